"""Figures of the language models: end to end on raw text, and F1 of names.

The metric of the trees is that of the CoNLL 2018 shared task (Zeman et al. 2018), as in
``udtools``; names count when both their ends and the label are right (CoNLL 2003).
"""

from __future__ import annotations

import io
import time
from collections import Counter
from pathlib import Path
from typing import Any

import stanza
from stanza.models.common.utils import ud_scores

from claimtrack.encoder.pieces import lines
from claimtrack.language.pipeline import Language
from claimtrack.language.processors import shared
from claimtrack.language.states import WordStates
from claimtrack.training.joint.named import written

from . import corpora as treebanks
from .names import Sentence, mend_gum, read_bio

METRICS = ("Tokens", "Sentences", "Words", "UPOS", "Lemmas", "UAS", "LAS")
NAME_FILES = {
    "gum-dev": "gum-dev.bio",
    "gum-test": "gum-test.bio",
    "ewt-dev": "en_ewt-ud-dev.iob2",
    "ewt-test": "en_ewt-ud-test.iob2",
}


def load() -> stanza.Pipeline:
    """Load the shipped models the way the product does: offline, on the processor."""
    return Language.load().pipeline


def score_trees(corpora: Path, split: str) -> dict[str, dict[str, float]]:
    """Parse the raw text of each treebank's split.

    Returns:
        F1 in percent by metric, by treebank; "all" holds both treebanks in one text.
    """
    pipeline = load()
    scores: dict[str, dict[str, float]] = {}
    gold = {
        name: list(treebanks.read_blocks(corpora / "ud" / f"{name}-{split}.conllu.gz"))
        for name in treebanks.TREEBANKS
    }
    gold["all"] = [block for blocks in gold.values() for block in blocks]
    for name, blocks in gold.items():
        document = pipeline(treebanks.raw_text(blocks))
        conllu = "\n\n".join("\n".join([*block.comments, *block.rows]) for block in blocks) + "\n\n"
        result = ud_scores(io.StringIO(conllu), io.StringIO(f"{document:C}\n\n"))
        scores[name] = {metric: 100 * result[metric].f1 for metric in METRICS}
    return scores


def score_names(
    sentences: list[Sentence], ignored: frozenset[str] = frozenset({"MISC"})
) -> dict[str, tuple[float, float, float]]:
    """Return precision, recall and F1 in percent of names, by label and for "all".

    Args:
        sentences: gold sentences, written out a few a paragraph and read as text.
        ignored: labels that do not count; the gold files here have no MISC.
    """
    network = shared()
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for start in range(0, len(sentences), 6):
        passage = written(sentences[start : start + 6])
        (read,) = network.encoder.read([(passage.text, lines(passage.text))])
        named = network.grammar.names(WordStates(read))
        predicted = {name for name in named if name[2] not in ignored}
        expected = {name for name in passage.entities if name[2] not in ignored}
        right.update(name[2] for name in predicted & expected)
        found.update(name[2] for name in predicted)
        wanted.update(name[2] for name in expected)
    counts = {label: (right[label], found[label], wanted[label]) for label in sorted(wanted)}
    counts["all"] = (right.total(), found.total(), wanted.total())
    return {
        label: (100 * r / max(f, 1), 100 * r / max(w, 1), 200 * r / max(f + w, 1))
        for label, (r, f, w) in counts.items()
    }


def time_processors(text: str) -> dict[str, float]:
    """Return words per second of each processor on ``text``, after one warm-up run."""
    speeds: dict[str, float] = {}
    pipeline = load()
    pipeline(text[:5000])
    document: Any = text
    for name, processor in pipeline.processors.items():
        start = time.perf_counter()
        document = processor.process(document)
        speeds[name] = document.num_words / (time.perf_counter() - start)
    speeds["all"] = 1 / sum(1 / speed for speed in speeds.values())
    return speeds


def print_report(corpora: Path, split: str) -> None:
    """Print the tables of the model card for a split ("dev" or "test").

    GUM's names are scored twice: as the corpus has them, and with its gaps mended (see
    ``names.mend_gum``). The dev file of EWT's names was trained on; its figure means nothing.
    """
    print(f"{'end to end, ' + split:18}" + "".join(f"{metric:>11}" for metric in METRICS))
    for treebank, scores in score_trees(corpora, split).items():
        print(f"{treebank:18}" + "".join(f"{scores[metric]:11.1f}" for metric in METRICS))
    print(f"\n{'names, ' + split:18}{'label':>8}{'precision':>11}{'recall':>11}{'F1':>11}")
    gum = read_bio(corpora / "ner" / NAME_FILES[f"gum-{split}"])
    ewt = read_bio(corpora / "ner" / NAME_FILES[f"ewt-{split}"])
    for name, sentences in (("gum", gum), ("gum, mended", mend_gum(gum)), ("ewt", ewt)):
        for label, row in score_names(sentences).items():
            print(f"{name:18}{label:>8}" + "".join(f"{value:11.1f}" for value in row))
    raw = treebanks.raw_text(treebanks.read_split(corpora, split))
    print("\nwords per second: ", end="")
    print(", ".join(f"{k} {v:,.0f}" for k, v in time_processors(raw[:150_000]).items()))
