"""Speech that its layout tells: transcripts and dialogue with dashes."""

from claimtrack.attribution.standalone import Draft
from claimtrack.attribution.turns import add_turns
from claimtrack.encoder.pieces import lines
from claimtrack.spans import Span, covered


def span(text: str, part: str) -> Span:
    start = text.index(part)
    return start, start + len(part)


def said(text: str, content: str, source: str, cue: str) -> Draft:
    return Draft(
        (span(text, content),), (span(text, source),) if source else (), (span(text, cue),), 0.9
    )


def turns(text: str, *drafts: Draft) -> list[tuple[str, str]]:
    found = add_turns(text, lines(text), list(drafts))
    return [
        (covered(text, draft.source, " "), covered(text, draft.content, " ")) for draft in found
    ]


def test_questions_and_answers_name_nobody() -> None:
    text = "Q: Do you paint?\n\nA: I paint. I also fish.\n\nQ: Where?\n"
    assert turns(text) == [("", "Do you paint?"), ("", "I paint. I also fish."), ("", "Where?")]


def test_a_label_is_the_source_and_replaces_what_the_tagger_made_of_it() -> None:
    text = "BO: Rivers first. Roads later.\n\nHost: And the rails?\n\nBO: No rails."
    found = turns(text, said(text, "Rivers first", "BO", ":"))
    assert found == [
        ("BO", "Rivers first. Roads later."),
        ("Host", "And the rails?"),
        ("BO", "No rails."),
    ]


def test_labels_that_nobody_takes_turns_with_are_no_transcript() -> None:
    text = "Related: The bridge.\n\nName: Ana.\n\nRelated: The road.\n\nMore text follows here."
    assert turns("Related: The bridge.\n\nAge: 27.\n\nJob: Waiter.") == []
    assert turns(text.replace("Name: Ana.", "Name is Ana.")) == []


def test_lines_of_a_dialogue_are_speech_each_by_itself() -> None:
    text = "– The well is dry, said the boy.\n\n– Since when?\n\n– Since the war."
    known = said(text, "– The well is dry", "the boy", "said")
    merged = Draft((*known.content, span(text, "– Since when?")), known.source, known.cue, 0.9)
    assert turns(text, merged) == [
        ("the boy", "– The well is dry"),
        ("", "– Since when?"),
        ("", "– Since the war."),
    ]


def test_a_list_with_dashes_is_no_dialogue() -> None:
    text = "— The bill, which she said was dead, came back;\n\n— The tax went up;\n\n— And so on."
    assert len(turns(text, said(text, "was dead", "she", "said"))) == 1
