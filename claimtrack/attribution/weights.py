"""The tagger's weights: one safetensors file (no pickle), verified by checksum before it is used.

Everything is stored as 16-bit floats but the piece embeddings, which are 8-bit whole numbers with one
scale a row; `rounded` gives what reading them back gives.
"""

import json
from pathlib import Path
from typing import Any

import torch
from safetensors import safe_open
from safetensors.torch import save_file
from tokenizers import Tokenizer
from torch import Tensor

from claimtrack.attribution.network import Network
from claimtrack.checksums import verify

_PIECES = "encoder.pieces.weight"
_SCALE = "encoder.pieces.scale"
WEIGHTS, TOKENIZER, SETTINGS = "tagger.safetensors", "tokenizer.json", "settings.json"


def quantised(rows: Tensor) -> tuple[Tensor, Tensor]:
    """8-bit rows [n, d] and their scales [n, 1]."""
    scale = rows.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
    return (rows / scale).round().to(torch.int8), scale.float()


def rounded(rows: Tensor) -> Tensor:
    """`rows` as they come back from 8 bits."""
    whole, scale = quantised(rows)
    return whole.float() * scale


def save(network: Network, folder: Path) -> None:
    """Writes the network's weights into `folder`."""
    state = {name: tensor.detach() for name, tensor in network.state_dict().items()}
    pieces, scale = quantised(state.pop(_PIECES).float())
    tensors = {name: tensor.half().contiguous() for name, tensor in state.items()}
    tensors[_PIECES], tensors[_SCALE] = pieces.contiguous(), scale.contiguous()
    save_file(tensors, str(folder / WEIGHTS))


def load(folder: Path) -> tuple[Network, Tokenizer, dict[str, Any]]:
    """The network ready for use, its tokenizer and its settings.

    Raises ModelError when a file is missing or is not the one that was shipped.
    """
    verify(folder)
    state: dict[str, Tensor] = {}
    with safe_open(str(folder / WEIGHTS), "pt") as file:
        for name in file.keys():  # noqa: SIM118 - safe_open is no mapping
            state[name] = file.get_tensor(name).float()
    state[_PIECES] = state[_PIECES] * state.pop(_SCALE)
    with torch.device("meta"):
        network = Network()
    network.load_state_dict(state, assign=True)
    tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    settings = json.loads((folder / SETTINGS).read_text("utf-8"))
    return network.eval(), tokenizer, settings
