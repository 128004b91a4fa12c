"""The static embedding: a vector for every word piece, and a sentence's is their weighted mean.

It was distilled from MiniLM (see the card in `data/models/meaning`): the vectors hold their weights
(smooth inverse frequency, Arora et al. 2017), so a plain sum is the weighted mean but for its
length. Rows are 8-bit whole numbers with one scale each; a text costs a look-up per word piece.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimtrack.checksums import verify
from claimtrack.paths import data_dir

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WEIGHTS, TOKENIZER, SETTINGS = "meaning.safetensors", "tokenizer.json", "settings.json"
ROWS, SCALE = "rows", "scale"
UNIT = 127
"""What 1.0 is in a vector kept as 8-bit whole numbers."""
_AT_ONCE = 1_024


@dataclass(frozen=True, slots=True, eq=False)
class Embedding:
    """The table of vectors: `rows` [pieces, width] in 8 bits, `scale` [pieces]; and the tokenizer."""

    rows: "NDArray[np.int8]"
    scale: "NDArray[np.float32]"
    tokenizer: Any

    @property
    def width(self) -> int:
        """How many numbers a vector has."""
        return int(self.rows.shape[1])

    def encode(self, texts: Sequence[str]) -> "NDArray[np.int8]":
        """Vectors of length 1, as 8-bit whole numbers [texts, width]; all zero without a known word.

        The dot product of two, divided by `UNIT` squared, is their cosine to within 0.005.
        """
        import numpy as np

        found = np.zeros((len(texts), self.width), np.int8)
        for start in range(0, len(texts), _AT_ONCE):
            sums = self._sums(texts[start : start + _AT_ONCE])
            lengths = np.linalg.norm(sums, axis=1, keepdims=True)
            unit = np.divide(sums, lengths, out=np.zeros_like(sums), where=lengths > 0)
            found[start : start + len(sums)] = np.rint(unit * UNIT)
        return found

    def _sums(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        import numpy as np

        pieces = [made.ids for made in self.tokenizer.encode_batch(texts, add_special_tokens=False)]
        sums = np.zeros((len(texts), self.width), np.float32)
        filled = [place for place, ids in enumerate(pieces) if ids]
        if filled:
            every = np.concatenate([pieces[place] for place in filled])
            starts = np.cumsum([0, *(len(pieces[place]) for place in filled[:-1])])
            weighted = self.rows[every] * self.scale[every, None]
            sums[filled] = np.add.reduceat(weighted, starts)
        return sums


@cache
def load(folder: Path | None = None) -> Embedding:
    """The shipped embedding, or the one in `folder`; read once.

    Raises ModelError when a file is missing or is not the one that was shipped.
    """
    import numpy as np
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    folder = folder or data_dir() / "models" / "meaning"
    verify(folder)
    tensors = load_file(folder / WEIGHTS)
    tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return Embedding(tensors[ROWS], tensors[SCALE].astype(np.float32).reshape(-1), tokenizer)


def cosine(first: "NDArray[np.int8]", second: "NDArray[np.int8]") -> "NDArray[np.float32]":
    """The cosines of 8-bit vectors: of each of `first` [n, width] with each of `second` [m, width]."""
    import numpy as np

    # Piece by piece: a whole matrix of a million vectors would be copied as floats.
    ready = first.astype(np.float32) / (UNIT * UNIT)
    cosines = np.empty((len(first), len(second)), np.float32)
    for start in range(0, len(second), _AT_ONCE):
        part = second[start : start + _AT_ONCE].astype(np.float32)
        np.matmul(ready, part.T, out=cosines[:, start : start + len(part)])
    return cosines
