"""The desk, judging: verdicts, notes, flags, evidence, assignments, second reviews, and undo."""

from collections.abc import Callable
from typing import Any, ClassVar

from textual import on
from textual.binding import BindingType

from claimtrack.review.blind import blinded, is_blind
from claimtrack.review.details import Details, details_of
from claimtrack.review.keys import JUDGE_KEYS
from claimtrack.review.screens.choose import Choice, ChooseScreen, listed
from claimtrack.review.screens.form import Field, FormScreen
from claimtrack.review.screens.loading import LEFT
from claimtrack.review.screens.moving import MovingScreen
from claimtrack.review.screens.note import NoteScreen
from claimtrack.review.widgets.queue_list import QueueList
from claimtrack.review.widgets.rating_bar import RatingKey
from claimtrack.review.wording import action_words, brief, evidence_lines, verdicts_apart
from claimtrack.store import ActionView, Item

_LAST_ACTIONS = 200
NOBODY = "–"


class JudgingScreen(MovingScreen):
    """What a reviewer says about an item; what is shown as saved is on the disk."""

    BINDINGS: ClassVar[list[BindingType]] = JUDGE_KEYS

    async def action_judge(self, number: int) -> None:
        """Save verdict `number` (from 1) on the open item, then go to the next that needs one."""
        item = self.current
        if item is None or not 1 <= number <= len(self.ratings):
            return
        rating = self.ratings[number - 1]
        row = self.queue.row_after(self.query_one(QueueList).cursor, item.key)
        done = await self.do(
            lambda: self.store.add_verdict(
                item.key,
                rating,
                reviewer=self.reviewer,
                rationale=item.note,
                evidence=evidence_lines(item),
            ),
            f"✓ saved “{rating}”: {brief(item, 40)}",
            then=row,
        )
        if not done:
            return
        if is_blind(item, self.reviewer) and (saved := await self.fresh(item.key)):
            apart = verdicts_apart(saved, self.key("screen.adjudicate"))
            self.announce(apart, "Second review")
        elif row is None:
            self.announce("Everything here is judged.", "Done")

    @on(RatingKey.Chosen)
    async def _chosen(self, event: RatingKey.Chosen) -> None:
        await self.action_judge(event.number)

    async def do(self, call: Callable[[], Any], told: str, *, then: int | None = None) -> bool:
        """Have something recorded, show what it did to the items on the screen, and say so.

        `then`: the row to open at once. False, and nothing said to be done, when the store refused.
        """
        if then is not None and not await self.load(self.queue, then):
            then = None
        following, known = None if then is None else self.queue.row(then), self._details

        def recorded() -> Details | None:
            call()
            return details_of(self.store, following, known) if following else None

        answer = await self.act(recorded, stay=then is None)
        if answer is None:
            return False
        self.tell(told)
        if then is not None:
            with LEFT:
                self.open_row(then, answer[0])
        return True

    async def action_undo(self) -> None:
        """Take back this reviewer's last action, say which, and go back to its item."""
        await self._undo(None)

    async def _undo(self, action_id: int | None) -> None:
        answer = await self.act(lambda: self.store.undo(self.reviewer, action_id))
        if answer is None:
            return
        undone = answer[0]
        if undone is None:
            self.announce("You have nothing to take back.", "Undo")
            return
        item = await self.fresh(undone.item) if undone.item else None
        words = action_words(undone)
        self.tell(f"undone: {words}")
        about = f"{words} on {brief(item)}" if item else words
        self.announce(about, "Undone")
        if item is not None and not item.hidden:
            self.forget_article()
            await self.open_item(item)

    async def action_history(self) -> None:
        """Choose which of the last actions to take back."""
        found = await self.ask(self._last_actions)
        choices = [_past(action, item) for action, item in (found[0] if found else ())]
        self.app.push_screen(
            ChooseScreen("Take back one of your actions", "verdict, note, …", listed(choices)),
            self._undo_chosen,
        )

    def _last_actions(self) -> list[tuple[ActionView, Item | None]]:
        """This reviewer's last actions that stand, each with the item it was done to."""
        done = self.store.actions(self.reviewer, limit=_LAST_ACTIONS)
        standing = [action for action in done if not action.undone]
        items = self.store.items_of([action.item for action in standing if action.item])
        known = {item.key: blinded(item, self.reviewer) for item in items}
        return [(action, known.get(action.item) if action.item else None) for action in standing]

    async def _undo_chosen(self, action_id: int | None) -> None:
        if action_id is not None:
            await self._undo(action_id)

    def action_note(self) -> None:
        """Write the note of the open item."""
        item = self.current
        if item is not None:
            self.app.push_screen(
                NoteScreen(brief(item, 300), item.note), lambda note: self._keep_note(item, note)
            )

    async def _keep_note(self, item: Item, note: str | None) -> None:
        if note is not None and note != item.note:
            await self.do(
                lambda: self.store.set_note(item.key, note, reviewer=self.reviewer),
                "✓ note saved",
            )

    async def action_flag(self) -> None:
        """Flag the open item, or take its flag off."""
        item = self.current
        if item is not None:
            await self.do(
                lambda: self.store.set_flag(item.key, not item.flagged, reviewer=self.reviewer),
                "flag taken off" if item.flagged else "⚑ flagged",
            )

    def action_evidence(self) -> None:
        """Add evidence to the open item."""
        item = self.current
        if item is not None:
            fields = (
                Field("URL", hint="https://…, or nothing"),
                Field("Note", hint="what it shows"),
            )
            self.app.push_screen(
                FormScreen("Evidence", brief(item, 300), fields),
                lambda given: self._keep_evidence(item, given),
            )

    async def _keep_evidence(self, item: Item, given: tuple[str, ...] | None) -> None:
        if given is not None and any(given):
            url, note = given
            await self.do(
                lambda: self.store.add_evidence(item.key, url, note, reviewer=self.reviewer),
                "✓ evidence saved",
            )

    async def action_assign(self) -> None:
        """Give the open item to somebody to check."""
        item = self.current
        if item is None:
            return
        known = await self.ask(self.store.reviewers)
        names = dict.fromkeys([self.reviewer, *(known[0] if known else ())])

        async def fitting(words: str) -> list[Choice[str]]:
            found = [Choice(name, name) for name in names if words.lower() in name.lower()]
            if words and words not in names:
                found.append(Choice(words, words, "a reviewer who has done nothing yet"))
            return [*found, *([] if words else [Choice("", NOBODY, "to nobody")])]

        self.app.push_screen(
            ChooseScreen("Assign to", "a reviewer's name", fitting),
            lambda assignee: self._keep_assignment(item, assignee),
        )

    async def _keep_assignment(self, item: Item, assignee: str | None) -> None:
        if assignee is not None and assignee != item.assigned:
            await self.do(
                lambda: self.store.assign(item.key, assignee, reviewer=self.reviewer),
                f"✓ assigned to {assignee or 'nobody'}",
            )

    async def action_second(self) -> None:
        """Ask for a second review of the open item, or no longer."""
        item = self.current
        if item is not None:
            asked = not item.second_asked
            await self.do(
                lambda: self.store.ask_second(item.key, asked, reviewer=self.reviewer),
                "✓ a second review is asked for" if asked else "no second review",
            )


def _past(action: ActionView, item: Item | None) -> Choice[int]:
    about = brief(item, 200) if item else "a speaker"
    return Choice(action.id, f"{action.created:%d %b %H:%M}  {action_words(action)}", about)
