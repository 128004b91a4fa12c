"""The word lists of `data/claims/`, read once."""

import tomllib
from dataclasses import dataclass
from functools import cache

from claimtrack.attribution.lexicon import report_words
from claimtrack.paths import data_dir

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Cue words by what they say of their content; see the data file for the meaning of each list."""

    modality_of: dict[str, str]
    modality_phrases: tuple[tuple[Phrase, str], ...]
    no_claim: frozenset[str]  # modalities whose content is no checkable assertion
    negations: frozenset[str]
    assertion_nouns: frozenset[str]
    granted: frozenset[str]
    remarks: frozenset[str]
    appointed: frozenset[str]
    proposals: frozenset[str]
    had: frozenset[str]
    committed: frozenset[str]
    acts: frozenset[str]
    evaluations: frozenset[str]
    weak: frozenset[str]
    evaluation_phrases: tuple[str, ...]
    anchored: frozenset[str]
    closing: frozenset[str]
    supports: frozenset[str]
    saying: frozenset[str]
    courts: frozenset[str]
    asserting: frozenset[str]
    insisting: frozenset[str]
    clearing: tuple[str, ...]
    unsaid: frozenset[str]
    leading: tuple[Phrase, ...]
    representing: frozenset[str]
    failing: frozenset[str]
    anaphors: frozenset[str]
    own_pronouns: frozenset[str]
    doing_so: tuple[str, ...]
    topic_nouns: frozenset[str]
    accusing: frozenset[str]
    compounds: frozenset[str]
    accusation: frozenset[str]
    opinion: frozenset[str]
    past: dict[str, str]


@cache
def lexicon() -> Lexicon:
    """The lists of `cues.toml` and `verbs.toml`; where a word is in two lists the first counts."""
    folder = data_dir() / "claims"
    data = tomllib.loads((folder / "cues.toml").read_text("utf-8"))
    verbs = tomllib.loads((folder / "verbs.toml").read_text("utf-8"))
    modality_of: dict[str, str] = {}
    phrases: list[tuple[Phrase, str]] = []
    for modality, entry in data["modality"].items():
        for word in entry["words"].split():
            modality_of.setdefault(word, modality)
        phrases += [(tuple(phrase.split()), modality) for phrase in entry.get("phrases", [])]
    nouns, evaluations, pronouns = data["nouns"], data["evaluations"], data["pronouns"]

    def listed_in(text: str) -> frozenset[str]:
        return frozenset(text.split())

    had, committed = listed_in(nouns["had"]), listed_in(nouns["committed"])
    return Lexicon(
        modality_of=modality_of,
        modality_phrases=tuple(sorted(phrases, key=lambda item: -len(item[0]))),
        no_claim=frozenset(
            name for name, entry in data["modality"].items() if not entry.get("makes_claim", True)
        ),
        negations=listed_in(data["negation"]["words"]),
        assertion_nouns=report_words().assertion_nouns,
        granted=listed_in(nouns["granted"]),
        remarks=listed_in(nouns["remarks"]),
        appointed=listed_in(nouns["appointed"]),
        proposals=listed_in(nouns["proposal"]),
        had=had,
        committed=committed,
        acts=had | committed | listed_in(nouns["other_acts"]),
        evaluations=listed_in(evaluations["denial"]),
        weak=listed_in(evaluations["weak"]),
        evaluation_phrases=tuple(
            evaluations["phrases"] + evaluations["anchored"] + evaluations["closing"]
        ),
        anchored=frozenset(evaluations["anchored"]),
        closing=frozenset(evaluations["closing"]),
        supports=listed_in(evaluations["support"]),
        saying=listed_in(evaluations["saying"]),
        courts=listed_in(nouns["courts"]),
        asserting=listed_in(data["negation"]["asserting"]),
        insisting=listed_in(data["negation"]["insisting"]),
        clearing=tuple(data["negation"]["clearing"]),
        unsaid=listed_in(data["negation"]["unsaid"]),
        leading=tuple(tuple(phrase.split()) for phrase in data["negation"]["leading"]),
        representing=listed_in(nouns["representing"]),
        failing=listed_in(data["negation"]["failing"]),
        anaphors=listed_in(pronouns["anaphors"]),
        own_pronouns=listed_in(pronouns["own"]),
        doing_so=tuple(pronouns["doing_so"]),
        topic_nouns=listed_in(nouns["topic"]),
        accusing=listed_in(nouns["accusing"]),
        compounds=listed_in(nouns["compounds"]),
        accusation=listed_in(data["worthiness"]["accusation"]),
        opinion=listed_in(data["worthiness"]["opinion"]),
        past=dict(pair.split() for pair in verbs["past"].replace("\n", " ").split(",")),
    )
