"""Negations and reservations that a quotation leaves out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from api.quote_check.checker import QuoteChecker
from ingest.models import Document, DocumentId
from tests.api.quote_check.collection import REPORT, check, paged

NB = [
    "Leieren er ikke fritatt fra plikten til å melde skader. Kontoret i Granvik har aldri hatt "
    "en egen vakt om natten. Prøven ble gjort uten å spørre dem som bodde der.",
    "Det kan se ut til at de som fikk hjelp tidlig, ble boende lenger. Rådgiverne mener at "
    "reglene er klare nok. Tilbudet er ikke godt kjent. Så kom våren.",
]
NN = [
    "Kommunen har ikkje høve til å avvise ein munnleg søknad. Ingen av kontora i Granvik hadde "
    "eiga vakt. Dei flytta utan å seie frå til naboane.",
    "Leiarane meiner at reglane er klare nok. Det verkar som ordninga hjelper unge mest. "
    "No har kontoret to etasjar.",
]
EN = [
    "The office may not reject an oral application. Staff had never been asked about the move. "
    "They moved without telling the neighbours, and hardly anybody noticed it.",
    "The managers believe that the rules are clear enough. It seems that early help keeps "
    "people housed. There is no evidence of harm. Then spring came.",
]


def document(name: str, texts: list[str], language: str) -> Document:
    facts = replace(REPORT, language=language, title=name)
    made = paged(texts, labels=["1", "2"])
    return replace(made, document_id=DocumentId(name), bibliography=facts)


CHECKER = QuoteChecker(
    [document("nb", NB, "nb"), document("nn", NN, "nn"), document("en", EN, "en")]
)


def remarks(draft: str) -> tuple[str, ...]:
    found = check(draft, CHECKER)
    assert found.verdict == "verbatim"
    return found.remarks


class TestWordsLeftOut:
    @pytest.mark.parametrize(
        "quoted",
        [
            "Leieren er … fritatt fra plikten til å melde skader",
            "Kontoret i Granvik har [...] hatt en egen vakt om natten",
            "Prøven ble gjort (…) å spørre dem som bodde der",
            "Leieren er [derfor] fritatt fra plikten",
            "Kommunen har … høve til å avvise ein munnleg søknad",
            "Dei flytta … å seie frå til naboane",
            "The office … reject an oral application",
            "Staff had [...] been asked about the move",
            "There is … evidence of harm",
        ],
    )
    def test_with_a_negation_among_them_are_remarked_on(self, quoted: str) -> None:
        assert "negation_left_out" in remarks(f"Der heter det: «{quoted}».")

    @pytest.mark.parametrize(
        "quoted",
        [
            "Rådgiverne … at reglene er klare nok",
            "Det … at de som fikk hjelp tidlig, ble boende lenger",
            "Leiarane … at reglane er klare nok",
            "The managers … that the rules are clear enough",
        ],
    )
    def test_with_a_reservation_among_them_are_remarked_on(self, quoted: str) -> None:
        assert "reservation_left_out" in remarks(f"Der heter det: «{quoted}».")

    @pytest.mark.parametrize(
        "quoted",
        [
            "Leieren er ikke … plikten til å melde skader",
            "melde skader. … Prøven ble gjort uten å spørre dem",
            "hjelper unge mest. … har kontoret to etasjar",
        ],
    )
    def test_that_change_nothing_are_not(self, quoted: str) -> None:
        assert remarks(f"Der heter det: «{quoted}».") == ()


class TestAnEdge:
    @pytest.mark.parametrize(
        "quoted",
        [
            "fritatt fra plikten til å melde skader",
            "å spørre dem som bodde der",
            "av kontora i Granvik hadde eiga vakt",
            "høve til å avvise ein munnleg søknad",
            "reject an oral application",
            "evidence of harm",
            "anybody noticed it",
            "Tilbudet er",
        ],
    )
    def test_right_beside_a_negation_is_remarked_on(self, quoted: str) -> None:
        assert "negation_beside" in remarks(f"Der heter det: «{quoted}» (Nordås et al., 2016).")

    @pytest.mark.parametrize(
        "quoted",
        [
            "de som fikk hjelp tidlig, ble boende lenger",
            "reglene er klare nok",
            "reglane er klare nok",
            "ordninga hjelper unge mest",
            "the rules are clear enough",
            "early help keeps people housed",
        ],
    )
    def test_right_beside_a_reservation_is_remarked_on(self, quoted: str) -> None:
        assert "reservation_beside" in remarks(f"Der heter det: «{quoted}».")

    @pytest.mark.parametrize(
        "draft",
        [
            "Leieren er ikke «fritatt fra plikten til å melde skader».",
            "Rådgiverne mener at «reglene er klare nok».",
            "Moes påstand om at «reglene er klare nok», står fast.",
            "Der heter det at «Kontoret i Granvik har aldri hatt en egen vakt».",
            "They hold that staff never had «been asked about the move».",
            "Så heter det: «Rådgiverne mener at reglene er klare nok».",
        ],
    )
    def test_is_not_when_the_draft_says_the_word_itself(self, draft: str) -> None:
        assert remarks(draft) == ()
