"""The words of a text for comparing word by word, and what kind of words they are."""

import re
import unicodedata
from dataclasses import dataclass

from claimtrack.folding import UNSPACED, folded
from claimtrack.meaning.lexicon import quoted_words

_MARKS = "".join(
    chr(code) for code in range(0x0300, 0x1AFF) if unicodedata.category(chr(code)) in ("Mn", "Mc")
)
"""Accents and vowel signs that stand after a letter and belong to its word."""
_SINGLE = "".join(f"{chr(first)}-{chr(last)}" for first, last in UNSPACED)
"""Letters that are compared one by one: there are no spaces between words."""
_WORD = re.compile(
    rf"[$£€¥₴]?\d+(?:[.,:٫٬]\d+)*%?|[{_SINGLE}][{_MARKS}]*|[^\W\d_{_SINGLE}]"
    rf"(?:[^\W{_SINGLE}]|[{_MARKS}])*(?:['’-](?:[^\W{_SINGLE}]|[{_MARKS}])+)*"
)
_BEFORE_A_SENTENCE = ("", *'.!?…:“„«「"¿¡؟。！？')


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
        """Whether it says no, in one of some languages."""
        return self.plain in quoted_words().negations or bool(
            re.search(r"n['’]t$", self.text.lower())
        )

    @property
    def counts(self) -> bool:
        """Whether it is a number, in digits or in words."""
        return any(sign.isdigit() for sign in self.plain) or self.plain in quoted_words().counting

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
                opens_sentence=before[-1:] in _BEFORE_A_SENTENCE,
                bracketed=text.rfind("[", 0, match.start()) > text.rfind("]", 0, match.start()),
            )
        )
    return found


def _plain(text: str) -> str:
    if text[-1].isdigit() or text[-1] == "%" or text[0] in "$£€¥₴":
        digits = "".join(str(unicodedata.digit(sign, sign)) for sign in text)
        return re.sub(r"[,٬](?=\d{3}(?!\d))", "", digits).replace("٫", ".")
    plain = folded(text).replace(" ", "")
    return quoted_words().cardinals.get(plain, plain)


def opposed(first: Word, second: Word) -> bool:
    """Whether one is the other with a prefix that turns its sense: legal, illegal."""
    return any(
        len(base.plain) > 2
        and longer.plain in {prefix + base.plain for prefix in quoted_words().prefixes}
        for base, longer in ((first, second), (second, first))
    )
