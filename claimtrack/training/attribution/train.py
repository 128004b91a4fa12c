"""Training: PolNeAR train (augmented) and written passages, one CPU thread, resumable."""

import random
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from claimtrack.attribution.encoding import MAX_PIECES
from claimtrack.attribution.network import ROLE_TAGS, Batch, Network
from claimtrack.training.attribution.augment import Templates, World, augmented
from claimtrack.training.attribution.encoder import encoder_folder, start_from_minilm
from claimtrack.training.attribution.labels import IGNORED, Example, conditional_row, examples
from claimtrack.training.attribution.passage import Passage

_BEGIN_CUE = ROLE_TAGS.index("B-cue")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a training run is made of; learning rates are those of AdamW after the warm-up."""

    epochs: int = 6
    seed: int = 1
    pieces: int = 2048  # per batch
    encoder_rate: float = 1.4e-4
    head_rate: float = 6e-4
    conditional_rate: float = 8e-4
    conditional_weight: float = 3.0
    dropout: float = 0.15
    average: float = 0.999  # of the weights' exponential moving average
    templates: int = 500  # written passages an epoch
    augment: bool = True
    warm_up: float = 0.06


class Trainer:
    """One run in `folder`; it goes on from `last.pt` there when that exists."""

    def __init__(self, articles: list[list[Passage]], settings: Settings, folder: Path) -> None:
        self.articles, self.settings, self.folder = articles, settings, folder
        torch.manual_seed(settings.seed)
        self.tokenizer = tokenizer()
        self.world = World()
        self.templates = Templates(self.world)
        self.network = Network(settings.dropout)
        start_from_minilm(self.network)
        self.average = {
            name: tensor.detach().clone()
            for name, tensor in self.network.named_parameters()
            if tensor.requires_grad
        }
        self.optimizer = torch.optim.AdamW(self._groups(), weight_decay=0.01, fused=True)
        self.step = 0
        self.epoch = 0

    def run(self) -> Network:
        """Trains to the end and returns the network with its averaged weights."""
        self._resume()
        total = 0
        for epoch in range(self.epoch, self.settings.epochs):
            groups = self._batches(epoch)
            total = total or len(groups) * self.settings.epochs
            done = self.step - epoch * len(groups) if self.epoch == epoch else 0
            started, losses = time.process_time(), np.zeros(3)
            for number, group in enumerate(groups):
                if number < done:
                    continue
                losses = 0.98 * losses + 0.02 * self._learn(group, total)
                if self.step % 100 == 0:
                    spent = time.process_time() - started
                    shown = " ".join(f"{loss:.4f}" for loss in losses)
                    print(
                        f"epoch {epoch} step {self.step}/{total} losses {shown} cpu {spent:.0f} s",
                        flush=True,
                    )
                    self._keep(epoch)
            self.epoch = epoch + 1
            self._keep(self.epoch)
        return self.averaged()

    def averaged(self) -> Network:
        """The network with the moving average of its weights."""
        self.network.load_state_dict(self.average, strict=False)
        return self.network.eval()

    def _groups(self) -> list[dict[str, Any]]:
        rates = {
            "encoder": self.settings.encoder_rate,
            "conditional": self.settings.conditional_rate,
        }
        groups: dict[float, list[Tensor]] = {}
        for name, parameter in self.network.named_parameters():
            if parameter.requires_grad:
                rate = rates.get(name.split(".")[0], self.settings.head_rate)
                groups.setdefault(rate, []).append(parameter)
        return [{"params": members, "lr": rate, "peak": rate} for rate, members in groups.items()]

    def _batches(self, epoch: int) -> list[list[Example]]:
        rng = random.Random(self.settings.seed * 1000 + epoch)
        found: list[Example] = []
        for annotators in self.articles:
            passage = rng.choice(annotators)
            if self.settings.augment:
                passage = augmented(passage, self.world, rng)
            found += examples(passage, self.tokenizer, rng, MAX_PIECES)
        for _ in range(self.settings.templates):
            found += examples(self.templates.draw(rng), self.tokenizer, rng, MAX_PIECES)
        rng.shuffle(found)
        groups: list[list[Example]] = []
        for start in range(0, len(found), 400):
            group: list[Example] = []
            for example in sorted(
                found[start : start + 400], key=lambda item: len(item.window.ids)
            ):
                length = (len(example.window.ids) + 15) // 16 * 16
                if group and (len(group) + 1) * length > self.settings.pieces:
                    groups.append(group)
                    group = []
                group.append(example)
            groups.append(group)
        rng.shuffle(groups)
        return groups

    def _learn(self, group: list[Example], total: int) -> np.ndarray:
        settings = self.settings
        self.network.train()
        warm = max(1, int(total * settings.warm_up))
        factor = min(1.0, (self.step + 1) / warm) * max(
            0.02, 1 - max(0, self.step - warm) / (total - warm)
        )
        for parameters in self.optimizer.param_groups:
            parameters["lr"] = parameters["peak"] * factor
        batch = Batch([example.window for example in group])
        words = batch.first.shape[1]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            roles, links, states = self.network(batch)
            rows, cues, wanted = self._cues(group, roles)
            logits, real = self.network.conditional(states, batch.keep_words, rows, cues)
        parts = torch.stack(
            [
                functional.cross_entropy(
                    roles.flatten(0, 1),
                    _padded([example.roles for example in group], words).flatten(),
                    ignore_index=IGNORED,
                ),
                functional.cross_entropy(
                    links.flatten(0, 1),
                    _padded([example.links for example in group], words).flatten(),
                    ignore_index=IGNORED,
                ).nan_to_num(),
                functional.cross_entropy(
                    logits.flatten(0, 1),
                    wanted.masked_fill(~real, IGNORED).flatten(),
                    ignore_index=IGNORED,
                ),
            ]
        )
        loss = parts[0] + parts[1] + settings.conditional_weight * parts[2]
        self.optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        self.step += 1
        keep = min(settings.average, (self.step + 1) / (self.step + 10))
        with torch.no_grad():
            for name, parameter in self.network.named_parameters():
                if name in self.average:
                    self.average[name].lerp_(parameter, 1 - keep)
        return parts.detach().numpy()

    def _cues(self, group: list[Example], roles: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """The gold cues, and words taken for cues by mistake or at random (whose tags are all O)."""
        rng = random.Random(self.settings.seed * 1_000_003 + self.step)
        chance = torch.softmax(roles.detach(), -1)[..., _BEGIN_CUE]
        rows: list[int] = []
        cues: list[int] = []
        wanted: list[np.ndarray] = []
        for row, example in enumerate(group):
            gold = {cue for cue, _ in example.cues}
            count = len(example.window.first)
            suspects = torch.nonzero(chance[row, :count] > 0.08).flatten().tolist()
            wrong = [word for word in suspects if word > 0 and word not in gold][:3]
            if rng.random() < 0.2 or not (gold or rows):
                wrong.append(rng.randrange(1, count))
            for cue, tags in [*example.cues, *((word, {}) for word in wrong if word not in gold)]:
                rows.append(row)
                cues.append(cue)
                wanted.append(conditional_row(cue, tags))
        return torch.tensor(rows), torch.tensor(cues), torch.from_numpy(np.stack(wanted))

    def _keep(self, epoch: int) -> None:
        part = self.folder / "last.part"
        torch.save(
            {
                "network": self.network.state_dict(),
                "average": self.average,
                "optimizer": self.optimizer.state_dict(),
                "step": self.step,
                "epoch": epoch,
            },
            part,
        )
        part.replace(self.folder / "last.pt")

    def _resume(self) -> None:
        path = self.folder / "last.pt"
        if not path.exists():
            return
        kept = torch.load(path, weights_only=True)
        self.network.load_state_dict(kept["network"])
        self.average = kept["average"]
        self.optimizer.load_state_dict(kept["optimizer"])
        self.step, self.epoch = kept["step"], kept["epoch"]
        print(f"going on from step {self.step}", flush=True)


def tokenizer() -> Tokenizer:
    """MiniLM's tokenizer without padding or truncation."""
    made = Tokenizer.from_file(str(encoder_folder() / "tokenizer.json"))
    made.no_padding()
    made.no_truncation()
    return made


def _padded(rows: list[np.ndarray], words: int) -> Tensor:
    out = torch.full((len(rows), words), IGNORED)
    for index, row in enumerate(rows):
        out[index, : len(row)] = torch.from_numpy(row)
    return out
