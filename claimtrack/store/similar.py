"""Claims like a claim, the pairs that wait for a reviewer, and new fact-checks beside all claims."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from sqlalchemy import Connection, or_, select

from claimtrack.errors import StoreError
from claimtrack.store import checks, items, occurrences, vectors
from claimtrack.store.groups import decisions, members_of
from claimtrack.store.tables import CLAIM_LINK, FACT_CHECK
from claimtrack.store.views import ClaimSuggestion, ItemKey, SimilarClaim, Standing

_BATCH = 500
_AT_ONCE = 10_000

Transaction = Callable[[], AbstractContextManager[Connection]]


def claims_like(connection: Connection, claim_id: int, limit: int) -> list[SimilarClaim]:
    """The claims likest to one, best first."""
    from claimtrack.meaning.embedding import load

    own = occurrences.claim_texts(connection, [claim_id]).get(claim_id)
    if own is None:
        raise StoreError(f"there is no claim {claim_id}")
    among = vectors.matrix(connection, "claim")
    width = max(occurrences.CANDIDATES, 2 * limit) + 1
    near = vectors.nearest(load().encode([own[0]]), among, width, checks.LEAST)[0]
    said = occurrences.claim_texts(connection, [other for other, _ in near])
    scored = [
        (occurrences.compared(own, said[other], cosine), other)
        for other, cosine in near
        if other in said and other != claim_id
    ]
    scored.sort(key=lambda one: (-one[0].score, one[1]))
    group = members_of(connection, claim_id)
    decided = decisions(connection)
    suggested = _linked(connection, claim_id)

    def standing(other: int) -> Standing:
        decision = decided.get(frozenset((claim_id, other)))
        if other in group:
            return "same"
        if decision is not None:
            return "apart"
        return "suggested" if other in suggested else ""

    chosen = scored[:limit]
    keys = [ItemKey("claim", other) for _, other in chosen]
    found = {item.key.id: item for item in items.load_items(connection, keys)}
    return [
        SimilarClaim(found[other], alike.score, alike.why, standing(other))
        for alike, other in chosen
    ]


def _linked(connection: Connection, claim_id: int) -> set[int]:
    chosen = select(CLAIM_LINK.c.claim_id, CLAIM_LINK.c.other_id).where(
        or_(CLAIM_LINK.c.claim_id == claim_id, CLAIM_LINK.c.other_id == claim_id)
    )
    return {number for row in connection.execute(chosen) for number in row}


def suggestions(connection: Connection, limit: int | None) -> list[ClaimSuggestion]:
    """The pairs of claims that wait for a reviewer, best first."""
    found = occurrences.list_suggestions(connection, limit)
    keys = {ItemKey("claim", number) for pair in found for number in pair[:2]}
    by_id = {item.key.id: item for item in items.load_items(connection, sorted(keys, key=str))}
    return [
        ClaimSuggestion(by_id[other], by_id[claim_id], score, why)
        for claim_id, other, score, why in found
    ]


def match_all(
    reading: Transaction, writing: Transaction, advance: Callable[[int], None], *, anew: bool
) -> int:
    """Compares all claims with new checks; see `Store.match_checks`."""
    import numpy as np

    with reading() as connection:
        fresh = vectors.without(connection, "check")
        wanted = list(connection.scalars(select(FACT_CHECK.c.id))) if anew else fresh
        made = []
        for start in range(0, len(wanted), _BATCH):
            made.append(vectors.made(connection, "check", wanted[start : start + _BATCH]))
            advance(len(made[-1]))
        claims = vectors.matrix(connection, "claim")
    if not wanted:
        return 0
    rows = np.concatenate(made)
    among = vectors.Matrix(np.array(wanted, np.int64), rows, 0)
    matched = 0
    for start in range(0, len(claims.items), _BATCH):
        ids = claims.items[start : start + _BATCH].tolist()
        with writing() as connection:
            matched += checks.match(connection, ids, claims.rows[start : start + _BATCH], among)
        advance(len(ids))
    # Last, so that a run that was stopped begins again.
    new = dict(zip(wanted, rows, strict=True))
    for start in range(0, len(fresh), _AT_ONCE):
        part = fresh[start : start + _AT_ONCE]
        with writing() as connection:
            vectors.keep(connection, "check", part, np.stack([new[number] for number in part]))
    return matched
