"""Quotations after a colon that the tagger has no cue for."""

import pytest

from claimtrack.spans import covered
from tests.conftest import Analyze


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ('14:40 @HarbourTrains tweets: "Do not travel today."', "@HarbourTrains", "tweets"),
        ("Her uncle, Otto Brandt, shouts: “Give it back to us!”", "Otto Brandt", "shouts"),
        ("Minister for Fisheries, Olu Bankole: “We shall appeal.”", "Olu Bankole", ":"),
    ],
)
def test_who_stands_before_the_colon_speaks(
    analyze: Analyze, text: str, speaker: str, cue: str
) -> None:
    found = analyze(f"Reactions to the ruling of the port court came in all day.\n\n{text}\n")
    (said,) = [item for item in found.attributions if item.kind == "direct"]
    assert said.speaker == speaker
    assert covered(found.article.text, said.cue).startswith(cue)


def test_a_colon_after_something_else_tells_no_speaker(analyze: Analyze) -> None:
    found = analyze("The recipe was short. Three words stood on the card: “Salt and time.”\n")
    assert not [item for item in found.attributions if item.speaker == "card"]
