"""One claim, several occurrences: which claims say the same, in other articles or by other speakers.

Every new claim is compared with all others by meaning, letters, numbers and names. What is sure is
taken for one claim at once; what is likely waits for a reviewer (`suggestions`). What reviewers say
is in the log as `same` and `apart`, and goes before; of two about the same pair, the newer.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from claimtrack.errors import StoreError
from claimtrack.meaning.likeness import Likeness, likeness, settings
from claimtrack.store import actions, checks, groups, locks, vectors
from claimtrack.store.groups import decisions, members_of
from claimtrack.store.tables import ACTION, CLAIM, CLAIM_LINK
from claimtrack.store.views import ItemKey

CANDIDATES = 20
"""The claims nearest in meaning that are looked at closely."""
LEAST = 0.4
"""The least cosine of those; paraphrases are above it."""
LINKS = 5
"""Links that are kept of a claim, the best; more add nothing to its group."""


def renew(connection: Connection, claim_ids: Iterable[int]) -> None:
    """Compares these claims, where they are new or say something else now, and groups them anew.

    Their matches with earlier fact-checks are found too.
    """
    locks.hold(connection, locks.GROUPS)
    ids = sorted(set(claim_ids))
    fresh = vectors.without(connection, "claim", ids)
    seeds = set(ids)
    if fresh:
        seeds |= _neighbours(connection, fresh)
        _forget_links(connection, fresh)
        checks.forget(connection, fresh)
        known = vectors.matrix(connection, "claim")
        rows = vectors.take_in(connection, "claim", fresh)
        _link(connection, fresh, rows, known)
        checks.match(connection, fresh, rows)
    groups.regroup(connection, seeds)


def forget(connection: Connection, claim_ids: Sequence[int]) -> None:
    """Lets go of claims that are about to be deleted, and groups those anew that were one with them."""
    others = _neighbours(connection, claim_ids) - set(claim_ids)
    _forget_links(connection, claim_ids)
    checks.forget(connection, claim_ids)
    connection.execute(update(CLAIM).where(CLAIM.c.id.in_(claim_ids)).values(same_as=None))
    connection.execute(update(CLAIM).where(CLAIM.c.same_as.in_(claim_ids)).values(same_as=None))
    groups.regroup(connection, others, without=frozenset(claim_ids))


def _neighbours(connection: Connection, claim_ids: Sequence[int]) -> set[int]:
    """The claims in the groups of these."""
    return {member for claim_id in claim_ids for member in members_of(connection, claim_id)}


def _forget_links(connection: Connection, claim_ids: Sequence[int]) -> None:
    touching = or_(CLAIM_LINK.c.claim_id.in_(claim_ids), CLAIM_LINK.c.other_id.in_(claim_ids))
    connection.execute(delete(CLAIM_LINK).where(touching))


def _link(connection: Connection, ids: Sequence[int], rows: Any, known: vectors.Matrix) -> None:
    """Records the links of new claims with those known before, and with each other."""
    import numpy as np

    numbers = np.array(ids, np.int64)
    near = vectors.nearest(rows, known, CANDIDATES, LEAST)
    among = vectors.Matrix(numbers, rows, 0)
    own = vectors.nearest(rows, among, CANDIDATES, LEAST)
    fresh = set(ids)
    pairs = {
        (claim_id, other): cosine
        for claim_id, *found in zip(ids, near, own, strict=True)
        for other, cosine in [
            *((other, cosine) for other, cosine in found[0] if other not in fresh),
            *((other, cosine) for other, cosine in found[1] if other < claim_id),
        ]
    }
    said = claim_texts(connection, {claim_id for pair in pairs for claim_id in pair})
    links: dict[int, list[dict[str, Any]]] = {}
    for (claim_id, other), cosine in pairs.items():
        if claim_id in said and other in said:
            alike = compared(said[claim_id], said[other], cosine)
            if alike.score >= settings().suggested and alike.possible:
                link = {
                    "claim_id": claim_id,
                    "other_id": other,
                    "score": alike.score,
                    "sure": alike.sure,
                    "why": list(alike.why),
                }
                links.setdefault(claim_id, []).append(link)
    best = [
        link
        for found in links.values()
        for link in sorted(found, key=lambda one: (-one["score"], one["other_id"]))[:LINKS]
    ]
    if best:
        connection.execute(insert(CLAIM_LINK), best)


def compared(first: tuple[str, str], second: tuple[str, str], cosine: float) -> Likeness:
    """How alike two claims are, each given as its proposition and modality."""
    alike = likeness(first[0], second[0], cosine)
    if (first[1] == "denies") != (second[1] == "denies"):  # who denies it does not claim it
        return alike.opposed("one denies it")
    return alike


def claim_texts(connection: Connection, ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Proposition and modality of those of these claims that are not marked as wrong."""
    chosen = select(CLAIM.c.id, CLAIM.c.proposition, CLAIM.c.modality).where(~CLAIM.c.hidden)
    found: dict[int, tuple[str, str]] = {}
    numbers = sorted(ids)
    for start in range(0, len(numbers), _AT_ONCE):
        rows = connection.execute(chosen.where(CLAIM.c.id.in_(numbers[start : start + _AT_ONCE])))
        found |= {row.id: (row.proposition, row.modality) for row in rows}
    return found


_AT_ONCE = 10_000


def merge(connection: Connection, claim_id: int, other: int, reviewer: str) -> int:
    """Two claims are one, whatever was said of the pair before; gives the action's id.

    Raises `StoreError` where a reviewer keeps apart two others of the claims that would become one.
    """
    if claim_id == other:
        raise StoreError("two different claims are needed for a merge")
    _hold(connection, claim_id, other)
    here, there = (members_of(connection, number) for number in (claim_id, other))
    for pair, decision in decisions(connection).items():
        if decision.same or pair == frozenset((claim_id, other)):
            continue
        one, two = sorted(pair)
        if (one in here and two in there) or (one in there and two in here):
            raise StoreError(
                f"claims {one} and {two} would become one, and {decision.reviewer} keeps them apart; "
                f"merge claims {one} and {two} first"
            )
    return _decide(connection, "same", claim_id, [other], reviewer)


def split(connection: Connection, claim_id: int, other: int | None, reviewer: str) -> int:
    """A claim is not the same as `other`, or as any that it is one with; gives the action's id.

    Raises `StoreError` where it stands alone and no other is named.
    """
    _hold(connection, claim_id, *(() if other is None else (other,)))
    if other is None:
        others = sorted(members_of(connection, claim_id) - {claim_id})
        if not others:
            raise StoreError(
                f"claim {claim_id} has no other occurrence that it could be split from"
            )
    elif other == claim_id:
        raise StoreError("a claim cannot be split from itself")
    else:
        # Its whole group goes with `other`: else a third claim would hold the two together.
        group = members_of(connection, claim_id)
        others = sorted(group - {claim_id}) if other in group else [other]
    return _decide(connection, "apart", claim_id, others, reviewer)


def _hold(connection: Connection, *claim_ids: int) -> None:
    """Nobody else acts on these claims, or groups any, until the transaction ends."""
    for number in sorted(claim_ids):
        actions.hold(connection, ItemKey("claim", number))
    locks.hold(connection, locks.GROUPS)


def _decide(
    connection: Connection, kind: str, claim_id: int, others: list[int], reviewer: str
) -> int:
    before = _neighbours(connection, [claim_id, *others])
    action_id = actions.record(
        connection, kind, reviewer, key=ItemKey("claim", claim_id), data={"others": others}
    )
    groups.regroup(connection, {claim_id, *others} | before)
    return action_id


def undone(connection: Connection, claim_id: int, data: dict[str, Any]) -> None:
    """Groups the claims anew that an action, now taken back, was about."""
    touched = [claim_id, *data["others"]]
    groups.regroup(connection, set(touched) | _neighbours(connection, touched))


def list_suggestions(connection: Connection, limit: int | None) -> list[tuple[Any, ...]]:
    """The pairs that wait for a reviewer, best first: claim, earlier claim, score, why.

    Those that are one already, through others, wait no longer; nor do those a reviewer decided.
    """
    here, there = CLAIM.alias("here"), CLAIM.alias("there")
    one = func.coalesce(here.c.same_as, here.c.id)
    two = func.coalesce(there.c.same_as, there.c.id)
    chosen = (
        select(CLAIM_LINK, one.label("one"), two.label("two"))
        .join(here, here.c.id == CLAIM_LINK.c.claim_id)
        .join(there, there.c.id == CLAIM_LINK.c.other_id)
        .where(one != two, ~here.c.hidden, ~there.c.hidden)
        .order_by(CLAIM_LINK.c.score.desc(), CLAIM_LINK.c.id)
    )
    decided = decisions(connection)
    found: dict[frozenset[int], tuple[Any, ...]] = {}
    for row in connection.execute(chosen):
        # One question for two groups, however many of their claims are alike.
        groups_met = frozenset((row.one, row.two))
        pair = frozenset((row.claim_id, row.other_id))
        if groups_met in found or pair in decided:
            continue
        found[groups_met] = (row.claim_id, row.other_id, row.score, tuple(row.why))
        if limit is not None and len(found) >= limit:
            break
    return list(found.values())


def decided_claims(connection: Connection) -> set[int]:
    """Every claim that a reviewer's decision names: it is kept, or its number would be another's."""
    rows = connection.execute(
        select(ACTION.c.claim_id, ACTION.c.data).where(
            ACTION.c.kind.in_(actions.LINKING_KINDS), ACTION.c.claim_id.is_not(None)
        )
    )
    return {number for row in rows for number in (row.claim_id, *row.data["others"])}
