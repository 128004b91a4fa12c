"""What a report says, whatever it is written as: each claim in its context, and the overview."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from claimtrack.exchange.claimreview import VALUES
from claimtrack.glyphs import visible
from claimtrack.spans import Span, Spans
from claimtrack.store import (
    ArticleView,
    Item,
    ItemFilter,
    ItemKey,
    Store,
    VerdictView,
)

Role = Literal["source", "cue", "content", "stance"]
ROLES: dict[Role, str] = {
    "content": "what was said",
    "source": "who said it",
    "cue": "the words that say so",
    "stance": "the words of a stance",
}
"""What is marked in the article's words, with its meaning."""

_MOST_BARS = 12
_AROUND = 200
"""Characters shown around a span that stands in no paragraph."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of an article that are marked alike (with nothing, mostly)."""

    text: str
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim or quote with the paragraphs it stands in, and every verdict on it, newest first."""

    item: Item
    article: ArticleView
    paragraphs: tuple[tuple[Piece, ...], ...]
    verdicts: tuple[VerdictView, ...]

    @property
    def says(self) -> str:
        """What the verdict is on: a claim's proposition, a quote's words."""
        return self.item.proposition or self.item.text


@dataclass(frozen=True, slots=True)
class Overview:
    """How much there is, and how it is spread: a title with counts, the greatest first."""

    claims: int
    quotes: int
    judged: int
    contested: int
    articles: int
    charts: tuple[tuple[str, Mapping[str, int]], ...]


def chosen_items(store: Store, where: ItemFilter) -> list[Item]:
    """The claims that `where` lets through, judged ones first, then the quotes with a verdict."""
    claims = store.items(replace(where, kinds=("claim",)))
    quotes = []
    if where.reviewed is not False and where.contested is None:
        quotes = store.items(replace(where, kinds=("quote",), reviewed=True))
    claims.sort(key=lambda item: item.verdict is None)
    return claims + quotes


def overview(items: Iterable[Item]) -> Overview:
    """The figures of these items."""
    items = list(items)
    claims = [item for item in items if item.key.kind == "claim"]
    ratings = Counter(item.verdict.rating for item in items if item.verdict)
    statuses = Counter(item.status for item in claims)
    stances = Counter(s.stance.replace("_", " ") for item in claims for s in item.stances)
    speakers = Counter(item.speaker for item in claims if item.speaker)
    months = Counter(item.article_date[:7] for item in claims if item.article_date)
    charts: list[tuple[str, Mapping[str, int]]] = [
        ("Verdicts", dict(sorted(ratings.items(), key=_by_value))),
        ("Where the work stands", dict(statuses.most_common())),
        ("Stances on the claims", dict(stances.most_common())),
        ("Who claims most", dict(speakers.most_common(_MOST_BARS))),
        ("Claims by month", dict(sorted(months.items())[-_MOST_BARS:])),
    ]
    return Overview(
        claims=len(claims),
        quotes=len(items) - len(claims),
        judged=sum(item.verdict is not None for item in items),
        contested=sum(bool(item.stances) for item in claims),
        articles=len({item.article_id for item in items}),
        charts=tuple((title, counts) for title, counts in charts if counts),
    )


def _by_value(rating: tuple[str, int]) -> tuple[float, str]:
    """From true to false; ratings of other scales come last."""
    return -VALUES.get(rating[0].casefold(), 0), rating[0]


def entries(store: Store, items: Iterable[Item]) -> Iterator[Entry]:
    """The items with their context, in their order."""
    given: dict[ItemKey, list[VerdictView]] = {}
    for verdict in store.verdicts():
        given.setdefault(verdict.item, []).insert(0, verdict)
    article: ArticleView | None = None
    for item in items:
        if article is None or article.id != item.article_id:
            article = store.article(item.article_id)
        yield Entry(item, article, context(article, item), tuple(given.get(item.key, ())))


def context(article: ArticleView, item: Item) -> tuple[tuple[Piece, ...], ...]:
    """The paragraphs that hold the words of `item`, cut where a mark begins or ends."""
    marks: list[tuple[Role, Span]] = [
        (role, span) for role, spans in _roles(item).items() for span in spans if span[0] < span[1]
    ]
    paragraphs = [
        (block.start, block.end)
        for block in article.blocks
        if any(start < block.end and block.start < end for _, (start, end) in marks)
    ]
    if not paragraphs and marks:
        start, end = min(span[0] for _, span in marks), max(span[1] for _, span in marks)
        paragraphs = [(max(0, start - _AROUND), min(len(article.text), end + _AROUND))]
    return tuple(tuple(_pieces(article.text, paragraph, marks)) for paragraph in paragraphs)


def _roles(item: Item) -> dict[Role, Spans]:
    stances = tuple(span for stance in item.stances for span in stance.cue)
    return {"content": item.content, "source": item.source, "cue": item.cue, "stance": stances}


def _pieces(text: str, paragraph: Span, marks: list[tuple[Role, Span]]) -> Iterator[Piece]:
    first, last = paragraph
    cuts = {first, last, *(p for _, span in marks for p in span if first < p < last)}
    places = sorted(cuts)
    for start, end in pairwise(places):
        roles = dict.fromkeys(role for role, span in marks if span[0] <= start and end <= span[1])
        yield Piece(visible(text[start:end]), tuple(roles))
