"""Text as search sees it: without case, accents and punctuation; every place is found back."""

import unicodedata

_APOSTROPHES = "'’‘ʼ＇`´"


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
                letter if letter.isalnum() else " " for letter in plain if not _silent(letter)
            )
        self[code] = folded
        return folded


def _silent(letter: str) -> bool:
    """Combining accents, and format characters such as soft hyphens, joiners and bidi marks."""
    return unicodedata.category(letter) in {"Mn", "Me", "Cf"}


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
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end
