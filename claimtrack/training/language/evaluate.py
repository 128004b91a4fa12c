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

from . import corpora as treebanks
from .names import Sentence, mend_gum, names_of, read_bio

METRICS = ("Tokens", "Sentences", "Words", "UPOS", "Lemmas", "UAS", "LAS")
NAME_FILES = {
    "gum-dev": "gum-dev.bio",
    "gum-test": "gum-test.bio",
    "ewt-dev": "en_ewt-ud-dev.iob2",
    "ewt-test": "en_ewt-ud-test.iob2",
}


def load(models: Path, processors: str, **settings: Any) -> stanza.Pipeline:
    """Load the pipeline the way the product does: offline, on the processor."""
    return stanza.Pipeline(
        "en",
        dir=str(models),
        package=None,
        processors=dict.fromkeys(processors.split(","), "news"),
        download_method=None,
        use_gpu=False,
        verbose=False,
        tokenize_max_seqlen=1000,  # a longer token would come out as "<UNK>"
        **settings,
    )


def score_trees(models: Path, corpora: Path, split: str) -> dict[str, dict[str, float]]:
    """Parse the raw text of each treebank's split.

    Returns:
        F1 in percent by metric, by treebank; "all" holds both treebanks in one text.
    """
    pipeline = load(models, "tokenize,mwt,pos,lemma,depparse")
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
    models: Path, sentences: list[Sentence], ignored: frozenset[str] = frozenset({"MISC"})
) -> dict[str, tuple[float, float, float]]:
    """Return precision, recall and F1 in percent of names, by label and for "all".

    Args:
        models: folder of the models.
        sentences: gold sentences, whose words are given to the tagger.
        ignored: labels that do not count; the gold files here have no MISC.
    """
    pipeline = load(models, "tokenize,ner", tokenize_pretokenized=True)
    document = pipeline([list(sentence.words) for sentence in sentences])
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for gold, parsed in zip(sentences, document.sentences, strict=True):
        tags = [_bio(token.ner) for token in parsed.tokens]
        predicted = {name for name in names_of(tags) if name.label not in ignored}
        expected = {name for name in gold.names if name.label not in ignored}
        right.update(name.label for name in predicted & expected)
        found.update(name.label for name in predicted)
        wanted.update(name.label for name in expected)
    counts = {label: (right[label], found[label], wanted[label]) for label in sorted(wanted)}
    counts["all"] = (right.total(), found.total(), wanted.total())
    return {
        label: (100 * r / max(f, 1), 100 * r / max(w, 1), 200 * r / max(f + w, 1))
        for label, (r, f, w) in counts.items()
    }


def _bio(tag: str) -> str:
    """Turn a BIOES tag to BIO."""
    return {"S": "B", "E": "I"}.get(tag[0], tag[0]) + tag[1:]


def time_processors(models: Path, text: str) -> dict[str, float]:
    """Return words per second of each processor on ``text``, after one warm-up run."""
    speeds: dict[str, float] = {}
    pipeline = load(models, "tokenize,mwt,pos,lemma,depparse,ner")
    pipeline(text[:5000])
    document: Any = text
    for name, processor in pipeline.processors.items():
        start = time.perf_counter()
        document = processor.process(document)
        speeds[name] = document.num_words / (time.perf_counter() - start)
    speeds["all"] = 1 / sum(1 / speed for speed in speeds.values())
    return speeds


def print_report(models: Path, corpora: Path, split: str) -> None:
    """Print the tables of the model card for a split ("dev" or "test").

    GUM's names are scored twice: as the corpus has them, and with its gaps mended (see
    ``names.mend_gum``). The dev file of EWT's names was trained on; its figure means nothing.
    """
    print(f"{'end to end, ' + split:18}" + "".join(f"{metric:>11}" for metric in METRICS))
    for treebank, scores in score_trees(models, corpora, split).items():
        print(f"{treebank:18}" + "".join(f"{scores[metric]:11.1f}" for metric in METRICS))
    print(f"\n{'names, ' + split:18}{'label':>8}{'precision':>11}{'recall':>11}{'F1':>11}")
    gum = read_bio(corpora / "ner" / NAME_FILES[f"gum-{split}"])
    ewt = read_bio(corpora / "ner" / NAME_FILES[f"ewt-{split}"])
    for name, sentences in (("gum", gum), ("gum, mended", mend_gum(gum)), ("ewt", ewt)):
        for label, row in score_names(models, sentences).items():
            print(f"{name:18}{label:>8}" + "".join(f"{value:11.1f}" for value in row))
    raw = treebanks.raw_text(treebanks.read_split(corpora, split))
    print("\nwords per second: ", end="")
    print(", ".join(f"{k} {v:,.0f}" for k, v in time_processors(models, raw[:150_000]).items()))
