"""The worst texts are analysed in time that their length bounds, and every offset stays in them."""

import time

import pytest

from claimtrack.analyzer import Analyzer
from claimtrack.errors import ReadingError
from claimtrack.reading import MAX_CHARACTERS, check_size, read_bytes

WORST = {
    "ten thousand marks": '"' * 10_000,
    "marks that open": "“" * 4_000,
    "quotations that all go on": "“No.”\n\n" * 2_000,
    "quotations in one paragraph": "“No,” he said. " * 1_000,
    "a sentence of 96,000 characters": "The mayor said that " + "the bridge and " * 6_400 + "no.",
    "one word": "a" * (MAX_CHARACTERS - 1),
    "digits": "1" * 300_000,
    "names without an end": " and ".join(f"Ida Holm{n:04}" for n in range(1_500)) + " said no.",
    "denials without an end": "denied by X and " * 1_500,
}
PER_CHARACTER, FREE = 0.001, 5.0
"""Seconds of processor time: five times what a character of news takes on a quick machine."""


@pytest.mark.parametrize("case", WORST)
def test_the_worst_texts(analyzer: Analyzer, case: str) -> None:
    text = WORST[case]
    began = time.process_time()
    (analysis,) = analyzer.analyze(read_bytes(text.encode(), name="a.txt"))
    assert time.process_time() - began < min(120, FREE + PER_CHARACTER * len(text))
    size = len(analysis.article.text)
    for item in analysis.attributions:
        for start, end in (*item.source, *item.cue, *item.content):
            assert 0 <= start < end <= size


def test_a_word_of_five_megabytes_is_refused_with_the_way_out() -> None:
    (article,) = read_bytes(b"a" * 5_000_000, name="a.txt")
    with pytest.raises(ReadingError, match=r"a: one article of 5,000,000 characters.*split"):
        check_size(article)
