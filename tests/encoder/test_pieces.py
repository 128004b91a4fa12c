"""Words and windows: every word is in exactly one window, and every window fits the network."""

import random

from claimtrack.encoder.encoder import TextEncoder
from claimtrack.encoder.pieces import MAX_PIECES, encode, lines, window, windows


def test_windows_cover_all_words_once(encoder: TextEncoder) -> None:
    rng = random.Random(4)
    text = "\n".join(
        " ".join(
            rng.choice(("the", "minister", "said", "no.", '"Yes,"'))
            for _ in range(rng.randint(1, 900))
        )
        for _ in range(12)
    )
    encoded = encode(text, lines(text), encoder.tokenizer)
    found = windows(encoded)
    assert [low for low, _ in found] == [0, *(high for _, high in found[:-1])]
    assert found[-1][1] == len(encoded)
    assert all(len(window(encoded, *part).ids) <= MAX_PIECES + 1 for part in found)


def test_paragraphs_stay_whole_where_they_fit(encoder: TextEncoder) -> None:
    text = "\n".join(["One two three four."] * 100)
    encoded = encode(text, lines(text), encoder.tokenizer)
    for low, high in windows(encoded):
        assert low == 0 or encoded.paragraph[low] != encoded.paragraph[low - 1]
        assert high == len(encoded) or encoded.paragraph[high - 1] != encoded.paragraph[high]


def test_a_word_of_any_length_is_one_word(encoder: TextEncoder) -> None:
    text = "a" * 200_000 + " said"
    encoded = encode(text, lines(text), encoder.tokenizer)
    assert len(encoded) == 2
    assert encoded.spans([0, 1]) == ((0, len(text)),)


def test_spans_join_neighbours_only(encoder: TextEncoder) -> None:
    text = "one two three four"
    encoded = encode(text, lines(text), encoder.tokenizer)
    assert encoded.spans([0, 1, 3]) == ((0, 7), (14, 18))
    assert encoded.word_indexes(4, 7) == [1]
