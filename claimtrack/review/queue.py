"""The queue's items, fetched page by page: what is kept in memory does not grow with the store."""

from bisect import bisect_left, insort
from collections import OrderedDict
from collections.abc import Iterable

from claimtrack.store.views import Item, ItemFilter, ItemKey

PAGE = 100
KEPT_PAGES = 30


class Queue:
    """The rows of one filter. A row keeps its number while the desk shows the queue.

    Judging an item takes it out of "not judged" in the store, and every later item moves up there
    by one. The reviewer must not see rows jump, so such rows stay here (`_gone`), and offsets into
    the store are counted without them.
    """

    def __init__(self, where: ItemFilter, total: int) -> None:
        self.where = where
        self.total = total
        self._pages: OrderedDict[int, list[Item]] = OrderedDict()
        self._rows: dict[ItemKey, int] = {}
        self._gone: list[int] = []
        self._kept: dict[int, Item] = {}

    def row(self, number: int) -> Item | None:
        """The item of row `number`, or None where it is not loaded."""
        page = self._pages.get(number // PAGE)
        place = number % PAGE
        return page[place] if page is not None and place < len(page) else None

    def find(self, key: ItemKey) -> int | None:
        """The row that shows `key`, or None where it is not loaded or not in this queue."""
        return self._rows.get(key)

    def is_open(self, number: int) -> bool:
        """Whether row `number` still needs a verdict; in "not judged" an unloaded row does."""
        item = self.row(number)
        if item is None:
            return number < self.total and number not in self._kept
        return item.verdict is None

    def has_page(self, number: int) -> bool:
        """Whether the page of row `number` is loaded."""
        return number // PAGE in self._pages

    def need(self, number: int) -> tuple[int, int]:
        """The limit and the offset with which to ask the store for the page of row `number`."""
        start, stop = self._range(number)
        before, inside = bisect_left(self._gone, start), bisect_left(self._gone, stop)
        return stop - start - (inside - before), start - before

    def fill(self, number: int, fetched: Iterable[Item]) -> None:
        """Take in what the store gave for `need(number)`; no `update` may come between the two."""
        start, stop = self._range(number)
        rest = iter(fetched)
        items: list[Item] = []
        for row in range(start, stop):
            item = self._kept.get(row) or next(rest, None)
            if item is None:  # another desk took rows out meanwhile
                self.total = row
                break
            items.append(item)
        self._keep(number // PAGE, items)

    def _range(self, number: int) -> tuple[int, int]:
        start = number // PAGE * PAGE
        return start, min(start + PAGE, self.total)

    def _keep(self, page: int, items: list[Item]) -> None:
        self._pages[page] = items
        self._pages.move_to_end(page)
        self._rows.update({item.key: page * PAGE + place for place, item in enumerate(items)})
        while len(self._pages) > KEPT_PAGES:
            _, dropped = self._pages.popitem(last=False)
            for item in dropped:
                self._rows.pop(item.key, None)

    def update(self, item: Item) -> int | None:
        """Show `item` as it is now, in its row; gives that row, or None where it has none here."""
        row = self._rows.get(item.key)
        if row is None:
            return None
        self._pages[row // PAGE][row % PAGE] = item
        if self._belongs(item):
            if self._kept.pop(row, None) is not None:
                self._gone.remove(row)
        else:
            if row not in self._kept:
                insort(self._gone, row)
            self._kept[row] = item
        return row

    def _belongs(self, item: Item) -> bool:
        """Whether the store would still list `item`, as far as the desk can have changed that."""
        where, verdict = self.where, item.verdict
        if where.reviewed is not None and where.reviewed != (verdict is not None):
            return False
        if where.rating and (verdict is None or verdict.rating.lower() != where.rating.lower()):
            return False
        return where.flagged is None or where.flagged == item.flagged
