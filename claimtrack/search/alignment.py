"""A recorded quote and what is quoted now, word by word: kept, dropped, added, replaced, moved.

The alignment is the best-scoring one with affine gaps (Gotoh 1982), so that words left out in one
place count as one omission; what the record says before and after is free, as a part may be quoted.
Words that were taken out of one place and stand in another are then told as moved.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from claimtrack.search.words import Word, words
from claimtrack.spans import Span

StepKind = Literal["kept", "dropped", "added", "replaced", "moved"]

_SAME = 2.0
_SIMILAR = 1.0
"""For words that a typo could turn into each other."""
_OTHER = -1.1
_GAP = -1.2
_DROP_MORE = -0.08
_ADD_MORE = -0.5
_TYPO = 70.0
_NEVER = float("-inf")
_SIMILAR_COVERS = 0.75
"""How much of a word is recorded where the record has one that a typo could turn into it."""

_Pair = tuple[int | None, int | None]
"""The places of a recorded and of a given word that belong together; None where there is none."""


@dataclass(frozen=True, slots=True)
class Step:
    """Words in a row with which the same happened, as they were `recorded` and as they are `given`.

    `recorded` is empty for what was added, `given` for what was dropped; of words that were moved
    both hold them, at their new place.
    """

    kind: StepKind
    recorded: tuple[Word, ...]
    given: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """The steps in the order of what is given; `span` is the part of the record they are about.

    `coverage` is how much of what is given was recorded (by letters, in [0, 1]).
    """

    steps: tuple[Step, ...]
    span: Span
    coverage: float

    @property
    def changed(self) -> tuple[Step, ...]:
        """The steps where the words are not those of the record."""
        return tuple(step for step in self.steps if step.kind != "kept")


def align(recorded: str, given: str, within: Span | None = None) -> Alignment:
    """Compares `given` with `recorded`, or with the part of it around `within`."""
    record, quoted = words(recorded), words(given)
    if within is not None and len(record) > 4 * len(quoted) + 40:
        room = 2 * (len(given) + 40)
        record = [w for w in record if within[0] - room <= w.start and w.end <= within[1] + room]
    pairs = _with_moves(record, quoted, _aligned(record, quoted))
    steps = tuple(_steps(record, quoted, pairs))
    used = [word for step in steps for word in step.recorded]
    span = (min(w.start for w in used), max(w.end for w in used)) if used else (0, 0)
    same = sum(_covered(step) for step in steps)
    return Alignment(steps, span, same / max(1, sum(len(word.plain) for word in quoted)))


def _covered(step: Step) -> float:
    """How many letters of what is given are recorded."""
    if step.kind in ("kept", "moved"):
        return sum(len(word.plain) for word in step.given)
    pairs = zip(step.recorded, step.given, strict=False)
    similar = (new for old, new in pairs if _likeness(old, new) == _SIMILAR)
    return _SIMILAR_COVERS * sum(len(word.plain) for word in similar)


def _likeness(first: Word, second: Word) -> float:
    if first.plain == second.plain:
        return _SAME
    return _SIMILAR if fuzz.ratio(first.plain, second.plain) >= _TYPO else _OTHER


def _aligned(record: Sequence[Word], quoted: Sequence[Word]) -> list[_Pair]:
    """The pairs of the best alignment; without the record's words before and after it."""
    rows, columns = len(record), len(quoted)
    # Three tables: ending in a pair (0), in a dropped (1), in an added word (2).
    best = [[[_NEVER] * (columns + 1) for _ in range(rows + 1)] for _ in range(3)]
    came = [[[0] * (columns + 1) for _ in range(rows + 1)] for _ in range(3)]
    for row in range(rows + 1):
        best[0][row][0] = 0.0
    for row in range(rows + 1):
        for column in range(1, columns + 1):
            if row:
                gain = _likeness(record[row - 1], quoted[column - 1])
                _enter(best, came, 0, row, column, (row - 1, column - 1), (gain, gain, gain))
                drops = (_GAP, _DROP_MORE, _GAP)
                _enter(best, came, 1, row, column, (row - 1, column), drops)
            _enter(best, came, 2, row, column, (row, column - 1), (_GAP, _GAP, _ADD_MORE))
    ends = [(best[table][row][columns], -row, table) for row in range(rows + 1) for table in (0, 2)]
    _, above, table = max(ends)
    row, column = -above, columns
    pairs: list[_Pair] = []
    while column:
        before = came[table][row][column]
        if table != 2:
            row -= 1
        if table != 1:
            column -= 1
        pairs.append((row if table != 2 else None, column if table != 1 else None))
        table = before
    return pairs[::-1]


def _enter(
    best: list[list[list[float]]],
    came: list[list[list[int]]],
    table: int,
    row: int,
    column: int,
    before: tuple[int, int],
    gains: tuple[float, float, float],
) -> None:
    scores = [best[t][before[0]][before[1]] + gains[t] for t in range(3)]
    chosen = max(range(3), key=lambda t: scores[t])
    best[table][row][column] = scores[chosen]
    came[table][row][column] = chosen


def _with_moves(
    record: Sequence[Word], quoted: Sequence[Word], pairs: list[_Pair]
) -> list[tuple[_Pair, bool]]:
    """The pairs, with True for those of moved words; what they were paired with stands alone."""

    def same(pair: _Pair) -> bool:
        old, new = pair
        return old is not None and new is not None and record[old].plain == quoted[new].plain

    # What the record says before and after the part that was aligned may have been moved too.
    gone = set(range(len(record))) - {pair[0] for pair in pairs if same(pair)}
    come = {new for old, new in pairs if new is not None and not same((old, new))}
    moved: dict[int, int] = {}
    while run := _longest_run(record, quoted, gone, come):
        first, place, length = run
        moved |= {place + step: first + step for step in range(length)}
        gone -= set(range(first, first + length))
        come -= set(range(place, place + length))
    away = set(moved.values())
    made: list[tuple[_Pair, bool]] = []
    for old, new in pairs:
        left = None if old in away else old
        if new in moved:
            if left is not None:
                made.append(((left, None), False))
            made.append(((moved[new], new), True))
        elif left is not None or new is not None:
            made.append(((left, new), False))
    return made


def _longest_run(
    record: Sequence[Word], quoted: Sequence[Word], gone: set[int], come: set[int]
) -> tuple[int, int, int] | None:
    """The longest run of words both gone and come; one short word alone moves by chance."""
    best: tuple[int, int, int] | None = None
    for old in gone:
        for new in come:
            length = 0
            while (
                old + length in gone
                and new + length in come
                and record[old + length].plain == quoted[new + length].plain
            ):
                length += 1
            telling = length > 1 or (length == 1 and len(record[old].plain) > 3)
            if telling and (best is None or length > best[2]):
                best = (old, new, length)
    return best


def _steps(
    record: Sequence[Word], quoted: Sequence[Word], pairs: list[tuple[_Pair, bool]]
) -> list[Step]:
    steps: list[Step] = []
    for (old, new), moved in pairs:
        recorded: tuple[Word, ...] = () if old is None else (record[old],)
        given: tuple[Word, ...] = () if new is None else (quoted[new],)
        kind: StepKind = "replaced"
        if not recorded or not given:
            kind = "dropped" if recorded else "added"
        elif moved or recorded[0].plain == given[0].plain:
            kind = "moved" if moved else "kept"
        if steps and steps[-1].kind == kind:
            last = steps.pop()
            recorded, given = last.recorded + recorded, last.given + given
        steps.append(Step(kind, recorded, given))
    return steps
