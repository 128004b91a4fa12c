"""What the attribution room gives: attributions and their speakers."""

from dataclasses import dataclass
from typing import Literal

from claimtrack.spans import Spans

Kind = Literal["direct", "mixed", "indirect"]
SpeakerKind = Literal["person", "organisation", "government", "group", "unknown"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """The person, organisation, government or group behind a source, in one article.

    `name` is its fullest form and unique in the article; `aliases` are the other forms found.
    """

    name: str
    kind: SpeakerKind
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """One relation source - cue - content (PARC 3, PolNeAR), offsets into the article's text.

    Source and cue may be empty. `speaker` is the `Speaker.name` behind the source, empty where nobody
    is named. `confidence` is the probability in [0, 1] that content and source are right; `reasons`
    say how content and speaker were found.
    """

    kind: Kind
    content: Spans
    source: Spans
    cue: Spans
    speaker: str
    confidence: float
    reasons: tuple[str, ...] = ()
