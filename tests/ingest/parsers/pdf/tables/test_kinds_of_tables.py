"""Kinds of tables in whole PDF files: turned names, few rules or none, two-column pages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from ingest.models import Table
from ingest.parsers.pdf.parser import PdfParser
from tests.typeset import BOLD, ROMAN, Sheets, prose

LEFTS = [70.0, 200.0, 270.0, 340.0, 410.0]
BODY = [
    ["Nordby", "12", "8", "140", "61"],
    ["Sørvik", "9", "4", "71", "31"],
    ["Vestneset", "7", "3", "88", "40"],
    ["Østli", "5", "1", "23", "10"],
]


@pytest.fixture
def sheets(tmp_path: Path) -> Sheets:
    made = Sheets(tmp_path / "table.pdf")
    made.block(70, 80, 450, prose(0, 4))
    return made


def the_table(sheets: Sheets) -> Table:
    sheets.block(70, 640, 450, prose(4, 4))
    (table,) = PdfParser().parse(sheets.save()).tables
    return table


def cells(table: Table) -> list[list[str]]:
    return [list(row.cells) for row in table.rows]


def flush_right(sheets: Sheets, right: float, top: float, words: str, font: str = ROMAN) -> None:
    sheets.text(right - stringWidth(words, font, 9), top, words, font, 9)


def centred(sheets: Sheets, middle: float, top: float, words: str) -> None:
    sheets.text(middle - stringWidth(words, BOLD, 9) / 2, top, words, BOLD, 9)


def turned(sheets: Sheets, x: float, bottom: float, words: str, degrees: float = 90) -> None:
    canvas = sheets.canvas
    canvas.saveState()
    canvas.translate(x, sheets.size[1] - bottom)
    canvas.rotate(degrees)
    canvas.setFont(BOLD, 9)
    canvas.drawString(0, 0, words)
    canvas.restoreState()


def rows(sheets: Sheets, top: float, lines: Sequence[Sequence[str]], step: float = 13) -> float:
    """Set names flush left and values flush right, without rules; return the next baseline."""
    for line in lines:
        sheets.text(LEFTS[0], top, line[0], ROMAN, 9)
        for left, words in zip(LEFTS[1:], line[1:], strict=False):
            flush_right(sheets, left + 40, top, words)
        top += step
    return top


class TestTurnedNames:
    NAMES = ("Søknader", "Vedtak", "Klager", "Avslag")

    def test_in_cells_of_a_grid_are_the_header(self, sheets: Sheets) -> None:
        sheets.grid([*LEFTS, 480], [180.0, 250.0, 270.0, 290.0, 310.0, 330.0], [[], *BODY])
        for left, name in zip(LEFTS[1:], self.NAMES, strict=True):
            turned(sheets, left + 30, 246, name)
        table = the_table(sheets)
        assert table.header == ("", *self.NAMES)
        assert cells(table) == BODY

    def test_that_run_downwards_are_the_header(self, sheets: Sheets) -> None:
        sheets.grid([*LEFTS, 480], [180.0, 250.0, 270.0, 290.0, 310.0, 330.0], [[], *BODY])
        for left, name in zip(LEFTS[1:], self.NAMES, strict=True):
            turned(sheets, left + 30, 186, name, -90)
        assert the_table(sheets).header == ("", *self.NAMES)

    def test_above_rows_without_rules_are_the_header(self, sheets: Sheets) -> None:
        for left, name in zip(LEFTS[1:], self.NAMES, strict=True):
            turned(sheets, left + 36, 246, name)
        rows(sheets, 260, BODY)
        table = the_table(sheets)
        assert table.header == ("", *self.NAMES)
        assert cells(table) == BODY


class TestHeaderOfTwoRows:
    def test_over_the_right_edge_of_the_first_column_each(self, sheets: Sheets) -> None:
        flush_right(sheets, LEFTS[1] + 40, 200, "Jenter", BOLD)
        flush_right(sheets, LEFTS[3] + 40, 200, "Gutter", BOLD)
        rows(sheets, 213, [["Skole", "Før", "Nå", "Før", "Nå"], *BODY])
        table = the_table(sheets)
        assert table.header == ("Skole", "Jenter Før", "Jenter Nå", "Gutter Før", "Gutter Nå")
        assert table.grid[0] == ("", "Jenter", "Jenter", "Gutter", "Gutter")
        assert table.printed_header == ("Skole", "Jenter Før", "Nå", "Gutter Før", "Nå")
        assert cells(table) == BODY

    def test_with_a_rule_under_each_upper_name(self, sheets: Sheets) -> None:
        for top in (186, 217, 290):
            sheets.rule(70, top, 460)
        centred(sheets, 275, 198, "By")
        centred(sheets, 415, 198, "Land")
        sheets.rule(210, 202, 320)
        sheets.rule(350, 202, 460)
        rows(sheets, 213, [["Skole", "Før", "Nå", "Før", "Nå"]])
        rows(sheets, 230, BODY)
        assert the_table(sheets).header == ("Skole", "By Før", "By Nå", "Land Før", "Land Nå")


class TestWrappedNames:
    def test_with_their_values_on_the_last_line(self, sheets: Sheets) -> None:
        lines = [["Skole", "Før", "Nå"], ["Nordby", "3", "4"], ["Skolene langs kysten"]]
        lines += [["og på øyene", "5", "6"], ["Sørvik", "7", "8"], ["Lia", "9", "2"]]
        rows(sheets, 200, lines)
        assert [row[0] for row in cells(the_table(sheets))] == [
            *("Nordby", "Skolene langs kysten og på øyene", "Sørvik", "Lia")
        ]

    def test_with_their_values_on_the_first_line(self, sheets: Sheets) -> None:
        lines = [["Skole", "Før", "Nå"], ["Nordby", "3", "4"], ["Skolene langs kysten", "5", "6"]]
        lines += [["og på øyene"], ["Sørvik", "7", "8"], ["Lia", "9", "2"]]
        rows(sheets, 200, lines)
        assert cells(the_table(sheets))[1] == ["Skolene langs kysten og på øyene", "5", "6"]


class TestRulesBetweenRowsOnly:
    def test_part_the_body_by_the_columns_of_the_header(self, sheets: Sheets) -> None:
        tops = [180.0 + 20 * n for n in range(6)]
        for top in tops:
            sheets.rule(70, top, 480)
        for left in (*LEFTS, 480):
            sheets.rule(left, 180, left, 200)
        names = ["Kontor", "Menn", "Kvinner", "Barn", "Andre"]
        for line, top in zip([names, *BODY], tops, strict=False):
            for left, words in zip(LEFTS, line, strict=True):
                sheets.text(left + 4, top + 14, words, size=10)
        table = the_table(sheets)
        assert table.header == tuple(names)
        assert cells(table) == BODY


class TestLeaders:
    def test_part_a_name_from_its_values(self, sheets: Sheets) -> None:
        led = [[f"{line[0]} {'.' * 40}"[:38], *line[1:]] for line in BODY]
        rows(sheets, 200, [["", "Menn", "Kvinner", "Barn", "Andre"], *led])
        table = the_table(sheets)
        assert [row[1:] for row in cells(table)] == [line[1:] for line in BODY]


class TestTwoColumnPage:
    def test_has_a_table_in_its_right_column(self, tmp_path: Path) -> None:
        sheets = Sheets(tmp_path / "columns.pdf")
        top = 80.0
        for n in range(3):
            top = sheets.block(60, top, 225, prose(3 * n, 5), size=9, step=11) + 6
        top = sheets.block(310, 80, 225, prose(4, 5), size=9, step=11) + 12
        for line in [["", "Saker", "Vedtak"], *BODY]:
            sheets.text(310, top, line[0], ROMAN, 9)
            flush_right(sheets, 440, top, line[1])
            flush_right(sheets, 500, top, line[2])
            top += 11
        sheets.block(310, top + 12, 225, prose(1, 8), size=9, step=11)
        document = PdfParser().parse(sheets.save())
        (table,) = document.tables
        assert cells(table) == [line[:3] for line in BODY]

    def test_has_no_table_without_one(self, tmp_path: Path) -> None:
        sheets = Sheets(tmp_path / "prose.pdf")
        for left in (60, 310):
            top = 80.0
            for n in range(4):
                top = sheets.block(left, top, 225, prose(3 * n, 5), size=9, step=11) + 6
        assert PdfParser().parse(sheets.save()).tables == ()
