"""Make trained Stanza checkpoints small enough to ship.

Two things are done, neither of which Stanza has to know about: floating-point tensors are stored as
16-bit floats (``load_state_dict`` casts them back to the 32 bits the modules are built with), and local
file names in the saved settings are cut to their last part.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import torch

PACKAGE = "news"
PROCESSORS = ("tokenize", "mwt", "lemma")


def halve(value: Any) -> Any:
    """Return ``value`` with each 32-bit float tensor in it, however deep, as a 16-bit one.

    Raises:
        ValueError: a number does not fit 16 bits.
    """
    if isinstance(value, torch.Tensor) and value.dtype == torch.float32:
        short = value.detach().half()
        if not torch.equal(short.isfinite(), value.isfinite()):
            raise ValueError("a weight is too large for a 16-bit float")
        return short
    if isinstance(value, dict):
        return type(value)((key, halve(item)) for key, item in value.items())
    if isinstance(value, list):
        return [halve(item) for item in value]
    return value


def forget_paths(settings: dict[str, Any]) -> dict[str, Any]:
    """Return the settings with each file or folder name cut to its last part."""
    return {
        key: Path(value).name
        if isinstance(value, str) and key.endswith(("_dir", "_file", "_name"))
        else value
        for key, value in settings.items()
    }


def save_atomically(checkpoint: dict[str, Any], target: Path) -> None:
    """Write a checkpoint beside its place, then move it there, so that readers see a whole file."""
    target.parent.mkdir(parents=True, exist_ok=True)
    half_done = target.with_suffix(".part")
    torch.save(checkpoint, half_done, _use_new_zipfile_serialization=False)
    half_done.replace(target)


def shrink_checkpoint(source: Path, target: Path) -> int:
    """Write the checkpoint ``source`` to ``target`` without optimiser, with 16-bit weights.

    Args:
        source: a checkpoint of any Stanza trainer.
        target: where the small one goes.

    Returns:
        The size of the written file in bytes.
    """
    checkpoint = torch.load(source, map_location="cpu", weights_only=True)
    for key in [key for key in checkpoint if "optimizer" in key or "scheduler" in key]:
        del checkpoint[key]
    if "dev_score_history" in checkpoint:
        checkpoint["dev_score_history"] = []
    if "model" in checkpoint and checkpoint["model"] is not None:
        checkpoint["model"] = halve(checkpoint["model"])
    checkpoint["config"] = forget_paths(checkpoint["config"])
    save_atomically(checkpoint, target)
    return target.stat().st_size


def write_resources(folder: Path) -> None:
    """Write the ``resources.json`` by which Stanza finds the models present under ``folder/en``."""
    present = [name for name in PROCESSORS if (folder / "en" / name / f"{PACKAGE}.pt").exists()]
    chosen = dict.fromkeys(present, PACKAGE)
    english: dict[str, Any] = {"lang_name": "English"}
    english |= {name: {PACKAGE: {}} for name in present}
    english["default_processors"] = chosen
    english["default_dependencies"] = {}
    english["packages"] = {"default": chosen}
    half_done = folder / "resources.part"
    half_done.write_text(json.dumps({"en": english}, indent=2) + "\n", encoding="utf-8")
    half_done.replace(folder / "resources.json")


def write_checksums(folder: Path) -> None:
    """Write ``SHA256SUMS`` for the language models under ``folder`` (``sha256sum -c`` reads it)."""
    names = [
        "resources.json",
        *sorted(str(p.relative_to(folder)) for p in folder.glob("en/*/*.pt")),
    ]
    lines = [
        f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}" for name in names
    ]
    half_done = folder / "SHA256SUMS.part"
    half_done.write_text("\n".join(lines) + "\n", encoding="utf-8")
    half_done.replace(folder / "SHA256SUMS")


def shrink(work: Path, target: Path) -> dict[str, int]:
    """Ship the models found in ``work/en/<processor>/news.pt`` to ``target``.

    Args:
        work: folder of the trained models, laid out as Stanza wants it.
        target: folder that ships, for example ``data/models``.

    Returns:
        Bytes by processor.
    """
    sizes: dict[str, int] = {}
    for name in PROCESSORS:
        source = work / "en" / name / f"{PACKAGE}.pt"
        if source.exists():
            sizes[name] = shrink_checkpoint(source, target / "en" / name / f"{PACKAGE}.pt")
    write_resources(target)
    write_checksums(target)
    return sizes
