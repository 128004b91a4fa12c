"""English, another language, or unknown."""

import pytest

from claimtrack.reading import guess_language


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The minister said that he had not seen the report and would answer it on Monday."),
        (
            "de",
            "Der Minister sagte, dass er den Bericht nicht gesehen habe und sich am Montag äußern werde.",
        ),
        (
            "fr",
            "Le ministre a déclaré qu'il n'avait pas vu le rapport et qu'il y répondrait dans la semaine.",
        ),
        (
            "es",
            "El ministro dijo que no había visto el informe y que iba a responder por la tarde.",
        ),
        (
            "it",
            "Il ministro ha detto che non ha visto il rapporto e che la risposta è attesa per domani.",
        ),
        (
            "pt",
            "O ministro disse que não viu o relatório e que a resposta será dada na segunda-feira.",
        ),
        (
            "nl",
            "De minister zei dat hij het rapport niet had gezien en er op maandag naar zou kijken.",
        ),
        ("pl", "Minister powiedział, że nie widział raportu i że odpowie na to w poniedziałek."),
        ("ru", "Министр заявил, что он не видел этот доклад и ответит на него в понедельник."),
        ("uk", "Міністр заявив, що він не бачив цієї доповіді та відповість на неї у понеділок."),
        ("ar", "قال الوزير إنه لم ير التقرير وسيرد عليه يوم الاثنين"),
        ("zh", "部长说，他没有看到这份报告，将在星期一作出答复。"),
        ("ja", "大臣は報告書を見ていないと述べ、月曜日に回答すると語った。"),
        ("en", "Norwick Harbour"),
        ("und", "12:30 — 14:15"),
        ("und", "Zorp blag nim tuv wek " * 5),
    ],
)
def test_guess(code: str, text: str) -> None:
    assert guess_language(text) == code
