"""Pronouns of a proposition replaced by who they stand for, so that it can be read alone.

The article's own words stay recorded in the claim's `content`; only its `proposition` is changed.
In what somebody says, "I" is the speaker. In reported speech "he", "she", "it" or "they" is the speaker
where kind, number and sex allow it and nobody named before it in the same words fits better; between
quotation marks it is somebody else.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from claimtrack.attribution.lexicon import SpeakerWords, speaker_words
from claimtrack.language.document import Document, Word
from claimtrack.spans import Span

_FORMS = {"am": "is", "'m": "is", "’m": "is", "are": "is", "'re": "is", "’re": "is", "were": "was"}
_HAVE = {"have": "has", "'ve": "has", "’ve": "has", "do": "does", "don": "does"}
_POSSESSIVE = frozenset(("my", "our", "his", "her", "its", "their"))
_OWNED = {
    "his": frozenset(("he", "his", "him")),
    "her": frozenset(("she", "her", "hers")),
    "their": frozenset(("they", "their", "them")),
}
_REFLEXIVE = ("self", "selves")
_QUANTIFIED = tuple(
    """two three four five six seven eight nine ten some several many both all
    his her its their a an the""".split()
)
Edit = tuple[int, int, str]
Antecedents = Callable[[str, int], str]  # a pronoun and its place -> whom it surely means, or empty


@dataclass(frozen=True, slots=True)
class Named:
    """Who speaks, as a proposition may call it; `name` is empty where nobody is named.

    `direct` where all that is said stands in quotation marks.
    """

    name: str
    plural: bool
    person: bool
    sex: str
    body: bool = False
    direct: bool = False

    @classmethod
    def of(
        cls,
        document: Document,
        name: str,
        source: Sequence[Span],
        kind: str = "unknown",
        *,
        direct: bool = False,
    ) -> "Named":
        """The speaker `name` of that kind, whose mention is at `source`."""
        words = speaker_words()
        first = name.split(" ", 1)[0].casefold() if name else ""
        mention = document.text[source[0][0] : source[0][1]] if source else ""
        sex = "male" if first in words.male_given | words.male else ""
        sex = "female" if first in words.female_given | words.female else sex
        said = mention.casefold()
        sex = sex or ("male" if said in words.he else "female" if said in words.she else "")
        lower = name[:1].islower()
        last = name.split()[-1].casefold() if name else ""
        plural = said in words.they or (lower and (last.endswith("s") and last not in words.person))
        plural = plural or " and " in name or kind == "group"
        person = bool(sex) or last in words.person or said in words.first_person or kind == "person"
        person = person or first == "one"  # of two former employees
        described = lower and not plural and first not in _QUANTIFIED and "'s" not in name
        body = kind in ("organisation", "government")
        shown = f"the {name}" if described else name
        return cls(shown, plural, person, sex, body, direct)

    def possessive(self) -> str:
        """ "the bank's", "two officials'"."""
        return f"{self.name}'" if self.name.endswith("s") and self.plural else f"{self.name}'s"


def named_edits(
    document: Document, words: Sequence[Word], speaker: Named, others: Antecedents
) -> list[Edit]:
    """(start, end, new words) for each pronoun in `words` that stands for the speaker or, where only one
    person can be meant, for somebody named before."""
    edits = _speaker_edits(document, words, speaker) if speaker.name else []
    return edits + _other_edits(words, others, {start for start, _, _ in edits})


def _other_edits(words: Sequence[Word], others: Antecedents, done: set[int]) -> list[Edit]:
    """Edits for "he" and "she" that stand for nobody whom the same words name."""
    edits: list[Edit] = []
    for place, word in enumerate(words):
        text = word.text.casefold()
        known = word.start in done or word.upos != "PRON" or text.endswith(_REFLEXIVE)
        if known or text in ("him", "hers"):
            continue
        if any(item.upos == "PROPN" or _is_subject(item) for item in words[:place]):
            break
        name = others(text, word.start)
        if not name:
            continue
        shown = name if name[:1].isupper() else f"the {name}"
        own = text in _POSSESSIVE and (text != "her" or "Poss=Yes" in word.feats)
        if text == "her" and not own:
            continue
        edits.append((word.start, word.end, f"{shown}'s" if own else shown))
    return edits


def _is_subject(word: Word) -> bool:
    return word.upos == "NOUN" and word.deprel.startswith("nsubj")


def _speaker_edits(document: Document, words: Sequence[Word], speaker: Named) -> list[Edit]:
    lists = speaker_words()
    edits: list[Edit] = []
    for place, word in enumerate(words):
        text = word.text.casefold()
        if word.upos != "PRON" or text.endswith(_REFLEXIVE):
            continue
        if not _stands_for(text, speaker, lists) or _named_before(
            document, words, place, text, lists
        ):
            continue
        own = text in _POSSESSIVE and (text != "her" or "Poss=Yes" in word.feats)
        edits.append((word.start, word.end, speaker.possessive() if own else speaker.name))
        if text in ("i", "we") and not speaker.plural:
            edits += _agreeing(words, place)
    return edits


def _stands_for(text: str, speaker: Named, lists: SpeakerWords) -> bool:
    if text in ("i", "my", "me"):
        return not speaker.plural
    if text in ("we", "our", "us"):
        return not speaker.person
    if speaker.direct:
        return False
    owner = speaker.name.split(" ", 1)[0].casefold() if speaker.name else ""
    if owner in ("his", "her", "their") and text in _OWNED[owner]:
        return False  # "denied by his doctor": "he" is not the doctor
    if text in lists.he:
        return text != "him" and speaker.sex != "female" and not speaker.plural and _human(speaker)
    if text in lists.she:
        return speaker.sex != "male" and not speaker.plural and _human(speaker)
    if text in lists.it:
        return not speaker.plural and not speaker.person
    return text in ("they", "their") and speaker.plural


def _human(speaker: Named) -> bool:
    return not speaker.body and _personal(speaker)


def _personal(speaker: Named) -> bool:
    return speaker.person or bool(speaker.sex) or speaker.name[:1].isupper()


def _named_before(
    document: Document, words: Sequence[Word], place: int, text: str, lists: SpeakerWords
) -> bool:
    """Whether the same words name somebody before the pronoun whom it may mean instead."""
    if text in lists.first_person:
        return False
    for word in words[:place]:
        if word.upos == "PROPN" and text not in lists.it | lists.they:
            return True
        number = "Number=Plur" in word.feats
        if word.upos == "NOUN" and text in lists.they and number:
            return True
        if (
            word.upos in ("NOUN", "PROPN")
            and text in lists.it
            and not number
            and "nsubj" in word.deprel
        ):
            return True
    return False


def _agreeing(words: Sequence[Word], place: int) -> list[Edit]:
    """ "I have" as "X has": the first verb behind the pronoun."""
    for word in words[place + 1 : place + 4]:
        text = word.text.casefold()
        if text in _FORMS or text in _HAVE:
            new = {**_FORMS, **_HAVE}[text]
            return [(word.start, word.end, new if text[0] not in "'’" else f" {new}")]
        if word.upos == "VERB" and word.xpos in ("VBP", "VB") and text == word.lemma.casefold():
            return [(word.start, word.end, text + ("es" if text[-1] in "sxz" else "s"))]
        if word.upos not in ("ADV", "PART"):
            break
    return []
