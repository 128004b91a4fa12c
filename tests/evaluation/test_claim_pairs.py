"""The hand-written pairs, and that finding by meaning beats finding by letters on the unseen half."""

from claimtrack.evaluation.claim_pairs import evaluate, joined_at_once, load_pairs, pool_of


def test_the_pairs_are_whole_and_the_halves_apart() -> None:
    train, test = load_pairs("train"), load_pairs("test")
    assert len(train) + len(test) >= 150
    for pair in (*train, *test):
        assert len(pair.distractors) == 3 and {"fact", "negation"} <= pair.distractors.keys()
    texts = [words for split in (train, test) for words, _, _ in pool_of(split)]
    texts += [pair.claim for pair in (*train, *test)]
    assert len(texts) == len(set(texts))


def test_meaning_beats_letters() -> None:
    pairs = load_pairs("test")
    ways = {one.name: one for one in evaluate(pairs)}
    ours = ways.pop("claimtrack")
    assert all(ours.first > way.first for way in ways.values())
    assert all(ours.among_five >= way.among_five for way in ways.values())
    assert ours.among_five > 0.9
    joined = joined_at_once(pairs)
    assert joined.look_alikes <= 0.01 * joined.all_look_alikes
