"""ClaimReview has every property that readers of it want."""

import json
from pathlib import Path

import pytest

from claimtrack.errors import ExportError
from claimtrack.exchange import claim_reviews, claim_reviews_text, lacking
from claimtrack.store import ItemKey, Store

SITE = "https://checks.example/reviews/"


def test_a_review_is_complete(store: Store) -> None:
    claim = ItemKey("claim", 3)
    store.add_verdict(claim, "True", reviewer="ann")
    store.add_verdict(claim, "Mostly False", reviewer="bea", rationale="It was </script> 40")
    store.add_verdict(ItemKey("quote", 2), "Misattributed", reviewer="ann")
    graph = claim_reviews(store.export_rows(), site=SITE, speaker_kinds={"Jonas Pike": "person"})
    (review,) = graph["@graph"]
    assert [path for path in lacking(review) if path != "inLanguage"] == []
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
    (review,) = claim_reviews(store.export_rows(), site=SITE, organisation="Desk")["@graph"]
    assert review["author"] == {"@type": "Organization", "name": "Desk"}
    assert {path for path in lacking(review) if "rating" in path.lower()} == {
        "reviewRating.ratingValue",
        "reviewRating.bestRating",
        "reviewRating.worstRating",
    }


@pytest.mark.parametrize("site", ["", "checks.example", "javascript:alert(1)", "https://a b"])
def test_an_address_is_needed(store: Store, site: str, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="no web address"):
        claim_reviews(store.export_rows(), site=site)
