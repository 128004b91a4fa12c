"""The vectors: MiniLM's word pieces one by one (model2vec), then drawn towards whole sentences.

model2vec gives every word piece the vector that MiniLM has for it alone, in 256 dimensions and
weighted by how rare it is. The mean of these is then taught to be what MiniLM says of the sentence
(as in tokenlearn): a matrix into MiniLM's space and the vectors themselves are learnt together by
cosine, on sentences of EWT, GUM and PolNeAR train. At last the 256 directions are kept in which
sentences differ most.
"""

import gzip
import random
import re
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from claimtrack.meaning.embedding import TOKENIZER
from claimtrack.training.joint.encoder import encoder_folder
from claimtrack.training.meaning.ship import write_vectors

WIDTH = 256
SENTENCES = 40_000
EPOCHS = 8
BATCH = 512
HELD = 20
"""Every so manieth sentence is held back, to see the learning end."""
SEED = 1


def make(corpora: Path, work: Path, target: Path) -> None:
    """Writes vectors and tokenizer to `target`; what MiniLM says is kept in `work` and used again."""
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    rows, tokenizer = _distilled()
    tokenizer.save(str(target / TOKENIZER))
    sentences = _sentences(corpora)
    kept = work / "teacher.npy"
    if not kept.exists():
        np.save(kept, _teacher(sentences))
    write_vectors(_refined(rows, tokenizer, sentences, np.load(kept).astype(np.float32)), target)


def _minilm() -> str:
    return str(encoder_folder())


def _distilled() -> tuple[NDArray[np.float32], Any]:
    from model2vec.distill import distill

    model = distill(_minilm(), pca_dims=WIDTH)
    tokenizer = Tokenizer.from_str(model.tokenizer.to_str())
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return model.embedding.astype(np.float32), tokenizer


def _sentences(corpora: Path) -> list[str]:
    """Sentences of 5 to 40 words, in an order that depends on the seed alone."""
    found: set[str] = set()
    for path in sorted((corpora / "ud").rglob("*train.conllu.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            found |= {line[9:].strip() for line in lines if line.startswith("# text = ")}
    for path in sorted((corpora / "polnear" / "train").rglob("*.txt")):
        for paragraph in path.read_text("utf-8").split("\n"):
            parts = re.split(r"(?<=[.!?])\s+(?=[\u201c\"A-Z])", paragraph)
            found |= {part.strip() for part in parts}
    fit = [words for words in sorted(found) if 5 <= len(words.split()) <= 40]
    random.Random(SEED).shuffle(fit)
    return fit[:SENTENCES]


def _teacher(sentences: list[str]) -> NDArray[np.float16]:
    """What MiniLM says of each sentence: the mean of its last layer, of length 1."""
    from transformers import AutoModel, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(_minilm())
    model = AutoModel.from_pretrained(_minilm()).eval()
    order = sorted(range(len(sentences)), key=lambda place: len(sentences[place]))
    found = np.zeros((len(sentences), model.config.hidden_size), np.float16)
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        for start in range(0, len(order), 128):
            places = order[start : start + 128]
            given = tokenizer(
                [sentences[place] for place in places],
                padding=True,
                truncation=True,
                max_length=64,
                return_tensors="pt",
            )
            states = model(**given).last_hidden_state.float()
            mask = given["attention_mask"][..., None].float()
            means = torch.nn.functional.normalize((states * mask).sum(1) / mask.sum(1), dim=1)
            found[places] = means.numpy().astype(np.float16)
            print(f"MiniLM: {start + len(places)} of {len(order)}", end="\r", flush=True)
    return found


def _refined(
    rows: NDArray[np.float32], tokenizer: Any, sentences: list[str], teacher: NDArray[np.float32]
) -> NDArray[np.float32]:
    teacher /= np.linalg.norm(teacher, axis=1, keepdims=True)
    made = tokenizer.encode_batch(sentences, add_special_tokens=False)
    pieces = [one.ids or [0] for one in made]
    table = torch.nn.EmbeddingBag(rows.shape[0], rows.shape[1], mode="mean")
    table.weight.data = torch.from_numpy(rows.copy())
    held = np.arange(len(pieces)) % HELD == 0
    learnt, checked = np.flatnonzero(~held), np.flatnonzero(held)
    goal = torch.from_numpy(teacher)

    def means(places: NDArray[np.int64]) -> torch.Tensor:
        chosen = [pieces[place] for place in places]
        starts = np.cumsum([0, *(len(one) for one in chosen[:-1])])
        every = torch.from_numpy(np.concatenate(chosen).astype(np.int64))
        found: torch.Tensor = table(every, torch.from_numpy(starts))
        return found

    with torch.no_grad():
        before = means(learnt).numpy()
    ridge = np.eye(rows.shape[1]) * len(learnt) * 1e-6
    into = np.linalg.solve(before.T @ before + ridge, before.T @ teacher[learnt])
    matrix = torch.nn.Parameter(torch.from_numpy(into.astype(np.float32)))
    groups: list[dict[str, Any]] = [
        {"params": table.parameters(), "lr": 3e-3},
        {"params": [matrix], "lr": 1e-3},
    ]
    optimizer = torch.optim.Adam(groups)

    def distance(places: NDArray[np.int64]) -> torch.Tensor:
        found = means(places) @ matrix
        return (1 - torch.nn.functional.cosine_similarity(found, goal[places])).mean()

    order = np.random.default_rng(SEED)
    for epoch in range(EPOCHS):
        mixed = order.permutation(learnt)
        for start in range(0, len(mixed), BATCH):
            loss = distance(mixed[start : start + BATCH])
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
        with torch.no_grad():
            print(f"epoch {epoch + 1}: 1 - cosine {distance(checked).item():.4f} on held-back")
    with torch.no_grad():
        whole = (means(np.arange(len(pieces))) @ matrix).numpy()
        whole /= np.linalg.norm(whole, axis=1, keepdims=True)
        directions = np.linalg.svd(whole.T @ whole / len(whole))[0][:, :WIDTH]
        return np.asarray((table.weight @ matrix).numpy() @ directions, np.float32)
