"""The figures, compared with ones computed by hand."""

import pytest

from claimtrack.evaluation.cues import cue_class
from claimtrack.evaluation.gold import GoldArticle, Relation
from claimtrack.evaluation.quoting import kind_by_marks
from claimtrack.evaluation.scoring import Row, outcomes, score
from claimtrack.spans import Span

TEXT = 'Lind said "we will go home now" and Berg denied that he was told.'


def at(words: str, text: str = TEXT) -> tuple[Span, ...]:
    start = text.index(words)
    return ((start, start + len(words)),)


DIRECT = Relation(at('"we will go home now"'), at("Lind"), at("said"))
DENIAL = Relation(at("that he was told"), at("Berg"), at("denied"))
ARTICLE = GoldArticle("a", TEXT, (DIRECT, DENIAL))


def by_group(rows: list[Row]) -> dict[str, Row]:
    return {row.group[1]: row for row in rows}


def test_a_wrong_source_spoils_the_relation_not_the_content() -> None:
    found = [DIRECT, Relation(DENIAL.content, at("Lind"), DENIAL.cue)]
    rows = by_group(score([ARTICLE], {"a": found}))
    assert rows["all"].figures["content_f1_strict"] == 1
    assert rows["all"].figures["relation_f1_strict"] == 0.5
    assert rows["direct"].figures["relation_f1_strict"] == 1
    assert rows["denial"].figures["relation_f1_strict"] == 0
    assert rows["all"].figures["source_strict"] == 0.5


def test_precision_counts_predictions_and_recall_gold() -> None:
    extra = Relation(at("home"), at("Berg"), at("said"))
    rows = by_group(score([ARTICLE], {"a": [DENIAL, extra]}))
    figures = rows["all"].figures
    # "home" shares 4 of the 15 letters of the direct quote: too little even for the loose measure
    assert (rows["all"].gold, rows["all"].predicted) == (2, 2)
    assert figures["relation_precision_strict"] == figures["relation_recall_strict"] == 0.5
    assert figures["relation_f1_loose"] == 0.5
    assert (rows["indirect"].gold, rows["indirect"].predicted) == (1, 2)
    assert rows["indirect"].figures["relation_recall_strict"] == 1
    assert rows["indirect"].figures["relation_precision_strict"] == 0.5


def test_an_article_without_predictions_is_missed() -> None:
    other = GoldArticle("b", TEXT, (DENIAL,))
    rows = by_group(score([ARTICLE, other], {"a": [DIRECT, DENIAL]}))
    assert rows["all"].figures["relation_recall_strict"] == pytest.approx(2 / 3)
    assert rows["all"].figures["relation_precision_strict"] == 1
    assert rows["all"].figures["relation_f1_strict"] == pytest.approx(0.8)


def test_columns_part_the_articles() -> None:
    other = GoldArticle("b", TEXT, (DENIAL,))
    columns = {"register": {"a": "wire", "b": "sport"}}
    rows = by_group(score([ARTICLE, other], {"a": [DIRECT, DENIAL]}, columns))
    assert rows["wire"].figures["relation_f1_strict"] == 1
    assert (rows["sport"].gold, rows["sport"].figures["relation_f1_strict"]) == (1, 0)


def test_intervals_hold_the_figure_and_repeat_with_their_seed() -> None:
    articles = [GoldArticle(str(number), TEXT, (DIRECT, DENIAL)) for number in range(20)]
    found = {str(number): [DIRECT, DENIAL][: 1 + number % 2] for number in range(20)}
    first, second = (by_group(score(articles, found, seed=3))["all"] for _ in range(2))
    assert first == second
    low, high = first.intervals["relation_recall_strict"]
    assert low < first.figures["relation_recall_strict"] == 0.75 < high


def test_no_source_is_right_only_where_there_is_none() -> None:
    bare = Relation(DIRECT.content)
    assert [one.right for one in outcomes(TEXT, [bare], [bare])] == [True]
    assert [one.right for one in outcomes(TEXT, [DIRECT], [bare])] == [False]
    assert [one.place for one in outcomes(TEXT, [bare], [bare])] == [True]


def test_the_same_name_elsewhere_is_the_right_source_in_another_place() -> None:
    text = "Lind came. Lind left, she said."
    gold = Relation(at("Lind left", text), ((0, 4),))
    found = Relation(at("Lind left", text), ((11, 15),))
    (outcome,) = outcomes(text, [gold], [found])
    assert (outcome.source, outcome.place, outcome.exact) == (True, False, False)


@pytest.mark.parametrize(
    ("text", "content", "kind"),
    [
        ('She said "no." Twice.', '"no."', "direct"),
        ('She said "no." Twice.', "no", "direct"),
        ('It was a "good day," he said.', 'a "good day,"', "mixed"),
        ("It was a good day, he said.", "It was a good day", "indirect"),
        ("``No,'' he said.", "``No,''", "direct"),
        ("'We go home,' he said.", "'We go home,'", "direct"),
        ("That isn't 'so'.", "isn't 'so'", "indirect"),
        ("„Wir gehen“, sagte er.", "„Wir gehen“", "direct"),
        ('go home," he said.', 'go home,"', "direct"),
        ('He said "go" and "stay".', '"go" and "stay"', "mixed"),
    ],
)
def test_kinds_by_marks(text: str, content: str, kind: str) -> None:
    assert kind_by_marks(text, at(content, text)) == kind


def test_pieces_are_judged_together() -> None:
    text = '"Go," he said. Later he left.'
    assert kind_by_marks(text, at('"Go,"', text)) == "direct"
    assert kind_by_marks(text, (*at('"Go,"', text), *at("Later", text))) == "mixed"


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("has repeatedly denied", "denial"),
        ("brushed aside", "denial"),
        ("According to", "according to"),
        ("declined", "no comment"),
        ("didn't say", "no comment"),
        ("told", "ask & tell"),
        ("thinks", "think & feel"),
        ("called for", "urge & demand"),
        ("called", "say"),
        ("sat on", "other cue"),
        (":", "no cue"),
        ("", "no cue"),
    ],
)
def test_classes_of_cues(cue: str, expected: str) -> None:
    assert cue_class(cue) == expected
