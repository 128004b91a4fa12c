"""The seed file: two articles; repeated headlines and captions set apart, the body whole."""

import json
from pathlib import Path

import pytest

from claimtrack.reading import ANALYSED, Article, read_path

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "seeds" / "news-2024-04-02-and-2025-02-12.txt"
GOLD = ROOT / "tests" / "acceptance" / "seeds-gold.json"


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return read_path(SEED)


def test_two_articles_with_their_metadata(articles: list[Article]) -> None:
    assert [article.doc for article in articles] == [f"{SEED.stem}#1", f"{SEED.stem}#2"]
    assert [article.date for article in articles] == ["2024-04-02", "2025-02-12"]
    assert articles[0].title.startswith("Russia Needs New Approach")
    assert articles[1].title.startswith("Trump Says he and Putin")
    assert {article.language for article in articles} == {"en"}


def test_heads_are_set_apart(articles: list[Article]) -> None:
    for article in articles:
        kinds = [block.kind for block in article.blocks]
        assert kinds[:7] == [
            "repeat",
            "caption",
            "caption",
            "furniture",
            "repeat",
            "caption",
            "caption",
        ]
        assert set(kinds[7:]) == {"body"}
    assert [len(article.blocks) - 7 for article in articles] == [13, 18]


def test_paragraphs_are_whole_lines_of_the_file(articles: list[Article]) -> None:
    text = SEED.read_bytes().decode()
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    blocks = [a.text[block.start : block.end] for a in articles for block in a.blocks]
    assert blocks == lines
    assert all(text[a.offset : a.offset + len(a.text)] == a.text for a in articles)


def test_every_gold_span_is_in_an_analysed_block(articles: list[Article]) -> None:
    for item in json.loads(GOLD.read_text())["attributions"]:
        article = articles[item["article"] - 1]
        for start, end in [*item["content"], *item["source"], *item["cue"]]:
            assert any(
                block.start <= start - article.offset < end - article.offset <= block.end
                for block in article.blocks
                if block.kind in ANALYSED
            )
