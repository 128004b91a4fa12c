"""The store as it compares claims: occurrences of one claim, earlier fact-checks, like speakers."""

from collections.abc import Callable, Sequence

from claimtrack.errors import StoreError
from claimtrack.store import checks, items, namesakes, occurrences, similar, speakers, vectors
from claimtrack.store.base import Transactions
from claimtrack.store.groups import members_of
from claimtrack.store.views import (
    CheckMatch,
    ClaimSuggestion,
    FactCheck,
    ImportedChecks,
    Item,
    ItemKey,
    SimilarClaim,
    SpeakerSuggestion,
)

_BATCH = 500
"""Claims or checks that are compared in one transaction."""

Advance = Callable[[int], None]
"""Called with how many more are done."""


def _silent(count: int) -> None:
    """No progress is shown."""


class Comparing(Transactions):
    """Which claims are one, what was checked before, which speakers may be one."""

    def occurrences(self, key: ItemKey) -> list[Item]:
        """The claims that are one with `key`, itself among them, the first one first."""
        with self._reading() as connection:
            ids = members_of(connection, _claim_id(key))
            found = items.load_items(connection, [ItemKey("claim", one) for one in sorted(ids)])
        return [item for item in found if not item.hidden or item.key == key]

    def similar_claims(self, key: ItemKey, limit: int = 5) -> list[SimilarClaim]:
        """The likest other claims, best first, those that contradict it among them (`why` says so).

        Some 50 ms for 100,000 claims, more the first time. Raises `StoreError` if `key` is no claim.
        """
        with self._reading() as connection:
            return similar.claims_like(connection, _claim_id(key), limit)

    def claim_suggestions(self, limit: int | None = None) -> list[ClaimSuggestion]:
        """Pairs of claims that are perhaps one and wait for a reviewer, best first.

        `merge_claims` confirms one, `split_claim` rejects it.
        """
        with self._reading() as connection:
            return similar.suggestions(connection, limit)

    def merge_claims(self, key: ItemKey, other: ItemKey, *, reviewer: str) -> None:
        """The two are one claim, with whatever each was one with before.

        Raises `StoreError` where a reviewer keeps apart two claims that would become one.
        """
        with self._writing(reviewer) as connection:
            occurrences.merge(connection, _claim_id(key), _claim_id(other), reviewer)

    def split_claim(self, key: ItemKey, *, reviewer: str, other: ItemKey | None = None) -> None:
        """The claim is another one than `other`, or (None) than all it was one with."""
        with self._writing(reviewer) as connection:
            apart = None if other is None else _claim_id(other)
            occurrences.split(connection, _claim_id(key), apart, reviewer)

    def not_compared(self) -> int:
        """How many claims were never compared, as those of an older claimtrack's database."""
        with self._reading() as connection:
            return len(vectors.without(connection, "claim"))

    def link_claims(self, advance: Advance = _silent) -> int:
        """Compares the claims that never were; gives how many. What is done is kept if it is stopped."""
        with self._reading() as connection:
            ids = vectors.without(connection, "claim")
        for start in range(0, len(ids), _BATCH):
            with self._writing() as connection:
                occurrences.renew(connection, ids[start : start + _BATCH])
            advance(len(ids[start : start + _BATCH]))
        return len(ids)

    def speaker_suggestions(self, limit: int | None = None) -> list[SpeakerSuggestion]:
        """Pairs of speakers that are perhaps one and wait for a reviewer, best first.

        `merge_speakers` confirms one, `split_speaker` rejects it.
        """
        with self._reading() as connection:
            return namesakes.suggestions(connection, limit)

    def split_speaker(self, speaker_id: int, *, reviewer: str, other: int | None = None) -> None:
        """The speaker is not the one it was merged into (whoever did it), or not `other`."""
        with self._writing(reviewer) as connection:
            speakers.split(connection, speaker_id, other, reviewer)

    def import_checks(self, given: Sequence[FactCheck]) -> ImportedChecks:
        """Keeps fact-checks, all or none; one with the same address and claim is brought up to date.

        `match_checks` looks for the claims that they may settle.
        """
        with self._writing() as connection:
            return checks.add(connection, given)

    def match_checks(self, advance: Advance = _silent, *, anew: bool = False) -> int:
        """Compares every claim with the checks that are new (all, with `anew`).

        Gives how many claims such a check was found for. What is done is kept if it is stopped, and
        done again the next time. `advance` is told of checks that were read, then of claims.
        """
        return similar.match_all(self._reading, self._writing, advance, anew=anew)

    def not_matched(self) -> int:
        """How many checks are new: claims were not compared with them yet."""
        with self._reading() as connection:
            return len(vectors.without(connection, "check"))

    def checks_of(self, key: ItemKey) -> list[CheckMatch]:
        """The earlier fact-checks that may settle a claim, best first."""
        with self._reading() as connection:
            claim_id = _claim_id(key)
            return checks.of_claims(connection, [claim_id], checks.KEPT).get(claim_id, [])

    def checked_before(self, limit: int | None = None) -> list[Item]:
        """The claims with an earlier fact-check that fits, the best fit first; each claim once."""
        with self._reading() as connection:
            found = checks.claims_with(connection, limit)
            return items.load_items(connection, [ItemKey("claim", one) for one in found])

    def checks_like(self, text: str, limit: int = 5) -> list[CheckMatch]:
        """The earlier fact-checks that may settle `text`, which need not be a stored claim."""
        with self._reading(text) as connection:
            return checks.like(connection, text, limit)

    def count_checks(self) -> int:
        """How many fact-checks there are."""
        with self._reading() as connection:
            return checks.count(connection)


def _claim_id(key: ItemKey) -> int:
    if key.kind != "claim":
        raise StoreError(f"{key} is no claim; only claims have occurrences and earlier checks")
    return key.id
