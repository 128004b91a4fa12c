"""Make trained Stanza checkpoints small enough to ship.

Three things are done, none of which Stanza has to know about:

* floating-point tensors are stored as 16-bit floats: ``load_state_dict`` casts them back to the
  32 bits the modules are built with;
* the word vectors are cut to the words worth their bytes: the tagger, the parser and the name
  tagger look words up by the vocabulary found in the vector file when they are loaded, not by row;
* local file names in the saved settings are cut to their last part.

Word vectors themselves stay at 32 bits: Stanza multiplies them with 32-bit weights without a cast.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import torch

from .name_lists import PEERS, listed_words

PACKAGE = "news"
VECTORS = "glove50"
#: Rank in GloVe 6B up to which every word keeps its vector.
KEPT_RANKS = 40_000
#: Processors that look words up in the vector file.
WITH_VECTORS = ("pos", "depparse", "ner")
PROCESSORS = ("tokenize", "mwt", "pos", "lemma", "depparse", "ner")


def halve(value: Any) -> Any:
    """Return ``value`` with each 32-bit float tensor in it, however deep, as a 16-bit one.

    Raises:
        ValueError: a number does not fit 16 bits.
    """
    if isinstance(value, torch.Tensor) and value.dtype == torch.float32:
        short = value.detach().half()
        if not torch.equal(short.isfinite(), value.isfinite()):
            raise ValueError("a weight is too large for a 16-bit float")
        return short
    if isinstance(value, dict):
        return type(value)((key, halve(item)) for key, item in value.items())
    if isinstance(value, list):
        return [halve(item) for item in value]
    return value


def forget_paths(settings: dict[str, Any]) -> dict[str, Any]:
    """Return the settings with each file or folder name cut to its last part."""
    return {
        key: Path(value).name
        if isinstance(value, str) and key.endswith(("_dir", "_file", "_name"))
        else value
        for key, value in settings.items()
    }


def save_atomically(checkpoint: dict[str, Any], target: Path) -> None:
    """Write a checkpoint beside its place, then move it there, so that readers see a whole file."""
    target.parent.mkdir(parents=True, exist_ok=True)
    half_done = target.with_suffix(".part")
    torch.save(checkpoint, half_done, _use_new_zipfile_serialization=False)
    half_done.replace(target)


def shrink_checkpoint(source: Path, target: Path, vectors: Path | None = None) -> int:
    """Write the checkpoint ``source`` to ``target`` without optimiser, with 16-bit weights.

    Args:
        source: a checkpoint of any Stanza trainer.
        target: where the small one goes.
        vectors: the pruned vector file. The name tagger keeps a copy of its vocabulary, which has
            to be the one of the file it is loaded with.

    Returns:
        The size of the written file in bytes.
    """
    checkpoint = torch.load(source, map_location="cpu", weights_only=True)
    for key in [key for key in checkpoint if "optimizer" in key or "scheduler" in key]:
        del checkpoint[key]
    if "dev_score_history" in checkpoint:
        checkpoint["dev_score_history"] = []
    if "model" in checkpoint and checkpoint["model"] is not None:
        checkpoint["model"] = halve(checkpoint["model"])
    if vectors is not None and "delta" in checkpoint["vocab"]:
        pruned = torch.load(vectors, map_location="cpu", weights_only=True)
        checkpoint["vocab"]["word"] = pruned["vocab"]
    checkpoint["config"] = forget_paths(checkpoint["config"])
    save_atomically(checkpoint, target)
    return target.stat().st_size


def words_of(corpora: Path) -> set[str]:
    """Return the words, in lower case, of the name lists and every training corpus."""
    words = listed_words()
    trees = [*corpora.glob("ud/*-train.conllu.gz"), *corpora.glob("polnear/*-silver.conllu.gz")]
    for path in trees:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            words.update(_second_column(lines))
    for name in ("gum-train", "wikigold"):
        with (corpora / "ner" / f"{name}.bio").open(encoding="utf-8") as lines:
            words.update(line.split()[0].lower() for line in lines if line.strip())
    return words


def _second_column(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        if line[0].isdigit():
            yield line.split("\t", 2)[1].lower()


def prune_vectors(source: Path, target: Path, needed: set[str], ranks: int = KEPT_RANKS) -> int:
    """Keep the vectors of the ``ranks`` most frequent words and of the ``needed`` ones.

    Words of ``PEERS`` that have no vector are added with that of their peer. The listed names are
    added with "'s" as well, since the name tagger is given "Ukraine's" as one token.

    Returns:
        The number of words kept.
    """
    whole = torch.load(source, map_location="cpu", weights_only=True)
    vocabulary: list[str] = whole["vocab"]["_id2unit"]
    row_of: dict[str, int] = whole["vocab"]["_unit2id"]
    rows = [row for row, word in enumerate(vocabulary) if row < ranks or word in needed]
    kept = [vocabulary[row] for row in rows]
    added = {word: row_of[peer] for word, peer in PEERS.items() if word not in row_of}
    for word in sorted(listed_words()):
        row = row_of.get(word, added.get(word))
        if row is not None and word.isalpha() and len(word) > 3:
            added |= {word + "'s": row, word + "’s": row}
    kept += added
    rows += added.values()
    vocab = type(whole["vocab"])(whole["vocab"])
    vocab["_id2unit"] = kept
    vocab["_unit2id"] = {word: row for row, word in enumerate(kept)}
    save_atomically({"vocab": vocab, "emb": whole["emb"][rows].float().clone()}, target)
    return len(rows)


def write_resources(folder: Path) -> None:
    """Write the ``resources.json`` by which Stanza finds the models present under ``folder/en``."""
    present = [name for name in PROCESSORS if (folder / "en" / name / f"{PACKAGE}.pt").exists()]
    vectors = [{"model": "pretrain", "package": VECTORS}]
    needs = {name: vectors for name in present if name in WITH_VECTORS}
    chosen = dict.fromkeys(present, PACKAGE)
    english: dict[str, Any] = {"lang_name": "English"}
    for name in present:
        english[name] = {PACKAGE: {"dependencies": vectors} if name in needs else {}}
    english["pretrain"] = {VECTORS: {}}
    english["default_processors"] = chosen
    english["default_dependencies"] = needs
    english["packages"] = {"default": chosen}
    half_done = folder / "resources.part"
    half_done.write_text(json.dumps({"en": english}, indent=2) + "\n", encoding="utf-8")
    half_done.replace(folder / "resources.json")


def write_checksums(folder: Path) -> None:
    """Write ``SHA256SUMS`` for the language models under ``folder`` (``sha256sum -c`` reads it)."""
    names = [
        "resources.json",
        *sorted(str(p.relative_to(folder)) for p in folder.glob("en/*/*.pt")),
    ]
    lines = [
        f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}" for name in names
    ]
    half_done = folder / "SHA256SUMS.part"
    half_done.write_text("\n".join(lines) + "\n", encoding="utf-8")
    half_done.replace(folder / "SHA256SUMS")


def shrink(work: Path, corpora: Path, target: Path, vectors: Path) -> dict[str, int]:
    """Ship the models found in ``work/en/<processor>/news.pt`` to ``target``.

    Args:
        work: folder of the trained models, laid out as Stanza wants it.
        corpora: folder of the corpora, for the words whose vectors are kept.
        target: folder that ships, for example ``data/models``.
        vectors: the whole vector file.

    Returns:
        Bytes by processor.
    """
    sizes: dict[str, int] = {}
    pruned = target / "en" / "pretrain" / f"{VECTORS}.pt"
    prune_vectors(vectors, pruned, words_of(corpora))
    sizes["pretrain"] = pruned.stat().st_size
    for name in PROCESSORS:
        source = work / "en" / name / f"{PACKAGE}.pt"
        if source.exists():
            sizes[name] = shrink_checkpoint(source, target / "en" / name / f"{PACKAGE}.pt", pruned)
    write_resources(target)
    write_checksums(target)
    return sizes
