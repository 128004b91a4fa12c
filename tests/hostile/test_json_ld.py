"""Fact-checks of others as JSON-LD, whatever is wrong with them: read, or refused in one line."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimtrack.errors import ClaimtrackError
from claimtrack.exchange import read_checks
from claimtrack.exchange.claimreview_check import problems
from tests.hostile.test_any_input import damaged

REVIEW: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://checks.example/1",
    "datePublished": "2024-05-06",
    "claimReviewed": "The bridge lost nine bolts",
    "author": {"@type": "Organization", "name": "Norwick Checks"},
    "reviewRating": {
        "@type": "Rating",
        "ratingValue": 1,
        "bestRating": 5,
        "alternateName": "False",
    },
    "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Ida Holm"}},
}
PAGE = '<html><head><script type="application/ld+json">{}</script></head><body>x</body></html>'
GRAPH = json.dumps({"@graph": [REVIEW, REVIEW]})

anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from([*REVIEW, "name", "@id", "@graph", "url"]), inner, max_size=4),
    max_leaves=8,
)  # fmt: skip
relaxed = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def check(folder: Path, name: str, data: bytes) -> None:
    path = folder / name
    path.write_bytes(data)
    try:
        found = read_checks(path)
    except ClaimtrackError as error:
        assert str(error).startswith(str(path))
        assert len(str(error).splitlines()) == 1
        return
    for one in found.checks:
        assert one.claim.strip()
        one.claim.encode()
        assert "\0" not in one.claim


@settings(relaxed, max_examples=200)
@given(st.dictionaries(st.sampled_from(sorted(REVIEW)), anything, max_size=4), st.booleans())
def test_members_of_any_type(tmp_path: Path, wrong: dict[str, Any], page: bool) -> None:
    words = json.dumps(REVIEW | wrong)
    check(
        tmp_path, "a.html" if page else "a.json", (PAGE.format(words) if page else words).encode()
    )
    assert all(found.wrong for found in problems(json.loads(words)))


@pytest.mark.parametrize(("name", "words"), [("a.json", GRAPH), ("a.html", PAGE.format(GRAPH))])
@settings(relaxed, max_examples=100)
@given(data=st.data())
def test_damaged_documents(tmp_path: Path, name: str, words: str, data: st.DataObject) -> None:
    check(tmp_path, name, data.draw(damaged(words.encode())))


def test_the_sound_one_is_read(tmp_path: Path) -> None:
    for name, words in (("a.json", GRAPH), ("a.html", PAGE.format(GRAPH))):
        (tmp_path / name).write_text(words)
        assert {one.claim for one in read_checks(tmp_path / name).checks} == {
            REVIEW["claimReviewed"]
        }
