"""Rows of cells to tables with header, number and caption."""

from __future__ import annotations

from ingest.blocks.assembly import assemble
from ingest.models import Page
from ingest.parsers.pdf.layout.blocks import TextBlock
from ingest.parsers.pdf.page_model import Island, PageLayout
from ingest.parsers.pdf.tables.raw_tables import (
    captions_of,
    carry_on,
    raw_table,
)
from tests.ingest.parsers.pdf.tables.cells import HEADER, ROWS, cell, island, texts


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
