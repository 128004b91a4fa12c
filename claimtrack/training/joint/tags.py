"""The values of the grammatical tags that the network knows: those of the treebanks' training parts."""

from collections import Counter
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from claimtrack.training.language.corpora import Block

UNKNOWN = -100  # the loss skips it
COLUMNS = {"upos": 3, "xpos": 4, "feats": 5, "deprel": 7}
_LEAST = {"upos": 1, "xpos": 2, "feats": 3, "deprel": 5}


class Tagset:
    """The values of each tag, the most frequent first."""

    def __init__(self, values: dict[str, list[str]]) -> None:
        self.values = values
        self._numbers = {
            name: {value: number for number, value in enumerate(own)}
            for name, own in values.items()
        }

    @classmethod
    def of(cls, blocks: Iterable[Block]) -> "Tagset":
        """The values seen often enough in these sentences."""
        counts: dict[str, Counter[str]] = {name: Counter() for name in COLUMNS}
        for block in blocks:
            for row in block.rows:
                fields = row.split("\t")
                if fields[0].isdigit():
                    for name, column in COLUMNS.items():
                        counts[name][fields[column]] += 1
        return cls(
            {
                name: [value for value, count in own.most_common() if count >= _LEAST[name]]
                for name, own in counts.items()
            }
        )

    def numbers(self, name: str, values: list[str]) -> NDArray[np.int64]:
        """The numbers of these values; a rare relation counts as its general one."""
        known = self._numbers[name]
        return np.array(
            [known.get(value, known.get(value.split(":")[0], UNKNOWN)) for value in values],
            np.int64,
        )
