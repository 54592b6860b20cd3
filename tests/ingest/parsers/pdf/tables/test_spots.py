"""Cells of a ruled table that hold several columns or rows."""

from __future__ import annotations

from ingest.parsers.pdf.page_model import Rect
from ingest.parsers.pdf.tables.spots import Spot, part_columns, part_rows
from tests.ingest.parsers.pdf.tables.cells import cell, joined

LEFTS = [50.0, 150.0, 250.0]


def shown(spots: list[Spot]) -> list[list[str]]:
    return [[line.text for line in spot.lines] for spot in spots]


class TestPartColumns:
    def test_parts_a_row_without_lines_at_the_borders_of_the_others(self) -> None:
        row = joined(cell("Nordby", 55, 120), cell("12", 180, 120), cell("8", 300, 120))
        parts = part_columns([Spot(Rect(50, 105, 350, 125), [row])], LEFTS)
        assert shown(parts) == [["Nordby"], ["12"], ["8"]]

    def test_leaves_a_name_over_several_columns_whole(self) -> None:
        name = joined(cell("Alle", 120, 120), cell("kontorene", 143, 120))
        parts = part_columns([Spot(Rect(50, 105, 350, 125), [name])], LEFTS)
        assert shown(parts) == [["Alle kontorene"]]

    def test_parts_the_names_below_from_the_name_above_them(self) -> None:
        name = cell("Ansatte_i_kommunene", 200, 120)
        below = joined(cell("Menn", 170, 134), cell("Kvinner", 270, 134))
        parts = part_columns([Spot(Rect(150, 105, 350, 140), [name, below])], LEFTS)
        assert shown(parts) == [["Ansatte_i_kommunene"], ["Menn"], ["Kvinner"]]
        assert parts[0].rect.bottom == parts[1].rect.top

    def test_parts_a_column_where_most_rows_leave_a_strip_white(self) -> None:
        spots = [
            Spot(
                Rect(50, 105 + 20 * n, 350, 125 + 20 * n),
                [joined(cell("Nordby", 55, 120 + 20 * n), cell("12", 250, 120 + 20 * n))],
            )
            for n in range(4)
        ]
        assert len(part_columns(spots, [50.0])) == 8

    def test_leaves_prose_in_a_wide_cell_whole(self) -> None:
        lines = [
            joined(*(cell("ordet", 55 + 30 * k, 120 + 14 * n) for k in range(9))) for n in range(4)
        ]
        assert len(part_columns([Spot(Rect(50, 105, 350, 180), lines)], LEFTS)) == 1


class TestPartRows:
    def band(self, *columns: list[str]) -> list[Spot]:
        return [
            Spot(
                Rect(50 + 100 * k, 100, 150 + 100 * k, 170),
                [cell(text, 55 + 100 * k, 115 + 14 * n) for n, text in enumerate(column)],
            )
            for k, column in enumerate(columns)
        ]

    def test_parts_a_band_at_each_line_of_values(self) -> None:
        spots = part_rows(self.band(["Nordby", "Sørvik", "Lia"], ["12", "140", "7"]))
        tops = sorted({spot.rect.top for spot in spots})
        assert len(tops) == 3
        assert [t[0] for t in shown(spots)] == ["Nordby", "Sørvik", "Lia", "12", "140", "7"]

    def test_keeps_a_name_of_several_lines_with_its_value(self) -> None:
        assert len(part_rows(self.band(["Kontoret", "i Nordby"], ["12"]))) == 2

    def test_keeps_text_of_several_lines_in_both_columns_together(self) -> None:
        assert len(part_rows(self.band(["Mål for", "året"], ["Møte flere", "søkere"]))) == 2
