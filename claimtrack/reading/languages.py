"""A cheap guess at a text's language, good enough to warn that it is not English.

By script where that tells, else by the share of a language's commonest words
(`data/reading/stopwords.toml`).
"""

import re
import tomllib
from collections import Counter
from functools import lru_cache

from claimtrack.paths import data_dir

_SCRIPTS = {
    "ar": r"[؀-ۿ]",
    "he": r"[֐-׿]",
    "el": r"[Ͱ-Ͽ]",
    "hi": r"[ऀ-ॿ]",
    "bn": r"[ঀ-৿]",
    "th": r"[฀-๿]",
    "ka": r"[Ⴀ-ჿ]",
    "hy": r"[԰-֏]",
    "ko": r"[가-힯]",
    "ja": r"[぀-ヿ]",
    "zh": r"[一-鿿]",
}
_PERSIAN = re.compile("[پچژگ]")
_CYRILLIC = re.compile("[Ѐ-ӿ]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_WORDS = 12
"""Below this a Latin-script text without a known function word (a headline) is taken to be
English."""

_SHARE = 0.08
"""The least share of function words; running text has 25 to 50 % of them, word lists have few."""


def guess_language(sample: str) -> str:
    """An ISO 639-1 code, or `und` where the language is none of those known here.

    `sample` should be running text of at most some ten thousand characters.
    """
    letters = len(_LETTER.findall(sample))
    if not letters:
        return "und"
    script = _by_script(sample, letters)
    if script:
        return script
    words = [word.lower() for word in _WORD.findall(sample)]
    cyrillic = len(_CYRILLIC.findall(sample)) * 2 > letters
    scores = _scores(words, cyrillic)
    if not scores:
        return "und" if cyrillic or len(words) >= _FEWEST_WORDS else "en"
    code, share = max(scores.items(), key=lambda item: (item[1], item[0] == "en"))
    if share < _SHARE and len(words) >= _FEWEST_WORDS:
        return "und"
    return code


def _by_script(sample: str, letters: int) -> str:
    shares = {code: len(re.findall(script, sample)) for code, script in _SCRIPTS.items()}
    # Japanese mixes kana with many more Chinese characters.
    if shares["ja"] * 10 > shares["zh"] and shares["ja"] * 20 > letters:
        return "ja"
    code, count = max(shares.items(), key=lambda item: item[1])
    if count * 2 <= letters:
        return ""
    return "fa" if code == "ar" and len(_PERSIAN.findall(sample)) * 100 > count else code


def _scores(words: list[str], cyrillic: bool) -> dict[str, float]:
    counts = Counter(words)
    total = len(words)
    scores = {
        code: sum(counts[word] for word in stops) / total
        for code, stops in _stopwords().items()
        if (code in ("ru", "uk", "bg")) == cyrillic
    }
    return {code: share for code, share in scores.items() if share}


@lru_cache(maxsize=1)
def _stopwords() -> dict[str, frozenset[str]]:
    with (data_dir() / "reading" / "stopwords.toml").open("rb") as file:
        return {code: frozenset(words.split()) for code, words in tomllib.load(file).items()}
