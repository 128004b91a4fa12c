"""Dense made-up news of any length: every paragraph quotes, denies, and names somebody new."""

import random
from itertools import count

_GIVEN = (
    "Ida Tova Omar Lena Ravi Nadia Piet Sunniva Jonas Amara Felix Greta Hugo Zainab Kofi".split()
)
_SUR = (
    "Holm Lind Adeyemi Kovac Brandt Okafor Silva Moreau Tanaka Novak Reyes Dahl Farah Byrne".split()
)
_BODIES = "Harbour Board,River Authority,Grain Union,Ferry Company,Night Watch,Salt Guild".split(
    ","
)
_PARAGRAPHS = (
    "{title} {one} said on {day} that the {thing} had lost {number} bolts. “We counted them twice,” he "
    "said. “Nobody told {two}.” A spokeswoman for the {body} denied it, and {two} called the claim “absurd.”",
    "According to {two}, the {body} knew of the {thing} for {number} weeks, a claim dismissed by {one}. "
    "“That is not true,” said {one}, who added that the {thing} would open. She rejected any link.",
    "“The {thing} is safe,” the {body} said in a statement. “It always was.” {one}, its director, told "
    "reporters he had seen {number} cracks. Officials did not confirm the report, and they disputed it.",
    "Asked whether the {thing} had been paid for, {two} said no. “Ask {one},” she said.\n\n“He signed it, "
    "and he denies it.” The officials refused to comment; the {body} accused {one} of lying.",
)  # fmt: skip
_THINGS = "bridge sluice crane dam quay lighthouse tunnel ferry".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday".split()
_TITLES = "Mayor,Engineer,Professor,Harbour master,Inspector".split(",")


def dense_news(characters: int) -> str:
    """The same text for the same length; `characters` code points, cut wherever that falls."""
    chance = random.Random(5)
    parts: list[str] = []
    left = characters
    for number in count():
        if left <= 0:
            break
        # Some names come back, most are new.
        fresh = "" if number % 5 == 0 else chance.choice("aeiou") + chance.choice("lmnrst") + "en"
        one, two = (f"{chance.choice(_GIVEN)} {chance.choice(_SUR)}{fresh}" for _ in range(2))
        paragraph = chance.choice(_PARAGRAPHS).format(
            one=one,
            two=two,
            title=chance.choice(_TITLES),
            thing=chance.choice(_THINGS),
            day=chance.choice(_DAYS),
            number=chance.randrange(2, 999),
            body=f"{chance.choice(_SUR)} {chance.choice(_BODIES)}",
        )
        parts.append(paragraph)
        left -= len(paragraph) + 2
    return "\n\n".join(parts)[:characters]
