"""Judgements of what somebody asserted: "the report baseless", "that is not true", "no such thing".

A word of judgement counts only where it is said of an assertion: of a noun of assertion, of a pronoun
that it is predicated of ("that is false", "called it nonsense"), of a clause ("false to suggest that"),
or where it is all that is said ("Nonsense").
"""

from claimtrack.claims.lexicon import Lexicon
from claimtrack.claims.told import NOUNS, link, tells, told_by, told_end
from claimtrack.claims.types import StanceKind
from claimtrack.language.document import Word

_SHORT = 14  # words; a longer sentence says more than a judgement
_INTERJECTIONS = frozenset(("no", "yes", "well", "oh", "absolutely", "simply", "and", "but"))
_BEING = frozenset(("be", "'s", "’s", "all"))
_AUXILIARIES = frozenset(("be", "have", "do"))
_LET_IN = frozenset(("ADV", "ADJ", "DET", "NUM"))
_UNSURE = frozenset(("if", "whether", "unless"))
_POINTING = frozenset(("it", "this", "that", "these", "those", "such", "them"))
_NO = frozenset(("no", "not", "never", "nope"))
_BARE = frozenset(
    "absolutely certainly definitely of course at all way ever sir simply and".split()
)


def judged_in(
    words: tuple[Word, ...], noun: int, lexicon: Lexicon
) -> tuple[StanceKind | None, str, tuple[Word, ...]]:
    """(the stance of an evaluation or None, its words, the claim told beside it)."""
    if says_no(words):
        return "denies", " ".join(word.text.casefold() for word in words), ()
    start = 0
    while start + 1 < len(words) and words[start].text.casefold() in _INTERJECTIONS:
        start += 1
    texts = [word.text.casefold() for word in words]
    for phrase in lexicon.evaluation_phrases:
        place = _find(words, phrase.split())
        if place >= 0 and not _stands(words, texts, phrase, place, noun, lexicon):
            continue
        if place >= 0 and _UNSURE & set(texts[:place]):
            continue
        if place >= 0 and (place < _SHORT or noun >= 0):
            after = place + len(phrase.split())
            told = _told_beside(words, noun, place, after, lexicon)
            if told or len(words) <= _SHORT:
                return "denies", phrase, told
    for place in range(start, len(words)):
        found = _evaluated(words, texts, place, noun, start, lexicon)
        if found is not None:
            told = _told_beside(words, noun, place, place + 1, lexicon)
            if told or len(words) - start <= _SHORT:
                return found, texts[place], told
    return None, "", ()


def _stands(
    words: tuple[Word, ...],
    texts: list[str],
    phrase: str,
    place: int,
    noun: int,
    lexicon: Lexicon,
) -> bool:
    """Whether a phrase that has other senses stands where it judges: "a parliament made up of parties"
    and "won't be so vivid" do not."""
    after = place + len(phrase.split())
    if phrase in lexicon.closing:  # "not so" is all of it, or ends it
        return len(words) <= 4 or after >= len(words)
    if phrase not in lexicon.anchored:
        return True
    if after < len(words) and texts[after] == "of" and phrase.split()[-1] == "up":
        return False
    pointing = any(text in _POINTING for text in texts[max(0, place - 4) : place])
    return pointing or len(words) <= len(phrase.split()) + 3 or noun >= 0


def says_no(words: tuple[Word, ...]) -> bool:
    """Whether it is a bare no: "No", "Absolutely not", "Never"."""
    texts = {word.text.casefold() for word in words}
    if 0 < len(words) <= 4 and texts & _NO and texts <= _NO | _BARE:
        return True
    rest = words[1:] if words and words[0].text.casefold() in _NO else words
    return (  # "(No,) he did not", "It had not"
        len(rest) == 3
        and rest[0].upos == "PRON"
        and bool(rest[1].bases & _AUXILIARIES)
        and rest[2].text.casefold() in ("not", "n't", "n’t")
    )


def _evaluated(
    words: tuple[Word, ...], texts: list[str], place: int, noun: int, start: int, lexicon: Lexicon
) -> StanceKind | None:
    """The stance of the evaluating word at `place`, None where it is none of an assertion."""
    text = texts[place]
    forms = {text, *words[place].bases}
    if not forms & (lexicon.evaluations | lexicon.supports) or _UNSURE & set(texts[:place]):
        return None
    noun_after = noun > place and _claims_after(texts, place, noun)
    said = any(word.bases & lexicon.saying for word in words[place + 1 : place + 3])
    verbs = [word for word in words[start:place] if word.upos == "VERB"]
    alone = len(words) - start <= 3 and place == len(words) - 1 and not verbs
    alone = alone or all(_judges_alone(word, lexicon) for word in words[start:])
    pointing = [
        text
        for index, text in enumerate(texts[start:place], start)
        if text in _POINTING and _predicated(words, index, place, start)
    ]
    judged = 0 <= noun < place and (
        tells(words, noun, lexicon) or not _acts(words[noun + 1 : place])
    )
    about = judged or noun_after or said or bool(pointing) or alone
    following = words[place + 1] if place + 1 < len(words) else None
    modifies = following is not None and following.upos in NOUNS and place != noun
    if not about or (modifies and noun != place + 1 and not noun_after):
        return None
    if _of_the_text(words, texts, place, noun, pointing, lexicon):
        return None
    if (
        len(words) > 3
        and any(texts[i] == "that" and words[i].upos == "SCONJ" for i in range(max(noun, 0), place))
        and not _after_clause(words, place)
    ):
        return None
    negated = any(item in lexicon.negations for item in texts[max(start, place - 4) : place])
    negated = negated or any(item in ("nothing", "none", "neither") for item in texts[:place])
    if forms & lexicon.supports and not _closed(words, place):
        return None
    if forms & lexicon.evaluations:
        weak = forms & lexicon.weak and noun < 0 and not said and not pointing
        return None if negated or weak else "denies"
    if negated:
        return "denies"
    return "confirms" if noun >= 0 or pointing[:1] in (["that"], ["this"]) else None


def _of_the_text(
    words: tuple[Word, ...],
    texts: list[str],
    place: int,
    noun: int,
    pointing: list[str],
    lexicon: Lexicon,
) -> bool:
    """Whether the judging word is the article's own or judges nothing: "repeating a false claim",
    "fabricated the story", "her statements and lies", "it is absurd that you had 400 of them"."""
    before = words[place - 1] if place else None
    following = words[place + 1] if place + 1 < len(words) else None
    if before is not None and before.text.casefold() in ("a", "an") and noun == place + 1:
        return not pointing
    if words[place].upos == "VERB" and following is not None and following.upos in ("DET", "PRON"):
        return True
    if before is not None and before.upos == "CCONJ" and 0 <= noun < place and not pointing:
        return True
    weak = bool({texts[place], *words[place].bases} & lexicon.weak)
    return weak and following is not None and following.text.casefold() == "that"


def _judges_alone(word: Word, lexicon: Lexicon) -> bool:
    """One of the words of "Lies, lies and more lies"."""
    judging = bool(word.bases & lexicon.evaluations or word.text.casefold() in lexicon.evaluations)
    return judging or word.upos in ("CCONJ", "ADJ", "DET", "INTJ")


def _predicated(words: tuple[Word, ...], index: int, place: int, start: int) -> bool:
    """ "That is simply false", "called it nonsense"; "that fact speaks volumes" judges nothing."""
    between = words[index + 1 : place]
    if not _copula(between):
        return False
    return index == start or any(word.bases & _BEING for word in between)


def _closed(words: tuple[Word, ...], place: int) -> bool:
    """Whether the clause ends with the word at `place`: "that is right", not "the right man"."""
    following = words[place + 1] if place + 1 < len(words) else None
    return following is None or following.upos in ("SCONJ", "CCONJ", "PRON", "ADV", "VERB")


def _copula(between: tuple[Word, ...]) -> bool:
    """Whether only "is", "was simply", "as a" stand between what is judged and the judgement."""
    return all(
        word.upos in ("AUX", "ADV", "DET", "PART", "ADJ", "ADP") or word.bases & _BEING
        for word in between
    )


def _acts(between: tuple[Word, ...]) -> bool:
    """ "Statements that turned out to be untrue": another verb parts the noun from the judgement."""
    return any(
        word.upos == "VERB" and "VerbForm=Fin" in word.feats and not word.bases & _BEING
        for word in between
    )


def _after_clause(words: tuple[Word, ...], place: int) -> bool:
    """ "claims that the deal had collapsed are untrue": the judgement has a copula of its own."""
    return place > 0 and any(
        word.bases & frozenset(("be",)) or word.text.casefold() == "as"
        for word in words[max(0, place - 4) : place]
    )


def _claims_after(texts: list[str], place: int, noun: int) -> bool:
    """ "as slander the claim that": what is judged stands behind the judgement."""
    return "as" in texts[max(0, place - 2) : place] or noun - place <= 3


def _told_beside(
    words: tuple[Word, ...], noun: int, place: int, after: int, lexicon: Lexicon
) -> tuple[Word, ...]:
    """The claim told beside a judgement at `place`: "to suggest that P", "the claim that P is untrue"."""
    if after + 2 < len(words) and words[after].text.casefold() == "that":
        return words[after + 1 :]  # "it is not true that P"
    for index in range(after, min(after + 4, len(words))):
        if words[index].bases & lexicon.saying and words[index].upos == "VERB":
            return words[index + 1 :]
    if noun < 0:
        return ()
    if not tells(words, noun, lexicon):
        return ()
    if noun > place:
        told = told_by(words, noun, lexicon)
        return told if len(told) > 1 else ()
    end = place
    while end > noun + 1 and words[end - 1].upos in ("ADV", "DET", "PART", "ADJ"):
        end -= 1
    while end > noun + 1 and (
        words[end - 1].upos == "AUX" or words[end - 1].text.casefold() in ("as", "have", "has")
    ):
        end -= 1
    told = words[link(words, noun) + 1 : end]
    return told[: told_end(told)]


def _find(words: tuple[Word, ...], phrase: list[str]) -> int:
    """Where the words of `phrase` stand side by side, adverbs of one word let in; -1 if nowhere."""
    plain = [word.text.casefold().replace("n’t", "not").replace("n't", "not") for word in words]
    for start in [number for number, text in enumerate(plain) if text == phrase[0]]:
        place = start
        for number, part in enumerate(phrase):
            if place < len(plain) and plain[place] == part:
                place += 1
            elif (
                number
                and place + 1 < len(plain)
                and plain[place + 1] == part
                and words[place].upos in _LET_IN
            ):
                place += 2
            else:
                break
        else:
            return start
    return -1
