"""The network heads for grammar and names, over the states of the encoder.

- `Grammar` tags the syntactic words and scores their heads and relations (deep biaffine attention,
  Dozat and Manning 2017);
- `Names` tags words as beginning or going on with a name.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

from claimtrack.encoder.transformer import HIDDEN

NAME_TAGS = ("O", *(f"{edge}-{kind}" for kind in ("PER", "ORG", "LOC", "MISC") for edge in "BI"))
PARTS = 4  # places of a syntactic word among those that share a written word: can|not, do|n't


class Biaffine(nn.Module):
    """Scores [batch, words, words, classes] of pairs (dependent, head)."""

    def __init__(self, size: int, classes: int, dropout: float) -> None:
        super().__init__()
        self.classes = classes
        self.dependent = nn.Linear(HIDDEN, size)
        self.head = nn.Linear(HIDDEN, size)
        self.between = nn.Parameter(torch.zeros(classes, size + 1, size + 1))
        self.dropout = nn.Dropout(dropout)

    def sides(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """The words [..., HIDDEN] as dependents and as heads [..., size + 1]."""
        dependent = self.dropout(functional.gelu(self.dependent(words)))
        head = self.dropout(functional.gelu(self.head(words)))
        return functional.pad(dependent, (0, 1), value=1.0), functional.pad(head, (0, 1), value=1.0)

    def arcs(self, words: Tensor) -> Tensor:
        """Scores [batch, words, words] of the first class for every pair of words."""
        dependent, head = self.sides(words)
        return (dependent @ self.between[0].to(dependent.dtype)) @ head.transpose(-1, -2)

    def labels(self, words: Tensor, heads: Tensor) -> Tensor:
        """Scores [batch, words, classes] for the head `heads` [batch, words] of each word."""
        dependent, head = self.sides(words)
        chosen = head.gather(1, heads[..., None].expand(-1, -1, head.shape[-1]))
        size = head.shape[-1]
        flat = self.between.to(head.dtype).permute(1, 0, 2).reshape(size, -1)
        mapped = (dependent @ flat).view(*dependent.shape[:2], self.classes, size)
        scores: Tensor = (mapped @ chosen[..., None])[..., 0]
        return scores


class Grammar(nn.Module):
    """Tags and trees. Word 0 of a sentence is the root, which has a state of its own.

    `classes` names the number of values of each tag: `upos`, `xpos`, `feats`, `deprel`.
    """

    def __init__(self, classes: dict[str, int], dropout: float = 0.25) -> None:
        super().__init__()
        self.word = nn.Linear(2 * HIDDEN, HIDDEN)
        self.part = nn.Embedding(PARTS, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN)
        self.root = nn.Parameter(torch.zeros(HIDDEN))
        self.tag_hidden = nn.Linear(HIDDEN, HIDDEN)
        self.tags = nn.ModuleDict(
            {name: nn.Linear(HIDDEN, size) for name, size in classes.items() if name != "deprel"}
        )
        self.arcs = Biaffine(256, 1, dropout)
        self.labels = Biaffine(96, classes["deprel"], dropout)
        self.dropout = nn.Dropout(dropout)
        nn.init.normal_(self.part.weight, std=0.02)

    def words(self, first: Tensor, last: Tensor, part: Tensor) -> Tensor:
        """States [..., HIDDEN] of syntactic words from those of their first and last piece."""
        states = self.word(torch.cat([first, last], -1)) + self.part(part)
        out: Tensor = self.dropout(self.norm(states))
        return out

    def tag(self, words: Tensor) -> dict[str, Tensor]:
        """Logits [..., values] of each tag."""
        hidden = self.dropout(functional.gelu(self.tag_hidden(words)))
        return {name: layer(hidden).float() for name, layer in self.tags.items()}

    def rooted(self, words: Tensor) -> Tensor:
        """Sentences [batch, words, HIDDEN] with the root in front of each."""
        root = self.root.to(words.dtype).expand(len(words), 1, -1)
        return torch.cat([root, words], 1)


class Names(nn.Module):
    """Logits [batch, words, NAME_TAGS] from the states of each word's first piece."""

    def __init__(self, dropout: float = 0.2) -> None:
        super().__init__()
        self.hidden = nn.Linear(HIDDEN, 256)
        self.tags = nn.Linear(256, len(NAME_TAGS))
        self.dropout = nn.Dropout(dropout)

    def forward(self, words: Tensor) -> Tensor:
        """See the class."""
        hidden = self.dropout(functional.gelu(self.hidden(words)))
        logits: Tensor = self.tags(hidden).float()
        return logits
