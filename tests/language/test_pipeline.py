"""Stanza's sentences with offsets into the text they came from."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimtrack.encoder.pieces import lines
from claimtrack.errors import ModelError
from claimtrack.language.models import find_model_set, model_sets
from claimtrack.language.pipeline import Language


def test_words_stand_where_they_say(language: Language) -> None:
    text = "Ministers didn't agree.\n\nThe Home Office said: “We can't wait.”"
    (document,) = language.read([(text, lines(text))])
    for sentence in document.sentences:
        for word in sentence.words:
            assert 0 <= word.start < word.end <= len(text)
    first = document.sentences[0]
    assert text[first.start : first.end] == "Ministers didn't agree."


def test_paragraphs_are_never_one_sentence(language: Language) -> None:
    text = "A headline without a stop\nThe first sentence follows"
    (document,) = language.read([(text, lines(text))])
    assert all("\n" not in text[s.start : s.end] for s in document.sentences)


def test_many_texts_in_one_run_are_as_one_by_one(language: Language) -> None:
    texts = ["Anna Harris said no. Peter left.", "", "Cairo denied it.\nNobody came."]
    together = language.read([(text, lines(text)) for text in texts])
    for text, document in zip(texts, together, strict=True):
        (alone,) = language.read([(text, lines(text))])
        assert [(s.start, s.end) for s in document.sentences] == [
            (s.start, s.end) for s in alone.sentences
        ]


def test_every_sentence_has_a_tree(language: Language) -> None:
    text = "Anna Harris denied the report. Peter left."
    (document,) = language.read([(text, lines(text))])
    roots = [w.text for s in document.sentences for w in s.words if w.deprel == "root"]
    assert roots == ["denied", "left"]
    assert [w.head for s in document.sentences for w in s.words if w.deprel == "root"] == [-1, -1]


def test_names_have_no_possessive(language: Language) -> None:
    text = "The report was on Anna Harris's desk in Geneva's old town."
    (document,) = language.read([(text, lines(text))])
    assert [name.text for name in document.names()] == ["Anna Harris", "Geneva"]


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(alphabet="abc XYZ.,'\"\n\t\x1b\u202e\u200b\u00e9\U0001f600", max_size=120))
def test_offsets_hold_for_odd_text(language: Language, text: str) -> None:
    (document,) = language.read([(text, lines(text))])
    for sentence in document.sentences:
        assert 0 <= sentence.start < sentence.end <= len(text)
        for word in sentence.words:
            assert sentence.start <= word.start < word.end <= sentence.end


def test_the_shipped_set_is_listed() -> None:
    names = [models.name for models in model_sets()]
    assert names[0] == "news"
    assert {"tokenize", "pos", "lemma", "depparse", "ner"} <= set(model_sets()[0].processors)


def test_an_unknown_set_is_told_with_the_way_out() -> None:
    with pytest.raises(ModelError, match=r"installed: news.*claimtrack models download"):
        find_model_set("klingon")


def test_an_endless_word_takes_no_time(language: Language) -> None:
    text = "Anna Lind said " + "a" * 900_000 + " and left."
    (document,) = language.read([(text, lines(text))])
    assert text[document.sentences[0].words[0].start :].startswith("Anna")
    assert all(word.end <= len(text) for item in document.sentences for word in item.words)


def test_an_endless_sentence_is_cut_and_parsed(language: Language) -> None:
    text = "He didn't say yes and then " * 400
    (document,) = language.read([(text, lines(text))])
    assert max(len(sentence.words) for sentence in document.sentences) <= 300
    assert all(
        -1 <= word.head < len(item.words) for item in document.sentences for word in item.words
    )


def test_a_sentence_cut_inside_a_name_is_made_whole(language: Language) -> None:
    text = "Finance Minister Lena Vogel spoke to both sides. Then she left."
    (document,) = language.read([(text, lines(text))])
    assert [text[item.start : item.end] for item in document.sentences] == [
        "Finance Minister Lena Vogel spoke to both sides.",
        "Then she left.",
    ]
