"""The word lists of `data/attribution/`, read once."""

import tomllib
from dataclasses import dataclass
from functools import cache

from claimtrack.paths import data_dir


@dataclass(frozen=True, slots=True)
class SpeakerWords:
    """Word lists for telling who a source is; see `data/attribution/speakers.toml`."""

    metonyms: dict[str, str]
    seats: dict[str, str]  # the same, without "the" and case folded, and whose they are
    demonyms: dict[str, str]  # "Ukrainian" -> "Ukraine"
    titles: dict[str, frozenset[str]]  # "gen" -> "general"
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
    companies: frozenset[str]
    person: frozenset[str]
    person_endings: tuple[str, ...]
    prepositions: frozenset[str]


@cache
def speaker_words() -> SpeakerWords:
    """The lists of `speakers.toml`."""
    data = tomllib.loads((data_dir() / "attribution" / "speakers.toml").read_text("utf-8"))
    endings = tuple(data["words"].pop("person_endings").split())
    lists = {name: frozenset(value.split()) for name, value in data["words"].items()}
    metonyms = data["metonyms"]
    seats = {name.removeprefix("the ").casefold(): whose for name, whose in metonyms.items()}
    demonyms = {
        word: country for country, listed in data["demonyms"].items() for word in listed.split()
    }
    governments = frozenset(seats)
    return SpeakerWords(
        metonyms=metonyms,
        seats=seats,
        demonyms=demonyms,
        titles={title: frozenset(nouns.split()) for title, nouns in data["titles"].items()},
        governments=governments,
        person_endings=endings,
        **lists,
    )


@dataclass(frozen=True, slots=True)
class ReportWords:
    """Words that show an attribution in a tree; see `data/attribution/reports.toml`."""

    assertion_nouns: frozenset[str]
    naming: frozenset[str]
    saying: frozenset[str]
    silences: frozenset[str]
    appointing: frozenset[str]
    introducing: frozenset[str]


@cache
def report_words() -> ReportWords:
    """The lists of `reports.toml`."""
    data = tomllib.loads((data_dir() / "attribution" / "reports.toml").read_text("utf-8"))
    return ReportWords(**{name: frozenset(value.split()) for name, value in data.items()})


@dataclass(frozen=True, slots=True)
class StanceWords:
    """Words of stance, and what holds them back; see `data/attribution/stances.toml`."""

    verbs: dict[str, str]  # base form -> stance
    statements: frozenset[str]  # those verbs that need a statement as their object
    phrases: dict[
        str, list[tuple[int, tuple[str, ...], str]]
    ]  # by first word; ranked, longest first
    idioms: frozenset[tuple[str, ...]]  # those phrases that need no object
    nouns: dict[str, str]
    negations: frozenset[str]
    governors: frozenset[str]
    permits: frozenset[str]
    conditions: frozenset[str]
    modals: frozenset[str]
    reversed: dict[str, str]  # verbs that take that stance when they are negated


@cache
def stance_words() -> StanceWords:
    """The lists of `stances.toml`; where a word is in two the first counts."""
    data = tomllib.loads((data_dir() / "attribution" / "stances.toml").read_text("utf-8"))
    held_back = {name: frozenset(words.split()) for name, words in data.pop("held_back").items()}
    turned = {
        word: stance for stance, listed in data.pop("reversed").items() for word in listed.split()
    }
    verbs: dict[str, str] = {}
    nouns: dict[str, str] = {}
    statements: set[str] = set()
    phrases: list[tuple[tuple[str, ...], str]] = []
    idioms: set[tuple[str, ...]] = set()
    for stance, entry in data.items():
        statements |= set(entry["statements"].split()) - verbs.keys()
        for word in (entry["verbs"] + " " + entry["statements"]).split():
            verbs.setdefault(word, stance)
        for word in entry["nouns"].split():
            nouns.setdefault(word, stance)
        known = {tuple(phrase.split()) for phrase in entry.get("idioms", [])}
        idioms |= known
        phrases += [(tuple(phrase.split()), stance) for phrase in entry["phrases"]]
        phrases += [(phrase, stance) for phrase in sorted(known)]
    by_first: dict[str, list[tuple[int, tuple[str, ...], str]]] = {}
    for rank, (phrase, stance) in enumerate(sorted(phrases, key=lambda item: -len(item[0]))):
        by_first.setdefault(phrase[0], []).append((rank, phrase, stance))
    return StanceWords(
        verbs=verbs,
        statements=frozenset(statements),
        phrases=by_first,
        idioms=frozenset(idioms),
        nouns=nouns,
        reversed=turned,
        **held_back,
    )
