"""The canonical text: offsets are exact, pages are right, footnotes find their place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.blocks.assembly import Piece, RawBlock, RawTable, assemble, raw_block
from ingest.models import Page, PageRange, Span
from tests.builders import parsed_report

WORDS = st.text(st.characters(categories=("L", "N", "P"), include_characters=" "), min_size=1)


class TestAssemble:
    def test_makes_every_block_a_slice_of_the_text(self) -> None:
        parsed = parsed_report()
        texts = [parsed.text[block.start : block.end] for block in parsed.blocks]
        assert texts[0] == "1 Innledning"
        assert "Nord\t12" in texts
        assert parsed.text.startswith("1 Innledning\n\nKontoret ligger")

    @given(st.lists(WORDS, max_size=12))
    def test_keeps_every_block_that_holds_words(self, words: list[str]) -> None:
        parsed = assemble(raw_block("paragraph", text) for text in words)
        kept = [text for text in words if text.strip()]
        assert [parsed.text[b.start : b.end] for b in parsed.blocks] == kept

    def test_knows_both_pages_of_a_paragraph_that_runs_over(self) -> None:
        parsed = parsed_report()
        start = parsed.text.index("Mange")
        end = parsed.text.index(" De fleste")
        assert parsed.pages_of(start, end) == PageRange(1, 2, None, "1", "running_number", "page")
        assert parsed.pages_of(start, start + 5).last == 1

    def test_puts_a_footnote_on_its_own_page_though_it_stands_after_the_paragraph(self) -> None:
        parsed = parsed_report()
        note = next(block for block in parsed.blocks if block.kind == "footnote")
        assert parsed.pages_of(note.start, note.end).first == 1

    def test_links_a_footnote_to_the_place_of_its_marker(self) -> None:
        parsed = parsed_report()
        note = next(block for block in parsed.blocks if block.kind == "footnote")
        assert note.refers_at is not None
        assert parsed.text[: note.refers_at].endswith("Kontoret ligger i byen")

    def test_gives_each_chapters_footnote_1_its_own_place(self) -> None:
        def chapter(words: str) -> list[RawBlock]:
            text = RawBlock("paragraph", (Piece(words),), note_refs=(("1", 3),))
            return [text, RawBlock("footnote", (Piece("Note."),), marker="1")]

        parsed = assemble([*chapter("Første kapittel."), *chapter("Andre kapittel.")])
        notes = [block.refers_at for block in parsed.blocks if block.kind == "footnote"]
        assert notes == [3, parsed.text.index("Andre") + 3]

    def test_carries_emphasis_over_as_offsets_into_the_text(self) -> None:
        piece = Piece("Hun sa ja.", emphasis=(Span(7, 9),))
        parsed = assemble([raw_block("paragraph", "Først."), RawBlock("paragraph", (piece,))])
        (span,) = parsed.blocks[1].emphasis
        assert parsed.text[span.start : span.end] == "ja"


class TestSections:
    def test_nest_by_level_and_keep_number_and_title_apart(self) -> None:
        parsed = parsed_report()
        outer, inner = parsed.sections
        assert (outer.number, outer.title, outer.end) == ("1", "Innledning", len(parsed.text))
        assert (inner.number, inner.title, inner.label) == ("1.1", "Ledelse", "1")
        assert parsed.section_path(inner.start) == ("1 Innledning", "1.1 Ledelse")

    @pytest.mark.parametrize(
        ("heading", "number", "title"),
        [
            ("4.5. Hvilke faktorer", "4.5", "Hvilke faktorer"),
            ("3. Metode", "3", "Metode"),
            ("A.1 Skjema", "A.1", "Skjema"),
            ("B. Vedlegg", "B", "Vedlegg"),
            ("I hvilken grad?", None, "I hvilken grad?"),
            ("1. samling i mars", None, "1. samling i mars"),
            ("2014 var et vendepunkt", None, "2014 var et vendepunkt"),
        ],
    )
    def test_know_a_number_from_a_word(self, heading: str, number: str | None, title: str) -> None:
        (section,) = assemble([raw_block("heading", heading, level=1)]).sections
        assert (section.number, section.title) == (number, title)


class TestTables:
    def test_keep_their_cells_and_the_place_of_each_row(self) -> None:
        parsed = parsed_report()
        (table,) = parsed.tables
        assert table.header == ("Kontor", "Ansatte")
        assert [row.cells for row in table.rows] == [("Nord", "12"), ("Sør", "7")]
        assert parsed.text[table.rows[1].start : table.rows[1].end] == "Sør\t7"
        assert (table.page, table.label) == (2, "1")

    def test_without_a_header_have_all_lines_as_rows(self) -> None:
        table = RawTable(header=(), rows=(("a", "1"), ("b", "2")))
        parsed = assemble([RawBlock("table", table=table)], pages=[Page(1)])
        assert [row.cells for row in parsed.tables[0].rows] == [("a", "1"), ("b", "2")]
