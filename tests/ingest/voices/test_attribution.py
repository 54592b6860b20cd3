"""Speakers and sources of quotations."""

from __future__ import annotations

import pytest

from ingest.blocks.assembly import Piece, RawBlock, raw_block
from ingest.models import Span
from tests.ingest.voices.labelled import FINDINGS, labelled, quoted, spans


class TestWhoIsQuoted:
    @pytest.mark.parametrize(
        ("text", "who"),
        [
            ("«Vi er veldig gode på dette her», sier en kommunal leder.", "kommunal leder"),
            (
                "«Vi har fått mer å gjøre nå», forteller rådmannen i Lillevik.",
                "rådmannen i Lillevik",
            ),
            ("En av veilederne vi intervjuet sa: «Vi vet hvor vi skal finne dem.»", None),
            ("Ifølge en veileder blir det «mindre tid til de svakeste brukerne».", "veileder"),
            (
                "Det er nyttig. «Verkstedene har vært gull verdt for oss» (Informant 2).",
                "Informant 2",
            ),
            ("De møtes. «Noen bare rasker med seg noen saker.» (NAV leder 3)", "NAV leder 3"),
            (
                "Fagkonsulenten hevder at «her observerer de og lærer av hverandre».",
                "Fagkonsulenten",
            ),
            ("“We never see the same adviser twice”, says a young patient.", "young patient"),
            ('En lærer skriver: "Vi må ha flere timer til dette arbeidet."', "lærer"),
            ("”Eg trur at vi må prøve noko anna”, seier ein tilsett.", "tilsett"),
        ],
    )
    def test_is_an_informant_with_the_name_that_the_text_gives(
        self, text: str, who: str | None
    ) -> None:
        assert [voice for voice, _ in quoted(text)] == ["informant"]
        if who:
            assert quoted(text)[0][1] == who

    @pytest.mark.parametrize(
        "text",
        [
            "Hansen mfl. (2014: 91) hevder at det er «nærliggende å anta en negativ effekt».",
            "Reformen har «styrket samarbeidet rundt brukerne» (Lie & Moe, 2015, s. 96).",
            "I NOU 2004: 13 heter det at «én enhetlig etat er den beste løsningen».",
            "Loven § 1 har som formål «å bedre levekårene for vanskeligstilte».",
        ],
    )
    def test_is_another_source_where_one_is_cited(self, text: str) -> None:
        assert [voice for voice, _ in quoted(text)] == ["secondary"]

    @pytest.mark.parametrize(
        "text",
        [
            "Kontoret driver såkalt «brannslukking» og har en «åpen dør».",
            "Rapporten «Et kontor for alle som trenger det» kom året etter.",
            "Høyest skår fikk påstanden «Samlingen har gitt ny kunnskap som vi kan bruke».",
        ],
    )
    def test_terms_titles_and_survey_items_are_nobodys(self, text: str) -> None:
        assert quoted(text) == []

    def test_nobody_is_named_for_a_long_quotation_without_a_cue(self) -> None:
        _, passages = labelled(
            FINDINGS,
            raw_block("paragraph", "Slik: «den som venter på noe godt venter ikke forgjeves»."),
        )
        assert [(s.voice, s.confidence < 0.5) for s in passages[0].voices] == [("author", True)]

    def test_a_second_quotation_in_the_paragraph_is_by_the_same_kind_of_speaker(self) -> None:
        text = "«Vi prøver så godt vi kan», sier lederen. Det blir «mye styr med to systemer»."
        assert [voice for voice, _ in quoted(text)] == ["informant", "informant"]


class TestBlockQuotes:
    words = "Før var det en enhet, men nå er de enda fjernere. Vi får ikke beskjed."

    def test_are_by_whom_the_line_before_says(self) -> None:
        found = spans(
            FINDINGS,
            raw_block("paragraph", "En avdelingsleder sa følgende:"),
            raw_block("quote", self.words),
        )
        assert (self.words, "informant", "avdelingsleder") in found

    def test_are_not_by_whom_the_speakers_talk_with(self) -> None:
        before = "Respondentene snakker om å ha tid til å samtale med brukerne og mener dette:"
        found = spans(FINDINGS, raw_block("paragraph", before), raw_block("quote", self.words))
        assert (self.words, "informant", "Respondentene") in found

    def test_are_by_whom_the_bracket_behind_says(self) -> None:
        found = spans(FINDINGS, raw_block("quote", f"{self.words} (Nav-leder Lillevik)"))
        assert (self.words, "informant", "Nav-leder Lillevik") in found

    def test_from_another_study_are_secondary(self) -> None:
        found = spans(FINDINGS, raw_block("quote", f"{self.words} (Hansen et al., 2016, s. 21)"))
        assert (self.words, "secondary", "Hansen et al., 2016, s. 21") in found

    def test_may_be_a_paragraph_all_in_italics(self) -> None:
        block = RawBlock("paragraph", (Piece(self.words, emphasis=(Span(0, len(self.words)),)),))
        found = spans(FINDINGS, raw_block("paragraph", "Lederen sier det slik:"), block)
        assert (self.words, "informant", "Lederen") in found
