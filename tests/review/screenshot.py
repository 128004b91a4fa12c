"""Make a picture of the desk: `python -m tests.review.screenshot [--db FILE] [--out FILE]`.

Without `--db` it shows the small sample store. The keys of `--keys` are pressed first, so that the
picture can show the desk at work. Nothing of the given database is changed: a copy is opened.
"""

import argparse
import asyncio
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from claimtrack.review import Desk
from claimtrack.store import Store, open_store
from tests.builders import sample_store
from tests.review.conftest import press, settle


async def desk_svg(
    store: Store,
    *,
    size: tuple[int, int] = (140, 40),
    theme: str = "dark",
    keys: Sequence[str] = (),
) -> str:
    """The desk over `store` as SVG, after `keys` were pressed."""
    app = Desk(store, "Ana", theme=theme)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, *keys)
        return app.export_screenshot(title="claimtrack review")


def main() -> None:
    """Write the picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--db", type=Path, help="a database made by `claimtrack ingest`")
    parser.add_argument("--out", type=Path, default=Path("docs/desk.svg"))
    parser.add_argument("--size", type=int, nargs=2, default=(140, 40), metavar=("WIDTH", "HEIGHT"))
    parser.add_argument("--theme", choices=("dark", "light"), default="dark")
    parser.add_argument("--keys", nargs="*", default=[], help="for instance: 5 space f")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "desk.db"
        if given.db:
            shutil.copy(given.db, copy)
        with open_store(str(copy)) if given.db else sample_store(copy) as store:
            size = (given.size[0], given.size[1])
            svg = asyncio.run(desk_svg(store, size=size, theme=given.theme, keys=given.keys))
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(svg, encoding="utf-8")
    print(given.out)


if __name__ == "__main__":
    main()
