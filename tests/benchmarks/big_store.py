"""A big store made in one go: articles of ten quotes, their speakers, claims, stances, links, verdicts.

The rows are written as they are, not analysed, by the statements that any program could use; triggers
and the search index see them as they see every other row. The same seed gives the same store.
"""

import hashlib
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, insert, text

from claimtrack.store import RATINGS, Store, vectors
from claimtrack.store.tables import (
    ACTION,
    ALIAS,
    ARTICLE,
    CHECK_MATCH,
    CLAIM,
    CLAIM_LINK,
    FACT_CHECK,
    QUOTE,
    SPEAKER,
    STANCE,
)
from tests.benchmarks.made_up import quotes

QUOTES = 10
"""In an article; every second one makes a claim."""
KINDS = ("indirect", "direct", "indirect", "mixed", "direct")
REVIEWERS = ("ann", "bea", "cyd", "dov")
ORDER = (
    *(SPEAKER, ALIAS, FACT_CHECK, ARTICLE, QUOTE, CLAIM, STANCE, CLAIM_LINK, CHECK_MATCH, ACTION),
)
_ARTICLES_AT_ONCE = 500
_FIRST_DAY = datetime(2019, 1, 1, tzinfo=UTC)
_SAID = " said: "

Rows = dict[Table, list[dict[str, Any]]]


def fill(store: Store, count: int, seed: int = 7) -> None:
    """Puts `count` quotes and what goes with them into an empty store."""
    chance = random.Random(seed)
    texts = quotes(count, seed)
    with store._writing() as connection:
        _write(connection, _known(count, seed))
        for numbers in _parts(range(count // QUOTES), _ARTICLES_AT_ONCE):
            rows: Rows = defaultdict(list)
            for number in numbers:
                _add_article(rows, number, list(islice(texts, QUOTES)), chance, count)
            _write(connection, rows)
        _continue_numbers(connection)
    with store._writing() as connection:
        kinds: tuple[vectors.VectorKind, ...] = ("claim", "check")
        for kind in kinds:
            without = vectors.without(connection, kind)
            for items in _parts(without, 10_000):
                vectors.take_in(connection, kind, items)
    if store._engine.dialect.name == "postgresql":  # which would do so itself, a minute later
        with store._engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("ANALYZE"))


def _parts(numbers: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    return (numbers[start : start + size] for start in range(0, len(numbers), size))


def _speakers(count: int) -> int:
    """How many speakers there are: the more quotes, the more."""
    return max(20, count // 50)


def _checks(count: int) -> int:
    """How many fact-checks by others there are."""
    return max(100, count // 20)


def name_of(speaker: int) -> str:
    """The name of a speaker, from 1 on."""
    return f"Speaker {speaker} of Town {speaker % 97}"


def _known(count: int, seed: int) -> Rows:
    """Speakers, their other names, and earlier fact-checks."""
    rows: Rows = defaultdict(list)
    for number in range(1, _speakers(count) + 1):
        rows[SPEAKER].append({"id": number, "name": name_of(number), "kind": "person"})
        rows[ALIAS].append({"speaker_id": number, "alias": f"Mayor Speaker {number}"})
    for number, claim in enumerate(quotes(_checks(count), seed + 1), start=1):
        rows[FACT_CHECK].append(
            {
                "id": number,
                "digest": hashlib.sha256(f"{number}".encode()).hexdigest(),
                "claim": claim,
                "claimant": "",
                "claim_date": "",
                "rating": RATINGS[number % len(RATINGS)],
                "url": f"https://checks.example/{number}",
                "title": "",
                "publisher": "The Checkers",
                "date": "2023-01-01",
                "language": "en",
            }
        )
    return rows


def _add_article(
    rows: Rows, number: int, said: list[str], chance: random.Random, count: int
) -> None:
    """An article with its quotes, and what goes with them."""
    article_id = number + 1
    lines, start = [], 0
    for place, words in enumerate(said):
        # Few are quoted often, most seldom.
        speaker = 1 + int(_speakers(count) * chance.random() ** 3)
        line = f"{name_of(speaker)}{_SAID}{words}"
        begins = start + len(line) - len(words)
        content = [[begins, begins + len(words)]]
        quote = {
            "id": number * QUOTES + place + 1,
            "article_id": article_id,
            "speaker_id": speaker,
            "kind": KINDS[place % len(KINDS)],
            "words": words,
            "start": begins,
            "content": content,
            "source": [[start, start + len(name_of(speaker))]],
            "cue": [],
            "confidence": round(chance.random(), 3),
            "reasons": [],
        }
        rows[QUOTE].append(quote)
        if place % 2 == 0:
            _add_claim(rows, quote, chance, count)
        lines.append(line)
        start += len(line) + 1
    body = "\n".join(lines)
    day = _FIRST_DAY + timedelta(days=number % 2000)
    rows[ARTICLE].append(
        {
            "id": article_id,
            "digest": hashlib.sha256(f"{number} {body}".encode()).hexdigest(),
            "doc": f"a{number}",
            "title": f"Headline {number}",
            "url": f"https://news.example/{number}",
            "publisher": f"Paper {number % 200}",
            "byline": "",
            "date": day.date().isoformat(),
            "language": "en",
            "path": f"news/{number % 100}.jsonl",
            "offset": 0,
            "extracted": True,
            "text": body,
            "blocks": [[0, len(body), "text"]],
        }
    )


def _add_claim(rows: Rows, quote: dict[str, Any], chance: random.Random, count: int) -> None:
    """The claim that a quote makes; a tenth is denied, some were made or checked before or judged."""
    claim_id = quote["id"] // 2 + 1
    contested = chance.random() < 0.1
    repeats = claim_id > 1 and chance.random() < 0.01
    earlier = chance.randrange(1, claim_id) if repeats else None
    judged = chance.random() < 0.02
    rows[CLAIM].append(
        {
            **{name: quote[name] for name in ("article_id", "speaker_id", "words", "start")},
            **{name: quote[name] for name in ("content", "reasons")},
            "id": claim_id,
            "quote_id": quote["id"],
            "proposition": quote["words"],
            "modality": "asserts" if chance.random() < 0.9 else "suspects",
            "check_worthiness": round(chance.random(), 4),
            "contested": contested,
            "same_as": earlier,
            "status": "done" if judged else "unstarted",
        }
    )
    if contested:
        rows[STANCE].append(
            {
                "claim_id": claim_id,
                "speaker_id": chance.randrange(1, _speakers(count) + 1),
                "stance": chance.choice(("denies", "dismisses", "questions")),
                "words": "said so",
                "cue": [],
                "confidence": 0.9,
                "reason": "",
            }
        )
    if earlier:
        link = {"claim_id": claim_id, "other_id": earlier, "score": chance.random(), "why": []}
        rows[CLAIM_LINK].append({**link, "sure": True})
    if claim_id > 2 and chance.random() < 0.01:
        other = chance.randrange(1, claim_id - 1)
        if other != earlier:
            link = {"claim_id": claim_id, "other_id": other, "score": chance.random(), "why": []}
            rows[CLAIM_LINK].append({**link, "sure": False})
    if chance.random() < 0.1:
        match = {
            "claim_id": claim_id,
            "check_id": 1 + claim_id % _checks(count),
            "score": chance.random(),
        }
        rows[CHECK_MATCH].append({**match, "why": []})
    if judged:
        when = _FIRST_DAY + timedelta(days=1500, seconds=claim_id)
        about = {"claim_id": claim_id, "reviewer": chance.choice(REVIEWERS), "created": when}
        rows[ACTION].append({**about, "kind": "verdict", "value": chance.choice(RATINGS)})
        rows[ACTION].append({**about, "kind": "flag", "value": "flagged"})


def _write(connection: Connection, rows: Rows) -> None:
    for table in ORDER:
        if table in rows:
            connection.execute(insert(table), _complete(table, rows[table]))


def _complete(table: Table, rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows with what the columns have by default, which the models know and the tables do not."""
    given = {
        "status": "unstarted",
        "hidden": False,
        "added_by": "",
        "role": "",
        "value": "",
        "text": "",
        "data": {},
        "added": _FIRST_DAY,
        "created": _FIRST_DAY,
    }
    default = {name: value for name, value in given.items() if name in table.c}
    return [default | row for row in rows]


def _continue_numbers(connection: Connection) -> None:
    """PostgreSQL counts numbers of its own, which must go on behind ours."""
    if connection.dialect.name != "postgresql":
        return
    for table in ORDER:
        connection.execute(
            text(
                f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), "
                f"(SELECT greatest(max(id), 1) FROM {table.name}))"
            )
        )
