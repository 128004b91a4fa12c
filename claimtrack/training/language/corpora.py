"""The treebanks as files for Stanza's trainers, and as raw text for testing end to end."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

#: Universal Dependencies treebanks of English used here (EWT and the open documents of GUM).
TREEBANKS = ("ewt", "gum")
SPLITS = ("train", "dev", "test")
SHORTHAND = "en_news"


@dataclass(frozen=True)
class Block:
    """A sentence of a CoNLL-U file: its comment lines and its token lines."""

    comments: tuple[str, ...]
    rows: tuple[str, ...]

    @property
    def starts_paragraph(self) -> bool:
        """Whether a document or a paragraph begins here."""
        return any(line.startswith(("# newpar", "# newdoc")) for line in self.comments)

    @property
    def text(self) -> str:
        """The words as written, by ``SpaceAfter=No``, with a space after the last if it has one."""
        pieces: list[str] = []
        covered = 0
        for row in self.rows:
            fields = row.split("\t")
            if "." in fields[0]:
                continue
            if "-" in fields[0]:
                covered = int(fields[0].split("-")[1])
            elif int(fields[0]) <= covered:
                continue
            pieces.append(fields[1] + ("" if "SpaceAfter=No" in fields[9] else " "))
        return "".join(pieces)


def read_blocks(path: Path) -> Iterator[Block]:
    """Read the sentences of a gzipped CoNLL-U file."""
    comments: list[str] = []
    rows: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("#"):
                comments.append(line)
            elif line:
                rows.append(line)
            elif rows:
                yield Block(tuple(comments), tuple(rows))
                comments, rows = [], []
    if rows:
        yield Block(tuple(comments), tuple(rows))


def write_blocks(blocks: list[Block], path: Path) -> None:
    """Write sentences as plain CoNLL-U."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as out:
        for block in blocks:
            out.write("\n".join([*block.comments, *block.rows]) + "\n\n")


def read_split(corpora: Path, split: str) -> list[Block]:
    """Return the sentences of all treebanks of a split ("train", "dev" or "test")."""
    return [
        block
        for treebank in TREEBANKS
        for block in read_blocks(corpora / "ud" / f"{treebank}-{split}.conllu.gz")
    ]


def raw_text(blocks: list[Block]) -> str:
    """Return the text of the sentences, paragraphs parted by an empty line."""
    pieces: list[str] = []
    for block in blocks:
        if block.starts_paragraph and pieces:
            pieces[-1] = pieces[-1].rstrip() + "\n\n"
        pieces.append(block.text)
    return "".join(pieces).rstrip() + "\n"


def prepare(corpora: Path, work: Path) -> dict[str, int]:
    """Write the treebanks, joined, to ``work/ud``.

    Returns:
        Sentences by file.
    """
    counts: dict[str, int] = {}
    for split in SPLITS:
        blocks = read_split(corpora, split)
        write_blocks(blocks, work / "ud" / f"{SHORTHAND}-{split}.conllu")
        (work / "ud" / f"{SHORTHAND}-{split}.txt").write_text(raw_text(blocks), encoding="utf-8")
        counts[split] = len(blocks)
    return counts
