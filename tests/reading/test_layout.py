"""What each paragraph is. In doubt it is body: text that is not analysed is lost."""

# ruff: noqa: E501 (sample texts)
import pytest

from claimtrack.reading import Article, read_bytes

BODY = (
    "The harbour at Norwick will close for three months, the port authority said on Monday.",
    "“We have no choice,” its director, Ada Holm, told reporters outside the town hall.",
    "Fishermen denied that the pier was unsafe and called for a second survey.",
)


def read(*paragraphs: str, joint: str = "\n\n") -> Article:
    (article,) = read_bytes(joint.join(paragraphs).encode(), name="port.txt")
    return article


def kinds(article: Article) -> list[str]:
    return [block.kind for block in article.blocks]


@pytest.mark.parametrize("headline", ["Norwick Harbour to Close", "Fishermen say harbour is safe.",
                                      "Norwick harbour to close for months, director says"])  # fmt: skip
def test_a_first_line_is_the_headline(headline: str) -> None:
    article = read(headline, *BODY)
    assert kinds(article) == ["headline", "body", "body", "body"]
    assert article.title == headline


def test_a_text_without_headline_has_the_first_words_as_title() -> None:
    article = read(
        "The port authority of Norwick said on Monday that it had no money left. " * 2, *BODY
    )
    assert kinds(article)[0] == "body"
    assert article.title.endswith("…")
    assert article.text.startswith(article.title[:-1])


def test_every_copy_of_a_repeated_headline_is_a_repeat() -> None:
    article = read("Norwick Harbour to Close", "TT", "Norwick  Harbour to Close", *BODY)
    assert kinds(article) == ["repeat", "furniture", "repeat", "body", "body", "body"]
    assert article.title == "Norwick Harbour to Close"


def test_a_repeated_paragraph_is_kept_once() -> None:
    assert kinds(read("Norwick Harbour to Close", *BODY, BODY[1]))[-1] == "repeat"


def test_short_speech_may_come_twice() -> None:
    assert kinds(read("Harbour Hearing Opens", *BODY, "“Yes,” she said.", BODY[2][:30] + "x.",
                      "“Yes,” she said."))[-1] == "body"  # fmt: skip


def test_a_text_of_one_paragraph_twice_keeps_the_first() -> None:
    assert kinds(read(BODY[0], BODY[0]))[0] in ("body", "headline")


@pytest.mark.parametrize(
    "caption",
    [
        "FILE – Ada Holm, left, meets fishermen in Norwick, Friday, May 5, 2023. (AP Photo/Lee Ray, File)",
        "FILE PHOTO: Boats are seen in the harbour of Norwick, May 5, 2023. REUTERS/Lee Ray",
        "In this pool photograph distributed by the port, Ada Holm attends a meeting on May 5, 2023.",
        "Boats lie in the harbour of Norwick on Sunday. (Lee Ray/Getty Images)",
        "Photo: Lee Ray",
        "Image: The old pier at Norwick",
        "Credit: Lee Ray",
        "Lee Ray / Getty Images",
        "Lee Ray via Reuters",
        "The pier at Norwick. Photograph: Lee Ray/Reuters",
        "A handout picture released by the port shows the pier.",
        "The old pier at Norwick in 1931. (Photo courtesy of the Norwick Museum)",
    ],
)
def test_captions(caption: str) -> None:
    assert kinds(read("Norwick Harbour to Close", caption, *BODY))[1] == "caption"
    assert kinds(read("Norwick Harbour to Close", *BODY, caption, *BODY[:1]))[4] == "caption"


def test_an_agency_in_brackets_marks_a_caption_above_the_body_only() -> None:
    words = "Boats lie in the harbour of Norwick on a foggy Sunday in May. (AFP)"
    assert kinds(read("Norwick Harbour to Close", words, *BODY))[1] == "caption"
    assert kinds(read("Norwick Harbour to Close", *BODY, words))[-1] == "body"


def test_a_paragraph_given_twice_above_the_body_is_a_caption() -> None:
    words = "Boats lie in the harbour of Norwick on a foggy Sunday in May."
    article = read("Norwick Harbour to Close", words, words, *BODY, joint="\n")
    assert kinds(article) == ["headline", "caption", "caption", "body", "body", "body"]


@pytest.mark.parametrize(
    "body",
    [
        "NORWICK (Reuters) - The harbour will close for three months. (AFP)",
        "NORWICK, May 5 (AP) — The harbour will close, its director said.",
        "The director said the photo was taken in May. (Reuters)",
        "He later deleted the picture (a courtesy, he said, to the family).",
        "In this picture of the town that the mayor paints, everyone has work.",
        "By Tuesday, the pier had gone.",
        "Follow the money, the mayor said.",
        "Share prices fell in Norwick after the news.",
        "Advertisement spending doubled, the port authority said.",
        "Click, went the camera.",
        "End the closure, the fishermen demanded.",
        "Copyright law does not apply, a judge ruled.",
        "“No.”",
        "Q: Is the pier safe?",
    ],
)
def test_what_only_looks_like_furniture_is_body(body: str) -> None:
    assert kinds(read("Norwick Harbour to Close", BODY[0], body, *BODY[1:]))[2] == "body"


@pytest.mark.parametrize(
    "line",
    [
        "TT", "Read more", "Read More: Norwick votes on a new pier", "Advertisement", "ADVERTISEMENT",
        "Share this article", "Follow us on Twitter @norwicknews", "Follow Ada Holm on X @adaholm",
        "Subscribe to our newsletter", "Updated 3:41 PM GMT", "Published April 2, 2024", "April 2, 2024",
        "https://example.org/a?b=c", "Related:", "Related: Norwick votes on a new pier", "Click here to sign up",
        "END", "###", "* * *", "___.", "Copyright 2024 Norwick News. All rights reserved.", "© 2024 Norwick News",
        "Reporting by Lee Ray; Editing by Jo Moss", "(Reporting by Lee Ray in Norwick; Editing by Jo Moss)",
        "5 min read", "9:05 a.m.", "news@example.org", "<hr/>",
    ],
)  # fmt: skip
def test_furniture(line: str) -> None:
    assert kinds(read("Norwick Harbour to Close", BODY[0], line, *BODY[1:]))[2] == "furniture"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("By Jane Doe and Lee O’Ray, Reuters", "Jane Doe and Lee O’Ray"),
        ("BY JANE DOE", "JANE DOE"),
        ("Jane Doe, Reuters", "Jane Doe"),
        ("By Ludwig van Bergen", "Ludwig van Bergen"),
    ],
)
def test_bylines(line: str, names: str) -> None:
    article = read("Norwick Harbour to Close", line, *BODY)
    assert kinds(article)[1] == "furniture"
    assert article.byline == names


def test_subheadings_are_headlines() -> None:
    assert (
        kinds(read("Norwick Harbour to Close", BODY[0], "Fishermen Are Angry", *BODY[1:]))[2]
        == "headline"
    )
