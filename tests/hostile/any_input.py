"""What must hold whatever a file holds: for the properties that Hypothesis tries, and for the fuzzer."""

import contextlib
import json
from collections.abc import Iterator
from dataclasses import asdict
from unittest import mock

from claimtrack.encoder.pieces import lines
from claimtrack.encoder.quotation import State, scan, states, touching
from claimtrack.errors import ReadingError
from claimtrack.glyphs import visible
from claimtrack.reading import apart, read_bytes
from claimtrack.reading.extract import Extract
from claimtrack.reading.formats import documents, feed
from tests.reading import made_files as made


def good_files() -> dict[str, bytes]:
    """One sound file of each format, by the ending of its name."""
    text = f"{made.TITLE}\n\n" + "\n\n".join(made.PARAGRAPHS)
    rows = json.dumps(text), json.dumps(made.TITLE)
    return {
        "txt": text.encode(),
        "md": f"# {made.TITLE}\n\n{text}\n\n> *quoted* [link](https://x.example)\n".encode(),
        "html": made.PAGE.encode(),
        "rss": made.rss().encode(),
        "atom": made.ATOM.encode(),
        "eml": made.mail(html=True),
        "json": json.dumps([made.record(), made.record()]).encode(),
        "jsonl": made.json_lines([made.record(), {"text": text}]),
        "csv": "text,title\n{},{}\n".format(*rows).encode(),
        "tsv": "text\ttitle\n{}\t{}\n".format(*rows).encode(),
        "pdf": made.pdf(),
        "docx": made.docx(),
        "warc": made.warc({"https://news.example/a": made.PAGE}, packed=False),
        "warc.gz": made.warc({"https://news.example/a": made.PAGE}),
    }


@contextlib.contextmanager
def in_this_process() -> Iterator[None]:
    """PDF, Word and feeds read here, so that the code that is run can be watched, and quickly."""

    def extract(form: str, data: bytes, *, name: str) -> list[Extract]:
        try:
            found = [asdict(one) for one in apart._extracts(form, data)]
        except ReadingError as error:
            raise ReadingError(f"{name}: {error}") from None
        except Exception as error:  # as the process apart does: any document may break a library
            raise ReadingError(f"{name}: damaged ({type(error).__name__})") from None
        return [Extract(**fields) for fields in json.loads(json.dumps(found))]

    with (
        mock.patch.object(documents, "extract_apart", extract),
        mock.patch.object(feed, "extract_apart", extract),
    ):
        yield


def check_reading(data: bytes, ending: str) -> None:
    """A file is read, or refused in one line that names it; its blocks are in its text, in order."""
    name = f"a.{ending}"
    try:
        articles = read_bytes(data, name=name)
    except ReadingError as error:
        assert str(error).startswith(name), error
        assert len(str(error).splitlines()) == 1, error
        assert len(str(error)) < 2_000, len(str(error))
        return
    assert articles
    for article in articles:
        position = 0
        for block in article.blocks:
            assert position <= block.start <= block.end <= len(article.text), block
            position = block.end
        for value in (article.title, article.byline, article.publisher, article.url, article.date):
            assert len(value.splitlines()) <= 1, value
        article.text.encode()
        visible(article.title).encode()


def check_marks(text: str) -> None:
    """Quotations lie apart, in order, each within its paragraph; what touches a span is found."""
    paragraphs = lines(text)
    found = scan(text, paragraphs)
    state = states(text, found)
    assert len(state) == len(text)
    position = 0
    for quotation in found:
        first, last = quotation.inner
        assert position <= quotation.start < first <= last <= quotation.end <= len(text), quotation
        assert any(low <= quotation.start and quotation.end <= high for low, high in paragraphs)
        assert quotation.closed == (last < quotation.end), quotation
        assert set(state[first:last].tolist()) <= {State.INSIDE}
        position = quotation.end
    half = len(text) // 2
    for start, end in ((0, half), (half, len(text)), (half, half + 1)):
        near = [one for one in found if one.start < end and one.end > start]
        assert touching(found, start, end) == near
