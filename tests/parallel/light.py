"""An analyzer without models: what it finds is the number of words; some texts are its death."""

import os
import signal
from collections.abc import Sequence
from pathlib import Path

from claimtrack.attribution.types import Attribution
from claimtrack.claims.types import Analysis
from claimtrack.errors import ModelError
from claimtrack.reading.article import Article, Block


class Light:
    def analyze(self, articles: Sequence[Article]) -> list[Analysis]:
        return [self._one(article) for article in articles]

    def _one(self, article: Article) -> Analysis:
        what, _, argument = article.text.partition(" ")
        if what == "deadly" or (what == "deadly-once" and not Path(argument).exists()):
            if argument:
                Path(argument).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if what == "strange":
            raise ValueError("strange text")
        quote = Attribution("direct", ((0, len(what)),), (), (), "", 0.5, (str(os.getpid()),))
        return Analysis(article, (quote,), (), ())


def light(models: str) -> Light:
    if models == "missing":
        raise ModelError("no such models")
    return Light()


def article(text: str) -> Article:
    return Article(
        text.split()[0], text, (Block(0, len(text), "body"),), path=f"{text.split()[0]}.txt"
    )
