"""From the network's probabilities to relations: one joint Viterbi search a window.

Every word gets one state: outside, or cue, source or content of one of the window's cues. The score of
a state mixes what `conditional` says of the word given that cue with what the role tags and links say.
What the joint search cannot give - one source or one content that serves several cues - is lent
afterwards: a cue that got none is searched again by itself. The edges of what it gives are settled last.
"""

from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claimtrack.attribution.edges import settle_edges
from claimtrack.attribution.network import CUE_TAGS, LEFT, RIGHT, ROLE_TAGS
from claimtrack.encoder.pieces import Encoded
from claimtrack.encoder.quotation import MARKS, State, touching

Floats = NDArray[np.float64]
Words = NDArray[np.int64]

_ROLE = {tag: index for index, tag in enumerate(ROLE_TAGS)}
_OUT, _CUE, _SOURCE, _CONTENT = range(4)
_B_SOURCE, _I_SOURCE, _B_CONTENT, _I_CONTENT, _CUE_TAG = (
    CUE_TAGS.index(tag) for tag in ("B-source", "I-source", "B-content", "I-content", "cue")
)
NEVER = -20.0  # log probability of what is out of a cue's reach
_SOURCES, _CONTENTS = (_B_SOURCE, _I_SOURCE), (_B_CONTENT, _I_CONTENT)


@dataclass(frozen=True, slots=True)
class Decoding:
    """Settings of the search, chosen on held-back articles of the training split."""

    cue_threshold: float = 0.45
    mix: float = 0.5  # weight of role tags and links against `conditional`
    other_tag: float = (
        0.05  # share of the begin tag's probability that counts inside, and inversely
    )
    new_run: float = 0.5  # cost of a further piece of content
    source_bonus: float = 1.0
    lent_source_bonus: float = 1.0
    lent_content_bonus: float = 0.0
    edges: float = 1.0  # weight of the edge scores against `path`; both 0: the search's edges stay
    path: float = 0.3  # weight of the search's own scores for an edge


@dataclass(frozen=True, slots=True)
class WindowScores:
    """What the network says of the words `low` to `high`: log probabilities.

    `roles` [words, role tags]; `links` [words, 1 + cues] (0: no cue); `conditional` [cues, span, cue
    tags]; `edges` [cues, 2, span], of the first and the last word of the content; `cues` the candidates,
    counted from `low`.
    """

    low: int
    high: int
    roles: Floats
    links: Floats
    cues: list[int]
    conditional: Floats
    edges: Floats


@dataclass(frozen=True, slots=True)
class Relation:
    """A decoded attribution as word indexes of the text, with the figures confidence is made from."""

    cue: list[int]
    source: list[int]
    content: list[int]
    cue_probability: float
    content_score: float  # mean log odds of the content words in the cue's reach
    edge_score: float  # least log odds at the edges of the content, where they are in reach
    source_score: float  # mean log odds of the source words; 0 without a source
    agreement: float  # probability that the edges of the content are where a reader has them
    lent: bool


def decode(encoded: Encoded, scores: WindowScores, settings: Decoding) -> list[Relation]:
    """The relations of one window, in the order of their cues."""
    keep = [
        index
        for index, cue in enumerate(scores.cues)
        if np.exp(scores.roles[cue, _ROLE["B-cue"]]) > settings.cue_threshold
    ]
    if not keep:
        return []
    cues = [scores.cues[index] for index in keep]
    given = _given_cue(scores, keep)
    stay, begin = _state_scores(scores, keep, given, settings)
    count = len(cues)
    cost = np.zeros(1 + 3 * count)
    cost[1 + 2 * count :] = settings.new_run
    states = _viterbi(stay, begin, cost)
    roles = np.where(states == 0, _OUT, (states - 1) // count + 1)
    owners = np.where(states == 0, -1, (states - 1) % count)
    _fill_quotations(encoded, scores.low, cues, roles, owners)
    bounds = _Bounds(encoded, scores, settings)
    relations = []
    for number, cue in enumerate(cues):
        own = owners == number
        content = np.nonzero(own & (roles == _CONTENT))[0]
        source = np.nonzero(own & (roles == _SOURCE))[0]
        taken = own & (roles != _OUT)
        lent = not len(content)
        if lent and not len(source):
            source, content = _lent(given[number], taken, (_SOURCES, _CONTENTS), settings)
        elif lent:
            (content,) = _lent(given[number], taken, (_CONTENTS,), settings)
        elif not len(source):
            (source,) = _lent(given[number], taken, (_SOURCES,), settings)
        if not len(content):
            continue
        agreement = 1.0
        if not lent and (settings.edges or settings.path):
            column = 1 + 2 * count + number
            free = (roles == _OUT) | (own & (roles == _CONTENT))
            content, agreement = bounds.settle(
                content, keep[number], stay[:, column], begin[:, column], free
            )
        if not (own & (roles == _SOURCE)).any():
            source = _not_half(source, [(roles == _SOURCE) & (owners == n) for n in range(count)])
        near = slice(*np.searchsorted(content, [cue - LEFT, cue + RIGHT + 1]))
        relations.append(
            Relation(
                cue=[scores.low + int(word) for word in np.nonzero(own & (roles == _CUE))[0]],
                source=[scores.low + int(word) for word in source],
                content=[scores.low + int(word) for word in content],
                cue_probability=float(np.exp(scores.roles[cue, _ROLE["B-cue"]])),
                content_score=_mean_odds(given[number], content[near], (_B_CONTENT, _I_CONTENT)),
                edge_score=_edge_odds(given[number], content[near]),
                source_score=_mean_odds(given[number], source, (_B_SOURCE, _I_SOURCE)),
                agreement=agreement,
                lent=lent,
            )
        )
    return relations


class _Bounds:
    """Settles the edges of the contents of one window."""

    def __init__(self, encoded: Encoded, scores: WindowScores, settings: Decoding) -> None:
        words = slice(scores.low, scores.high)
        self.scores, self.settings = scores, settings
        self.paragraph = encoded.paragraph[words]
        self.quoted = encoded.quote[words] != State.OUTSIDE
        starts = encoded.starts[words]
        self.sizes = (encoded.ends[words] - starts).astype(np.float64)
        self.sizes[[encoded.text[start] in MARKS for start in starts]] = 0

    def settle(
        self, content: Words, cue: int, stay: Floats, begin: Floats, free: NDArray[np.bool_]
    ) -> tuple[Words, float]:
        """The content of the candidate `cue` with its edges settled, and the probability that they
        agree; those in quotation marks stay.

        `stay` and `begin` [words] are the search's scores for the content of that cue.
        """
        fixed = bool(self.quoted[content[0]]), bool(self.quoted[content[-1]])
        if all(fixed):
            return content, 1.0
        onward = np.cumsum(stay)
        path = np.stack([onward[-1] - onward + begin, onward])
        own = _around(self.scores, cue, self.scores.edges[cue], NEVER)
        likely = self.settings.edges * own + self.settings.path * path
        here = np.isin(self.paragraph, self.paragraph[content[[0, -1]]])
        return settle_edges(content, likely, self.sizes, free & here & ~self.quoted, fixed)


def _around(scores: WindowScores, cue: int, given: Floats, filler: float) -> Floats:
    """What is said of the places around a candidate cue, `given` [..., SPAN], as [..., words]."""
    count, place = scores.high - scores.low, scores.cues[cue]
    first, last = max(0, place - LEFT), min(count, place + RIGHT + 1)
    out = np.full((*given.shape[:-1], count), filler)
    out[..., first:last] = given[..., first - place + LEFT : last - place + LEFT]
    return out


def _given_cue(scores: WindowScores, keep: list[int]) -> Floats:
    """Log probabilities [cues, words, cue tags]; words out of a cue's reach are outside."""
    count = scores.high - scores.low
    given = np.full((len(keep), count, len(CUE_TAGS)), -9.0)
    given[:, :, 0] = 0.0
    for row, index in enumerate(keep):
        cue = scores.cues[index]
        first, last = max(0, cue - LEFT), min(count, cue + RIGHT + 1)
        given[row, first:last] = scores.conditional[index, first - cue + LEFT : last - cue + LEFT]
    return given


def _state_scores(
    scores: WindowScores, keep: list[int], given: Floats, settings: Decoding
) -> tuple[Floats, Floats]:
    """Scores [words, states] for staying in a state's run and for beginning one.

    States: outside, then the cues, then their sources, then their contents; log odds against outside.
    """
    count, words = len(keep), scores.high - scores.low
    stay = np.zeros((words, 1 + 3 * count))
    begin = stay.copy()
    outside = given[:, :, 0].clip(min=-12)
    links = scores.links[:, [1 + index for index in keep]] - scores.roles[:, :1].clip(min=-12)
    chance = np.exp(scores.roles)
    odds = np.exp(given)

    def mixed(conditional: Floats, role: Floats) -> Floats:
        other: Floats = np.log(role + 1e-9)[:, None] + links
        return (1 - settings.mix) * conditional + settings.mix * other

    cue_role = chance[:, _ROLE["I-cue"]] + 0.2 * chance[:, _ROLE["B-cue"]]
    stay[:, 1 : 1 + count] = mixed((given[:, :, _CUE_TAG] - outside).T, cue_role)
    begin[:, 1 : 1 + count] = stay[:, 1 : 1 + count]
    for place, (name, b_tag, i_tag) in enumerate(
        (("source", _B_SOURCE, _I_SOURCE), ("content", _B_CONTENT, _I_CONTENT)), start=1
    ):
        columns = slice(1 + place * count, 1 + (place + 1) * count)
        b_role, i_role = chance[:, _ROLE[f"B-{name}"]], chance[:, _ROLE[f"I-{name}"]]
        share = settings.other_tag
        inside = np.log(odds[:, :, i_tag] + share * odds[:, :, b_tag] + 1e-9) - outside
        start = np.log(odds[:, :, b_tag] + share * odds[:, :, i_tag] + 1e-9) - outside
        stay[:, columns] = mixed(inside.T, i_role + share * b_role)
        begin[:, columns] = mixed(start.T, b_role + share * i_role)
    for table in (stay, begin):
        table[:, 1 + count : 1 + 2 * count] += settings.source_bonus
        for number, index in enumerate(keep):
            table[scores.cues[index]] = -30.0
            table[scores.cues[index], 1 + number] = 0.0
    return stay, begin


def _viterbi(stay: Floats, begin: Floats, cost: Floats) -> NDArray[np.int64]:
    """The best states [words]; entering a state from another costs `cost` of that state."""
    words, count = stay.shape
    same = np.arange(count)
    back = np.zeros((words, count), np.int64)
    best = begin[0].copy()
    for word in range(1, words):
        top = int(best.argmax())
        on, over = best + stay[word], best[top] + begin[word] - cost
        back[word] = np.where(over > on, top, same)
        best = np.maximum(on, over)
    states = np.zeros(words, np.int64)
    states[-1] = int(best.argmax())
    for word in range(words - 1, 0, -1):
        states[word - 1] = back[word, states[word]]
    return states


def _lent(
    given: Floats,
    taken: NDArray[np.bool_],
    wanted: tuple[tuple[int, int], ...],
    settings: Decoding,
) -> list[NDArray[np.int64]]:
    """The words with each of the `wanted` (begin tag, inside tag) of one cue, searched by itself: what
    other cues have may be had again."""
    outside = given[:, 0].clip(min=-12)
    chance = np.exp(given)
    share = settings.other_tag
    stay = np.zeros((len(given), 1 + len(wanted)))
    begin = stay.copy()
    for state, tags in enumerate(wanted, start=1):
        b_tag, i_tag = chance[:, tags[0]], chance[:, tags[1]]
        bonus = (
            settings.lent_source_bonus if tags == _SOURCES else settings.lent_content_bonus
        ) - outside
        stay[:, state] = np.log(i_tag + share * b_tag + 1e-9) + bonus
        begin[:, state] = np.log(b_tag + share * i_tag + 1e-9) + bonus
    stay[taken, 1:] = begin[taken, 1:] = -30.0
    states = _viterbi(stay, begin, np.zeros(1 + len(wanted)))
    return [np.nonzero(states == state)[0] for state in range(1, 1 + len(wanted))]


def _not_half(source: NDArray[np.int64], others: list[NDArray[np.bool_]]) -> NDArray[np.int64]:
    """A lent source without the words of another cue's: a source is shared wholly or not at all."""
    for other in others:
        if other[source].any() and not other[source].all():
            source = source[~other[source]]
    return source


def _fill_quotations(
    encoded: Encoded, low: int, cues: list[int], roles: NDArray[np.int64], owners: NDArray[np.int64]
) -> None:
    """A closed quotation that is mostly content of one cue is so wholly, its marks included.

    "Mostly" is of the words in the cue's reach: a long quotation goes on beyond it.
    """
    start, end = int(encoded.starts[low]), int(encoded.ends[low + len(roles) - 1])
    for quotation in touching(encoded.quotations, start, end):
        if not quotation.closed:
            continue
        within = max(start, quotation.start), min(end, quotation.end)
        words = [word - low for word in encoded.word_indexes(*within)]
        inner = [word for word in words if encoded.quote[word + low] == State.INSIDE]
        if len(inner) < 3 or any(inner[0] <= cue <= inner[-1] for cue in cues):
            continue
        contents = [owners[word] for word in inner if roles[word] == _CONTENT]
        if not contents:
            continue
        owner, count = Counter(contents).most_common(1)[0]
        near = sum(-LEFT <= word - cues[owner] <= RIGHT for word in inner)
        if count * 2 >= near:
            roles[words], owners[words] = _CONTENT, owner


def _mean_odds(given: Floats, words: NDArray[np.int64], tags: tuple[int, int]) -> float:
    if not len(words):
        return 0.0
    return float(_odds(given, words, tags).mean())


def _edge_odds(given: Floats, content: Words) -> float:
    """Least log odds: the first and last word inside, and the words just outside."""
    if not len(content):
        return 0.0
    tags = (_B_CONTENT, _I_CONTENT)
    inside = _odds(given, content[[0, -1]], tags)
    beside = np.array([content[0] - 1, content[-1] + 1])
    beside = beside[(beside >= 0) & (beside < len(given))]
    outside = -_odds(given, beside, tags) if len(beside) else inside
    return float(min(inside.min(), outside.min()))


def _odds(given: Floats, words: NDArray[np.int64], tags: tuple[int, int]) -> Floats:
    chance = np.exp(given[words][:, tags]).sum(-1).clip(1e-6, 1 - 1e-6)
    odds: Floats = np.log(chance / (1 - chance))
    return odds
