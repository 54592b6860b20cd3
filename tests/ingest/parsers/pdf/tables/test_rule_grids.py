"""Cells between ruling lines, also where some are missing."""

from __future__ import annotations

from ingest.parsers.pdf.page_model import Rect
from ingest.parsers.pdf.tables.rule_grids import grids_of


def across(top: float, x0: float = 50, x1: float = 250) -> Rect:
    return Rect(x0, top, x1, top + 0.5)


def upright(x: float, top: float = 100, bottom: float = 160) -> Rect:
    return Rect(x, top, x + 0.5, bottom)


class TestGridsOf:
    def test_closes_the_sides_that_are_open(self) -> None:
        (cells,) = grids_of([across(top) for top in (100, 130, 160)], [upright(150)])
        assert len(cells) == 4
        assert {round(cell.x0) for cell in cells} == {50, 150}
        assert {round(cell.x1) for cell in cells} == {150, 250}

    def test_joins_what_no_line_parts(self) -> None:
        rules = [across(top) for top in (100, 130, 160)]
        (cells,) = grids_of(rules, [upright(50), upright(150, 130), upright(250)])
        assert [round(cell.width) for cell in cells] == [200, 100, 100]

    def test_reaches_down_where_a_line_ends_before_a_column(self) -> None:
        rules = [across(100), across(130, 150), across(160)]
        (cells,) = grids_of(rules, [upright(50), upright(150), upright(250)])
        assert sorted(round(cell.height) for cell in cells) == [30, 30, 60]

    def test_takes_a_double_line_for_one_border(self) -> None:
        rules = [across(top) for top in (100, 130, 131.5, 160)]
        (cells,) = grids_of(rules, [upright(50), upright(150), upright(250)])
        assert len(cells) == 4

    def test_keeps_tables_side_by_side_apart(self) -> None:
        rules = [across(top, x0, x0 + 200) for top in (100, 130) for x0 in (50, 270)]
        sides = [upright(x, 100, 130) for x in (50, 150, 250, 270, 370, 470)]
        assert [len(cells) for cells in grids_of(rules, sides)] == [2, 2]

    def test_finds_no_cells_between_lines_that_do_not_cross(self) -> None:
        assert grids_of([across(100), across(130)], [upright(400)]) == []

    def test_goes_on_with_the_rules_below_where_only_the_header_has_upright_lines(self) -> None:
        rules = [across(top) for top in (100, 120, 140, 160, 300)]
        (cells,) = grids_of(rules, [upright(x, 100, 120) for x in (50, 150, 250)])
        assert max(round(cell.bottom) for cell in cells) == 160

    def test_ends_above_the_line_over_the_foot_of_the_page(self) -> None:
        rules = [across(top) for top in (100, 200, 330)]
        (cells,) = grids_of(rules, [upright(x, 100, 200) for x in (50, 150, 250)])
        assert max(round(cell.bottom) for cell in cells) == 200
