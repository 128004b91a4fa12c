"""The report as Markdown (CommonMark), in which text of articles is nothing but text."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from claimtrack.exchange.csv import stance_words, utc
from claimtrack.exchange.report import Entry, Overview, Piece
from claimtrack.glyphs import visible

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&!$^=:@])")
_START = re.compile(r"^(\s*)([-+]|\d+[.)])", re.ASCII)


def report_markdown(
    title: str, about: str, made: datetime, summary: Overview, found: Iterable[Entry]
) -> Iterator[str]:
    """The report, piece by piece."""
    yield f"# {_text(title)}\n\n{_text(about)}\n\n"
    yield (
        f"{summary.claims:,} claims ({summary.contested:,} with stances), {summary.judged:,} judged, "
        f"{summary.quotes:,} quotes judged, {summary.articles:,} articles.\n\n"
    )
    for name, counts in summary.charts:
        rows = "".join(f"| {_text(key)} | {count:,} |\n" for key, count in counts.items())
        yield f"| {name} | |\n|---|---:|\n{rows}\n"
    for entry in found:
        yield _entry(entry)
    yield f"---\n\nMade by claimtrack on {utc(made)}.\n"


def _entry(entry: Entry) -> str:
    item, article, verdict = entry.item, entry.article, entry.item.verdict
    rating = f"**{_text(verdict.rating)}**" if verdict else "*not judged*"
    who = _text(item.speaker or "somebody")
    did = f"{who} {_text(item.modality)}" if item.modality else f"{who}, {item.quote_kind} quote"
    source = [_text(article.title or article.doc), _text(article.publisher), _text(article.date)]
    parts = [
        f"## {_text(entry.says)}",
        f"{rating}: {did}",
        f"{', '.join(filter(None, source))} ({item.key}) {_address(article.url)}".rstrip(),
        *(f"> {_paragraph(pieces)}" for pieces in entry.paragraphs),
        *_named("Stances", stance_words(item.stances)),
    ]
    if verdict:
        parts += _named("Why", verdict.rationale)
        if verdict.evidence:
            parts.append(f"Grounds: {_address(verdict.evidence) or _text(verdict.evidence)}")
        parts.append(f"{_text(verdict.reviewer)}, {utc(verdict.created)}")
    if item.evidence:
        parts.append(
            "\n".join(
                f"- Evidence: {_address(one.url)} {_text(one.note)} ({_text(one.reviewer)})"
                for one in item.evidence
            )
        )
    parts += _named("Note", item.note)
    earlier = [one for one in entry.verdicts if verdict is None or one.id != verdict.id]
    if earlier:
        parts.append(
            "\n".join(
                f"- Earlier: {_text(one.rating)}, {_text(one.reviewer)}, {utc(one.created)}"
                for one in earlier
            )
        )
    return "\n\n".join(parts) + "\n\n"


def _paragraph(pieces: Iterable[Piece]) -> str:
    """The paragraph with what was said in bold."""
    made = ""
    for piece in pieces:
        words = _inline(piece.text) if made else _guarded(_inline(piece.text))
        bare = words.strip()
        if "content" in piece.roles and bare:
            # Marks of emphasis must touch the words.
            left = words[: len(words) - len(words.lstrip())]
            made += f"{left}**{bare}**{words[len(left) + len(bare) :]}"
        else:
            made += words
    return made.replace("****", "")


def _named(name: str, words: str) -> Iterator[str]:
    if words:
        yield f"{name}: {_inline(words)}"


def _address(url: str) -> str:
    """A link, where `url` is a web address and nothing else."""
    plain = re.fullmatch(r"https?://[^\s<>\x00-\x1f]+", url)
    return f"<{visible(url)}>" if plain else ""


def _text(text: str) -> str:
    """`text` as one line in which no sign means anything, also at a line's beginning."""
    return _guarded(_inline(text).strip())


def _inline(text: str) -> str:
    return _SIGNS.sub(r"\\\1", visible(text))


def _guarded(line: str) -> str:
    """`line` without the beginning of a list."""
    first = _START.match(line)
    return line[: first.end() - 1] + "\\" + line[first.end() - 1 :] if first else line
