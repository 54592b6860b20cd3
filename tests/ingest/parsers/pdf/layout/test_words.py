"""Glyphs to words."""

from __future__ import annotations

import pytest

from ingest.parsers.pdf.layout.words import weight_and_slant, words_of
from tests.ingest.parsers.pdf.layout.lines import glyphs


class TestWordsOf:
    def test_ends_a_word_at_a_drawn_space(self) -> None:
        assert [word.text for word in words_of(glyphs("to ord"))] == ["to", "ord"]

    def test_ends_a_word_at_a_gap_where_no_space_is_drawn(self) -> None:
        drawn = glyphs("to") + glyphs("ord", x=62.5)
        assert [word.text for word in words_of(drawn)] == ["to", "ord"]

    def test_sees_no_space_that_takes_no_room(self) -> None:
        drawn = [*glyphs("sam"), *glyphs(" ", x=65), *glyphs("arbeid", x=65)]
        assert [word.text for word in words_of(drawn)] == ["samarbeid"]

    def test_takes_two_spaces_for_one(self) -> None:
        assert [word.text for word in words_of(glyphs("to  ord"))] == ["to", "ord"]

    def test_passes_over_characters_that_are_drawn_as_nothing(self) -> None:
        drawn = [*glyphs("\u200b", x=50), *glyphs("ord", x=50), *glyphs("\u200b", x=65)]
        assert [word.text for word in words_of(drawn)] == ["ord"]

    def test_reads_letters_drawn_twice_for_boldness_once(self) -> None:
        drawn = [
            glyph
            for letter in glyphs("nei")
            for glyph in (letter, letter._replace(x0=letter.x0 + 0.2))
        ]
        assert [word.text for word in words_of(drawn)] == ["nei"]

    @pytest.mark.parametrize(("accent", "letter", "whole"), [("˚", "a", "å"), ("¨", "o", "ö")])
    def test_composes_an_accent_and_a_letter_drawn_over_each_other(
        self, accent: str, letter: str, whole: str
    ) -> None:
        drawn = [*glyphs(accent), *glyphs(letter, x=50), *glyphs("r", x=55)]
        assert words_of(drawn)[0].text == f"{whole}r"


class TestWeightAndSlant:
    @pytest.mark.parametrize(
        ("font", "bold", "italic"),
        [
            ("ABCDEF+TimesNewRomanPS-BoldItalicMT", True, True),
            ("Helvetica", False, False),
            ("GHIJKL+CMTI10", False, True),
            ("NimbusRomNo9L-Medi", True, False),
            ("Arial~", False, True),
        ],
    )
    def test_reads_the_look_off_the_name(self, font: str, bold: bool, italic: bool) -> None:
        assert weight_and_slant(font) == (bold, italic)
