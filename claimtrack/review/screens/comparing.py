"""The desk, comparing: which claims are one, in other words or in other articles."""

from functools import partial

from claimtrack.review.screens.choose import Choice, ChooseScreen, listed
from claimtrack.review.screens.correcting import CorrectingScreen
from claimtrack.review.wording import brief
from claimtrack.store import Item, ItemKey

_LIKE = 15
"""Claims offered as perhaps the same."""


class ComparingScreen(CorrectingScreen):
    """What is said to be one claim is one everywhere, until it is undone."""

    async def action_same(self) -> None:
        """Say that a claim like the open one is the same claim, or that one taken for it is not."""
        item = self.current
        if item is None or item.key.kind != "claim":
            self.notify("Only claims can be the same; t shows claims.", markup=False)
            return
        found = await self.ask(self.store.similar_claims, item.key, _LIKE)
        known = await self.ask(self.store.occurrences, item.key)
        if found is None or known is None:
            return
        one = [other for other in known[0] if other.key != item.key]
        keys = {other.key for other in one}
        choices = [
            Choice((other.key, False), brief(other, 200), "is not the same") for other in one
        ]
        choices += [
            Choice((like.item.key, True), brief(like.item, 200), "is the same")
            for like in found[0]
            if like.item.key not in keys
        ]
        if not choices:
            self.notify("No claim is like this one.", markup=False)
            return
        title = f"Which one? {brief(item)}"
        screen = ChooseScreen(title, "some of its words", listed(choices))
        self.app.push_screen(screen, partial(self._keep_same, item))

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
