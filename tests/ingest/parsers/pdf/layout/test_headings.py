"""Levels of headings."""

from __future__ import annotations

from ingest.parsers.pdf.layout.blocks import TextBlock
from ingest.parsers.pdf.layout.headings import contents_entries, heading_levels
from tests.ingest.parsers.pdf.layout.lines import line


class TestHeadingLevels:
    def test_gives_a_number_that_the_contents_list_leaves_out_the_depth_of_its_like(self) -> None:
        titles = ("1 Innledning", "1.1 Tema", "1.2 Spørsmål", "2 Teori", "3 Metode", "4 Funn")
        headings = [TextBlock([line(title, size=14)], 50, 545, 2.0) for title in titles]
        listed = [f"{title} ......... {n}" for n, title in enumerate(titles, 3) if n != 5]
        contents = [TextBlock([line(text)], 50, 545, kind="contents") for text in listed]
        heading_levels(headings, contents_entries(contents))
        assert [heading.level for heading in headings] == [1, 2, 2, 1, 1, 1]
