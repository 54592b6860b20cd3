"""Kinds of blocks."""

from __future__ import annotations

from ingest.parsers.pdf.layout.blocks import TextBlock
from ingest.parsers.pdf.layout.kinds import classify
from tests.ingest.parsers.pdf.layout.lines import BODY, block, line, stack
from tests.typeset import SENTENCES, prose


class TestClassify:
    def kinds(self, *blocks: TextBlock) -> list[str]:
        classify(blocks, BODY)
        return [one.kind for one in blocks]

    def test_tells_headings_by_size_weight_and_number(self) -> None:
        large = TextBlock([line("Metode", size=16)], 50, 545, 2.0)
        bold = TextBlock([line("Utvalg og data", bold=True)], 50, 545, 1.6)
        numbered = TextBlock([line("2.1 Utvalg", bold=True)], 50, 545, 1.0)
        assert self.kinds(large, bold, numbered, block(prose(0, 3))) == [
            "heading",
            "heading",
            "heading",
            "paragraph",
        ]

    def test_takes_a_few_plain_words_after_a_number_of_several_parts_for_a_heading(self) -> None:
        title = TextBlock([line("2.1.1 Små forhold")], 50, 545, 1.6)
        rule = TextBlock([line("2.1.2 Arkivet skal ha en plan for alt som skjer.")], 50, 545, 1.6)
        assert self.kinds(title, rule, block(prose(0, 3)))[:2] == ["heading", "paragraph"]

    def test_makes_no_heading_of_a_bold_list_item(self) -> None:
        assert self.kinds(TextBlock([line("• Viktig punkt", bold=True)], 50, 545, 1.6)) == [
            "list_item"
        ]

    def test_takes_what_follows_the_heading_of_a_reference_list_for_references(self) -> None:
        heading = TextBlock([line("Referanser", size=16)], 50, 545, 2.0)
        assert self.kinds(heading, block("Ås, B. (2014). En tittel."))[1] == "reference"

    def test_takes_entries_with_and_without_leaders_for_contents(self) -> None:
        heading = TextBlock([line("Innhold", size=16)], 50, 545, 2.0)
        parts = [
            heading,
            block("1 Innledning 5"),
            block("1.1 Bakgrunn ........ 6"),
            block(prose(0, 2)),
        ]
        assert self.kinds(*parts) == ["heading", "contents", "contents", "paragraph"]

    def test_tells_a_caption_from_a_sentence_about_a_figure(self) -> None:
        assert self.kinds(
            block("Figur 3: Antall møter"),
            block("Figur 3 viser at antallet møter økte i perioden."),
        ) == ["caption", "paragraph"]

    def test_takes_an_indented_block_under_a_paragraph_for_a_quote(self) -> None:
        quoted = stack([SENTENCES[0], SENTENCES[3]], x=80)
        parts = [block(prose(0, 2)), TextBlock(quoted, 50, 545, 1.5), block(prose(2, 2))]
        assert self.kinds(*parts) == ["paragraph", "quote", "paragraph"]

    def test_takes_an_indented_block_under_a_list_for_part_of_the_list(self) -> None:
        inner = stack([SENTENCES[0][:70], SENTENCES[3] + " Slik var det i alle år."], x=80)
        edge = max(one.x1 for one in inner)
        parts = [TextBlock([line("• Punkt")], 50, edge), TextBlock(inner, 50, edge, 1.5)]
        assert self.kinds(*parts) == ["list_item", "paragraph"]
