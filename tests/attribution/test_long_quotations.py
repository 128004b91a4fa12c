"""Quotations that are longer than what the network reads around a cue."""

from claimtrack.attribution.network import RIGHT
from claimtrack.spans import covered
from tests.conftest import Analyze

SENTENCES = (
    "We have been asked every week since the flood when the bridge will open again.",
    "The honest answer is that nobody knows, because the pillars have to be looked at one by one.",
    "The divers found cracks in two of them in March and in a third one last Thursday.",
    "Each of these cracks has to be filled and tested before a single car may cross.",
    "The town has paid for the work so far, and the money will last until the summer.",
    "After that we shall have to go to the ministry, as we did after the storm nine years ago.",
    "It took the ministry eleven months to answer us then, and I hope that it will be quicker now.",
)


def test_a_quotation_beyond_the_reach_of_its_cue_is_whole(analyze: Analyze) -> None:
    quotation = f"“{' '.join(SENTENCES)}”"
    assert len(quotation.split()) > RIGHT
    text = f"The mayor, Ines Duarte, said on Friday: {quotation}\n\nShe then left for Porto.\n"
    found = analyze(text)
    (said,) = [item for item in found.attributions if item.kind == "direct"]
    assert covered(found.article.text, said.content) == quotation
    assert said.speaker == "Ines Duarte"
    assert said.confidence > 0.7  # 0.09 when words out of reach counted
