"""Parts of a page that hold a table without a grid."""

from __future__ import annotations

from ingest.parsers.pdf.layout.columns import columns_of
from ingest.parsers.pdf.page_model import Line, PageLayout
from ingest.parsers.pdf.tables.regions import is_prose, may_have_values, value_regions
from tests.ingest.parsers.pdf.tables.cells import HEADER, LEFTS, cell, joined

VALUES = [["Nordby", "12", "8"], ["Sørvik", "140", "61"], ["Lia", "71", "31"], ["Moen", "9", "4"]]


def rows_of_cells(rows: list[list[str]], top: float = 120) -> list[Line]:
    return [
        cell(text, LEFTS[k], top + 14 * n)
        for n, row in enumerate(rows)
        for k, text in enumerate(row)
        if text
    ]


def found(lines: list[Line]) -> list[list[str]]:
    return [[row.text for row in rows] for rows in value_regions(columns_of(lines))]


class TestValueRegions:
    def test_takes_rows_of_values_and_the_names_above_them(self) -> None:
        lines = rows_of_cells([HEADER, *VALUES])
        assert found(lines) == [[" ".join(row) for row in [HEADER, *VALUES]]]

    def test_takes_a_line_of_names_between_them(self) -> None:
        lines = rows_of_cells([*VALUES, ["Samlet"], *VALUES])
        assert len(found(lines)[0]) == 9

    def test_leaves_three_rows_without_a_caption_alone(self) -> None:
        assert found(rows_of_cells(VALUES[:3])) == []

    def test_leaves_a_contents_list_alone(self) -> None:
        entries = [[f"1.{n}", "Innledning", f"{n + 7}"] for n in range(1, 9)]
        assert found(rows_of_cells(entries)) == []

    def test_leaves_values_that_keep_to_no_column_alone(self) -> None:
        lines = [
            cell(text, 70 + 100 * k + 23 * ((n * 7 + k * 3) % 4), 120 + 14 * n)
            for n in range(6)
            for k, text in enumerate(("Lia", "12", "8"))
        ]
        assert found(lines) == []

    def test_leaves_a_listing_with_a_prompt_alone(self) -> None:
        assert found(rows_of_cells([["##", *row[1:]] for row in VALUES])) == []


class TestMayHaveValues:
    def test_asks_for_several_baselines_with_several_values(self) -> None:
        layout = PageLayout(1, 595, 842)
        layout.lines = rows_of_cells(VALUES)
        assert may_have_values(layout)
        layout.lines = rows_of_cells(VALUES[:3])
        assert not may_have_values(layout)


class TestIsProse:
    def test_is_a_long_piece_but_no_long_name_of_values(self) -> None:
        words = [cell("ordet", 70 + 27 * n, 100) for n in range(9)]
        assert is_prose(joined(*words))
        assert not is_prose(joined(*words, cell("12", 340, 100), cell("8", 400, 100)))
