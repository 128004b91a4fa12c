"""Text as search sees it: without case, accents and punctuation; every place is found back."""

import unicodedata

_APOSTROPHES = "'’‘ʼ＇`´"
UNSPACED = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Burmese
    (0x1780, 0x17FF),  # Khmer
    (0x3040, 0x30FF),  # Japanese syllables
    (0x3400, 0x9FFF),  # ideographs
    (0x20000, 0x323AF),
)
"""First and last code points of scripts that are written without spaces between words."""
_VOWEL_SIGNS = (0x0900, 0x1AFF)
"""Where marks without a combining class are vowels (Devanagari to Khmer), not accents."""


class _Folding(dict[int, str]):
    """What a character becomes: letters and digits in their plain form, a space, or nothing."""

    def __missing__(self, code: int) -> str:
        if chr(code) in _APOSTROPHES:
            folded = ""  # "don't" and "dont" are one word
        else:
            plain = unicodedata.normalize(
                "NFKD", unicodedata.normalize("NFKD", chr(code)).casefold()
            )
            folded = "".join(
                letter if letter.isalnum() or _is_vowel_sign(letter) else " "
                for letter in plain
                if not _silent(letter)
            )
        self[code] = folded
        return folded


def _silent(letter: str) -> bool:
    """Combining accents, and format characters such as soft hyphens, joiners and bidi marks."""
    return unicodedata.category(letter) in {"Mn", "Me", "Cf"} and not _is_vowel_sign(letter)


def _is_vowel_sign(letter: str) -> bool:
    first, last = _VOWEL_SIGNS
    if not first <= ord(letter) <= last or unicodedata.combining(letter):
        return False
    return unicodedata.category(letter) in {"Mn", "Mc"}


_FOLDING = _Folding()


def folded(text: str) -> str:
    """The words of `text` in their plain form, one space between two."""
    return " ".join(text.translate(_FOLDING).split())


def offsets(text: str) -> list[int]:
    """Where each character of `folded(text)` comes from: its code-point offset in `text`."""
    places: list[int] = []
    space: int | None = None
    for place, character in enumerate(text):
        for letter in _FOLDING[ord(character)]:
            if letter == " ":
                space = place
                continue
            if space is not None and places:
                places.append(space)
            space = None
            places.append(place)
    return places


def end_of(text: str, place: int) -> int:
    """Where the character at `place` ends, with the accents that stand after it."""
    end = place + 1
    while end < len(text) and unicodedata.category(text[end]) in {"Mn", "Mc", "Me"}:
        end += 1
    return end


def is_unspaced(letter: str) -> bool:
    """Whether `letter` belongs to a script without spaces between words."""
    return any(first <= ord(letter) <= last for first, last in UNSPACED)
