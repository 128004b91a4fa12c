"""The corpora of names as passages: written out with blanks where a writer would set them."""

import re
from pathlib import Path

from claimtrack.training.attribution.passage import Named, Passage
from claimtrack.training.joint.trees import NamesOf
from claimtrack.training.language.name_lists import FRAMES
from claimtrack.training.language.names import (
    NameMaker,
    Sentence,
    add_miscellaneous,
    clean_silver,
    mend_gum,
    miscellaneous_words,
    read_bio,
    read_silver,
)

_TOGETHER = re.compile(r"[.,;:!?%)\]}’”]+|['’](s|S|re|ve|ll|m|d)|n['’]t|''")
_OPENERS = frozenset("([{$#“‘")
_SENTENCES = 6  # in a paragraph


class NameCorpora:
    """What is known of names: by sentence of the treebanks, by sentence of the silver parse, and as
    passages of their own."""

    def __init__(self, corpora: Path) -> None:
        silver = list(read_silver(corpora / "polnear" / "train-silver.conllu.gz"))
        cleaned = clean_silver(silver)
        misc = miscellaneous_words(cleaned)
        gum = mend_gum(read_bio(corpora / "ner" / "gum-train.bio"))
        self.gum = [add_miscellaneous(sentence, misc) for sentence in gum]
        self.silver = {(item.document, item.sentence): None for item in cleaned}
        ewt = read_bio(corpora / "ner" / "en_ewt-ud-dev.iob2")
        self.others = [
            *read_bio(corpora / "ner" / "wikigold.bio"),
            *(add_miscellaneous(sentence, misc) for sentence in ewt),
        ]

    def of_treebank(self) -> NamesOf:
        """The names of GUM's training sentences by their words."""
        return {sentence.words: sentence.names for sentence in self.gum}

    def passages(self, seen: set[tuple[str, ...]], seed: int) -> list[Passage]:
        """The sentences that are in no treebank (`seen`), and frames filled with names."""
        rest = [sentence for sentence in self.gum if sentence.words not in seen]
        maker = NameMaker(seed)
        framed = [maker.framed(frame) for frame in FRAMES for _ in range(6)]
        out = []
        for corpus in (rest, self.others, framed):
            for start in range(0, len(corpus), _SENTENCES):
                out.append(written(corpus[start : start + _SENTENCES]))
        return out


def written(sentences: list[Sentence]) -> Passage:
    """Tokenised sentences as one paragraph."""
    text = ""
    entities: list[Named] = []
    for sentence in sentences:
        starts, ends = [], []
        for word in sentence.words:
            if text and text[-1] not in _OPENERS and not _TOGETHER.fullmatch(word):
                text += " "
            starts.append(len(text))
            text += word
            ends.append(len(text))
        entities += [(starts[n.start], ends[n.end - 1], n.label) for n in sentence.names]
    renamed = {"PER": "person", "LOC": "place"}
    return Passage(
        text,
        None,
        names=tuple((s, e, renamed[label]) for s, e, label in entities if label in renamed),
        entities=tuple(entities),
        known=((0, len(text)),),
    )
