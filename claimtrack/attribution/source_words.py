"""The words of a source: its noun, what only describes it, whether it names several."""

from claimtrack.attribution.entities import Entity
from claimtrack.attribution.phrases import nominal
from claimtrack.language.document import Name, Sentence, Word

NOUNS = frozenset(("NOUN", "PROPN"))
OWNING = frozenset(("'s", "’s", "'", "’"))
CUT = frozenset((",", ";", "(", "—", "–", "-", "who", "which", "whom", "whose", "that"))


def set_beside(sentence: Sentence, noun: int, named: dict[int, Name]) -> Name | None:
    """The name in apposition: "a former aide, Lucy Tran, wrote", "the operator, Norvolt"."""
    found = (named.get(child) for child in sentence.children(noun, "appos"))
    return next((name for name in found if name is not None and name.kind in ("PER", "ORG")), None)


def bared(words: list[Word]) -> list[Word]:
    """The words of a source without what cannot open one; empty where no word of it names anybody."""
    first = 0
    while first < len(words) and words[first].upos in ("PUNCT", "CCONJ", "ADP", "SCONJ"):
        first += 1
    rest = words[first:]
    return rest if any(nominal(word) or word.upos in ("ADJ", "DET", "X") for word in rest) else []


def names_several(words: list[Word], core: list[Word], names: list[Name]) -> bool:
    """Whether the source names several: "Mr Haley and his wife", "Oslo, Kyiv and Riga"."""
    people = [name for name in names if name.kind == "PER"]
    joints = [place for place, word in enumerate(core) if word.text.casefold() in ("and", "&")]
    if joints and core[joints[-1]].text == "and":
        last = people[-1] if len(people) == 1 else None
        behind = core[joints[-1] + 1 :]
        title = last is not None and any(last.start <= word.start < last.end for word in behind[1:])
        # "lobbyist and strategist Charlie Black" is one man
        return not (title and all(word.upos in NOUNS for word in behind))
    if len(names) < 3:
        return False
    between = [
        word
        for word in words
        if names[0].end <= word.start < names[-1].start
        and not any(name.start <= word.start < name.end for name in names)
    ]
    return all(word.text.casefold() in (",", "and", "or", "&") for word in between)


def name_form(text: str, entity: Entity) -> str:
    """The source's words as another form of the name: without "who ..." or ", a former aide"."""
    return text if entity.kind == "group" else text.split(",")[0].split(" who ")[0].strip()


def before_comma(text: str) -> str:
    """ "The magician, who" is the magician; several joined names keep their commas."""
    return text if " and " in text else text.split(",")[0]


def core_of(words: list[Word], prepositions: frozenset[str]) -> list[Word]:
    """The phrase up to what only describes it: a preposition, a comma, a relative pronoun."""
    for index, word in enumerate(words):
        if index and word.upos == "VERB" and words[index - 1].upos == "NOUN":
            return words[:index]  # "economists polled by this paper"
        if index and (word.text.casefold() in CUT or word.text.casefold() in prepositions):
            joined = (
                word.text == "-" and index + 1 < len(words) and words[index + 1].start == word.end
            )
            if not joined:
                return _to_noun(words[:index])
    return words


def _to_noun(core: list[Word]) -> list[Word]:
    """ "A source close (to)", "solicitors acting (for)": what ends before the describing word."""
    end = len(core)
    while end > 1 and core[end - 1].upos in ("ADJ", "ADV", "VERB"):
        end -= 1
    return core[:end] if any(word.upos in NOUNS for word in core[:end]) else core


def head_noun(core: list[Word]) -> Word:
    """The last noun of the phrase; its last word where it has none."""
    nouns = [word for word in core if word.upos in NOUNS]
    return nouns[-1] if nouns else core[-1]


def phrase_words(sentence: Sentence, head: int) -> list[Word]:
    """The words of a noun phrase up to its head, as one stretch."""
    inside = [index for index in sentence.subtree(head) if index <= head]
    start = head
    while start - 1 in inside:
        start -= 1
    words = list(sentence.words[start : head + 1])
    while words and (words[0].upos in ("PUNCT", "CCONJ", "ADP", "SCONJ")):
        words.pop(0)
    return words
