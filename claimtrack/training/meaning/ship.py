"""The files that ship: vectors in 8 bits, the tokenizer, the settings, and their checksums."""

import hashlib
import shutil
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file

from claimtrack.checksums import SUMS
from claimtrack.meaning.embedding import ROWS, SCALE, SETTINGS, TOKENIZER, WEIGHTS


def write_vectors(rows: NDArray[np.float32], folder: Path) -> None:
    """Rows [pieces, width] as 8-bit whole numbers, with a 16-bit scale each."""
    scale = np.maximum(np.abs(rows).max(1), 1e-8) / 127
    whole = np.rint(rows / scale[:, None]).astype(np.int8)
    save_file({ROWS: whole, SCALE: scale.astype(np.float16)}, folder / WEIGHTS)
    (folder / WEIGHTS).chmod(0o644)


def copied(source: Path, folder: Path) -> None:
    """Takes over the vectors and the tokenizer that ship."""
    for name in (WEIGHTS, TOKENIZER):
        shutil.copyfile(source / name, folder / name)


def write_sums(folder: Path) -> None:
    """Writes the checksums that the program verifies before it reads the files."""
    lines = [
        f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n"
        for name in sorted((WEIGHTS, TOKENIZER, SETTINGS))
    ]
    (folder / SUMS).write_text("".join(lines), "utf-8")
