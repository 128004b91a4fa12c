"""How the desk says things: one vocabulary for the queue, the card and the help."""

from collections.abc import Callable, Sequence

from claimtrack.glyphs import visible
from claimtrack.review.filtering import START
from claimtrack.store.views import ActionView, Item, ItemFilter, Progress, SpeakerView, StanceView

_AGAINST = frozenset({"denies", "dismisses", "disputes", "rejects"})
_FOR = frozenset({"confirms", "supports"})

BLOCK_NAMES = {
    "repeat": "headline again",
    "caption": "caption",
    "furniture": "page furniture",
}
"""What the parts of an article that are not analysed are called."""


def chance(probability: float) -> str:
    """A probability as words and per cent: `0.87` is "likely, 87%"."""
    steps = (
        (0.95, "almost certain"),
        (0.80, "likely"),
        (0.60, "probable"),
        (0.40, "uncertain"),
        (0.0, "doubtful"),
    )
    words = next((words for least, words in steps if probability >= least), "doubtful")
    return f"{words}, {probability:.0%}"


def worth(check_worthiness: float) -> str:
    """Check-worthiness as words and per cent: `0.86` is "high, 86%"."""
    words = "high" if check_worthiness >= 0.7 else "medium" if check_worthiness >= 0.4 else "low"
    return f"{words}, {check_worthiness:.0%}"


def stance_words(stance: str) -> str:
    """A stance as it stands in a sentence: `declines_comment` is "declines comment"."""
    return visible(stance.replace("_", " "))


def stance_mark(stance: str) -> str:
    """A sign that says without colour whether a stance is for (+), against (✗) or neither (?)."""
    return "✗" if stance in _AGAINST else "+" if stance in _FOR else "?"


def stance_side(stance: str) -> str:
    """`against`, `for` or `open`: names the style a stance is shown in."""
    return "against" if stance in _AGAINST else "for" if stance in _FOR else "open"


def stance_summary(stances: Sequence[StanceView]) -> str:
    """All stances in one short line: "Kyiv denies, +1"."""
    if not stances:
        return ""
    first = f"{visible(stances[0].by) or 'somebody'} {stance_words(stances[0].stance)}"
    return f"{first}, +{len(stances) - 1}" if len(stances) > 1 else first


def stance_verbs(stances: Sequence[StanceView]) -> str:
    """Only what is said of a claim, without by whom: "✗ denies, dismisses"."""
    words = dict.fromkeys(stance_words(stance.stance) for stance in stances)
    return f"{stance_mark(stances[0].stance)} {', '.join(words)}" if stances else ""


def speaker_of(item: Item) -> str:
    """Who said it, safe to show; never empty."""
    return visible(item.speaker) or "no speaker named"


def statement_of(item: Item) -> str:
    """What is to be judged: a claim's proposition, a quote's own words. Safe to show."""
    return visible(item.proposition or item.text)


def brief(item: Item, width: int = 60) -> str:
    """An item in a few words, for messages: "Russia: Ukraine was linked to the attack"."""
    words = f"{speaker_of(item)}: {statement_of(item)}"
    return words if len(words) <= width else words[: width - 1].rstrip() + "…"


def counted(number: int, noun: str) -> str:
    """ "1 quote", "1,200 quotes"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def known_words(speaker: SpeakerView, words: str = "") -> str:
    """What a speaker is, and the alias that `words` are found in, where the name does not hold them."""
    about = f"{visible(speaker.kind)}, {counted(speaker.quotes, 'quote')}"
    sought = words.lower()
    if sought in speaker.name.lower():
        return about
    alias = next((alias for alias in speaker.aliases if sought in alias.lower()), "")
    return f"{about}, also {visible(alias)}" if alias else about


def progress_words(progress: Progress) -> str:
    """ "12 of 40 judged, 28 left"."""
    if not progress.total:
        return "nothing to judge"
    left = "none left" if not progress.left else f"{progress.left:,} left"
    return f"{progress.done:,} of {progress.total:,} judged, {left}"


def filter_words(where: ItemFilter) -> tuple[str, str]:
    """What the queue shows: in general ("claims, not judged"), and what else is asked for
    ("contested, speaker “putin”", or nothing)."""
    general = [" and ".join(f"{kind}s" for kind in where.kinds)]
    if where.reviewed is not None:
        general.append("judged" if where.reviewed else "not judged")
    parts = [
        yes if value else no
        for value, yes, no in (
            (where.contested, "contested", "not contested"),
            (where.flagged, "flagged", "not flagged"),
            (where.denied, "denied", "not denied"),
            (where.corrected, "corrected", "not corrected"),
            (where.hidden or None, "wrong extractions", ""),
        )
        if value is not None
    ]
    texts = {
        "speaker": where.speaker,
        "stance": stance_words(where.stance),
        "modality": where.modality,
        "quote": where.quote_kind,
        "rating": where.rating,
        "status": where.status,
        "assigned to": where.assigned,
        "text": where.text,
    }
    parts += [f"{name} “{visible(text)}”" for name, text in texts.items() if text]
    if where.article is not None:
        parts.append(f"article {where.article}")
    if where.at_least is not None:
        parts.append(f"confidence from {where.at_least:.0%}")
    if where.at_most is not None:
        parts.append(f"confidence to {where.at_most:.0%}")
    if where.since:
        parts.append(f"since {visible(where.since)}")
    if where.until:
        parts.append(f"until {visible(where.until)}")
    return ", ".join(general), ", ".join(parts)


def empty_words(where: ItemFilter, known: int, key: Callable[[str], str]) -> str:
    """Why there is nothing to show and what to do; `known` is how many items the store has, `key`
    gives the key of a binding."""
    if not known:
        return "Nothing to review. Run claimtrack ingest PATH"
    if where == START:
        every, quotes = key("find.open"), key("find.kinds")
        return f"No claim is waiting for a verdict. {every} shows all, {quotes} shows quotes"
    asked = ", ".join(filter(None, filter_words(where)))
    return f"Nothing fits: {asked}. {key('find.clear')} clears the filter"


def action_words(action: ActionView) -> str:
    """What somebody did, in a few words: "verdict “False”", "note taken away"."""
    value, text = visible(action.value), visible(action.text)
    short = text if len(text) <= 40 else text[:39].rstrip() + "…"
    match action.kind:
        case "verdict":
            return f"“{value}”" + (" (adjudication)" if action.role == "adjudication" else "")
        case "note":
            return f"note “{short}”" if text else "note taken away"
        case "flag":
            return "flag" if value else "flag taken off"
        case "evidence":
            return f"evidence “{value or short}”"
        case "assignment":
            return f"assigned to {value or 'nobody'}"
        case "second":
            return "second review asked for" if value else "second review called off"
        case "speaker":
            return f"said by {value or 'nobody'}"
        case "stance":
            return f"{text} {stance_words(value)}" if value else f"no stance of {text}"
        case "span":
            return f"{value} “{short}”"
        case "merge":
            return f"{text} is {value}"
        case "same":
            return "the same claim as another"
        case "apart":
            return "another claim than it was taken for"
        case "wrong":
            return "wrong extraction"
        case kind:
            return f"{kind} “{short}”"


def evidence_lines(item: Item) -> str:
    """The item's evidence as a verdict keeps it, a line for each."""
    found = (" ".join(filter(None, (one.url, one.note))) for one in item.evidence)
    return "\n".join(found)


def verdicts_apart(item: Item, settles: str) -> str:
    """What came of a second review; `settles` is the key that settles a disagreement."""
    others = ", ".join(visible(name) for name in item.judged_by[:-1])
    if item.status == "disagreed":
        return f"You and {others} disagree: {settles} settles it."
    return f"You and {others} agree."
