"""ClaimReview has every property that readers of it want."""

import json
from pathlib import Path

import pytest

from claimtrack.errors import ExportError
from claimtrack.exchange import claim_reviews, claim_reviews_text, problems
from claimtrack.store import RATINGS, ItemKey, Store
from claimtrack.store.scales import SCALES

SITE = "https://checks.example/reviews/"


def test_a_review_is_complete(store: Store) -> None:
    claim = ItemKey("claim", 3)
    store.add_verdict(claim, "True", reviewer="ann")
    store.add_verdict(claim, "Mostly False", reviewer="bea", rationale="It was </script> 40")
    store.add_verdict(ItemKey("quote", 2), "Misattributed", reviewer="ann")
    graph = claim_reviews(store.export_rows(), site=SITE, speaker_kinds={"Jonas Pike": "person"})
    (review,) = graph["@graph"]
    assert problems(graph) == []
    assert review["claimReviewed"] == "400 homes had no power"
    assert review["url"] == "https://checks.example/reviews/claim-3"
    assert review["author"] == {"@type": "Person", "name": "bea"}
    assert review["reviewRating"]["ratingValue"] == 2
    assert review["itemReviewed"]["author"] == {"@type": "Person", "name": "Jonas Pike"}
    assert review["itemReviewed"]["appearance"]["url"] == "https://news.example/northport"
    text = claim_reviews_text(graph)
    assert "</script" not in text
    assert json.loads(text) == graph


def test_what_lacks_is_named(store: Store) -> None:
    store.add_verdict(ItemKey("claim", 1), "Quite so", reviewer="ann")
    graph = claim_reviews(store.export_rows(), site=SITE, organisation="Desk")
    assert graph["@graph"][0]["author"] == {"@type": "Organization", "name": "Desk"}
    assert {(problem.path, problem.wrong) for problem in problems(graph)} == {
        ("reviewRating.ratingValue", "is missing"),
        ("reviewRating.bestRating", "is missing"),
        ("reviewRating.worstRating", "is missing"),
    }


def test_a_newsrooms_own_ratings_have_numbers_by_their_order(store: Store) -> None:
    store.add_verdict(ItemKey("claim", 1), "Half right", reviewer="ann")
    scale = ("Right", "Half right", "Wrong")
    graph = claim_reviews(store.export_rows(), site=SITE, scale=scale)
    assert problems(graph) == []
    assert graph["@graph"][0]["reviewRating"]["ratingValue"] == 3


@pytest.mark.parametrize("rating", [*RATINGS, *SCALES["politifact"], *SCALES["plain"]])
def test_every_rating_that_is_built_in_has_a_number(store: Store, rating: str) -> None:
    store.add_verdict(ItemKey("claim", 1), rating, reviewer="ann")
    assert problems(claim_reviews(store.export_rows(), site=SITE)) == []


@pytest.mark.parametrize(
    ("path", "value", "wrong"),
    [
        ("claimReviewed", " ", "is no text"),
        ("claimReviewed", None, "is missing"),
        ("url", "checks/1", "is no web address"),
        ("url", "https://a.example/b c", "is no web address"),
        ("datePublished", "yesterday", "is no date"),
        ("inLanguage", "und", "is no language tag"),
        ("author.name", None, "is missing"),
        ("author.@type", "Thing", "is not Organization or Person"),
        ("reviewRating.ratingValue", 7, "is not within 1 and 5"),
        ("reviewRating.ratingValue", "two", "is no number"),
        ("reviewRating.bestRating", 1, "is not above the worst"),
        ("reviewRating.alternateName", "", "is missing"),
        ("itemReviewed", [], "is missing"),
        ("itemReviewed.datePublished", "6 May 2024", "is no date"),
        ("itemReviewed.appearance.url", "javascript:alert(1)", "is no web address"),
        ("itemReviewed.firstAppearance", None, "is missing"),
        ("itemReviewed.author.name", None, "is missing"),
    ],
)
def test_what_is_wrong_is_named(store: Store, path: str, value: object, wrong: str) -> None:
    store.add_verdict(ItemKey("claim", 3), "True", reviewer="ann")
    graph = claim_reviews(store.export_rows(), site=SITE)
    part = graph["@graph"][0]
    *way, last = path.split(".")
    for name in way:
        part = part[name]
    part[last] = value
    found = [problem for problem in problems(graph) if problem.path.startswith(path)]
    assert found and wrong in found[0].wrong
    assert found[0].url == str(graph["@graph"][0]["url"] or "")


def test_documents_of_other_shapes(store: Store) -> None:
    store.add_verdict(ItemKey("claim", 3), "True", reviewer="ann")
    (review,) = claim_reviews(store.export_rows(), site=SITE)["@graph"]
    assert problems(review) == problems([review]) == problems({"@graph": [review]}) == []
    assert [problem.wrong for problem in problems([review, review])] == ["is another review's too"]
    assert problems({"@type": "NewsArticle"})[0].wrong == "no ClaimReview is there"


@pytest.mark.parametrize("site", ["", "checks.example", "javascript:alert(1)", "https://a b"])
def test_an_address_is_needed(store: Store, site: str, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="no web address"):
        claim_reviews(store.export_rows(), site=site)
