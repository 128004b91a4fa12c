"""Everything the network is trained on, as passages; one list of alternatives (annotators) each."""

from dataclasses import dataclass, replace
from pathlib import Path

from claimtrack.training.attribution.corpus import Fold, corrected, held_back, read_split
from claimtrack.training.attribution.passage import Passage
from claimtrack.training.joint.named import NameCorpora
from claimtrack.training.joint.tags import Tagset
from claimtrack.training.joint.trees import Silver, treebank, word_spans
from claimtrack.training.language.corpora import read_split as read_treebanks


@dataclass(frozen=True, slots=True)
class Corpora:
    """`train` with every kind of annotation; `kept`, the held-back articles of PolNeAR train."""

    train: list[list[Passage]]
    kept: list[list[Passage]]
    tags: Tagset


def gather(corpora: Path, left_out: Fold | None = None) -> Corpora:
    """Reads PolNeAR train with its silver parse, reviewers' corrections (what `claimtrack export
    --format corrections` wrote to `corrections/`), the treebanks and the corpora of names.

    The articles of the fold `left_out` are not trained on.
    """
    blocks = read_treebanks(corpora, "train")
    tags = Tagset.of(blocks)
    named = NameCorpora(corpora)
    silver = Silver(corpora, tags, named.silver)
    articles, kept = held_back(read_split(corpora, "train"))
    if left_out:
        articles, _ = left_out.split(articles)
    train = [_with_silver(annotators, silver) for annotators in articles]
    train += [[item] for item in corrected(corpora / "corrections")]
    train += [[item] for item in treebank(corpora, "train", tags, named.of_treebank())]
    seen = {tuple(row[1] for row in word_spans(block, 0)[0]) for block in blocks}
    train += [[item] for item in named.passages(seen, seed=1)]
    return Corpora(train, kept, tags)


def _with_silver(annotators: list[Passage], silver: Silver) -> list[Passage]:
    trees, entities, known = silver.laid_on(annotators[0])
    return [
        replace(passage, trees=trees, entities=entities, known=tuple(known))
        for passage in annotators
    ]
