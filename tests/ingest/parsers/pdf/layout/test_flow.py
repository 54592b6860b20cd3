"""Paragraphs carried over columns and pages."""

from __future__ import annotations

from ingest.parsers.pdf.layout.blocks import TextBlock
from ingest.parsers.pdf.layout.flow import flow
from tests.ingest.parsers.pdf.layout.lines import block


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
