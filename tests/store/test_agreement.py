"""Agreement, against published examples."""

import pytest

from claimtrack.store.agreement import cohen_kappa, krippendorff_alpha, per_cent


def units(*raters: str) -> list[dict[str, str]]:
    """One string of ratings for each rater, a dot where there is none."""
    return [
        {str(number): rating for number, rating in enumerate(column) if rating != "."}
        for column in zip(*raters, strict=True)
    ]


def test_alpha_of_nominal_data_of_four_observers() -> None:
    """Krippendorff (2011), example C: twelve units, some ratings missing; nominal alpha 0.743."""
    made = units("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
    assert krippendorff_alpha(made) == pytest.approx(0.743, abs=0.0005)


def test_alpha_where_most_ratings_are_missing() -> None:
    """The computational example of three coders and fifteen units (Krippendorff 1980 and later,
    as in encyclopedias): nominal alpha 0.691."""
    made = units(".....34121133.3", "1.213343.......", "..21344.21133.4")
    assert krippendorff_alpha(made) == pytest.approx(0.691, abs=0.0005)


def test_kappa() -> None:
    """Cohen (1960): 200 patients, two judges, three categories; kappa 0.492."""
    table = {
        ("1", "1"): 88,
        ("1", "2"): 10,
        ("1", "3"): 2,
        ("2", "1"): 14,
        ("2", "2"): 40,
        ("2", "3"): 6,
        ("3", "1"): 18,
        ("3", "2"): 10,
        ("3", "3"): 12,
    }
    made = [
        {"a": first, "b": second} for (first, second), count in table.items() for _ in range(count)
    ]
    assert cohen_kappa(made, "a", "b") == pytest.approx(0.492, abs=0.001)
    assert per_cent(made) == pytest.approx(0.70)


def test_where_there_is_nothing_to_measure_by() -> None:
    assert per_cent([]) is None
    assert krippendorff_alpha([{"a": "1"}]) is None
    assert cohen_kappa([{"a": "1"}], "a", "b") is None
    same = [{"a": "1", "b": "1"}] * 3
    assert (per_cent(same), krippendorff_alpha(same), cohen_kappa(same, "a", "b")) == (
        1,
        None,
        None,
    )
