"""Speech that its layout tells: the turns of a transcript and the lines of a dialogue with dashes.

Q: Do you miss journalism?                — The coach did not train on Mondays, she said.
A: I miss the canteen.                    — And the team?
"""

import re
from dataclasses import replace

from claimtrack.attribution.standalone import Draft
from claimtrack.spans import Span, Spans, overlap

_LABEL = re.compile(r"\W{0,2}(?P<label>[^\W\d_][\w.'’-]{0,24}(?: [\w.'’-]{1,24}){0,3}) ?: ?(?=\S)")
_ROLES = frozenset(("q", "a", "question", "answer"))  # labels that name nobody
_DASH = re.compile(r"\s{0,40}[–—] ?(?=\w)")
_TURNS = 3  # at least so many make a transcript
_APART = 3  # paragraphs from one turn to the next, at most


def add_turns(text: str, paragraphs: list[Span], drafts: list[Draft]) -> list[Draft]:
    """The drafts, what is laid out as a turn or a line of dialogue made an attribution of its own."""
    return _dialogue(text, paragraphs, _transcript(text, paragraphs, drafts))


def _transcript(text: str, paragraphs: list[Span], drafts: list[Draft]) -> list[Draft]:
    """A transcript is a run of labelled paragraphs in which speakers take turns and one comes back."""
    labels = {
        number: found
        for number, (low, high) in enumerate(paragraphs)
        if (found := _LABEL.match(text, low, high)) and found["label"][0].isupper()
    }
    for number in _turns([(number, found["label"]) for number, found in labels.items()]):
        found = labels[number]
        named = found["label"].casefold() not in _ROLES
        turn = Draft(
            content=((found.end(), paragraphs[number][1]),),
            source=(found.span("label"),) if named else (),
            cue=(),
            confidence=0.8,
            how="turn",
        )
        drafts = [*(draft for draft in drafts if not _is_turn(draft, found)), turn]
    return drafts


def _turns(labels: list[tuple[int, str]]) -> list[int]:
    """The labelled paragraphs (number, label) that belong to a run of turns."""
    runs: list[list[tuple[int, str]]] = []
    for number, label in labels:
        if runs and number - runs[-1][-1][0] <= _APART and label != runs[-1][-1][1]:
            runs[-1].append((number, label))
        else:
            runs.append([(number, label)])
    return [
        number
        for run in runs
        if len(run) >= _TURNS and len({label for _, label in run}) < len(run)
        for number, _ in run
    ]


def _is_turn(draft: Draft, label: re.Match[str]) -> bool:
    """Whether the tagger took the label for a source, or its colon for a cue."""
    whole = ((label.start(), label.end()),)
    return bool(overlap(draft.source, whole) or overlap(draft.cue, whole))


def _dialogue(text: str, paragraphs: list[Span], drafts: list[Draft]) -> list[Draft]:
    """Where dashed paragraphs are speech - one of them is attributed - each is a line of its own."""
    lines = [span for span in paragraphs if _DASH.match(text, *span)]
    begins = {low for line in lines for low in range(line[0], line[0] + 4)}
    spoken = any(
        draft.source and draft.cue and draft.content[0][0] in begins and draft.content < draft.cue
        for draft in drafts
    )
    if len(lines) < 2 or not spoken:
        return drafts
    out = [_own_line(draft, lines) for draft in drafts]
    for line in lines:
        if not any(overlap((*draft.content, *draft.cue), (line,)) for draft in out):
            out.append(Draft((line,), (), (), 0.6, "dialogue"))
    return out


def _own_line(draft: Draft, lines: list[Span]) -> Draft:
    """The draft without what is another line's than its cue's."""
    own = [line for line in lines if overlap(draft.cue, (line,))]
    if not own:
        return draft
    kept: Spans = tuple(
        piece
        for piece in draft.content
        if overlap((piece,), tuple(own)) or not overlap((piece,), tuple(lines))
    )
    return replace(draft, content=kept) if kept else draft
