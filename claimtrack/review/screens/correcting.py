"""The desk, correcting what the analysis found: speaker, stances, words, wording, what it missed."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from claimtrack.review.keys import CORRECT_KEYS
from claimtrack.review.screens.choose import Choice, ChooseScreen, listed
from claimtrack.review.screens.judging import JudgingScreen
from claimtrack.review.screens.note import NoteScreen
from claimtrack.review.widgets.article_pane import ArticlePane
from claimtrack.review.widgets.queue_list import QueueList
from claimtrack.review.wording import brief, known_words, speaker_of, stance_words
from claimtrack.spans import Spans
from claimtrack.store import STANCE_KINDS, Item, Missed, StanceView

_SAYS = "What the claim says"
_PARTS = (
    Choice("content", "content", "what was said"),
    Choice("source", "source", "the words that say who"),
    Choice("cue", "cue", "said, denied, …"),
)


Chosen = Callable[[str | None], Awaitable[None]] | Callable[[str | None], None]


class CorrectingScreen(JudgingScreen):
    """Corrections are recorded beside the analysis, and can be undone like everything else."""

    BINDINGS: ClassVar[list[BindingType]] = CORRECT_KEYS

    def choose_speaker(self, title: str, then: Chosen) -> None:
        """Have a speaker chosen among the known ones, or a new one made."""

        async def fitting(words: str) -> Sequence[Choice[str]]:
            found = await self.ask(lambda: self.store.speakers(text=words, limit=30))
            choices = [
                Choice(known.name, known.name, known_words(known, words))
                for known in (found[0] if found else ())
            ]
            if words and all(choice.name.lower() != words.lower() for choice in choices):
                choices.append(Choice(words, words, "a new speaker"))
            return choices

        self.app.push_screen(ChooseScreen(title, "a name or a part of it", fitting), then)

    def action_speaker(self) -> None:
        """Change who said it."""
        item = self.current
        if item is not None:
            title = f"Who said it? Now: {item.speaker or 'nobody'}"
            self.choose_speaker(title, lambda name: self._keep_speaker(item, name))

    async def _keep_speaker(self, item: Item, name: str | None) -> None:
        if name is not None and name != item.speaker:
            await self.do(
                lambda: self.store.correct_speaker(item.key, name, reviewer=self.reviewer),
                f"✓ said by {name}",
            )

    def action_stance(self) -> None:
        """Change a stance on the claim, take one away, or add one."""
        item = self.current
        if item is None or item.key.kind != "claim":
            self.notify(
                f"Only a claim has stances; {self.key('find.kinds')} shows claims.", markup=False
            )
            return
        if not item.stances:
            self._choose_stance(item, None)
            return
        new = Choice[int](len(item.stances), "another stance", "add one")
        old = [
            Choice(place, f"{stance.by or 'somebody'} {stance_words(stance.stance)}", "change")
            for place, stance in enumerate(item.stances)
        ]

        def chosen(place: int | None) -> None:
            if place is not None:
                self._choose_stance(item, (*item.stances, None)[place])

        self.app.push_screen(ChooseScreen("Which stance?", "", listed([*old, new])), chosen)

    def _choose_stance(self, item: Item, was: StanceView | None) -> None:
        kinds = [Choice(kind, stance_words(kind)) for kind in STANCE_KINDS]
        if was is not None:
            kinds.append(Choice("", "none", "take it away"))

        def chosen(kind: str | None) -> None:
            if kind == "" and was is not None:
                self.run_worker(self._keep_stance(item, was, "", was.by))
            elif kind:
                title = f"Who {stance_words(kind)}?" + (f" Now: {was.by}" if was else "")
                self.choose_speaker(title, partial(self._keep_stance, item, was, kind))

        self.app.push_screen(ChooseScreen("What is done to the claim?", "", listed(kinds)), chosen)

    async def _keep_stance(
        self, item: Item, was: StanceView | None, kind: str, by: str | None
    ) -> None:
        if by is not None:
            await self.do(
                lambda: self.store.correct_stance(item.key, was, kind, by, reviewer=self.reviewer),
                f"✓ {by} {stance_words(kind)}" if kind else f"✓ no stance of {by}",
            )

    def action_wording(self) -> None:
        """Change what the claim says."""
        item = self.current
        if item is not None and item.key.kind == "claim":
            hint = "What is claimed, as a sentence part that stands alone."
            screen = NoteScreen(
                f"{speaker_of(item)} claims that …", item.proposition, title=_SAYS, hint=hint
            )
            self.app.push_screen(screen, lambda words: self._keep_wording(item, words))

    async def _keep_wording(self, item: Item, given: str | None) -> None:
        words = " ".join((given or "").split())
        if words and words != item.proposition:
            await self.do(
                lambda: self.store.correct_wording(item.key, words, reviewer=self.reviewer),
                "✓ wording saved",
            )

    async def action_wrong(self) -> None:
        """Mark the open item as no quote or claim at all; it leaves the queue."""
        item = self.current
        if item is None or item.hidden:
            return
        done = await self.do(
            lambda: self.store.mark_wrong(item.key, reviewer=self.reviewer),
            f"✓ wrong extraction: {brief(item, 40)}",
        )
        row = self.queue.next_open(self.query_one(QueueList).cursor)
        if done and row is not None:
            await self.go_to(row)

    def action_words(self) -> None:
        """Select the right words of the content, source or cue."""
        item = self.current
        if item is None:
            return

        def chosen(part: str | None) -> None:
            if part is not None:
                spans: Spans = getattr(item, part)
                self.query_one(ArticlePane).select(spans, partial(self._keep_span, item, part))

        self.app.push_screen(ChooseScreen("Which words are wrong?", "", listed(_PARTS)), chosen)

    async def _keep_span(self, item: Item, part: str, spans: Spans) -> None:
        await self.do(
            lambda: self.store.correct_span(item.key, part, spans, reviewer=self.reviewer),
            f"✓ {part} corrected",
        )

    def action_missed(self) -> None:
        """Select a quote that the analysis missed, say whose it is and what it claims."""
        item = self.current
        if item is not None:
            spans = item.content[:1]
            self.query_one(ArticlePane).select(spans, partial(self._missed_words, item.article_id))

    async def _missed_words(self, article_id: int, spans: Spans) -> None:
        title = "Who said it?"
        self.choose_speaker(title, lambda name: self._missed_claim(article_id, spans, name))

    def _missed_claim(self, article_id: int, spans: Spans, speaker: str | None) -> None:
        if speaker is None:
            return
        words = self.query_one(ArticlePane).words_of(spans)
        hint = "As a sentence part that stands alone; empty for a quote without a claim."
        self.app.push_screen(
            NoteScreen(f"{speaker} claims that …", words, title=_SAYS, hint=hint),
            lambda given: self._keep_missed(article_id, spans, speaker, given),
        )

    async def _keep_missed(
        self, article_id: int, spans: Spans, speaker: str, given: str | None
    ) -> None:
        if given is None:
            return
        missed = Missed(article_id, spans, speaker, proposition=" ".join(given.split()))
        added = await self.act(lambda: self.store.add_missed(missed, reviewer=self.reviewer))
        item = await self.fresh(added[0]) if added else None
        if item is not None:
            self.tell(f"✓ added: {brief(item, 40)}")
            self.forget_article()
            await self.open_item(item)

    @on(ArticlePane.Selected)
    async def _selected(self, event: ArticlePane.Selected) -> None:
        self.query_one(QueueList).focus()
        await event.then(event.spans)

    @on(ArticlePane.SelectionLeft)
    def _selection_left(self) -> None:
        self.query_one(QueueList).focus()
