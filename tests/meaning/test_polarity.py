"""What keeps two sentences from being one claim: negations, opposites, numbers, names."""

import pytest

from claimtrack.meaning import conflicts, facts_of
from claimtrack.meaning.numbers import numbers_of


def kinds(first: str, second: str) -> set[str]:
    return {str(one.kind) for one in conflicts(facts_of(first), facts_of(second))}


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("The tunnel is safe for traffic", "The tunnel is not safe for traffic", "negation"),
        ("Rents rose in every city", "Rents fell in every city", "negation"),
        ("The permit was legal", "The permit was illegal", "negation"),
        ("The ship never sank", "The ship sank", "negation"),
        ("The ferry can't carry lorries", "The ferry can carry lorries", "negation"),
        ("Twelve miners were trapped", "Nine miners were trapped", "number"),
        ("The dam cost 3.2 million euros", "The dam cost 32 million euros", "number"),
        ("A third of pupils failed", "Half of pupils failed", "number"),
        ("The law was passed in 2014", "The law was passed in 2015", "number"),
        ("The plant is run by Orbex in Cork", "The plant is run by Veltro in Cork", "name"),
        ("Norway sued Denmark over fish", "Denmark sued Norway over fish", "order"),
    ],
)
def test_what_contradicts(first: str, second: str, kind: str) -> None:
    assert kind in kinds(first, second)
    assert kind in kinds(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Unemployment did not fall", "Unemployment rose"),
        ("One in five households is in debt", "20 per cent of households are in debt"),
        ("Three million visitors came", "3,000,000 visitors came"),
        ("About 9,000 trees were felled", "Some 8,900 trees were felled"),
        ("Ukrainian troops left the town", "Troops from Ukraine left the town"),
        ("Elena Marsh closed the bridge", "The bridge was closed by Marsh"),
        ("Norway sued Denmark over fish", "Denmark was sued over fish by Norway"),
        ("Not only the mayor knew", "The mayor knew"),
        ("Half a million tonnes burned", "500,000 tonnes burned"),
    ],
)
def test_what_does_not(first: str, second: str) -> None:
    assert kinds(first, second) == set()
    assert kinds(second, first) == set()


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("twenty five cows", [25]),
        ("2.5 m euros", [2_500_000]),
        ("two thirds of voters", [0.66666]),
        ("one of the mayors", []),
        ("one in ten", [0.1]),
        ("the third term", []),
        ("a third of farms", [0.33333]),
        ("hundreds of people", [100]),
        ("12 percent", [0.12]),
    ],
)
def test_numbers(words: str, values: list[float]) -> None:
    found = [number.value for number in numbers_of(words.split())]
    assert found == pytest.approx(values)
