"""Augmentation: the same news with other names, other quotation marks and other habits of type.

PolNeAR is US politics of 2016, with US marks and US names. These rewrites keep its relations and
change what should not matter.
"""

import random
import re
import tomllib
from dataclasses import replace
from pathlib import Path

from claimtrack.encoder.pieces import lines
from claimtrack.encoder.quotation import Quotation, scan
from claimtrack.training.attribution.passage import (
    Edit,
    Passage,
    joined,
    parse_markup,
    rewritten,
)

_HERE = Path(__file__).parent
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_SLOT = re.compile(r"\{(\w+?)\d*\}")
_SENTENCE_START = re.compile(r"(?:^|(?<=[.!?] )|(?<=[.!?][\"”’] ))\W{0,2}[a-z]")
_STYLES = (("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"), ("«", "»"), ("„", "“"), ("``", "''"))
_STYLE_WEIGHTS = (4, 4, 3, 3, 1, 1, 1)


class World:
    """The names and phrases of world.toml."""

    def __init__(self) -> None:
        data = tomllib.loads((_HERE / "world.toml").read_text("utf-8"))
        self.given: list[str] = data.pop("given").split()
        self.surnames: list[str] = data.pop("surnames").split()
        self.lists: dict[str, list[str]] = {
            name: [" ".join(item.split()) for item in value.split("|") if item.strip()]
            for name, value in data.items()
        }


def augmented(passage: Passage, world: World, rng: random.Random) -> Passage:
    """One random rewriting of `passage`; about a third of the passages stay as they are."""
    if rng.random() < 0.35:
        return passage
    if passage.names and rng.random() < 0.6:
        passage = other_names(passage, world, rng)
    if rng.random() < 0.6:
        passage = other_marks(passage, rng)
    if rng.random() < 0.1:
        passage = lost_marks(passage, rng)
    if rng.random() < 0.06 and len(passage.text.lower()) == len(passage.text):
        passage = replace(passage, text=passage.text.lower())
    return passage


def other_names(passage: Passage, world: World, rng: random.Random) -> Passage:
    """Persons and places renamed, the same word by the same new one all through the passage."""
    renamed: dict[tuple[str, str], str] = {}
    edits: list[Edit] = []
    for start, end, kind in passage.names:
        form = passage.text[start:end]
        if kind == "place":
            new = renamed.setdefault(
                ("place", form), rng.choice(world.lists["places"]).removeprefix("the ")
            )
            edits.append((start, end, new))
            continue
        position = start
        words = form.split(" ")
        for index, word in enumerate(words):
            last = index == len(words) - 1
            if len(word) > 2 and word[0].isupper():
                pool = world.surnames if last else world.given
                edits.append(
                    (
                        position,
                        position + len(word),
                        renamed.setdefault(("person", word), rng.choice(pool)),
                    )
                )
            position += len(word) + 1
    return rewritten(passage, edits)


def other_marks(passage: Passage, rng: random.Random) -> Passage:
    """All double quotation marks in another style: curly, straight, British single, « », „ “, `` ''."""
    opening, closing = rng.choices(_STYLES, _STYLE_WEIGHTS)[0]
    edits: list[Edit] = []
    for quotation in _doubles(passage):
        edits.append((quotation.start, quotation.inner[0], opening))
        if quotation.closed:
            edits.append((quotation.inner[1], quotation.end, closing))
    return rewritten(passage, edits)


def lost_marks(passage: Passage, rng: random.Random) -> Passage:
    """A few quotations lose their closing mark or both, as happens in copied text."""
    edits: list[Edit] = []
    for quotation in _doubles(passage):
        chance = rng.random()
        if chance < 0.2 and quotation.closed:
            edits.append((quotation.inner[1], quotation.end, ""))
        if chance < 0.08:
            edits.append((quotation.start, quotation.inner[0], ""))
    return rewritten(passage, edits)


def _doubles(passage: Passage) -> list[Quotation]:
    found = scan(passage.text, lines(passage.text))
    return [quotation for quotation in found if not quotation.single]


class Templates:
    """The passages of passages.txt, their slots filled anew each time."""

    def __init__(self, world: World) -> None:
        self.world = world
        raw = (_HERE / "passages.txt").read_text("utf-8").split("\n")
        self.lines = [line for line in raw if line and not line.startswith("#")]

    def draw(self, rng: random.Random) -> Passage:
        """A passage of one to eight templates, as a few paragraphs."""
        count = rng.choice((1, 2, 3, 4, 6, 8))
        passages = [self.filled(rng.choice(self.lines), rng) for _ in range(count)]
        return joined(passages, [rng.choice((" ", "\n", "\n")) for _ in passages])

    def filled(self, line: str, rng: random.Random) -> Passage:
        """One template with its slots filled."""
        markup = _SLOT.sub(lambda slot: self._slot(slot.group(1), rng), line)
        passage = parse_markup(markup)
        capital = _SENTENCE_START.sub(lambda letter: letter.group().upper(), passage.text)
        return Passage(capital, passage.relations)

    def _slot(self, name: str, rng: random.Random) -> str:
        world = self.world
        if name == "who":
            name = rng.choice(
                ("person", "titled", "surname", "capital", "organisation", "group", "pronoun")
            )
        match name:
            case "person":
                return f"{rng.choice(world.given)} {rng.choice(world.surnames)}"
            case "titled":
                nation = rng.choice(world.lists["places"]).removeprefix("the ")
                prefix = f"{nation}'s " if rng.random() < 0.3 else ""
                title = rng.choice(world.lists["titles"])
                return f"{prefix}{title} {rng.choice(world.given)} {rng.choice(world.surnames)}"
            case "surname":
                return rng.choice(world.surnames)
            case "day":
                return rng.choice(_DAYS)
            case "pronoun":
                return rng.choice(
                    ("he", "she", "they", "the minister", "the company", "a spokesman")
                )
            case _:
                return rng.choice(world.lists[name + "s"])
