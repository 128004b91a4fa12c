"""The check of a draft as one HTML page that needs nothing else and runs no script."""

from collections.abc import Sequence
from html import escape

from claimtrack.search import Comparison, DraftQuotation, Step

_STYLE = """
body { font: 16px/1.5 Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem;
  color: #1b1b1b; background: #fff }
h1 { font-size: 1.5rem } h2 { font-size: 1rem; margin: 2rem 0 .3rem; font-family: sans-serif }
blockquote { margin: .3rem 0; padding-left: .8rem; border-left: .25rem solid #999 }
p, table { margin: .3rem 0 } .about { color: #555; font-size: .9rem }
.outcome { padding: .1rem .5rem; border: 1px solid; border-radius: .3rem }
.bad { color: #8a1010 } .care { color: #7a4d00 } .good { color: #11611b }
.alarm { font-weight: bold; color: #fff; background: #8a1010; padding: .1rem .5rem }
del { color: #8a1010 } ins { color: #0b4f8a; font-weight: bold } .moved { border-bottom: .15rem dotted }
@media (prefers-color-scheme: dark) { body { color: #eee; background: #16181a } .about { color: #aaa }
  .bad, del { color: #ff9a8f } .care { color: #ffc966 } .good { color: #8fdc9a } ins { color: #8fc7ff } }
"""
_CLASS = {"exact": "good", "ellipsis": "good", "paraphrase": "care"}


def draft_page(name: str, checked: Sequence[DraftQuotation]) -> str:
    """The page: every quotation with its outcome, the changes in it, and its source."""
    title = f"Quotations in {escape(name)}"
    told = [one for one in checked if one.verification]
    good = sum(one.verification is not None and one.verification.outcome == "exact" for one in told)
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title><style>{_STYLE}</style></head><body>",
        f"<h1>{title}</h1>",
        f"<p>{len(told)} checked, {good} exact, {len(checked) - len(told)} too short to tell.</p>",
        '<p class="about"><del>[−left out−]</del> was recorded and is not in the draft; '
        "<ins>{+added+}</ins> is in the draft and was not recorded; "
        '<span class="moved">&lt;moved&gt;</span> stands elsewhere in the record.</p>',
    ]
    for one in checked:
        lines += _quotation(one)
    return "\n".join([*lines, "</body></html>", ""])


def _quotation(one: DraftQuotation) -> list[str]:
    verification = one.verification
    outcome = verification.outcome if verification else "too short to tell"
    kind = _CLASS.get(outcome, "bad" if verification else "care")
    head = f'<h2>Line {one.line}: <span class="outcome {kind}">{outcome}</span></h2>'
    lines = [head, f"<blockquote>{escape(one.text)}</blockquote>"]
    if verification is None:
        return lines
    if found := verification.found:
        lines += _found(found)
        if not one.speaker_named:
            name = escape(found.hit.item.speaker)
            lines.append(f'<p class="care">The draft names {name} nowhere.</p>')
    elif verification.passage:
        title = escape(verification.passage.article.title)
        lines.append(f"<p>No quote is recorded, but these words stand in: {title}</p>")
    elif verification.near:
        near = verification.near[0].hit.item
        lines.append(
            f'<p class="about">The likest recorded quote: {escape(near.speaker)}: '
            f"{escape(near.text)}</p>"
        )
    return lines


def _found(found: Comparison) -> list[str]:
    alarms = "".join(f'<p class="alarm">{alarm} changed!</p>' for alarm in found.alarms)
    steps = " ".join(_step(step) for step in found.alignment.steps)
    article = found.article
    source = ", ".join(
        escape(part) for part in (article.title, article.publisher, article.date) if part
    )
    if article.url.startswith(("http://", "https://")):
        source = f'<a href="{escape(article.url)}">{source}</a>'
    verdicts = "; ".join(f"{escape(v.rating)} ({escape(v.reviewer)})" for v in found.verdicts)
    lines = [
        alarms,
        f"<p>{steps}</p>" if found.alignment.changed else "",
        f"<p>{escape(found.hit.item.speaker or 'speaker unknown')}, {source}</p>",
        f'<p class="about">{escape(found.context)}</p>',
        f"<p>Verdict: {verdicts}</p>" if verdicts else "",
    ]
    return [line for line in lines if line]


def _step(step: Step) -> str:
    recorded = escape(" ".join(word.text for word in step.recorded))
    given = escape(" ".join(word.text for word in step.given))
    if step.kind == "kept":
        return given
    if step.kind == "moved":
        return f'<span class="moved">&lt;{given}&gt;</span>'
    gone = f"<del>[−{recorded}−]</del>" if recorded else ""
    come = f"<ins>{{+{given}+}}</ins>" if given else ""
    return " ".join(filter(None, (gone, come)))
