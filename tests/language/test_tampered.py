"""Model files of others are refused; and if one is not, nothing in it is run."""

import hashlib
import os
import pickle
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch

from claimtrack.checksums import SUMS
from claimtrack.errors import ModelError
from claimtrack.language.models import ModelSet, find_model_set
from claimtrack.language.pipeline import Language

FILES = ("en/tokenize/news.pt", "en/mwt/news.pt", "en/lemma/news.pt")


class Payload:
    """What a pickle may hold: a call that is made when it is loaded."""

    def __init__(self, target: Path) -> None:
        self.target = target

    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, (str(self.target),)


@pytest.fixture
def models(tmp_path: Path) -> ModelSet:
    shipped = find_model_set()
    shutil.copytree(shipped.folder, tmp_path / "models")
    return replace(shipped, folder=tmp_path / "models")


def tamper(path: Path, target: Path) -> None:
    """A model file with a command in it, as torch writes them."""
    torch.save({"model": Payload(target), "config": {}}, path, pickle_module=pickle)


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_was_exchanged_is_refused(models: ModelSet, tmp_path: Path, name: str) -> None:
    tamper(models.folder / name, tmp_path / "run")
    with pytest.raises(ModelError, match=r"news\.pt: damaged or not the shipped file"):
        Language(models)
    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize("name", FILES)
def test_even_with_a_new_checksum_nothing_in_it_is_run(
    models: ModelSet, tmp_path: Path, name: str
) -> None:
    path = models.folder / name
    sums = models.folder / SUMS
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    tamper(path, tmp_path / "run")
    after = hashlib.sha256(path.read_bytes()).hexdigest()
    sums.write_text(sums.read_text("utf-8").replace(before, after), "utf-8")
    with pytest.raises(ModelError, match="cannot be loaded"):
        Language(models)
    assert not (tmp_path / "run").exists()


def test_the_command_would_run_if_it_were_let(tmp_path: Path) -> None:
    tamper(tmp_path / "a.pt", tmp_path / "run")
    torch.load(tmp_path / "a.pt", weights_only=False)
    assert (tmp_path / "run").is_dir()
