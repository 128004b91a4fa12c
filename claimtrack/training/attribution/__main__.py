"""Trains the attribution tagger."""

import argparse
import hashlib
import json
from pathlib import Path

import torch

from claimtrack.attribution import weights
from claimtrack.attribution.network import Network
from claimtrack.attribution.tagger import Tagger
from claimtrack.checksums import SUMS, verify
from claimtrack.training.attribution import fit
from claimtrack.training.attribution.corpus import held_back, read_split
from claimtrack.training.attribution.fit import choose_decoding, fit_confidence
from claimtrack.training.attribution.passage import Passage
from claimtrack.training.attribution.train import Settings, Trainer, tokenizer


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
        "--out", type=Path, help="the shipped files go here (default: WORK/shipped)"
    )
    parser.add_argument(
        "--plain", action="store_true", help="no augmentation and no written passages"
    )
    options = parser.parse_args()
    torch.set_num_threads(1)  # as slow as it is repeatable; run one training per core
    options.work.mkdir(parents=True, exist_ok=True)
    train, kept = held_back(read_split(options.corpora, "train"))
    settings = Settings(
        epochs=options.epochs,
        seed=options.seed,
        augment=not options.plain,
        templates=0 if options.plain else default.templates,
    )
    network = Trainer(train, settings, options.work).run()
    ship(network, [annotators[0] for annotators in kept], options.out or options.work / "shipped")


def ship(network: Network, kept: list[Passage], folder: Path) -> None:
    """Chooses settings on the held-back articles and writes what `data/models/attribution` holds."""
    folder.mkdir(parents=True, exist_ok=True)
    weights.save(network, folder)
    made = tokenizer()
    made.save(str(folder / weights.TOKENIZER), pretty=False)
    tagger = Tagger(network, made)
    decoding, f1 = choose_decoding(tagger, kept)
    coefficients, figures = fit_confidence(tagger, kept)
    print(f"held-back articles: {len(kept)}, relation F1 {f1:.1f} (chosen on them), {figures}")
    text = json.dumps(fit.settings(decoding, coefficients), indent=1) + "\n"
    (folder / weights.SETTINGS).write_text(text, "utf-8")
    names = (weights.WEIGHTS, weights.TOKENIZER, weights.SETTINGS)
    sums = (
        f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names
    )
    (folder / SUMS).write_text("".join(sums), "utf-8")
    verify(folder)


if __name__ == "__main__":
    main()
