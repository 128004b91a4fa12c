"""The report as one HTML page that needs nothing else and runs no script."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from html import escape

from claimtrack.exchange.charts import bar_chart
from claimtrack.exchange.claimreview import VALUES
from claimtrack.exchange.csv import stance_words, utc
from claimtrack.exchange.report import ROLES, Entry, Overview, Piece
from claimtrack.glyphs import visible, visible_lines
from claimtrack.store import EvidenceView, VerdictView

STYLE = """
:root { --ink: #1b1b1b; --paper: #fff; --soft: #5a5a5a; --line: #d8d8d8; --bar: #35618f;
  --good: #11611b; --care: #7a4d00; --bad: #8a1010; --other: #444;
  --content: #fff1b8; --source: #cfe6ff; --cue: #e2d9f7; --stance: #ffd9d2 }
@media (prefers-color-scheme: dark) { :root { --ink: #eee; --paper: #16181a; --soft: #b0b0b0;
  --line: #3a3d40; --bar: #7fb0e6; --good: #8fdc9a; --care: #ffc966; --bad: #ff9a8f; --other: #ccc;
  --content: #4d4310; --source: #16395e; --cue: #3c2f5e; --stance: #5e241a } }
body { font: 16px/1.5 Georgia, serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem;
  color: var(--ink); background: var(--paper); overflow-wrap: anywhere }
h1 { font-size: 1.6rem; margin-bottom: .2rem } h2 { font-size: 1.15rem; margin: 0 0 .2rem }
p, ul { margin: .4rem 0 } .about, footer { color: var(--soft); font-size: .9rem }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(22rem, 1fr)); gap: 1rem }
figure { margin: 0 } figcaption { font: bold .9rem sans-serif }
svg { width: 100%; height: auto; font: 13px sans-serif; fill: var(--ink) } rect { fill: var(--bar) }
.tiles { display: flex; flex-wrap: wrap; gap: 1.5rem; margin: 1rem 0; padding: 0; list-style: none }
.tiles b { display: block; font: bold 1.5rem sans-serif }
article { border-top: 1px solid var(--line); padding: 1.2rem 0 }
blockquote { margin: .6rem 0; padding-left: .9rem; border-left: .25rem solid var(--line) }
mark { color: inherit; background: none; border-radius: .15rem }
mark.content { background: var(--content) } mark.source { background: var(--source) }
mark.cue { background: var(--cue) } mark.stance { background: var(--stance) }
.rating { font: bold .9rem sans-serif; padding: .1rem .6rem; border: 2px solid; border-radius: .3rem }
.good { color: var(--good) } .care { color: var(--care) } .bad { color: var(--bad) }
.other { color: var(--other) } .lines { white-space: pre-line } a { color: inherit }
@media print { article { break-inside: avoid } details { display: block } }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_KINDS: dict[float, str] = {5: "good", 4: "good", 3: "care", 2: "bad", 1: "bad"}


def report_page(
    title: str, about: str, made: datetime, summary: Overview, found: Iterable[Entry]
) -> Iterator[str]:
    """The page, piece by piece: the overview, then every entry."""
    yield (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(title)}</title><style>{STYLE}</style></head><body>\n"
        f'<header><h1>{_text(title)}</h1>\n<p class="about">{_text(about)}</p></header>\n'
    )
    yield _overview(summary)
    for entry in found:
        yield _entry(entry)
    yield f"<footer><p>Made by claimtrack on {utc(made)}.</p></footer>\n</body></html>\n"


def _overview(summary: Overview) -> str:
    tiles = "".join(
        f"<li><b>{count:,}</b>{name}</li>"
        for name, count in (
            ("claims", summary.claims),
            ("with stances", summary.contested),
            ("judged", summary.judged),
            ("quotes judged", summary.quotes),
            ("articles", summary.articles),
        )
    )
    charts = "\n".join(bar_chart(title, counts) for title, counts in summary.charts)
    legend = ", ".join(f'<mark class="{role}">{told}</mark>' for role, told in ROLES.items())
    return (
        f'<section aria-label="Overview"><ul class="tiles">{tiles}</ul>\n'
        f'<div class="charts">{charts}</div>\n'
        f'<p class="about">Marked in the articles: {legend}.</p></section>\n'
    )


def _entry(entry: Entry) -> str:
    item = entry.item
    who = _text(item.speaker or "somebody")
    did = f"{who} {_text(item.modality)}" if item.modality else f"{who}, {item.quote_kind} quote"
    parts = [
        f'<article id="{item.key}">',
        f'<h2 dir="auto">{_text(entry.says)}</h2>',
        f"<p>{_standing(item.verdict)} {did}</p>",
        f'<p class="about">{_source(entry)}</p>',
        *(f'<blockquote dir="auto">{_paragraph(one)}</blockquote>' for one in entry.paragraphs),
        _named("Stances", _text(stance_words(item.stances))),
        *_reasons(item.verdict),
        _evidence(item.evidence),
        _named("Note", _text(item.note)),
        _history(entry.verdicts, item.verdict),
        "</article>\n",
    ]
    return "\n".join(part for part in parts if part)


def _standing(verdict: VerdictView | None) -> str:
    if verdict is None:
        return '<span class="rating other">not judged</span>'
    kind = _KINDS.get(VALUES.get(verdict.rating.casefold(), 0), "other")
    return f'<span class="rating {kind}">{_text(verdict.rating)}</span>'


def _source(entry: Entry) -> str:
    article = entry.article
    title = _text(article.title or article.doc)
    about = ", ".join(_text(part) for part in (article.publisher, article.date) if part)
    return f"{_link(article.url, title)}{', ' + about if about else ''} ({entry.item.key})"


def _link(url: str, shown: str) -> str:
    if url.startswith(("http://", "https://")):
        return f'<a href="{escape(url)}" rel="noopener noreferrer">{shown}</a>'
    return shown


def _paragraph(pieces: Iterable[Piece]) -> str:
    return "".join(
        f'<mark class="{" ".join(reversed(piece.roles))}">{escape(piece.text)}</mark>'
        if piece.roles
        else escape(piece.text)
        for piece in pieces
    )


def _reasons(verdict: VerdictView | None) -> Iterator[str]:
    if verdict:
        yield _named("Why", _lines(verdict.rationale))
        yield _named("Grounds", _link(verdict.evidence, _lines(verdict.evidence)))
        yield f'<p class="about">{_text(verdict.reviewer)}, {utc(verdict.created)}</p>'


def _evidence(found: Iterable[EvidenceView]) -> str:
    lines = [
        f"<li>{_link(one.url, _text(one.url))} {_lines(one.note)}"
        f' <span class="about">({_text(one.reviewer)})</span></li>'
        for one in found
    ]
    return f"<p><b>Evidence</b></p><ul>{''.join(lines)}</ul>" if lines else ""


def _history(verdicts: tuple[VerdictView, ...], standing: VerdictView | None) -> str:
    others = [one for one in verdicts if standing is None or one.id != standing.id]
    lines = [
        f"<li>{_text(one.rating)}: {_text(one.reviewer)}, {utc(one.created)} "
        f"{_lines(one.rationale)}</li>"
        for one in others
    ]
    if not lines:
        return ""
    return f"<details><summary>Earlier verdicts</summary><ul>{''.join(lines)}</ul></details>"


def _named(name: str, words: str) -> str:
    return f'<p class="lines" dir="auto"><b>{name}:</b> {words}</p>' if words else ""


def _text(text: str) -> str:
    return escape(visible(text))


def _lines(text: str) -> str:
    return escape(visible_lines(text))
