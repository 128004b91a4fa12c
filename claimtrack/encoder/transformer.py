"""The encoder that every network head reads: MiniLM, a six-layer transformer (Wang et al. 2020).

It sees a window of whole paragraphs once. The heads of `language/` (tags, trees, names) and those of
`attribution/` (cues, sources, contents) work on its states.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

from claimtrack.encoder.pieces import FEATURES, Window

HIDDEN, HEADS, FEED_FORWARD, LAYERS, POSITIONS, VOCABULARY = 384, 12, 1536, 6, 512, 30522
MIXED = 4  # the uppermost layers of which grammar and names see a weighted mean


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
        mixed = _attention(query, key, value, mask)
        mixed = self.attended(mixed.transpose(1, 2).reshape(batch, length, hidden))
        states = self.norm_attended(states + mixed)
        out: Tensor = self.norm_out(states + self.narrow(functional.gelu(self.widen(states))))
        return out


def _attention(query: Tensor, key: Tensor, value: Tensor, mask: Tensor) -> Tensor:
    if not query.requires_grad:
        return functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
    # the same, written out: the backward pass of the built-in is several times as slow on a CPU
    scores = torch.matmul(query * query.shape[-1] ** -0.5, key.transpose(-1, -2)) + mask
    return torch.matmul(torch.softmax(scores, -1).to(value.dtype), value)


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
        self.shares = nn.Parameter(torch.zeros(MIXED))
        nn.init.zeros_(self.features.weight)

    @property
    def dtype(self) -> torch.dtype:
        """The kind of float the layers compute in."""
        return next(self.layers.parameters()).dtype

    def forward(self, batch: "Batch") -> tuple[Tensor, Tensor]:
        """States of the pieces [batch, length, HIDDEN]: the last layer's, and the mean of layers."""
        ids, features, keep = batch.ids, batch.features, batch.keep_pieces
        states: Tensor = (
            self.pieces(ids) + self.positions.weight[: ids.shape[1]] + self.features(features)
        )
        states = self.norm(states)
        # in training autocast decides, at work the layers' own weights
        wanted = torch.get_autocast_dtype("cpu") if torch.is_autocast_enabled("cpu") else self.dtype
        states = states.to(wanted)
        mask = additive(keep, states.dtype)
        shares = torch.softmax(self.shares, 0).to(states.dtype)
        mixed = torch.zeros_like(states)
        for index, layer in enumerate(self.layers):
            states = layer(states, mask)
            if index >= LAYERS - MIXED:
                mixed = mixed + shares[index - LAYERS + MIXED] * states
        return states, mixed


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
