"""Direct, mixed, indirect."""

import pytest

from claimtrack.attribution.kinds import kind_of, with_marks
from claimtrack.encoder.pieces import lines
from claimtrack.encoder.quotation import scan


@pytest.mark.parametrize(
    ("text", "content", "kind"),
    [
        ('She said "it is over."', '"it is over."', "direct"),
        ('She said "it is over."', "it is over", "direct"),
        ('She said the talks were "over."', 'the talks were "over."', "mixed"),
        ("She said the talks were over.", "the talks were over", "indirect"),
        ("'It is over,' she said.", "'It is over,'", "direct"),
        ('He said: "It is over.', '"It is over.', "direct"),
    ],
)
def test_kind(text: str, content: str, kind: str) -> None:
    start = text.index(content)
    spans = ((start, start + len(content)),)
    assert kind_of(text, spans, scan(text, lines(text))) == kind


def test_marks_are_taken_in() -> None:
    text = 'She said "it is over" twice.'
    start = text.index("it is over")
    assert with_marks(text, ((start, start + 10),), scan(text, lines(text))) == (
        (start - 1, start + 11),
    )
