"""What is shown with an item: its article, what else was found there, the verdicts given on it."""

from dataclasses import dataclass

from claimtrack.store import ArticleView, Item, ItemKey, Store, VerdictView


@dataclass(frozen=True, slots=True)
class Details:
    """`others` are the article's quotes and claims; `verdicts` are the item's, undone ones too;
    `occurrences` are of the same claim, elsewhere."""

    key: ItemKey
    article: ArticleView
    others: list[Item]
    verdicts: list[VerdictView]
    occurrences: list[Item]


def details_of(store: Store, item: Item, known: Details | None) -> Details:
    """The details of `item`; those of the article from `known`, where it is the same article."""
    verdicts = store.verdicts(item.key, include_withdrawn=True)
    if known is not None and known.article.id == item.article_id:
        return Details(item.key, known.article, known.others, verdicts, _elsewhere(store, item))
    article, others = store.article(item.article_id), store.article_items(item.article_id)
    return Details(item.key, article, others, verdicts, _elsewhere(store, item))


def _elsewhere(store: Store, item: Item) -> list[Item]:
    if item.occurrences < 2:
        return []
    return [other for other in store.occurrences(item.key) if other.key != item.key]
