"""Contents that the tagger cuts in the middle of a phrase."""

import pytest

from claimtrack.attribution.phrase_edges import complete
from claimtrack.attribution.standalone import Draft
from claimtrack.language.document import Document, Sentence, Word
from claimtrack.spans import covered
from tests.conftest import Analyze


def document(*words: tuple[str, str, int, str]) -> Document:
    """A sentence from (text, word class, head, relation)."""
    made, text = [], ""
    for own, upos, head, deprel in words:
        text += " " if text else ""
        made.append(
            Word(own, len(text), len(text) + len(own), own.lower(), upos, "", "", head, deprel)
        )
        text += own
    return Document(text, (Sentence(0, len(text), tuple(made)),))


PAID = document(
    ("He", "PRON", 1, "nsubj"),
    ("said", "VERB", -1, "root"),
    ("they", "PRON", 4, "nsubj:pass"),
    ("were", "AUX", 4, "aux:pass"),
    ("paid", "VERB", 1, "ccomp"),
    ("by", "ADP", 8, "case"),
    ("the", "DET", 8, "det"),
    ("new", "ADJ", 8, "amod"),
    ("owner", "NOUN", 4, "obl"),
    ("of", "ADP", 10, "case"),
    ("Harbour", "PROPN", 8, "nmod"),
    ("Mills", "PROPN", 10, "flat"),
    (",", "PUNCT", 13, "punct"),
    ("adding", "VERB", 1, "advcl"),
    ("nothing", "PRON", 13, "obj"),
)


@pytest.mark.parametrize(
    ("given", "whole"),
    [
        ("they were paid by the", "they were paid by the new owner of Harbour Mills"),
        ("they were", "they were paid by the new owner of Harbour Mills"),
        ("they", "they"),
        (
            "they were paid by the new owner of Harbour",
            "they were paid by the new owner of Harbour Mills",
        ),
        ("they were paid", "they were paid"),
        ("new owner of Harbour Mills", "the new owner of Harbour Mills"),
        ("nothing", "nothing"),
    ],
)
def test_a_content_ends_with_its_phrase(given: str, whole: str) -> None:
    start = PAID.text.index(given)
    draft = Draft(((start, start + len(given)),), ((0, 2),), ((3, 7),), 0.9)
    (found,) = complete(PAID, [], [draft])
    assert covered(PAID.text, found.content) == whole


def test_it_does_not_grow_over_the_cue() -> None:
    text = PAID.text
    cue = text.index("owner")
    draft = Draft(((8, text.index("new")),), ((0, 2),), ((cue, cue + 5),), 0.9)
    (found,) = complete(PAID, [], [draft])
    assert found.content == draft.content


def test_what_stands_in_quotation_marks_stays() -> None:
    from claimtrack.encoder.quotation import Quotation

    start = PAID.text.index("they")
    end = PAID.text.index(" new")
    draft = Draft(((start, end),), ((0, 2),), ((3, 7),), 0.9)
    quoted = Quotation(start, end, (start, end), closed=True, single=False)
    (found,) = complete(PAID, [quoted], [draft])
    assert found.content == draft.content


def test_what_is_begun_and_not_said_is_left_out(analyze: Analyze) -> None:
    found = analyze(
        "Short-seller Grizzly Point on Monday accused SpaceCo of overstating its order book by "
        "40%, sending shares down 18%.\n"
    )
    assert all(
        not covered(found.article.text, item.content).endswith("sending")
        for item in found.attributions
    )


def test_a_statement_begins_with_its_subject(analyze: Analyze) -> None:
    found = analyze(
        "A video claiming to show ballot boxes in a canal is genuine, the authority conceded.\n"
    )
    (said,) = [
        item for item in found.attributions if "conceded" in covered(found.article.text, item.cue)
    ]
    assert covered(found.article.text, said.content).startswith("A video claiming")
