"""Names as the name tagger finds them, made whole."""

import pytest

from claimtrack.language.names import tidy


@pytest.mark.parametrize(
    ("text", "found", "names"),
    [
        ("Ana Quaye-Mensah left", ["Ana Quaye"], ["Ana Quaye-Mensah"]),
        ("Jean-Paul Roux-Petit left", ["Jean", "Paul Roux"], ["Jean-Paul Roux-Petit"]),
        ("the Trump-Putin talks", ["Trump", "Putin"], ["Trump", "Putin"]),
        ("a Trump-style rally", ["Trump"], ["Trump"]),
        ("Ana Quaye-Mensah's hat", ["Ana Quaye"], ["Ana Quaye-Mensah"]),
    ],
    ids=["surname", "given", "two", "style", "possessive"],
)
def test_a_hyphened_name_is_whole(text: str, found: list[str], names: list[str]) -> None:
    spans = [(text.index(name), text.index(name) + len(name), "PER") for name in found]
    assert [name.text for name in tidy(text, [], spans)] == names
