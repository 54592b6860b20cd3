"""Column names that run upwards."""

from __future__ import annotations

from ingest.parsers.pdf.page_model import Line, PageLayout, Rect, Word, line_of
from ingest.parsers.pdf.tables.rotated_heads import head_above, take_rotated
from ingest.parsers.pdf.tables.ruled import take_ruled_tables
from tests.ingest.parsers.pdf.tables.cells import cell, grid, texts


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
