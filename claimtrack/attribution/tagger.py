"""The tagger: many texts in, the network run once in batches of like length, relations out."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer

from claimtrack.attribution import weights
from claimtrack.attribution.decoding import Decoding, Relation, WindowScores, decode
from claimtrack.attribution.encoding import Encoded, Window, encode, window, windows
from claimtrack.attribution.network import ROLE_TAGS, SPAN, Batch, Network, batches
from claimtrack.paths import data_dir
from claimtrack.spans import Span

_BEGIN_CUE = ROLE_TAGS.index("B-cue")
_PIECES_PER_BATCH = 4096


@dataclass(frozen=True, slots=True)
class Tagged:
    """One text with its words and its relations in text order."""

    encoded: Encoded
    relations: list[Relation]


class Tagger:
    """The attribution network with its tokenizer and settings.

    `bf16` runs it in 16-bit brain floats: several times as fast where the processor has them.
    """

    def __init__(
        self,
        network: Network,
        tokenizer: Tokenizer,
        settings: dict[str, Any] | None = None,
        *,
        bf16: bool | None = None,
    ) -> None:
        self.network, self.tokenizer = network.eval(), tokenizer
        self.settings = settings or {}
        self.decoding = Decoding(**self.settings.get("decoding", {}))
        self.bf16 = _has_bf16() if bf16 is None else bf16

    @classmethod
    def load(cls, folder: Path | None = None) -> "Tagger":
        """The shipped tagger, or the one in `folder`. Raises ModelError when it is not whole."""
        return cls(*weights.load(folder or data_dir() / "models" / "attribution"))

    def tag(self, texts: Sequence[tuple[str, list[Span]]]) -> list[Tagged]:
        """The relations of each (text, its paragraphs)."""
        encoded = [encode(text, paragraphs, self.tokenizer) for text, paragraphs in texts]
        scores = self.score(encoded)
        return [
            Tagged(own, [found for each in part for found in decode(own, each, self.decoding)])
            for own, part in zip(encoded, scores, strict=True)
        ]

    @torch.no_grad()
    def score(self, texts: list[Encoded]) -> list[list[WindowScores]]:
        """The network's scores of every window of every text, in text order."""
        owners: list[int] = []
        inputs: list[Window] = []
        for number, text in enumerate(texts):
            for low, high in windows(text):
                owners.append(number)
                inputs.append(window(text, low, high))
        found: list[list[WindowScores]] = [[] for _ in texts]
        for group in batches(inputs, _PIECES_PER_BATCH):
            for index, scores in zip(
                group, self._run([inputs[index] for index in group]), strict=True
            ):
                found[owners[index]].append(scores)
        for own in found:
            own.sort(key=lambda scores: scores.low)
        return found

    def _run(self, inputs: list[Window]) -> list[WindowScores]:
        batch = Batch(inputs)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.bf16):
            role_logits, link_scores, words = self.network(batch)
            roles = torch.log_softmax(role_logits, -1)
            chance = roles[..., _BEGIN_CUE].exp()
            likely = (chance > self.decoding.cue_threshold) & batch.keep_words
            likely[:, 0] = False
            rows, cues = torch.nonzero(likely, as_tuple=True)
            conditional = np.zeros((0, SPAN, 6))
            if len(rows):
                logits, _ = self.network.conditional(words, batch.keep_words, rows, cues)
                conditional = torch.log_softmax(logits, -1).double().numpy()
        row_of, cue_of = rows.numpy(), cues.numpy()
        roles_array, links_array = roles.double().numpy(), link_scores.double().numpy()
        out = []
        for row, item in enumerate(inputs):
            own = row_of == row
            mine = cue_of[own]
            count = len(item.first)
            links = links_array[row, 1:count][:, [0, *mine.tolist()]]
            links = links - links.max(1, keepdims=True)
            links = links - np.log(np.exp(links).sum(1, keepdims=True))
            out.append(
                WindowScores(
                    item.low,
                    item.high,
                    roles_array[row, 1:count],
                    links,
                    [int(cue) - 1 for cue in mine],
                    conditional[own],
                )
            )
        return out


def _has_bf16() -> bool:
    """Whether this processor computes in brain floats (AVX-512 BF16 or AMX)."""
    return bool(torch.ops.mkldnn._is_mkldnn_bf16_supported()) and bool(
        torch.backends.cpu.get_cpu_capability() in ("AVX512", "AVX512_BF16", "AMX")
    )
