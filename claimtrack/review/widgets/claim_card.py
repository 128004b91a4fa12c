"""The claim card: everything known about the open item beside its words in the article."""

from collections.abc import Iterator, Sequence

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from claimtrack.glyphs import clipped, visible, visible_lines
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
_LONGEST_SIMILAR = 160  # cells
_SURE = 0.8  # a stance more certain than this is shown without a figure

Piece = Content | tuple[str, str]


class ClaimCard(ScrollView, can_focus=True):
    """Who claims what, how firmly, who says otherwise, how sure claimtrack is, earlier verdicts.

    It draws its lines itself: a text inside a scrolling box is laid out and painted twice.
    """

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__(id="card")
        self._content = Content("")
        self._strips: list[Strip] = []
        self._shown: tuple[Item, *tuple[object, ...]] | None = None

    def show(
        self,
        item: Item,
        verdicts: Sequence[VerdictView],
        *,
        similar: Sequence[Item] = (),
        visiting: bool = False,
        blind: bool = False,
    ) -> None:
        """Show `item` with all `verdicts` ever given on it; `visiting`: it is not in the queue.

        `similar`: what is like it and was judged already.
        """
        wanted = (item, tuple(verdicts), tuple(similar), visiting, blind)
        if wanted == self._shown:
            return
        another = self._shown is None or self._shown[0].key != item.key
        self._shown = wanted
        self.border_title = Content("Claim" if item.key.kind == "claim" else "Quote")
        self.border_subtitle = Content("opened from outside the queue") if visiting else None
        self._draw(card_content(item, verdicts, similar, blind=blind))
        if another:
            self.scroll_home(animate=False)

    def clear(self, words: str) -> None:
        """Show no item but `words`, which say why and what to do."""
        self._shown = None
        self.border_title, self.border_subtitle = Content("Claim"), None
        self._draw(Content(words))

    def _draw(self, content: Content) -> None:
        self._content = content
        width = self.scrollable_content_region.width
        self._strips = (
            Visual.to_strips(self, content, width, None, self.visual_style) if width else []
        )
        self.virtual_size = Size(width, len(self._strips))
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Break the lines anew."""
        self._draw(self._content)

    def notify_style_update(self) -> None:
        """Colours changed with the theme."""
        super().notify_style_update()
        self._draw(self._content)

    def render_line(self, y: int) -> Strip:
        """One screen line."""
        number, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        if number >= len(self._strips):
            return Strip.blank(width, self.rich_style)
        return self._strips[number].adjust_cell_length(width, self.rich_style)


def card_content(
    item: Item,
    verdicts: Sequence[VerdictView],
    similar: Sequence[Item] = (),
    *,
    blind: bool = False,
) -> Content:
    """The card's text with its styles; nothing in it is read as markup.

    `blind`: the reviewer is to judge second, and what the first did is not in `item`.
    """
    parts: list[Piece] = []
    for section in (
        _head(item),
        _blind(item, blind),
        _stances(item.stances),
        _verdicts(verdicts),
        _similar(similar),
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
            place = stance.cue[0][0] if stance.cue else None
            jump = f" @click=screen.look_at({place})" if place is not None else ""
            yield f" “{visible(stance.words)}”", "italic" + jump
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


def _similar(similar: Sequence[Item]) -> Iterator[Piece]:
    if similar:
        yield "JUDGED ALREADY, AND SIMILAR", _HEAD
    for item in similar:
        if item.verdict:
            yield f"\n✓ {visible(item.verdict.rating)}", "bold"
        yield f"  {speaker_of(item)}: ", "$soft"
        opens = f"underline @click=screen.open('{item.key.kind}',{item.key.id})"
        yield clipped(statement_of(item), _LONGEST_SIMILAR), opens


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
