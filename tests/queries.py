"""Every question that the desk and the commands ask a store, by name: for plans and for times.

They are asked about what stands in the middle of the store, with filters as people use them; a page of
the desk is 100 items, a listing is cut at 50.
"""

from collections.abc import Callable
from dataclasses import replace
from itertools import islice

from claimtrack.search import search_articles, search_claims, search_quotes, verify
from claimtrack.store import ItemFilter, ItemKey, Mark, Store

Ask = Callable[[Store], object]

PAGE = 100
LISTED = 50


def queries(store: Store) -> dict[str, Ask]:
    """The questions, about things that `store` (not empty) holds."""
    items = store.items(ItemFilter(), limit=PAGE)
    claim = items[len(items) // 2]
    key = claim.key
    quote = ItemKey("quote", claim.quote_id or 1)
    words = store.item(quote).text
    speaker = store.speakers(text=claim.speaker, limit=1)[0]
    article = claim.article_id
    day = claim.article_date or "2024-01-01"
    claims, quotes = ItemFilter(), ItemFilter(kinds=("quote",))
    now = store.mark()
    before = Mark(max(0, now.action - 5), max(0, now.article - 1))
    return {
        **_desk(claims, [item.key for item in items], key, quote, before),
        "desk: articles": lambda store: store.articles(newest=500),
        "desk: an article": lambda store: store.article(article),
        "desk: an article's quotes and claims": lambda store: store.article_items(article),
        "desk: a speaker's ratings": lambda store: store.speaker_ratings(speaker.id),
        **_listings(claims, quotes, claim.speaker, article, day, words),
        "search": lambda store: search_quotes(store, words[:80]),
        "search --speaker": lambda store: search_quotes(store, words[:80], speaker=claim.speaker),
        "search --in claims": lambda store: search_claims(store, words[:80]),
        "search --in articles": lambda store: search_articles(store, words[:80]),
        "verify": lambda store: verify(store, words[:80]),
        "log of an item": lambda store: store.trail(key),
        "export log (its first page)": lambda store: list(islice(store.log(), 1)),
        "ingest: is it there?": lambda store: store.has("not there"),
    }


def _desk(
    claims: ItemFilter, keys: list[ItemKey], key: ItemKey, quote: ItemKey, before: Mark
) -> dict[str, Ask]:
    mine = replace(claims, reviewer="ann")
    return {
        "desk: first page of the queue": lambda store: store.queue(mine, limit=PAGE),
        "desk: the whole queue": lambda store: store.queue(mine),
        "desk: progress": lambda store: store.progress(mine),
        "desk: a page of items": lambda store: store.items_of(keys),
        "desk: an item": lambda store: store.item(key),
        "desk: a quote": lambda store: store.item(quote),
        "desk: occurrences of a claim": lambda store: store.occurrences(key),
        "desk: claims like it": lambda store: store.similar_claims(key),
        "desk: earlier checks of a claim": lambda store: store.checks_of(key),
        "desk: is:contested": lambda store: store.queue(replace(mine, contested=True)),
        "desk: is:judged": lambda store: store.queue(replace(mine, reviewed=True)),
        "desk: is:flagged": lambda store: store.queue(replace(mine, flagged=True)),
        "desk: is:corrected": lambda store: store.count(replace(mine, corrected=True)),
        "desk: stance:denies": lambda store: store.count(replace(mine, stance="denies")),
        "desk: status:done": lambda store: store.count(replace(mine, status="done")),
        "desk: modality:suspects": lambda store: store.count(replace(mine, modality="suspects")),
        "desk: quotes, status:done": lambda store: store.count(
            replace(mine, kinds=("quote",), status="done")
        ),
        "desk: assigned to ann": lambda store: store.count(replace(mine, assigned="ann")),
        "desk: verdict:false": lambda store: store.count(replace(mine, rating="False")),
        "desk: each claim once": lambda store: store.queue(replace(mine, once=True)),
        "desk: what others did since": lambda store: store.changes(before),
        "desk: what was done": lambda store: store.actions("ann", limit=PAGE),
        "desk: reviewers": lambda store: store.reviewers(),
        "desk: saved filters": lambda store: store.saved_filters("ann"),
        "desk: figures": lambda store: store.statistics(),
        "desk: names that begin so": lambda store: store.speakers(text="speaker 1", limit=50),
    }


def _listings(
    claims: ItemFilter, quotes: ItemFilter, name: str, article: int, day: str, words: str
) -> dict[str, Ask]:
    some = words.split()[1] if " " in words else words

    def listed(where: ItemFilter) -> Ask:
        return lambda store: store.items(where, limit=LISTED)

    return {
        "articles": lambda store: store.articles(newest=LISTED),
        "articles --text": lambda store: store.articles(text="paper 1", newest=LISTED),
        "articles --since": lambda store: store.articles(since=day, until=day, newest=LISTED),
        "claims": listed(claims),
        "claims --contested": listed(replace(claims, contested=True)),
        "claims --speaker": listed(replace(claims, speaker=name)),
        "claims --article": listed(replace(claims, article=article)),
        "claims --verdict": listed(replace(claims, rating="False")),
        "claims --verdict none": listed(replace(claims, reviewed=False)),
        "claims --text": listed(replace(claims, text=some)),
        "claims --since --until": listed(replace(claims, since=day, until=day)),
        "quotes": listed(quotes),
        "quotes --speaker": listed(replace(quotes, speaker=name)),
        "quotes --article": listed(replace(quotes, article=article)),
        "quotes --kind": listed(replace(quotes, quote_kind="direct")),
        "quotes --text": listed(replace(quotes, text=some)),
        "quotes --since --until": listed(replace(quotes, since=day, until=day)),
        "speakers": lambda store: store.speakers(limit=LISTED),
        "speakers NAME": lambda store: store.speakers(text=name),
        "speakers suggestions": lambda store: store.speaker_suggestions(LISTED),
        "claims suggestions": lambda store: store.claim_suggestions(LISTED),
        "checks match": lambda store: store.checked_before(LISTED),
        "checks match TEXT": lambda store: store.checks_like(words),
        "export (its first page)": lambda store: list(islice(store.export_rows(), 1)),
        "db stats": lambda store: store.contents(),
    }
