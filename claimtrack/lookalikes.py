"""Names made to look like others: letters of another alphabet, unusual forms of letters, hidden characters.

After Unicode's Technical Standard 39 (security mechanisms): two texts that have one skeleton look the
same, and a word with letters of several alphabets is suspect. Only what looks like a Latin letter is known.
"""

import unicodedata

from claimtrack.folding import folded

_LATIN = "ABEKMHOPCTYXSIJYQWaeopcyxsijqwhvldABEZHIKMNOPTYXovpaikuohujnga"
_OTHER = "АВЕКМНОРСТУХЅІЈҮԚԜаеорсухѕіјԛԝһѵӏԁΑΒΕΖΗΙΚΜΝΟΡΤΥΧονραικυօհսյոցɑ"
_LOOKS = str.maketrans(dict(zip(_OTHER, _LATIN, strict=True)) | {"ı": "i", "ɡ": "g", "Ӏ": "I"})
_ALPHABETS = frozenset(("LATIN", "CYRILLIC", "GREEK", "ARMENIAN"))


def skeleton(name: str) -> str:
    """What `name` looks like, in plain Latin letters where they look so; for comparing only."""
    return folded(name.translate(_LOOKS))


def caution(name: str) -> str:
    """What is strange about how `name` is written, for the user; empty where nothing is."""
    if any(unicodedata.category(letter) in ("Cf", "Cc") for letter in name):
        return "hidden characters"
    for word in name.split():
        alphabets = sorted({_alphabet(letter) for letter in word} & _ALPHABETS)
        if len(alphabets) > 1:
            return f"{' and '.join(map(str.title, alphabets))} letters in one word"
    if any(_is_unusual(letter) for letter in name):
        return "unusual forms of letters"
    return ""


def may_deceive(name: str) -> bool:
    """Whether `name` can be taken for one that is written otherwise."""
    return bool(caution(name)) or name.translate(_LOOKS) != name


def _alphabet(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0] if letter.isalpha() else ""


def _is_unusual(letter: str) -> bool:
    """A letter of mathematics or in double width: it stands for a plain one."""
    plain = unicodedata.normalize("NFKC", letter)
    return letter > "\x7f" and len(plain) == 1 and plain.isascii() and plain.isalpha()
