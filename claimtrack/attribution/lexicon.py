"""The word lists of `data/attribution/`, read once."""

import tomllib
from dataclasses import dataclass
from functools import cache

from claimtrack.paths import data_dir


@dataclass(frozen=True, slots=True)
class SpeakerWords:
    """Word lists for telling who a source is; see `data/attribution/speakers.toml`."""

    metonyms: dict[str, str]
    governments: frozenset[str]  # the metonyms' names without "the", case folded
    he: frozenset[str]
    she: frozenset[str]
    it: frozenset[str]
    they: frozenset[str]
    first_person: frozenset[str]
    relative: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    male_given: frozenset[str]
    female_given: frozenset[str]
    organisation: frozenset[str]
    person: frozenset[str]
    prepositions: frozenset[str]


@cache
def speaker_words() -> SpeakerWords:
    """The lists of `speakers.toml`."""
    data = tomllib.loads((data_dir() / "attribution" / "speakers.toml").read_text("utf-8"))
    lists = {name: frozenset(value.split()) for name, value in data["words"].items()}
    metonyms = data["metonyms"]
    governments = frozenset(name.removeprefix("the ").casefold() for name in metonyms)
    return SpeakerWords(metonyms=metonyms, governments=governments, **lists)


@dataclass(frozen=True, slots=True)
class ReportWords:
    """Words that show an attribution in a tree; see `data/attribution/reports.toml`."""

    assertion_nouns: frozenset[str]
    participles: frozenset[str]
    naming: frozenset[str]


@cache
def report_words() -> ReportWords:
    """The lists of `reports.toml`."""
    data = tomllib.loads((data_dir() / "attribution" / "reports.toml").read_text("utf-8"))
    return ReportWords(**{name: frozenset(value.split()) for name, value in data.items()})
