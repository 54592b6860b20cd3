"""Letters → words → lines."""

from __future__ import annotations

import pytest

from ingest.parsers.pdf.layout.lines import gather, lines_of
from ingest.parsers.pdf.layout.words import weight_and_slant, words_of
from ingest.parsers.pdf.page_model import (
    Glyph,
    Word,
    turned,
    turned_back,
)
from ingest.parsers.pdf.scans.text_layer import is_garbage
from ingest.parsers.pdf.symbol_fonts import symbol_map
from tests.ingest.parsers.pdf.layout.lines import glyphs, line
from tests.typeset import prose


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


class TestSymbolMap:
    def test_knows_that_dingbats_draw_no_letters(self) -> None:
        signs = symbol_map("ABCDEF+ZapfDingbats")
        assert signs is not None
        assert signs["l"] == "●"

    def test_leaves_letters_alone(self) -> None:
        assert symbol_map("Helvetica") is None


class TestGather:
    def test_divides_a_line_at_a_wide_gap(self) -> None:
        words = line("venstre spalte").words + line("høyre spalte", x=300).words
        assert [found.text for found in gather(words)] == ["venstre spalte", "høyre spalte"]

    def test_marks_a_superscript_as_raised_and_keeps_it_on_its_line(self) -> None:
        words = line("ordningen").words
        end = words[-1].x1
        marker = Word("3", end + 0.2, 90.0, end + 3.2, 96.0, 95.5, 6.0)
        found = gather([marker, *words])
        assert [(word.text, word.raised) for word in found[0].words] == [
            ("ordningen", False),
            ("3", True),
        ]
        assert found[0].text == "ordningen3"

    def test_finds_a_raised_marker_that_a_tab_parts_from_its_note(self) -> None:
        marker = Word("2", 50, 91, 53, 97, 96, 5)
        note = line("Se lov om sosiale tjenester.", x=61, base=100, size=8)
        (whole,) = gather([marker, *note.words])
        assert whole.words[0].raised

    def test_closes_letterspaced_words(self) -> None:
        words = []
        for start, text in ((50.0, "KJØNN"), (102.0, "OG"), (127.0, "MAKT")):
            for n, letter in enumerate(text):
                x = start + n * 9
                words.append(Word(letter, x, 92, x + 6, 102, 100, 10))
        assert gather(words)[0].text == "KJØNN OG MAKT"

    def test_puts_right_to_left_words_into_the_order_of_reading(self) -> None:
        drawn = [Word("םלוע", 50, 92, 70, 102, 100, 10), Word("םולש", 74, 92, 94, 102, 100, 10)]
        assert gather(drawn)[0].text == "שלום עולם"


class TestLinesOf:
    def test_reads_a_page_whose_text_runs_upwards(self) -> None:
        upright = glyphs("tabell", x=100, base=60)
        drawn = []
        for glyph in upright:  # turned a quarter to the left on a page of 200 by 400
            x0, top, x1, bottom = turned_back(glyph[1:5], 90, 200, 400)
            drawn.append(Glyph(glyph.text, x0, top, x1, bottom, glyph.base, 10, "F", 90))
        found = lines_of(drawn, 90, 200, 400)
        assert [one.text for one in found] == ["tabell"]
        assert not found[0].rotated

    @pytest.mark.parametrize("turn", [0, 90, 180, 270])
    def test_turning_back_undoes_turning(self, turn: int) -> None:
        rect = (10.0, 20.0, 50.0, 30.0)
        assert turned_back(turned(rect, turn, 200, 400), turn, 200, 400) == rect


class TestIsGarbage:
    def test_trusts_norwegian_and_numbers(self) -> None:
        assert not is_garbage(prose(0, 10).split())
        assert not is_garbage([str(n * 37) for n in range(60)])
        assert not is_garbage(["............"] * 30 + ["Innledning"] * 5)

    def test_recognises_glyphs_without_unicode(self) -> None:
        assert is_garbage(["\ufffd\ufffd\ufffd\ufffd"] * 20)
        assert is_garbage(["\uf041\uf042\uf043"] * 20)

    def test_recognises_letters_that_are_all_shifted(self) -> None:
        shifted = str.maketrans("abcdefghijklmnopqrstuvwxyz", "defghijklmnopqrstuvwxyzabc")
        assert is_garbage(prose(0, 10).casefold().translate(shifted).split())
