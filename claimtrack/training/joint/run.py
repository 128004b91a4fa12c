"""One worker of the training, and what is written in the end."""

import hashlib
import json
from pathlib import Path

import torch
from torch import distributed

from claimtrack.attribution.tagger import Tagger
from claimtrack.checksums import SUMS, verify
from claimtrack.encoder import weights
from claimtrack.encoder.encoder import TextEncoder
from claimtrack.encoder.pieces import lines
from claimtrack.training.attribution import fit
from claimtrack.training.attribution.passage import Passage
from claimtrack.training.joint.corpora import gather
from claimtrack.training.joint.network import Joint
from claimtrack.training.joint.tags import Tagset
from claimtrack.training.joint.train import Settings, Trainer, tokenizer


def work(rank: int, corpora: Path, folder: Path, out: Path, settings: Settings) -> None:
    """One worker of the training; the first one writes the shipped files in the end."""
    torch.set_num_threads(1)  # as slow as it is repeatable
    if settings.workers > 1:
        distributed.init_process_group("gloo", rank=rank, world_size=settings.workers)
    data = gather(corpora, settings.left_out)
    classes = {name: len(values) for name, values in data.tags.values.items()}
    network = Trainer(data.train, classes, settings, folder, rank).run()
    if rank == 0:
        ship(network, data.tags, [annotators[0] for annotators in data.kept], out)


def ship(network: Joint, tags: Tagset, kept: list[Passage], folder: Path) -> None:
    """Writes what `data/models/network` holds, its settings chosen on the held-back articles."""
    folder.mkdir(parents=True, exist_ok=True)
    weights.save(network, folder)
    tokenizer().save(str(folder / weights.TOKENIZER), pretty=False)
    write_settings(folder, {"tags": tags.values})
    settle(folder, kept)


def settle(folder: Path, kept: list[Passage]) -> None:
    """Chooses the settings of a model folder anew on the held-back articles and prints the figures."""
    given = weights.load(folder)
    tagger, encoder = Tagger(given), TextEncoder(given)
    texts = encoder.read([(passage.text, lines(passage.text)) for passage in kept])
    chosen = fit.choose(fit.Held.read(tagger, kept, texts))
    print(f"{len(kept)} held-back articles, which the settings were chosen on: {chosen.figures}")
    write_settings(folder, chosen.settings() | {"tags": given.settings["tags"]})


def write_settings(folder: Path, settings: dict[str, object]) -> None:
    """Writes the settings and the checksums of a model folder."""
    (folder / weights.SETTINGS).write_text(json.dumps(settings, indent=1) + "\n", "utf-8")
    names = (weights.WEIGHTS, weights.TOKENIZER, weights.SETTINGS)
    sums = (
        f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names
    )
    (folder / SUMS).write_text("".join(sums), "utf-8")
    verify(folder)
