"""What the heads are trained for: a sum over words of every annotated kind.

Each loss is the sum over a batch's annotated words, divided by all words of the batch, so that a kind
weighs as much as its share of the corpus and no batch with a few stray words is loud.
"""

import random

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from claimtrack.attribution.network import CUE_TAGS, ROLE_TAGS
from claimtrack.encoder.transformer import Batch
from claimtrack.language.network import Grammar
from claimtrack.training.joint.labels import IGNORED, Example, Sentence, conditional_row
from claimtrack.training.joint.network import Joint, of_words

_BEGIN_CUE = ROLE_TAGS.index("B-cue")
_BEGIN_CONTENT, _INSIDE_CONTENT = CUE_TAGS.index("B-content"), CUE_TAGS.index("I-content")
LOSSES = {  # name: weight
    "roles": 1.5,
    "links": 2.0,
    "conditional": 4.5,
    "edges": 0.2,
    "names": 1.0,
    "upos": 0.7,
    "xpos": 0.4,
    "feats": 0.4,
    "arcs": 1.0,
    "labels": 0.6,
    "silver arcs": 0.5,
    "silver labels": 0.3,
}


def losses(network: Joint, group: list[Example], rng: random.Random) -> dict[str, Tensor]:
    """The weighted losses of a batch by name."""
    batch = Batch([example.window for example in group])
    words = batch.first.shape[1]
    total = int(batch.keep_words.sum())

    def cross(logits: Tensor, wanted: Tensor) -> Tensor:
        summed = functional.cross_entropy(
            logits.flatten(0, -2).float(), wanted.flatten(), ignore_index=IGNORED, reduction="sum"
        )
        return summed / total

    found: dict[str, Tensor] = {}
    with torch.autocast("cpu", dtype=torch.bfloat16):
        last, mixed = network(batch)
        states = of_words(last, batch.first)
        roles, links = network.attribution(states, batch.keep_words)
        found["roles"] = cross(roles, _padded([example.roles for example in group], words))
        found["links"] = cross(links, _padded([example.links for example in group], words))
        rows, cues, wanted = _cues(group, roles, rng)
        if len(rows):
            given = network.attribution.conditional(states, batch.keep_words, rows, cues)
            wanted = wanted.masked_fill(~given.real, IGNORED)
            share = sum(example.judged for example in group) / len(group)
            found["conditional"] = share * functional.cross_entropy(
                given.tags.flatten(0, 1), wanted.flatten(), ignore_index=IGNORED
            )
            edges = _edges(wanted)
            if (edges != IGNORED).any():
                found["edges"] = share * functional.cross_entropy(
                    given.edges.flatten(0, 1), edges.flatten(), ignore_index=IGNORED
                )
        named = _padded([example.names for example in group], words)
        if (named >= 0).any():
            found["names"] = cross(network.names(of_words(mixed, batch.first)), named)
        for gold, head, prefix in ((True, network.grammar, ""), (False, network.silver, "silver ")):
            chosen = [
                (row, sentence)
                for row, example in enumerate(group)
                for sentence in example.sentences
                if sentence.gold == gold
            ]
            if chosen:
                found |= {
                    prefix + name: loss / total
                    for name, loss in _grammar(head, mixed, chosen).items()
                }
    return {name: LOSSES[name] * loss for name, loss in found.items()}


def _grammar(head: Grammar, mixed: Tensor, chosen: list[tuple[int, Sentence]]) -> dict[str, Tensor]:
    """Summed losses of the sentences `chosen`, given with their rows in the batch."""
    size = max(len(sentence.heads) for _, sentence in chosen)
    length = mixed.shape[1]
    flat = mixed.reshape(-1, mixed.shape[-1])
    first = _padded([row * length + sentence.first for row, sentence in chosen], size, 0)
    last = _padded([row * length + sentence.last for row, sentence in chosen], size, 0)
    part = _padded([sentence.part for _, sentence in chosen], size, 0)
    heads = _padded([sentence.heads for _, sentence in chosen], size)
    words = head.words(flat[first], flat[last], part)
    tags = {
        name: _padded([sentence.tags[name] for _, sentence in chosen], size)
        for name in chosen[0][1].tags
    }
    found: dict[str, Tensor] = {}
    for name, logits in head.tag(words).items():
        found[name] = _summed(logits, tags[name])
    rooted = head.rooted(words)
    real = heads != IGNORED
    arcs = head.arcs.arcs(rooted)[:, 1:].float()
    arcs = arcs.masked_fill(~functional.pad(real, (1, 0), value=True)[:, None, :], -1e4)
    found["arcs"] = _summed(arcs, heads)
    gold_heads = functional.pad(heads.clamp(min=0), (1, 0))
    found["labels"] = _summed(head.labels.labels(rooted, gold_heads)[:, 1:], tags["deprel"])
    return found


def _summed(logits: Tensor, wanted: Tensor) -> Tensor:
    return functional.cross_entropy(
        logits.flatten(0, -2).float(), wanted.flatten(), ignore_index=IGNORED, reduction="sum"
    )


def _cues(group: list[Example], roles: Tensor, rng: random.Random) -> tuple[Tensor, Tensor, Tensor]:
    """The gold cues, and words taken for cues by mistake or at random (whose tags are all O)."""
    chance = torch.softmax(roles.detach(), -1)[..., _BEGIN_CUE]
    rows: list[int] = []
    cues: list[int] = []
    wanted: list[np.ndarray] = []
    for row, example in enumerate(group):
        if not example.judged:
            continue
        gold = {cue for cue, _ in example.cues}
        count = len(example.window.first)
        suspects = torch.nonzero(chance[row, :count] > 0.08).flatten().tolist()
        wrong = [word for word in suspects if word > 0 and word not in gold][:3]
        if rng.random() < 0.2:
            wrong.append(rng.randrange(1, count))
        for cue, tags in [*example.cues, *((word, {}) for word in wrong if word not in gold)]:
            rows.append(row)
            cues.append(cue)
            wanted.append(conditional_row(cue, tags))
    labels = torch.from_numpy(np.stack(wanted)) if wanted else torch.zeros(0, dtype=torch.long)
    return torch.tensor(rows), torch.tensor(cues), labels


def _edges(wanted: Tensor) -> Tensor:
    """The places [cues, 2] of the first and the last content word in tags [cues, SPAN]."""
    content = (wanted == _BEGIN_CONTENT) | (wanted == _INSIDE_CONTENT)
    first = content.int().argmax(1)
    last = content.shape[1] - 1 - content.flip(1).int().argmax(1)
    edges = torch.stack([first, last], 1)
    return edges.masked_fill(~content.any(1, keepdim=True), IGNORED)


def _padded(rows: list[np.ndarray], size: int, filler: int = IGNORED) -> Tensor:
    out = torch.full((len(rows), size), filler)
    for index, row in enumerate(rows):
        out[index, : len(row)] = torch.from_numpy(row)
    return out
