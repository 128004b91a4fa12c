"""One sentence for each way of taking a stance, and for each look-alike; none is a gold item."""

import pytest

from tests.conftest import Analyze

DENIALS = {"denies", "dismisses", "disputes", "rejects"}


def told(analyze: Analyze, text: str) -> list[tuple[str, str, str]]:
    return [
        (stance.by, stance.stance, claim.proposition)
        for claim in analyze(text).claims
        for stance in claim.stances
    ]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        (
            "Peru's coach, Ana Ruiz, denied hiding the injury.",
            ("Ana Ruiz", "denies", "Ana Ruiz hid the injury"),
        ),
        (
            "Ana Ruiz denied any role in the sale.",
            ("Ana Ruiz", "denies", "Ana Ruiz had role in the sale"),
        ),
        (
            "“I reject the claim that our boats were late,” said Ana Ruiz.",
            ("Ana Ruiz", "rejects", "our boats were late"),
        ),
        (
            "Sweden accused Russia of cutting the cable. Moscow denied the charge.",
            ("Moscow", "denies", "Russia cut the cable"),
        ),
        (
            "The paper said the bank had lost the files. Ana Ruiz called the report nonsense.",
            ("Ana Ruiz", "denies", "the bank had lost the files"),
        ),
        (
            "The union said the roof had leaked. Ana Ruiz said the roof had never leaked.",
            ("Ana Ruiz", "denies", "the roof had leaked"),
        ),
        (
            "Reports that the tower leans were denied by Ana Ruiz.",
            ("Ana Ruiz", "denies", "the tower leans"),
        ),
        (
            "Claims that the tower leans were denied by Oslo and dismissed by Ana Ruiz as a joke.",
            ("Ana Ruiz", "dismisses", "the tower leans"),
        ),
        (
            "Ana Ruiz maintains she had nothing to do with the sale.",
            ("Ana Ruiz", "denies", "Ana Ruiz had something to do with the sale"),
        ),
        (
            "“No,” Ana Ruiz replied when asked whether she had sold the boat.",
            ("Ana Ruiz", "denies", "she had sold the boat"),
        ),
        (
            "“Nonsense,” tweeted Ana Ruiz after a website claimed that the tower leans.",
            ("Ana Ruiz", "denies", "the tower leans"),
        ),
        (
            "“Ana Ruiz has denied selling the boat,” said her neighbour, Bo Lind.",
            ("Ana Ruiz", "denies", "Ana Ruiz sold the boat"),
        ),
        (
            "It was denied by Ana Ruiz that the tower leans.",
            ("Ana Ruiz", "denies", "the tower leans"),
        ),
        (
            "Ana Ruiz went on trial over the theft of a harp. She denies the charge.",
            ("Ana Ruiz", "denies", "the theft of a harp"),
        ),
        (
            "Ana Ruiz would not accept the union's claim that the tower leans.",
            ("Ana Ruiz", "rejects", "the tower leans"),
        ),
        (
            "A guard said Ana Ruiz had left early. Ana Ruiz said she never left the hall.",
            ("Ana Ruiz", "denies", "Ana Ruiz had left early"),
        ),
        (
            "The paper said the bank had lost the files. Ana Ruiz could not verify the report.",
            ("Ana Ruiz", "questions", "the bank had lost the files"),
        ),
        (
            "Asked whether she had sold the boat, Ana Ruiz said: “Absolutely not.”",
            ("Ana Ruiz", "denies", "Ana Ruiz had sold the boat"),
        ),
        (
            "“Nonsense,” Ana Ruiz said of the claim that the tower leans.",
            ("Ana Ruiz", "denies", "the tower leans"),
        ),
        (
            "Prosecutors allege that the mayor stole the bell. Ana Ruiz maintains her innocence.",
            ("Ana Ruiz", "denies", "the mayor stole the bell"),
        ),
        (
            "Ana Ruiz rejected accusations by two rivals that the tower leans.",
            ("Ana Ruiz", "rejects", "the tower leans"),
        ),
        (
            "The paper said the pool was closed. Ana Ruiz conceded that the pool was closed.",
            ("Ana Ruiz", "confirms", "the pool was closed"),
        ),
        (
            "The paper said the pool was closed. Ana Ruiz confirmed the report.",
            ("Ana Ruiz", "confirms", "the pool was closed"),
        ),
        (
            "The paper said the pool was closed. Ana Ruiz declined to comment.",
            ("Ana Ruiz", "declines_comment", "the pool was closed"),
        ),
    ],
)
def test_a_stance_and_its_claim(analyze: Analyze, text: str, stance: tuple[str, str, str]) -> None:
    assert stance in told(analyze, text)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz did not deny that the roof had leaked.",
        "Ana Ruiz stopped short of denying the report.",
        "Ana Ruiz would neither confirm nor deny the report.",
        "Ana Ruiz was denied a visa.",
        "The judge denied the motion to move the trial.",
        "Ana Ruiz rejected plans for a new road.",
        "Ana Ruiz refused to leave the hall.",
        "Ana Ruiz is expected to deny the charge.",
        "Ana Ruiz said the report was not false.",
        "Ana Ruiz denied that she had denied the report.",
        "The board dismissed its coach.",
        "Ana Ruiz stopped short of calling the report false.",
        "Ana Ruiz said her firm had been denied access to the port.",
        "The airline denied boarding to two pilots.",
        "Ana Ruiz repeated a false claim that the tower leans.",
        "Ana Ruiz found no fault with the report.",
        "Ana Ruiz said the chamber was made up of nine members.",
        "The bank said the fee was 4%. Ana Ruiz said she was not happy with those figures.",
        "Ana Ruiz insisted there was no alternative to the tower.",
    ],
)
def test_what_only_looks_like_a_denial(analyze: Analyze, text: str) -> None:
    assert not [found for found in told(analyze, text) if found[1] in DENIALS]


@pytest.mark.parametrize(
    "text",
    [
        "The Senate confirmed two judges on Monday.",
        "Ana Ruiz supports the festival with a large sum.",
        "Ana Ruiz said that fact speaks volumes about the tower.",
        "The mayor said the tower leans. “It is a fine town,” said Bo Lind. Ana Ruiz did not respond to a "
        "request for comment.",
    ],
)
def test_no_stance_at_all(analyze: Analyze, text: str) -> None:
    assert told(analyze, text) == []


def test_a_proposition_names_who_the_pronoun_is(analyze: Analyze) -> None:
    (claim,) = analyze("Ana Ruiz denied that she had met the dealer.").claims
    assert claim.proposition == "Ana Ruiz had met the dealer"


def test_a_claim_is_called_by_whose_it_is_or_what_it_is_about(analyze: Analyze) -> None:
    filler = "The square was full. Vendors sold roasted chestnuts. It rained at noon. Nobody left. "
    found = analyze(
        "Dr Ines Falk told reporters that the plant had leaked mercury into the lake for two years. "
        f"The magazine Umber reported that the governor had sold a vineyard to a judge.\n\n{filler}"
        f"{filler}\n\nThe plant's owner called Falk's account nonsense.\n\n"
        "The governor's office dismissed the vineyard story."
    ).claims
    on = {
        (stance.by, claim.proposition)
        for claim in found
        for stance in claim.stances
        if stance.stance in ("denies", "dismisses")
    }
    assert {claim for _, claim in on} == {
        "the plant had leaked mercury into the lake for two years",
        "the governor had sold a vineyard to a judge",
    }


def test_what_was_put_to_somebody_is_what_they_deny(analyze: Analyze) -> None:
    found = analyze(
        "“That is quite untrue,” Dr Olga Reyes-Lindt said when a reporter put it to her "
        "that the ward had been locked at night."
    )
    (claim,) = found.claims
    assert claim.proposition == "the ward had been locked at night"
    assert [(one.by, one.stance) for one in claim.stances] == [("Olga Reyes-Lindt", "denies")]


def test_a_counter_assertion_far_behind_says_the_same_of_the_same(analyze: Analyze) -> None:
    between = (
        "The plan covers three districts. It was made in June. Many like it. The council meets. "
    )
    found = analyze(
        f"Councillor Dana Petrescu told the Herald that the mayor, Victor Lamb, had shown the developer "
        f"a draft of the plan.\n\n{between}\n\n“No draft was ever shown to anybody,” Lamb said."
    ).claims
    assert ("Victor Lamb", "denies") in {(one.by, one.stance) for one in found[0].stances}
