"""Which claim a stance is on: the one its content points back to, repeats, answers or contradicts."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz

from claimtrack.attribution.types import Attribution
from claimtrack.claims.called import REACH, called, owner
from claimtrack.claims.candidates import Candidate, Candidates
from claimtrack.claims.content import Content
from claimtrack.claims.lexicon import Lexicon
from claimtrack.claims.propositions import Proposition
from claimtrack.encoder.quotation import MARKS
from claimtrack.language.document import Document, Word

_SAME_WORDS = 78.0  # token_set_ratio from which two propositions are taken for one
_NEXT = 2  # sentences back in which an answer may have other words
_REACH = 3  # sentences back in which a pointing word looks for its claim
_CARRYING = frozenset(("NOUN", "VERB", "ADJ", "NUM", "PROPN"))
_LIMITS = (
    "no more than",
    "not more than",
    "fewer than",
    "less than",
    "at most",
    "only",
    "just",
    "closer to",
    "nearer",
)
_VERSIONS = frozenset(("version", "account", "story", "narrative", "description", "claim"))
_RELATES = frozenset(("which", "who"))
_AMOUNTS = frozenset("half third quarter most majority dozens hundreds thousands".split())
_COUNTS = frozenset(("figure", "number", "toll", "total", "turnout", "count"))
_MUTUAL = frozenset(("both", "each", "both sides", "each side", "they both"))
_SELVES = frozenset(("i", "we", "he", "she", "it", "they"))
_NOT = frozenset(("not", "n't", "n’t", "never", "no", "nothing"))
_AFTER = frozenset(("after", "when", "following", "response", "as"))
_STEM = 5  # letters that "inspected" and "inspector" share
_LATEST = 200  # characters between an answer and the claim told behind it
_TO_COME = frozenset(("will", "would", "going", "should", "wo", "'ll", "’ll", "may", "might"))
_LIGHT = frozenset("be have do say anyone anything thing single".split())


@dataclass(frozen=True, slots=True)
class Found:
    """The claim a stance is on, the confidence in [0, 1] in the link, and how it was found."""

    target: Candidate
    certainty: float
    how: str


def find_target(
    document: Document,
    item: Attribution,
    number: int,
    content: Content,
    own: Proposition,
    candidates: Candidates,
    lexicon: Lexicon,
) -> Found | None:
    """The claim that the stance of `item` is on, or None."""
    possible = candidates.others(item, number)
    source = document.text[slice(*item.source[0])].casefold() if item.source else ""
    if content.points_by and source in _MUTUAL:
        possible = candidates.near(number)  # "A and B accuse each other; both deny it"
    sentence = (document.overlapping(item.cue or item.content) or [0])[0]
    named = called(content, possible, sentence, item.content[0][0])
    if named is not None:
        return Found(named, 0.7, f"“{content.words[content.noun].text}” names the claim")
    if not content.points_by:
        answered = _accusation_before(content, possible, sentence, item, lexicon)
        return answered or same_words(own, possible)
    return _pointed(document, item, content, possible, sentence)


def _answers(document: Document, item: Attribution, candidate: Candidate) -> bool:
    """ "Fake news," tweeted the minister after a website claimed that ..."."""
    between = document.text[item.content[0][1] : candidate.start][:_LATEST].casefold().split()
    return bool(_AFTER & set(between))


def _pointed(
    document: Document,
    item: Attribution,
    content: Content,
    possible: Sequence[Candidate],
    sentence: int,
) -> Found | None:
    here = item.cue[0][0] if item.cue else item.content[0][0]
    before = [
        candidate
        for candidate in possible
        if candidate.start < max(item.content[0][0], here)
        and 0 <= sentence - candidate.sentence <= (1 if content.bare else _REACH)
    ]
    whose = owner(content)
    if whose:
        before = [one for one in before if whose & set(one.claimant.casefold().split())]
        if not before:
            return None
    apposed = content.first in ("a", "an") and content.noun >= 0
    if not before:
        behind = [
            candidate
            for candidate in possible
            if candidate.sentence == sentence
            and candidate.start > item.content[0][0]
            and (
                candidate.modality in ("alleges", "suspects") or _answers(document, item, candidate)
            )
        ]
        if not behind or apposed:
            return None
        return Found(behind[0], 0.7, f"“{content.points_by}” points ahead in the sentence")
    telling = [candidate for candidate in before if len(candidate.words) > 2] or before
    nearest = max(telling, key=lambda candidate: (candidate.sentence, candidate.end))
    if nearest.sentence == sentence:
        how = "apposition" if apposed else f"“{content.points_by}” in the same sentence"
        return Found(nearest, 0.9, how)
    alleged = [candidate for candidate in before if candidate.modality in ("alleges", "suspects")]
    if content.noun >= 0 and alleged:
        latest = max(alleged, key=lambda candidate: (candidate.sentence, candidate.end))
        made = not latest.claimant and bool(latest.stances)  # by another's denial
        if not made and nearest.sentence - latest.sentence <= 1:
            nearest = latest
    near = sentence - nearest.sentence == 1
    return Found(nearest, 0.8 if near else 0.55, f"“{content.points_by}” points back")


def told_behind(
    document: Document,
    item: Attribution,
    number: int,
    content: Content,
    candidates: Candidates,
) -> Found | None:
    """ "Disputed the account given by the nanny, who said P": what the account says follows at once."""
    if not content.words[content.noun].bases & _VERSIONS:
        return None
    end = item.content[-1][1]
    behind = [
        candidate
        for candidate in candidates.others(item, number)
        if end < candidate.start <= end + _LATEST
        and _RELATES & set(document.text[end : candidate.start].casefold().split())
    ]
    if not behind:
        return None
    return Found(min(behind, key=lambda one: one.start), 0.75, "told in the clause behind")


def unanswered(
    document: Document, item: Attribution, number: int, candidates: Candidates
) -> Found | None:
    """The claim that somebody did not comment on, where the words do not say on what.

    It names who is silent, or it is an accusation or a report in the sentence before: most articles end
    with "X did not respond", and that is no stance on whatever was quoted last.
    """
    sentence = (document.overlapping(item.cue or item.content) or [0])[0]
    here = (item.cue or item.content)[0][0]
    near = [
        candidate
        for candidate in candidates.others(item, number)
        if candidate.start < here and 0 <= sentence - candidate.sentence <= 2
    ]
    name = {word.casefold() for word in item.speaker.split() if word[:1].isupper()}
    for candidate in reversed(near):
        said = {word.text.casefold() for word in candidate.words if word.upos == "PROPN"}
        if name & said:
            return Found(candidate, 0.7, "it names who does not comment")
    for candidate in reversed(near):
        quoted = document.text[candidate.start] in MARKS
        if sentence - candidate.sentence <= 1 and not quoted:
            return Found(candidate, 0.55, "what was said just before")
    return None


def _accusation_before(
    content: Content,
    candidates: Sequence[Candidate],
    sentence: int,
    item: Attribution,
    lexicon: Lexicon,
) -> Found | None:
    """ "X blamed Y for the attack. Y denied involvement": an act denied answers the accusation."""
    head = content.head
    if head is None or not head.bases & lexicon.acts or head not in content.words[-2:]:
        return None
    near = [
        candidate
        for candidate in candidates
        if candidate.modality in ("alleges", "suspects")
        and 0 <= sentence - candidate.sentence <= 1
        and candidate.start < item.content[0][0]
    ]
    if not near:
        return None
    latest = max(near, key=lambda candidate: candidate.end)
    return Found(latest, 0.75, f"“{head.text}” answers the accusation before")


def same_words(own: Proposition, candidates: Sequence[Candidate]) -> Found | None:
    """The claim whose proposition has the words of `own`, or None."""
    if len(own.text.split()) < 3:
        return None
    scored = [
        (fuzz.token_set_ratio(own.text.casefold(), candidate.proposition.text.casefold()), place)
        for place, candidate in enumerate(candidates)
    ]
    score, place = max(scored, default=(0.0, 0))
    if score < _SAME_WORDS:
        return None
    return Found(candidates[place], round(score / 100, 4), f"same words ({score:.0f} of 100)")


def contained(own: Candidate, candidates: Sequence[Candidate], lexicon: Lexicon) -> Found | None:
    """The last claim that has all carrying words of `own` (two at least), or None."""
    wanted = _carrying(own.words, lexicon)
    for candidate in reversed(candidates):
        if len(wanted) > 1 and wanted <= _carrying(candidate.words, lexicon):
            return Found(candidate, 0.7, "says part of it in the same words")
    return None


def contradicted(
    document: Document,
    item: Attribution,
    number: int,
    content: Content,
    candidates: Candidates,
    lexicon: Lexicon,
) -> Found | None:
    """The claim just made that the content says the opposite of: its words again, and a negation.

    "X said Y was paid in full. Z said nobody had been paid."
    """
    negated = any(word.text.casefold() in lexicon.negations for word in content.words[:8])
    sentence = (document.overlapping(item.content) or [0])[0]
    if content.first in ("whether", "if") or _asks(document, item) or _open(content):
        return None
    if _limits(content) or _figure(content):
        return _other_figure(item, number, candidates, sentence)
    if not negated or len(content.words) > 16:
        return None
    accused = _about_them(document, item, number, content, candidates, sentence)
    if accused is not None:
        return accused
    told = _carrying(content.words, lexicon)
    best: Candidate | None = None
    back = _points_at_deed(content.words)
    for candidate in candidates.others(item, number):
        if back and 0 < sentence - candidate.sentence <= 1:
            return Found(candidate, 0.6, f"says no of “{back}”")
        back_by = sentence - candidate.sentence
        if not 0 <= back_by <= REACH or candidate.start >= item.content[0][0]:
            continue
        if any(
            word.text.casefold() in lexicon.negations or word.bases & lexicon.failing
            for word in candidate.words
        ):
            continue
        said = _carrying(candidate.words, lexicon)
        if _same_thing(told, said) if back_by > _NEXT else _opposite(content.words, told, said):
            best = candidate
    return None if best is None else Found(best, 0.6, "says the opposite in the same words")


def _about_them(
    document: Document,
    item: Attribution,
    number: int,
    content: Content,
    candidates: Candidates,
    sentence: int,
) -> Found | None:
    """ "The guard fired twice," said a witness. The guard said he never touched the gun: who is spoken
    of in the sentence before says no of what they did.
    """
    words = content.words
    first = 1 if words[0].text.casefold() in ("that", "no", "but") and len(words) > 3 else 0
    if words[first].text.casefold() not in _SELVES or not item.speaker:
        return None
    if not any(word.text.casefold() in _NOT for word in words[first + 1 : first + 4]):
        return None
    name = {word.casefold() for word in item.speaker.split()} - {"the", "of", "and"}
    for candidate in reversed(candidates.others(item, number)):
        near = 0 <= sentence - candidate.sentence <= 1 and candidate.start < item.content[0][0]
        subjects = {
            word.text.casefold() for word in candidate.words[:8] if word.deprel.startswith("nsubj")
        }
        if near and name & subjects and document.text[candidate.start] not in MARKS:
            return Found(candidate, 0.65, "says no of what was said of them")
    return None


def _opposite(words: Sequence[Word], told: set[str], said: set[str]) -> bool:
    """Whether the negated `words` share enough with what was said just before to be an answer to it."""
    common = told & said
    enough = 2 * len(common) >= len(told) and any(not word.istitle() for word in common)
    return _denies_noun(words, said) or enough


def _same_thing(told: set[str], said: set[str]) -> bool:
    """Whether all that is told of, names apart, was said: only so is it an answer from far behind."""
    plain = {word for word in told if not word.istitle()}
    return len(plain) > 1 and plain <= said


def _denies_noun(words: Sequence[Word], said: set[str]) -> bool:
    """ "There were no weapons in it", "no inspector ever came": what is said not to be is in the claim,
    if only as "weapons store" or "inspected"."""
    for place, word in enumerate(words[:5]):
        if word.text.casefold() != "no":
            continue
        nouns = [one for one in words[place + 1 : place + 3] if one.upos == "NOUN"]
        stems = {base[:_STEM] for base in said if len(base) >= _STEM and not base.istitle()}
        return any(one.text.casefold()[:_STEM] in stems for one in nouns)
    return False


def _asks(document: Document, item: Attribution) -> bool:
    """Whether what is said is a question."""
    return document.text[: item.content[-1][1]].rstrip("\"”’' ").endswith("?")


def _open(content: Content) -> bool:
    """ "Was not going to jump to that conclusion" says nothing of what has been."""
    return any(word.text.casefold() in _TO_COME for word in content.words[:6])


def _points_at_deed(words: Sequence[Word]) -> str:
    """ "He was not on that plane": the noun behind a demonstrative; empty where there is none."""
    for place, (word, following) in enumerate(pairwise(words[1:]), start=1):
        if any(one.upos == "ADJ" for one in words[max(0, place - 3) : place]):
            continue  # "is not happy with those numbers"
        points = word.text.casefold() in ("that", "those", "such") and word.upos in ("DET", "ADJ")
        if points and following.upos == "NOUN":
            return f"{word.text} {following.text}"
    return ""


def _limits(content: Content) -> bool:
    """ "there were no more than 6,000": a figure set against another."""
    texts = [word.text.casefold() for word in content.words[:10]]
    joined = " ".join(texts)
    limited = any(phrase in joined for phrase in _LIMITS)
    return limited and any(word.upos == "NUM" for word in content.words) and len(texts) < 10


def _figure(content: Content) -> bool:
    """ "Put the toll at nine", "insists the figure is 40": another figure for the same."""
    words = content.words[:8]
    counted = any(word.bases & _COUNTS for word in words[:4])
    put = len(words) > 2 and (words[0].text.casefold(), words[1].text) == ("it", "at")
    number = any(word.upos == "NUM" for word in words)
    return number and len(content.words) <= 8 and (counted or put)


def _other_figure(
    item: Attribution, number: int, candidates: Candidates, sentence: int
) -> Found | None:
    near = [
        candidate
        for candidate in candidates.others(item, number)
        if 0 <= sentence - candidate.sentence <= 1
        and candidate.start < item.content[0][0]
        and any(w.upos == "NUM" or w.text.casefold() in _AMOUNTS for w in candidate.words)
    ]
    return Found(near[-1], 0.6, "sets another figure against it") if near else None


def _carrying(words: Sequence[Word], lexicon: Lexicon) -> set[str]:
    """The base forms that carry the meaning; names keep their capital."""
    found = set()
    for word in words:
        base = word.lemma.casefold()
        plain = word.text.casefold()
        if word.upos not in _CARRYING or base in _LIGHT or plain in lexicon.negations:
            continue
        found.add(base.title() if word.upos == "PROPN" else min(word.bases, key=len))
    return found
