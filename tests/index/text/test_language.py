"""Bokmål, nynorsk and English apart, in short queries as in sentences."""

from __future__ import annotations

import subprocess
import sys

import pytest

from index.text.language import FUNCTION_WORDS, detect


class TestDetect:
    @pytest.mark.parametrize(
        "text",
        [
            "Hva mener lederne om samarbeidet mellom stat og kommune?",
            "Hvor mange svarte?",
            "arbeidsbelastning",
            "midlertidig botilbud",
            "Fordeler og ulemper ved delt ledelse",
            "økonomisk sosialhjelp ungdom",
            "Kvalifiseringsprogramet KVP",
            "leder AND kommune",
            "§ 14a",
        ],
    )
    def test_knows_bokmal(self, text: str) -> None:
        assert detect(text).language == "nb"

    @pytest.mark.parametrize(
        "text",
        [
            "Korleis er samarbeidet mellom stat og kommune?",
            "Kva seier rettleiarane om leiinga?",
            "sjukefråvær tilsette",
            "oppgåveportefølje små kommunar",
            "Kor mange tilsette har kontoret?",
        ],
    )
    def test_knows_nynorsk(self, text: str) -> None:
        assert detect(text).language == "nn"

    @pytest.mark.parametrize(
        "text",
        [
            "What is the response rate?",
            "How many employees does the office have?",
            "dual leadership workload",
            "debt counselling",
            "I need help",
        ],
    )
    def test_knows_english(self, text: str) -> None:
        assert detect(text).language == "en"

    @pytest.mark.parametrize("word", ["team", "survey", "partner", "service", "NAV"])
    def test_takes_a_single_loan_word_for_norwegian(self, word: str) -> None:
        assert detect(word).language == "nb"

    def test_goes_by_the_function_words_of_a_question_with_foreign_names_in_it(self) -> None:
        assert detect("What do rådmenn think about brukermedvirkning?").language == "en"
        assert detect("Hva betyr street-level bureaucracy i rapporten?").language == "nb"

    def test_reads_the_lower_case_i_as_norwegian(self) -> None:
        assert detect("New Public Management i NAV").language == "nb"

    def test_sees_through_soft_hyphens(self) -> None:
        assert detect("Kor\u00adleis er det?").language == "nn"

    @pytest.mark.parametrize("text", ["", "  ", "2016", "?!", "100 %"])
    def test_says_bokmal_without_confidence_where_there_are_no_words(self, text: str) -> None:
        assert detect(text).language == "nb"
        assert detect(text).confidence <= 0.5

    def test_is_surer_with_more_function_words(self) -> None:
        few, many = detect("the leader"), detect("what is the reason why they left the office")
        assert 0.5 < few.confidence < many.confidence <= 1

    def test_loads_lingua_only_when_it_is_asked(self) -> None:
        program = "import sys, index.text.language; sys.exit('lingua' in sys.modules)"
        assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


class TestFunctionWords:
    def test_hold_no_word_with_a_capital_or_a_space(self) -> None:
        words = set().union(*FUNCTION_WORDS.values())
        assert all(word == word.casefold() and word.isalpha() for word in words)

    def test_are_known_for_what_tells_the_two_norwegians_apart(self) -> None:
        assert "ikke" in FUNCTION_WORDS["nb"] - FUNCTION_WORDS["nn"]
        assert "ikkje" in FUNCTION_WORDS["nn"] - FUNCTION_WORDS["nb"]
