"""The shipped embedding: read without torch, quickly, and refused when it is damaged."""

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from claimtrack.errors import ModelError
from claimtrack.meaning.embedding import UNIT, cosine, load
from claimtrack.paths import data_dir

FOLDER = data_dir() / "models" / "meaning"


def test_like_meanings_are_near() -> None:
    embedding = load()
    texts = ["the hospital was closed", "they shut the clinic", "a goal in the last minute", ""]
    vectors = embedding.encode(texts)
    assert vectors.dtype == np.int8 and vectors.shape == (4, embedding.width)
    near = cosine(vectors, vectors)
    assert near[0, 1] > 0.5 > near[0, 2]
    assert np.allclose(np.diag(near)[:3], 1, atol=0.01)
    assert not vectors[3].any()
    assert int(np.abs(vectors).max()) <= UNIT
    assert (embedding.encode(texts[1:2]) == vectors[1]).all()


def test_many_at_once_are_the_same_as_one_by_one() -> None:
    texts = [f"sentence number {number} about rivers" for number in range(2_500)]
    vectors = load().encode(texts)
    assert (vectors[2_400] == load().encode([texts[2_400]])[0]).all()


def test_neither_torch_nor_stanza() -> None:
    code = (
        "import sys; from claimtrack.meaning import compare; compare('a dam', 'the dams');"
        "print([m for m in ('torch', 'stanza', 'transformers') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "meaning"
    shutil.copytree(FOLDER, folder)
    with (folder / "meaning.safetensors").open("ab") as file:
        file.write(b"x")
    with pytest.raises(ModelError, match="checksum"):
        load(folder)


def test_it_is_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 10_000_000
