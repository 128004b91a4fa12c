"""The figures: how far the work is, the verdicts, the agreement; with plots."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static
from textual_plotext import PlotextPlot

from claimtrack.glyphs import clipped, visible
from claimtrack.review.screens.asking import Asking
from claimtrack.review.widgets.key_line import KeyLine
from claimtrack.review.wording import stance_words
from claimtrack.store import STATUSES, Agreement, Statistics, Store

_SPEAKERS = 8
_HIGHEST, _FRAME = 18, 4  # lines of a plot, and of its title, frame and scale
_BAR = 30

Piece = tuple[str, str]


class FiguresScreen(Asking, Screen[None]):
    """One scrolling page; every plot's figures stand in words too."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", "Back", id="figures.close", tooltip="Back to the desk"),
    ]

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store

    def compose(self) -> ComposeResult:
        """Words, then plots."""
        with VerticalScroll(id="figures"):
            yield Static("counting …", markup=False, id="figures-words")
            yield PlotextPlot(id="figures-speakers")
            yield PlotextPlot(id="figures-stances")
        yield KeyLine()

    async def on_mount(self) -> None:
        """Count, and draw."""
        found = await self.ask(self._store.statistics)
        if found is None:
            return
        counted = found[0]
        self.query_one("#figures-words", Static).update(Content.assemble(*_words(counted)))
        self._draw_speakers(counted.by_speaker)
        self._draw_stances(counted.stances_by_month)

    def _draw_speakers(self, by_speaker: Mapping[str, Mapping[str, int]]) -> None:
        plot = self.query_one("#figures-speakers", PlotextPlot)
        names = list(by_speaker)[:_SPEAKERS]
        plot.display = bool(names)
        if not names:
            return
        ratings = list(dict.fromkeys(rating for name in names for rating in by_speaker[name]))
        plot.styles.height = min(_HIGHEST, 2 * max(len(names), len(ratings)) + _FRAME)
        plot.plt.title("Verdicts by speaker")
        plot.plt.stacked_bar(
            [clipped(name, 16) for name in names],
            [[by_speaker[name].get(rating, 0) for name in names] for rating in ratings],
            labels=[visible(rating) for rating in ratings],  # type: ignore[call-arg] # stub's slip
            orientation="horizontal",
            width=0.5,
        )
        plot.refresh()

    def _draw_stances(self, by_month: Mapping[str, Mapping[str, int]]) -> None:
        plot = self.query_one("#figures-stances", PlotextPlot)
        plot.display = len(by_month) > 1
        if not plot.display:
            return
        months = list(by_month)
        plot.plt.title("Stances over time")
        for kind in dict.fromkeys(kind for counts in by_month.values() for kind in counts):
            counts = [by_month[month].get(kind, 0) for month in months]
            plot.plt.plot(list(range(len(months))), counts, label=stance_words(kind))
        plot.plt.xticks([float(place) for place in range(len(months))], months)
        plot.refresh()


def _words(counted: Statistics) -> Iterator[Piece]:
    yield from _bars("Claims", {name: counted.statuses.get(name, 0) for name in STATUSES})
    yield from _bars("Verdicts", counted.ratings)
    yield from _bars("By reviewer", counted.reviewers)
    yield from _agreement(counted.agreement)
    yield "\nVERDICTS BY SPEAKER\n", "bold $soft"
    for name, ratings in list(counted.by_speaker.items())[:_SPEAKERS]:
        yield clipped(name, 30), "bold"
        yield "  " + ", ".join(f"{visible(one)} {n}" for one, n in ratings.items()) + "\n", ""
    yield "\nSTANCES BY MONTH\n", "bold $soft"
    for month, kinds in counted.stances_by_month.items():
        yield month, "bold"
        yield "  " + ", ".join(f"{stance_words(one)} {n}" for one, n in kinds.items()) + "\n", ""


def _bars(title: str, counts: Mapping[str, int]) -> Iterator[Piece]:
    yield f"{title.upper()}\n", "bold $soft"
    most = max(counts.values(), default=0)
    for name, count in counts.items():
        bar = "█" * round(_BAR * count / most) if most else ""
        yield f"{clipped(name, 20):20} {count:7,}  ", ""
        yield bar + "\n", "$primary"
    yield "\n" if counts else "none yet\n\n", ""


def _agreement(found: Agreement) -> Iterator[Piece]:
    yield "AGREEMENT OF SECOND REVIEWS\n", "bold $soft"
    if found.share is None:
        yield "no item was judged twice yet: b asks for a second review\n", ""
        return
    noun = "item" if found.items == 1 else "items"
    yield f"{found.share:.0%} of the verdicts on {found.items} {noun} are equal\n", ""
    alpha = "not defined (one rating throughout)" if found.alpha is None else f"{found.alpha:.3f}"
    yield f"Krippendorff's alpha {alpha}\n", ""
    for (first, second), kappa in found.kappas.items():
        yield f"Cohen's kappa of {visible(first)} and {visible(second)} {kappa:.3f}\n", ""
