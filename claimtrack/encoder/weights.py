"""The network's weights: one safetensors file (no pickle), verified by checksum before it is used.

Everything is stored as 16-bit floats but the piece embeddings, which are 8-bit whole numbers with one
scale a row; `rounded` gives what reading them back gives.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors import safe_open
from safetensors.torch import save_file
from tokenizers import Tokenizer
from torch import Tensor, nn

from claimtrack.checksums import verify

_PIECES = "encoder.pieces.weight"
_SCALE = "encoder.pieces.scale"
WEIGHTS, TOKENIZER, SETTINGS = "network.safetensors", "tokenizer.json", "settings.json"


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """What a model folder holds: tensors by name (`encoder.…`, `grammar.…`, …) as they are stored, the
    tokenizer, settings."""

    tensors: dict[str, Tensor]
    tokenizer: Tokenizer
    settings: dict[str, Any]

    def fill(self, module: nn.Module, part: str) -> None:
        """Gives the module (made on the `meta` device) the tensors of that part, as 32-bit floats."""
        own = {
            name.removeprefix(part + "."): tensor.float()
            for name, tensor in self.tensors.items()
            if name.startswith(part + ".") and name != _SCALE
        }
        if (pieces := _PIECES.removeprefix(part + ".")) in own:
            own[pieces] *= self.tensors[_SCALE]
        module.load_state_dict(own, assign=True)
        module.eval()


def quantised(rows: Tensor) -> tuple[Tensor, Tensor]:
    """8-bit rows [n, d] and their scales [n, 1]."""
    scale = rows.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
    return (rows / scale).round().to(torch.int8), scale.float()


def rounded(rows: Tensor) -> Tensor:
    """`rows` as they come back from 8 bits."""
    whole, scale = quantised(rows)
    return whole.float() * scale


def save(network: nn.Module, folder: Path, leave_out: str = "silver.") -> None:
    """Writes the network's weights into `folder`, but for the part that serves training only."""
    state = {name: tensor.detach() for name, tensor in network.state_dict().items()}
    pieces, scale = quantised(state.pop(_PIECES).float())
    tensors = {
        name: tensor.half().contiguous()
        for name, tensor in state.items()
        if not name.startswith(leave_out)
    }
    tensors[_PIECES], tensors[_SCALE] = pieces.contiguous(), scale.contiguous()
    save_file(tensors, str(folder / WEIGHTS))


def load(folder: Path) -> Weights:
    """The weights of a model folder.

    Raises ModelError when a file is missing or is not the one that was shipped.
    """
    verify(folder)
    tensors: dict[str, Tensor] = {}
    with safe_open(str(folder / WEIGHTS), "pt") as file:
        for name in file.keys():  # noqa: SIM118 - safe_open is no mapping
            tensors[name] = file.get_tensor(name)
    tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    settings = json.loads((folder / SETTINGS).read_text("utf-8"))
    return Weights(tensors, tokenizer, settings)
