"""The grammar and name heads at work on the words of a text, over the encoder's states."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from claimtrack.encoder.encoder import has_bf16
from claimtrack.encoder.pieces import Encoded
from claimtrack.encoder.weights import Weights
from claimtrack.language.network import NAME_TAGS, PARTS, Grammar, Names
from claimtrack.language.states import WordStates
from claimtrack.language.trees import tree_heads
from claimtrack.spans import Span

_WORDS_AT_ONCE = 2048
Named = tuple[int, int, str]


class Parsed(NamedTuple):
    """What the heads say of a word; `head` is an index into its sentence, -1 for the root."""

    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str


class GrammarReader:
    """Tags, trees and names of the shipped network."""

    def __init__(self, given: Weights) -> None:
        self.values: dict[str, list[str]] = given.settings["tags"]
        with torch.device("meta"):
            self.grammar = Grammar({name: len(own) for name, own in self.values.items()})
            self.name_heads = Names()
        given.fill(self.grammar, "grammar")
        given.fill(self.name_heads, "names")
        if has_bf16():
            self.grammar.labels.to(torch.bfloat16)  # the largest head by far

    @torch.inference_mode()
    def parse(self, states: WordStates, sentences: Sequence[Sequence[Span]]) -> list[list[Parsed]]:
        """Tags and trees of a text's sentences, each given as the spans of its words (at least one)."""
        return [parsed for group in _groups(sentences) for parsed in self._parse(states, group)]

    def _parse(self, states: WordStates, sentences: list[Sequence[Span]]) -> Iterator[list[Parsed]]:
        """All words of the sentences as one list, so that nothing is computed for padding."""
        spans = np.array([span for sentence in sentences for span in sentence], np.int64)
        first, last, part = states.of(spans[:, 0], spans[:, 1])
        words = self.grammar.words(first.float(), last.float(), part.clamp(max=PARTS - 1))
        numbers = {
            name: found.argmax(-1).tolist() for name, found in self.grammar.tag(words).items()
        }
        rooted = self.grammar.rooted(words[None])  # one root for all
        heads = self._heads(rooted[0], [len(sentence) for sentence in sentences])
        relations = self._relations(rooted, heads)
        upos, xpos, feats = (
            [self.values[name][number] for number in numbers[name]]
            for name in ("upos", "xpos", "feats")
        )
        start = 0
        for sentence in sentences:
            yield [
                Parsed(
                    upos[place],
                    xpos[place],
                    "" if feats[place] == "_" else feats[place],
                    int(heads[place]) - start - 1 if heads[place] else -1,
                    relations[place],
                )
                for place in range(start, start + len(sentence))
            ]
            start += len(sentence)

    def _heads(self, rooted: Tensor, sizes: list[int]) -> np.ndarray:
        """The place [words] of each word's head in `rooted` [1 + words, HIDDEN], 0 for the root."""
        dependent, head = self.grammar.arcs.sides(rooted)
        asked = torch.split(dependent[1:] @ self.grammar.arcs.between[0], sizes)
        offered = torch.split(head[1:], sizes)
        found = []
        start = 0
        for mine, others in zip(asked, offered, strict=True):
            own = tree_heads((mine @ torch.cat([head[:1], others]).T).double().numpy())
            found.append(np.where(own == 0, 0, own + start))
            start += len(own)
        return np.concatenate(found)

    def _relations(self, rooted: Tensor, heads: np.ndarray) -> list[str]:
        """The relation of each word to its head; `root` for the root's dependents alone."""
        root = self.values["deprel"].index("root")
        chosen = torch.from_numpy(np.concatenate([[0], heads]))[None]
        labels = self.grammar.labels
        scores = labels.labels(rooted.to(labels.between.dtype), chosen)[0, 1:].float()
        scores[:, root] = -torch.inf
        numbers = np.where(heads == 0, root, scores.argmax(-1).numpy())
        return [self.values["deprel"][number] for number in numbers]

    @torch.inference_mode()
    def names(self, states: WordStates) -> list[Named]:
        """The names (start, end, kind) of a text, in order."""
        if not len(states.encoded):
            return []
        scores = torch.log_softmax(self.name_heads(states.first.float()), -1)
        return _spelled(states.encoded, _best_tags(scores.double().tolist()))


def _groups(sentences: Sequence[Sequence[Span]]) -> Iterator[list[Sequence[Span]]]:
    group: list[Sequence[Span]] = []
    size = 0
    for sentence in sentences:
        if group and size + len(sentence) > _WORDS_AT_ONCE:
            yield group
            group, size = [], 0
        group.append(sentence)
        size += len(sentence)
    if group:
        yield group


# a name goes on (I) only after its own beginning or itself
_BEGINNING = [NAME_TAGS.index("B" + tag[1:]) if tag[0] == "I" else -1 for tag in NAME_TAGS]


def _best_tags(scores: list[list[float]]) -> list[int]:
    """The best allowed tags; `scores` [words, NAME_TAGS] are log probabilities."""
    best = [
        score if begin < 0 else -1e9 for score, begin in zip(scores[0], _BEGINNING, strict=True)
    ]
    back: list[list[int]] = []
    for row in scores[1:]:
        top = best.index(max(best))
        step = [
            top if begin < 0 else begin if best[begin] >= best[tag] else tag
            for tag, begin in enumerate(_BEGINNING)
        ]
        best = [best[before] + score for before, score in zip(step, row, strict=True)]
        back.append(step)
    tags = [best.index(max(best))]
    for step in reversed(back):
        tags.append(step[tags[-1]])
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
