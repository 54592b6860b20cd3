"""Tables between ruling lines."""

from __future__ import annotations

from ingest.parsers.pdf.page_model import PageLayout, Rect
from ingest.parsers.pdf.tables.ruled import take_ruled_tables
from tests.ingest.parsers.pdf.tables.cells import cell, grid, texts


class TestTakeRuledTables:
    def test_puts_words_into_the_cells_they_stand_in(self) -> None:
        layout = PageLayout(1, 595, 842)
        layout.grids = [grid([50, 150, 250], [100, 120, 140])]
        layout.lines = [
            cell("A", 55, 114),
            cell("1", 155, 114),
            cell("B", 55, 134),
            cell("Utenfor", 55, 300),
        ]
        (table,) = take_ruled_tables(layout)
        assert texts(table) == [["A", "1"], ["B", ""]]
        assert [one.text for one in layout.lines] == ["Utenfor"]

    def test_knows_how_far_a_merged_cell_reaches(self) -> None:
        layout = PageLayout(1, 595, 842)
        layout.grids = [[Rect(50, 100, 250, 120), *grid([50, 150, 250], [120, 140])]]
        layout.lines = [cell("Begge", 55, 114), cell("A", 55, 134), cell("B", 155, 134)]
        (table,) = take_ruled_tables(layout)
        assert texts(table) == [["Begge", ""], ["A", "B"]]
        assert table.rows[0].spans[0] == 2

    def test_leaves_the_grid_of_a_chart_alone(self) -> None:
        layout = PageLayout(1, 595, 842)
        layout.grids = [grid([50.0 + 20 * n for n in range(9)], [100.0 + 20 * n for n in range(9)])]
        layout.lines = [cell("0", 52, 112), cell("5", 72, 112)]
        assert take_ruled_tables(layout) == []

    def test_leaves_a_frame_around_text_alone(self) -> None:
        layout = PageLayout(1, 595, 842)
        layout.grids = [[Rect(50, 100, 500, 200)]]
        layout.lines = [cell("Boks", 55, 114)]
        assert take_ruled_tables(layout) == []
