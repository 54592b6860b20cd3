"""Words to lines."""

from __future__ import annotations

import pytest

from ingest.parsers.pdf.layout.lines import gather, lines_of
from ingest.parsers.pdf.page_model import (
    Glyph,
    Word,
    turned,
    turned_back,
)
from tests.ingest.parsers.pdf.layout.lines import glyphs, line


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
