"""Train Stanza's own part of the language models: tokenizer, expander of contractions, lemmatizer.

Tags, trees and names come from the shared network (``claimtrack.training.attribution``).

Run ``python -m claimtrack.training.language <step> --corpora DIR --work DIR``. Each step reads the
corpora, writes Stanza's training files and the model under ``--work`` and is seeded. A step that
was stopped goes on from its last saved model when it is run again with ``--resume``;
only mwt and lemma, which take minutes, start over.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from stanza.models import lemmatizer, mwt_expander, tokenizer
from stanza.utils.datasets.common import prepare_tokenizer_treebank_labels
from stanza.utils.datasets.contract_mwt import contract_mwt

from . import corpora as treebanks
from .shrink import PACKAGE, shrink

SEED = 1234
SHORTHAND = treebanks.SHORTHAND

TOKENIZER = """
--max_seqlen 300 --hidden_dim 64 --batch_size 32 --eval_steps 1000 --max_steps_before_stop 5000
--dropout 0.33 --unit_dropout 0.33
"""
TOKENIZER_STEPS = 8000

#: Expander: English contractions are made of their parts, so its output is held to them.
EXPANDER = "--hidden_dim 100 --force_exact_pieces --max_dec_len 50"
EXPANDER_EPOCHS = 6


@dataclass(frozen=True)
class Run:
    """What a step is given: its folders, and whether and how far it goes on.

    ``steps`` overrides the number of training steps (epochs for "mwt"), to try a recipe out.
    """

    corpora: Path
    work: Path
    resume: bool = False
    steps: int | None = None

    def length(self, steps: int) -> str:
        """Return ``steps``, or what overrides it."""
        return str(self.steps or steps)


def model_path(work: Path, processor: str) -> Path:
    """Return where the whole, unshrunk model of a processor is kept."""
    return work / "en" / processor / f"{PACKAGE}.pt"


def _common(work: Path, processor: str) -> list[str]:
    path = model_path(work, processor)
    path.parent.mkdir(parents=True, exist_ok=True)
    where = ["--save_dir", str(path.parent), "--save_name", path.name]
    return ["--mode", "train", "--shorthand", SHORTHAND, "--seed", str(SEED), "--cpu", *where]


def _tree_file(work: Path, split: str) -> str:
    return str(work / "ud" / f"{SHORTHAND}-{split}.conllu")


def _train_and_dev(work: Path) -> list[str]:
    return ["--train_file", _tree_file(work, "train"), "--eval_file", _tree_file(work, "dev")]


def _prepare_labels(corpora: Path, work: Path) -> Path:
    """Write the tokenizer's and the multi-word expander's training files; return their folder."""
    treebanks.prepare(corpora, work)
    folder = work / "tokenize"
    folder.mkdir(parents=True, exist_ok=True)
    for split in treebanks.SPLITS:
        stem = work / "ud" / f"{SHORTHAND}-{split}"
        shutil.copyfile(stem.with_suffix(".txt"), folder / f"{SHORTHAND}.{split}.txt")
        shutil.copyfile(stem.with_suffix(".conllu"), folder / f"{SHORTHAND}.{split}.gold.conllu")
    prepare_tokenizer_treebank_labels(str(folder), SHORTHAND)
    return folder


def train_tokenizer(run: Run) -> None:
    """Train the splitter of tokens and sentences on EWT and GUM."""
    folder = _prepare_labels(run.corpora, run.work)
    path = model_path(run.work, "tokenize")
    tokenizer.main(
        [
            *_common(run.work, "tokenize"),
            *TOKENIZER.split(),
            *("--lang", "en", "--steps", run.length(TOKENIZER_STEPS)),
            *("--txt_file", f"{folder}/{SHORTHAND}.train.txt"),
            *("--label_file", f"{folder}/{SHORTHAND}-ud-train.toklabels"),
            *("--dev_txt_file", f"{folder}/{SHORTHAND}.dev.txt"),
            *("--dev_label_file", f"{folder}/{SHORTHAND}-ud-dev.toklabels"),
            *("--mwt_json_file", f"{folder}/{SHORTHAND}-ud-dev-mwt.json"),
            *("--dev_conll_gold", f"{folder}/{SHORTHAND}.dev.gold.conllu"),
            *("--conll_file", f"{folder}/{SHORTHAND}.dev.pred.conllu"),
            *(["--load_name", str(path)] if run.resume and path.exists() else []),
        ]
    )


def train_expander(run: Run) -> None:
    """Train the expander of contractions ("don't" is "do", "n't") on EWT and GUM."""
    folder = _prepare_labels(run.corpora, run.work)
    gold = folder / f"{SHORTHAND}.dev.gold.conllu"
    contracted = folder / f"{SHORTHAND}.dev.in.conllu"
    contract_mwt(str(gold), str(contracted))
    mwt_expander.main(
        [
            *_common(run.work, "mwt"),
            *EXPANDER.split(),
            *("--lang", "en", "--num_epoch", run.length(EXPANDER_EPOCHS)),
            *("--train_file", f"{folder}/{SHORTHAND}.train.gold.conllu"),
            *("--eval_file", str(contracted), "--gold_file", str(gold)),
            *("--output_file", f"{folder}/{SHORTHAND}.dev.mwt.conllu"),
        ]
    )


def train_lemmatizer(run: Run) -> None:
    """Make the dictionary of lemmas from EWT and GUM."""
    treebanks.prepare(run.corpora, run.work)
    lemmatizer.main([*_common(run.work, "lemma"), "--dict_only", *_train_and_dev(run.work)])


STEPS: dict[str, Callable[[Run], None]] = {
    "tokenize": train_tokenizer,
    "mwt": train_expander,
    "lemma": train_lemmatizer,
}


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    arguments = argparse.ArgumentParser(
        prog="python -m claimtrack.training.language", description=__doc__
    )
    arguments.add_argument("step", choices=[*STEPS, "shrink", "evaluate"])
    arguments.add_argument("--corpora", type=Path, required=True, help="folder of the corpora")
    arguments.add_argument("--work", type=Path, help="folder for training files and whole models")
    arguments.add_argument(
        "--models", type=Path, default=Path("data/models"), help="folder of the models that ship"
    )
    arguments.add_argument("--split", choices=["dev", "test"], default="dev", help="to evaluate on")
    arguments.add_argument("--resume", action="store_true", help="go on from the last saved model")
    arguments.add_argument("--steps", type=int, help="train for so many steps only, to try it out")
    return arguments


def main(argv: list[str] | None = None) -> None:
    """Run one step of the recipe."""
    arguments = build_parser()
    options = arguments.parse_args(argv)
    if options.step == "evaluate":
        from .evaluate import print_report

        print_report(options.corpora, options.split)
        return
    if options.work is None:
        arguments.error(f"{options.step} needs --work")
    if options.step == "shrink":
        for name, size in shrink(options.work, options.models).items():
            print(f"{name:10}{size:12,}")
        return
    STEPS[options.step](Run(options.corpora, options.work, options.resume, options.steps))
