"""Searching and verifying in other languages than English, and with very little to go by."""

import pytest

from claimtrack.search import search_quotes, verify
from claimtrack.search.words import words
from claimtrack.store import Store
from tests.search.test_search import add_quotes, matched

QUOTES = {
    "de": "Wir werden die Brücke nicht vor dem Frühling öffnen, sagte niemand außer mir",
    "fr": "L’hôpital n’a jamais reçu les deux ambulances promises",
    "es": "Ningún vecino quería la nueva línea eléctrica junto al río",
    "uk": "Ми ніколи не відмовимося від п’яти шкіл у нашому селі",
    "ru": "Наш завод не закроют до следующей зимы",
    "pl": "Żadna łódź nie wypłynęła w trzy dni po burzy",
    "tr": "Işıklar sönmeden önce köprüyü kapatmadık",
    "el": "Το γεφύρι δεν θα κλείσει πριν από τον χειμώνα",
    "ar": "لن نغلق الجسر قبل فصل الشتاء",
    "he": "לא נסגור את הגשר לפני החורף",
    "zh": "我们不会在冬天之前关闭这三座桥",
    "ja": "冬になる前に橋を閉めることはありません",
    "ko": "우리는 겨울이 오기 전에 다리를 닫지 않을 것입니다",
    "hi": "हम सर्दियों से पहले पुल बंद नहीं करेंगे",
    "vi": "Chúng tôi sẽ không đóng cầu trước mùa đông",
}


@pytest.fixture
def many(store: Store) -> Store:
    add_quotes(store, list(QUOTES.values()))
    return store


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "DIE BRUCKE NICHT VOR DEM FRUHLING"),
        ("de", "die Brükke erst im Frühlign öffnen"),
        ("fr", "L'hopital n'a jamais recu les ambulances"),
        ("es", "la nueva linea electrica, junto al río"),
        ("uk", "ніколи не відмовимось від п'яти шкіл"),
        ("ru", "завод незакроют до зимы"),
        ("pl", "zadna łodź nie wyplynela"),
        ("tr", "isiklar sonmeden once"),
        ("el", "ΤΟ ΓΕΦΥΡΙ ΔΕΝ ΘΑ ΚΛΕΙΣΕΙ"),
        ("ar", "نغلق الجسر قبل الشتاء"),
        ("he", "לא נסגור הגשר"),
        ("zh", "冬天之前关闭三座桥"),
        ("zh", "关闭"),
        ("zh", "桥"),
        ("ja", "橋を閉める"),
        ("ko", "겨울이 오기 전에 다리를"),
        ("hi", "सर्दियों से पहले पुल"),
        ("vi", "khong dong cau truoc mua dong"),
    ],
)
def test_it_is_found_first(many: Store, language: str, text: str) -> None:
    assert search_quotes(many, text)[0].item.text == QUOTES[language]


@pytest.mark.parametrize("language", QUOTES)
def test_its_own_words_are_exact(many: Store, language: str) -> None:
    quote = QUOTES[language]
    assert verify(many, quote).outcome == "exact"
    hit = search_quotes(many, quote)[0]
    assert (hit.score, matched(hit)) == (100, quote)


@pytest.mark.parametrize(
    ("text", "alarms"),
    [
        ("Wir werden die Brücke vor dem Frühling öffnen", ("negation",)),
        ("L’hôpital n’a jamais reçu les trois ambulances promises", ("number",)),
        ("L’hôpital n’a jamais reçu les 2 ambulances promises", ()),
        ("Un vecino quería la nueva línea eléctrica junto al río", ("negation",)),
        ("Ми ніколи не відмовимося від шести шкіл у нашому селі", ()),
        ("Наш завод закроют до следующей зимы", ("negation",)),
        ("Żadna łódź nie wypłynęła w cztery dni po burzy", ("number",)),
        ("سوف نغلق الجسر قبل فصل الشتاء", ("negation",)),
        ("我们会在冬天之前关闭这三座桥", ("negation",)),
        ("我们不会在冬天之前关闭这五座桥", ("number",)),
    ],
)
def test_changes_that_turn_the_sense(many: Store, text: str, alarms: tuple[str, ...]) -> None:
    found = verify(many, text).found
    assert found is not None
    assert found.alarms == alarms


def test_left_out_words_in_chinese(many: Store) -> None:
    answer = verify(many, "我们不会在冬天关闭这三座桥")
    assert answer.outcome == "ellipsis"
    assert answer.found is not None
    (step,) = answer.found.alignment.changed
    assert (step.kind, "".join(word.text for word in step.recorded)) == ("dropped", "之前")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("كِتَابٌ جديد", ["كِتَابٌ", "جديد"]),
        ("п’ять шкіл", ["п’ять", "шкіл"]),
        ("l’été à Sète", ["l’été", "à", "Sète"]),
        ("3月に東京", ["3", "月", "に", "東", "京"]),
        ("A東B", ["A", "東", "B"]),
    ],
)
def test_words(text: str, found: list[str]) -> None:
    assert [word.text for word in words(text)] == found


@pytest.mark.parametrize(
    ("one", "other"),
    [("٣", "3"), ("१२", "12"), ("zwei", "2"), ("п’ять", "5"), ("1,000", "1000"), ("٣٫٥", "3.5")],
)
def test_numbers_that_are_the_same(one: str, other: str) -> None:
    (first,), (second,) = words(one), words(other)
    assert first.plain == second.plain
    assert first.counts and second.counts


@pytest.mark.parametrize("text", ["a", "I", "it", "no", "0", "é", "桥", "لا", "не", "§ 5"])
def test_one_or_two_letters(many: Store, text: str) -> None:
    add_quotes(many, ["No, I paid it 0 times: é, § 5, a", "لا", "не"])
    hits = search_quotes(many, text)
    assert hits
    plain = text.replace("§ ", "").casefold()
    assert plain in hits[0].item.text.casefold()
