"""Tokens: what they are and where they stand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.tokens import count_words, fold, number_forms, tokenize, undotted


def forms(text: str) -> list[str]:
    return [token.form for token in tokenize(text)]


class TestTokenize:
    @given(st.text())
    def test_gives_slices_of_any_text_in_order_and_without_overlap(self, text: str) -> None:
        tokens = list(tokenize(text))
        assert all(text[token.start : token.end] == token.surface for token in tokens)
        assert all(a.end <= b.start for a, b in pairwise(tokens))

    def test_keeps_hyphenated_words_together_and_ranges_of_years_apart(self) -> None:
        assert forms("to-ledermodell i 2010–2016 og covid-19") == [
            "to-ledermodell", "i", "2010", "2016", "og", "covid-19",
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("32 %", ["32", "prosent"]),
            ("(2,63)", ["2,63"]),
            ("\t-,12* \t", ["-,12"]),
            ("1 000 kr", ["1 000", "kr"]),
            ("§ 14 a i loven", ["§ 14 a", "i", "loven"]),
            ("§14 i loven", ["§14", "i", "loven"]),
            ("kap. 4.5.", ["kap", "4.5"]),
            ("14a", ["14a"]),
        ],
    )
    def test_reads_numbers_percentages_and_paragraphs_of_laws(
        self, text: str, expected: list[str]
    ) -> None:
        assert forms(text) == expected

    def test_takes_abbreviations_as_one_and_other_full_stops_as_ends(self) -> None:
        assert forms("f.eks. slik.Ny setning") == ["f.eks", "slik", "ny", "setning"]

    def test_reads_an_abbreviation_with_full_stops_as_one_without(self) -> None:
        assert forms("T.T.K.-kortet og N.R.K. i E.U.") == ["ttk-kortet", "og", "nrk", "i", "eu"]

    def test_takes_initials_before_a_name_apart(self) -> None:
        assert forms("J.P. Dahl") == ["j", "p", "dahl"]

    def test_marks_a_word_that_hangs_on_the_next(self) -> None:
        tokens = tokenize("arbeids- og velferdsetaten, to-ledet")
        assert [token.form for token in tokens if token.hung] == ["arbeids"]

    def test_sees_through_soft_hyphens_ligatures_and_combining_marks(self) -> None:
        assert forms("ar\u00adbeid \ufb01nans a\u030ar\u200b") == ["arbeid", "finans", "år"]


class TestUndotted:
    def test_leaves_out_the_full_stops_of_abbreviations_only(self) -> None:
        assert undotted("Hva er D.P.S.? F.eks. hos J.P. Dahl.") == (
            "Hva er DPS? F.eks. hos J.P. Dahl."
        )


class TestFold:
    def test_never_takes_a_norwegian_letter_for_its_plain_neighbour(self) -> None:
        assert fold("ÅPENT Høre ÆRE") == "åpent høre ære"

    def test_drops_an_english_genitive_and_the_figure_of_a_footnote(self) -> None:
        assert fold("NAV’s") == "nav"
        assert fold("rapporten¹²") == "rapporten"

    def test_finds_squares_and_lowered_digits_by_plain_ones(self) -> None:
        assert [fold(word) for word in ("m²", "km²", "R²", "CO₂")] == ["m2", "km2", "r2", "co2"]
        assert fold("m2") == "m2"


class TestNumberForms:
    @pytest.mark.parametrize(
        ("form", "expected"),
        [
            ("2.63", ["2,63"]),
            ("0,12", [",12"]),
            ("-,12", ["-,12", ",12"]),
            ("−0.12", ["-,12", ",12"]),
            ("1 000", ["1000", "1", "000"]),
            ("1.000", ["1,000", "1000"]),
            ("12.03.2016", ["12,03,2016", "12", "03", "2016"]),
        ],
    )
    def test_meets_the_other_ways_to_write_it(self, form: str, expected: list[str]) -> None:
        assert number_forms(form) == expected


class TestCountWords:
    def test_counts_words_as_written_and_no_numbers(self) -> None:
        assert count_words(["NAV i 2016", "Nav nav NAV"]) == {"NAV": 2, "i": 1, "Nav": 1, "nav": 1}
