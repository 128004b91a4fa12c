"""The word lists of `data/claims/cues.toml`, read once."""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import cast

from claimtrack.attribution.lexicon import report_words
from claimtrack.claims.types import StanceKind
from claimtrack.paths import data_dir

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Cue words by what they say of their content; see the data file for the meaning of each list."""

    modality_of: dict[str, str]
    modality_phrases: tuple[tuple[Phrase, str], ...]
    no_claim: frozenset[str]  # modalities whose content is no checkable assertion
    stance_of: dict[str, StanceKind]
    stance_phrases: tuple[tuple[Phrase, StanceKind], ...]
    negations: frozenset[str]
    negation_phrases: tuple[Phrase, ...]
    assertion_nouns: frozenset[str]
    granted: frozenset[str]
    proposals: frozenset[str]
    acts: frozenset[str]
    evaluations: frozenset[str]
    evaluation_phrases: tuple[str, ...]
    supports: frozenset[str]
    anaphors: frozenset[str]
    own_pronouns: frozenset[str]
    accusation: frozenset[str]
    opinion: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lists of `cues.toml`; where a word is in two lists the first counts."""
    data = tomllib.loads((data_dir() / "claims" / "cues.toml").read_text("utf-8"))
    modality_of: dict[str, str] = {}
    phrases: list[tuple[Phrase, str]] = []
    for modality, entry in data["modality"].items():
        for word in entry["words"].split():
            modality_of.setdefault(word, modality)
        phrases += [(tuple(phrase.split()), modality) for phrase in entry.get("phrases", [])]
    stance_of: dict[str, StanceKind] = {}
    for stance, words in data["stance"].items():
        for word in words.split():
            stance_of.setdefault(word, cast(StanceKind, stance))
    stance_phrases = [
        (tuple(phrase.split()), cast(StanceKind, stance))
        for stance, listed in data["stance_phrases"].items()
        for phrase in listed
    ]
    nouns, evaluations = data["nouns"], data["evaluations"]

    def listed_in(text: str) -> frozenset[str]:
        return frozenset(text.split())

    return Lexicon(
        modality_of=modality_of,
        modality_phrases=tuple(sorted(phrases, key=lambda item: -len(item[0]))),
        no_claim=frozenset(
            name for name, entry in data["modality"].items() if not entry.get("makes_claim", True)
        ),
        stance_of=stance_of,
        stance_phrases=tuple(sorted(stance_phrases, key=lambda item: -len(item[0]))),
        negations=listed_in(data["negation"]["words"]),
        negation_phrases=tuple(tuple(phrase.split()) for phrase in data["negation"]["phrases"]),
        assertion_nouns=report_words().assertion_nouns,
        granted=listed_in(nouns["granted"]),
        proposals=listed_in(nouns["proposal"]),
        acts=listed_in(nouns["act"]),
        evaluations=listed_in(evaluations["denial"]),
        evaluation_phrases=tuple(evaluations["phrases"]),
        supports=listed_in(evaluations["support"]),
        anaphors=listed_in(data["pronouns"]["anaphors"]),
        own_pronouns=listed_in(data["pronouns"]["own"]),
        accusation=listed_in(data["worthiness"]["accusation"]),
        opinion=listed_in(data["worthiness"]["opinion"]),
    )
