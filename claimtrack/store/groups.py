"""Which claims are one: the groups that links and reviewers' decisions make, as `claim.same_as`."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, or_, select, update

from claimtrack.meaning.polarity import conflicts, facts_of
from claimtrack.store import actions
from claimtrack.store.tables import ACTION, CLAIM, CLAIM_LINK

_AT_ONCE = 10_000
_COMPARED = 20
"""So many claims of a group speak for it, when another is to join."""

Pair = frozenset[int]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer said of two claims."""

    same: bool
    reviewer: str


def decisions(connection: Connection) -> dict[Pair, Decision]:
    """What reviewers say of pairs of claims; the newest standing action on each pair counts."""
    chosen = select(ACTION.c.kind, ACTION.c.claim_id, ACTION.c.data, ACTION.c.reviewer).where(
        ACTION.c.kind.in_(actions.LINKING_KINDS), ACTION.c.claim_id.is_not(None), ~actions.undone()
    )
    return {
        frozenset((row.claim_id, other)): Decision(row.kind == "same", row.reviewer)
        for row in connection.execute(chosen.order_by(ACTION.c.id))
        for other in row.data["others"]
    }


def members_of(connection: Connection, claim_id: int) -> set[int]:
    """The claims that are one with this, itself among them."""
    main = connection.scalar(select(CLAIM.c.same_as).where(CLAIM.c.id == claim_id)) or claim_id
    found = connection.scalars(select(CLAIM.c.id).where(CLAIM.c.same_as == main))
    return {claim_id, main, *found}


def regroup(
    connection: Connection, seeds: Iterable[int], without: frozenset[int] = frozenset()
) -> None:
    """Works out anew which claims are one, for `seeds` and all that links lead to from them.

    Decisions go first, then sure links from the best on; none brings together what a reviewer
    keeps apart, or claims that contradict each other (in their numbers, or by a negation).
    """
    decided = decisions(connection)
    said_same: dict[int, set[int]] = {}
    for pair, decision in decided.items():
        if decision.same:
            one, two = sorted(pair)
            said_same.setdefault(one, set()).add(two)
            said_same.setdefault(two, set()).add(one)
    found, links = _reached(connection, set(seeds) - without, said_same, without)
    rows = _claims(connection, found)
    apart = {pair for pair, decision in decided.items() if not decision.same}
    groups = _Groups(rows, apart, frozenset(said_same))
    for one, others in said_same.items():
        for two in others:
            groups.join(one, two, sure_of=True)
    for _, one, two in sorted(links, key=lambda link: (-link[0], link[1], link[2])):
        if frozenset((one, two)) not in decided:
            groups.join(one, two, sure_of=False)
    _write(connection, rows, groups)


@dataclass(frozen=True, slots=True)
class _Claim:
    proposition: str
    hidden: bool
    same_as: int | None


class _Groups:
    """Claims joined step by step (union-find by lists, as groups are small)."""

    def __init__(self, claims: dict[int, _Claim], apart: set[Pair], said: frozenset[int]) -> None:
        self.claims = claims
        self.apart = apart
        self.said = said  # by a reviewer, who may know that other words are no contradiction
        self.group = {claim_id: [claim_id] for claim_id in claims}

    def join(self, one: int, two: int, *, sure_of: bool) -> None:
        """Makes one group of the two, unless something keeps them apart."""
        if one not in self.group or two not in self.group:
            return
        here, there = self.group[one], self.group[two]
        if here is there or self._kept_apart(here, there):
            return
        if not sure_of and self._contradict(here, there):
            return
        here += there
        for claim_id in there:
            self.group[claim_id] = here

    def _kept_apart(self, here: list[int], there: list[int]) -> bool:
        if not self.apart:
            return False
        return any(frozenset((one, two)) in self.apart for one in here for two in there)

    def _contradict(self, here: list[int], there: list[int]) -> bool:
        """Whether claims that no link compared say opposite things: a is like b, b like c."""
        mine, theirs = (
            {self.claims[one].proposition for one in group[:_COMPARED] if one not in self.said}
            for group in (here, there)
        )
        return any(
            conflicts(facts_of(one), facts_of(two)) for one in mine for two in theirs if one != two
        )


def _reached(
    connection: Connection,
    seeds: set[int],
    said_same: dict[int, set[int]],
    without: frozenset[int],
) -> tuple[set[int], set[tuple[float, int, int]]]:
    """All claims that sure links and decisions lead to from `seeds`, and those links."""
    found: set[int] = set()
    links: set[tuple[float, int, int]] = set()
    edge = set(seeds)
    while edge:
        found |= edge
        following = {other for claim_id in edge for other in said_same.get(claim_id, ())}
        numbers = sorted(edge)
        for start in range(0, len(numbers), _AT_ONCE):
            part = numbers[start : start + _AT_ONCE]
            chosen = select(CLAIM_LINK).where(
                or_(CLAIM_LINK.c.claim_id.in_(part), CLAIM_LINK.c.other_id.in_(part)),
                CLAIM_LINK.c.sure,
            )
            for row in connection.execute(chosen):
                links.add((row.score, row.claim_id, row.other_id))
                following |= {row.claim_id, row.other_id}
        edge = following - found - without
    return found, links


def _claims(connection: Connection, ids: set[int]) -> dict[int, _Claim]:
    chosen = select(CLAIM.c.id, CLAIM.c.proposition, CLAIM.c.hidden, CLAIM.c.same_as)
    found: dict[int, _Claim] = {}
    numbers = sorted(ids)
    for start in range(0, len(numbers), _AT_ONCE):
        part = numbers[start : start + _AT_ONCE]
        for row in connection.execute(chosen.where(CLAIM.c.id.in_(part))):
            found[row.id] = _Claim(row.proposition, row.hidden, row.same_as)
    return found


def _write(connection: Connection, claims: dict[int, _Claim], groups: _Groups) -> None:
    for claim_id, claim in claims.items():
        # Marked as wrong, a claim is nobody's first occurrence; in its group it may stay.
        members = [one for one in groups.group[claim_id] if not claims[one].hidden]
        main = min(members, default=claim_id)
        same_as = None if main == claim_id or (claim.hidden and not members) else main
        if same_as != claim.same_as:
            changing = update(CLAIM).where(CLAIM.c.id == claim_id)
            connection.execute(changing.values(same_as=same_as))
