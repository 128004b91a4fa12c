"""The treebanks as files for Stanza's trainers, and as raw text for testing end to end."""

from __future__ import annotations

import gzip
import re
from collections import Counter, defaultdict
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


def silver_trees(corpora: Path, longest: int = 60) -> list[Block]:
    """Return the usable sentences of the silver news parse, with tags as the treebanks use them.

    Dropped are sentences under four or over ``longest`` words, with an undecided relation
    (``dep``), with markup, or given twice.
    """
    habits = tag_habits(read_split(corpora, "train"))
    seen: set[str] = set()
    kept: list[Block] = []
    for block in read_blocks(corpora / "polnear" / "train-silver.conllu.gz"):
        text = block.text
        fields = [row.split("\t") for row in block.rows]
        if (
            not 4 <= len(block.rows) <= longest
            or text in seen
            or re.search(r"[<>|{}]|https?:", text)
            or any(field[7] == "dep" for field in fields)
        ):
            continue
        seen.add(text)
        rows = tuple("\t".join(_retagged(field, habits)) for field in fields)
        kept.append(Block(block.comments, rows))
    return kept


def tag_habits(blocks: list[Block]) -> dict[tuple[str, str], str]:
    """Return the usual UPOS by lower-case word and XPOS: five times or more, in 70 % of cases."""
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for block in blocks:
        for row in block.rows:
            fields = row.split("\t")
            counts[fields[1].lower(), fields[4]][fields[3]] += 1
    habits: dict[tuple[str, str], str] = {}
    for key, tags in counts.items():
        tag, most = tags.most_common(1)[0]
        if tags.total() >= 5 and most >= 0.7 * tags.total():
            habits[key] = tag
    return habits


def _retagged(fields: list[str], habits: dict[tuple[str, str], str]) -> list[str]:
    """Return a silver token line tagged as in UD 2 ("n't" a particle, "something" a pronoun)."""
    word, upos, xpos, relation = fields[1].lower(), fields[3], fields[4], fields[7]
    if word == "to" and upos == "ADP":
        xpos = "IN"
    if word in ("this", "that", "these", "those") and xpos == "DT" and relation[:3] != "det":
        upos = "PRON"
    elif (word, xpos) in habits and upos not in ("AUX", "VERB", "SCONJ", "ADP"):
        upos = habits[word, xpos]
    return [*fields[:3], upos, xpos, *fields[5:9], _space_only(fields[9])]


def _space_only(misc: str) -> str:
    return "SpaceAfter=No" if "SpaceAfter=No" in misc else "_"


def prepare(corpora: Path, work: Path) -> dict[str, int]:
    """Write the treebanks and the silver trees, joined, to ``work/ud``.

    Returns:
        Sentences by file.
    """
    counts: dict[str, int] = {}
    for split in SPLITS:
        blocks = read_split(corpora, split)
        write_blocks(blocks, work / "ud" / f"{SHORTHAND}-{split}.conllu")
        (work / "ud" / f"{SHORTHAND}-{split}.txt").write_text(raw_text(blocks), encoding="utf-8")
        counts[split] = len(blocks)
    silver = silver_trees(corpora)
    write_blocks(silver, work / "ud" / f"{SHORTHAND}-silver.conllu")
    counts["silver"] = len(silver)
    return counts
