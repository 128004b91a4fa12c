"""The claim card: everything known about the open item beside its words in the article."""

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from claimtrack.glyphs import visible, visible_lines
from claimtrack.review.wording import (
    chance,
    speaker_of,
    stance_mark,
    stance_side,
    stance_words,
    statement_of,
    worth,
)
from claimtrack.store.views import Item, StanceView, VerdictView

_SIDES = {"against": "bold $error", "for": "bold $success", "open": "bold $warning"}
_HEAD = "bold $soft"

_ROLES = {"second": "second review", "adjudication": "settles it"}
_SHORT_NAME = 24
_SURE = 0.8  # a stance more certain than this is shown without a figure

Piece = Content | tuple[str, str]


class ClaimCard(VerticalScroll, can_focus=True):
    """Who claims what, how firmly, who says otherwise, how sure claimtrack is, earlier verdicts."""

    def __init__(self) -> None:
        super().__init__(id="card")
        self._words = Static(markup=False, id="card-words")

    def compose(self) -> ComposeResult:
        """One text, that wraps to the card's width."""
        yield self._words

    def show(
        self,
        item: Item,
        verdicts: Sequence[VerdictView],
        *,
        visiting: bool = False,
        blind: bool = False,
    ) -> None:
        """Show `item` with all `verdicts` ever given on it; `visiting`: it is not in the queue."""
        self.border_title = Content("Claim" if item.key.kind == "claim" else "Quote")
        self.border_subtitle = Content("opened from outside the queue") if visiting else None
        self._words.update(card_content(item, verdicts, blind=blind))
        self.scroll_home(animate=False)

    def clear(self, words: str) -> None:
        """Show no item but `words`, which say why and what to do."""
        self.border_title, self.border_subtitle = Content("Claim"), None
        self._words.update(Content(words))


def card_content(item: Item, verdicts: Sequence[VerdictView], *, blind: bool = False) -> Content:
    """The card's text with its styles; nothing in it is read as markup.

    `blind`: the reviewer is to judge second, and what the first did is not in `item`.
    """
    parts: list[Piece] = []
    for section in (
        _head(item),
        _blind(item, blind),
        _stances(item.stances),
        _verdicts(verdicts),
        _note(item),
        _evidence(item),
        _why(item),
    ):
        pieces = list(section)
        if pieces and parts:
            parts.append(("\n\n", ""))
        parts.extend(pieces)
    return Content.assemble(*parts)


def _head(item: Item) -> Iterator[Piece]:
    yield speaker_of(item), "bold underline $accent"
    kind = f"{item.quote_kind} quote"
    # A long name gets its line for itself: cut in two beside other words it is hard to read.
    joint = "  " if len(speaker_of(item)) <= _SHORT_NAME else "\n"
    yield joint + visible(", ".join(filter(None, (item.modality, kind)))), "$soft"
    if item.flagged:
        yield "  ⚑ flagged", "bold $warning"
    if item.hidden:
        yield "  ✗ wrong extraction", "bold $error"
    if item.assigned:
        yield f"  → {visible(item.assigned)}", "bold"
    if item.status in ("needs second review", "disagreed"):
        yield f"  {item.status}", "bold $warning"
    if item.added_by:
        yield f"  added by {visible(item.added_by)}", "$soft"
    elif item.corrected:
        yield "  corrected", "$soft"
    yield "\n" + statement_of(item), "bold"
    if item.proposition and item.text and item.text != item.proposition:
        yield "\n" + f"as written: “{visible(item.text)}”", "italic $soft"


def _blind(item: Item, blind: bool) -> Iterator[Piece]:
    if blind:
        yield "SECOND REVIEW", _HEAD
        yield "\nThe first verdict is shown when yours is saved.", "italic"


def _evidence(item: Item) -> Iterator[Piece]:
    if item.evidence:
        yield f"EVIDENCE {len(item.evidence)}", _HEAD
    for found in item.evidence:
        yield "\n· " + visible(" ".join(filter(None, (found.url, found.note)))), ""
        yield f"  {visible(found.reviewer)}", "$soft"


def _stances(stances: Sequence[StanceView]) -> Iterator[Piece]:
    if stances:
        yield f"STANCES {len(stances)}", _HEAD
    for stance in stances:
        yield f"\n{stance_mark(stance.stance)} ", _SIDES[stance_side(stance.stance)]
        yield visible(stance.by) or "somebody", "bold"
        yield " " + stance_words(stance.stance), _SIDES[stance_side(stance.stance)]
        if stance.words:
            yield f" “{visible(stance.words)}”", "italic"
        if stance.confidence < _SURE:
            yield f" ({chance(stance.confidence)})", "$soft"


def _verdicts(verdicts: Sequence[VerdictView]) -> Iterator[Piece]:
    if verdicts:
        yield "VERDICTS", _HEAD
    for verdict in sorted(verdicts, key=lambda given: given.id, reverse=True):
        when = verdict.created.strftime("%Y-%m-%d %H:%M")
        yield f"\n{'✓' if not verdict.withdrawn else '–'} ", "bold"
        yield visible(verdict.rating), "strike $soft" if verdict.withdrawn else "bold"
        yield f"  {visible(verdict.reviewer)}, {when}", "$soft"
        if verdict.role:
            yield f", {_ROLES[verdict.role]}", "$soft"
        if verdict.withdrawn:
            yield " (undone)", "$soft"
        for words in filter(None, (verdict.rationale, verdict.evidence)):
            yield "\n  " + visible_lines(words), ""


def _note(item: Item) -> Iterator[Piece]:
    if item.note:
        yield "NOTE", _HEAD
        yield "\n" + visible_lines(item.note), ""


def _why(item: Item) -> Iterator[Piece]:
    yield "WHY", _HEAD
    if item.key.kind == "claim":
        yield f"\nworth checking: {worth(item.check_worthiness)}", ""
    yield f"\nattribution: {chance(item.confidence)}", ""
    for reason in item.reasons:
        yield f"\n· {visible(reason)}", "$soft"
