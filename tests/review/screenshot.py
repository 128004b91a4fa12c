"""Make a picture of the desk: `python -m tests.review.screenshot [--db FILE] [--out FILE]`.

Without `--db` it shows the small sample store. The keys of `--keys` are pressed first, so that the
picture can show the desk at work. Nothing of the given database is changed: a copy is opened.
With `--readme` it makes the README's pictures in `docs/`, of `make demo`'s database.
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

README: dict[str, tuple[tuple[int, int], tuple[str, ...]]] = {
    "desk": ((140, 40), ()),
    "filters": ((100, 30), ("F", *"speaker:put")),
    "words": ((100, 30), ("x", "enter", "left", "left")),
}
"""Name, size in cells, and keys of each picture of the README."""


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
    parser.add_argument("--readme", action="store_true", help="the README's, of --db or demo.db")
    given = parser.parse_args()
    wanted = {given.out: ((given.size[0], given.size[1]), given.keys)}
    if given.readme:
        given.db = given.db or Path("demo.db")
        wanted = {Path("docs") / f"{name}.svg": picture for name, picture in README.items()}
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "desk.db"
        if given.db:
            shutil.copy(given.db, copy)
        with open_store(str(copy)) if given.db else sample_store(copy) as store:
            for out, (size, keys) in wanted.items():
                svg = asyncio.run(desk_svg(store, size=size, theme=given.theme, keys=keys))
                out.parent.mkdir(parents=True, exist_ok=True)
                out.write_text(svg, encoding="utf-8")
                print(out)


if __name__ == "__main__":
    main()
