"""A quotation beside the recorded quote, on the terminal; readable without colour too."""

from rich.console import Console
from rich.text import Text

from claimtrack.glyphs import clipped, visible
from claimtrack.search import Comparison, Step, Verification

_COLOURS = {"exact": "green", "ellipsis": "green", "paraphrase": "yellow"}
_MEANING = {
    "exact": "recorded in these words",
    "ellipsis": "recorded; words are left out",
    "paraphrase": "recorded in the article's words, not in the speaker's",
    "altered": "recorded in other words",
    "misattributed": "somebody else said it",
    "not found": "no recorded quote is like it",
}


def show(verification: Verification) -> None:
    """Prints the answer, the changes, the source, and what else is like it."""
    console = Console(highlight=False, soft_wrap=True)
    outcome = verification.outcome
    head = Text(outcome.upper(), style=f"bold {_COLOURS.get(outcome, 'red')}")
    head.append(f"  {_MEANING[outcome]}", style="not bold")
    console.print(head)
    if verification.speaker and not verification.speaker_known:
        console.print(Text(f"  nobody recorded is called {visible(verification.speaker)}"))
    if verification.found:
        _found(console, verification.found, outcome)
        return
    if passage := verification.passage:
        about = f"  but the words stand in article {passage.article.id}, as no quote: "
        console.print(Text(about + visible(passage.article.title)))
    for near in verification.near:
        console.print(
            Text(f"  near ({near.hit.score:.0f}): ", style="dim")
            + Text(f"{visible(near.hit.item.speaker or '–')}: {clipped(near.hit.item.text, 100)}")
        )


def _found(console: Console, found: Comparison, outcome: str) -> None:
    for alarm in found.alarms:
        console.print(Text(f"  !! {alarm.upper()} CHANGED", style="bold white on red"))
    if outcome == "misattributed" and found.outcome != "exact":
        console.print(Text(f"  and {found.outcome}: {_MEANING[found.outcome]}"))
    if found.alignment.changed:
        line = Text("  ")
        for step in found.alignment.steps:
            line.append_text(_step(step))
            line.append(" ")
        console.print(line)
    item, article = found.hit.item, found.article
    source = ", ".join(filter(None, (article.title, article.publisher, article.date)))
    console.print(Text(f"  {visible(item.speaker or 'speaker unknown')}", style="bold cyan"))
    about = f"  quote {found.hit.quote_id} ({item.quote_kind}), article {article.id}: "
    console.print(Text(about + visible(source)))
    console.print(Text(f"  {clipped(found.context, 300)}", style="dim"))
    for verdict in found.verdicts:
        given = f"  verdict on {verdict.item}: {verdict.rating} ({visible(verdict.reviewer)})"
        console.print(Text(given, style="bold"))


def _step(step: Step) -> Text:
    recorded = visible(" ".join(word.text for word in step.recorded))
    given = visible(" ".join(word.text for word in step.given))
    if step.kind == "kept":
        return Text(given)
    if step.kind == "moved":
        return Text(f"<{given}>", style="underline")
    parts = Text()
    if recorded:
        parts.append(f"[-{recorded}-]", style="red strike")
    if given:
        parts.append(f"{' ' if recorded else ''}{{+{given}+}}", style="bold blue")
    return parts
