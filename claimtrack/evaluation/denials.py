"""How many annotated denials are found, in texts where people marked every attribution.

A gold attribution counts as a denial when its cue is of the class "denial" of `cue_classes.toml`. It is
found when its content and source are (the strict measure); its stance is when a stance of the class of
denials stands at its cue. An attribution is enough for the first, a claim is needed for the second.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimtrack.attribution.lexicon import stance_words
from claimtrack.claims.types import Analysis
from claimtrack.evaluation.cues import cue_class
from claimtrack.evaluation.gold import GoldArticle, Relation
from claimtrack.evaluation.matching import STRICT
from claimtrack.evaluation.scoring import outcomes
from claimtrack.evaluation.stances import DENIALS
from claimtrack.language.lemmas import base_forms
from claimtrack.spans import Spans, covered, overlap, shifted

CLASS = "denial"


@dataclass(frozen=True, slots=True)
class Taken:
    """A predicted stance of the class of denials: its cue and its claim's words, into the gold's text."""

    cue: Spans
    claim: Spans


@dataclass(frozen=True, slots=True)
class Denial:
    """A gold denial and what became of it. `wording` is the base form of its word of denial."""

    doc: str
    text: str
    gold: Relation
    wording: str
    content: bool
    found: bool
    stance: bool
    linked: bool  # the stance's claim holds words of the gold content

    def shown(self) -> str:
        """Source, cue and content in one line."""
        spans = (self.gold.source, self.gold.cue, self.gold.content)
        return " | ".join(" ".join(covered(self.text, part, " … ").split()) for part in spans)


def with_denials(gold: Iterable[GoldArticle]) -> list[GoldArticle]:
    """The articles that hold a gold denial."""
    return [item for item in gold if any(_is_denial(item, one) for one in item.relations)]


def read_analysis(analyses: Iterable[Analysis]) -> tuple[list[Relation], list[Taken]]:
    """What the program found in the parts of one file, with offsets into the file's text."""
    relations, taken = [], []
    for analysis in analyses:
        offset = analysis.article.offset
        for item in analysis.attributions:
            content, source, cue = (
                shifted(part, offset) for part in (item.content, item.source, item.cue)
            )
            relations.append(Relation(content, source, cue))
        for claim in analysis.claims:
            for stance in claim.stances:
                if stance.stance in DENIALS:
                    content = shifted(claim.content, offset)
                    taken.append(Taken(shifted(stance.cue, offset), content))
    return relations, taken


def measure(
    article: GoldArticle, relations: Sequence[Relation], taken: Sequence[Taken]
) -> list[Denial]:
    """The gold denials of one article, each with what was found of it."""
    out = []
    for one in outcomes(article.text, article.relations, relations):
        if one.gold is None or not _is_denial(article, one.gold):
            continue
        gold = one.gold
        here = [stance for stance in taken if overlap(stance.cue, gold.cue)]
        out.append(
            Denial(
                doc=article.doc,
                text=article.text,
                gold=gold,
                wording=_wording(gold.cue_in(article.text)),
                content=one.share >= STRICT,
                found=one.right,
                stance=bool(here),
                linked=any(overlap(stance.claim, gold.content) for stance in here),
            )
        )
    return out


def _is_denial(article: GoldArticle, relation: Relation) -> bool:
    return cue_class(relation.cue_in(article.text)) == CLASS


def _wording(cue: str) -> str:
    """The base form of the first listed word of stance in a cue, else the cue itself."""
    words = stance_words()
    known = words.verbs.keys() | words.nouns.keys()
    for word in cue.split():
        listed = sorted(base_forms(word, word) & known)
        if listed:
            return listed[0]
    return " ".join(cue.casefold().split())
