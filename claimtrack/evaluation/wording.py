"""When two wordings name the same: speakers by their head words, claims by their content words."""

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_ENDINGS = ("'s", "’s", "'", "’")
_STOP = frozenset(
    """a an the of in on at by for from to with and or but as is are was were be been being has have had
    having do does did not no nor that this these those it its he his she her they their them him which who
    any all some there so than then also ever never such said says say claim claims report reports
    allegation allegations""".split()
)
_DESCRIBES = frozenset(
    "of for from at in on to who which close familiar with across over under near who".split()
)


def content_words(text: str) -> frozenset[str]:
    """The words that carry the meaning, cut to a stem of five letters; all words where none does."""
    words = [_bare(match.group().casefold()) for match in _WORD.finditer(text)]
    carrying = {word[:5] for word in words if word not in _STOP}
    return frozenset(carrying or {word[:5] for word in words})


def same_name(expected: str, found: Iterable[str]) -> bool:
    """Whether one of the names in `found` names who `expected` names.

    They agree in the head of the phrase ("two hospitals in Lima": hospitals), so that "Trump's lawyer"
    is not Trump; an empty name agrees with an empty one only. `expected` may hold two names, `A / B`.
    """
    names = list(found)
    if not expected:
        return not names[0]
    wanted = expected.split(" / ")
    return any(name and _agree(one, name) for one in wanted for name in names)


def _agree(expected: str, name: str) -> bool:
    one, other = _core(expected), _core(name)
    return bool(one and other) and (one == other or one[-1] == other[-1])


def _core(name: str) -> list[str]:
    """The words up to what only describes the head, the plural ending left out."""
    core: list[str] = []
    for part in re.split(r"[\s]+", name.split(",")[0] if " and " not in name else name):
        word = part.strip("“”\"',.").casefold()
        if core and word in _DESCRIBES:
            break
        if word and word not in ("the", "a", "an"):
            core.append(_bare(word).removesuffix("s"))
    return core


def _bare(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending):
            return word.removesuffix(ending)
    return word
