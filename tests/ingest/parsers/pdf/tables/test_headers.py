"""Names over several columns."""

from __future__ import annotations

from ingest.parsers.pdf.page_model import Line, Rect, TableLine
from ingest.parsers.pdf.tables.headers import (
    header_rows,
    merge_header,
    spread_groups,
    spread_names,
    spread_over_rules,
)
from tests.ingest.parsers.pdf.tables.cells import cell, joined


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

    def test_lets_the_only_name_stand_for_all_columns_but_the_first(self) -> None:
        row = self.row(Menn=195)
        spread_names(row, self.COLUMNS)
        assert row.spans == [1, 4, 1, 1, 1]


class TestSpreadGroups(TestSpreadNames):
    def below(self) -> TableLine:
        return self.row(a=50, b=120, c=170, d=220, e=270)

    def test_lets_names_at_every_second_column_stand_for_two(self) -> None:
        row = self.row(Menn=125, Kvinner=225)
        assert spread_groups(row, self.below())
        assert row.spans == [1, 2, 1, 2, 1]

    def test_leaves_names_that_are_not_regular_to_their_own_columns(self) -> None:
        row = self.row(Menn=125, Kvinner=275)
        assert not spread_groups(row, self.below())
        assert row.spans == [1] * 5


class TestSpreadOverRules(TestSpreadNames):
    def test_lets_a_name_stand_for_the_columns_of_the_rule_under_it(self) -> None:
        row, below = self.row(Menn=145, Kvinner=220), self.row(a=50, b=120, c=170, d=220, e=270)
        below.rect = Rect(0, 110, 290, 130)
        rules = [Rect(100, 104, 190, 104.5)]
        assert spread_over_rules(row, below, self.COLUMNS, rules)
        assert row.spans == [1, 2, 1, 1, 1]


class TestHeaderRows:
    STRIPS = ((90.0, 110.0), (190.0, 210.0))

    def lines(self, *rows: tuple[str, ...]) -> list[Line]:
        return [
            joined(*(cell(t, 20 + 100 * k, 100 + 14 * n) for k, t in enumerate(row) if t))
            for n, row in enumerate(rows)
        ]

    def test_are_those_above_the_first_values(self) -> None:
        rows = self.lines(("", "Menn", "Alle"), ("Svar", "Under 40", "Over 40"), ("Ja", "3", "4"))
        assert header_rows(rows, self.STRIPS, []) == 2

    def test_are_years_above_other_values(self) -> None:
        rows = self.lines(("", "2001", "2002"), ("Ja", "3", "4"), ("Nei", "5", "6"))
        assert header_rows(rows, self.STRIPS, []) == 1

    def test_leave_the_name_of_the_rows_below_to_the_body(self) -> None:
        rows = self.lines(("Svar", "A", "B"), ("Menn",), ("Ja", "3", "4"))
        assert header_rows(rows, self.STRIPS, []) == 1

    def test_are_those_above_the_second_rule_where_there_are_no_values(self) -> None:
        rows = self.lines(("Mål", "Tiltak", "Ansvar"), ("Rom", "Flytte", "Leder"))
        rules = [Rect(20, top, 260, top + 0.5) for top in (88, 104, 120)]
        assert header_rows(rows, self.STRIPS, rules) == 1


class TestMergeHeader(TestSpreadNames):
    def test_joins_the_lines_of_names_to_one_row(self) -> None:
        rows = [self.row(Antall=120, Andel=170), self.row(kontorer=120, kommuner=170)]
        (row,) = merge_header(rows)
        assert [" ".join(one.text for one in lines) for lines in row.cells[1:3]] == [
            "Antall kontorer",
            "Andel kommuner",
        ]

    def test_keeps_names_over_several_columns_as_a_row(self) -> None:
        rows = [self.row(Menn=145), self.row(a=120, b=170)]
        rows[0].spans[1] = 2
        assert len(merge_header(rows)) == 2
