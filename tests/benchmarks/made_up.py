"""Made-up news quotes, as many as wanted, and what people make of a quote when they repeat it.

The words come from the lists below, their forms and made-up names; how often each is used falls off
as in real text (Zipf's law), so that an index meets common and rare words in natural shares. The same
seed gives the same quotes.
"""

import random
import string
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

_NOUNS = """government minister people country year police court party money report city law war work
school company water president plan deal vote market tax child family health price team attack
hospital energy border worker road mayor council budget election power trade bridge farmer student
doctor teacher judge soldier army parliament committee agency bank fund loan debt crisis flood storm
fire drought harvest factory union strike wage pension housing rent tenant landlord station airport
railway harbour ship fleet fisherman island river dam valley mountain forest coast village district
region neighbour refugee migrant asylum visa passport embassy ambassador treaty sanction ceasefire
hostage prisoner guard officer detective witness lawyer victim suspect evidence inquiry verdict appeal
sentence prison crime theft fraud corruption bribe scandal leak document email letter message phone
network computer software satellite rocket missile drone weapon bomb mine tank convoy base exercise
alliance partner rival opponent candidate campaign ballot turnout poll survey statistic researcher
professor university laboratory vaccine virus patient nurse clinic medicine treatment cancer disease
outbreak quarantine mask test dose climate emission carbon coal gas oil pipeline reactor turbine panel
battery grid blackout shortage supply demand import export tariff currency inflation growth recession
investor share bond profit loss turnover customer supplier contract tender auction licence patent
regulator inspector standard warning risk danger accident crash collision rescue ambulance survivor
memorial museum theatre festival concert film actor singer writer painter newspaper journalist editor
broadcast channel interview rumour denial claim promise mistake apology insult threat protest march
demonstration crowd barricade curfew checkpoint neighbourhood community church mosque synagogue temple
charity volunteer donation grant subsidy reform amendment clause paragraph constitution referendum
coalition opposition spokesman adviser secretary chancellor governor senator deputy envoy commissioner
inspector engineer architect builder plumber carpenter driver pilot captain sailor miner baker butcher
shopkeeper restaurant hotel tourist passenger ticket fare timetable delay platform tunnel motorway
junction pavement bicycle helmet tyre brake engine fuel pump valve sluice gate lock wall roof window
kitchen garden field orchard vineyard cattle sheep poultry grain wheat maize rice sugar salt bread milk
butter cheese egg apple potato onion tomato wine beer coffee tea tobacco alcohol drug addiction
football cricket tennis coach referee goal penalty tournament medal athlete record stadium supporter
weather rain snow ice wind heat winter spring summer autumn morning evening weekend holiday anniversary
ceremony funeral wedding birth orphan widow parent mother father daughter son brother sister uncle
cousin grandmother friend stranger visitor guest host owner manager director chairman shareholder clerk
cleaner courier apprentice trainee graduate pupil classroom textbook exam diploma scholarship library
archive archaeologist skeleton coin manuscript castle palace monument tower lighthouse ferry trawler
whale dolphin seal salmon wolf bear fox badger beaver otter eagle owl heron bee butterfly mosquito"""
_VERBS = """say make take see want give use find tell ask need feel leave put mean keep let begin help show
hear play run move live believe bring happen write provide sit stand lose pay meet include continue set
learn change lead understand watch follow stop create speak read allow add spend grow open walk win offer
remember love consider appear buy wait serve die send expect build stay fall cut reach kill remain suggest
raise pass sell require report decide pull return explain hope develop carry break receive agree support
hit produce eat cover catch draw choose cause point listen realise place close involve increase reject
deny dismiss confirm announce accuse blame warn threaten promise refuse accept admit argue insist demand
urge call condemn criticise defend praise welcome oppose approve block delay cancel postpone suspend
resume restore rebuild repair replace remove reduce limit ban forbid permit order arrest charge convict
release deport detain question search seize investigate examine inspect monitor measure estimate predict
prevent avoid protect rescue evacuate shelter feed treat cure vaccinate infect spread contain control
manage organise prepare plan negotiate sign ratify withdraw invade attack bomb shell occupy liberate
retreat surrender resist fight struggle suffer recover survive escape flee hide chase drown burn collapse
explode crash sink flood freeze melt rise drop double halve triple export import invest borrow lend owe
steal bribe cheat lie mislead exaggerate invent publish print broadcast record film photograph describe
mention quote ignore forget forgive apologise regret celebrate mourn commemorate inaugurate launch test
install connect disconnect switch generate store transport deliver collect recycle waste pollute clean
plant harvest breed slaughter cook bake taste smell touch hold push throw kick score train compete defeat"""
_ADJECTIVES = """new good high old great big small large national young different black long little important
political bad white real social public sure low early able human local late hard major better
economic strong possible whole free military true federal international full special easy clear
recent certain personal open red difficult available likely short single medical current wrong
private past foreign fine common poor natural significant similar hot dead central happy serious
ready simple left physical general environmental financial blue democratic dark various entire close
legal religious cold final main green nice huge popular traditional cultural wide deep dangerous
safe secret honest corrupt illegal independent nuclear digital rural urban coastal northern southern
eastern western wealthy hungry thirsty tired angry afraid proud ashamed guilty innocent reckless
careful cautious generous greedy patient impatient loyal stubborn brave cowardly absurd outrageous
shameful disgraceful unacceptable unprecedented irresponsible inevitable temporary permanent
voluntary compulsory annual monthly weekly daily sudden gradual violent peaceful fragile solid
broken empty crowded"""
_ADVERBS = """now then here there never always often again still already soon later today tomorrow yesterday
together clearly simply really certainly perhaps probably surely finally quickly slowly carefully openly
quietly deeply badly directly immediately eventually frankly honestly deliberately repeatedly constantly
largely mostly nearly exactly hardly barely merely instead otherwise meanwhile everywhere nowhere abroad"""
_FIRST = """Anna Boris Clara David Elena Farid Grace Hassan Irina James Karin Luis Maria Nadia Omar Paula
Rafael Sofia Thomas Ursula Viktor Wanda Yusuf Zoe Amir Bianca Carlos Daria Emil Fatima Georg Helga Ivan
Jana Kofi Lena Marek Nora Oscar Priya Quentin Rosa Samir Tara Umar Vera Walter Xenia Yann Zahra"""
_SYLLABLES = """an ar bar bel ber bor bur cal cam car chal cor dal dan del den dor dru el en fal fen fer
gal gar ger glen gor gra hal han har hel hol jan jor kal kar kel kin kor lan lar len lin lor mal man mar
mel min mor nar nel nor ol or pal par pel per pol ran rel rin ros sal san sel sha sil sor stan tal tam
tan tel tor tran ul val van vel ver vin wal wen wil yar zan zel
szy czew nguy xiao zhou qad aziz jov mbe kwa ngo thi phuc ovic ygg eyj oui eau gne tch shch dzh khal bhut dhar
gupt kumb oba ade ike chu wu yi ie aki uchi oto ama ito ueno suzu wata fuji ibra rahm abd mous yacc fiq huss
zwe vries huy gaa boer bjo rns sve hjal ragn ulf csik gyor nagy kov acs pio jez lew zbig ryn peir oliv equi
uero iguez ola oe aeng uebel schw pfl kno quar brz"""
_ENDINGS = """son ton ham ley ford ski ova ez ini berg mann sen burg ville stad by worth field wick dale
ov enko ian idis oglu pour zadeh wicz ainen quist eira ujo aoui eddine ashvili auskas escu ić"""
_CLAUSES = (
    "{Who} {v_s} {what} {where}",
    "{Who} {v_s} that {who} {v_s} {what}",
    "{Who} {ved} {what} {when}",
    "{Who} has {ved} {what} and {ved} {what}",
    "we {v} {what} because {who} {v_s} {what}",
    "I do not {v} {what} {where}",
    "I have never {ved} {what}",
    "there is no {a} {n} {where}",
    "there were {num} {ns} {where} {when}",
    "{who} will {adv} {v} {what} {where}",
    "{who} had to {v} {what} without {ving} {what}",
    "nobody {where} {ved} {what} like that",
    "they are {ving} {what} {adv}",
    "it was {adv} {a}, and {who} {ved} it",
    "{num} {ns} {ved} {where} {when}",
    "you cannot {v} {what} without {ving} {who}",
    "if {who} {v_s} {what}, {who} will {v}",
    "what {Name} {ved} {where} is {a}",
    "my {n} {ved} {who} for {num} years",
    "to {v} {what} is to {v} {who}",
    "{what} should {adv} be {ved} by {who}",
    "{who} and {who} {ved} together {where}",
    "more than {num} per cent of {who} {v} {what}",
    "how can {who} {v} {what} {when}",
)
_PARTS = {
    "{who}": ("the {n}", "the {a} {n}", "our {ns}", "{Name}", "the {n} of {Place}", "{num} {ns}"),
    "{what}": (
        "the {n}", "a {a} {n}", "{ns}", "{a} {ns}", "every {n}", "the {n} and the {n}", "it", "{Name}",
        "the {n} {where}", "{num} {ns}", "this {a} {n}", "{ns} or {ns}",
    ),
    "{where}": ("{p} {Place}", "{p} the {n}", "{p} the {a} {n}", "{p} {Name}", "{p} {ns}", "here"),
    "{when}": (
        "this year", "last month", "on Monday", "since the {n}", "in {year}", "overnight",
        "after the {a} {n}", "before the {n}", "{num} days ago",
    ),
}  # fmt: skip
_JOINTS = (", and ", ", but ", ". ", ", because ", "; ", ", so ", ", which means that ", " - ")
_WHERE = "in on under near behind after before about against with through beyond across".split()


class _Bag:
    """Words with Zipf-like chances: the one at rank r is drawn 1 / (r + 2.7) ** 1.05 as often."""

    def __init__(
        self, chance: random.Random, common: Sequence[str], rare: Sequence[str] = ()
    ) -> None:
        """In an order of chance, but every one of `common` before those of `rare`."""
        first, second = (sorted(set(words)) for words in (common, rare))
        chance.shuffle(first)
        chance.shuffle(second)
        self.words = first + second
        self.weights = list(accumulate(1 / (rank + 2.7) ** 1.05 for rank in range(len(self.words))))
        self.chance = chance

    def draw(self) -> str:
        return self.chance.choices(self.words, cum_weights=self.weights)[0]


def quotes(count: int, seed: int = 6) -> Iterator[str]:
    """`count` quotes of one to four clauses; one in fifty repeats an earlier one with changes."""
    chance = random.Random(seed)
    fill = _fillers(chance)
    recent: list[str] = []
    for _ in range(count):
        if recent and chance.random() < 0.02:
            quote = _reworded(chance.choice(recent), fill["{n}"], chance)
        else:
            quote = _quote(fill, chance)
        if len(recent) < 5_000:
            recent.append(quote)
        else:
            recent[chance.randrange(5_000)] = quote
        yield quote


def _quote(fill: dict[str, Callable[[], str]], chance: random.Random) -> str:
    clauses = chance.choices((1, 2, 3, 4), weights=(25, 40, 25, 10))[0]
    text = ""
    for number in range(clauses):
        clause = _filled(chance.choice(_CLAUSES), fill, chance)
        joint = chance.choice(_JOINTS) if number else ""
        text += joint + (clause[0].upper() + clause[1:] if joint in ("", ". ") else clause)
    return text + "."


def _filled(frame: str, fill: dict[str, Callable[[], str]], chance: random.Random) -> str:
    """`frame` with words for everything in braces."""
    words = []
    for word in frame.split():
        name = word.rstrip(",").lower() if word.lower().startswith("{who}") else word.rstrip(",")
        if name in _PARTS:
            words.append(_filled(chance.choice(_PARTS[name]), fill, chance))
        else:
            words.append(fill[name]() if name in fill else word)
        words[-1] += "," * (word.endswith(",") and word[0] == "{")
    return " ".join(words)


def _reworded(quote: str, noun: Callable[[], str], chance: random.Random) -> str:
    """The same quote as another paper has it: cut at one end, two words changed."""
    words = quote.split()
    cut = chance.randrange(1, 1 + max(1, len(words) // 4))
    words = words[cut:] if chance.random() < 0.5 else words[:-cut]
    for _ in range(2):
        if words:
            words[chance.randrange(len(words))] = noun()
    return " ".join(words)


def _fillers(chance: random.Random) -> dict[str, Callable[[], str]]:
    nouns = _NOUNS.split()
    compounds = [
        first + second for first in nouns[:150] for second in nouns[150:190] if len(first) < 6
    ]
    verbs = _VERBS.split()
    adjectives = _ADJECTIVES.split()
    syllables = _SYLLABLES.split()
    surnames = [
        (chance.choice(syllables) + chance.choice(["", *syllables]) + ending).capitalize()
        for ending in _ENDINGS.split()
        for _ in range(600)
    ]
    places = [
        (first + chance.choice(syllables) + chance.choice(("", "ia", "stan", "port", "o", "mouth")))
        .capitalize()
        for first in syllables
        for _ in range(25)
    ]  # fmt: skip
    noun = _Bag(chance, nouns, compounds)
    plural = _Bag(chance, *([_with_s(word) for word in words] for words in (nouns, compounds)))
    verb = _Bag(chance, verbs, [prefix + word for prefix in ("re", "over") for word in verbs])
    adjective = _Bag(chance, adjectives, [f"un{word}" for word in adjectives])
    adverb = _Bag(chance, _ADVERBS.split(), [f"{word}ly" for word in adjectives])
    first, surname, place = (_Bag(chance, names) for names in (_FIRST.split(), surnames, places))

    def name() -> str:
        return surname.draw() if chance.random() < 0.7 else f"{first.draw()} {surname.draw()}"

    def number() -> str:
        return str(chance.choice((chance.randrange(2, 30), 10 * chance.randrange(3, 99), 1_500)))

    return {
        "{n}": noun.draw,
        "{ns}": plural.draw,
        "{v}": verb.draw,
        "{v_s}": lambda: _with_s(verb.draw()),
        "{ved}": lambda: verb.draw().removesuffix("e") + "ed",
        "{ving}": lambda: verb.draw().removesuffix("e") + "ing",
        "{a}": adjective.draw,
        "{adv}": adverb.draw,
        "{Name}": name,
        "{Place}": place.draw,
        "{num}": number,
        "{p}": lambda: chance.choice(_WHERE),
        "{year}": lambda: str(chance.randrange(1970, 2026)),
    }


def _with_s(word: str) -> str:
    return word + ("es" if word.endswith(("s", "sh", "ch", "x")) else "s")


def noisy(
    quote: str,
    other_words: Sequence[str],
    chance: random.Random,
    *,
    slips: float = 0.1,
    letters: float = 0.1,
) -> str:
    """`quote` as somebody half remembers it: this share (`slips`) of its words is dropped, as much
    replaced, of pairs of words as much swapped, and of the characters the share `letters` is changed,
    left out, doubled, or followed by another one."""
    words = [word for word in quote.split() if chance.random() >= slips] or quote.split()
    words = [chance.choice(other_words) if chance.random() < slips else word for word in words]
    for place in range(len(words) - 1):
        if chance.random() < slips:
            words[place : place + 2] = reversed(words[place : place + 2])
    return "".join(
        _slip(letter, chance) if chance.random() < letters else letter for letter in " ".join(words)
    )


def _slip(letter: str, chance: random.Random) -> str:
    other = chance.choice(string.ascii_lowercase)
    return chance.choice((other, "", letter + other, letter * 2))
