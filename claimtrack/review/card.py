"""What the claim card says, as styled text."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from claimtrack.folding import folded
from claimtrack.glyphs import clipped, visible, visible_lines
from claimtrack.lookalikes import caution
from claimtrack.review.wording import (
    chance,
    speaker_of,
    stance_mark,
    stance_side,
    stance_words,
    statement_of,
    worth,
)
from claimtrack.store import Item, StanceView, VerdictView

_SIDES = {"against": "bold $error", "for": "bold $success", "open": "bold $warning"}
_HEAD = "bold $soft"

_ROLES = {"second": "second review", "adjudication": "settles it"}
_SHORT_NAME = 24
_LONG = 160  # cells
_MOST = 5  # occurrences shown
_SURE = 0.8  # a stance more certain than this is shown without a figure

Piece = Content | tuple[str, str]


def card_content(
    item: Item,
    verdicts: Sequence[VerdictView],
    occurrences: Sequence[Item] = (),
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
        _as_written(item),
        _verdicts(verdicts),
        _occurrences(occurrences),
        _checks(item),
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
    if strange := caution(item.speaker):
        yield f"  ⚠ {strange}", "bold $warning"
    if item.flagged:
        yield "  ⚑ flagged", "bold $warning"
    if item.hidden:
        yield "  ✗ wrong extraction", "bold $error"
    if item.assigned:
        yield f"  → {visible(item.assigned)}", "bold"
    if item.status in ("needs second review", "disagreed"):
        yield f"  {item.status}", "bold $warning"
    elif item.second_asked and len(item.judged_by) < 2:
        yield "  second review asked for", "bold $warning"
    if item.added_by:
        yield f"  added by {visible(item.added_by)}", "$soft"
    elif item.corrected:
        yield "  corrected", "$soft"
    yield "\n" + statement_of(item), "bold"


def _as_written(item: Item) -> Iterator[Piece]:
    """The article's words, where the claim was put otherwise: more than marks taken away."""
    if item.proposition and folded(item.text) != folded(item.proposition):
        yield "AS WRITTEN", _HEAD
        yield f"\n“{visible(item.text)}”", "italic"


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
            yield " ", ""  # not underlined, as what can be clicked is
            yield f"“{visible(stance.words)}”", "italic" + jump
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


def _occurrences(occurrences: Sequence[Item]) -> Iterator[Piece]:
    if occurrences:
        yield f"ALSO CLAIMED {len(occurrences)}", _HEAD
    for item in occurrences[:_MOST]:
        about = ", ".join(filter(None, (item.article_title, item.article_date)))
        yield f"\n· {speaker_of(item)}", "bold"
        yield f"  {clipped(about, _LONG)} ", "$soft"
        yield from _opening(item)
        if item.verdict:
            yield f"  ✓ {visible(item.verdict.rating)}", "bold"
    if len(occurrences) > _MOST:
        yield f"\n… and {len(occurrences) - _MOST} more", "$soft"


def _opening(item: Item) -> Iterator[Piece]:
    """What an item says, to be clicked on."""
    opens = f"underline @click=screen.open('{item.key.kind}',{item.key.id})"
    yield clipped(statement_of(item), _LONG), opens


def _checks(item: Item) -> Iterator[Piece]:
    """What others found out before."""
    if item.checks:
        yield "CHECKED BY OTHERS", _HEAD
    for match in item.checks:
        check = match.check
        yield f"\n· {visible(check.rating) or 'no rating'}", "bold"
        about = ", ".join(filter(None, (check.publisher, check.date, chance(match.score))))
        yield f"  {visible(about)}: ", "$soft"
        yield clipped(visible(check.claim), _LONG), ""
        if check.url:
            yield f"\n  {visible(check.url)}", "$soft"


def _similar(similar: Sequence[Item]) -> Iterator[Piece]:
    if similar:
        yield "JUDGED ALREADY, AND SIMILAR", _HEAD
    for item in similar:
        if item.verdict:
            yield f"\n✓ {visible(item.verdict.rating)}", "bold"
        yield f"  {speaker_of(item)}: ", "$soft"
        yield from _opening(item)


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
