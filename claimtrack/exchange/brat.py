"""Attributions as brat standoff, out and in: `NAME.ann` with what is marked in `NAME.txt`.

An attribution is an event with the roles Source, Cue and Content, as in PolNeAR; who the source is
stands in a note on it (`speaker: NAME`). `annotation.conf` tells brat what may be marked.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from claimtrack.errors import ClaimtrackError
from claimtrack.exchange.annotated import Relation, text_of
from claimtrack.exchange.spans_in import by_line, ordered, span_in
from claimtrack.glyphs import visible
from claimtrack.spans import Span, Spans

CONFIGURATION = """[entities]
Source
Cue
Content

[relations]
<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>

[events]
Attribution\tSource*:Source, Cue*:Cue, Content+:Content

[attributes]
"""
_TEXT_BOUND = re.compile(r"T\d+")
_EVENT = re.compile(r"E\d+")
_NOTE = re.compile(r"AnnotatorNotes (E\d+)")
_SPEAKER = "speaker: "


def brat_text(text: str, relations: Iterable[Relation]) -> str:
    """The `.ann` file of these attributions of `text`."""
    lines: list[str] = []
    marks = 0

    def marked(kind: str, spans: Spans) -> str:
        nonlocal marks
        marks += 1
        places = ";".join(f"{start} {end}" for start, end in spans)
        words = " ".join(text[start:end] for start, end in spans)
        lines.append(f"T{marks}\t{kind} {places}\t{visible(words)}")
        return f"T{marks}"

    for number, relation in enumerate(relations, start=1):
        roles = {"Content": relation.content, "Cue": relation.cue, "Source": relation.source}
        spans = {name: by_line(text, found) for name, found in roles.items()}
        arguments = [f"{name}:{marked(name, found)}" for name, found in spans.items() if found]
        trigger = marked("Attribution", spans["Cue"] or spans["Content"][:1])
        lines.append(f"E{number}\tAttribution:{trigger} {' '.join(arguments)}")
        if relation.speaker:
            name = visible(relation.speaker)
            lines.append(f"#{number}\tAnnotatorNotes E{number}\t{_SPEAKER}{name}")
    return "".join(f"{line}\n" for line in lines)


def read_brat(path: Path, text: str) -> tuple[Relation, ...]:
    """The events of a brat file whose content is not empty, with their spans in `text`.

    A role may have several spans (`Content`, `Content2`, ...); they are one discontinuous span.
    Raises ClaimtrackError for a line that cannot be read and for offsets outside the text.
    """
    bound: dict[str, list[Span]] = {}
    events: dict[str, list[str]] = {}
    speakers: dict[str, str] = {}
    for number, line in enumerate(text_of(path).split("\n"), start=1):
        key, _, rest = line.rstrip("\r").partition("\t")
        value, _, words = rest.partition("\t")
        try:
            if _TEXT_BOUND.fullmatch(key):
                bound[key] = [span_in(piece.split(), text) for piece in _offsets(value)]
            elif _EVENT.fullmatch(key):
                events[key] = value.split()[1:]
            elif (note := _NOTE.fullmatch(value)) and words.startswith(_SPEAKER):
                speakers[note[1]] = words.removeprefix(_SPEAKER).strip()
        except ValueError as error:
            raise ClaimtrackError(f"{path}, line {number}: {error}") from None
    relations = []
    for event, arguments in events.items():
        roles: dict[str, list[Span]] = {"content": [], "source": [], "cue": []}
        for argument in arguments:
            name, _, key = argument.partition(":")
            role = name.rstrip("0123456789").lower()
            if role in roles:
                roles[role] += bound.get(key, [])
        if roles["content"]:
            relations.append(
                Relation(
                    content=ordered(roles["content"]),
                    source=ordered(roles["source"]),
                    cue=ordered(roles["cue"]),
                    speaker=speakers.get(event, ""),
                )
            )
    return tuple(relations)


def _offsets(value: str) -> list[str]:
    """`0 4;9 12` of `Source 0 4;9 12`."""
    kind, blank, offsets = value.partition(" ")
    if not blank:
        raise ValueError(f"{kind!r} has no offsets")
    return offsets.split(";")
