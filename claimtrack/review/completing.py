"""What the filter line could go on with: names, values, known speakers."""

import re
from collections.abc import Awaitable, Callable, Sequence

from claimtrack.glyphs import visible
from claimtrack.review.filtering import COMPLETIONS

SpeakerNames = Callable[[str], Awaitable[list[str]]]
"""Gives the names of known speakers that hold the given text, best first."""

_VALUE = re.compile(r'(?:^| )(speaker|rating):(")?([^"]*)$', re.IGNORECASE)
MOST = 6


async def completions(line: str, speakers: SpeakerNames, ratings: Sequence[str]) -> list[str]:
    """Whole lines that go on from `line`, best first, at most `MOST`; its last word is completed."""
    typed = _VALUE.search(line)
    if typed and (typed[2] or " " not in typed[3]):
        start = typed[3]
        head = line[: typed.start(3) - len(typed[2] or "")]
        if typed[1].lower() == "speaker":
            names = [visible(name) for name in await speakers(start)] if start else []
        else:
            names = [name for name in ratings if start.lower() in name.lower()]
        return [head + _quoted(name) for name in names][:MOST]
    head, space, word = line.rpartition(" ")
    found = [known for known in COMPLETIONS if known.startswith(word) and known != word]
    return [head + space + known for known in found][:MOST] if word else []


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name
