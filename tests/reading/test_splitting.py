"""Several articles in one file; and what must stay one article."""

import pytest

from claimtrack.reading import Article, read_bytes

FIRST = "Norwick Harbour to Close for Three Months"
SECOND = "Council of Elmouth Votes to Sell Its Town Hall"
BODY = [
    "The harbour at Norwick will close for three months, the port authority said on Monday.",
    "“We have no choice,” its director, Ada Holm, told reporters outside the town hall.",
    "Fishermen denied that the pier was unsafe and called for a second survey.",
]
OTHER = [
    "Members voted by twelve to nine after a debate that lasted until midnight on Tuesday.",
    "The mayor said that the building was too dear to heat and too cold to work in.",
]


def read(text: str, name: str = "day.txt") -> list[Article]:
    articles = read_bytes(text.encode(), name=name)
    for article in articles:
        assert text[article.offset :].startswith(article.text)
    return articles


@pytest.mark.parametrize(
    "between",
    [
        f"\n\n\n{SECOND}\n\nTT\n\n{SECOND}\n\n",
        f"\n\n{SECOND}\n\nFILE – The town hall. (AP Photo/Lee Ray, File)\n\n{SECOND}\n\n",
        f"\n\n\n\n{SECOND}\n\n",
        f"\n\n\n{SECOND}\n\nBy Jane Doe\n\n",
        f"\n\n\n{SECOND}\n\nELMOUTH (AP) — The town hall is to be sold, its mayor said.\n\n",
        f"\n\n\n{SECOND}\nFILE – The town hall. (AP Photo/Lee Ray, File)\n\n",
        f"\n\n-----\n\n{SECOND}\n\n",
        f"\n=====================\n{SECOND}\n\n",
        f"\n\n###\n\n{SECOND}\n\n",
        f"\n\f{SECOND}\n\n",
        f"\n\nTitle: {SECOND}\nURL: https://example.org/2\nDate: 2024-05-06\n\n",
        f"\n***\nHeadline: {SECOND}\nSource: Elmouth News\n\n",
    ],
)
def test_two_articles(between: str) -> None:
    articles = read(FIRST + "\n\n" + "\n\n".join(BODY) + between + "\n\n".join(OTHER))
    assert [article.doc for article in articles] == ["day#1", "day#2"]
    assert [article.title for article in articles] == [FIRST, SECOND]
    assert OTHER[-1] in articles[1].text


@pytest.mark.parametrize(
    "between",
    [
        "\n\n\n\nFishermen angry\n\n",
        "\n\n\nWhat the Fishermen of Norwick Now Say\n\n",
        "\n\n***\n\n",
        f"\n\n{SECOND}\n\nRead more\n\n{SECOND}\n\n",
        "\n\n___\n\n9:05 a.m.\n\n",
        "\n\n-----\n\n",
        "\n\n\n\n\n",
        "\n\f",
        f"\n\f{FIRST}\n\n",
        f"\n\n\n{FIRST}\n\n",
        "\n\nSource: AP\n\n",
        "\n\nRead more\n\nRelated: Elmouth votes\n\n",
    ],
)
def test_one_article(between: str) -> None:
    (article,) = read(FIRST + "\n\n" + "\n\n".join(BODY) + between + "\n\n".join(OTHER))
    assert article.doc == "day"


def test_dates_of_the_file_name_go_to_the_articles_in_order() -> None:
    text = FIRST + "\n\n" + "\n\n".join(BODY) + f"\n\n-----\n\n{SECOND}\n\n" + "\n\n".join(OTHER)
    dates = [article.date for article in read(text, "in/news-2024-04-02-and-2025-02-12.txt")]
    assert dates == ["2024-04-02", "2025-02-12"]
    assert [article.date for article in read(text, "news-2024-04-02.txt")] == ["", ""]


def test_metadata_headers() -> None:
    (article,) = read(
        f"Title: {FIRST}\nURL: https://example.org/1\nSource: Norwick News\n"
        f"Byline: Jane Doe\nDate: May 6, 2024\n\n" + "\n\n".join(BODY)
    )
    assert (article.title, article.url) == (FIRST, "https://example.org/1")
    assert (article.publisher, article.byline) == ("Norwick News", "Jane Doe")
    assert article.date == "2024-05-06"
    assert [article.text[b.start : b.end] for b in article.blocks if b.kind == "headline"] == [
        FIRST
    ]
