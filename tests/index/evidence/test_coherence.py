"""Openings that point back, introductions and questions."""

from __future__ import annotations

import pytest

from index.evidence.coherence import dangles, introduces, is_question


class TestOpenings:
    @pytest.mark.parametrize(
        "sentence",
        ["Dette er viktig.", "De mener det.", "Derfor gikk det galt.", "Men slik er det.",
         "Desse fekk ikkje svar.", "This is why.", "However, it failed.", "og så videre."],
    )  # fmt: skip
    def test_that_point_back_are_told(self, sentence: str) -> None:
        assert dangles(sentence)

    @pytest.mark.parametrize(
        "sentence",
        ["Desentralisering er viktig.", "Kontoret mener det.", "Herøy kommune svarte.",
         "Andre svarte nei.", "The office failed."],
    )  # fmt: skip
    def test_that_stand_alone_are_left_alone(self, sentence: str) -> None:
        assert not dangles(sentence)

    def test_an_introduction_ends_with_a_colon(self) -> None:
        assert introduces("En veileder sier det slik:")
        assert not introduces("Klokka 12:30 begynte møtet.")

    def test_a_question_is_told_by_its_end(self) -> None:
        assert is_question("Hvordan er oppgavene fordelt? »")
        assert not is_question("Er det slik? Det er det.")
