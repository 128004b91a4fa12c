"""The quick road to sentences gives what Stanza's own pipeline gives."""

import pytest

from claimtrack.encoder.pieces import lines
from claimtrack.language.official import OfficialReader
from claimtrack.language.pipeline import Language

TEXTS = [
    "Ministers didn't agree.\nThe Home Office said: “We can't wait, won't we?”  Nobody   cannot say.",
    "Write to press@harbour.example.org or see www.harbour.example.com/a.b today. It's gonna rain",
    "\u00a0Zoë Müller-Lind \t said\u2028so.\n\n   \n«Non!» they’d cried… 3.5 million (of 7,000)?",
    "I" + " went on and on" * 200 + ". Then Anna Harris's boat left Geneva. She hasn't come back.",
    "",
    "a\x1b[31mb \u202e c. The U.S. and Dr. Osei denied it on Jan. 5; it's theirs, isn't it",
]


@pytest.mark.parametrize("text", TEXTS)
def test_it_is_as_stanza_has_it(language: Language, text: str) -> None:
    stanza = OfficialReader(language.pipeline, "pos,lemma,depparse,names")
    given = [(text, lines(text))]
    (quick,) = language.read(given)
    (slow,) = stanza.read(given, ())
    assert [[(w.text, w.start, w.end) for w in s.words] for s in quick.sentences] == [
        [(w.text, w.start, w.end) for w in s.words] for s in slow.sentences
    ]
    assert [s.names for s in quick.sentences] == [s.names for s in slow.sentences]
    if "\x1b" not in text:  # Stanza and the encoder under it see a blank for it
        assert quick == slow
