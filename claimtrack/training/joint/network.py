"""The encoder with all its heads, as it is trained."""

from torch import Tensor, nn

from claimtrack.attribution.network import Heads
from claimtrack.encoder.transformer import Batch, Encoder
from claimtrack.language.network import Grammar, Names


class Joint(nn.Module):
    """One encoder, and heads for attributions, grammar and names.

    `silver` learns the relations of the automatic parse of news beside `grammar`, which learns those of
    the treebanks; it makes the encoder better and does not ship.
    """

    def __init__(self, classes: dict[str, int], dropout: float = 0.15) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.dropout = nn.Dropout(dropout)
        self.attribution = Heads(dropout)
        self.grammar = Grammar(classes)
        self.silver = Grammar({"deprel": classes["deprel"]})
        self.names = Names()

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """States of the pieces [batch, length, HIDDEN]: the last layer's, and the mean of layers."""
        last, mixed = self.encoder(batch)
        return self.dropout(last), self.dropout(mixed)


def of_words(states: Tensor, first: Tensor) -> Tensor:
    """The states [batch, words, HIDDEN] of the pieces `first` [batch, words]."""
    return states.gather(1, first[..., None].expand(-1, -1, states.shape[-1]))
