"""Segments of a page to columns."""

from __future__ import annotations

from ingest.parsers.pdf.layout.columns import columns_of
from ingest.parsers.pdf.page_model import (
    Island,
    Line,
)
from tests.ingest.parsers.pdf.layout.lines import line, stack
from tests.typeset import SENTENCES, prose


class TestColumnsOf:
    LEFT = tuple(f"{SENTENCES[n % 10][:36]}" for n in range(12))
    RIGHT = tuple(f"{SENTENCES[(n + 5) % 10][:36]}" for n in range(12))

    def test_reads_the_left_column_before_the_right_one(self) -> None:
        columns = columns_of(stack(self.LEFT) + stack(self.RIGHT, x=320))
        assert [[one.text for one in column.lines] for column in columns] == [
            [" ".join(text.split()) for text in side] for side in (self.LEFT, self.RIGHT)
        ]

    def test_reads_what_crosses_the_gutter_before_and_after_the_columns(self) -> None:
        title = line(prose(0, 1) + " " + prose(1, 1), base=60)
        end = line(prose(2, 1) + " " + prose(3, 1), base=280)
        columns = columns_of([end, *stack(self.RIGHT, x=320), *stack(self.LEFT), title])
        assert columns[0].lines == [title]
        assert columns[-1].lines == [end]
        assert len(columns) == 4

    def test_reads_the_caption_of_a_wide_table_with_the_table(self) -> None:
        def band(base: float) -> list[Line]:
            left, right = ([text[:44] for text in part] for part in (SENTENCES[:6], SENTENCES[4:]))
            return [*stack(left, x=50, base=base), *stack(right, x=310, base=base)]

        caption = line("Tabell 1. Kommuner i utvalget", x=50, base=190)
        table = Island("table", 50, 196, 540, 260)
        columns = columns_of([*band(100), caption, table, *band(280)])
        wide = next(column for column in columns if table in column.placed)
        assert caption in wide.placed
        assert len(columns) == 5

    def test_finds_three_columns(self) -> None:
        texts = [text[:24] for text in self.LEFT]
        columns = columns_of(stack(texts, 40) + stack(texts, 220) + stack(texts, 400))
        assert [round(column.x0) for column in columns] == [40, 220, 400]

    def test_finds_a_last_column_of_a_single_line(self) -> None:
        columns = columns_of([*stack(self.LEFT), line(self.RIGHT[0], x=320)])
        assert [len(column.lines) for column in columns] == [12, 1]

    def test_reads_the_columns_of_a_table_across(self) -> None:
        names = ["Kontor A", "Kontor B", "Kontor C", "Kontor D"]
        numbers = ["12 340", "8 120", "4 410", "990"]
        columns = columns_of(stack(names) + stack(numbers, x=320))
        assert len(columns) == 1
        assert columns[0].lines[0].text == "Kontor A 12 340"
        assert columns[0].lines[0].cells == (2,)

    def test_reads_words_and_their_explanations_across(self) -> None:
        terms = ["AAP", "KVP", "STO", "VTA"]
        columns = columns_of(stack(terms) + stack([SENTENCES[n] for n in range(4)], x=150))
        assert len(columns) == 1
