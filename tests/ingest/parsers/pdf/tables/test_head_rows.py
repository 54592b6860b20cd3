"""Header of a table."""

from __future__ import annotations

from ingest.parsers.pdf.page_model import PageLayout
from ingest.parsers.pdf.tables.head_rows import head_count, head_rows, header_of, header_words
from tests.ingest.parsers.pdf.tables.cells import HEADER, ROWS, island


class TestHeader:
    def test_is_the_first_row_when_it_names_columns(self) -> None:
        assert header_of(island([HEADER, *ROWS]), {}) == tuple(HEADER)

    def test_is_empty_when_the_first_row_holds_numbers(self) -> None:
        assert head_count(island(ROWS)) == 0

    def test_puts_a_name_over_several_columns_before_each_of_theirs(self) -> None:
        table = island([["Kontor", "Møter", ""], ["", "2013", "2017"], *ROWS], bold_head=True)
        table.rows[0].spans[1] = 2
        table.heads = 2
        assert header_of(table, {}) == ("Kontor", "Møter 2013", "Møter 2017")
        assert header_of(table, {}, spread=False) == ("Kontor", "Møter 2013", "2017")
        assert head_rows(table, {}) == (("Kontor", "Møter", "Møter"), ("", "2013", "2017"))

    def test_writes_a_name_over_all_columns_once(self) -> None:
        table = island([["Møter", "", ""], ["Kontor", "2013", "2017"], *ROWS])
        table.rows[0].spans[0] = 3
        table.heads = 2
        assert header_of(table, {}) == ("Møter Kontor", "2013", "2017")

    def test_counts_the_rows_under_names_over_several_columns(self) -> None:
        table = island([["Kontor", "Møter", ""], ["", "Antall", "Andel"], *ROWS])
        table.rows[0].spans[1] = 2
        assert head_count(table) == 2

    def test_takes_years_for_names(self) -> None:
        assert head_count(island([["Kontor", "2013", "2017"], *ROWS])) == 1

    def test_has_its_words_in_the_columns_they_name(self) -> None:
        table = island([["Kontor", "Møter", ""], ["", "2013", "2017"], *ROWS])
        table.rows[0].spans[1] = 2
        table.heads = 2
        words = header_words(table, {1: PageLayout(1, 595, 842)}, {})
        assert [[(word.start, word.end) for word in column] for column in words] == [
            [(0, 6)],
            [(0, 5), (6, 10)],
            [(0, 4)],
        ]
