"""Trains the shared network: attributions, grammar and names over one encoder."""

import argparse
import os
from pathlib import Path

from torch.multiprocessing.spawn import spawn

from claimtrack.training.attribution.corpus import Fold, held_back, read_split
from claimtrack.training.joint.mean import write_mean
from claimtrack.training.joint.run import settle, work
from claimtrack.training.joint.train import Settings


def main() -> None:
    """Entry point of `python -m claimtrack.training.attribution`."""
    default = Settings()
    parser = argparse.ArgumentParser(
        prog="python -m claimtrack.training.attribution", description=__doc__
    )
    parser.add_argument(
        "--corpora", type=Path, required=True, help="the folder that holds polnear/, ud/, ner/"
    )
    parser.add_argument("--work", type=Path, help="checkpoints go here; a run resumes from it")
    parser.add_argument("--epochs", type=int, default=default.epochs)
    parser.add_argument("--start", type=Path, help="go on from this shipped model folder")
    parser.add_argument(
        "--rate",
        type=float,
        default=1.0,
        help="factor of all learning rates (default: %(default)s)",
    )
    parser.add_argument(
        "--treebanks",
        type=float,
        default=default.treebank_share,
        help="share of the treebanks in each epoch (default: %(default)s)",
    )
    parser.add_argument("--seed", type=int, default=default.seed)
    parser.add_argument(
        "--workers", type=int, default=default.workers, help="processes, one thread each"
    )
    parser.add_argument(
        "--out", type=Path, help="the shipped files go here (default: WORK/shipped)"
    )
    parser.add_argument(
        "--settle", type=Path, help="train nothing: choose the settings of this model folder anew"
    )
    parser.add_argument(
        "--mean",
        nargs="+",
        metavar="FOLDER=SHARE",
        help="train nothing: write the mean of these model folders to --out, then settle it",
    )
    parser.add_argument(
        "--plain", action="store_true", help="no augmentation and no written passages"
    )
    parser.add_argument(
        "--leave-out",
        type=Fold.parse,
        metavar="K/N",
        help="cross-validation: train without every Nth article from the Kth; WORK/left-out gets them",
    )
    options = parser.parse_args()
    if options.mean:
        if options.out is None:
            parser.error("a mean needs --out")
        parts = [item.rpartition("=") for item in options.mean]
        write_mean([(Path(folder), float(share)) for folder, _, share in parts], options.out)
        options.settle = options.out
    if options.settle:
        _, kept = held_back(read_split(options.corpora, "train"))
        settle(options.settle, [annotators[0] for annotators in kept])
        return
    if options.work is None:
        parser.error("a training needs --work")
    options.work.mkdir(parents=True, exist_ok=True)
    if options.leave_out:
        options.leave_out.copy_gold(options.corpora, options.work / "left-out")
    settings = Settings(
        epochs=options.epochs,
        seed=options.seed,
        workers=options.workers,
        encoder_rate=default.encoder_rate * options.rate,
        head_rate=default.head_rate * options.rate,
        conditional_rate=default.conditional_rate * options.rate,
        start=options.start,
        treebank_share=options.treebanks,
        augment=not options.plain,
        templates=0 if options.plain else default.templates,
        left_out=options.leave_out,
    )
    arguments = (options.corpora, options.work, options.out or options.work / "shipped", settings)
    if settings.workers == 1:
        work(0, *arguments)
    else:
        os.environ.setdefault("MASTER_ADDR", "127.0.0.1")
        os.environ.setdefault("MASTER_PORT", "29541")
        spawn(work, arguments, nprocs=settings.workers)  # type: ignore[no-untyped-call]


if __name__ == "__main__":
    main()
