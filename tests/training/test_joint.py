"""Treebanks and names as passages, and what the network is told to learn of them."""

import random
from pathlib import Path

import numpy as np
import torch

from claimtrack.encoder import weights
from claimtrack.encoder.encoder import TextEncoder
from claimtrack.paths import data_dir
from claimtrack.training.attribution.passage import Passage, Tree, rewritten
from claimtrack.training.joint.labels import IGNORED, examples
from claimtrack.training.joint.losses import losses
from claimtrack.training.joint.mean import write_mean
from claimtrack.training.joint.named import written
from claimtrack.training.joint.network import Joint
from claimtrack.training.joint.run import write_settings
from claimtrack.training.joint.tags import UNKNOWN, Tagset
from claimtrack.training.joint.trees import word_spans
from claimtrack.training.language.corpora import Block
from claimtrack.training.language.names import Name, Sentence

ROWS = (
    "1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_",
    "1\tDo\tdo\tAUX\tVB\tMood=Imp\t3\taux\t_\t_",
    "2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_",
    "3\tworry\tworry\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No",
    "4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_",
)
BLOCK = Block(("# newdoc id = x",), ROWS)
TAGS = Tagset(
    {
        "upos": ["VERB", "AUX", "PART", "PUNCT"],
        "xpos": ["VB", "RB", "."],
        "feats": ["_", "Mood=Imp"],
        "deprel": ["root", "aux", "advmod", "punct", "nmod"],
    }
)


def passage() -> Passage:
    rows, spans, text = word_spans(BLOCK, 0)
    tags = {
        name: TAGS.numbers(name, [row[column] for row in rows])
        for name, column in (("upos", 3), ("xpos", 4), ("feats", 5), ("deprel", 7))
    }
    starts, ends = np.array(spans).T
    heads = np.array([int(row[6]) for row in rows])
    return Passage(text.rstrip(), None, trees=(Tree(starts, ends, heads, tags, gold=True),))


def test_words_that_share_a_written_word_have_their_own_letters() -> None:
    rows, spans, text = word_spans(BLOCK, 0)
    assert text == "Don't worry. "
    assert [text[start:end] for start, end in spans] == ["Do", "n't", "worry", "."]
    assert [row[1] for row in rows] == ["Do", "n't", "worry", "."]


def test_a_mean_weighs_its_parts(tmp_path: Path) -> None:
    shipped = data_dir() / "models" / "network"
    other = weights.load(shipped)
    for tensor in other.tensors.values():
        tensor.mul_(2)
    network = Joint({name: len(values) for name, values in other.settings["tags"].items()})
    network.load_state_dict(other.tensors, strict=False)
    (tmp_path / "twice").mkdir()
    weights.save(network, tmp_path / "twice")
    for name in (weights.TOKENIZER, weights.SETTINGS):
        (tmp_path / "twice" / name).write_bytes((shipped / name).read_bytes())
    write_settings(tmp_path / "twice", other.settings)
    write_mean([(shipped, 0.75), (tmp_path / "twice", 0.25)], tmp_path / "mean")
    name = "attribution.roles.weight"
    once, mean = weights.load(shipped).tensors[name], weights.load(tmp_path / "mean").tensors[name]
    assert torch.allclose(mean, 1.25 * once, rtol=1e-2, atol=1e-4)


def test_a_rare_relation_counts_as_its_general_one() -> None:
    assert TAGS.numbers("deprel", ["nmod:npmod", "vocative"]).tolist() == [4, UNKNOWN]


def test_a_tree_moves_with_its_text() -> None:
    moved = rewritten(passage(), [(0, 0, "“"), (6, 11, "panic")])
    tree = moved.trees[0]
    found = [moved.text[a:b] for a, b in zip(tree.starts, tree.ends, strict=True)]
    assert found == ["Do", "n't", "panic", "."]


def test_names_are_written_as_prose() -> None:
    words = ("Ann", "Lee", "'s", "report", "(", "2019", ")", "said", "no", ".")
    made = written([Sentence(words, (Name(0, 2, "PER"),))])
    assert made.text == "Ann Lee's report (2019) said no."
    assert [(made.text[a:b], label) for a, b, label in made.entities] == [("Ann Lee", "PER")]


def test_what_is_not_annotated_is_not_judged(encoder: TextEncoder) -> None:
    (example,) = examples(passage(), encoder.tokenizer, random.Random(1), 256)
    assert not example.judged
    assert (example.roles == IGNORED).all()
    assert (example.names == IGNORED).all()
    (sentence,) = example.sentences
    assert sentence.part.tolist() == [0, 1, 0, 0]


def test_the_network_learns_a_tree_by_heart(encoder: TextEncoder) -> None:
    torch.manual_seed(3)
    network = Joint({name: len(values) for name, values in TAGS.values.items()}, dropout=0.0)
    group = examples(passage(), encoder.tokenizer, random.Random(1), 256)
    optimizer = torch.optim.AdamW(network.parameters(), 1e-3)
    first = last = 0.0
    for step in range(12):
        parts = losses(network, group, random.Random(step))
        assert set(parts) == {"roles", "links", "upos", "xpos", "feats", "arcs", "labels"}
        total = torch.stack(list(parts.values())).sum()
        optimizer.zero_grad()
        total.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        first, last = first or float(total.detach()), float(total.detach())
    assert last < first / 2
