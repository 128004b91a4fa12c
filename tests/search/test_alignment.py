"""Alignments account for every word that is given."""

from hypothesis import given
from hypothesis import strategies as st

from claimtrack.search.alignment import align

sentences = st.lists(st.sampled_from("we will not take any risks with lives".split()), max_size=9)


@given(sentences.map(" ".join), sentences.map(" ".join))
def test_every_given_word_is_in_one_step(recorded: str, quoted: str) -> None:
    found = align(recorded, quoted)
    given_words = [word.text for step in found.steps for word in step.given]
    assert " ".join(given_words) == quoted
    used = [word.start for step in found.steps for word in step.recorded]
    assert len(used) == len(set(used))
    assert 0 <= found.coverage <= 1
    for step in found.steps:
        same = [w.plain for w in step.recorded] == [w.plain for w in step.given]
        assert same == (step.kind in ("kept", "moved"))


@given(sentences.map(" ".join))
def test_the_same_words_are_kept(text: str) -> None:
    assert all(step.kind == "kept" for step in align(text, text).steps)


def test_an_omission_is_one_step() -> None:
    steps = align("a b c the dam was old and the dam is safe", "the dam is safe").steps
    assert [(step.kind, len(step.given)) for step in steps] == [("kept", 4)]
    steps = align(
        "we said, long ago and here, that it would hold", "we said that it would hold"
    ).steps
    assert [(step.kind, len(step.recorded)) for step in steps] == [
        ("kept", 2),
        ("dropped", 4),
        ("kept", 4),
    ]
