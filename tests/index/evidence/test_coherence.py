"""Openings that point back, introductions, questions and speeches."""

from __future__ import annotations

import pytest

from index.evidence.coherence import dangles, introduces, is_question, speeches


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

    def test_a_quotation_over_several_sentences_is_one_speech(self) -> None:
        told = ["Hun sier: «Vi får ikke tid.", "Det er synd.», sier hun.", "«Slik er det.»", "»"]
        assert speeches(told) == ((0, 1),)

    @pytest.mark.parametrize(
        "told",
        [
            ["Vi var (som sagt.", "Og atter sagt) få.", "Slutt."],
            ["Hun sa: “Vi gikk.", "Det var kaldt.”", "Slutt."],
            ["Det gjelder [alle.", "Og noen til] her.", "Slutt."],
        ],
    )
    def test_brackets_and_other_marks_of_several_sentences_are_found(self, told: list[str]) -> None:
        last = max(n for n, sentence in enumerate(told) if sentence != "Slutt.")
        assert speeches(told) == ((0, last),)

    def test_a_mark_that_opens_and_closes_alike_tells_nothing(self) -> None:
        assert speeches(["Han sa ”nei.", "Så gikk han.”"]) == ()

    def test_a_bracket_that_is_never_closed_takes_nothing_along(self) -> None:
        assert speeches(["Vi var (få.", *["Så gikk vi."] * 20, "a) Slutt."]) == ()
