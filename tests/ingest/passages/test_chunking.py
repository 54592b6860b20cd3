"""Documents to passages."""

from __future__ import annotations

from ingest.blocks.assembly import assemble, raw_block
from ingest.models import (
    Page,
    ParsedDocument,
    Section,
)
from ingest.passages.chunking import chunk
from tests.ingest.passages.building import DOCUMENT, passages, prose, table


class TestLength:
    def test_a_long_section_is_cut_into_near_equal_passages(self) -> None:
        found = passages(raw_block("paragraph", prose(600)))
        lengths = [len(p.text.split()) for p in found]
        assert max(lengths) - min(lengths) <= 20
        assert all(80 <= length <= 200 for length in lengths)

    def test_cuts_fall_between_paragraphs_where_they_can(self) -> None:
        found = passages(*(raw_block("paragraph", prose(words)) for words in (110, 120, 150)))
        assert [len(p.text.split()) for p in found] == [110, 120, 150]

    def test_short_paragraphs_of_a_section_share_a_passage(self) -> None:
        assert len(passages(*(raw_block("paragraph", prose(30)) for _ in range(4)))) == 1

    def test_a_short_section_still_gives_a_passage(self) -> None:
        found = passages(
            raw_block("heading", "Kort", level=1), raw_block("paragraph", "Bare dette.")
        )
        assert [p.text for p in found] == ["Bare dette."]

    def test_a_sentence_over_the_limit_stands_alone(self) -> None:
        endless = "Dette " + "ord " * 250 + "slutt."
        found = passages(raw_block("paragraph", f"Først dette. {endless} Så dette."))
        assert [p.text for p in found] == ["Først dette.", endless, "Så dette."]

    def test_the_target_can_be_set(self) -> None:
        text = prose(400)
        assert len(passages(raw_block("paragraph", text), target_words=100)) == 4
        assert len(passages(raw_block("paragraph", text), target_words=200)) == 2


class TestSections:
    def test_no_passage_crosses_a_heading(self) -> None:
        found = passages(
            raw_block("heading", "1 Innledning", level=1),
            raw_block("paragraph", "Det første."),
            raw_block("heading", "1.1 Mål", level=2),
            raw_block("paragraph", "Det andre."),
        )
        assert [(p.text, p.section) for p in found] == [
            ("Det første.", ("1 Innledning",)),
            ("Det andre.", ("1 Innledning", "1.1 Mål")),
        ]

    def test_a_section_border_without_a_heading_parts_passages_too(self) -> None:
        made = assemble(
            [raw_block("paragraph", "Det første."), raw_block("paragraph", "Det andre.")]
        )
        half = made.blocks[1].start
        parsed = ParsedDocument(
            text=made.text,
            blocks=made.blocks,
            sections=(Section(1, None, "A", 0, half), Section(1, None, "B", half, len(made.text))),
        )
        assert [p.section for p in chunk(DOCUMENT, parsed)] == [("A",), ("B",)]


class TestWhatStandsTogether:
    def test_a_quote_and_the_sentence_that_introduces_it(self) -> None:
        introduction = "En avdelingsleder hevdet følgende:"
        found = passages(
            raw_block("paragraph", prose(150) + " " + introduction),
            raw_block("quote", prose(60)),
        )
        together = next(p for p in found if introduction in p.text)
        assert together.text.endswith(prose(60))

    def test_a_list_and_the_line_that_introduces_it(self) -> None:
        items = [raw_block("list_item", prose(40)) for _ in range(3)]
        found = passages(raw_block("paragraph", prose(140) + " Kontoret har:"), *items)
        assert any("Kontoret har:\n\nSetning" in p.text for p in found)

    def test_each_list_item_has_sentences_of_its_own(self) -> None:
        found = passages(
            raw_block("list_item", "uten punktum"), raw_block("list_item", "heller ikke her")
        )
        assert [(p.kind, len(p.sentences)) for p in found] == [("list", 2)]


class TestFootnotes:
    def test_stand_in_passages_of_their_own(self) -> None:
        found = passages(
            raw_block("paragraph", "Før noten."),
            raw_block("footnote", "Se kapittel 2."),
            raw_block("footnote", "Se kapittel 3."),
            raw_block("paragraph", "Etter noten."),
        )
        assert [(p.kind, p.text) for p in found] == [
            ("prose", "Før noten."),
            ("footnote", "Se kapittel 2.\n\nSe kapittel 3."),
            ("prose", "Etter noten."),
        ]


class TestReferences:
    def test_share_passages_and_are_never_cut_in_two(self) -> None:
        entries = [
            raw_block("reference", f"Hansen, A. B. (20{n}). Om NAV. Oslo.") for n in range(10, 60)
        ]
        found = passages(*entries)
        assert {p.kind for p in found} == {"reference"}
        assert max(len(p.text.split()) for p in found) <= 120
        assert sum(len(p.sentences) for p in found) == 50


class TestTables:
    header = ("Kontor", "Oppgaver")

    def test_a_row_is_a_sentence_and_carries_caption_and_header(self) -> None:
        rows = tuple((f"Kontor {n}", "rus bolig flyktninger intro") for n in range(60))
        found = passages(
            raw_block("paragraph", "Se tabellen."),
            raw_block("caption", "Tabell 3: Oppgaver på kontorene"),
            table(*rows, header=self.header, caption="Tabell 3: Oppgaver på kontorene"),
            raw_block("paragraph", "Etter tabellen."),
        )
        tables = [p for p in found if p.kind == "table"]
        assert tables[0].text.startswith("Tabell 3: Oppgaver på kontorene\n\nKontor\tOppgaver\n")
        assert {p.context for p in tables} == {"Tabell 3: Oppgaver på kontorene\nKontor Oppgaver"}
        assert sum(len(p.sentences) for p in tables) == 62
        assert {p.table_id for p in tables} == {"t1"}

    def test_two_tables_never_share_a_passage(self) -> None:
        found = passages(table(("a", "b")), table(("c", "d")))
        assert [p.text for p in found] == ["a\tb", "c\td"]

    def test_a_row_of_prose_is_cut_into_its_sentences(self) -> None:
        found = passages(table((prose(300), "kort")))
        assert max(len(p.text.split()) for p in found) <= 200

    def test_the_caption_of_a_figure_goes_with_the_prose_around_it(self) -> None:
        found = passages(
            raw_block("paragraph", prose(40)),
            raw_block("caption", "Figur 1: Modell"),
            raw_block("paragraph", prose(40)),
        )
        assert [p.kind for p in found] == ["prose"]

    def test_a_caption_by_itself_is_a_caption(self) -> None:
        assert [p.kind for p in passages(raw_block("caption", "Figur 1: Modell"))] == ["caption"]


class TestIdsAndPages:
    def test_an_id_survives_changes_elsewhere(self) -> None:
        heading = raw_block("heading", "Om NAV", level=1)
        before = passages(heading, raw_block("paragraph", "Det samme."))[-1]
        after = passages(
            raw_block("paragraph", "Nytt først."), heading, raw_block("paragraph", "Det samme.")
        )
        assert before.passage_id == after[-1].passage_id

    def test_repeated_words_get_ids_of_their_own(self) -> None:
        blocks = [raw_block("paragraph", "Likt."), raw_block("heading", "H", level=1)] * 3
        assert len({p.passage_id for p in passages(*blocks)}) == 3

    def test_a_passage_from_an_ocr_page_says_so(self) -> None:
        parsed = assemble(
            [raw_block("paragraph", "Lest.", page=1), raw_block("footnote", "Skrevet.", page=2)],
            pages=[Page(1, label="i", label_origin="pdf_labels", ocr=True), Page(2)],
        )
        read, written = chunk(DOCUMENT, parsed)
        assert (read.ocr, read.pages.first, read.pages.first_label) == (True, 1, "i")
        assert (written.ocr, written.pages.first) == (False, 2)
