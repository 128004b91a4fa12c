"""Any encoding gives its text back; what is no text is refused, by name and kind."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.errors import ReadingError
from claimtrack.reading.decoding import decode

NEWS = (
    "The minister said “no deal” was reached in Genève — and that Zoë’s café stays open.\r\nEnd.\n"
)
RUSSIAN = (
    "Президент заявил, что переговоры начнутся в понедельник. Об этом сообщили в министерстве.\n"
    * 5
)
TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff"), min_size=1
).filter(lambda text: text.strip() != "")


@given(TEXTS)
def test_utf8_round_trip(text: str) -> None:
    data = text.encode()
    if not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"%PDF-", b"PK", b"{\\rtf")):
        assert decode(data, name="a.txt") == text


@given(TEXTS, st.sampled_from(["utf-8-sig", "utf-16", "utf-32"]))
def test_byte_order_marks(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), name="a.txt") == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", [NEWS, RUSSIAN])
def test_wide_encodings_without_a_mark(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding), name="a.txt") == text


@given(st.text("“”‘’—–éèüßñ€ abcdefgh.,\n", max_size=12))
def test_windows_1252_round_trip(words: str) -> None:
    text = NEWS + words + " and nothing more was said by the ministry on that evening."
    assert decode(text.encode("cp1252"), name="a.txt") == text


def test_latin_1() -> None:
    text = "Der Minister sagte, die Straße nach Görlitz sei gesperrt.\n"
    assert decode(text.encode("latin-1"), name="a.txt") == text


def test_cyrillic_code_page() -> None:
    assert decode(RUSSIAN.encode("cp1251"), name="a.txt") == RUSSIAN


def test_damaged_utf8_keeps_its_good_characters() -> None:
    text = decode((NEWS * 3).encode() + b"\xff and more", name="a.txt")
    assert text == NEWS * 3 + "\ufffd and more"


def test_line_breaks_are_not_translated() -> None:
    assert decode(b"one\r\ntwo\rthree\n", name="a.txt") == "one\r\ntwo\rthree\n"


@pytest.mark.parametrize("label", ["windows-1251", "CP1251"])
def test_declared_charset_of_html_wins(label: str) -> None:
    page = f'<html><head><meta charset="{label}"></head><p>Привет</p></html>'
    assert decode(page.encode("cp1251"), name="a.html", html=True) == page


def test_a_declared_charset_that_is_none_is_ignored() -> None:
    page = '<html><meta charset="punycode"><p>Genève</p></html>'
    assert decode(page.encode(), name="a.html", html=True) == page


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n1 0 obj", "PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG image"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG image"),
        (b"PK\x03\x04\x14\0word/document.xml", "Word document"),
        (b"PK\x03\x04\x14\0data.bin", "zip archive"),
        (b"\x1f\x8b\x08\0\0\0", "gzip archive"),
        (b"{\\rtf1\\ansi Hello}", "RTF document"),
    ],
)
def test_binary_files_are_refused_by_kind(data: bytes, kind: str) -> None:
    with pytest.raises(ReadingError, match=rf"^scan\.txt: .*binary file \({kind}\).*save it as"):
        decode(data, name="scan.txt")


@pytest.mark.parametrize("data", [bytes(range(256)) * 8, b"ab\0\0\x01" * 50, b"\x01\x02\x03a" * 99])
def test_unknown_binary_files_are_refused(data: bytes) -> None:
    with pytest.raises(ReadingError, match=r"^x\.bin: .*binary"):
        decode(data, name="x.bin")


def test_a_stray_nul_is_told_with_its_place() -> None:
    text = "The minister said no. " * 100
    with pytest.raises(ReadingError, match="NUL character at position 2200"):
        decode(text.encode() + b"\0.", name="a.txt")


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", codecs.BOM_UTF8, "\u3000\u2003\n".encode()])
def test_empty_files_are_refused(data: bytes) -> None:
    with pytest.raises(ReadingError, match=r"^a\.txt: the file is empty"):
        decode(data, name="a.txt")


def test_damaged_utf16_is_told() -> None:
    with pytest.raises(ReadingError, match="UTF-16-LE but is damaged"):
        decode(codecs.BOM_UTF16_LE + "Hello".encode("utf-16-le") + b"\0", name="a.txt")


def test_control_and_bidi_characters_are_kept() -> None:
    text = "He said \x1b[31m“no” \u202eto them\u202c and\u200b left.\x07\n" * 3
    assert decode(text.encode(), name="a.txt") == text
