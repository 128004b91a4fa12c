"""Annotated texts back into the store: as corrections of articles that are there, or as new ones.

An article is known by its very text. What is annotated otherwise than recorded becomes a reviewer's
correction, which can be undone like any other; reading the same annotations again changes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimtrack.attribution.lexicon import speaker_words
from claimtrack.attribution.types import Attribution
from claimtrack.claims.types import Analysis
from claimtrack.errors import ClaimtrackError, ImportingError
from claimtrack.exchange.annotated import AnnotatedArticle, Relation
from claimtrack.exchange.spans_in import by_line
from claimtrack.glyphs import visible
from claimtrack.reading import Article, read_bytes
from claimtrack.spans import Spans, covered, overlap
from claimtrack.store import Item, ItemKey, Missed, Store

SAME = 0.5
"""From this overlap on (Dice's coefficient over code points) two contents are one quote."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an import: how many articles are new, and what was corrected in the others."""

    articles: int = 0
    unchanged: int = 0
    changed: int = 0
    added: int = 0
    wrong: int = 0

    def __add__(self, other: "Imported") -> "Imported":
        return Imported(
            self.articles + other.articles,
            self.unchanged + other.unchanged,
            self.changed + other.changed,
            self.added + other.added,
            self.wrong + other.wrong,
        )


def import_annotated(store: Store, found: AnnotatedArticle, *, reviewer: str) -> Imported:
    """Takes in the annotations of one text. Raises `ClaimtrackError` if it cannot be kept."""
    article_id = store.has(found.text)
    if article_id is None:
        store.add(_analysis(found))
        return Imported(articles=1)
    quotes = [item for item in store.article_items(article_id) if item.key.kind == "quote"]
    pairs = _paired(quotes, found.relations)
    changed = added = wrong = 0
    for item in quotes:
        if item.key not in pairs.values():
            store.mark_wrong(item.key, reviewer=reviewer)
            wrong += 1
    by_key = {item.key: item for item in quotes}
    for place, relation in enumerate(found.relations):
        if place not in pairs:
            store.add_missed(_missed(article_id, found.text, relation), reviewer=reviewer)
            added += 1
        elif _correct(store, by_key[pairs[place]], relation, found.text, reviewer):
            changed += 1
    return Imported(0, len(pairs) - changed, changed, added, wrong)


def _paired(quotes: Sequence[Item], relations: Sequence[Relation]) -> dict[int, ItemKey]:
    """Which recorded quote each annotation is, by the greatest overlaps of their contents."""
    likeness = [
        (_dice(item.content, relation.content), item.key, place)
        for item in quotes
        for place, relation in enumerate(relations)
    ]
    likeness.sort(key=lambda one: (-one[0], one[1].id, one[2]))
    pairs: dict[int, ItemKey] = {}
    for share, key, place in likeness:
        if share >= SAME and place not in pairs and key not in pairs.values():
            pairs[place] = key
    return pairs


def _dice(first: Spans, second: Spans) -> float:
    length = sum(end - start for start, end in first + second)
    return 2 * overlap(first, second) / length if length else 0.0


def _correct(store: Store, item: Item, relation: Relation, text: str, reviewer: str) -> bool:
    """Whether anything of the quote was annotated otherwise; it is corrected then."""
    given = {"content": relation.content, "source": relation.source, "cue": relation.cue}
    recorded = {"content": item.content, "source": item.source, "cue": item.cue}
    changed = False
    for part, spans in given.items():
        if by_line(text, spans) != by_line(text, recorded[part]):
            store.correct_span(item.key, part, _kept(spans), reviewer=reviewer)
            changed = True
    if relation.speaker and relation.speaker != visible(item.speaker).strip():
        store.correct_speaker(item.key, relation.speaker, reviewer=reviewer)
        changed = True
    return changed


def _kept(spans: Spans) -> Spans:
    """The spans that hold something."""
    return tuple((start, end) for start, end in spans if start < end)


def _missed(article_id: int, text: str, relation: Relation) -> Missed:
    return Missed(
        article_id,
        _kept(relation.content),
        _speaker(text, relation),
        _kept(relation.source),
        _kept(relation.cue),
    )


def _analysis(found: AnnotatedArticle) -> Analysis:
    from claimtrack.attribution.kinds import kind_of  # brings numpy
    from claimtrack.encoder.quotation import scan

    article = _article(found)
    quotations = scan(found.text, [(block.start, block.end) for block in article.blocks])
    made = [
        Attribution(
            kind=kind_of(found.text, relation.content, quotations),
            content=_kept(relation.content),
            source=_kept(relation.source),
            cue=_kept(relation.cue),
            speaker=_speaker(found.text, relation),
            confidence=1.0,
            reasons=("annotated",),
        )
        for relation in found.relations
    ]
    return Analysis(article, tuple(made), (), ())


def _article(found: AnnotatedArticle) -> Article:
    """The whole text as one article, with the layout that reading finds in it."""
    try:
        parts = read_bytes(found.text.encode(), name=f"{found.doc}.txt")
    except (ClaimtrackError, UnicodeEncodeError) as error:
        raise ImportingError(f"{found.doc}: no text of an article ({error})") from None
    blocks = tuple(
        replace(block, start=block.start + part.offset, end=block.end + part.offset)
        for part in parts
        for block in part.blocks
    )
    return replace(parts[0], doc=found.doc, text=found.text, blocks=blocks, offset=0)


def _speaker(text: str, relation: Relation) -> str:
    """Who the source is: as the annotation says, or the source's own words, unless a pronoun."""
    words = " ".join(covered(text, relation.source, " ").split()).strip(" ,")
    lists = speaker_words()
    pronouns = lists.he | lists.she | lists.it | lists.they | lists.first_person | lists.relative
    return relation.speaker or ("" if words.casefold() in pronouns else words)
