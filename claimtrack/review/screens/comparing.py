"""The desk, comparing: which claims are one, in other words or in other articles."""

from collections.abc import Iterable
from functools import partial

from claimtrack.review.screens.choose import Choice, ChooseScreen, listed
from claimtrack.review.screens.correcting import CorrectingScreen
from claimtrack.review.wording import brief
from claimtrack.search import search_claims
from claimtrack.store import Item, ItemKey

_LIKE = 15
"""Claims offered as perhaps the same."""


class ComparingScreen(CorrectingScreen):
    """What is said to be one claim is one everywhere, until it is undone."""

    async def action_same(self) -> None:
        """Say that a claim like the open one is the same claim, or that one taken for it is not."""
        item = self.current
        if item is None or item.key.kind != "claim":
            self.notify(
                f"Only claims can be the same; {self.key('find.kinds')} shows claims.", markup=False
            )
            return
        found = await self.ask(self.store.similar_claims, item.key, _LIKE)
        known = await self.ask(self.store.occurrences, item.key)
        if found is None or known is None:
            return
        one = [other for other in known[0] if other.key != item.key]
        known_keys = {item.key, *(other.key for other in one)}

        def offered(others: Iterable[Item]) -> list[Choice[tuple[ItemKey, bool]]]:
            return [
                Choice((other.key, True), brief(other, 56), "is the same")
                for other in others
                if other.key not in known_keys
            ]

        apart = [Choice((other.key, False), brief(other, 56), "is not the same") for other in one]
        at_once = listed([*apart, *offered(like.item for like in found[0])])

        async def fitting(words: str) -> list[Choice[tuple[ItemKey, bool]]]:
            near = await at_once(words)
            hits = await self.ask(self._claims_with, words)
            have = {choice.value for choice in near}
            more = offered(hits[0] if hits else ())
            return [*near, *(choice for choice in more if choice.value not in have)]

        screen = ChooseScreen(f"Which one? {brief(item)}", "words of any claim", fitting)
        self.app.push_screen(screen, partial(self._keep_same, item))

    def _claims_with(self, words: str) -> list[Item]:
        """The claims most like `words`, in any article; none for none."""
        if not any(letter.isalnum() for letter in words):
            return []
        return [hit.item for hit in search_claims(self.store, words, limit=_LIKE)]

    async def _keep_same(self, item: Item, chosen: tuple[ItemKey, bool] | None) -> None:
        if chosen is None:
            return
        other, same = chosen

        def recorded() -> None:
            if same:
                self.store.merge_claims(item.key, other, reviewer=self.reviewer)
            else:
                self.store.split_claim(item.key, other=other, reviewer=self.reviewer)

        told = "✓ the same claim" if same else "✓ another claim"
        if await self.do(recorded, told):
            await self.reopen()
