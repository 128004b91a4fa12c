"""The measure of annotated denials: which count, and when one is found, takes a stance, is linked."""

from claimtrack.evaluation.denials import Taken, measure, with_denials
from claimtrack.evaluation.gold import GoldArticle, Relation
from claimtrack.spans import Span

TEXT = "Rome denied the leak. Oslo said it rained."


def span(words: str) -> tuple[Span, ...]:
    start = TEXT.index(words)
    return ((start, start + len(words)),)


GOLD = GoldArticle(
    "one",
    TEXT,
    (
        Relation(span("the leak"), span("Rome"), span("denied")),
        Relation(span("it rained"), span("Oslo"), span("said")),
    ),
)


def test_only_articles_with_a_denial_are_read() -> None:
    other = GoldArticle("two", TEXT, GOLD.relations[1:])
    assert [article.doc for article in with_denials([GOLD, other])] == ["one"]


def test_a_denial_is_found_by_content_and_source_and_its_stance_by_the_cue() -> None:
    relations = [Relation(span("the leak"), span("Rome"), span("denied"))]
    (one,) = measure(GOLD, relations, [Taken(span("denied"), span("the leak"))])
    assert (one.wording, one.content, one.found, one.stance, one.linked) == ("deny", *[True] * 4)


def test_a_wrong_source_and_a_claim_elsewhere_do_not_count() -> None:
    relations = [Relation(span("the leak"), span("Oslo"), span("denied"))]
    (one,) = measure(GOLD, relations, [Taken(span("denied"), span("it rained"))])
    assert (one.content, one.found, one.stance, one.linked) == (True, False, True, False)


def test_a_stance_at_another_cue_is_not_this_denials() -> None:
    (one,) = measure(GOLD, [], [Taken(span("said"), span("the leak"))])
    assert not (one.content or one.found or one.stance or one.linked)
