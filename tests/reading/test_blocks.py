"""Whatever the text: blocks are ordered, disjoint, inside the text, and leave no word out."""

from hypothesis import given
from hypothesis import strategies as st

from claimtrack.errors import ReadingError
from claimtrack.reading import read_bytes

LINES = st.one_of(
    st.sampled_from(
        ["Harbour to Close for Three Months", "TT", "-----", "***", "By Jane Doe",
         "Title: A New Pier Opens", "URL: https://example.org", "Date: 2024-05-06",
         "The port said on Monday that it would close.",
         "FILE – The pier. (AP Photo/Lee Ray)", "“No,” she said.", "", "", "\f", " \t",
         "a line that was wrapped at about seventy columns as in old e-mails"]
    ),
    st.text(max_size=60),
)  # fmt: skip
TEXTS = st.builds(
    lambda parts: "".join(line + end for line, end in parts),
    st.lists(
        st.tuples(LINES, st.sampled_from(["\n", "\n\n", "\n\n\n\n", "\r\n", "\r", "\u2029", ""]))
    ),
)


@given(TEXTS)
def test_blocks_and_offsets(text: str) -> None:
    text = text.replace("\0", "")
    try:
        articles = read_bytes(text.encode("utf-8-sig", "replace"), name="a.txt", kind="text")
    except ReadingError:
        return
    decoded = text.encode("utf-8", "replace").decode()
    position = 0
    for article in articles:
        assert not decoded[position : article.offset].strip()
        position = article.offset + len(article.text)
        assert decoded[article.offset : position] == article.text
        end = 0
        for block in article.blocks:
            assert end <= block.start < block.end <= len(article.text)
            assert not article.text[end : block.start].strip()
            words = article.text[block.start : block.end]
            assert words == words.strip()
            end = block.end
        assert end == len(article.text)
        assert article.blocks[0].start == 0
        assert article.title or not any(block.kind == "body" for block in article.blocks)
    assert not decoded[position:].strip()
