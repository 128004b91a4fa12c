"""The store as reviewers use it: what they do is recorded, can be undone, and is never lost."""

from collections.abc import Iterator

from sqlalchemy import Connection

from claimtrack.attribution.types import SpeakerKind
from claimtrack.spans import Spans
from claimtrack.store import (
    actions,
    corrections,
    family,
    locks,
    occurrences,
    saved,
    speakers,
    status,
    verdicts,
)
from claimtrack.store.base import Transactions
from claimtrack.store.corrections import Missed
from claimtrack.store.views import (
    ActionView,
    Changes,
    ItemKey,
    Mark,
    SavedFilter,
    StanceView,
    VerdictView,
)

_PAGE = 500
"""Actions read at once."""


class Reviewing(Transactions):
    """Verdicts, notes, flags, evidence, assignments, corrections; each call is one transaction."""

    def add_verdict(
        self,
        key: ItemKey,
        rating: str,
        *,
        reviewer: str,
        rationale: str = "",
        evidence: str = "",
        adjudicates: bool = False,
    ) -> VerdictView:
        """Records a verdict, which from now on stands for the item; it is on the disk on return.

        `adjudicates`: it settles a disagreement. Raises `StoreError` if `rating` is no rating or
        the item is not there.
        """
        with self._writing() as connection:
            return verdicts.add_verdict(
                connection,
                key,
                rating,
                reviewer=reviewer,
                rationale=rationale,
                evidence=evidence,
                adjudicates=adjudicates,
            )

    def verdicts(
        self, key: ItemKey | None = None, *, include_withdrawn: bool = False
    ) -> list[VerdictView]:
        """Every verdict (on `key`, or on anything) as it was given, oldest first."""
        with self._reading() as connection:
            return verdicts.list_verdicts(connection, key, include_withdrawn)

    def set_note(self, key: ItemKey, note: str, *, reviewer: str) -> None:
        """Notes something on an item; the newest note stands, an empty one clears it."""
        self._review("note", key, reviewer, text=note)

    def set_flag(self, key: ItemKey, flagged: bool, *, reviewer: str) -> None:
        """Flags an item, or takes its flag away."""
        self._review("flag", key, reviewer, value="flagged" if flagged else "")

    def add_evidence(self, key: ItemKey, url: str, note: str, *, reviewer: str) -> None:
        """Adds what was found for or against an item: a URL, a note, or both."""
        self._review("evidence", key, reviewer, value=url, text=note)

    def assign(self, key: ItemKey, assignee: str, *, reviewer: str) -> None:
        """Gives an item to somebody to check; "" to nobody."""
        self._review("assignment", key, reviewer, value=assignee)

    def ask_second(self, key: ItemKey, asked: bool, *, reviewer: str) -> None:
        """Asks for a second review of an item, blind to the first, or no longer."""
        self._review("second", key, reviewer, value="asked" if asked else "")

    def _review(
        self, kind: str, key: ItemKey, reviewer: str, value: str = "", text: str = ""
    ) -> None:
        with self._writing() as connection:
            actions.record(connection, kind, reviewer, key=key, value=value, text=text)
            status.refresh(connection, key)

    def correct_speaker(
        self, key: ItemKey, name: str, *, reviewer: str, kind: SpeakerKind = "unknown"
    ) -> None:
        """It was said by the speaker of this very name, who is made if there is none; "": nobody.

        The quote and its claims are corrected together where they had the same speaker.
        """
        with self._writing() as connection:
            corrections.correct_speaker(connection, key, name, reviewer, kind)

    def correct_span(self, key: ItemKey, part: str, spans: Spans, *, reviewer: str) -> None:
        """Its `content`, `source` or `cue` are these words of the article."""
        with self._writing() as connection:
            corrections.correct_span(connection, key, part, spans, reviewer)

    def correct_stance(
        self,
        key: ItemKey,
        was: StanceView | None,
        stance: str,
        by: str,
        *,
        reviewer: str,
        cue: Spans = (),
    ) -> None:
        """Somebody takes a stance on the claim. It replaces `was`; without `stance` that goes."""
        with self._writing() as connection:
            corrections.correct_stance(connection, key, was, stance, by, reviewer, cue)

    def correct_wording(self, key: ItemKey, proposition: str, *, reviewer: str) -> None:
        """The claim says this."""
        with self._writing() as connection:
            corrections.correct_wording(connection, key, proposition, reviewer)

    def mark_wrong(self, key: ItemKey, *, reviewer: str) -> None:
        """It is no quote or claim at all, and leaves the queue."""
        with self._writing() as connection:
            corrections.mark_wrong(connection, key, reviewer)

    def add_missed(self, missed: Missed, *, reviewer: str) -> ItemKey:
        """Adds a quote that the analysis missed, and the claim it makes; gives what to judge."""
        with self._writing() as connection:
            return corrections.add_missed(connection, missed, reviewer)

    def merge_speakers(self, speaker_id: int, into: int, *, reviewer: str) -> None:
        """Two speakers are one, called as `into`: its quotes and claims are those of both."""
        with self._writing() as connection:
            speakers.merge(connection, speaker_id, into, reviewer)

    def undo(self, reviewer: str, action_id: int | None = None) -> ActionView | None:
        """Takes back one of the reviewer's actions, the newest if none is named.

        None if none is left. The action stays recorded; what stood before it stands again.
        """
        with self._writing(reviewer) as connection:
            undone = actions.newest_of(connection, reviewer) if action_id is None else action_id
            if undone is None:
                return None
            taken_back = actions.load_action(connection, undone)
            if taken_back.item is None:
                locks.hold(connection, locks.SPEAKERS)
            else:
                actions.hold(connection, taken_back.item)
                taken_back = actions.load_action(connection, undone)
            if taken_back.undone or taken_back.reviewer != reviewer:
                return None
            _undo(connection, taken_back, reviewer)
            return actions.load_action(connection, undone)

    def actions(
        self, reviewer: str = "", *, key: ItemKey | None = None, limit: int | None = None
    ) -> list[ActionView]:
        """What was done (by a reviewer, on an item, or at all), newest first, undone or not."""
        with self._reading(reviewer) as connection:
            return actions.list_actions(connection, reviewer, key, limit)

    def trail(self, key: ItemKey) -> list[ActionView]:
        """What made an item what it is, oldest first; raises `StoreError` if it is not there."""
        with self._reading() as connection:
            return actions.trail(connection, key)

    def log(self) -> Iterator[ActionView]:
        """Everything that reviewers ever did, oldest first, the undoing of it included."""
        last = 0
        while True:
            with self._reading() as connection:
                views = actions.page(connection, last, _PAGE)
            if not views:
                return
            yield from views
            last = views[-1].id

    def reviewers(self) -> list[str]:
        """Everybody who did something, or was given something to check, by name."""
        with self._reading() as connection:
            return actions.list_reviewers(connection)

    def mark(self) -> Mark:
        """The store as it is now, to ask for `changes` since."""
        with self._reading() as connection:
            return actions.mark(connection)

    def changes(self, since: Mark) -> Changes:
        """What reviewers (also at other desks) did since `since`. Cheap, when they did nothing."""
        with self._reading() as connection:
            return actions.changes(connection, since)

    def save_filter(self, name: str, line: str, *, reviewer: str) -> None:
        """Keeps a filter line under a name, instead of one of that name before; "" forgets it."""
        with self._writing(name, line, reviewer) as connection:
            saved.save(connection, name, line, reviewer)

    def saved_filters(self, reviewer: str) -> list[SavedFilter]:
        """The reviewer's filters by name."""
        with self._reading(reviewer) as connection:
            return saved.list_saved(connection, reviewer)


def _undo(connection: Connection, action: ActionView, reviewer: str) -> None:
    actions.record(
        connection,
        "undo",
        reviewer,
        key=action.item,
        speaker_id=action.speaker_id,
        undoes=action.id,
    )
    if action.item is None:
        speakers.apply_merges(connection)
    else:
        locks.hold(connection, locks.GROUPS)
        if action.kind in actions.CORRECTION_KINDS:
            occurrences.renew(connection, family.rebuild(connection, action.item))
        elif action.kind in actions.LINKING_KINDS:
            occurrences.undone(connection, action.item.id, action.data)
        status.refresh(connection, action.item)
