"""Train the language models with Stanza's own trainers, with the settings the shipped ones have.

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

from stanza.models import lemmatizer, mwt_expander, ner_tagger, parser, tagger, tokenizer
from stanza.models.common import utils
from stanza.models.depparse.data import DataLoader as ParserLoader
from stanza.models.depparse.data import InfiniteBatch
from stanza.models.depparse.trainer import Trainer as ParserTrainer
from stanza.models.pos.trainer import Trainer as TaggerTrainer
from stanza.utils.conll import CoNLL
from stanza.utils.datasets.common import prepare_tokenizer_treebank_labels
from stanza.utils.datasets.contract_mwt import contract_mwt

from . import corpora as treebanks
from . import names
from .shrink import PACKAGE, VECTORS, shrink

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

#: Word tagger: small enough for thousands of words a second, with a character model for the
#: words it has not seen. ``share_hid`` spares a biaffine layer per feature.
TAGGER = """
--hidden_dim 200 --num_layers 1 --char_hidden_dim 64 --char_emb_dim 32 --word_emb_dim 50
--word_cutoff 3 --transformed_dim 75 --deep_biaff_hidden_dim 250 --share_hid --word_dropout 0.33
--batch_size 100 --optim adam --lr 0.003 --eval_interval 250 --fix_eval_interval
--max_steps_before_stop 750
"""
TAGGER_STEPS = 1500
TAGGER_LAST_STEPS = 800
TAGGER_LAST_RATE = 0.002
#: Share of the silver news sentences that one epoch of the tagger sees.
TAGGER_SILVER_SHARE = 0.25

PARSER = """
--hidden_dim 200 --num_layers 2 --char_hidden_dim 64 --char_emb_dim 32 --word_emb_dim 50
--word_cutoff 3 --transformed_dim 64 --deep_biaff_hidden_dim 200 --batch_size 2500 --lr 2.0
--eval_interval 250 --silver_weight 0.5
"""
PARSER_STEPS = 2000
#: Further steps, with the silver news trees.
PARSER_SILVER_STEPS = 500
PARSER_LAST_STEPS = 140
PARSER_LAST_RATE = 0.0008

#: Name tagger: one BiLSTM-CRF layer over GloVe and characters (Lample et al. 2016). Words that
#: GloVe lacks share one vector, which is trained, so an unknown name is nothing unusual to it.
NAMES = """
--hidden_dim 256 --char_hidden_dim 80 --char_emb_dim 40 --emb_finetune_known_only
--word_dropout 0.03 --dropout 0.4 --optim adam --lr 0.002 --lr_decay 0.5 --patience 1
--min_lr 0.00005 --batch_size 32 --max_batch_words 900 --eval_interval 500
--max_steps_no_improve 4000 --ignore_tag_scores MISC --pretrain_max_vocab 0
"""
NAMES_STEPS = 7000


@dataclass(frozen=True)
class Run:
    """What a step is given: its folders, and whether and how far it goes on.

    ``steps`` overrides the number of training steps (epochs for "mwt"), to try a recipe out.
    """

    corpora: Path
    work: Path
    vectors: Path
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


def train_tagger(run: Run) -> None:
    """Train the tagger of word classes and features on EWT, GUM and some silver news.

    Stanza's trainer keeps its learning rate to the end (its second optimiser is set, but never
    used), so a last stage here lowers the rate to nothing. ``--resume`` goes straight to it.
    """
    treebanks.prepare(run.corpora, run.work)
    arguments = [
        *_common(run.work, "pos"),
        *TAGGER.split(),
        *("--lang", "en", "--max_steps", run.length(TAGGER_STEPS)),
        *("--wordvec_pretrain_file", str(run.vectors)),
        *("--train_file", f"{_tree_file(run.work, 'train')};{_tree_file(run.work, 'silver')}"),
        *("--train_ratios", f"1.0;{TAGGER_SILVER_SHARE}"),
        *("--eval_file", _tree_file(run.work, "dev")),
    ]
    path = model_path(run.work, "pos")
    if not (run.resume and path.exists()):
        tagger.main(arguments)
    finish_tagger(arguments, path, run.steps or TAGGER_LAST_STEPS)


def finish_tagger(arguments: list[str], path: Path, steps: int) -> None:
    """Train the tagger at ``path`` for ``steps`` more, the rate going down to zero in a line."""
    settings = tagger.parse_args(arguments)
    utils.set_random_seed(settings["seed"] + 1)
    vectors = tagger.load_pretrain(settings)
    settings["word_cutoff"] = utils.update_word_cutoff(vectors, settings["word_cutoff"])
    _, _, batches = tagger.load_training_data(settings, vectors)
    trainer = TaggerTrainer(settings, pretrain=vectors, model_file=str(path), device="cpu")
    step = 0
    while step < steps:
        for batch in batches:
            for optimizer in trainer.optimizers.values():
                for group in optimizer.param_groups:
                    group["lr"] = TAGGER_LAST_RATE * (1 - step / steps)
            trainer.update(batch)
            step += 1
            if step % 50 == 0 or step == steps:
                print(f"last stage of the tagger: step {step}/{steps}", flush=True)
                trainer.save(str(path.with_suffix(".last")))
            if step == steps:
                break
    path.with_suffix(".last").replace(path)


def train_parser(run: Run) -> None:
    """Train the dependency parser on EWT and GUM, then some steps more with the silver news.

    A last stage lowers the learning rate to nothing, as for the tagger.
    """
    treebanks.prepare(run.corpora, run.work)
    base = [
        *_common(run.work, "depparse"),
        *PARSER.split(),
        *("--lang", "en", "--wordvec_pretrain_file", str(run.vectors)),
        *_train_and_dev(run.work),
    ]
    folder = run.work / "en" / "depparse"
    gold_only, checkpoint = folder / "gold-only.pt", folder / "checkpoint.pt"
    if not run.resume:
        checkpoint.unlink(missing_ok=True)
    parser.main(
        [
            *base,
            *("--save_name", gold_only.name, "--checkpoint_save_name", checkpoint.name),
            *("--max_steps", run.length(PARSER_STEPS)),
        ]
    )
    with_silver = [*base, "--silver_file", _tree_file(run.work, "silver")]
    parser.main(
        [
            *with_silver,
            *("--continue_from", str(gold_only), "--no_checkpoint"),
            *("--max_steps", run.length(PARSER_SILVER_STEPS)),
        ]
    )
    finish_parser(with_silver, model_path(run.work, "depparse"), run.steps or PARSER_LAST_STEPS)


def finish_parser(arguments: list[str], path: Path, steps: int) -> None:
    """Train the parser at ``path`` for ``steps`` more, the rate going down to zero in a line."""
    settings = parser.parse_args(arguments)
    utils.set_random_seed(settings["seed"] + 1)
    vectors = parser.load_pretrain(settings)
    settings |= {"second_stage": True, "second_lr": PARSER_LAST_RATE, "second_warmup_steps": 0}
    settings["word_cutoff"] = utils.update_word_cutoff(vectors, settings["word_cutoff"])
    trainer = ParserTrainer.load(str(path), vectors, args=settings, device="cpu")
    loaders = [
        ParserLoader(
            CoNLL.conll2doc(input_file=settings[name]),
            settings["batch_size"],
            settings,
            vectors,
            vocab=trainer.vocab,
        )
        for name in ("train_file", "silver_file")
    ]
    batches = InfiniteBatch(*loaders, weights=[1.0, settings["silver_weight"]])
    for step in range(1, steps + 1):
        for optimizer in trainer.optimizer.values():
            for group in optimizer.param_groups:
                group["lr"] = PARSER_LAST_RATE * min(step / 10, 1 - (step - 1) / steps)
        trainer.update(batches.next_batch())
        if step % 20 == 0 or step == steps:
            print(f"last stage of the parser: step {step}/{steps}", flush=True)
            trainer.save(str(path.with_suffix(".last")), save_optimizer=False)
    path.with_suffix(".last").replace(path)


def train_names(run: Run) -> None:
    """Train the name tagger on GUM, WikiGold and the silver names, varied (see ``names``)."""
    names.prepare(run.corpora, run.work, SEED)
    ner_tagger.main(
        [
            *_common(run.work, "ner"),
            *NAMES.split(),
            *("--max_steps", run.length(NAMES_STEPS)),
            *("--wordvec_pretrain_file", str(run.vectors)),
            *("--train_file", str(run.work / "ner" / "train.json")),
            *("--eval_file", str(run.work / "ner" / "dev.json")),
            *(["--finetune"] if run.resume and model_path(run.work, "ner").exists() else []),
        ]
    )


STEPS: dict[str, Callable[[Run], None]] = {
    "tokenize": train_tokenizer,
    "mwt": train_expander,
    "lemma": train_lemmatizer,
    "pos": train_tagger,
    "depparse": train_parser,
    "ner": train_names,
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
        "--vectors", type=Path, help=f"word vectors (default: WORK/en/pretrain/{VECTORS}.pt)"
    )
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

        print_report(options.models, options.corpora, options.split)
        return
    if options.work is None:
        arguments.error(f"{options.step} needs --work")
    vectors = options.vectors or options.work / "en" / "pretrain" / f"{VECTORS}.pt"
    if options.step == "shrink":
        for name, size in shrink(options.work, options.corpora, options.models, vectors).items():
            print(f"{name:10}{size:12,}")
        return
    STEPS[options.step](Run(options.corpora, options.work, vectors, options.resume, options.steps))
