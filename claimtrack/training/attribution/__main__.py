"""Trains the attribution tagger."""

import argparse
from pathlib import Path

import torch

from claimtrack.training.attribution.corpus import held_back, read_split
from claimtrack.training.attribution.train import Settings, Trainer


def main() -> None:
    """Entry point of `python -m claimtrack.training.attribution`."""
    default = Settings()
    parser = argparse.ArgumentParser(
        prog="python -m claimtrack.training.attribution", description=__doc__
    )
    parser.add_argument(
        "--corpora", type=Path, required=True, help="the folder that holds polnear/"
    )
    parser.add_argument(
        "--work", type=Path, required=True, help="checkpoints go here; a run resumes from it"
    )
    parser.add_argument("--epochs", type=int, default=default.epochs)
    parser.add_argument("--seed", type=int, default=default.seed)
    parser.add_argument(
        "--plain", action="store_true", help="no augmentation and no written passages"
    )
    options = parser.parse_args()
    torch.set_num_threads(1)
    options.work.mkdir(parents=True, exist_ok=True)
    train, _ = held_back(read_split(options.corpora, "train"))
    settings = Settings(
        epochs=options.epochs,
        seed=options.seed,
        augment=not options.plain,
        templates=0 if options.plain else default.templates,
    )
    network = Trainer(train, settings, options.work).run()
    torch.save(network.state_dict(), options.work / "averaged.pt")


if __name__ == "__main__":
    main()
