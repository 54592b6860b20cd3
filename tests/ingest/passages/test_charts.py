"""Labels of charts that are searched as rows of a name and its figures."""

from __future__ import annotations

from ingest.blocks.assembly import Piece, RawBlock, raw_block
from ingest.boxes import Box
from tests.ingest.passages.building import passages

ROWS = ("Fjordby 12 % 340", "Dalvik 11 % 275", "Bergheim 9 % 198", "Nesodd 7 % 90", "Alle 10 %")
CAPTION = "Figur 2: Andel husstander med hage, etter kommune"


def label(text: str, *, page: int = 1) -> RawBlock:
    place = Box(page, 10.0, 10.0, 90.0, 20.0)
    return RawBlock("boilerplate", pieces=(Piece(text, page=page, boxes=(place,)),))


class TestChart:
    def test_is_a_passage_whose_rows_are_sentences(self) -> None:
        before = raw_block("paragraph", "Hagene er ulikt fordelt.")
        found = passages(before, *map(label, ROWS), raw_block("caption", CAPTION))
        (chart,) = (p for p in found if p.kind == "figure")
        assert chart.text == "\n\n".join(ROWS)
        assert len(chart.sentences) == len(ROWS)

    def test_carries_its_caption_and_the_words_above_its_rows(self) -> None:
        above = map(label, ("Andel Husstander", "Svarte: 903", "med hage"))
        found = passages(*above, *map(label, ROWS), raw_block("caption", CAPTION))
        (chart,) = (p for p in found if p.kind == "figure")
        assert chart.context == f"{CAPTION}\nAndel Husstander Svarte: 903 med hage"

    def test_ends_with_its_page(self) -> None:
        found = passages(*map(label, ROWS), *(label(row, page=2) for row in ROWS))
        assert [p.text for p in found] == ["\n\n".join(ROWS)] * 2

    def test_begins_behind_the_number_of_the_page(self) -> None:
        (chart,) = passages(label("17"), *map(label, ROWS))
        assert chart.text.startswith("Fjordby")

    def test_leaves_the_caption_where_it_was(self) -> None:
        found = passages(*map(label, ROWS), raw_block("caption", CAPTION))
        assert [(p.kind, p.text) for p in found][1:] == [("caption", CAPTION)]


class TestNoChart:
    def test_axes_and_keys_are_not_searched(self) -> None:
        axes = ("100", "80", "60", "40", "20", "0", "Menn", "Kvinner", "2010 2011 2012", "Antall")
        assert passages(*map(label, axes)) == ()

    def test_nor_are_running_heads(self) -> None:
        assert passages(label("Kapittel 3 Hager 14"), label("Rapport 9/2020")) == ()

    def test_nor_lines_of_a_web_page_that_has_no_places(self) -> None:
        assert passages(*(raw_block("boilerplate", row) for row in ROWS)) == ()
