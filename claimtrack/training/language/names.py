"""Training data of the name tagger: gold and silver names, cleaned and varied.

Labels are PER, ORG, LOC and MISC (CoNLL 2003 style; peoples, parties' adherents, faiths, works and
events are MISC). Sources: GUM train (no MISC there), WikiGold (Balasuriya et al. 2009) and the
silver names of PolNeAR train news (CoreNLP), and
the dev file of EWT in Universal NER (Mayhew et al. 2024; EWT has no train file here).
"""

from __future__ import annotations

import gzip
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .name_lists import (
    COMPOUND_SURNAMES,
    GIVEN_NAMES,
    KNOWN_LABELS,
    ORGANISATIONS,
    PEOPLES,
    PLACES,
    SURNAMES,
)


def _words(text: str) -> list[str]:
    return text.split()


SILVER_LABELS = {"PERSON": "PER", "ORGANIZATION": "ORG", "LOCATION": "LOC", "MISC": "MISC"}
INNER_WORDS = frozenset(_words("of for and the de la del van von der bin al da dos di 's ’s"))
TITLES = frozenset(
    _words(
        "president secretary emperor empress king queen prince princess earl lord lady sir dame"
        " duke general gen. colonel captain sergeant mr. mrs. ms. miss dr. prof. professor senator"
        " sen. rep. vice prime minister chancellor governor gov. justice judge chief pope saint"
        " st. sultan deputy master protector regent fellow americans american noble battle people"
        " god"
    )
)
OPEN_TAGS = frozenset(_words("VERB AUX PRON DET ADV INTJ SCONJ PUNCT SYM"))


@dataclass(frozen=True)
class Name:
    """A name: words ``[start, end)`` of a sentence and its label."""

    start: int
    end: int
    label: str


@dataclass(frozen=True)
class Sentence:
    """The words of a sentence and the names in it, left to right and not overlapping."""

    words: tuple[str, ...]
    names: tuple[Name, ...]

    def text(self, name: Name) -> str:
        """Return the words of ``name`` joined by spaces."""
        return " ".join(self.words[name.start : name.end])


def names_of(tags: list[str]) -> tuple[Name, ...]:
    """Read names from BIO or bare labels ("O" for none); a bare label repeated is one name."""
    names: list[Name] = []
    start = 0
    for end in range(1, len(tags) + 1):
        label = tags[start][2:] if tags[start][:2] in ("B-", "I-") else tags[start]
        inside = end < len(tags) and tags[end] in (f"I-{label}", label)
        if not inside:
            if label != "O":
                names.append(Name(start, end, label))
            start = end
    return tuple(names)


def read_bio(path: Path) -> list[Sentence]:
    """Read ``word TAB tag`` lines, or the IOB2 of Universal NER (word and tag in columns 2, 3)."""
    sentences: list[Sentence] = []
    words: list[str] = []
    tags: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# ") and "=" in line:
            continue
        if not line.strip():
            if words:
                sentences.append(Sentence(tuple(words), names_of(tags)))
            words, tags = [], []
            continue
        fields = line.split("\t")
        word, tag = (fields[1], fields[2]) if len(fields) > 3 else (fields[0], fields[1])
        words.append(word)
        tags.append(tag if tag[2:] in ("PER", "ORG", "LOC", "MISC") else "O")
    return sentences


@dataclass(frozen=True)
class SilverSentence:
    """A sentence of the silver parse: its names, word classes and the document it is from."""

    document: str
    sentence: Sentence
    word_classes: tuple[str, ...]


def read_silver(path: Path) -> Iterator[SilverSentence]:
    """Read the silver parse (CoNLL-U, ``NER=`` in the last column)."""
    document = ""
    rows: list[list[str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc id"):
                document = line.split("=", 1)[1].strip()
            elif line[0].isdigit():
                rows.append(line.rstrip("\n").split("\t"))
            elif not line.strip() and rows:
                tags = [_silver_label(row[9]) for row in rows]
                sentence = Sentence(tuple(row[1] for row in rows), names_of(tags))
                yield SilverSentence(document, sentence, tuple(row[3] for row in rows))
                rows = []


def _silver_label(misc: str) -> str:
    found = re.search(r"NER=([A-Z_]+)", misc)
    return SILVER_LABELS.get(found.group(1), "O") if found else "O"


def clean_silver(silver: list[SilverSentence]) -> list[SilverSentence]:
    """Mend labels by majority and drop sentences whose names look broken.

    A name seen eight times or more takes the label of 60 % of its mentions. A sentence is dropped
    when a name in it is long, starts or ends with a function word, holds a verb or a digit for a
    person, or when a proper noun that is mostly a name elsewhere is untagged in it.
    """
    labels: defaultdict[str, Counter[str]] = defaultdict(Counter)
    named: Counter[str] = Counter()
    unnamed: Counter[str] = Counter()
    for item in silver:
        inside = {i for name in item.sentence.names for i in range(name.start, name.end)}
        for name in item.sentence.names:
            labels[item.sentence.text(name)][name.label] += 1
        for i, word in enumerate(item.sentence.words):
            (named if i in inside else unnamed)[word] += 1
    majority = dict(KNOWN_LABELS)
    for text, counts in labels.items():
        label, most = counts.most_common(1)[0]
        if text not in majority and counts.total() >= 8 and most >= 0.6 * counts.total():
            majority[text] = label

    kept: list[SilverSentence] = []
    seen: set[tuple[str, ...]] = set()
    for item in silver:
        words = item.sentence.words
        if not 4 <= len(words) <= 70 or words in seen:
            continue
        seen.add(words)
        names = tuple(_mend(item.sentence, name, majority) for name in item.sentence.names)
        if any(_broken(item, name) for name in names):
            continue
        inside = {i for name in names for i in range(name.start, name.end)}
        if any(
            item.word_classes[i] == "PROPN"
            and i not in inside
            and word[:1].isupper()
            and named[word] >= 3
            and named[word] > 3 * unnamed[word]
            for i, word in enumerate(words)
        ):
            continue
        kept.append(SilverSentence(item.document, Sentence(words, names), item.word_classes))
    return kept


def _mend(sentence: Sentence, name: Name, majority: dict[str, str]) -> Name:
    start, words = name.start, sentence.words
    if name.label == "PER" and words[start] in ("Mr.", "Mrs.", "Ms.", "Dr.", "Sen.", "Rep."):
        start = min(start + 1, name.end - 1)
    trimmed = Name(start, name.end, name.label)
    return Name(start, name.end, majority.get(sentence.text(trimmed), name.label))


def _broken(item: SilverSentence, name: Name) -> bool:
    words = item.sentence.words[name.start : name.end]
    classes = item.word_classes[name.start : name.end]
    first_capital = words[0][:1].isupper() or words[0].lower().startswith(("al-", "anti-", "pro-"))
    return (
        len(words) > 7
        or not first_capital
        or words[-1].lower() in INNER_WORDS
        or any(word.islower() and word not in INNER_WORDS for word in words)
        or (classes[0] in OPEN_TAGS and words[0] != "The")
        or any(tag in ("VERB", "AUX", "PRON") for tag in classes)
        or (name.label == "PER" and (len(words) > 5 or any(c.isdigit() for w in words for c in w)))
    )


def miscellaneous_words(silver: list[SilverSentence]) -> frozenset[str]:
    """Return the single words that are nearly always MISC in the silver names."""
    tagged: Counter[str] = Counter()
    all_words: Counter[str] = Counter()
    for item in silver:
        all_words.update(item.sentence.words)
        for name in item.sentence.names:
            if name.label == "MISC" and name.end - name.start == 1:
                tagged[item.sentence.words[name.start]] += 1
    mostly = {w for w, n in tagged.items() if n >= 5 and n >= 0.85 * all_words[w]}
    return frozenset(mostly | {word for pair in PEOPLES for word in pair if word != "Democratic"})


def add_miscellaneous(sentence: Sentence, words: frozenset[str]) -> Sentence:
    """Tag the untagged ``words`` as MISC, for a corpus that has no such label."""
    taken = {i for name in sentence.names for i in range(name.start, name.end)}
    extra = [
        Name(i, i + 1, "MISC")
        for i, word in enumerate(sentence.words)
        if i not in taken and word in words
    ]
    return Sentence(
        sentence.words, tuple(sorted([*sentence.names, *extra], key=lambda name: name.start))
    )


def mend_gum(sentences: list[Sentence]) -> list[Sentence]:
    """Make the names of GUM train consistent with the other corpora.

    In the name file of GUM a later mention of a named entity, and "United States" always, is left
    untagged, and titles count as persons. Here titles are taken off, and an untagged run of
    capitalised words is tagged when the same words are tagged within 80 sentences, or are among
    the places of ``name_lists``.
    """
    bare = [
        Sentence(s.words, tuple(n for name in s.names if (n := _untitled(s, name))))
        for s in sentences
    ]
    places = frozenset([*PLACES, "United States", "United Kingdom", "America", "U.S.", "US", "UK"])
    mended: list[Sentence] = []
    for i, sentence in enumerate(bare):
        known = dict.fromkeys(places, "LOC")
        for other in bare[max(0, i - 80) : i + 81]:
            for name in other.names:
                text = other.text(name)
                if len(text) > 3 and text[0].isupper():
                    known[text] = name.label
        mended.append(_tag_known(sentence, known))
    return mended


def _untitled(sentence: Sentence, name: Name) -> Name | None:
    """Return the name without the titles before it; None if nothing is left."""
    start = name.start
    if name.label == "PER":
        while start < name.end and sentence.words[start].lower() in TITLES:
            start += 1
        if all(not word[:1].isupper() for word in sentence.words[start : name.end]):
            return None
    return Name(start, name.end, name.label)


def _tag_known(sentence: Sentence, known: dict[str, str]) -> Sentence:
    """Tag the untagged, capitalised runs of up to four words that ``known`` has a label for."""
    taken = {i for name in sentence.names for i in range(name.start, name.end)}
    names = list(sentence.names)
    words = sentence.words
    for length in (4, 3, 2, 1):
        for start in range(len(words) - length + 1):
            span = range(start, start + length)
            label = known.get(" ".join(words[start : start + length]))
            if label and words[start][:1].isupper() and taken.isdisjoint(span):
                names.append(Name(start, start + length, label))
                taken.update(span)
    return Sentence(words, tuple(sorted(names, key=lambda name: name.start)))


class NameMaker:
    """Fills frames with names of many countries; `seed` is that of the random choices."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def invented(self, name: str) -> str:
        """Return a name that is in no list: one name's beginning with another one's end."""
        other = self.random.choice(SURNAMES)
        invented = name[: max(2, len(name) // 2)] + other[len(other) // 2 :].lower()
        return invented if self.random.random() < 0.7 else invented[:1] + invented[1:] + "a"

    def surname(self) -> list[str]:
        """Return a family name as words."""
        chance = self.random.random()
        if chance < 0.12:
            return self.random.choice(COMPOUND_SURNAMES).split()
        name = self.random.choice(SURNAMES)
        return [self.invented(name)] if chance < 0.35 else [name]

    def given(self) -> list[str]:
        """Return a given name as words."""
        name = self.random.choice(GIVEN_NAMES)
        return [self.invented(name)] if self.random.random() < 0.15 else [name]

    def person(self) -> list[str]:
        """Return the full name of a person as words."""
        middle = self.given() if self.random.random() < 0.12 else []
        return [*self.given(), *middle, *self.surname()]

    def place(self) -> list[str]:
        """Return the name of a place as words."""
        name = self.random.choice(PLACES)
        if " " not in name and self.random.random() < 0.12:
            return [self.invented(name)]
        return name.split()

    def organisation(self) -> list[str]:
        """Return the name of an organisation as words."""
        return self.random.choice(ORGANISATIONS).split()

    def framed(self, frame: str) -> Sentence:
        """Fill a sentence frame (see ``FRAMES``)."""
        makers: dict[str, Callable[[], list[str]]] = {
            "{PER}": self.person,
            "{LOC}": self.place,
            "{ORG}": self.organisation,
            "{MISC}": lambda: [self.random.choice(PEOPLES)[0]],
        }
        words: list[str] = []
        names: list[Name] = []
        for part in frame.split():
            if part in makers:
                new = makers[part]()
                names.append(Name(len(words), len(words) + len(new), part[1:-1]))
                words.extend(new)
            else:
                words.append(part)
        return Sentence(tuple(words), tuple(names))
