"""When is a predicted attribution right? Overlap of content, agreement of sources, pairing.

The definitions are those of PARC 3 evaluations (Pareti 2015) in the strict form used for PolNeAR: contents
are compared as sets of characters without blanks and quotation marks; the share is of the larger of
the two; sources agree when they share an informative word, or are the same characters.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from claimtrack.encoder.quotation import MARKS
from claimtrack.errors import ClaimtrackError
from claimtrack.spans import Spans

STRICT = 0.8
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s$")
_PRONOUNS = frozenset(
    """i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself
    she her hers herself it its itself they them their theirs themselves who whom whose which that this these
    those one someone somebody anyone anybody everyone everybody nobody none many some others another both all
    few several most each either neither""".split()
)
_FUNCTION_WORDS = frozenset(
    """a an the of in on at by for from to with and or but as is are was were be been being has have had
    do does did not no nor so than then there here when where while also said says say mr mrs ms dr s t d
    ll re ve m according into about over under up down out off who's such own same other its""".split()
)


def characters(text: str, spans: Spans) -> frozenset[int]:
    """The places of the characters that count: neither blanks nor quotation marks."""
    return frozenset(
        place
        for start, end in spans
        for place in range(max(0, start), min(end, len(text)))
        if not text[place].isspace() and text[place] not in MARKS
    )


def share(predicted: frozenset[int], gold: frozenset[int]) -> float:
    """Common characters, of the larger of the two, in [0, 1]."""
    return len(predicted & gold) / max(len(predicted), len(gold), 1)


def sources_agree(text: str, predicted: Spans, gold: Spans) -> bool:
    """Both empty, or an informative word in common, or the very same characters."""
    if not predicted or not gold:
        return not predicted and not gold
    if _informative(text, predicted) & _informative(text, gold):
        return True
    return characters(text, predicted) == characters(text, gold)


def same_places(text: str, predicted: Spans, gold: Spans) -> bool:
    """Whether an informative word of one source is at the same place in the other."""
    return bool(_placed_words(text, predicted) & _placed_words(text, gold))


def pair(
    predicted: Sequence[frozenset[int]], gold: Sequence[frozenset[int]]
) -> list[tuple[int, int, float]]:
    """One-to-one pairs (prediction, gold, share) of greatest total overlap (Kuhn-Munkres).

    Needs SciPy, which the extra `train` brings.
    """
    import numpy as np

    try:
        from scipy.optimize import linear_sum_assignment
    except ImportError:
        raise ClaimtrackError(
            "scoring needs SciPy; install it with: pip install 'claimtrack[train]'"
        ) from None

    owners: dict[int, list[int]] = defaultdict(list)
    for index, places in enumerate(gold):
        for place in places:
            owners[place].append(index)
    common: dict[tuple[int, int], int] = defaultdict(int)
    for index, places in enumerate(predicted):
        for place in places:
            for other in owners.get(place, ()):
                common[index, other] += 1
    if not common:
        return []
    rows = sorted({row for row, _ in common})
    columns = sorted({column for _, column in common})
    value = np.zeros((len(rows), len(columns)))
    for (row, column), count in common.items():
        larger = max(len(predicted[row]), len(gold[column]))
        value[rows.index(row), columns.index(column)] = count + 0.5 * count / larger
    chosen = linear_sum_assignment(-value)
    return [
        (rows[a], columns[b], share(predicted[rows[a]], gold[columns[b]]))
        for a, b in zip(*chosen, strict=True)
        if (rows[a], columns[b]) in common
    ]


def _informative(text: str, spans: Spans) -> set[str]:
    return {word for word, _ in _placed_words(text, spans)}


def _placed_words(text: str, spans: Spans) -> set[tuple[str, int]]:
    """The words that tell who a source is, case folded, each with its place."""
    words = {
        (_POSSESSIVE.sub("", match.group().lower()), match.start())
        for start, end in spans
        for match in _WORD.finditer(text, start, end)
    }
    return {(word, at) for word, at in words if word in _PRONOUNS or word not in _FUNCTION_WORDS}
