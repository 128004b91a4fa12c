"""The worst files cost a clear error or little time, never memory, a crash or a command obeyed."""

import time

import pytest

from claimtrack.errors import ReadingError
from claimtrack.reading import isolated, read_bytes
from tests.hostile.worst import MARKUP, WORST, json_line


@pytest.mark.parametrize("case", WORST)
def test_the_worst_files(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolated, "MOST_SECONDS", -20)  # ten seconds in all, for a quick test
    name, make = WORST[case]
    data = make()
    assert len(data) < 6_000_000
    began = time.process_time()
    try:
        articles = read_bytes(data, name=name)
    except ReadingError as error:
        assert str(error).startswith(name)
        assert len(str(error)) < 1_000
        assert "\n" not in str(error)
    else:
        words = "\n".join(article.text for article in articles)
        assert "root:" not in words
        assert "steal()" not in words
        assert len(words) <= len(data)
    # What runs in a process apart is bounded there.
    assert time.process_time() - began < 15


def test_every_member_of_a_record_may_be_hostile() -> None:
    (article,) = read_bytes(json_line(f"{MARKUP} the mayor said."), name="a.jsonl")
    assert MARKUP in article.text
    assert article.url == article.date == ""
    assert article.language in ("en", "und")
