"""The training run: every corpus in one stream of batches, one thread a worker, resumable.

Workers see different batches and take each step with the mean of their gradients, so two of them are
one training with batches of twice the size.
"""

import random
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor, distributed

from claimtrack.encoder.pieces import MAX_PIECES
from claimtrack.training.attribution.augment import Templates, World, augmented
from claimtrack.training.attribution.corpus import Fold
from claimtrack.training.attribution.passage import Passage
from claimtrack.training.joint.encoder import encoder_folder, start_from_minilm, start_from_shipped
from claimtrack.training.joint.labels import Example, examples
from claimtrack.training.joint.losses import LOSSES, losses
from claimtrack.training.joint.network import Joint


@dataclass(frozen=True, slots=True)
class Settings:
    """What a training run is made of; learning rates are those of AdamW after the warm-up."""

    epochs: int = 7
    seed: int = 1
    workers: int = 2
    pieces: int = 1536  # per batch of a worker
    encoder_rate: float = 1.5e-4
    head_rate: float = 6e-4
    conditional_rate: float = 8e-4
    dropout: float = 0.15
    average: float = 0.999  # of the weights' exponential moving average
    templates: int = 600  # written passages an epoch
    augment: bool = True
    warm_up: float = 0.06
    start: Path | None = None  # a shipped folder to go on from, instead of MiniLM
    treebank_share: float = 1.0  # of the passages without attributions, drawn anew each epoch
    left_out: Fold | None = None  # articles that are not trained on


class Trainer:
    """One run in `folder`, as worker `rank`; it goes on from `last.pt` there when that exists.

    `articles` are passages, one list of alternatives (one per annotator) each.
    """

    def __init__(
        self,
        articles: list[list[Passage]],
        classes: dict[str, int],
        settings: Settings,
        folder: Path,
        rank: int = 0,
    ) -> None:
        self.articles, self.settings, self.folder, self.rank = articles, settings, folder, rank
        torch.manual_seed(settings.seed)
        self.tokenizer = tokenizer()
        self.world = World()
        self.templates = Templates(self.world)
        self.network = Joint(classes, settings.dropout)
        if settings.start:
            start_from_shipped(self.network, settings.start)
        else:
            start_from_minilm(self.network.encoder)
        self.trained = [p for p in self.network.parameters() if p.requires_grad]
        self.average = {
            name: tensor.detach().clone()
            for name, tensor in self.network.named_parameters()
            if tensor.requires_grad
        }
        self.optimizer = torch.optim.AdamW(self._groups(), weight_decay=0.01, fused=True)
        self.step = 0
        self.epoch = 0

    def run(self) -> Joint:
        """Trains to the end and returns the network with its averaged weights."""
        self._resume()
        torch.manual_seed(self.settings.seed * 100 + self.rank)
        total = 0
        for epoch in range(self.epoch, self.settings.epochs):
            groups = self._batches(epoch)
            total = total or len(groups) * self.settings.epochs
            done = self.step - epoch * len(groups) if self.epoch == epoch else 0
            started, spent = time.monotonic(), time.process_time()
            shown = dict.fromkeys(LOSSES, 0.0)
            for number, group in enumerate(groups):
                if number < done:
                    continue
                for name, value in self._learn(group, total).items():
                    shown[name] = 0.97 * shown[name] + 0.03 * value
                if self.step % 50 == 0 and not self.rank:
                    figures = " ".join(f"{name} {value:.3f}" for name, value in shown.items())
                    print(
                        f"epoch {epoch} step {self.step}/{total} "
                        f"{time.monotonic() - started:.0f} s (cpu {time.process_time() - spent:.0f}): "
                        f"{figures}",
                        flush=True,
                    )
                if self.step % 200 == 0:
                    self._keep(epoch)
            self.epoch = epoch + 1
            self._keep(self.epoch)
        return self.averaged()

    def averaged(self) -> Joint:
        """The network with the moving average of its weights."""
        self.network.load_state_dict(self.average, strict=False)
        return self.network.eval()

    def _groups(self) -> list[dict[str, Any]]:
        groups: dict[float, list[Tensor]] = {}
        for name, parameter in self.network.named_parameters():
            if not parameter.requires_grad:
                continue
            rate = self.settings.head_rate
            if name.startswith("encoder."):
                rate = self.settings.encoder_rate
            elif ".conditional." in name:
                rate = self.settings.conditional_rate
            groups.setdefault(rate, []).append(parameter)
        return [{"params": members, "lr": rate, "peak": rate} for rate, members in groups.items()]

    def _batches(self, epoch: int) -> list[list[Example]]:
        """This worker's batches; all workers draw the same ones and share them out."""
        rng = random.Random(self.settings.seed * 1000 + epoch)
        found: list[Example] = []
        for annotators in self.articles:
            passage = rng.choice(annotators)
            if passage.relations is None and rng.random() >= self.settings.treebank_share:
                continue
            if self.settings.augment:
                passage = augmented(passage, self.world, rng)
            found += examples(passage, self.tokenizer, rng, MAX_PIECES)
        for _ in range(self.settings.templates):
            found += examples(self.templates.draw(rng), self.tokenizer, rng, MAX_PIECES)
        rng.shuffle(found)
        groups: list[list[Example]] = []
        for start in range(0, len(found), 600):
            group: list[Example] = []
            for example in sorted(
                found[start : start + 600], key=lambda item: len(item.window.ids)
            ):
                length = (len(example.window.ids) + 15) // 16 * 16
                if group and (len(group) + 1) * length > self.settings.pieces:
                    groups.append(group)
                    group = []
                group.append(example)
            groups.append(group)
        rng.shuffle(groups)
        workers = self.settings.workers
        return groups[self.rank : len(groups) // workers * workers : workers]

    def _learn(self, group: list[Example], total: int) -> dict[str, float]:
        settings = self.settings
        self.network.train()
        warm = max(1, int(total * settings.warm_up))
        factor = min(1.0, (self.step + 1) / warm) * max(
            0.02, 1 - max(0, self.step - warm) / (total - warm)
        )
        for parameters in self.optimizer.param_groups:
            parameters["lr"] = parameters["peak"] * factor
        rng = random.Random((settings.seed * 1_000_003 + self.step) * 64 + self.rank)
        parts = losses(self.network, group, rng)
        self.optimizer.zero_grad()
        torch.stack(list(parts.values())).sum().backward()  # type: ignore[no-untyped-call]
        self._share_gradients()
        torch.nn.utils.clip_grad_norm_(self.trained, 1.0)
        self.optimizer.step()
        self.step += 1
        keep = min(settings.average, (self.step + 1) / (self.step + 10))
        with torch.no_grad():
            for name, parameter in self.network.named_parameters():
                if name in self.average:
                    self.average[name].lerp_(parameter, 1 - keep)
        return {name: float(loss.detach()) for name, loss in parts.items()}

    def _share_gradients(self) -> None:
        """Every worker gets the mean of all gradients."""
        for parameter in self.trained:
            if parameter.grad is None:
                parameter.grad = torch.zeros_like(parameter)
        if self.settings.workers == 1:
            return
        gradients = [parameter.grad for parameter in self.trained if parameter.grad is not None]
        flat = torch.cat([gradient.flatten() for gradient in gradients])
        distributed.all_reduce(flat)
        flat /= self.settings.workers
        parts = torch.split(flat, [gradient.numel() for gradient in gradients])
        for gradient, own in zip(gradients, parts, strict=True):
            gradient.copy_(own.view_as(gradient))

    def _keep(self, epoch: int) -> None:
        if self.rank:
            return
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
