from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from ingest.blocks.assembly import assemble
from ingest.models import Page, ParsedDocument
from ingest.parsers.pdf.layout.blocks import TextBlock
from ingest.parsers.pdf.page_model import Island, Line, PageLayout, Rect, TableLine, Word, line_of
from ingest.parsers.pdf.parser import PdfParser
from ingest.parsers.pdf.tables.aligned import take_aligned_tables
from ingest.parsers.pdf.tables.headers import spread_names
from ingest.parsers.pdf.tables.raw_tables import (
    captions_of,
    carry_on,
    head_count,
    header_of,
    raw_table,
)
from ingest.parsers.pdf.tables.ruled import take_ruled_tables
from tests.typeset import BOLD, Sheets, prose

HEADER = ["Kontor", "Møter", "Andel"]
ROWS = [["Nordby", "12", "8 %"], ["Sørvik", "140", "61 %"], ["Vestneset", "71", "31 %"]]
LEFTS = [70.0, 220.0, 330.0, 430.0]


def cell(text: str, x: float, base: float, *, bold: bool = False) -> Line:
    word = Word(text, x, base - 8, x + 5 * len(text), base + 2, base, 10, bold=bold)
    return line_of([word], page=1)


def grid(lefts: list[float], tops: list[float]) -> list[Rect]:
    return [
        Rect(x0, top, x1, bottom) for top, bottom in pairwise(tops) for x0, x1 in pairwise(lefts)
    ]


def texts(island: Island) -> list[list[str]]:
    return [[" ".join(one.text for one in lines) for lines in row.cells] for row in island.rows]


def island(rows: list[list[str]], *, page: int = 1, bold_head: bool = False) -> Island:
    made = []
    for n, row in enumerate(rows):
        cells = [
            [cell(text, LEFTS[k], 100 + 20 * n, bold=bold_head and n == 0)] if text else []
            for k, text in enumerate(row)
        ]
        made.append(
            TableLine(cells, [1] * len(row), Rect(70, 90 + 20 * n, 430, 110 + 20 * n), page)
        )
    return Island("table", 70, 90, 430, 200, page=page, rows=made, columns=LEFTS[: len(rows[0])])


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


class TestHeader:
    def test_is_the_first_row_when_it_names_columns(self) -> None:
        assert header_of(island([HEADER, *ROWS]), {}) == tuple(HEADER)

    def test_is_empty_when_the_first_row_holds_numbers(self) -> None:
        assert head_count(island(ROWS)) == 0

    def test_puts_a_name_over_several_columns_before_the_first_of_theirs(self) -> None:
        table = island([["Kontor", "Møter", ""], ["", "2013", "2017"], *ROWS], bold_head=True)
        table.rows[0].spans[1] = 2
        table.heads = 2
        assert header_of(table, {}) == ("Kontor", "Møter 2013", "2017")


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


class TestCarryOn:
    def blocks(self, *parts: Island) -> list[TextBlock]:
        return [TextBlock([], 70, 430, island=part) for part in parts]

    def test_joins_a_table_that_repeats_its_header_on_the_next_page(self) -> None:
        first, second = island([HEADER, *ROWS]), island([HEADER, ["Østli", "9", "4 %"]], page=2)
        done = carry_on(self.blocks(first, second), {})
        assert [block.kind for block in done] == ["paragraph", "boilerplate"]
        assert [row[0] for row in texts(first)] == [
            "Kontor",
            "Nordby",
            "Sørvik",
            "Vestneset",
            "Østli",
        ]
        assert first.rows[-1].page == 2

    def test_joins_a_table_that_goes_on_without_a_header(self) -> None:
        first, second = island([HEADER, *ROWS]), island([["Østli", "9", "4 %"]], page=2)
        assert len(carry_on(self.blocks(first, second), {})) == 1

    def test_joins_a_table_whose_caption_is_printed_again(self) -> None:
        first, second = island([HEADER, *ROWS]), island([HEADER, ["Østli", "9", "4 %"]], page=2)
        caption, again = (
            TextBlock([cell(text, 70, 80)], 70, 430, kind="caption")
            for text in ("Tabell 3: Møter", "Tabell 3: Møter (forts.)")
        )
        one, other = self.blocks(first, second)
        done = carry_on([caption, one, again, other], {})
        assert [block.kind for block in done] == [
            *("caption", "paragraph", "boilerplate", "boilerplate")
        ]
        assert len(first.rows) == 5

    def test_joins_a_row_whose_sentences_go_on_over_the_page(self) -> None:
        first = island([["Mål", "Tiltak"], ["Tid", "Lederne tok seg god"]])
        second = island([["", "tid."], ["Rom", "Alle flyttet."]], page=2)
        for row in second.rows:
            for one in (line for lines in row.cells for line in lines):
                one.page = 2
        (block,) = carry_on(self.blocks(first, second), {})
        layouts = {n: PageLayout(n, 595, 842) for n in (1, 2)}
        raw = raw_table(block, None, layouts, {})
        assert raw.table is not None
        assert raw.table.rows == (("Tid", "Lederne tok seg god tid."), ("Rom", "Alle flyttet."))
        assert [box.page for box in raw.table.row_boxes[0]] == [1, 2]
        parsed = assemble([raw], pages=[Page(1), Page(2)])
        start = parsed.text.index("tid.")
        assert parsed.pages_of(start, start + 4).first == 2
        assert parsed.pages_of(start - 10, start - 1).last == 1
        assert [word.box.page for word in parsed.word_boxes.words_between(start, start + 4)] == [2]

    def test_leaves_another_table_on_the_next_page_alone(self) -> None:
        first = island([HEADER, *ROWS])
        second = island([["Yrke", "Antall", "År"], ["Lærer", "9", "2014"]], page=2, bold_head=True)
        assert len(carry_on(self.blocks(first, second), {})) == 2


class TestCaptionsOf:
    def caption(self, text: str) -> TextBlock:
        return TextBlock([cell(text, 70, 80)], 70, 430, kind="caption")

    def test_takes_the_caption_above(self) -> None:
        table = TextBlock([], 70, 430, island=island(ROWS))
        chosen = captions_of([self.caption("Tabell 1: Møter"), table])
        assert chosen[id(table)].text == "Tabell 1: Møter"

    def test_takes_the_caption_below_where_captions_stand_below(self) -> None:
        tables = [TextBlock([], 70, 430, island=island(ROWS)) for _ in range(3)]
        captions = [self.caption(f"Tabell {n}: Møter") for n in (1, 2, 3)]
        blocks = [block for pair in zip(tables, captions, strict=True) for block in pair]
        chosen = captions_of(blocks)
        assert [chosen[id(table)].text[:8] for table in tables] == [
            "Tabell 1",
            "Tabell 2",
            "Tabell 3",
        ]

    def test_takes_no_caption_of_a_figure(self) -> None:
        table = TextBlock([], 70, 430, island=island(ROWS))
        assert captions_of([self.caption("Figur 1: Møter"), table]) == {}


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
