"""Tables read from whole PDF files."""

from __future__ import annotations

from pathlib import Path

from ingest.models import ParsedDocument
from ingest.parsers.pdf.parser import PdfParser
from tests.ingest.parsers.pdf.tables.cells import HEADER, LEFTS, ROWS
from tests.typeset import BOLD, Sheets, prose


class TestTablesInAPdf:
    def parsed(self, sheets: Sheets) -> ParsedDocument:
        return PdfParser().parse(sheets.save())

    def test_come_back_with_number_caption_header_cells_and_page(self, tmp_path: Path) -> None:
        sheets = Sheets(tmp_path / "table.pdf")
        top = sheets.block(70, 80, 450, prose(0, 4))
        sheets.text(70, top + 14, "Tabell 2: Møter ved hvert kontor", font=BOLD, size=10)
        sheets.grid(LEFTS, [top + 24 + 20 * n for n in range(5)], [HEADER, *ROWS])
        sheets.block(70, top + 150, 450, prose(4, 4))
        (table,) = self.parsed(sheets).tables
        assert (table.number, table.caption, table.page) == ("2", "Møter ved hvert kontor", 1)
        assert table.header == tuple(HEADER)
        assert [list(row.cells) for row in table.rows] == ROWS

    def test_rows_are_slices_of_the_text_and_have_a_box_each(self, tmp_path: Path) -> None:
        sheets = Sheets(tmp_path / "rows.pdf")
        sheets.grid(LEFTS, [100.0 + 20 * n for n in range(5)], [HEADER, *ROWS])
        document = self.parsed(sheets)
        row = document.tables[0].rows[1]
        assert document.text[row.start : row.end] == "Sørvik\t140\t61 %"
        (block,) = [b for b in document.blocks if (b.kind, b.start) == ("table_row", row.start)]
        (box,) = block.boxes
        assert (box.page, round(box.x0), round(box.top), round(box.bottom)) == (1, 70, 140, 160)

    def test_go_on_over_pages_as_one(self, tmp_path: Path) -> None:
        sheets = Sheets(tmp_path / "long.pdf")
        names = [[f"Kontor {chr(65 + n)}", str(n * 7), f"{n} %"] for n in range(20)]
        for number, part in enumerate((names[:10], names[10:]), start=1):
            sheets.grid(LEFTS, [100.0 + 20 * n for n in range(12)], [HEADER, *part])
            sheets.text(290, 800, str(number))
            sheets.next_page()
        document = self.parsed(sheets)
        assert len(document.tables) == 1
        assert [list(row.cells) for row in document.tables[0].rows] == names
        last = document.tables[0].rows[-1]
        assert document.pages_of(last.start, last.end).first == 2

    def test_booktabs_style_comes_back_as_cells(self, tmp_path: Path) -> None:
        sheets = Sheets(tmp_path / "booktabs.pdf")
        top = sheets.block(70, 80, 450, prose(0, 5)) + 10
        sheets.rule(70, top, 460)
        for n, row in enumerate([HEADER, *ROWS]):
            for x, text in zip(LEFTS, row, strict=False):
                sheets.text(x, top + 13 + 14 * n, text, size=10)
        sheets.rule(70, top + 18, 460)
        sheets.rule(70, top + 62, 460)
        sheets.block(70, top + 90, 450, prose(5, 5))
        (table,) = self.parsed(sheets).tables
        assert table.header == tuple(HEADER)
        assert [list(row.cells) for row in table.rows] == ROWS
