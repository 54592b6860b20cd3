"""Tables without a grid."""

from __future__ import annotations

from ingest.parsers.pdf.page_model import PageLayout, Rect, Word, line_of
from ingest.parsers.pdf.tables.aligned import take_aligned_tables
from tests.ingest.parsers.pdf.tables.cells import HEADER, LEFTS, ROWS, cell, texts


class TestTakeAlignedTables:
    def test_finds_columns_between_rules_of_one_length(self) -> None:
        layout = PageLayout(1, 595, 842)
        rows = [HEADER, *ROWS]
        layout.lines = [
            cell(text, LEFTS[k], 120 + 16 * n)
            for n, row in enumerate(rows)
            for k, text in enumerate(row)
        ]
        layout.horizontals = [Rect(70, top, 460, top + 0.5) for top in (105, 125, 176)]
        (table,) = take_aligned_tables(layout)
        assert texts(table) == rows
        assert table.heads == 1

    def test_finds_no_table_between_the_rules_of_head_and_foot(self) -> None:
        layout = PageLayout(1, 595, 842)
        words = [Word(f"ord{n}", 60 + 40 * n, 92, 95 + 40 * n, 102, 100, 10) for n in range(10)]
        layout.lines = [line_of(words, page=1)]
        layout.horizontals = [Rect(50, 60, 545, 60.5), Rect(50, 780, 545, 780.5)]
        assert take_aligned_tables(layout) == []

    def test_takes_the_rows_under_a_caption_that_says_table(self) -> None:
        layout = PageLayout(1, 595, 842)
        layout.lines = [cell("Tabell", 70, 100), cell("3:", 103, 100), cell("Møter", 116, 100)] + [
            cell(text, LEFTS[k], 120 + 16 * n)
            for n, row in enumerate(ROWS)
            for k, text in enumerate(row)
        ]
        (table,) = take_aligned_tables(layout)
        assert texts(table) == ROWS

    def test_takes_a_name_and_the_lines_set_in_beside_it_for_a_row(self) -> None:
        layout = PageLayout(1, 595, 842)
        words = ["Nordby", "Sørvik", "Vestneset", "Østli", "Heia", "Lia", "Åsen", "Moen"]
        for n in range(6):
            if n % 2 == 0:
                layout.lines.append(cell(words[n], 70, 120 + 13 * n))
            row = [
                Word(w, 170 + 40 * k, 112 + 13 * n, 205 + 40 * k, 122 + 13 * n, 120 + 13 * n, 10)
                for k, w in enumerate(words)
            ]
            layout.lines.append(line_of(row, page=1))
        layout.horizontals = [Rect(70, top, 500, top + 0.5) for top in (106, 190)]
        (table,) = take_aligned_tables(layout)
        assert [row[0] for row in texts(table)] == ["Nordby", "Vestneset", "Heia"]

    def test_takes_no_contents_list_for_a_table(self) -> None:
        layout = PageLayout(1, 595, 842)
        for n in range(5):
            layout.lines += [
                cell(str(n), 70, 120 + 16 * n),
                cell("Innledning........7", 220, 120 + 16 * n),
            ]
        layout.horizontals = [Rect(70, top, 460, top + 0.5) for top in (105, 200)]
        assert take_aligned_tables(layout) == []

    def test_takes_no_rows_that_nothing_calls_a_table(self) -> None:
        layout = PageLayout(1, 595, 842)
        layout.lines = [
            cell(text, LEFTS[k], 120 + 16 * n)
            for n, row in enumerate(ROWS)
            for k, text in enumerate(row)
        ]
        assert take_aligned_tables(layout) == []
