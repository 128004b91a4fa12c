"""How alike a query and a quote are, both folded, and which part of the quote is meant.

Scores are 0-100, 100 for a query that stands word for word in the quote. Three readings are weighed:
the query as one stretch of the quote (typos, changed and dropped words), as a set of words (another
order), and as all of the quote (words dropped from it too). Ratios are RapidFuzz's: normalised Indel
similarity.
"""

import math
import re
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from claimtrack.folding import is_unspaced
from claimtrack.spans import Span

ORDERED = 0.95
"""What the same words in another order are worth."""
SCATTERED = 0.9
"""What words found here and there, among others, are worth at most."""

WHOLE = 60.0
"""From this plain ratio on, query and quote are alike as wholes."""
WHOLE_WEIGHT = 0.9
"""How much of what a score lacks to 100 is given to those that are alike as wholes."""

UNLIKE = 0.5
"""Words no more alike than this (in [0, 1]) are different ones."""
HELD_WEIGHT = 0.3
"""How much a word of the quote that the query lacks counts, beside one of the query."""
FEW_WORDS = 0.4
"""Up to this share of the words, having them in common says nothing."""
WORDS_WEIGHT = 0.9
"""How much of what a score lacks to 100 is given to those with all words in common."""
MOST_PAIRS = 10_000
"""Pairs of words that are compared at most; each takes some 50 ns."""

HELD = 0.95
"""What a quote that stands in a longer query is worth at most."""
TELLING = 40
"""From this length on it is worth that; shorter words stand in a long query by chance."""


@dataclass(frozen=True, slots=True)
class Match:
    """A score (0-100) and the part of the folded quote that matches."""

    score: float
    span: Span


def padded(words: str) -> str:
    """`words` between spaces, so that whole words match better than parts of words.

    Where the script has no spaces between words, none is asked for.
    """
    before, after = ("" if is_unspaced(letter) else " " for letter in (words[0], words[-1]))
    return f"{before}{words}{after}"


def match(query: str, words: str) -> Match:
    """How well `query` is found in `words`; both folded and not empty."""
    ways = (_stretch(query, words), _word_set(query, words), _whole(query, words))
    return max(ways, key=lambda found: found.score)


def rank(score: float, query: str, words: str) -> float:
    """`score`, nearer to 100 where query and quote are alike from end to end.

    Of a quote that a query with many slips repeats whole, a part of some other quote may be just as
    like the query; but no other is as like it as a whole.
    """
    alike = max(0.0, fuzz.ratio(query, words) - WHOLE) / (100 - WHOLE)
    return score + (100 - score) * WHOLE_WEIGHT * alike


def rank_by_words(score: float, query: str, words: str) -> float:
    """`score`, nearer to 100 where most words of one have a like one in the other, in any place.

    Letters alone may be as like in a quote with other words. This is how somebody errs who half
    remembers a quote: words are left out or put for others, but most are there, with slips.
    """
    asked, held = query.split(), words.split()
    if len(asked) * len(held) > MOST_PAIRS:  # of long texts, letters tell enough
        return score
    alike = process.cdist(asked, held, scorer=fuzz.ratio) / 100
    alike = (alike - UNLIKE).clip(0) / (1 - UNLIKE)
    met = alike.max(1).sum() + HELD_WEIGHT * alike.max(0).sum()
    share = float(met) / (len(asked) + HELD_WEIGHT * len(held))
    return score + (100 - score) * WORDS_WEIGHT * max(0.0, share - FEW_WORDS) / (1 - FEW_WORDS)


def _whole(query: str, words: str) -> Match:
    """The query as all of the words, with many slips."""
    return Match(fuzz.ratio(query, words), (0, len(words)))


def _stretch(query: str, words: str) -> Match:
    """The query as one stretch of the words."""
    found = fuzz.partial_ratio_alignment(padded(query), padded(words))
    if found is None:
        return Match(0.0, (0, 0))
    if len(query) > len(words):  # then it is the words that were looked for in the query
        telling = math.sqrt(min(1.0, len(words) / min(len(query), TELLING)))
        return Match(HELD * found.score * telling, (0, len(words)))
    place = padded(words).find(padded(query))
    place = words.find(query) if place < 0 else place
    if place >= 0:
        return Match(found.score, (place, place + len(query)))
    shift = len(padded(words)) - len(padded(words).lstrip())
    span = whole_words(words, (found.dest_start - shift, found.dest_end - shift))
    return Match(max(found.score, fuzz.ratio(query, words[slice(*span)])), span)


def _word_set(query: str, words: str) -> Match:
    """The query as words in any order."""
    span = _closest(set(query.split()), words)
    if " " not in query or span is None:
        return Match(0.0, (0, 0))
    part = words[slice(*span)]
    scattered = fuzz.token_set_ratio(query, part) * _share(part, query) * _share(query, part)
    ordered = fuzz.token_sort_ratio(query, part)
    return Match(max(SCATTERED * scattered, ORDERED * ordered), span)


def _share(text: str, part: str) -> float:
    """How much `part` can say about `text`: little, if it is much shorter. In [0, 1]."""
    return math.sqrt(min(1.0, len(part) / len(text)))


def whole_words(words: str, span: Span) -> Span:
    """`span` with a word it cuts taken in, if at least half of it is inside, or else left out."""
    start, end = max(0, span[0]), min(len(words), span[1])
    kept = [
        word.span()
        for word in re.finditer(r"\S+", words)
        if 2 * (min(end, word.end()) - max(start, word.start())) >= word.end() - word.start()
    ]
    return (kept[0][0], kept[-1][1]) if kept else (start, start)


def _closest(query: set[str], words: str) -> Span | None:
    """The shortest part of `words` that holds each of the query's words that occurs in it."""
    places = [word for word in re.finditer(r"\S+", words) if word[0] in query]
    wanted = {word[0] for word in places}
    last: dict[str, int] = {}
    best: Span | None = None
    for word in places:
        last.pop(word[0], None)  # so that the first key is always the word seen longest ago
        last[word[0]] = word.start()
        if len(last) == len(wanted):
            start = next(iter(last.values()))
            if best is None or word.end() - start < best[1] - best[0]:
                best = (start, word.end())
    return best
