"""The encoder's states for the words of a text, found by their offsets."""

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from claimtrack.encoder.encoder import Read
from claimtrack.encoder.pieces import places


class WordStates:
    """The states of a text's words, as its encoder windows gave them."""

    def __init__(self, read: Read) -> None:
        self.encoded = read.encoded
        self.first = _joined(read, last=False)
        self.last = _joined(read, last=True)

    def of(
        self, starts: NDArray[np.int64], ends: NDArray[np.int64]
    ) -> tuple[Tensor, Tensor, Tensor]:
        """States [spans, HIDDEN] of the first and last piece of each span, and its part of a word."""
        where = places(self.encoded, starts, ends)
        return (
            self.first[torch.from_numpy(where.first)],
            self.last[torch.from_numpy(where.last)],
            torch.from_numpy(where.part),
        )


def _joined(read: Read, *, last: bool) -> Tensor:
    parts = [
        own.mixed[torch.tensor((own.window.last if last else own.window.first)[1:])]
        for own in read.states
    ]
    return torch.cat(parts)
