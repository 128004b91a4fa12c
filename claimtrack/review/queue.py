"""The queue: which items it holds (some bytes each), and those in view, fetched page by page."""

from array import array
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from claimtrack.store import Item, ItemFilter, ItemKey, Progress, QueuePart
from claimtrack.store.status import is_waiting

PAGE = 100
KEPT_PAGES = 30


class Queue:
    """The rows of one filter, as they were when it was opened.

    Rows keep their numbers while the desk shows the queue: an item that is judged, here or at
    another desk, changes in its row and does not leave it. Items that come in later are not rows.
    """

    def __init__(
        self, where: ItemFilter, parts: Sequence[QueuePart] = (), *, reviewer: str = ""
    ) -> None:
        self.where, self.reviewer = where, reviewer
        self._parts = tuple(parts)
        self._pages: OrderedDict[int, list[Item | None]] = OrderedDict()
        self.progress: Progress | None = None
        """How much of the filter's items is judged, also of those that are not rows; once known."""

    @property
    def total(self) -> int:
        """How many rows there are."""
        return sum(len(part.ids) for part in self._parts)

    def complete(self, parts: Sequence[QueuePart]) -> bool:
        """Take in the whole queue after its first page; False when that is another page by now."""
        before = [self.key(row) for row in range(self.total)]
        self._parts = tuple(parts)
        if self.total < len(before) or before != [self.key(row) for row in range(len(before))]:
            return False
        for page in self._pages.values():
            for item in page:  # what was judged meanwhile is known better here
                if item is not None:
                    self.update(item)
        return True

    def key(self, number: int) -> ItemKey:
        """The item of row `number`, which must be one."""
        for part in self._parts:
            if number < len(part.ids):
                return ItemKey(part.kind, part.ids[number])
            number -= len(part.ids)
        raise IndexError(number)

    def row(self, number: int) -> Item | None:
        """The item of row `number`, or None where it is not loaded."""
        page = self._pages.get(number // PAGE)
        place = number % PAGE
        return page[place] if page is not None and place < len(page) else None

    def find(self, key: ItemKey) -> int | None:
        """The row of `key`, or None where it has none."""
        start = 0
        for part in self._parts:
            if part.kind == key.kind:
                place = _index(part.ids, key.id)
                return None if place is None else start + place
            start += len(part.ids)
        return None

    def next_open(self, after: int) -> int | None:
        """The next row that waits for a verdict, past the end from the top again; None: none."""
        following = self._open_from(after + 1)
        return self._open_from(0) if following is None else following

    def row_after(self, cursor: int, judged: ItemKey) -> int | None:
        """The row to open when `judged` has got a verdict, `cursor` being the row of the cursor.

        That is the cursor's own where another item was visited from there, if it waits; else the
        next one that does.
        """
        own = self.total and self.key(cursor) == judged
        if not own and self.is_open(cursor):
            return cursor
        row = self.next_open(cursor)
        return None if own and row == cursor else row

    def _open_from(self, number: int) -> int | None:
        start = 0
        for part in self._parts:
            place = part.open.find(1, max(0, number - start))
            if place >= 0:
                return start + place
            start += len(part.ids)
        return None

    def is_open(self, number: int) -> bool:
        """Whether row `number` waits for a verdict of this desk's reviewer."""
        for part in self._parts:
            if number < len(part.open):
                return bool(part.open[number])
            number -= len(part.open)
        return False

    @property
    def waiting(self) -> int:
        """How many rows wait for a verdict."""
        return sum(part.open.count(1) for part in self._parts)

    def has_page(self, number: int) -> bool:
        """Whether the page of row `number` is loaded."""
        return number // PAGE in self._pages

    def need(self, number: int) -> list[ItemKey]:
        """The items of the page of row `number`."""
        start = number // PAGE * PAGE
        return [self.key(row) for row in range(start, min(start + PAGE, self.total))]

    def fill(self, number: int, keys: Sequence[ItemKey], items: Iterable[Item]) -> None:
        """Take in what the store gave for `keys`, which were `need(number)`."""
        found = {item.key: item for item in items}
        page = number // PAGE
        self._pages[page] = [found.get(key) for key in keys]
        self._pages.move_to_end(page)
        while len(self._pages) > KEPT_PAGES:
            self._pages.popitem(last=False)

    def update(self, item: Item) -> int | None:
        """Show `item` as it is now, in its row; gives that row, or None where it has none here."""
        row = self.find(item.key)
        if row is None:
            return None
        page = self._pages.get(row // PAGE)
        if page is not None:
            page[row % PAGE] = item
        start = 0
        for part in self._parts:
            if part.kind == item.key.kind:
                before, now = part.open[row - start], is_waiting(item, self.reviewer)
                part.open[row - start] = now
                if self.progress is not None:
                    self.progress = replace(self.progress, done=self.progress.done + before - now)
            start += len(part.ids)
        return row

    def forget_pages(self) -> None:
        """Have every page loaded anew when it is next seen."""
        self._pages.clear()


def _index(ids: "array[int]", wanted: int) -> int | None:
    try:
        return ids.index(wanted)
    except ValueError:
        return None
