"""Reading gold annotations: brat standoff in its three layouts, Citron's JSON, and what is wrong."""

import json
from pathlib import Path

import pytest

from claimtrack.errors import ClaimtrackError
from claimtrack.evaluation.gold import Relation, read_gold

TEXT = "Ana Roth, the mayor, said\r\nthe bridge - a relic - would close."
STANDOFF = (
    "T1\tSource 0 19\tAna Roth, the mayor\n"
    "T2\tCue 21 25\tsaid\n"
    "T3\tContent 27 37;48 61\tthe bridge would close\n"
    "T4\tAttribution 21 25\tsaid\n"
    "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n"
    "#1\tAnnotatorNotes E1\tspeaker: Ana Roth\n"
)
EXPECTED = Relation(((27, 37), (48, 61)), ((0, 19),), ((21, 25),), speaker="Ana Roth")


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def test_annotations_beside_their_text(tmp_path: Path) -> None:
    write(tmp_path / "one_two.txt", TEXT)
    write(tmp_path / "one_two.ann", STANDOFF)
    (article,) = read_gold(tmp_path)
    assert (article.doc, article.text, article.relations) == ("one_two", TEXT, (EXPECTED,))


@pytest.mark.parametrize(("annotator", "found"), [("", 1), ("ab12", 1), ("ff00", 0)])
def test_the_first_annotator_counts_or_the_one_asked_for(
    tmp_path: Path, annotator: str, found: int
) -> None:
    write(tmp_path / "text" / "a.txt", TEXT)
    write(tmp_path / "attributions" / "a_ff00.ann", "")
    write(tmp_path / "attributions" / "a_ab12.ann", STANDOFF)
    (article,) = read_gold(tmp_path, annotator)
    assert len(article.relations) == found
    assert read_gold(tmp_path / "attributions", annotator) == [article]


def test_several_spans_of_a_role_are_one_and_empty_contents_are_left_out(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "She said this and that.")
    write(
        tmp_path / "a.ann",
        "T1\tContent 18 22\tthat\nT2\tContent 9 13\tthis\nT3\tCue 4 8\tsaid\n"
        "E1\tAttribution-no-source:T3 Content:T1 Content2:T2 Cue:T3\nE2\tAttribution:T3 Cue:T3\n",
    )
    (article,) = read_gold(tmp_path)
    assert article.relations == (Relation(((9, 13), (18, 22)), (), ((4, 8),)),)


def test_citron(tmp_path: Path) -> None:
    def span(start: int, end: int) -> dict[str, object]:
        return {"start": start, "end": end, "text": TEXT[start:end]}

    quote = {
        "speaker": "Ana Roth",
        "cue": span(21, 25),
        "sources": [span(0, 19)],
        "contents": [span(48, 61), span(27, 37)],
    }
    write(tmp_path / "a.json", json.dumps({"text": TEXT, "quotes": [quote]}))
    (article,) = read_gold(tmp_path)
    assert (article.doc, article.text, article.relations) == ("a", TEXT, (EXPECTED,))


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({}, "no annotations"),
        ({"a.ann": STANDOFF}, "its text is missing"),
        ({"a.ann": STANDOFF, "a.txt": "short"}, "line 1: offsets 0 19 are outside the text"),
        ({"a.ann": "T1\tSource x y\tx", "a.txt": TEXT}, "line 1"),
        ({"a.json": "{}"}, "'text' is missing"),
        ({"a.json": "[]"}, "not a document of Citron"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, files: dict[str, str], message: str) -> None:
    for name, text in files.items():
        write(tmp_path / name, text)
    with pytest.raises(ClaimtrackError, match=message):
        read_gold(tmp_path)


def test_an_unknown_annotator_is_an_error(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", TEXT)
    write(tmp_path / "a_ab12.ann", STANDOFF)
    with pytest.raises(ClaimtrackError, match="known: ab12"):
        read_gold(tmp_path, "zz")


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ClaimtrackError, match="no such folder"):
        read_gold(tmp_path / "none")
