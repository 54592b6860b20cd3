"""Lines of a table's body to rows."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.parsers.pdf.page_model import Rect, TableLine, around
from ingest.parsers.pdf.tables.wrapping import merge_wrapped
from tests.ingest.parsers.pdf.tables.cells import cell

COLUMNS = ((70.0, 160.0), (200.0, 260.0), (300.0, 360.0))


def line(base: float, *texts: str, indent: float = 0) -> TableLine:
    cells = [
        [cell(text, COLUMNS[k][0] + (indent if k == 0 else 0), base)] if text else []
        for k, text in enumerate(texts)
    ]
    rect = around(one for lines in cells for one in lines)
    return TableLine(cells, [1] * len(cells), rect, 1)


def merged(rows: Sequence[TableLine], rules: Sequence[Rect] = ()) -> list[list[str]]:
    return [
        [" ".join(one.text for one in lines) for lines in row.cells]
        for row in merge_wrapped(rows, COLUMNS, rules)
    ]


class TestMergeWrapped:
    def test_joins_a_name_of_two_lines_with_its_values_on_the_second(self) -> None:
        rows = [
            line(100, "Helt enig", "3", "4"),
            line(112, "Delvis enig, menn", "", ""),
            line(124, "med forbehold", "5", "6"),
        ]
        assert merged(rows) == [
            ["Helt enig", "3", "4"],
            ["Delvis enig, menn med forbehold", "5", "6"],
        ]

    def test_joins_a_name_of_two_lines_with_its_values_on_the_first(self) -> None:
        rows = [
            line(100, "Kontorer i de små", "3", "4"),
            line(112, "kommunene", "", ""),
            line(124, "Andre", "5", "6"),
        ]
        assert merged(rows) == [["Kontorer i de små kommunene", "3", "4"], ["Andre", "5", "6"]]

    def test_keeps_a_name_of_several_rows_by_itself(self) -> None:
        rows = [
            line(100, "Kvinner", "", ""),
            line(112, "Under førti år gml", "3", "4", indent=8),
            line(124, "Over førti", "5", "6", indent=8),
        ]
        assert [row[0] for row in merged(rows)] == ["Kvinner", "Under førti år gml", "Over førti"]

    def test_keeps_rows_of_values_apart_however_close(self) -> None:
        rows = [line(100 + 12 * n + 8 * (n // 2), "Navn", "3", "4") for n in range(6)]
        assert len(merged(rows)) == 6

    def test_joins_lines_that_are_closer_to_each_other_than_to_the_rest(self) -> None:
        rows = [
            line(100, "Veier", "Reparerer veier", "Samferdsel"),
            line(111, "", "og broer", ""),
            line(130, "Bøker", "Kjøper bøker til", "Kultur"),
            line(141, "", "barn og unge", ""),
            line(160, "Vann", "Bygger rør", "Miljø"),
        ]
        assert [row[1] for row in merged(rows)] == [
            "Reparerer veier og broer",
            "Kjøper bøker til barn og unge",
            "Bygger rør",
        ]

    def test_joins_lines_between_two_rules(self) -> None:
        rows = [
            line(100, "Veier", "Reparerer veier", "Stat"),
            line(114, "", "Broer", ""),
            line(128, "Bøker", "Kjøper bøker", "Stat"),
            line(142, "Vann", "Bygger rør", "Stat"),
        ]
        rules = [Rect(70, top, 360, top + 0.5) for top in (88, 118, 132, 146)]
        assert [row[1] for row in merged(rows, rules)] == [
            "Reparerer veier Broer",
            "Kjøper bøker",
            "Bygger rør",
        ]
