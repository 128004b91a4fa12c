"""One `stanza.Pipeline` runs everything up to attributions."""

import stanza

from claimtrack.attribution import processor
from claimtrack.language.models import SHIPPED, find_model_set
from claimtrack.language.processors import NAMES, VARIANT


def test_a_plain_stanza_pipeline_finds_attributions() -> None:
    models = find_model_set(SHIPPED)
    steps = dict.fromkeys(("tokenize", "mwt", "lemma"), SHIPPED)
    steps |= dict.fromkeys(("pos", "depparse", NAMES, processor.ATTRIBUTION), VARIANT)
    pipeline = stanza.Pipeline(
        "en",
        dir=str(models.folder),
        package=None,
        processors=steps,
        download_method=None,
        use_gpu=False,
        logging_level="ERROR",
    )
    text = 'The bridge was closed.\n\n"We had no choice," Mayor Lena Brandt said on Tuesday.'
    document = pipeline(text)
    (found,) = document.attributions
    assert [text[start:end] for start, end in found.content] == ['"We had no choice,"']
    assert found.speaker == "Lena Brandt"
    assert [name.text for name in document.ents] == ["Lena Brandt"]
    roots = [w.text for s in document.sentences for w in s.words if w.deprel == "root"]
    assert roots == ["closed", "said"]


def test_the_processor_works_on_other_processors_documents() -> None:
    """Words, trees and names may come from anywhere: here from a document given ready-made."""
    rows = [
        ("Cairo", "Cairo", "PROPN", 2, "nsubj"),
        ("denied", "deny", "VERB", 0, "root"),
        ("the", "the", "DET", 4, "det"),
        ("report", "report", "NOUN", 2, "obj"),
        (".", ".", "PUNCT", 2, "punct"),
    ]
    text = "Cairo denied the report ."
    words = []
    place = 0
    for number, (form, lemma, upos, head, deprel) in enumerate(rows, start=1):
        words.append(
            {
                "id": number,
                "text": form,
                "lemma": lemma,
                "upos": upos,
                "head": head,
                "deprel": deprel,
                "start_char": place,
                "end_char": place + len(form),
            }
        )
        place += len(form) + 1
    document = stanza.Document([words], text=text)
    document.build_ents()
    made = processor.AttributionProcessor({"check_requirements": False}, None, "cpu")
    (found,) = made.process(document).attributions
    assert [text[start:end] for start, end in found.source] == ["Cairo"]
