"""Sources in pieces: the one that speaks, or the phrase that they are pieces of."""

import pytest

from claimtrack.attribution.source_pieces import settle_source
from claimtrack.attribution.standalone import Draft
from claimtrack.language.document import Document
from claimtrack.spans import covered
from tests.attribution.test_phrase_edges import PAID, document

SLIDE = document(
    ("Nordkraft", "PROPN", 1, "compound"),
    ("shares", "NOUN", 2, "nsubj"),
    ("slide", "VERB", -1, "root"),
    ("as", "SCONJ", 6, "mark"),
    ("a", "DET", 5, "det"),
    ("rival", "NOUN", 6, "nsubj"),
    ("alleges", "VERB", 2, "advcl"),
    ("fraud", "NOUN", 6, "obj"),
)
STAYING = document(
    ("Activists", "NOUN", 4, "nsubj"),
    ("blocking", "VERB", 0, "acl"),
    ("the", "DET", 3, "det"),
    ("mine", "NOUN", 1, "obj"),
    ("said", "VERB", -1, "root"),
    ("they", "PRON", 6, "nsubj"),
    ("stay", "VERB", 4, "ccomp"),
)


@pytest.mark.parametrize(
    ("given", "pieces", "cue", "content", "source"),
    [
        (SLIDE, ("Nordkraft", "a rival"), "alleges", "fraud", "a rival"),
        (STAYING, ("Activists", "the mine"), "said", "they stay", "Activists blocking the mine"),
    ],
)
def test_a_source_is_one_phrase(
    given: Document, pieces: tuple[str, ...], cue: str, content: str, source: str
) -> None:
    def at(words: str) -> tuple[int, int]:
        start = given.text.index(words)
        return start, start + len(words)

    draft = Draft((at(content),), tuple(map(at, pieces)), (at(cue),), 0.9)
    found = settle_source(given, draft)
    assert covered(given.text, found.source) == source


def test_who_is_told_of_between_two_pieces_is_no_second_source() -> None:
    text = PAID.text
    pieces = tuple(
        (text.index(words), text.index(words) + len(words))
        for words in ("they were paid", "new owner of Harbour Mills")
    )
    start = text.index("by the") + 3
    told_of = (start, start + 3)
    draft = Draft(pieces, ((0, 2), told_of), ((3, 7),), 0.9)
    found = settle_source(PAID, draft)
    assert found.source == ((0, 2),)
    assert covered(text, found.content) == "they were paid by the new owner of Harbour Mills"


def test_pieces_that_a_comma_parts_are_one() -> None:
    chair = document(
        ("The", "DET", 1, "det"),
        ("chair", "NOUN", 5, "nsubj"),
        (",", "PUNCT", 3, "punct"),
        ("Ada", "PROPN", 1, "appos"),
        (",", "PUNCT", 3, "punct"),
        ("agreed", "VERB", -1, "root"),
    )
    found = settle_source(chair, Draft((), ((0, 9), (12, 15)), ((18, 24),), 0.9))
    assert covered(chair.text, found.source) == "The chair , Ada"
