"""How well mentions are resolved to speakers, measured on the articles of `data/gold/speakers`.

Every pair of mentions that are one speaker should be found as one, and no other pair. The figures are
the precision and recall of these pairs, and the shares of mentions with the right name and kind.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

from claimtrack.attribution.speakers import Resolver
from claimtrack.errors import ClaimtrackError
from claimtrack.evaluation.wording import same_name
from claimtrack.language.document import Document
from claimtrack.paths import data_dir
from claimtrack.spans import Span

SPLITS = ("articles", "fresh", "held", "third", "third_held")
_MENTION = re.compile(r"\[(\w+):([^\]]+)\]")


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of the speaker `label` at `span`."""

    label: str
    span: Span


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """A text with its mentions; `names` and `kinds` are those of the labels."""

    pattern: str
    text: str
    mentions: tuple[Mention, ...]
    names: dict[str, str]
    kinds: dict[str, str]


@dataclass(slots=True)
class SpeakerCounts:
    """Of one pattern: mentions, those with the right name and kind, and pairs of mentions."""

    mentions: int = 0
    named: int = 0
    kind: int = 0
    expected: int = 0
    predicted: int = 0
    hits: int = 0

    def add(self, other: "SpeakerCounts") -> None:
        """Adds the counts of `other` to these."""
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def precision(self) -> float:
        """Pairs that are one speaker, of those taken for one."""
        return self.hits / self.predicted if self.predicted else 1.0

    @property
    def recall(self) -> float:
        """Pairs taken for one speaker, of those that are one."""
        return self.hits / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class SpeakerReport:
    """The counts by pattern and together, and what went wrong in words."""

    patterns: dict[str, SpeakerCounts] = field(default_factory=dict)
    all: SpeakerCounts = field(default_factory=SpeakerCounts)
    errors: list[tuple[GoldArticle, list[str]]] = field(default_factory=list)


def load_articles(split: str = "articles") -> list[GoldArticle]:
    """The gold articles of a split. Raises ClaimtrackError: file and article named."""
    path = data_dir() / "gold" / "speakers" / f"{split}.toml"
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ClaimtrackError(f"{path}: the gold articles cannot be read ({error})") from error
    articles = []
    for pattern, entries in data.items():
        for number, entry in enumerate(entries, start=1):
            if not isinstance(entry.get("text"), str):
                raise ClaimtrackError(f"{path}: article {number} of {pattern} has no text")
            articles.append(_article(pattern, entry))
    return articles


def _article(pattern: str, entry: dict[str, str]) -> GoldArticle:
    text, mentions, place = "", [], 0
    for found in _MENTION.finditer(entry["text"]):
        text += entry["text"][place : found.start()]
        mentions.append(Mention(found[1], (len(text), len(text) + len(found[2]))))
        text += found[2]
        place = found.end()
    text += entry["text"][place:]
    described = {label: value.partition(" | ") for label, value in entry.items() if label != "text"}
    names = {label: name for label, (name, _, _) in described.items()}
    kinds = {label: kind for label, (_, _, kind) in described.items()}
    return GoldArticle(pattern, text, tuple(mentions), names, kinds)


def evaluate(articles: Sequence[GoldArticle], documents: Sequence[Document]) -> SpeakerReport:
    """The report on the resolver, given the parsed `documents` of the articles."""
    report = SpeakerReport()
    for article, document in zip(articles, documents, strict=True):
        counts, errors = _measure(article, document)
        report.patterns.setdefault(article.pattern, SpeakerCounts()).add(counts)
        report.all.add(counts)
        if errors:
            report.errors.append((article, errors))
    return report


def _measure(article: GoldArticle, document: Document) -> tuple[SpeakerCounts, list[str]]:
    resolver = Resolver(document)
    entities = [resolver.resolve((mention.span,)).entity for mention in article.mentions]
    counts, errors = SpeakerCounts(), []
    for mention, entity in zip(article.mentions, entities, strict=True):
        label = mention.label
        if label not in article.names:
            continue
        counts.mentions += 1
        words = article.text[slice(*mention.span)]
        if entity is None:
            errors.append(f"nobody for {words!r}")
            continue
        speaker = entity.speaker()
        right = same_name(article.names[label], (speaker.name, *speaker.aliases))
        counts.named += right
        kind_right = not article.kinds[label] or speaker.kind == article.kinds[label]
        counts.kind += kind_right
        if not right:
            errors.append(f"{words!r} is {speaker.name!r}")
        elif not kind_right:
            errors.append(f"{words!r} is of kind {speaker.kind}")
    for one, other in combinations(range(len(entities)), 2):
        same = article.mentions[one].label == article.mentions[other].label
        found = entities[one] is not None and entities[one] is entities[other]
        counts.expected += same
        counts.predicted += found
        counts.hits += same and found
    return counts, errors
