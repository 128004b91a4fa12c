"""Which files a path names, and what reading one may raise."""

import subprocess
import sys
from pathlib import Path

import pytest

from claimtrack.errors import ReadingError
from claimtrack.reading import find_files, read_bytes, read_path

NEWS = "Pier to Close\n\nThe pier at Norwick will close on Monday, the port authority said.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "b.txt",
        "a.html",
        "sub/c.TXT",
        ".hidden.txt",
        ".git/d.txt",
        "e.md",
        "f.pdf",
        "g.py",
        "README.md",
    ):
        file = tmp_path / "news" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(NEWS)
    return tmp_path / "news"


def test_folders_are_searched_in_order(folder: Path) -> None:
    found = [file.relative_to(folder).as_posix() for file in find_files([folder])]
    assert found == ["a.html", "b.txt", "e.md", "f.pdf", "sub/c.TXT"]


def test_a_named_file_is_taken_whatever_its_suffix_and_once(folder: Path) -> None:
    assert list(find_files([folder / "README.md", str(folder / "b.txt"), folder / "b.txt"])) == [
        folder / "README.md",
        folder / "b.txt",
    ]


def test_links_to_folders_are_not_followed(folder: Path) -> None:
    (folder / "sub" / "loop").symlink_to(folder)
    assert len(list(find_files([folder]))) == 5


def test_what_is_missing_is_told_after_the_rest(folder: Path) -> None:
    files = find_files(["no-such.txt", folder / "b.txt"])
    assert next(files) == folder / "b.txt"
    with pytest.raises(ReadingError, match=r"no-such\.txt: no such file or folder"):
        next(files)


def test_read_path(folder: Path) -> None:
    (article,) = read_path(folder / "b.txt")
    assert (article.doc, article.title, article.path) == (
        "b",
        "Pier to Close",
        str(folder / "b.txt"),
    )


def test_missing_files_folders_and_impossible_names(tmp_path: Path) -> None:
    for path in (tmp_path / "none.txt", tmp_path, tmp_path / "a\0b"):
        with pytest.raises(ReadingError):
            read_path(path)


def test_size_limit(folder: Path) -> None:
    with pytest.raises(ReadingError, match=r"b\.txt: larger than .* MB"):
        read_path(folder / "b.txt", max_bytes=10)


def test_standard_input() -> None:
    (article,) = read_bytes(NEWS.encode(), name="-")
    assert article.doc == "stdin"


def test_importing_is_light() -> None:
    code = (
        "import sys, claimtrack.reading; "
        "print({'trafilatura', 'lxml', 'charset_normalizer', 'torch', 'stanza', 'textual', 'typer'}"
        " & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
