"""How well stances are found, measured on the items of `data/gold/stances`.

An item is a text of a few sentences with the stances that a reader finds in it. A predicted stance is
right when its speaker is the expected one and it is of the same class: denies, dismisses, disputes and
rejects are one class, the denials; each other stance is its own. Its proposition is right when it
holds most content words of the expected claim and not much else.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field

from claimtrack.claims.types import Analysis, StanceKind
from claimtrack.errors import ClaimtrackError
from claimtrack.evaluation.intervals import Interval, bootstrap
from claimtrack.evaluation.wording import content_words, same_name
from claimtrack.paths import data_dir

SPLITS = (
    "train",
    "dev",
    "test",
    "fresh",
    "held",
    "wide",
    "wide_held",
    "third",
    "third_held",
    "long",
    "long_held",
)
DENIALS = frozenset(("denies", "dismisses", "disputes", "rejects"))
_RECALL, _PRECISION = 0.6, 0.4  # of the expected claim's content words, of the proposition's


@dataclass(frozen=True, slots=True)
class Expected:
    """A stance that the text holds; `claimant` is empty where the item does not say."""

    by: str
    stance: StanceKind
    cue: str
    claim: str
    claimant: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A text with its stances. `hard` marks a hard negative: there is no denial in it."""

    pattern: str
    text: str
    expected: tuple[Expected, ...]

    @property
    def hard(self) -> bool:
        """Whether it only looks like a denial."""
        return self.pattern.startswith("not-")


@dataclass(slots=True)
class Counts:
    """Of one pattern: items, expected stances, predicted ones, hits, and what of the hits is right."""

    items: int = 0
    expected: int = 0
    predicted: int = 0
    hits: int = 0
    same_label: int = 0
    right_claim: int = 0

    def add(self, other: "Counts") -> None:
        """Adds the counts of `other` to these."""
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def precision(self) -> float:
        """Hits of the predicted; 1 where nothing is predicted."""
        return self.hits / self.predicted if self.predicted else 1.0

    @property
    def recall(self) -> float:
        """Hits of the expected; 1 where nothing is expected."""
        return self.hits / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def claims(self) -> float:
        """The share of hits whose proposition is right; 1 where there is no hit."""
        return self.right_claim / self.hits if self.hits else 1.0


@dataclass(frozen=True, slots=True)
class Result:
    """One item's outcome: denials and other stances counted apart, and what went wrong in words."""

    item: Item
    denials: Counts
    others: Counts
    errors: tuple[str, ...]


@dataclass(slots=True)
class Report:
    """All outcomes, by pattern and together. `false_denials` are those on hard negatives."""

    results: list[Result]
    patterns: dict[str, Counts] = field(default_factory=dict)
    denials: Counts = field(default_factory=Counts)
    others: Counts = field(default_factory=Counts)
    false_denials: int = 0
    hard: int = 0

    def intervals(self) -> dict[str, Interval]:
        """95 % bootstrap intervals over the items, of the denials' precision, recall and claims."""

        def figure(name: str, sample: Sequence[Result]) -> float:
            counts = Counts()
            for result in sample:
                counts.add(result.denials)
            return float(getattr(counts, name))

        return {
            name: bootstrap(self.results, lambda sample, name=name: figure(name, sample))  # type: ignore[misc]
            for name in ("precision", "recall", "claims")
        }


def load_items(split: str) -> list[Item]:
    """The items of one split. Raises ClaimtrackError that names the file and the item that is wrong."""
    path = data_dir() / "gold" / "stances" / f"{split}.toml"
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ClaimtrackError(f"{path}: the gold items cannot be read ({error})") from error
    items = []
    for pattern, entries in data.items():
        for number, entry in enumerate(entries, start=1):
            try:
                expected = tuple(_expected(line) for line in entry.get("stances", []))
                items.append(Item(pattern, entry["text"], expected))
            except (KeyError, TypeError, ValueError) as error:
                raise ClaimtrackError(f"{path}: item {number} of {pattern}: {error}") from error
    return items


def _expected(line: str) -> Expected:
    parts = [part.strip() for part in line.split("|")]
    if len(parts) not in (4, 5):
        raise ValueError(f"{line!r} is not `by | stance | cue | claim | claimant`")
    return Expected(*parts)  # type: ignore[arg-type]


def evaluate(items: Sequence[Item], analyses: Sequence[Analysis]) -> Report:
    """The report on `analyses`, one for each item."""
    report = Report([_result(*pair) for pair in zip(items, analyses, strict=True)])
    for result in report.results:
        item = result.item
        counts = report.patterns.setdefault(item.pattern, Counts())
        counts.add(result.others if item.pattern == "other" else result.denials)
        report.denials.add(result.denials)
        report.others.add(result.others)
        if item.hard:
            report.hard += 1
            report.false_denials += bool(result.denials.predicted)
    return report


@dataclass(frozen=True, slots=True)
class _Found:
    names: tuple[str, ...]
    stance: StanceKind
    proposition: str


def _result(item: Item, analysis: Analysis) -> Result:
    aliases = {speaker.name: speaker.aliases for speaker in analysis.speakers}
    found = [
        _Found((stance.by, *aliases.get(stance.by, ())), stance.stance, claim.proposition)
        for claim in analysis.claims
        for stance in claim.stances
    ]
    errors: list[str] = []
    counts = {True: Counts(items=1), False: Counts(items=1)}
    free = list(found)
    for wanted in item.expected:
        kind = wanted.stance in DENIALS
        counts[kind].expected += 1
        fitting = [one for one in free if _fits(wanted, one)]
        if not fitting:
            errors.append(f"missed   {wanted.by} {wanted.stance}: {wanted.claim}")
            continue
        chosen = max(fitting, key=lambda one: _claim_score(wanted.claim, one.proposition))
        free.remove(chosen)
        counts[kind].hits += 1
        counts[kind].predicted += 1
        counts[kind].same_label += chosen.stance == wanted.stance
        if _claim_right(wanted.claim, chosen):
            counts[kind].right_claim += 1
        else:
            errors.append(f"claim    {chosen.proposition!r} for {wanted.claim!r}")
        if chosen.stance != wanted.stance:
            errors.append(f"label    {chosen.stance} for {wanted.stance}")
    for one in free:
        counts[one.stance in DENIALS].predicted += 1
        errors.append(f"too much {one.names[0]} {one.stance}: {one.proposition}")
    return Result(item, counts[True], counts[False], tuple(errors))


def _fits(wanted: Expected, found: _Found) -> bool:
    same = found.stance == wanted.stance or {found.stance, wanted.stance} <= DENIALS
    return same and same_name(wanted.by, found.names)


def _claim_score(expected: str, proposition: str) -> float:
    wanted, own = content_words(expected), content_words(proposition)
    return len(wanted & own) / max(len(wanted | own), 1)


def _claim_right(expected: str, found: _Found) -> bool:
    """The denier's own name in the proposition ("X committed theft" for "theft") is not too much."""
    wanted = content_words(expected)
    speaker = frozenset[str]().union(*map(content_words, found.names))
    own = content_words(found.proposition) - (speaker - wanted)
    common = len(wanted & own)
    return common >= _RECALL * len(wanted) and common >= _PRECISION * len(own) and common > 0
