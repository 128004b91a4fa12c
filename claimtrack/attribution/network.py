"""The network heads that find attributions, over the states of the encoder.

- `roles` gives each word a tag (cue, source, content; begin or inside);
- `links` gives each word the first word of its cue (a biaffine attention, Dozat and Manning 2017);
- `conditional` reads the words around one cue again and tags the source and the content of that cue
  alone, so that several attributions can share a source or a content; it also scores each word as the
  first and as the last one of the content, since edges are what is hard about contents.
"""

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from claimtrack.encoder.transformer import HIDDEN, Layer, additive

ROLE_TAGS = ("O", "B-cue", "I-cue", "B-source", "I-source", "B-content", "I-content")
CUE_TAGS = ("O", "B-source", "I-source", "B-content", "I-content", "cue")
LEFT, RIGHT = 80, 95  # words before and after a cue that `conditional` reads
SPAN = LEFT + RIGHT + 1


class Links(nn.Module):
    """Scores [batch, words, words] of «the cue of word i begins at word j»; word 0 means none."""

    def __init__(self, size: int, dropout: float) -> None:
        super().__init__()
        self.dependent = nn.Linear(HIDDEN, size)
        self.head = nn.Linear(HIDDEN, size)
        self.between = nn.Parameter(torch.empty(size, size).normal_(std=0.05))
        self.head_bias = nn.Linear(size, 1)
        self.distance = nn.Embedding(41, 1)
        self.dropout = nn.Dropout(dropout)
        nn.init.zeros_(self.distance.weight)

    def forward(self, words: Tensor, keep: Tensor) -> Tensor:
        """Scores from word states [batch, words, HIDDEN] and `keep` [batch, words]."""
        dependent = self.dropout(functional.gelu(self.dependent(words)))
        head = self.dropout(functional.gelu(self.head(words)))
        scores = torch.matmul(dependent, self.between.to(dependent.dtype)) @ head.transpose(1, 2)
        scores = scores.float() + self.head_bias(head).float().transpose(1, 2)
        count = words.shape[1]
        bias = self.distance.weight[:, 0][distance_bucket(count)]
        bias = torch.cat([torch.zeros(count, 1), bias[:, 1:]], 1)
        out: Tensor = (scores + bias).masked_fill(~keep[:, None, :], -1e4)
        return out


def distance_bucket(count: int) -> Tensor:
    """Signed distances between `count` words as bucket numbers 1 to 39: exact to 7, then by logarithm."""
    index = torch.arange(count)
    signed = index[None, :] - index[:, None]
    size = signed.abs()
    far = 8 + (torch.log2(size.clamp(min=8).float() / 8) * 2.2).floor().long()
    bucket = torch.where(size < 8, size, far.clamp(max=19))
    return torch.where(signed < 0, -bucket, bucket) + 20


class GivenCue(NamedTuple):
    """What `Conditional` says of the places around each cue.

    `tags` [cues, SPAN, CUE_TAGS] are logits; so are `edges` [cues, 2, SPAN], of the content's first and
    last word; `real` [cues, SPAN] tells which places are words of the window.
    """

    tags: Tensor
    edges: Tensor
    real: Tensor


class Conditional(nn.Module):
    """Tags of the words around one cue: its own source and content, and the edges of the content."""

    def __init__(self, size: int = 256) -> None:
        super().__init__()
        self.word = nn.Linear(HIDDEN, size)
        self.cue = nn.Linear(HIDDEN, size)
        self.gate = nn.Linear(HIDDEN, size)
        self.offset = nn.Embedding(SPAN, size)
        self.norm = nn.LayerNorm(size)
        self.layer = Layer(size, 4, 2 * size)
        self.out = nn.Linear(size, len(CUE_TAGS))
        self.edges = nn.Linear(size, 2)
        self.dropout = nn.Dropout(0.1)
        nn.init.normal_(self.offset.weight, std=0.02)

    def forward(
        self,
        words: Tensor,
        keep: Tensor,
        batch: Tensor,
        cues: Tensor,
        left: int = LEFT,
        right: int = RIGHT,
    ) -> GivenCue:
        """What is said of the `left` + 1 + `right` places around the cues.

        `batch` and `cues` [cues] are the window and the word of each cue. With a smaller `left` and
        `right` only the places that near are looked at: the same, where there are no words beyond.
        """
        place = cues[:, None] + torch.arange(-left, right + 1)
        real = (place > 0) & (place < words.shape[1])
        place = place.clamp(0, words.shape[1] - 1)
        real = real & keep[batch[:, None], place]
        cue = words[batch, cues]
        states = (
            self.word(words)[batch[:, None], place] * torch.sigmoid(self.gate(cue))[:, None] * 2
        )
        offset = self.offset.weight[LEFT - left : LEFT + right + 1]
        states = states + self.cue(cue)[:, None] + offset.to(states.dtype)
        states = self.dropout(self.norm(states)).to(states.dtype)
        states = self.layer(states, additive(real, states.dtype))
        states = self.dropout(states)
        edges = self.edges(states).float().transpose(1, 2).masked_fill(~real[:, None], -1e4)
        return GivenCue(self.out(states).float(), edges, real)


class Heads(nn.Module):
    """The whole: see the module's docstring."""

    def __init__(self, dropout: float = 0.15) -> None:
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.roles_hidden = nn.Linear(HIDDEN, 256)
        self.roles = nn.Linear(256, len(ROLE_TAGS))
        self.links = Links(160, dropout)
        self.conditional = Conditional()

    def forward(self, words: Tensor, keep: Tensor) -> tuple[Tensor, Tensor]:
        """Role logits [batch, words, tags] and link scores [batch, words, words].

        `words` [batch, words, HIDDEN] are the states of each word's first piece.
        """
        hidden = self.dropout(functional.gelu(self.roles_hidden(words)))
        return self.roles(hidden).float(), self.links(words, keep)
