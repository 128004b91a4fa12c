"""The shipped weights are verified before they are used."""

import shutil
from pathlib import Path

import pytest
import torch

from claimtrack.checksums import verify
from claimtrack.encoder import weights
from claimtrack.errors import ModelError
from claimtrack.paths import data_dir

SHIPPED = data_dir() / "models" / "network"


def test_the_shipped_files_are_whole() -> None:
    verify(SHIPPED)
    verify(SHIPPED.parent)


def test_a_damaged_file_is_refused_by_name(tmp_path: Path) -> None:
    folder = tmp_path / "network"
    shutil.copytree(SHIPPED, folder)
    with (folder / weights.TOKENIZER).open("a") as file:
        file.write(" ")
    with pytest.raises(ModelError, match=r"tokenizer\.json: damaged"):
        weights.load(folder)


def test_a_missing_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="missing"):
        weights.load(tmp_path)


def test_rounding_to_eight_bits_is_what_is_read_back() -> None:
    rows = torch.randn(20, 16)
    whole, scale = weights.quantised(rows)
    assert torch.equal(whole.float() * scale, weights.rounded(rows))
    assert (weights.rounded(rows) - rows).abs().max() < rows.abs().max() / 200
