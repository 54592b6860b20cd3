"""Column names that run upwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.parsers.pdf.page_model import Line, PageLayout, Rect, Word, line_of
from ingest.parsers.pdf.tables.rotated_heads import head_above, take_rotated
from ingest.parsers.pdf.tables.ruled import take_ruled_tables
from tests.ingest.parsers.pdf.parsing import fill, parse
from tests.ingest.parsers.pdf.parsing import texts as blocks_of
from tests.ingest.parsers.pdf.tables.cells import cell, grid, texts
from tests.typeset import ROMAN, Sheets


def rotated(text: str, x: float, bottom: float) -> Line:
    word = Word(text, x, bottom - 5 * len(text), x + 9, bottom, bottom, 9)
    return line_of([word], rotated=True, page=1)


class TestTakeRotated:
    def test_takes_those_inside_from_left_to_right(self) -> None:
        layout = PageLayout(1, 595, 842)
        layout.lines = [rotated("To", 180, 140), rotated("En", 80, 140), rotated("Ut", 80, 400)]
        taken = take_rotated(layout, Rect(50, 100, 250, 150))
        assert [line.text for line in taken] == ["En", "To"]
        assert [line.text for line in layout.lines] == ["Ut"]


class TestHeadAbove:
    LEFTS = (50.0, 150.0, 250.0)

    def test_makes_a_row_of_names_that_end_right_above(self) -> None:
        layout = PageLayout(1, 595, 842)
        layout.lines = [rotated("Vedtak", 190, 96), rotated("Klager", 290, 96)]
        row = head_above(layout, Rect(50, 100, 350, 160), self.LEFTS)
        assert row is not None
        assert [[one.text for one in lines] for lines in row.cells] == [[], ["Vedtak"], ["Klager"]]
        assert layout.lines == []

    def test_leaves_a_rotated_line_that_is_far_above(self) -> None:
        layout = PageLayout(1, 595, 842)
        layout.lines = [rotated("Vedtak", 190, 60), rotated("Klager", 290, 60)]
        assert head_above(layout, Rect(50, 100, 350, 160), self.LEFTS) is None
        assert len(layout.lines) == 2


class TestRuledTable:
    def test_has_rotated_names_in_its_own_cells(self) -> None:
        layout = PageLayout(1, 595, 842)
        layout.grids = [grid([50, 150, 250], [100, 160, 180])]
        layout.lines = [cell("A", 55, 174), cell("1", 155, 174), rotated("Vedtak", 195, 155)]
        (table,) = take_ruled_tables(layout)
        assert texts(table) == [["", "Vedtak"], ["A", "1"]]

    def test_has_rotated_names_drawn_above_its_lines(self) -> None:
        layout = PageLayout(1, 595, 842)
        layout.grids = [grid([50, 150, 250, 350], [160, 180])]
        layout.lines = [
            *(cell(text, 55 + 100 * k, 174) for k, text in enumerate("A12")),
            *(rotated(text, 195 + 100 * k, 156) for k, text in enumerate(("Vedtak", "Klager"))),
        ]
        (table,) = take_ruled_tables(layout)
        assert texts(table) == [["", "Vedtak", "Klager"], ["A", "1", "2"]]
        assert table.heads == 1


class TestNamesAtAnAngle:
    NAMES = ("Innlandet", "Rogaland", "Vestland")

    def sheet(self, folder: Path, degrees: float, *, ruled: bool) -> Sheets:
        sheets = Sheets(folder / "table.pdf")
        fill(sheets, paragraphs=2)
        sheets.text(70, 260, "Tabell 1. Svar etter fylke")
        lefts, tops = [70, 200, 260, 320, 380], [330 + 18 * n for n in range(5)]
        for name, left in zip(self.NAMES, lefts[1:], strict=False):
            sheets.canvas.saveState()
            sheets.canvas.translate(left + 10, 842 - 326)
            sheets.canvas.rotate(degrees)
            sheets.canvas.setFont(ROMAN, 10)
            sheets.canvas.drawString(0, 0, name)
            sheets.canvas.restoreState()
        rows = [[f"Svar {n}", *(str(10 * n + k) for k in (1, 2, 3))] for n in range(1, 5)]
        if ruled:
            sheets.grid(lefts, tops, rows)
        else:
            for top in (tops[0], tops[-1]):
                sheets.rule(70, top, 380)
            for row, top in zip(rows, tops, strict=False):
                for words, left in zip(row, lefts, strict=False):
                    sheets.text(left + 4, top + 14, words, size=10)
        fill(sheets, 3, top=460, paragraphs=2)
        return sheets

    @pytest.mark.parametrize("degrees", [30, 45, 60])
    @pytest.mark.parametrize("ruled", [True, False])
    def test_are_the_header(self, tmp_path: Path, degrees: float, ruled: bool) -> None:
        (table,) = blocks_of(parse(self.sheet(tmp_path, degrees, ruled=ruled)), "table")
        assert table.splitlines()[:2] == ["\tInnlandet\tRogaland\tVestland", "Svar 1\t11\t12\t13"]
