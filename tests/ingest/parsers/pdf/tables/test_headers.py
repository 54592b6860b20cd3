"""Names over several columns."""

from __future__ import annotations

from ingest.parsers.pdf.page_model import Line, Rect, TableLine
from ingest.parsers.pdf.tables.headers import spread_names
from tests.ingest.parsers.pdf.tables.cells import cell


class TestSpreadNames:
    COLUMNS = ((0.0, 90.0), (100.0, 140.0), (150.0, 190.0), (200.0, 240.0), (250.0, 290.0))

    def row(self, **names: float) -> TableLine:
        """Each name in the column that its middle, given in points, falls into."""
        cells: list[list[Line]] = [[] for _ in self.COLUMNS]
        for name, middle in names.items():
            column = next(k for k, (_, right) in enumerate(self.COLUMNS) if middle <= right + 5)
            cells[column] = [cell(name, middle - 2.5 * len(name), 100)]
        return TableLine(cells, [1] * len(cells), Rect(0, 90, 290, 110), 1)

    def test_lets_a_name_in_the_middle_of_two_columns_stand_for_both(self) -> None:
        row = self.row(Menn=145, Kvinner=245)
        spread_names(row, self.COLUMNS)
        assert row.spans == [1, 2, 1, 2, 1]
        assert [bool(lines) for lines in row.cells] == [False, True, False, True, False]

    def test_leaves_a_name_over_its_own_column_there(self) -> None:
        row = self.row(Menn=120, Kvinner=170, Alle=245)
        spread_names(row, self.COLUMNS)
        assert row.spans == [1, 1, 1, 2, 1]
