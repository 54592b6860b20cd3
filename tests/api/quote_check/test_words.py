"""Words and signs, as they are compared."""

from __future__ import annotations

from api.quote_check.checker import QuoteChecker
from api.quote_check.segments import segments_of
from api.quote_check.words import punctuation_of, words_of
from tests.api.quote_check.collection import (
    check,
    paged,
)


class TestTokens:
    def test_a_hyphen_before_og_is_no_line_end(self) -> None:
        assert [w.key for w in words_of("arbeids- og velferd")] == ["arbeids", "og", "velferd"]

    def test_signs_inside_a_number_are_compared_as_signs(self) -> None:
        assert [w.key for w in words_of("1,5 % av 2014-2015")] == [
            "1", "5", "%", "av", "2014", "2015",
        ]  # fmt: skip
        checker = QuoteChecker(
            [
                paged(
                    ["Andelen var 12,5 prosent den 13.01.2017 i byen, av 10 000 spurte."],
                    labels=["7"],
                )
            ]
        )
        for quoted, expected in (
            ("Andelen var 12,5 prosent den", "verbatim"),
            ("2017 i byen", "verbatim"),
            ("Andelen var 12.5 prosent den", "punctuation_only"),
            ("Andelen var 125 prosent den", "altered"),
            ("Andelen var 12 prosent den", "altered"),
            ("i byen, av 10 000 spurte", "verbatim"),
            ("i byen, av 10000 spurte", "punctuation_only"),
            ("i byen, av 1 000 spurte", "altered"),
        ):
            assert check(f"«{quoted}»", checker).verdict == expected

    def test_marks_spaces_and_bullets_are_no_punctuation(self) -> None:
        assert punctuation_of(" ” \n• ") == ""
        assert punctuation_of(" — ") == punctuation_of("-") == "–"
        assert punctuation_of(". . .") == punctuation_of("…")

    def test_ellipses_and_insertions_cut_a_quotation(self) -> None:
        segments = segments_of("En [NAV] to (…) tre … fire (min utheving) [f]em")
        assert [(s.gap, [w.surface for w in s.words]) for s in segments] == [
            ("start", ["En"]),
            ("insertion", ["to"]),
            ("ellipsis", ["tre"]),
            ("ellipsis", ["fire"]),
            ("insertion", ["fem"]),
        ]


class TestRaisedCharacters:
    def test_squares_and_lowered_digits_are_the_same_in_plain_digits(self) -> None:
        checker = QuoteChecker(
            [paged(["Bygget er på 340 m² og slipper ut 12 tonn CO₂ hvert år."], labels=["7"])]
        )
        for quoted, expected in (
            ("er på 340 m² og slipper ut 12 tonn CO₂ hvert", "verbatim"),
            ("er på 340 m2 og slipper ut 12 tonn CO2 hvert", "verbatim"),
            ("er på 340 m og slipper ut", "altered"),
        ):
            assert check(f"«{quoted}»", checker).verdict == expected

    def test_an_exponent_is_a_number_of_its_own(self) -> None:
        checker = QuoteChecker(
            [paged(["Byggingen kostet om lag 1,2 · 10⁶ kroner i alt for byen."], labels=["7"])]
        )
        for quoted, expected in (
            ("kostet om lag 1,2 · 10⁶ kroner i alt", "verbatim"),
            ("kostet om lag 1,2 · 10 kroner i alt", "altered"),
            ("kostet om lag 1,2 · 106 kroner i alt", "altered"),
        ):
            assert check(f"«{quoted}»", checker).verdict == expected

    def test_a_note_sign_after_a_figure_or_a_word_still_does_not_count(self) -> None:
        assert [w.key for w in words_of("året 2011⁶ i byen²")] == ["året", "2011", "i", "byen"]
