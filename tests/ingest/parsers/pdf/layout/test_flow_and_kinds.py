"""Blocks in their order, and what each of them is."""

from __future__ import annotations

import pytest

from ingest.parsers.pdf.layout.blocks import TextBlock
from ingest.parsers.pdf.layout.captions import caption_match
from ingest.parsers.pdf.layout.flow import flow
from ingest.parsers.pdf.layout.headings import contents_entries, heading_levels
from ingest.parsers.pdf.layout.kinds import classify
from tests.ingest.parsers.pdf.layout.lines import BODY, block, line, stack
from tests.typeset import SENTENCES, prose


class TestFlow:
    def test_carries_a_paragraph_over_a_page_turn_and_puts_the_feet_after_it(self) -> None:
        parts = [
            block("Veilederne la vekt på å"),
            block("12", "boilerplate"),
            block("lytte først.", page=2, gap=None),
        ]
        assert [(one.kind, one.text) for one in flow(parts)] == [
            ("paragraph", "Veilederne la vekt på å lytte først."),
            ("boilerplate", "12"),
        ]

    def test_carries_a_sentence_over_a_box_that_interrupts_it(self) -> None:
        box = block("Boks: tre råd")
        box.aside = True
        parts = [block("Det tok tid å bygge"), box, block("opp tillit.")]
        assert [one.text for one in flow(parts)] == [
            "Det tok tid å bygge opp tillit.",
            "Boks: tre råd",
        ]

    def test_carries_a_sentence_over_a_listing_that_opens_the_next_column(self) -> None:
        torn = TextBlock(block("Det tok tid").lines + block("å bygge opp").lines, 50, 545)
        listing = block("for (i = 0; i < 3; i++)", gap=None)
        listing.lines[0].x1 = 200
        listing.lines[0].words[0].text = "2"
        parts = [
            torn,
            listing,
            block("Figur 1. En løkke.", "caption"),
            block("tillit.", gap=1.5),
        ]
        assert [one.text for one in flow(parts)] == [
            "Det tok tid å bygge opp tillit.",
            "2 (i = 0; i < 3; i++)",
            "Figur 1. En løkke.",
        ]

    def test_begins_anew_after_a_sentence_has_ended(self) -> None:
        parts = [
            block("Det tok tid."),
            block("ii", "boilerplate"),
            block("Så gikk det bra.", page=2, gap=None),
        ]
        assert [one.text for one in flow(parts)] == ["Det tok tid.", "ii", "Så gikk det bra."]

    def test_carries_a_footnote_over_to_the_next_page(self) -> None:
        note = block("Se loven om", "footnote")
        note.marker = "3"
        rest = block("sosiale tjenester.", "footnote", page=2)
        assert [one.text for one in flow([note, rest])] == ["Se loven om sosiale tjenester."]

    def test_joins_nothing_across_a_heading(self) -> None:
        parts = [
            block("Det tok tid å"),
            block("3 Funn", "heading"),
            block("bygge", gap=None, page=2),
        ]
        assert [one.text for one in flow(parts)] == ["Det tok tid å", "3 Funn", "bygge"]


class TestHeadingLevels:
    def test_gives_a_number_that_the_contents_list_leaves_out_the_depth_of_its_like(self) -> None:
        titles = ("1 Innledning", "1.1 Tema", "1.2 Spørsmål", "2 Teori", "3 Metode", "4 Funn")
        headings = [TextBlock([line(title, size=14)], 50, 545, 2.0) for title in titles]
        listed = [f"{title} ......... {n}" for n, title in enumerate(titles, 3) if n != 5]
        contents = [TextBlock([line(text)], 50, 545, kind="contents") for text in listed]
        heading_levels(headings, contents_entries(contents))
        assert [heading.level for heading in headings] == [1, 2, 2, 1, 1, 1]


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


class TestCaptionMatch:
    @pytest.mark.parametrize(
        ("text", "number"),
        [
            ("Tabell 2.1: Kjønn", "2.1"),
            ("Figure A.3 Age", "A.3"),
            ("Tabell 4", "4"),
            ("FIGUR 12. Alder", "12"),
        ],
    )
    def test_reads_the_number(self, text: str, number: str) -> None:
        found = caption_match(text)
        assert found is not None
        assert found["number"] == number

    def test_needs_a_number(self) -> None:
        assert caption_match("Tabellen viser") is None
