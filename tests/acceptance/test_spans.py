"""Whatever the text: every span that comes out lies inside it and says what it says."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimtrack.analyzer import Analyzer
from claimtrack.errors import ReadingError
from claimtrack.reading import read_bytes

PIECES = (
    'The minister said "we are done,"', "Kyiv denied the claim.", "“No,” Anna Harris said.",
    "she added that",
    "a charge rejected by Berlin", "\n", "\r\n", "\n\n", "'Yes,' he said.",
    "\x1b[31m", "\u202e", "café", "\U0001f600",
    "according to two officials,", "«", '"', "‘", "  ", "\t", "don't", "U.S.", "it", "--", "e" * 300,
)  # fmt: skip


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=25))
def test_every_span_is_inside_the_text(analyzer: Analyzer, pieces: list[str]) -> None:
    text = " ".join(pieces)
    try:
        articles = read_bytes(text.encode(), name="odd.txt")
    except ReadingError:
        return
    for analysis in analyzer.analyze(articles):
        length = len(analysis.article.text)
        names = {speaker.name for speaker in analysis.speakers}
        spans = []
        for item in analysis.attributions:
            assert item.content
            assert 0 <= item.confidence <= 1
            assert item.speaker in names | {""}
            spans += [*item.content, *item.source, *item.cue]
        for claim in analysis.claims:
            assert claim.claimant in names | {""}
            assert analysis.attributions[claim.attribution]
            spans += claim.content
            for stance in claim.stances:
                spans += stance.cue
        for start, end in spans:
            assert 0 <= start < end <= length
            assert analysis.article.text[start:end].strip()
