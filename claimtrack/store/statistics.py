"""Figures about the work: how far it is, what the verdicts are, how far reviewers agree."""

from collections import Counter
from itertools import combinations

from sqlalchemy import Connection, func, literal, select

from claimtrack.store import actions, agreement, speakers
from claimtrack.store.actions import item_column
from claimtrack.store.filters import KINDS, newest
from claimtrack.store.speakers import MAIN, SPEAKER_NAME
from claimtrack.store.tables import ACTION, ARTICLE, CLAIM, SPEAKER, STANCE
from claimtrack.store.views import Agreement, Statistics


def collect(connection: Connection) -> Statistics:
    """All figures, from a fixed number of queries."""
    return Statistics(
        statuses=_statuses(connection),
        ratings=_ratings(connection),
        reviewers=_reviewers(connection),
        by_speaker=_by_speaker(connection),
        stances_by_month=_stances_by_month(connection),
        agreement=_agreement(connection),
    )


def _statuses(connection: Connection) -> dict[str, int]:
    """Claims by where the work on them stands."""
    chosen = select(CLAIM.c.status, func.count()).where(~CLAIM.c.hidden).group_by(CLAIM.c.status)
    return {row[0]: row[1] for row in connection.execute(chosen)}


def _ratings(connection: Connection) -> dict[str, int]:
    """Standing verdicts on claims and quotes, the newest of each item, by rating."""
    counts: Counter[str] = Counter()
    for kind in KINDS:
        chosen = select(ACTION.c.value, func.count()).where(
            ACTION.c.id.in_(newest("verdict", kind))
        )
        for rating, count in connection.execute(chosen.group_by(ACTION.c.value)):
            counts[rating] += count
    return dict(counts.most_common())


def _reviewers(connection: Connection) -> dict[str, int]:
    """Standing verdicts by who gave them."""
    chosen = (
        select(ACTION.c.reviewer, func.count())
        .where(ACTION.c.kind == "verdict", ~actions.undone())
        .group_by(ACTION.c.reviewer)
        .order_by(func.count().desc(), ACTION.c.reviewer)
    )
    return {row[0]: row[1] for row in connection.execute(chosen)}


def _by_speaker(connection: Connection) -> dict[str, dict[str, int]]:
    """The ratings of each speaker's claims, speakers with most verdicts first."""
    chosen = (
        select(SPEAKER_NAME, ACTION.c.value, func.count())
        .select_from(ACTION)
        .join(CLAIM, ACTION.c.claim_id == CLAIM.c.id)
        .join(SPEAKER, CLAIM.c.speaker_id == SPEAKER.c.id)
        .outerjoin(MAIN, SPEAKER.c.merged_into == MAIN.c.id)
        .where(ACTION.c.id.in_(newest("verdict", "claim")), ~CLAIM.c.hidden)
        .group_by(SPEAKER_NAME, ACTION.c.value)
    )
    counts: dict[str, dict[str, int]] = {}
    for speaker, rating, count in connection.execute(chosen):
        counts.setdefault(speaker, {})[rating] = count
    return dict(sorted(counts.items(), key=lambda pair: (-sum(pair[1].values()), pair[0])))


def _stances_by_month(connection: Connection) -> dict[str, dict[str, int]]:
    """How often each stance is taken, by the month of the article (2024-05), oldest first."""
    month = func.substr(ARTICLE.c.date, 1, 7)
    chosen = (
        select(month, STANCE.c.stance, func.count())
        .select_from(STANCE)
        .join(CLAIM, STANCE.c.claim_id == CLAIM.c.id)
        .join(ARTICLE, CLAIM.c.article_id == ARTICLE.c.id)
        .where(func.length(ARTICLE.c.date) >= 7, ~CLAIM.c.hidden)
        .group_by(month, STANCE.c.stance)
        .order_by(month)
    )
    counts: dict[str, dict[str, int]] = {}
    for when, stance, count in connection.execute(chosen):
        counts.setdefault(when, {})[stance] = count
    return counts


def _agreement(connection: Connection) -> Agreement:
    """Over the items that a second reviewer judged without sight of the first verdict."""
    units: list[dict[str, str]] = []
    for kind in KINDS:
        item = item_column(kind)
        second = select(item).where(*actions.standing("verdict", kind), ACTION.c.role == "second")
        chosen = select(item, ACTION.c.reviewer, ACTION.c.value).where(
            *actions.standing("verdict", kind), ACTION.c.role != "adjudication", item.in_(second)
        )
        found: dict[int, dict[str, str]] = {}
        for item_id, reviewer, rating in connection.execute(chosen.order_by(ACTION.c.id)):
            found.setdefault(item_id, {})[reviewer] = rating
        units += (unit for unit in found.values() if len(unit) > 1)
    names = sorted({reviewer for unit in units for reviewer in unit})
    kappas = {
        pair: kappa
        for pair in combinations(names, 2)
        if (kappa := agreement.cohen_kappa(units, *pair)) is not None
    }
    return Agreement(
        items=len(units),
        share=agreement.per_cent(units),
        kappas=kappas,
        alpha=agreement.krippendorff_alpha(units),
    )


def speaker_ratings(connection: Connection, speaker_id: int) -> dict[str, int]:
    """The newest ratings of one speaker's claims and quotes, most frequent first."""
    same = speakers.same_as(select(literal(speaker_id)))
    counts: Counter[str] = Counter()
    for kind in KINDS:
        table = actions.TABLES[kind]
        chosen = (
            select(ACTION.c.value, func.count())
            .join(table, item_column(kind) == table.c.id)
            .where(ACTION.c.id.in_(newest("verdict", kind)), table.c.speaker_id.in_(same))
        )
        for rating, count in connection.execute(chosen.group_by(ACTION.c.value)):
            counts[rating] += count
    return dict(counts.most_common())
