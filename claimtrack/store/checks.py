"""Earlier fact-checks, and which of them may settle a claim."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, delete, func, insert, select, update

from claimtrack.meaning.likeness import likeness, settings
from claimtrack.store import vectors
from claimtrack.store.tables import CHECK_MATCH, CLAIM, FACT_CHECK
from claimtrack.store.text import require_storable
from claimtrack.store.views import CheckMatch, FactCheck, ImportedChecks

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CANDIDATES = 20
"""The checks nearest in meaning that are looked at closely."""
LEAST = 0.3
"""The least cosine of those."""
KEPT = 5
"""Matches that are kept of a claim."""
_AT_ONCE = 10_000


def digest(check: FactCheck) -> str:
    """What tells one check from another: its address and what it checks."""
    return hashlib.sha256(f"{check.url}\n{check.claim}".encode()).hexdigest()


def add(connection: Connection, checks: Sequence[FactCheck]) -> ImportedChecks:
    """Keeps checks; one that is there already (same address, same claim) is brought up to date."""
    for check in checks:
        require_storable(check.url or check.claim[:60], check)
    given = {digest(check): check for check in checks}
    known = _known(connection, list(given))
    fresh = []
    changed = 0
    for key, check in given.items():
        values = {name: value for name, value in asdict(check).items() if name != "id"}
        if (old := known.get(key)) is None:
            fresh.append({"digest": key, **values})
        elif replace(check, id=old.id) != old:
            changed += 1
            changing = update(FACT_CHECK).where(FACT_CHECK.c.id == old.id)
            connection.execute(changing.values(**values))
    if fresh:
        connection.execute(insert(FACT_CHECK), fresh)
    return ImportedChecks(len(fresh), changed, len(checks) - len(fresh) - changed)


def _known(connection: Connection, digests: list[str]) -> dict[str, FactCheck]:
    found: dict[str, FactCheck] = {}
    for start in range(0, len(digests), _AT_ONCE):
        part = digests[start : start + _AT_ONCE]
        rows = connection.execute(select(FACT_CHECK).where(FACT_CHECK.c.digest.in_(part)))
        found |= {row.digest: _view(row) for row in rows}
    return found


def _view(row: Any) -> FactCheck:
    return FactCheck(
        claim=row.claim,
        claimant=row.claimant,
        claim_date=row.claim_date,
        rating=row.rating,
        url=row.url,
        title=row.title,
        publisher=row.publisher,
        date=row.date,
        language=row.language,
        id=row.id,
    )


def match(
    connection: Connection,
    claim_ids: Sequence[int],
    rows: "NDArray[np.int8]",
    among: vectors.Matrix | None = None,
) -> int:
    """Records the checks (all, or `among`) that may settle these claims, given with their vectors.

    Gives how many claims have one.
    """
    among = vectors.matrix(connection, "check") if among is None else among
    near = vectors.nearest(rows, among, CANDIDATES, LEAST)
    said = texts(connection, FACT_CHECK.c.claim, {one for found in near for one, _ in found})
    claims = texts(connection, CLAIM.c.proposition, claim_ids) if said else {}
    found: list[dict[str, Any]] = []
    for claim_id, candidates in zip(claim_ids, near, strict=True):
        best = ranked(claims.get(claim_id, ""), candidates, said)
        found += (
            {"claim_id": claim_id, "check_id": check_id, "score": score, "why": list(why)}
            for check_id, score, why in best[:KEPT]
        )
    pairs = {(row["claim_id"], row["check_id"]) for row in found}
    _forget_pairs(connection, claim_ids, {check_id for _, check_id in pairs})
    if found:
        connection.execute(insert(CHECK_MATCH), found)
    return len({claim_id for claim_id, _ in pairs})


def ranked(
    text: str, candidates: Iterable[tuple[int, float]], said: dict[int, str]
) -> list[tuple[int, float, tuple[str, ...]]]:
    """Checks by how likely they settle `text`: number, score and why; without the unlikely."""
    scored = []
    for check_id, cosine in candidates:
        if check_id in said and text:
            alike = likeness(text, said[check_id], cosine)
            if alike.score >= settings().check:
                scored.append((check_id, alike.score, alike.why))
    return sorted(scored, key=lambda one: (-one[1], one[0]))


def texts(connection: Connection, column: Any, ids: Iterable[int]) -> dict[int, str]:
    """The texts in `column` of these rows of its table."""
    numbers = sorted(ids)
    found: dict[int, str] = {}
    for start in range(0, len(numbers), _AT_ONCE):
        part = numbers[start : start + _AT_ONCE]
        chosen = select(column.table.c.id, column).where(column.table.c.id.in_(part))
        found |= {row[0]: row[1] for row in connection.execute(chosen)}
    return found


def _forget_pairs(connection: Connection, claim_ids: Sequence[int], checks: set[int]) -> None:
    """Old matches of these claims with these checks give way to new ones."""
    if checks:
        old = delete(CHECK_MATCH).where(
            CHECK_MATCH.c.claim_id.in_(claim_ids), CHECK_MATCH.c.check_id.in_(checks)
        )
        connection.execute(old)


def forget(connection: Connection, claim_ids: Sequence[int]) -> None:
    """Forgets the matches of claims."""
    connection.execute(delete(CHECK_MATCH).where(CHECK_MATCH.c.claim_id.in_(claim_ids)))


def of_claims(
    connection: Connection, claim_ids: Sequence[int], most: int
) -> dict[int, list[CheckMatch]]:
    """The best `most` matches of each claim, best first."""
    chosen = (
        select(FACT_CHECK, CHECK_MATCH.c.claim_id, CHECK_MATCH.c.score, CHECK_MATCH.c.why)
        .join(CHECK_MATCH, CHECK_MATCH.c.check_id == FACT_CHECK.c.id)
        .where(CHECK_MATCH.c.claim_id.in_(claim_ids))
        .order_by(CHECK_MATCH.c.score.desc(), CHECK_MATCH.c.check_id)
    )
    found: dict[int, list[CheckMatch]] = {}
    for row in connection.execute(chosen):
        matches = found.setdefault(row.claim_id, [])
        if len(matches) < most:
            matches.append(CheckMatch(_view(row), row.score, tuple(row.why)))
    return found


def claims_with(connection: Connection, limit: int | None) -> list[int]:
    """The first occurrences of claims that have a match, the best match first."""
    chosen = (
        select(CHECK_MATCH.c.claim_id)
        .join(CLAIM, CLAIM.c.id == CHECK_MATCH.c.claim_id)
        .where(~CLAIM.c.hidden, CLAIM.c.same_as.is_(None))
        .group_by(CHECK_MATCH.c.claim_id)
        .order_by(func.max(CHECK_MATCH.c.score).desc(), CHECK_MATCH.c.claim_id)
    )
    return list(connection.scalars(chosen.limit(limit)))


def like(connection: Connection, text: str, limit: int) -> list[CheckMatch]:
    """The checks that may settle a claim which need not be stored, best first."""
    from claimtrack.meaning.embedding import load

    among = vectors.matrix(connection, "check")
    near = vectors.nearest(load().encode([text]), among, max(CANDIDATES, limit), LEAST)[0]
    said = texts(connection, FACT_CHECK.c.claim, [one for one, _ in near])
    best = ranked(text, near, said)[:limit]
    chosen = select(FACT_CHECK).where(FACT_CHECK.c.id.in_([one for one, _, _ in best]))
    views = {row.id: _view(row) for row in connection.execute(chosen)}
    return [CheckMatch(views[check_id], score, why) for check_id, score, why in best]


def count(connection: Connection) -> int:
    """How many checks there are."""
    return connection.scalar(select(func.count()).select_from(FACT_CHECK)) or 0
