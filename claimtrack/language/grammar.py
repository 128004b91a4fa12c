"""The grammar and name heads at work on a Stanza document, over the states of its words."""

from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence

from claimtrack.encoder.pieces import Encoded
from claimtrack.encoder.weights import Weights
from claimtrack.language.network import NAME_TAGS, PARTS, Grammar, Names
from claimtrack.language.states import Located, WordStates
from claimtrack.language.trees import tree_heads
from claimtrack.spans import Span

_WORDS_PER_BATCH = 2048
Named = tuple[int, int, str]


class GrammarReader:
    """Tags, trees and names of the shipped network."""

    def __init__(self, given: Weights) -> None:
        self.values: dict[str, list[str]] = given.settings["tags"]
        with torch.device("meta"):
            self.grammar = Grammar({name: len(own) for name, own in self.values.items()})
            self.name_heads = Names()
        given.fill(self.grammar, "grammar")
        given.fill(self.name_heads, "names")

    @torch.no_grad()
    def annotate(self, sentences: list[Any], located: Located) -> None:
        """Sets tags, heads and relations of the words of these Stanza sentences."""
        order = sorted(range(len(sentences)), key=lambda index: len(sentences[index].words))
        group: list[Any] = []
        for index in order:
            size = len(sentences[index].words)
            if group and (len(group) + 1) * size > _WORDS_PER_BATCH:
                self._annotate(group, located)
                group = []
            group.append(sentences[index])
        if group:
            self._annotate(group, located)

    def _annotate(self, sentences: list[Any], located: Located) -> None:
        states = [_states(sentence, located) for sentence in sentences]
        first, last, part = (
            pad_sequence(list(column), batch_first=True) for column in zip(*states, strict=True)
        )
        words = self.grammar.words(first.float(), last.float(), part.clamp(max=PARTS - 1))
        tags = {
            name: logits.argmax(-1).tolist() for name, logits in self.grammar.tag(words).items()
        }
        rooted = self.grammar.rooted(words)
        scores = self.grammar.arcs.arcs(rooted).double().numpy()
        heads = torch.zeros(rooted.shape[:2], dtype=torch.long)
        for row, sentence in enumerate(sentences):
            size = len(sentence.words) + 1
            heads[row, 1:size] = torch.from_numpy(tree_heads(scores[row, :size, :size]))
        relations = self._relations(rooted, heads)
        for row, sentence in enumerate(sentences):
            for place, word in enumerate(sentence.words):
                word.upos = self.values["upos"][tags["upos"][row][place]]
                word.xpos = self.values["xpos"][tags["xpos"][row][place]]
                feats = self.values["feats"][tags["feats"][row][place]]
                word.feats = None if feats == "_" else feats
                word.head = int(heads[row, place + 1])
                word.deprel = relations[row][place + 1]
            sentence.build_dependencies()

    def _relations(self, rooted: Tensor, heads: Tensor) -> list[list[str]]:
        """The relation of each word to its head; `root` for the root's dependents alone."""
        root = self.values["deprel"].index("root")
        scores = self.grammar.labels.labels(rooted, heads).float()
        scores[..., root] = -torch.inf
        numbers = torch.where(heads == 0, root, scores.argmax(-1)).tolist()
        return [[self.values["deprel"][number] for number in row] for row in numbers]

    @torch.no_grad()
    def names(self, states: WordStates) -> list[Named]:
        """The names (start, end, kind) of a text, in order."""
        if not len(states.encoded):
            return []
        scores = torch.log_softmax(self.name_heads(states.first.float()), -1).numpy()
        return _spelled(states.encoded, _viterbi(scores.astype(np.float64)))


def _states(sentence: Any, located: Located) -> tuple[Tensor, Tensor, Tensor]:
    states, back = located(sentence.tokens[0].start_char)
    spans = [span for token in sentence.tokens for span in word_spans(token)]
    starts, ends = np.array(spans, np.int64).T + back
    return states.of(starts, ends)


def word_spans(token: Any) -> list[Span]:
    """The spans of a Stanza token's words; a word without offsets of its own has the token's."""
    return [
        (word.start_char, word.end_char)
        if word.start_char is not None
        else (token.start_char, token.end_char)
        for word in token.words
    ]


# a name goes on (I) only after its own beginning or itself
_MAY_FOLLOW = np.array(
    [
        [0.0 if after[0] != "I" or before[1:] == after[1:] else -1e9 for after in NAME_TAGS]
        for before in NAME_TAGS
    ]
)


def _viterbi(scores: np.ndarray) -> list[int]:
    """The best allowed tags; `scores` [words, NAME_TAGS] are log probabilities."""
    best = scores[0] + _MAY_FOLLOW[0]
    back = np.zeros(scores.shape, np.int64)
    for word in range(1, len(scores)):
        steps = best[:, None] + _MAY_FOLLOW
        back[word] = steps.argmax(0)
        best = steps.max(0) + scores[word]
    tags = [int(best.argmax())]
    for word in range(len(scores) - 1, 0, -1):
        tags.append(int(back[word, tags[-1]]))
    return tags[::-1]


def _spelled(encoded: Encoded, tags: list[int]) -> list[Named]:
    names: list[Named] = []
    for word, number in enumerate(tags):
        tag = NAME_TAGS[number]
        if tag == "O":
            continue
        end = int(encoded.ends[word])
        starts_paragraph = word and encoded.paragraph[word] != encoded.paragraph[word - 1]
        if tag[0] == "I" and names and not starts_paragraph:
            names[-1] = (names[-1][0], end, names[-1][2])
        else:
            names.append((int(encoded.starts[word]), end, tag[2:]))
    return names
