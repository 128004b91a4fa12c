"""Quotations without a cue of their own: who they go on from."""

from claimtrack.attribution.standalone import Draft, add_standalone
from claimtrack.encoder.pieces import lines
from claimtrack.encoder.quotation import scan
from claimtrack.spans import Spans, covered


def place(text: str, words: str) -> Spans:
    start = text.index(words)
    return ((start, start + len(words)),)


def standalone(text: str, *drafts: tuple[str, str, str]) -> list[Draft]:
    made = [
        Draft(place(text, content), place(text, source), place(text, cue), 0.9)
        for content, source, cue in drafts
    ]
    paragraphs = lines(text)
    return add_standalone(text, paragraphs, scan(text, paragraphs), made)


def test_a_further_quotation_in_the_paragraph_joins_the_first() -> None:
    text = '"We lost," Okoro said. "We will be back."'
    (found,) = standalone(text, ('"We lost,"', "Okoro", "said"))
    assert covered(text, found.content) == '"We lost," … "We will be back."'


def test_a_quotation_that_never_closes_joins_to_the_end_of_its_paragraph() -> None:
    text = '“We lost,” Okoro said in Lagos. "But first, we rest.\nThe crowd left.'
    (found,) = standalone(text, ("“We lost,”", "Okoro", "said"))
    assert text[slice(*found.content[-1])] == '"But first, we rest.'


def test_a_quotation_alone_in_its_paragraph_is_continued() -> None:
    text = 'Okoro said that the club would rebuild.\n"It will take years."'
    _, found = standalone(text, ("that the club would rebuild", "Okoro", "said"))
    assert (found.how, found.after, found.source, found.cue) == ("continued", 0, (), ())
    assert found.confidence < 0.9


def test_a_reopened_quotation_belongs_to_the_one_before() -> None:
    text = 'Okoro said: "We lost.\n"But we will be back."'
    (found,) = standalone(text, ('"We lost.', "Okoro", "said"))
    assert covered(text, found.content) == '"We lost.\n"But we will be back."'


def test_paragraphs_of_quotation_alone_are_continued_one_after_the_other() -> None:
    text = '"We lost," Okoro said in Lagos.\n"We will be back."\n"So will they."'
    first, second, third = standalone(text, ('"We lost,"', "Okoro", "said"))
    assert [found.how for found in (first, second, third)] == ["tagged", "continued", "continued"]
    assert (second.after, third.after) == (0, 1)


def test_a_reported_content_gives_the_next_paragraph_back() -> None:
    text = 'Okoro left, adding that he was tired.\n"It was a long day."'
    drafted = Draft(
        (*place(text, "that he was tired"), *place(text, '"It was a long day."')),
        place(text, "Okoro"),
        place(text, "adding"),
        0.9,
    )
    paragraphs = lines(text)
    first, second = add_standalone(text, paragraphs, scan(text, paragraphs), [drafted])
    assert covered(text, first.content) == "that he was tired"
    assert second.how == "continued"


def test_titles_and_scare_quotes_are_left_alone() -> None:
    text = 'Okoro said so.\nThe film "Silver Water" ran for a "free" week.'
    assert len(standalone(text, ("so", "Okoro", "said"))) == 1


def test_far_from_any_speaker_nothing_is_made() -> None:
    text = 'Okoro said so.\nRain fell.\nWind blew.\nNight came.\n"Who is there?"'
    assert len(standalone(text, ("so", "Okoro", "said"))) == 1
