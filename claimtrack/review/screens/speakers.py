"""The speakers: their other names, their claims and verdicts, and which of them may be one."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input

from claimtrack.glyphs import clipped, visible
from claimtrack.review.screens.choose import Choice, ChooseScreen
from claimtrack.review.screens.listing import MOST, ListingScreen, heading
from claimtrack.review.wording import counted, known_words
from claimtrack.store import ItemFilter, SpeakerView

_ALIKE = 6


class SpeakersScreen(ListingScreen[SpeakerView]):
    """Enter opens the claims and quotes of a speaker."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+o",
            "merge",
            "Is the same as …",
            id="speakers.merge",
            tooltip="Merge this speaker into another one",
        ),
    ]
    HEADING = "Speakers"
    HINT = "a name or a part of it"

    async def find(self, words: str) -> Sequence[SpeakerView] | None:
        """Speakers by name or alias, those with most quotes first."""
        found = await self.ask(lambda: self.store.speakers(text=words, limit=MOST))
        return found[0] if found else None

    def line(self, row: SpeakerView, width: int) -> Content:
        """Name and number of quotes."""
        count = f"{' ⚠' if row.warning else ''} {row.quotes:,}"
        name = clipped(row.name, width - len(count))
        return Content.assemble((name, "bold"), (count, "$soft"))

    def where(self, row: SpeakerView) -> ItemFilter:
        """Everything the speaker said."""
        return ItemFilter(kinds=("claim", "quote"), speaker=row.name)

    async def details(self, row: SpeakerView) -> Content:
        """Counts, verdicts, aliases, and speakers with a like name."""
        ratings = await self.ask(self.store.speaker_ratings, row.id)
        alike = await self._alike(row)
        parts: list[tuple[str, str]] = [
            (visible(row.name), "bold underline $accent"),
            ("\n" + known_words(row) + ", " + counted(row.claims, "claim"), "$soft"),
        ]
        if row.warning:
            parts.append((f"\n⚠ {visible(row.warning)}", "bold $warning"))
        parts.append(heading("Verdicts"))
        rated = ratings[0] if ratings else {}
        parts.append(("\n".join(f"{n:4}  {visible(name)}" for name, n in rated.items()), ""))
        if not rated:
            parts.append(("none yet", "$soft"))
        if row.aliases:
            parts += [heading("Also called"), ("\n".join(map(visible, row.aliases)), "")]
        if alike:
            names = "\n".join(
                f"{visible(one.name)} ({counted(one.quotes, 'quote')})" for one in alike
            )
            parts += [heading("Maybe the same"), (names, ""), ("\nctrl+o merges", "$soft")]
        return Content.assemble(*parts)

    async def _alike(self, row: SpeakerView) -> list[SpeakerView]:
        """Speakers that are perhaps this one, the likest first; then those with its last name."""
        last = row.name.split()[-1] if row.name.split() else ""
        paired = await self.ask(self.store.speaker_suggestions)
        named = await self.ask(lambda: self.store.speakers(text=last, limit=50)) if last else None
        found = [
            pair.second if pair.first.id == row.id else pair.first
            for pair in (paired[0] if paired else ())
            if row.id in (pair.first.id, pair.second.id)
        ]
        found += (
            other
            for other in (named[0] if named else ())
            if other.id != row.id and last.lower() in other.name.lower().split()
        )
        return list({other.id: other for other in found}.values())[:_ALIKE]

    async def action_merge(self) -> None:
        """Say that this speaker is another one."""
        row = self.marked
        if row is None:
            return
        alike = await self._alike(row)

        async def fitting(words: str) -> list[Choice[int]]:
            found = await self.ask(lambda: self.store.speakers(text=words, limit=30))
            near = [] if words else alike
            rest = [one for one in (found[0] if found else ()) if one not in near]
            return [
                Choice(one.id, one.name, known_words(one, words))
                for one in (*near, *rest)
                if one.id != row.id
            ]

        title = f"{row.name} is the same as …"
        screen = ChooseScreen(title, "the name it is to be called by", fitting)
        self.app.push_screen(screen, partial(self._merge, row))

    async def _merge(self, row: SpeakerView, into: int | None) -> None:
        if into is None:
            return
        merged = await self.ask(
            lambda: self.store.merge_speakers(row.id, into, reviewer=self.reviewer)
        )
        if merged is not None:
            self.notify(f"{visible(row.name)} merged; u at the desk undoes it", markup=False)
            self.list_rows(self.query_one("#listing-words", Input).value)
