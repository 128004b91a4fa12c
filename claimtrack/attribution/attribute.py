"""The room's work on one article: tagged relations and sentences in, attributions and speakers out."""

from dataclasses import dataclass, replace
from itertools import islice

from claimtrack.attribution.confidence import Calibration, confidence
from claimtrack.attribution.entities import Entity
from claimtrack.attribution.frames import add_frames, answers
from claimtrack.attribution.introduced import add_introducers
from claimtrack.attribution.kinds import kind_of, with_marks
from claimtrack.attribution.phrase_edges import complete
from claimtrack.attribution.resolved import Resolved
from claimtrack.attribution.sharing import quoted_names, return_relayed, share_sources
from claimtrack.attribution.source_pieces import settle_source
from claimtrack.attribution.speakers import Resolver
from claimtrack.attribution.standalone import Draft, add_standalone
from claimtrack.attribution.tagger import Tagged
from claimtrack.attribution.turns import add_turns
from claimtrack.attribution.types import Attribution, Speaker
from claimtrack.encoder.quotation import Quotation
from claimtrack.language.document import Document
from claimtrack.spans import Span

_NEAR = 300
"""Attributions between a denial and what it answers; no article has so many."""

_REASONS = {
    "tagged": "found by the tagger",
    "continued": "continued: no cue of its own, goes on from the quotation before",
    "agent": "found by the tree: a participle and its agent",
    "introduced": "a quotation after a colon: who stands before it says it",
    "named before": "no cue of its own: the sentence before is about this speaker",
    "turn": "a turn of a transcript: its label names the speaker",
    "dialogue": "a line of dialogue: it begins with a dash",
}


@dataclass(frozen=True, slots=True)
class Drafted:
    """What the tagger and the quotation marks give of an article, before its sentences are known."""

    drafts: list[Draft]
    quotations: list[Quotation]


def draft(text: str, paragraphs: list[Span], tagged: Tagged, calibration: Calibration) -> Drafted:
    """The attributions of a text without their speakers; what is hardly likely is left out."""
    encoded = tagged.encoded
    quotations = encoded.quotations
    drafts = []
    for relation in tagged.relations:
        content = with_marks(text, encoded.spans(relation.content), quotations)
        sure = confidence(relation, kind_of(text, content, quotations), calibration)
        said = any(text[place].isalnum() for span in content for place in range(*span))
        if said and calibration.reports(relation, sure):
            drafts.append(
                Draft(
                    content=content,
                    source=encoded.spans(relation.source),
                    cue=encoded.spans(relation.cue),
                    confidence=sure,
                )
            )
    drafts = add_turns(text, paragraphs, drafts)
    return Drafted(add_standalone(text, paragraphs, quotations, drafts), quotations)


def attribute(drafted: Drafted, document: Document) -> tuple[list[Attribution], list[Speaker]]:
    """Attributions in text order, and the speakers behind them, those who speak first first."""
    text = document.text
    drafts = [settle_source(document, item) for item in drafted.drafts]
    drafts = complete(document, drafted.quotations, add_introducers(document, drafts))
    drafts = add_frames(document, drafts)
    drafts = return_relayed(document, share_sources(document, drafts))
    drafts = quoted_names(document, drafted.quotations, drafts)
    resolver = Resolver(document)
    resolved: dict[int, Resolved] = {}
    order = sorted(range(len(drafts)), key=lambda index: _reading_place(drafts[index]))
    for index in order:
        apart = _answered(document, drafts, index, resolved)
        resolved[index] = _resolve(drafts[index], resolver, resolved, apart)
    speakers: dict[str, Entity] = {}
    found = []
    for index in sorted(order, key=lambda index: drafts[index].start):
        item, who = drafts[index], resolved[index]
        if item.how == "named before" and who.entity is None:
            continue
        sure = item.confidence * (0.8 if who.ambiguous else 1.0)
        reasons: tuple[str, ...] = (_REASONS[item.how], f"speaker: {who.reason}")
        if who.ambiguous:
            reasons = (*reasons, "another speaker is possible")
        if who.entity is not None:
            speakers.setdefault(who.entity.name, who.entity)
        found.append(
            Attribution(
                kind=kind_of(text, item.content, drafted.quotations),
                content=item.content,
                source=item.source or who.named,
                cue=item.cue,
                speaker=who.entity.name if who.entity else "",
                confidence=round(sure, 4),
                reasons=reasons,
            )
        )
    return found, [entity.speaker() for entity in speakers.values()]


def _reading_place(item: Draft) -> int:
    """Sources are resolved in the order in which a reader meets them."""
    return item.source[0][0] if item.source else item.start


def _answered(
    document: Document, drafts: list[Draft], index: int, resolved: dict[int, Resolved]
) -> Entity | None:
    """Who made the statement that a denial takes up with "it" or "the claim": not the denier."""
    own = drafts[index]
    if not own.source or not answers(document, own):
        return None
    before = [
        number
        for number, who in list(islice(reversed(resolved.items()), _NEAR))[::-1]
        if who.entity is not None
        and number != index
        and drafts[number].cue
        and drafts[number].start < own.start
    ]
    latest = max(before, key=lambda number: drafts[number].content[-1][1], default=-1)
    return resolved[latest].entity if latest >= 0 else None


def _resolve(
    item: Draft, resolver: Resolver, resolved: dict[int, Resolved], apart: Entity | None
) -> Resolved:
    if item.source:
        return resolver.resolve(item.source, apart)
    if item.how == "continued" and item.after in resolved:
        return replace(resolved[item.after], reason=f"as before ({resolved[item.after].reason})")
    if item.how == "named before":
        return resolver.before(item.content[0][0])
    return Resolved(None, "none named")
