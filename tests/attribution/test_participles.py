"""Participles and their agents, read from trees that are given."""

from claimtrack.attribution.frames import add_frames
from claimtrack.attribution.standalone import Draft
from claimtrack.language.document import Document, Sentence, Word
from claimtrack.spans import covered

ROWS = (
    ("a", "DET", 2, "det"),
    ("charge", "NOUN", 0, "root"),
    ("rejected", "VERB", 2, "acl"),
    ("by", "ADP", 5, "case"),
    ("Baku", "PROPN", 3, "obl"),
    ("and", "CCONJ", 7, "cc"),
    ("disputed", "VERB", 3, "conj"),
    ("by", "ADP", 10, "case"),
    ("two", "NUM", 10, "nummod"),
    ("diplomats", "NOUN", 7, "obl"),
)


def document(noun: str = "charge") -> Document:
    words = []
    place = 0
    for text, upos, head, deprel in ROWS:
        text = noun if text == "charge" else text
        words.append(Word(text, place, place + len(text), text, upos, "", "", head - 1, deprel))
        place += len(text) + 1
    text = " ".join(word.text for word in words)
    return Document(text, (Sentence(0, len(text), tuple(words)),))


def test_each_participle_has_its_agent_and_they_share_the_noun() -> None:
    given = document()
    found = add_frames(given, [])
    told = [
        tuple(covered(given.text, spans) for spans in (d.source, d.cue, d.content)) for d in found
    ]
    assert told == [
        ("Baku", "rejected by", "a charge"),
        ("two diplomats", "disputed by", "a charge"),
    ]


def test_what_the_tagger_found_is_not_found_again() -> None:
    given = document()
    start = given.text.index("rejected")
    known = Draft(((0, 8),), (), ((start, start + 8),), 0.9)
    assert [d.how for d in add_frames(given, [known])] == ["tagged", "agent"]


def test_a_bill_is_no_assertion() -> None:
    assert add_frames(document("bill"), []) == []
