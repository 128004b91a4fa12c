"""Attributions that words of stance show, on sentences read by the shipped models."""

from collections.abc import Callable

import pytest

from claimtrack.attribution.frames import add_frames
from claimtrack.attribution.stance_words import uses
from claimtrack.encoder.pieces import lines
from claimtrack.language.document import Document
from tests.conftest import Analyze

Read = Callable[[str], Document]


@pytest.fixture
def read(analyze: Analyze) -> Read:
    def document(text: str) -> Document:
        texts = [(text, lines(text))]
        analyzer = analyze.analyzer
        return analyzer.language.read(texts, analyzer.shared.encoder.read(texts))[0]

    return document


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("The firm denied the report.", ""),
        ("The firm stopped short of denying the report.", "governed"),
        ("The firm has never denied the report.", "negated"),
        ("The firm was quick to deny the report.", ""),
        ("The firm was asked to deny the report.", "governed"),
        ("If the firm denies the report, nobody will care.", "conditional"),
        ("The firm may deny the report.", "modal"),
    ],
)
def test_what_holds_a_stance_back(read: Read, text: str, held: str) -> None:
    (use,) = uses(read(text).sentences[0])
    assert use.held == held


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "Claims that the dam leaked were rejected by two engineers.",
            "two engineers",
            "Claims that the dam leaked",
        ),
        (
            "The Kremlin's denial that it had paid the men fooled nobody.",
            "The Kremlin",
            "that it had paid the men",
        ),
        ("The twins were held over a fraud they deny.", "they", "a fraud"),
    ],
)
def test_a_construction_without_the_tagger(
    read: Read, text: str, source: str, content: str
) -> None:
    (draft,) = add_frames(read(text), [])
    assert text[slice(*draft.source[0])] == source
    assert text[slice(*draft.content[0])] == content


def test_a_denial_of_service_has_no_denier(read: Read) -> None:
    assert add_frames(read("A denial-of-service attack shut the site."), []) == []


def test_who_could_not_be_reached_is_not_the_source_of_the_quotation_before(
    analyze: Analyze,
) -> None:
    found = analyze(
        'Dr Quispe told a local station: "It is too early to say." '
        "The health ministry could not immediately be reached for comment.\n"
    )
    (quoted,) = [item for item in found.attributions if item.kind == "direct"]
    assert quoted.speaker.endswith("Quispe")
