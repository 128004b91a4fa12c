"""Contents that run on to what their last word needs, on sentences read by the shipped models."""

import pytest

from claimtrack.attribution.clauses import run_on, silences
from claimtrack.attribution.standalone import Draft
from claimtrack.encoder.pieces import lines
from claimtrack.language.pipeline import Language
from claimtrack.spans import Span, covered


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return start, start + len(words)


@pytest.mark.parametrize(
    ("text", "cue", "content", "whole"),
    [
        (
            "Officials said the banker was later sent to Norway on a ferry.",
            "said",
            "the banker was later sent",
            "the banker was later sent to Norway",
        ),
        (
            "The court refused to name him until he is charged.",
            "refused to name",
            "him",
            "him until he is charged",
        ),
        (
            "Experts questioned the finding that the bridge was safe.",
            "questioned",
            "the finding",
            "the finding that the bridge was safe",
        ),
        (
            "Officials said the banker left on a ferry.",
            "said",
            "the banker left",
            "the banker left",
        ),
    ],
)
def test_run_on(language: Language, text: str, cue: str, content: str, whole: str) -> None:
    (document,) = language.read([(text, lines(text))])
    draft = Draft((_span(text, content),), (), (_span(text, cue),), 0.9)
    found = covered(text, run_on(document, draft).content)
    assert found.startswith(whole)


def test_what_is_left_unsaid(language: Language) -> None:
    text = "The minister met the envoy but did not say what he had promised him."
    (document,) = language.read([(text, lines(text))])
    (draft,) = silences(document, [])
    assert covered(text, draft.cue) == "did not say"
    assert covered(text, draft.content) == "what he had promised him"
