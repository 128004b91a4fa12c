"""Every quotation of a draft article against the recorded quotes."""

from dataclasses import dataclass

from claimtrack.folding import folded
from claimtrack.search.ranking import LONGEST
from claimtrack.search.verification import OUTCOMES, Outcome, Verification, verify
from claimtrack.search.words import words
from claimtrack.spans import Span
from claimtrack.store import Store

LEAST_WORDS = 3
"""Shorter quotations are words set in marks, and stand in too many quotes to tell anything."""


@dataclass(frozen=True, slots=True)
class DraftQuotation:
    """A quotation of a draft: where it stands without its marks, in which line, and the answer.

    `verification` is None for one that is too short (or too long) to tell. `speaker_named` is false
    where the draft names the recorded speaker nowhere: perhaps it is somebody else's here.
    """

    span: Span
    line: int
    text: str
    verification: Verification | None
    speaker_named: bool


def check_draft(
    store: Store,
    text: str,
    *,
    speaker: str = "",
    least_words: int = LEAST_WORDS,
    file: str = "",
) -> list[DraftQuotation]:
    """The quotations of `text` in order, each looked for as `verify` does.

    Quotations are what stands between quotation marks, paragraph by paragraph. `file` is what `text`
    was taken out of: lines are counted there, where a quotation is in it as it is in `text`.
    """
    from claimtrack.encoder.quotation import scan  # brings numpy

    found = []
    plain = f" {folded(text)} "
    at = max(0, file.find(text))
    for mark in scan(text, _paragraphs(text)):
        start, end = mark.inner
        quoted = text[start:end]
        verification, named = None, True
        if len(words(quoted)) >= least_words and len(quoted) <= LONGEST:
            verification = verify(store, quoted, speaker=speaker)
            named = _named(store, verification, plain)
        at = max(at, file.find(quoted, at))
        in_file = file.startswith(quoted, at) and bool(file)
        line = (file.count("\n", 0, at) if in_file else text.count("\n", 0, start)) + 1
        found.append(DraftQuotation((start, end), line, quoted, verification, named))
    return found


def worst(checked: list[DraftQuotation]) -> Outcome:
    """The worst outcome of all, in the order of `OUTCOMES`; exact when nothing was checked."""
    outcomes: list[Outcome] = [one.verification.outcome for one in checked if one.verification]
    return max(outcomes, key=lambda outcome: OUTCOMES[outcome], default="exact")


def _named(store: Store, verification: Verification, draft: str) -> bool:
    if verification.found is None or not (name := verification.found.hit.item.speaker):
        return True
    forms = {name}
    for view in store.speakers(text=name):
        if view.name == name:
            forms |= set(view.aliases)
            words_of_it = [word for word in name.split() if word.lower() not in ("the", "of")]
            if words_of_it:  # Marsh for Elena Marsh, Bluewater for Bluewater Lines
                forms.add(words_of_it[-1 if view.kind == "person" else 0])
    return any(f" {plain} " in draft for form in forms if (plain := folded(form)))


def _paragraphs(text: str) -> list[Span]:
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        found.append((start, start + len(line.rstrip("\r\n"))))
        start += len(line)
    return found
