"""The tagger: states of the encoder in, relations out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence

from claimtrack.attribution.confidence import Calibration
from claimtrack.attribution.decoding import NEVER, Decoding, Relation, WindowScores, decode
from claimtrack.attribution.network import CUE_TAGS, LEFT, RIGHT, ROLE_TAGS, SPAN, Heads
from claimtrack.encoder.encoder import Read, States, has_bf16
from claimtrack.encoder.pieces import Encoded
from claimtrack.encoder.weights import Weights

_BEGIN_CUE = ROLE_TAGS.index("B-cue")
_WINDOWS_PER_BATCH = 16
_CUES_PER_BATCH = 16


@dataclass(frozen=True, slots=True)
class Tagged:
    """One text with its words and its relations in text order."""

    encoded: Encoded
    relations: list[Relation]


class Tagger:
    """The attribution heads with their settings."""

    def __init__(self, given: Weights) -> None:
        self.settings: dict[str, Any] = given.settings
        self.decoding = Decoding(**self.settings.get("decoding", {}))
        self.calibration = Calibration(**self.settings.get("calibration", {}))
        with torch.device("meta"):
            self.heads = Heads()
        given.fill(self.heads, "attribution")
        if has_bf16():
            self.heads.conditional.to(torch.bfloat16)

    def tag(self, texts: Sequence[Read]) -> list[Tagged]:
        """The relations of each text."""
        return [
            Tagged(
                text.encoded,
                [
                    found
                    for scores in self.score(text)
                    for found in decode(text.encoded, scores, self.decoding)
                ],
            )
            for text in texts
        ]

    @torch.inference_mode()
    def score(self, text: Read) -> list[WindowScores]:
        """The scores of every window of a text, in text order."""
        out: list[WindowScores] = []
        for start in range(0, len(text.states), _WINDOWS_PER_BATCH):
            out += self._score(text.states[start : start + _WINDOWS_PER_BATCH])
        return out

    def _score(self, windows: list[States]) -> list[WindowScores]:
        words = pad_sequence(
            [own.last[torch.tensor(own.window.first)].float() for own in windows], batch_first=True
        )
        counts = torch.tensor([len(own.window.first) for own in windows])
        keep = torch.arange(words.shape[1])[None, :] < counts[:, None]
        role_logits, link_scores = self.heads(words, keep)
        roles = torch.log_softmax(role_logits, -1)
        likely = (roles[..., _BEGIN_CUE].exp() > self.decoding.cue_threshold) & keep
        likely[:, 0] = False
        rows, cues = torch.nonzero(likely, as_tuple=True)
        conditional, edges = self._conditional(words, keep, counts, rows, cues)
        row_of, cue_of = rows.numpy(), cues.numpy()
        roles_array, links_array = _doubles(roles), _doubles(link_scores)
        out = []
        for row, own in enumerate(windows):
            mine = row_of == row
            own_cues = cue_of[mine]
            count = len(own.window.first)
            links = links_array[row, 1:count][:, [0, *own_cues.tolist()]]
            links = links - links.max(1, keepdims=True)
            links = links - np.log(np.exp(links).sum(1, keepdims=True))
            out.append(
                WindowScores(
                    own.window.low,
                    own.window.high,
                    roles_array[row, 1:count],
                    links,
                    [int(cue) - 1 for cue in own_cues],
                    conditional[mine],
                    edges[mine],
                )
            )
        return out

    def _conditional(
        self, words: Tensor, keep: Tensor, counts: Tensor, rows: Tensor, cues: Tensor
    ) -> tuple[np.ndarray, np.ndarray]:
        """Log probabilities [cues, SPAN, cue tags] and [cues, 2, SPAN]; cues with as many words around them
        go together."""
        tags = np.zeros((len(cues), SPAN, len(CUE_TAGS)))
        edges = np.full((len(cues), 2, SPAN), NEVER)
        if not len(cues):
            return tags, edges
        words = words.to(self.heads.conditional.word.weight.dtype)
        lefts = (cues - 1).clamp(max=LEFT)
        rights = (counts[rows] - 1 - cues).clamp(max=RIGHT)
        for some in torch.split(torch.argsort(lefts, stable=True), _CUES_PER_BATCH):
            left, right = int(lefts[some].max()), int(rights[some].max())
            given = self.heads.conditional(words, keep, rows[some], cues[some], left, right)
            near, own = slice(LEFT - left, LEFT + right + 1), some.numpy()
            tags[own, near] = _doubles(torch.log_softmax(given.tags, -1))
            edges[own, :, near] = _doubles(torch.log_softmax(given.edges, -1))
        return tags, edges


def _doubles(values: Tensor) -> np.ndarray:
    return values.double().numpy()
