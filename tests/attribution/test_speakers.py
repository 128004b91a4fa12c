"""Who a source is: the sentences are real to Stanza, the sources are given."""

import pytest

from claimtrack.attribution.resolved import Resolved
from claimtrack.attribution.speakers import Resolver
from claimtrack.encoder.pieces import lines
from claimtrack.language.pipeline import Language
from claimtrack.spans import covered
from tests.conftest import Analyze


class Sources:
    def __init__(self, language: Language, text: str) -> None:
        (document,) = language.read([(text, lines(text))])
        self.text, self.resolver, self.position = text, Resolver(document), 0

    def who(self, words: str) -> Resolved:
        start = self.text.index(words, self.position)
        self.position = start + len(words)
        return self.resolver.resolve(((start, start + len(words)),))

    def name(self, words: str) -> str:
        found = self.who(words).entity
        return found.name if found else ""


def test_short_full_and_titled_names_are_one(language: Language) -> None:
    sources = Sources(
        language,
        "Kenya's President Amina Wekesa said so. Wekesa said no. "
        "President Amina Wekesa agreed, Amina Wekesa said.",
    )
    assert sources.name("Kenya's President Amina Wekesa") == "Amina Wekesa"
    found = sources.who("Wekesa").entity
    assert found is not None
    assert sources.who("President Amina Wekesa").entity is found
    assert sources.who("Amina Wekesa").entity is found
    assert "Wekesa" in found.speaker().aliases


def test_he_is_the_man_who_spoke(language: Language) -> None:
    sources = Sources(
        language, "John Harris told the court the van was stolen. But he said the keys were his."
    )
    assert sources.name("John Harris") == "John Harris"
    assert sources.name("he") == "John Harris"


def test_they_is_a_group_and_it_a_body(language: Language) -> None:
    sources = Sources(
        language,
        "Hospital managers declined to comment. But they described the ward as safe. "
        "The Kremlin was cautious, but it noted that talks went on.",
    )
    assert sources.name("Hospital managers") == "Hospital managers"
    assert sources.name("they") == "Hospital managers"
    assert sources.name("it") == "Kremlin"


def test_a_description_finds_who_was_so_called(language: Language) -> None:
    sources = Sources(
        language,
        "The van was empty, two police officers said. The driver had fled, the officers said.",
    )
    assert sources.name("two police officers") == "two police officers"
    assert sources.name("the officers") == "two police officers"


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        ("Harris's lawyer said the case was closed.", "Harris's lawyer", "Harris's lawyer"),
        (
            "A spokesman for Anna Harris said no.",
            "A spokesman for Anna Harris",
            "spokesman for Anna Harris",
        ),
        ("Amara Diallo laughed. “Ask me later,” he said.", "he", "Amara Diallo"),
        (
            "The Wekesa administration vowed to act.",
            "The Wekesa administration",
            "Wekesa administration",
        ),
        (
            "Maria Lopez, the mayor of Cadiz, said no.",
            "Maria Lopez, the mayor of Cadiz,",
            "Maria Lopez",
        ),
        (
            "Harris and his two brothers said no.",
            "Harris and his two brothers",
            "Harris and his two brothers",
        ),
    ],
)
def test_whose_name_it_is(language: Language, text: str, source: str, speaker: str) -> None:
    assert Sources(language, text).name(source) == speaker


def test_a_seat_of_government_is_a_government(language: Language) -> None:
    found = Sources(language, "Pyongyang denied the report.").who("Pyongyang").entity
    assert found is not None
    assert found.kind == "government"


def test_nobody_is_nobody(language: Language) -> None:
    assert Sources(language, "It rained.").resolver.resolve(()).entity is None


@pytest.mark.parametrize(
    ("text", "said", "speaker"),
    [
        (
            "Residents of Oslo said police fired into homes. Police said they fired in the air. "
            "Residents said it was more.",
            "it was more",
            "Residents of Oslo",
        ),
        (
            "Analysts at Halden Securities had expected a cut. The shares would remain under "
            "pressure until autumn, they wrote in a note to clients.",
            "The shares would",
            "Analysts at Halden Securities",
        ),
    ],
)
def test_a_group_keeps_what_tells_it_from_others(
    analyze: Analyze, text: str, said: str, speaker: str
) -> None:
    found = analyze(text)
    (one,) = [
        item for item in found.attributions if said in covered(found.article.text, item.content)
    ]
    assert one.speaker == speaker


def test_an_abbreviated_title_is_spelled_out_later(language: Language) -> None:
    sources = Sources(
        language, "Gen. Marcus Oyelaran said the base was hit. The general said nobody died."
    )
    found = sources.who("Gen. Marcus Oyelaran").entity
    assert sources.who("The general").entity is found


def test_a_campaign_named_after_another_is_another(language: Language) -> None:
    sources = Sources(
        language,
        "The Hartley campaign said so. The Okafor campaign said no. The Hartley campaign won.",
    )
    first = sources.who("The Hartley campaign").entity
    assert sources.who("The Okafor campaign").entity is not first


def test_what_describes_a_speaker_is_no_alias(language: Language) -> None:
    sources = Sources(language, "Dana Whitlow, who chairs the bank, said so.")
    found = sources.who("Dana Whitlow, who chairs the bank").entity
    assert found is not None
    assert found.speaker().aliases == ()


def test_a_surname_is_not_that_of_the_lawyer_for_its_bearer(analyze: Analyze) -> None:
    found = analyze(
        "Clara Neumann says she never signed. A lawyer for Neumann said the signature was forged. "
        "Neumann said she had been in Rome that day.\n"
    )
    assert [item.speaker for item in found.attributions] == [
        "Clara Neumann",
        "lawyer for Neumann",
        "Clara Neumann",
    ]
