"""From text to claims: who claims, how firmly, who denies - the whole road, on sentences of our own."""

import pytest

from claimtrack.claims.types import Claim
from tests.conftest import Analyze


def claims(analyze: Analyze, text: str) -> tuple[Claim, ...]:
    return analyze(text).claims


def stances(found: tuple[Claim, ...]) -> set[tuple[str, str]]:
    return {(stance.by, stance.stance) for claim in found for stance in claim.stances}


def test_a_claim_with_two_denials_in_apposition(analyze: Analyze) -> None:
    found = claims(
        analyze,
        "Iran has said it suspects Iraq was behind the raid, "
        "a charge denied by Baghdad and rejected by Ankara.",
    )
    suspected = [claim for claim in found if claim.modality == "suspects"]
    assert [(claim.claimant, claim.proposition) for claim in suspected] == [
        ("Iran", "Iraq was behind the raid")
    ]
    assert stances(tuple(suspected)) == {("Baghdad", "denies"), ("Ankara", "rejects")}


def test_it_in_the_next_sentence(analyze: Analyze) -> None:
    found = claims(
        analyze, "The newspaper reported that the bank had lost the files. The bank denied it."
    )
    assert stances(found) == {("bank", "denies")} or stances(found) == {("The bank", "denies")}


def test_a_denial_alone_makes_the_claim_it_denies(analyze: Analyze) -> None:
    (claim,) = claims(
        analyze, "The mayor, Lena Fischer, denied that the contract was sold to a friend."
    )
    assert claim.claimant == ""
    assert claim.proposition == "the contract was sold to a friend"
    assert stances((claim,)) == {("Lena Fischer", "denies")}


@pytest.mark.parametrize(
    "text",
    [
        "The striker was denied bail on Monday.",
        "Anna Harris rejected the offer of a new contract.",
        "The spokesman did not dispute the report.",
        "The ministry declined to comment.",
    ],
)
def test_what_is_no_denial(analyze: Analyze, text: str) -> None:
    denying = {"denies", "dismisses", "disputes", "rejects"}
    assert not [pair for pair in stances(claims(analyze, text)) if pair[1] in denying]


@pytest.mark.parametrize(
    "text",
    [
        "“Will you be there tomorrow?” she asked.",
        "The bishop urged all sides to return to the table.",
    ],
)
def test_questions_and_wishes_are_no_claims(analyze: Analyze, text: str) -> None:
    assert claims(analyze, text) == ()


def test_contested_figures_come_before_opinions(analyze: Analyze) -> None:
    (fact,) = claims(
        analyze, "Prosecutors allege that the Kenyan firm hid 40 million dollars in Malta."
    )
    (view,) = claims(analyze, "“It was a beautiful day,” she said.")
    assert fact.check_worthiness > view.check_worthiness
    assert fact.modality == "alleges"


def test_a_quote_in_two_pieces_is_one_proposition(analyze: Analyze) -> None:
    (claim,) = claims(analyze, "'They told us to leave,' said Priya Nair. 'Nobody explained why.'")
    assert claim.proposition == "They told us to leave … Nobody explained why"


def test_orders_and_questions_are_no_claims(analyze: Analyze) -> None:
    text = (
        '"Do not travel," the ferry company told passengers. "Ask my wife," the mayor said. '
        '"The pier is closed," the mayor added.\n'
    )
    assert [claim.proposition for claim in claims(analyze, text)] == ["The pier is closed"]


def test_he_in_a_direct_quotation_is_not_its_speaker(analyze: Analyze) -> None:
    text = 'The lawyer, Tomas Brandt, said: "My client knows what he signed."\n'
    (claim,) = claims(analyze, text)
    assert claim.proposition == "Tomas Brandt's client knows what he signed"


def test_reports_by_somebody_tell_their_own_claim(analyze: Analyze) -> None:
    text = (
        "The club owes the builders nothing, the chair, Ada Lund, says. "
        "Port officials in Gdynia dismissed reports by two local radio stations that a second "
        "ship was missing.\n"
    )
    found = {claim.proposition: claim for claim in claims(analyze, text)}
    (stance,) = found["a second ship was missing"].stances
    assert stance.stance == "dismisses"


def test_what_each_talked_about_is_no_claim_of_its_own(analyze: Analyze) -> None:
    text = '"We each talked about the strengths of our towns," Mayor Ida Roth said.\n'
    (claim,) = claims(analyze, text)
    assert claim.proposition == "We each talked about the strengths of our towns"
