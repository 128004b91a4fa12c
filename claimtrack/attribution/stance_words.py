"""Where a sentence uses a word of stance - denied, brushed off, a denial - and whether it means it.

"Denied", "stopped short of denying", "was asked to deny" and "if he denies" all hold the verb; only the
first takes the stance. What holds the others back stands before the verb in its clause: a negation, a
governing word, a condition, a modal. The lists are in `data/attribution/stances.toml`. Words are read in
text order rather than by their tree, which is at its weakest where such words pile up.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from claimtrack.attribution.lexicon import StanceWords, stance_words
from claimtrack.language.document import Sentence, Word

_REACH = 10  # words back from the verb in which something may hold it back
_SUBJECTS = frozenset(("NOUN", "PROPN", "PRON", "ADV", "NUM"))
_STOPS = frozenset(("and", "but", "that", "who", "which", "whom", "because", "while", "as"))
_JOINS = frozenset(("or", "nor"))
_OWN = frozenset(("i", "we"))
_LATER = frozenset(("later", "subsequently", "eventually", "go"))
_MARKS = frozenset("\"“”'‘’-–—")


@dataclass(frozen=True, slots=True)
class Use:
    """A use of a stance word: words `first` to `last` of the sentence, `head` the verb or noun itself.

    `statement` is true where the word takes a stance on statements only; `held` says what holds the
    stance back, empty where it is taken; `idiom` is true where it needs no object.
    """

    stance: str
    first: int
    last: int
    head: int
    noun: bool
    statement: bool
    held: str
    words: str
    idiom: bool = False


def uses(sentence: Sentence) -> list[Use]:
    """The uses of stance words in text order, longest phrases first where two overlap."""
    return list(_uses(sentence, stance_words()))


def _uses(sentence: Sentence, words: StanceWords) -> Iterator[Use]:
    forms = [_forms(word) for word in sentence.words]
    place = 0
    while place < len(forms):
        found = _phrase(forms, place, words) or _single(sentence, place, words)
        if found is None:
            word = sentence.words[place]
            if (
                word.upos == "VERB"
                and word.bases & words.reversed.keys()
                and _held(sentence, forms, place, words) == "negated"
            ):
                stance = words.reversed[sorted(word.bases & words.reversed.keys())[0]]
                statement = stance != "declines_comment"
                yield Use(stance, place, place, place, False, statement, "", f"not {word.text}")
            place += 1
            continue
        stance, end, noun, statement, idiom = found
        shown = " ".join(word.text for word in sentence.words[place : end + 1])
        own = forms[place] & words.negations and place < end  # "could not verify the claim"
        held = (
            ""
            if noun or own or stance == "declines_comment"
            else _held(sentence, forms, place, words)
        )
        if noun and place and forms[place - 1] & words.negations:
            held = "negated"
        yield Use(stance, place, end, place, noun, statement, held, shown, idiom)
        place = end + 1


def held_back(sentence: Sentence, verb: int) -> str:
    """What holds back the verb at `verb`, a word of stance or another: "stopped short of calling"."""
    return _held(sentence, [_forms(word) for word in sentence.words], verb, stance_words())


def _forms(word: Word) -> frozenset[str]:
    text = word.text.casefold()
    if text in ("n't", "n’t"):
        return frozenset(("not", text))
    return word.bases | {text}


def _phrase(
    forms: list[frozenset[str]], start: int, words: StanceWords
) -> tuple[str, int, bool, bool, bool] | None:
    known = [own for form in forms[start] & words.phrases.keys() for own in words.phrases[form]]
    for _, phrase, stance in sorted(known):
        place = start
        for part in phrase[1:]:
            step = next(
                (n for n in (1, 2) if place + n < len(forms) and part in forms[place + n]), 0
            )
            if not step or (step == 2 and forms[place + 1] & words.negations):
                break
            place += step
        else:
            idiom = phrase in words.idioms
            return stance, place, False, stance != "declines_comment" and not idiom, idiom
    return None


def _single(
    sentence: Sentence, place: int, words: StanceWords
) -> tuple[str, int, bool, bool, bool] | None:
    word = sentence.words[place]
    verb = sorted(word.bases & words.verbs.keys())
    noun = sorted(word.bases & words.nouns.keys())
    if noun and word.upos in ("NOUN", "PROPN"):
        stance = words.nouns[noun[0]]
        return stance, place, True, stance in ("rejects", "dismisses"), False
    if verb and _is_verb(sentence, place):
        return words.verbs[verb[0]], place, False, verb[0] in words.statements, False
    return None


def _is_verb(sentence: Sentence, place: int) -> bool:
    """Whether the word is used as a verb; taggers read "he disputes that" as a noun now and then."""
    word = sentence.words[place]
    before = sentence.words[place - 1] if place else None
    after = sentence.words[place + 1] if place + 1 < len(sentence.words) else None
    if word.upos == "VERB":
        described = before is not None and before.upos == "DET" and word.text[-2:] == "ed"
        return not (described and after is not None and after.upos in ("NOUN", "PROPN", "ADJ"))
    if word.upos not in ("NOUN", "ADJ", "PROPN") or before is None:
        return False
    if before.upos not in _SUBJECTS:
        return False
    ends = after is None or after.upos == "PUNCT"
    finite = any("VerbForm=Fin" in other.feats for other in sentence.words)
    opens = after is not None and after.upos in ("DET", "PRON", "SCONJ")
    single = "Number=Sing" in before.feats or before.upos in ("NOUN", "PROPN")
    if single and "Number=Plur" not in before.feats and word.text[-1:] not in "sd":
        return False  # "a three-way contest that"
    headline = word.text.endswith("s") and not finite and sentence.words[-1].text != "."
    return opens or headline or (ends and word.text[-1:] in "sd" and before.upos != "ADV")


def _held(sentence: Sentence, forms: list[frozenset[str]], place: int, words: StanceWords) -> str:
    indexes = list(_before(sentence, forms, place))
    near = forms[place - 1] | (forms[place - 2] if place > 1 else frozenset())
    before = [forms[index] for index in indexes]
    gerund = sentence.words[place].text.casefold().endswith("ing")
    infinitive = "to" in near or (any("to" in item for item in before[:4]) and _joined(before))
    if not (
        infinitive or gerund
    ):  # another verb is of another clause: "that he would leave was denied"
        verbs = [n for n, index in enumerate(indexes) if sentence.words[index].upos == "VERB"]
        before = before[: verbs[0]] if verbs else before
    own = any(item & _OWN for item in before)
    for item in before:
        if item & words.negations and "only" not in near:
            return "negated"
    if infinitive or gerund:
        for item in before[: 4 if gerund else _REACH]:
            if item & words.permits and not item & words.governors:
                return ""
            if item & words.governors and not own:
                return "governed"
    if any(item & words.conditions for item in before):
        return "conditional"
    modal = any(item & words.modals for item in before)
    if modal and not own and not infinitive and not any(item & _LATER for item in before):
        return "modal"
    if sentence.words[-1].text == "?" and not gerund:
        return "asked"
    return ""


def _joined(before: list[frozenset[str]]) -> bool:
    return bool(before) and bool(before[0] & _JOINS)


def _before(sentence: Sentence, forms: list[frozenset[str]], place: int) -> Iterator[int]:
    """The indexes of the words before `place` in its clause, nearest first."""
    low = max(0, place - _REACH)
    for index in range(place - 1, low - 1, -1):
        word = sentence.words[index]
        if word.text in _MARKS:
            continue
        if word.upos == "PUNCT":
            # "did not, however, deny": one word between two commas does not end the clause
            inner = index - 2 >= 0 and sentence.words[index - 2].text == ","
            outer = index + 2 < len(forms) and sentence.words[index + 2].text == ","
            if (inner or (outer and sentence.words[index + 1].upos == "ADV")) and word.text == ",":
                continue
            return
        if forms[index] & _STOPS and not forms[index] & _JOINS:
            if word.text.casefold() == "as" and index and "far" in forms[index - 1]:
                continue
            return
        yield index
