"""The words of a text for comparing word by word, and what kind of words they are."""

import re
from dataclasses import dataclass

from claimtrack.folding import folded

_WORD = re.compile(
    r"[$£€¥]?\d+(?:[.,:]\d+)*%?|[\u3040-\u30ff\u3400-\u9fff]|[^\W\d_\u3040-\u30ff\u3400-\u9fff]"
    r"[\w\u0300-\u036f]*(?:['’-]\w+)*"
)
_NEGATIONS = frozenset(
    """not no never none nobody nothing neither nor nowhere cannot without hardly barely scarcely
    nicht nie niemals niemand nichts kein keine keinen keinem keiner ohne pas jamais rien personne sans
    aucun aucune nunca nadie nada ninguno ninguna sin mai nessuno nulla senza niet geen nooit""".split()
)
_NUMBERS = frozenset(
    """hundred hundreds thousand thousands million millions billion billions trillion dozen dozens half double
    twice triple""".split()
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_VALUES = {
    word: str(value)
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
        fifteen sixteen seventeen eighteen nineteen""".split()
    )
} | {word: str(10 * ten) for ten, word in enumerate(_TENS.split(), start=2)}
"""Numbers that style guides write as words, and others in digits: they are compared as digits."""
_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non")


@dataclass(frozen=True, slots=True)
class Word:
    """A word at `[start, end)`; `plain` is what is compared (two is 2); `bracketed`: it is in [ ]."""

    text: str
    start: int
    end: int
    plain: str
    opens_sentence: bool
    bracketed: bool

    @property
    def negates(self) -> bool:
        """Whether it says no, in one of some European languages."""
        return self.plain in _NEGATIONS or bool(re.search(r"n['’]t$", self.text.lower()))

    @property
    def counts(self) -> bool:
        """Whether it is a number, in digits or as an English word."""
        return any(sign.isdigit() for sign in self.plain) or self.plain in _NUMBERS

    @property
    def names(self) -> bool:
        """Whether it looks like a name: a capital within a sentence."""
        return self.text[0].isupper() and not self.opens_sentence and self.plain not in ("i", "im")


def words(text: str) -> list[Word]:
    """The words of `text` in order: letters with their apostrophes and hyphens, or a number."""
    found = []
    for match in _WORD.finditer(text):
        before = text[: match.start()].rstrip()
        found.append(
            Word(
                text=match[0],
                start=match.start(),
                end=match.end(),
                plain=_plain(match[0]),
                opens_sentence=before[-1:] in ("", ".", "!", "?", "…", "“", '"', "„", "«", ":"),
                bracketed=text.rfind("[", 0, match.start()) > text.rfind("]", 0, match.start()),
            )
        )
    return found


def _plain(text: str) -> str:
    if text[-1].isdigit() or text[-1] == "%" or text[0] in "$£€¥":
        return re.sub(r",(?=\d{3}(?!\d))", "", text)
    plain = folded(text).replace(" ", "")
    return _VALUES.get(plain, plain)


def opposed(first: Word, second: Word) -> bool:
    """Whether one is the other with a prefix that turns its sense: legal, illegal."""
    return any(
        len(base.plain) > 2 and longer.plain in {prefix + base.plain for prefix in _PREFIXES}
        for base, longer in ((first, second), (second, first))
    )
