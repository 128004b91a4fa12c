"""The own gold passages are well formed, and the two halves are made up alike."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from claimtrack.evaluation.gold import GoldArticle, read_gold

FOLDER = Path(__file__).parents[2] / "data" / "gold" / "attribution"


@pytest.fixture(scope="module")
def halves() -> dict[str, list[GoldArticle]]:
    return {half: read_gold(FOLDER / half) for half in ("open", "held")}


def rows() -> list[dict[str, str]]:
    with (FOLDER / "passages.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def test_the_table_names_every_passage_once(halves: dict[str, list[GoldArticle]]) -> None:
    named = [(row["half"], row["name"]) for row in rows()]
    stored = [(half, article.doc) for half, articles in halves.items() for article in articles]
    assert sorted(named) == sorted(stored)
    assert len({name for _, name in named}) == len(named) >= 120


def test_the_halves_have_the_same_make_up() -> None:
    for column in ("register", "marks", "case"):
        counts = {
            half: Counter(row[column] for row in rows() if row["half"] == half)
            for half in ("open", "held")
        }
        assert counts["open"] == counts["held"]


def test_no_passage_is_in_both_halves(halves: dict[str, list[GoldArticle]]) -> None:
    texts = {half: {article.text for article in articles} for half, articles in halves.items()}
    assert not texts["open"] & texts["held"]


def test_spans_are_words_without_blanks_around(halves: dict[str, list[GoldArticle]]) -> None:
    for article in halves["open"] + halves["held"]:
        for relation in article.relations:
            for start, end in (*relation.source, *relation.cue, *relation.content):
                words = article.text[start:end]
                assert words and words == words.strip(), (article.doc, words)


def test_nothing_is_annotated_inside_the_content_of_another(
    halves: dict[str, list[GoldArticle]],
) -> None:
    def inside(cue: tuple[int, int], content: tuple[tuple[int, int], ...]) -> bool:
        return any(start <= cue[0] and cue[1] <= end for start, end in content)

    for article in halves["open"] + halves["held"]:
        for outer in article.relations:
            for inner in article.relations:
                if inner is not outer and inner.cue:
                    assert not all(inside(cue, outer.content) for cue in inner.cue), article.doc
