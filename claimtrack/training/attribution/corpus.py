"""PolNeAR as passages: texts, one set of relations per annotator, and the names of the silver parse."""

import glob
import gzip
import shutil
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from claimtrack.evaluation.gold import read_brat, read_gold
from claimtrack.training.attribution.passage import Passage

HELD_BACK_EVERY = 14
_PLACE = {"LOCATION", "COUNTRY", "CITY", "STATE_OR_PROVINCE"}


def read_split(corpora: Path, split: str) -> list[list[Passage]]:
    """The articles of `split` (train or dev), each as one passage per annotator, sorted by name."""
    if split not in ("train", "dev"):
        raise ValueError(
            "only PolNeAR's train and dev splits may be read; test is kept for acceptance"
        )
    folder = corpora / "polnear" / split
    by_article: dict[str, list[Path]] = defaultdict(list)
    for path in sorted((folder / "attributions").glob("*.ann")):
        by_article[path.stem.rsplit("_", 1)[0]].append(path)
    names = silver_names(corpora) if split == "train" else {}
    articles = []
    for doc, paths in sorted(by_article.items()):
        with (folder / "text" / f"{doc}.txt").open(encoding="utf-8", newline="") as file:
            text = file.read()
        found = _placed(text, names.get(doc, []))
        articles.append([Passage(text, read_brat(path, text), doc, found) for path in paths])
    return articles


def corrected(folder: Path) -> list[Passage]:
    """The articles that reviewers corrected, where `folder` holds some."""
    if not folder.is_dir():
        return []
    return [Passage(article.text, article.relations, article.doc) for article in read_gold(folder)]


def held_back(articles: list[list[Passage]]) -> tuple[list[list[Passage]], list[list[Passage]]]:
    """(for training, held back for choosing and calibration): every 14th article is held back."""
    train = [item for index, item in enumerate(articles) if index % HELD_BACK_EVERY]
    return train, articles[::HELD_BACK_EVERY]


@dataclass(frozen=True, slots=True)
class Fold:
    """Every `of`-th article from `number` on, for cross-validation."""

    number: int
    of: int

    @staticmethod
    def parse(text: str) -> "Fold":
        """Reads `0/2`; raises ValueError when it is no fold."""
        number, of = (int(part) for part in text.split("/"))
        if not 0 <= number < of or of < 2:
            raise ValueError(f"{text} is no fold: the first of two is 0/2")
        return Fold(number, of)

    def split(
        self, articles: list[list[Passage]]
    ) -> tuple[list[list[Passage]], list[list[Passage]]]:
        """(the other articles, those of the fold)."""
        others = [item for index, item in enumerate(articles) if index % self.of != self.number]
        return others, articles[self.number :: self.of]

    def copy_gold(self, corpora: Path, target: Path) -> None:
        """Copies the fold of the training articles as a folder of gold that `evaluate` reads."""
        target.mkdir(parents=True, exist_ok=True)
        folder = corpora / "polnear" / "train"
        for annotators in self.split(held_back(read_split(corpora, "train"))[0])[1]:
            doc = annotators[0].doc
            shutil.copy(folder / "text" / f"{doc}.txt", target)
            annotation = min((folder / "attributions").glob(f"{glob.escape(doc)}_*.ann"))
            shutil.copy(annotation, target / f"{doc}.ann")


def silver_names(corpora: Path) -> dict[str, list[tuple[str, str]]]:
    """The tokens of each train article as (form, kind); kind is `person`, `place` or empty."""
    out: dict[str, list[tuple[str, str]]] = defaultdict(list)
    doc = ""
    path = corpora / "polnear" / "train-silver.conllu.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.startswith("# newdoc id = "):
                doc = line[14:].strip()
            elif line[0].isdigit():
                fields = line.rstrip("\n").split("\t")
                kind = ""
                for feature in fields[9].split("|"):
                    if feature.startswith("NER="):
                        kind = feature[4:]
                label = "person" if kind == "PERSON" else "place" if kind in _PLACE else ""
                out[doc].append((fields[1], label))
    return out


def _placed(text: str, tokens: list[tuple[str, str]]) -> tuple[tuple[int, int, str], ...]:
    """The named tokens found in `text`, in order; neighbours of one kind are one name."""
    names: list[tuple[int, int, str]] = []
    position = 0
    for form, kind in tokens:
        start = text.find(form, position, position + 200)
        if start < 0:
            continue
        position = start + len(form)
        if not kind or not form[0].isupper():
            continue
        if names and names[-1][2] == kind and text[names[-1][1] : start] == " ":
            names[-1] = (names[-1][0], position, kind)
        else:
            names.append((start, position, kind))
    return tuple(names)
