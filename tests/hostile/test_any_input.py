"""Any bytes at all, and sound files with something wrong: read, or refused in one line."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.hostile.any_input import check_marks, check_reading, good_files, in_this_process

GOOD = good_files()
ENDINGS = sorted(GOOD)
SLOW = {"pdf", "docx"}

patched = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def damaged(draw: st.DrawFn, good: bytes) -> bytes:
    """A file with a few pieces cut out, doubled, moved, or written over."""
    data = bytearray(good)
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 60)))
        piece = bytes(data[start:end])
        what = draw(st.sampled_from(("cut", "double", "move", "write", "flip")))
        if what == "cut":
            del data[start:end]
        elif what == "double":
            data[start:end] = piece * draw(st.integers(2, 20))
        elif what == "move":
            del data[start:end]
            place = draw(st.integers(0, len(data)))
            data[place:place] = piece
        elif what == "write":
            data[start:end] = draw(st.binary(max_size=30) | st.sampled_from(TELLING))
        elif start < len(data):
            data[start] ^= 1 << draw(st.integers(0, 7))
    return bytes(data)


TELLING = [
    b"<", b">", b"&", b"&#0;", b"&#xD800;", b"]]>", b"<![CDATA[", b"\0", b"\r", b"\xff\xfe", b"\xef\xbb\xbf",
    b'"', b"'", b"{", b"[", b"\\u0000", b"\\ud800", b"null", b"-1e999", b"NaN", b"text", b"\n\n", b"\x1f\x8b",
    b"Content-Transfer-Encoding: base64\n", b"charset=utf-7", b"=?utf-8?q?", b"Content-Length: -1\r\n",
    b"99999999999999999999", b"stream\n", b"endobj", b"%PDF-", b"PK\x03\x04", b"\xe2\x80\xae",
]  # fmt: skip


@pytest.mark.parametrize("ending", ENDINGS)
@settings(patched, max_examples=60)
@given(data=st.data())
def test_damaged_files(ending: str, data: st.DataObject) -> None:
    with in_this_process():
        check_reading(data.draw(damaged(GOOD[ending])), ending)


@pytest.mark.parametrize("ending", ENDINGS)
@settings(patched, max_examples=30)
@given(
    st.binary(max_size=400)
    | st.text(max_size=200).map(lambda words: words.encode("utf-8", "surrogatepass"))
)
def test_any_bytes(ending: str, data: bytes) -> None:
    with in_this_process():
        check_reading(data, ending)


@pytest.mark.parametrize("ending", ENDINGS)
def test_sound_files_pass_the_same_checks(ending: str) -> None:
    check_reading(GOOD[ending], ending)


@settings(patched, max_examples=400)
@given(
    st.text(st.sampled_from("\"“”„‟«»'‘’`‹› .,!?\na1—-(\u2028\u200b"), max_size=120)
    | st.text(max_size=120)
)
def test_quotation_marks(text: str) -> None:
    check_marks(text)


def test_ten_thousand_marks() -> None:
    for marks in ('"', "“", "”", "'", "‘’", "“”", '" ', '"a" ', "„“", "``''"):
        check_marks((marks * 10_000)[:10_000])
        check_marks("\n".join(["He said " + marks] * 500))
