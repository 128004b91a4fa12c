"""The README's picture is made by `python -m tests.review.screenshot`; here it is made in memory.

With `CLAIMTRACK_SCREENSHOTS=1` the test also writes `docs/desk.svg` (of the sample store).
"""

import html
import os
import re
from pathlib import Path

from claimtrack.store import Store
from tests.review.screenshot import desk_svg

PICTURE = Path(__file__).parents[2] / "docs" / "desk.svg"


async def test_the_picture_shows_the_desk_at_work(store: Store) -> None:
    svg = await desk_svg(store, keys=("5",))
    words = html.unescape(re.sub(r"<[^>]+>", " ", svg)).replace("\xa0", " ")
    for expected in ("1 of 3 judged, 2 left", "Jonas Pike", "400 homes", "Gridline", "Undo"):
        assert expected in words
    if os.environ.get("CLAIMTRACK_SCREENSHOTS"):
        PICTURE.parent.mkdir(exist_ok=True)
        PICTURE.write_text(svg, encoding="utf-8")
