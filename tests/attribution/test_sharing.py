"""Sources shared by coordination, words that an agency relays, names in quotation marks."""

import pytest

from tests.conftest import Analyze


def said(analyze: Analyze, text: str) -> set[tuple[str, str]]:
    found = analyze(text)
    return {
        (item.speaker, "".join(text[start:end] for start, end in item.content))
        for item in found.attributions
    }


def test_a_coordinated_verb_shares_the_source(analyze: Analyze) -> None:
    found = said(
        analyze,
        "The Vatican confirmed that the bishop was freed but refused to name the mediators.",
    )
    assert {speaker for speaker, _ in found} == {"Vatican"}


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        (
            "Although they met on Friday, Greek envoy Nikos Pappas said, "
            'calling it a "frank exchange," the Reuters news agency reported.',
            "Nikos Pappas",
            '"frank exchange,"',
        ),
        (
            'Finance Minister Lena Vogel spoke to both sides, describing the talks as "a beginning."',
            "Lena Vogel",
            '"a beginning."',
        ),
    ],
)
def test_relayed_and_named_words_are_the_speakers(
    analyze: Analyze, text: str, speaker: str, words: str
) -> None:
    assert any(who == speaker and words in content for who, content in said(analyze, text))


def test_a_quotation_after_a_sentence_about_its_speaker(analyze: Analyze) -> None:
    assert said(analyze, 'The minister shook her head. "No."') == {("minister", '"No."')}
