"""What may be a copy waits for its original; all else goes on."""

from claimtrack.cli.waiting import Waiting
from claimtrack.parallel.batches import Batch
from claimtrack.reading import read_bytes
from claimtrack.reading.article import Article

LONG = " ".join(
    f"The harbour office said that berth {n} would close on day {n}." for n in range(40)
)


def article(text: str) -> Article:
    (made,) = read_bytes(text.encode(), name="a.txt")
    return made


def run(texts: list[str], patience: int) -> list[list[list[str]]]:
    """The texts asked for in each round."""
    waiting = Waiting(patience)
    articles = iter([(number, article(text)) for number, text in enumerate(texts)])
    rounds: list[list[list[str]]] = []
    stored: set[str] = set()

    def unknown(asked: Article) -> bool:
        return asked.text not in stored

    while not waiting.done:
        on_the_way: list[Batch] = list(waiting.batches(articles, unknown))
        for batch in on_the_way:
            stored |= {own.text for own in batch}
            waiting.given_back(batch)
        rounds.append([[own.text for own in batch] for batch in on_the_way])
    return rounds


def test_a_copy_is_asked_for_when_its_original_is_there() -> None:
    other = "Rosa Lind spoke of the weather."
    assert run([LONG, LONG, other], 0) == [[[LONG]], [[other]]]


def test_patience_lets_others_go_first() -> None:
    other = "Rosa Lind spoke of the weather."
    assert run([LONG, LONG, other], 5) == [[[LONG, other]], []]


def test_nothing_is_lost_when_many_are_alike() -> None:
    texts = [f"{LONG} Edition {number}." for number in range(6)]
    asked = [text for batches in run(texts, 2) for batch in batches for text in batch]
    assert sorted(asked) == sorted(texts)
