"""The encoder at work: many texts in, every window read once in batches of like length, states out."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from claimtrack.encoder import weights
from claimtrack.encoder.pieces import Encoded, Window, encode, window, windows
from claimtrack.encoder.transformer import Batch, Encoder, batches
from claimtrack.encoder.weights import Weights
from claimtrack.paths import data_dir
from claimtrack.spans import Span

# oneDNN compiles a kernel for every new shape and by default keeps a thousand: 100 MB for nothing.
os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "64")

_PIECES_PER_BATCH = 1024


@dataclass(frozen=True, slots=True, eq=False)
class States:
    """A window with the states [pieces, HIDDEN] of its pieces: the last layer's, the mean of layers."""

    window: Window
    last: Tensor
    mixed: Tensor


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """A text as words, and its windows' states in text order."""

    encoded: Encoded
    states: list[States]


class TextEncoder:
    """The encoder with its tokenizer.

    `bf16` runs it in 16-bit brain floats: several times as fast where the processor has them.
    """

    def __init__(self, given: Weights, *, bf16: bool | None = None) -> None:
        self.tokenizer = given.tokenizer
        self.bf16 = has_bf16() if bf16 is None else bf16
        with torch.device("meta"):
            self.encoder = Encoder()
        given.fill(self.encoder, "encoder")
        if self.bf16:
            self.encoder.layers.to(torch.bfloat16)

    @torch.inference_mode()
    def read(self, texts: Sequence[tuple[str, Sequence[Span]]]) -> list[Read]:
        """Each text, given with its paragraphs, as the network sees it."""
        found = [Read(encode(text, list(spans), self.tokenizer), []) for text, spans in texts]
        owners: list[int] = []
        inputs: list[Window] = []
        for number, one in enumerate(found):
            for low, high in windows(one.encoded):
                owners.append(number)
                inputs.append(window(one.encoded, low, high))
        for group in batches(inputs, _PIECES_PER_BATCH):
            last, mixed = self.encoder(Batch([inputs[index] for index in group]))
            for row, index in enumerate(group):
                size = len(inputs[index].ids)
                states = States(inputs[index], last[row, :size], mixed[row, :size])
                found[owners[index]].states.append(states)
        for one in found:
            one.states.sort(key=lambda states: states.window.low)
        return found


def shipped() -> Path:
    """The folder of the network that ships."""
    return data_dir() / "models" / "network"


def load(folder: Path | None = None) -> Weights:
    """The shipped weights, or those in `folder`. Raises ModelError when they are not whole."""
    return weights.load(folder or shipped())


def has_bf16() -> bool:
    """Whether this processor computes in brain floats (AVX-512 BF16 or AMX)."""
    return bool(torch.ops.mkldnn._is_mkldnn_bf16_supported()) and bool(
        torch.backends.cpu.get_cpu_capability() in ("AVX512", "AVX512_BF16", "AMX")
    )
