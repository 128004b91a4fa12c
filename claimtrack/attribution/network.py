"""The network that finds attributions: one small encoder, three heads.

A six-layer transformer encoder (MiniLM, Wang et al. 2020) reads a window of whole paragraphs once.
Over its word states

- `roles` gives each word a tag (cue, source, content; begin or inside);
- `links` gives each word the first word of its cue (a biaffine attention, Dozat and Manning 2017);
- `conditional` reads the words around one cue again and tags the source and the content of that cue
  alone, so that several attributions can share a source or a content.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

from claimtrack.attribution.encoding import FEATURES, Window

ROLE_TAGS = ("O", "B-cue", "I-cue", "B-source", "I-source", "B-content", "I-content")
CUE_TAGS = ("O", "B-source", "I-source", "B-content", "I-content", "cue")
LEFT, RIGHT = 80, 95  # words before and after a cue that `conditional` reads
SPAN = LEFT + RIGHT + 1
HIDDEN, HEADS, FEED_FORWARD, LAYERS, POSITIONS, VOCABULARY = 384, 12, 1536, 6, 512, 30522


class Layer(nn.Module):
    """One post-norm transformer layer, as in BERT."""

    def __init__(self, hidden: int, heads: int, feed_forward: int) -> None:
        super().__init__()
        self.heads = heads
        self.query_key_value = nn.Linear(hidden, 3 * hidden)
        self.attended = nn.Linear(hidden, hidden)
        self.norm_attended = nn.LayerNorm(hidden, eps=1e-12)
        self.widen = nn.Linear(hidden, feed_forward)
        self.narrow = nn.Linear(feed_forward, hidden)
        self.norm_out = nn.LayerNorm(hidden, eps=1e-12)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """States [batch, length, hidden] with an additive mask [batch, 1, length, length]."""
        batch, length, hidden = states.shape
        parts = self.query_key_value(states).view(
            batch, length, 3, self.heads, hidden // self.heads
        )
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        mixed = self.attended(mixed.transpose(1, 2).reshape(batch, length, hidden))
        states = self.norm_attended(states + mixed)
        out: Tensor = self.norm_out(states + self.narrow(functional.gelu(self.widen(states))))
        return out


def additive(keep: Tensor, dtype: torch.dtype) -> Tensor:
    """A mask for attention from booleans [batch, length]."""
    mask = torch.zeros(keep.shape, dtype=dtype).masked_fill(~keep, -1e4)
    return mask[:, None, None, :].expand(-1, 1, keep.shape[1], -1)


class Encoder(nn.Module):
    """Word pieces and their features to states [batch, length, HIDDEN]."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces = nn.Embedding(VOCABULARY, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.features = nn.Embedding(FEATURES, HIDDEN, padding_idx=0)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(HIDDEN, HEADS, FEED_FORWARD) for _ in range(LAYERS))
        nn.init.zeros_(self.features.weight)

    def forward(self, ids: Tensor, features: Tensor, keep: Tensor) -> Tensor:
        """States of the pieces; `ids`, `features` and `keep` are [batch, length]."""
        states: Tensor = (
            self.pieces(ids) + self.positions.weight[: ids.shape[1]] + self.features(features)
        )
        states = self.norm(states)
        if torch.is_autocast_enabled("cpu"):
            states = states.to(torch.get_autocast_dtype("cpu"))
        mask = additive(keep, states.dtype)
        for layer in self.layers:
            states = layer(states, mask)
        return states


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


class Conditional(nn.Module):
    """Tags of the words around one cue: its own source and content."""

    def __init__(self, size: int = 256) -> None:
        super().__init__()
        self.word = nn.Linear(HIDDEN, size)
        self.cue = nn.Linear(HIDDEN, size)
        self.gate = nn.Linear(HIDDEN, size)
        self.offset = nn.Embedding(SPAN, size)
        self.norm = nn.LayerNorm(size)
        self.layer = Layer(size, 4, 2 * size)
        self.out = nn.Linear(size, len(CUE_TAGS))
        self.dropout = nn.Dropout(0.1)
        nn.init.normal_(self.offset.weight, std=0.02)

    def forward(
        self, words: Tensor, keep: Tensor, batch: Tensor, cues: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Logits [cues, SPAN, CUE_TAGS] and which of those places are words of the window.

        `batch` and `cues` [cues] are the window and the word of each cue.
        """
        place = cues[:, None] + torch.arange(-LEFT, RIGHT + 1)
        real = (place > 0) & (place < words.shape[1])
        place = place.clamp(0, words.shape[1] - 1)
        real = real & keep[batch[:, None], place]
        cue = words[batch, cues]
        states = (
            self.word(words)[batch[:, None], place] * torch.sigmoid(self.gate(cue))[:, None] * 2
        )
        states = states + self.cue(cue)[:, None] + self.offset.weight.to(states.dtype)
        states = self.dropout(self.norm(states)).to(states.dtype)
        states = self.layer(states, additive(real, states.dtype))
        return self.out(self.dropout(states)).float(), real


class Network(nn.Module):
    """The whole: see the module's docstring."""

    def __init__(self, dropout: float = 0.15) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.dropout = nn.Dropout(dropout)
        self.roles_hidden = nn.Linear(HIDDEN, 256)
        self.roles = nn.Linear(256, len(ROLE_TAGS))
        self.links = Links(160, dropout)
        self.conditional = Conditional()

    def forward(self, batch: "Batch") -> tuple[Tensor, Tensor, Tensor]:
        """Role logits [batch, words, tags], link scores [batch, words, words], word states."""
        pieces = self.dropout(self.encoder(batch.ids, batch.features, batch.keep_pieces))
        index = batch.first[..., None].expand(-1, -1, pieces.shape[-1])
        words = pieces.gather(1, index)
        hidden = self.dropout(functional.gelu(self.roles_hidden(words)))
        return self.roles(hidden).float(), self.links(words, batch.keep_words), words


class Batch:
    """Windows padded to one size.

    `ids`, `features`, `keep_pieces` are [batch, length]; `first`, `keep_words` are [batch, words].
    """

    def __init__(self, windows: list[Window]) -> None:
        length = (max(len(window.ids) for window in windows) + 15) // 16 * 16
        words = max(len(window.first) for window in windows)
        size = len(windows)
        self.ids = torch.zeros(size, length, dtype=torch.long)
        self.features = torch.zeros(size, length, dtype=torch.long)
        self.keep_pieces = torch.zeros(size, length, dtype=torch.bool)
        self.first = torch.zeros(size, words, dtype=torch.long)
        self.keep_words = torch.zeros(size, words, dtype=torch.bool)
        for row, window in enumerate(windows):
            pieces, count = len(window.ids), len(window.first)
            self.ids[row, :pieces] = torch.tensor(window.ids)
            self.features[row, :pieces] = torch.tensor(window.features)
            self.keep_pieces[row, :pieces] = True
            self.first[row, :count] = torch.tensor(window.first)
            self.keep_words[row, :count] = True


def batches(windows: list[Window], pieces: int) -> list[list[int]]:
    """Window indexes grouped by like length, each group at most `pieces` when padded."""
    order = sorted(range(len(windows)), key=lambda index: len(windows[index].ids))
    groups: list[list[int]] = []
    group: list[int] = []
    for index in order:
        length = (len(windows[index].ids) + 15) // 16 * 16
        if group and (len(group) + 1) * length > pieces:
            groups.append(group)
            group = []
        group.append(index)
    if group:
        groups.append(group)
    return groups
