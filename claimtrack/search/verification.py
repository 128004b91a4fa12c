"""Did they say it? A quotation against the recorded quotes."""

import re
from dataclasses import dataclass
from typing import Literal

from claimtrack.folding import folded
from claimtrack.search.alignment import Alignment, Step, align
from claimtrack.search.articles import PassageHit, search_articles
from claimtrack.search.quotes import Hit, search_quotes
from claimtrack.search.words import Word, opposed
from claimtrack.spans import Span
from claimtrack.store import ArticleView, Store, VerdictView

Outcome = Literal["exact", "ellipsis", "paraphrase", "altered", "misattributed", "not found"]
Alarm = Literal["negation", "number", "name"]

OUTCOMES: dict[Outcome, int] = {
    "exact": 0,
    "ellipsis": 3,
    "paraphrase": 4,
    "altered": 5,
    "misattributed": 6,
    "not found": 7,
}
"""Every outcome with its exit status, from good to bad; 1 is an error, 2 a wrong option."""

RECORDED = 0.5
"""How much of a quotation must be recorded for it to be that quote, altered."""
RECORDED_SHORT = 0.8
SHORT = 3
"""Up to so many words must be recorded nearly whole."""
_NEAREST = 8
_NAMESAKES = 5
"""Of so many speakers who are called as asked for but for accents, quotes are looked for apart."""
_DETOUR: dict[Outcome, float] = {"ellipsis": 0.02, "altered": 0.1, "paraphrase": 0.15}
_SHORT_GAP = 3


@dataclass(frozen=True, slots=True)
class Comparison:
    """A recorded quote beside the quotation: how it differs, and what is known about it.

    `alarms` are changes that turn or bend the sense. `context` is the recorded paragraph.
    `verdicts` are the standing ones on the quote and on the claims made with it.
    """

    hit: Hit
    outcome: Outcome
    alignment: Alignment
    alarms: tuple[Alarm, ...]
    article: ArticleView
    context: str
    verdicts: tuple[VerdictView, ...]


@dataclass(frozen=True, slots=True)
class Verification:
    """What was asked, and the answer; `found` is what the outcome rests on, `near` come after it.

    Where nothing is found, `near` are the likest quotes, and `passage` is where the words stand in
    an article without being recorded as a quote. `speaker_known`: somebody recorded is so called.
    """

    text: str
    speaker: str
    outcome: Outcome
    found: Comparison | None
    near: tuple[Comparison, ...]
    passage: PassageHit | None
    speaker_known: bool


def verify(store: Store, text: str, *, speaker: str = "", near: int = 2) -> Verification:
    """Looks for the quotation `text` among the recorded quotes, and says how it differs.

    With `speaker`, who is said to have said it. Raises `ClaimtrackError` if `text` has no letter or
    digit or is too long to search for.
    """
    names, terms = _called(store, speaker) if speaker else (set(), [])
    hits = {hit.quote_id: hit for hit in search_quotes(store, text, limit=_NEAREST)}
    for term in terms:
        theirs = search_quotes(store, text, speaker=term, limit=_NEAREST)
        hits |= {hit.quote_id: hit for hit in theirs}
    compared = sorted((_compare(store, hit, text) for hit in hits.values()), key=_merit)[::-1]
    good = [one for one in compared if one.outcome != "not found"]
    found, outcome = _answer(good, names, speaker)
    others = tuple(one for one in compared if one is not found)[:near]
    passage = None if found else _passage(store, text)
    return Verification(text, speaker, outcome, found, others, passage, bool(names))


def _called(store: Store, speaker: str) -> tuple[set[str], list[str]]:
    """The names of the speakers so called, and what to look for to find their quotes.

    Where nobody is called so to the letter, accents do not matter.
    """
    if found := store.speakers(text=speaker):
        return {view.name for view in found}, [speaker]
    plain = folded(speaker)
    names = [
        view.name
        for view in store.speakers()
        if plain and any(plain in folded(form) for form in (view.name, *view.aliases))
    ]
    return set(names), names[:_NAMESAKES]


def _answer(
    good: list[Comparison], names: set[str], speaker: str
) -> tuple[Comparison | None, Outcome]:
    if not good:
        return None, "not found"
    best = good[0]
    if not speaker or best.hit.item.speaker in ("", *names):
        return best, best.outcome
    own = next((one for one in good if one.hit.item.speaker in names), None)
    if own is not None and _merit(own)[0] >= _merit(best)[0] - _DETOUR["paraphrase"]:
        return own, own.outcome
    return best, "misattributed"


def _merit(one: Comparison) -> tuple[float, float]:
    return (one.alignment.coverage - _DETOUR.get(one.outcome, 0.0), one.hit.score)


def _compare(store: Store, hit: Hit, text: str) -> Comparison:
    alignment = align(hit.item.text, text, hit.matched)
    article = store.article(hit.article_id)
    alarms = _alarms(alignment, article.text)
    verdicts = [
        item.verdict
        for item in store.article_items(hit.article_id)
        if item.verdict and hit.quote_id == (item.quote_id or item.key.id)
    ]
    return Comparison(
        hit,
        _outcome(hit, alignment, alarms),
        alignment,
        alarms,
        article,
        _paragraph(article, hit.item.content),
        tuple(verdicts),
    )


def _outcome(hit: Hit, alignment: Alignment, alarms: tuple[Alarm, ...]) -> Outcome:
    given = sum(len(step.given) for step in alignment.steps)
    if alignment.coverage < (RECORDED_SHORT if given <= SHORT else RECORDED):
        return "not found"
    if not _verbatim(hit, alignment.span):
        return "paraphrase"
    changed = [step for step in alignment.changed if not _openly(step)]
    if not changed:
        return "exact" if not alignment.changed else "ellipsis"
    if any(step.kind != "dropped" for step in changed):
        return "altered"
    bent = any(
        len(step.recorded) <= _SHORT_GAP and any(word.negates for word in step.recorded)
        for step in changed
    )
    return "altered" if bent and "negation" in alarms else "ellipsis"


def _openly(step: Step) -> bool:
    """Whether the change is marked: words in square brackets are the quoting writer's own."""
    marked = bool(step.given) and all(word.bracketed for word in step.given)
    return marked and not any(word.negates for word in step.given)


def _alarms(alignment: Alignment, article: str) -> tuple[Alarm, ...]:
    """Which of negations, numbers and names are not the same in the changed parts."""
    found: dict[Alarm, None] = {}
    for step in alignment.changed:
        if step.kind == "moved" or _openly(step):
            continue
        if sum(w.negates for w in step.recorded) % 2 != sum(w.negates for w in step.given) % 2:
            found["negation"] = None
        pairs = zip(step.recorded, step.given, strict=False)
        if step.kind == "replaced" and any(opposed(old, new) for old, new in pairs):
            found["negation"] = None
        if step.kind == "dropped":
            continue  # an omission leaves names and numbers out, and changes none
        if [w.plain for w in step.recorded if w.counts] != [
            w.plain for w in step.given if w.counts
        ]:
            found["number"] = None
        given = (w.names and not w.bracketed for w in step.given)
        if any(given) or any(_named(w, article) for w in step.recorded):
            found["name"] = None
    return tuple(found)


def _named(word: Word, article: str) -> bool:
    """Whether a recorded word is a name: also one that opens a sentence, and that the article has with
    its capital within another."""
    if word.bracketed or not word.opens_sentence or not word.text[0].isupper():
        return word.names and not word.bracketed
    return bool(re.search(rf"[a-zà-öø-ÿ],? {re.escape(word.text)}\b", article))


def _verbatim(hit: Hit, part: Span) -> bool:
    """Whether the words are the speaker's own: a direct quote, or inside the marks of a mixed one."""
    from claimtrack.encoder.quotation import scan  # brings numpy

    text = hit.item.text
    if hit.item.quote_kind != "mixed":
        return hit.item.quote_kind == "direct"
    return any(
        mark.inner[0] <= part[0] and part[1] <= mark.inner[1]
        for mark in scan(text, [(0, len(text))])
    )


def _paragraph(article: ArticleView, content: tuple[Span, ...]) -> str:
    start = content[0][0] if content else 0
    for block in article.blocks:
        if block.start <= start < block.end:
            return article.text[block.start : block.end]
    return ""


def _passage(store: Store, text: str) -> PassageHit | None:
    """Where the very words stand in an article."""
    found = search_articles(store, text, limit=1, minimum=95)
    return found[0] if found else None
