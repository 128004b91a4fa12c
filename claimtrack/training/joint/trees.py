"""Treebanks and the silver parse as passages."""

import gzip
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from claimtrack.spans import Span
from claimtrack.training.attribution.passage import Named, Passage, Tree
from claimtrack.training.joint.tags import COLUMNS, UNKNOWN, Tagset
from claimtrack.training.language.corpora import TREEBANKS, Block, read_blocks
from claimtrack.training.language.names import Name, Sentence

NamesOf = dict[tuple[str, ...], tuple[Name, ...]]
_RENAMED = {"PER": "person", "LOC": "place"}


def treebank(corpora: Path, split: str, tags: Tagset, names: NamesOf) -> list[Passage]:
    """The documents of all treebanks of a split; `names` gives the names of a sentence's words."""
    out = []
    for bank in TREEBANKS:
        blocks = list(read_blocks(corpora / "ud" / f"{bank}-{split}.conllu.gz"))
        for document in _documents(blocks):
            out.append(_passage(document, tags, names))
    return out


def _documents(blocks: list[Block]) -> Iterator[list[Block]]:
    document: list[Block] = []
    for block in blocks:
        if document and any(line.startswith("# newdoc") for line in block.comments):
            yield document
            document = []
        document.append(block)
    if document:
        yield document


def _passage(blocks: list[Block], tags: Tagset, names: NamesOf) -> Passage:
    text = ""
    trees: list[Tree] = []
    entities: list[Named] = []
    known: list[Span] = []
    for block in blocks:
        if block.starts_paragraph and text:
            text = text.rstrip() + "\n"
        rows, spans, piece = word_spans(block, len(text))
        text += piece
        trees.append(_tree(rows, spans, tags, gold=True))
        found = names.get(tuple(row[1] for row in rows))
        if found is not None:
            known.append((spans[0][0], spans[-1][1]))
            entities += [(spans[n.start][0], spans[n.end - 1][1], n.label) for n in found]
    return Passage(
        text.rstrip(),
        None,
        names=tuple((s, e, _RENAMED[label]) for s, e, label in entities if label in _RENAMED),
        trees=tuple(trees),
        entities=tuple(entities),
        known=tuple(known),
    )


def word_spans(block: Block, offset: int) -> tuple[list[list[str]], list[Span], str]:
    """(rows of the syntactic words, their spans, the text), the sentence starting at `offset`.

    The words of a written word that is not their sum (`won't`) all have its whole span.
    """
    rows: list[list[str]] = []
    spans: list[Span] = []
    text = ""
    fields = [row.split("\t") for row in block.rows]
    own = {row[0]: row for row in fields}
    covered = 0
    for row in fields:
        number = row[0]
        if "." in number:
            continue
        start = offset + len(text)
        if "-" in number:
            low, covered = (int(part) for part in number.split("-"))
            inner = [own[str(index)] for index in range(low, covered + 1)]
            exact = "".join(word[1] for word in inner) == row[1]
            for word in inner:
                rows.append(word)
                spans.append(
                    (start, start + len(word[1])) if exact else (start, start + len(row[1]))
                )
                start += len(word[1]) if exact else 0
        elif int(number) <= covered:
            continue
        else:
            rows.append(row)
            spans.append((start, start + len(row[1])))
        text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
    return rows, spans, text


def _tree(rows: list[list[str]], spans: list[Span], tags: Tagset, *, gold: bool) -> Tree:
    numbers = {
        name: tags.numbers(name, [row[column] for row in rows]) for name, column in COLUMNS.items()
    }
    if not gold:  # a parser's tags follow older habits; its trees go to heads of their own
        unknown = np.full(len(rows), UNKNOWN, np.int64)
        numbers |= {"upos": unknown, "xpos": unknown, "feats": unknown}
    return Tree(
        np.array([start for start, _ in spans], np.int64),
        np.array([end for _, end in spans], np.int64),
        np.array([int(row[6]) for row in rows], np.int64),
        numbers,
        gold,
    )


class Silver:
    """The automatic parse of PolNeAR train, to be laid on its articles."""

    def __init__(
        self, corpora: Path, tags: Tagset, names: dict[tuple[str, Sentence], None]
    ) -> None:
        self.tags = tags
        self.names: dict[str, NamesOf] = defaultdict(dict)
        for document, sentence in names:
            self.names[document][sentence.words] = sentence.names
        self.rows: dict[str, list[list[list[str]]]] = defaultdict(list)
        document = ""
        rows: list[list[str]] = []
        path = corpora / "polnear" / "train-silver.conllu.gz"
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                if line.startswith("# newdoc id = "):
                    document = line[14:].strip()
                elif line[0].isdigit():
                    rows.append(line.rstrip("\n").split("\t"))
                elif rows:
                    self.rows[document].append(rows)
                    rows = []

    def laid_on(self, passage: Passage) -> tuple[tuple[Tree, ...], tuple[Named, ...], list[Span]]:
        """(trees, names, the spans where names are known) of an article."""
        trees: list[Tree] = []
        entities: list[Named] = []
        known: list[Span] = []
        position = 0
        for rows in self.rows.get(passage.doc, []):
            spans: list[Span] = []
            for row in rows:
                start = passage.text.find(row[1], position, position + 200)
                if start < 0:
                    break
                position = start + len(row[1])
                spans.append((start, position))
            if len(spans) < len(rows):
                continue
            if len(rows) >= 4 and not any(row[7] == "dep" for row in rows):
                trees.append(_tree(rows, spans, self.tags, gold=False))
            found = self.names[passage.doc].get(tuple(row[1] for row in rows))
            if found is not None:
                known.append((spans[0][0], spans[-1][1]))
                entities += [(spans[n.start][0], spans[n.end - 1][1], n.label) for n in found]
        return tuple(trees), tuple(entities), known
