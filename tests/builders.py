"""A small article with its analysis, made by hand, and a store that holds it."""

from collections.abc import Iterable
from pathlib import Path
from typing import get_args

from claimtrack.attribution.types import Attribution, Kind, Speaker
from claimtrack.claims.types import Analysis, Claim, Stance
from claimtrack.reading.article import Article, Block, BlockKind
from claimtrack.spans import Span, Spans
from claimtrack.store import Store, open_store

HEADLINE = "Northport closes harbour bridge after flood"

PARAGRAPHS: tuple[tuple[BlockKind, str], ...] = (
    ("headline", HEADLINE),
    (
        "body",
        "The mayor of Northport, Elena Marsh, said the harbour bridge would stay closed "
        "until Friday.",
    ),
    ("caption", "Water covers the harbour road in Northport on Monday. Photo: Tom Hale"),
    (
        "body",
        "“The engineers found two cracks,” Marsh told reporters. "
        "“We will not take risks with people’s lives.”",
    ),
    ("body", "“Safety comes first, and it comes before trade.”"),
    ("repeat", HEADLINE),
    (
        "body",
        "Ferry operator Bluewater Lines said it suspects the city ignored two warnings, "
        "a claim denied by Marsh and dismissed by the port authority.",
    ),
    (
        "body",
        'According to a police report, the flood "was caused by a broken sluice" '
        "north of the town.",
    ),
    (
        "body",
        "Opposition leader Jonas Pike said 400 homes had no power. "
        "The utility Gridline declined to comment.",
    ),
)

TEXT = "\n\n".join(words for _, words in PARAGRAPHS) + "\n"


def span(text: str, words: str, after: str = "") -> Span:
    """Where `words` stand in `text`: their first place behind the first `after`."""
    start = text.index(words, text.index(after))
    return start, start + len(words)


def blocks(text: str, kinds: Iterable[BlockKind] = ()) -> tuple[Block, ...]:
    """The lines of `text` that hold something; without `kinds` a headline and then body."""
    found: list[Span] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            found.append((start, start + len(line)))
        start += len(line) + 1
    first: BlockKind = "headline"
    rest: BlockKind = "body"
    named = tuple(kinds) or (first, *[rest] * len(found))
    assert set(named) <= set(get_args(BlockKind))
    return tuple(Block(start, end, kind) for (start, end), kind in zip(found, named, strict=False))


def article(
    text: str = TEXT,
    *,
    doc: str = "northport",
    title: str = HEADLINE,
    date: str = "2024-05-06",
    offset: int = 0,
    extracted: bool = False,
    kinds: Iterable[BlockKind] = (),
) -> Article:
    """An `Article` with metadata; `kinds` are those of its lines."""
    if text == TEXT and not kinds:
        kinds = [kind for kind, _ in PARAGRAPHS]
    return Article(
        doc=doc,
        text=text,
        blocks=blocks(text, kinds),
        offset=offset,
        extracted=extracted,
        path=f"news/{doc}.txt",
        title=title,
        url=f"https://news.example/{doc}",
        publisher="The Northport Courier",
        byline="Ada Wells",
        date=date,
    )


def attribution(
    text: str,
    kind: Kind,
    content: Iterable[str],
    source: str = "",
    cue: str = "",
    speaker: str = "",
    confidence: float = 0.9,
    reasons: tuple[str, ...] = ("tagger",),
) -> Attribution:
    """An `Attribution` whose parts are given by their words; source and cue are looked for from
    the start of the paragraph that holds the first piece of content."""
    contents = tuple(span(text, words) for words in content)
    paragraph = text.rfind("\n", 0, contents[0][0]) + 1

    def near(words: str) -> Spans:
        if not words:
            return ()
        start = text.index(words, paragraph)
        return ((start, start + len(words)),)

    return Attribution(kind, contents, near(source), near(cue), speaker, confidence, reasons)


def sample_analysis(*, doc: str = "northport", text: str = TEXT) -> Analysis:
    """Six attributions (one continued), three claims (one with two stances), six speakers.

    `text` may be `TEXT` with something added at its end, for another article of the same words.
    """
    attributions = (
        attribution(
            text,
            "indirect",
            ["the harbour bridge would stay closed until Friday"],
            "The mayor of Northport, Elena Marsh,",
            "said",
            "Elena Marsh",
            0.97,
        ),
        attribution(
            text,
            "direct",
            ["“The engineers found two cracks,”", "“We will not take risks with people’s lives.”"],
            "Marsh",
            "told reporters",
            "Elena Marsh",
            0.99,
        ),
        attribution(
            text,
            "direct",
            ["“Safety comes first, and it comes before trade.”"],
            speaker="Elena Marsh",
            confidence=0.62,
            reasons=("continued", "speaker of the paragraph before"),
        ),
        attribution(
            text,
            "indirect",
            ["it suspects the city ignored two warnings"],
            "Ferry operator Bluewater Lines",
            "said",
            "Bluewater Lines",
            0.94,
        ),
        attribution(
            text,
            "mixed",
            ['the flood "was caused by a broken sluice" north of the town'],
            "a police report",
            "According to",
            "a police report",
            0.88,
        ),
        attribution(
            text,
            "indirect",
            ["400 homes had no power"],
            "Opposition leader Jonas Pike",
            "said",
            "Jonas Pike",
            0.91,
        ),
    )
    suspicion, sluice, homes = (
        (span(text, "the city ignored two warnings"),),
        attributions[4].content,
        attributions[5].content,
    )
    claims = (
        Claim(
            "Bluewater Lines",
            "the city ignored two warnings",
            "suspects",
            suspicion,
            0.86,
            3,
            (
                Stance("Elena Marsh", "denies", (span(text, "denied"),), 0.93, "claim denied by"),
                Stance(
                    "the port authority",
                    "dismisses",
                    (span(text, "dismissed"),),
                    0.9,
                    "claim denied by",
                ),
            ),
            ("number", "modality"),
        ),
        Claim(
            "a police report",
            "the flood was caused by a broken sluice",
            "asserts",
            sluice,
            0.71,
            4,
            reasons=("cause",),
        ),
        Claim(
            "Jonas Pike",
            "400 homes had no power",
            "asserts",
            homes,
            0.93,
            5,
            (
                Stance(
                    "Gridline",
                    "declines_comment",
                    (span(text, "declined to comment"),),
                    0.8,
                    "next sentence",
                ),
            ),
            ("number",),
        ),
    )
    speakers = (
        Speaker("Elena Marsh", "person", ("Marsh", "The mayor of Northport, Elena Marsh")),
        Speaker("Bluewater Lines", "organisation", ("Ferry operator Bluewater Lines",)),
        Speaker("a police report", "unknown"),
        Speaker("Jonas Pike", "person", ("Opposition leader Jonas Pike",)),
        Speaker("the port authority", "organisation"),
        Speaker("Gridline", "organisation", ("The utility Gridline",)),
    )
    return Analysis(article(text, doc=doc), attributions, claims, speakers)


def sample_store(database: str | Path) -> Store:
    """A new store in `database` (a file or URL) that holds `sample_analysis()`; to be closed."""
    store = open_store(str(database))
    store.add(sample_analysis())
    return store
