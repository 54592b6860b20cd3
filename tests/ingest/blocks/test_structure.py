"""Heading levels that can be trusted, reference lists, and text that page turns have cut."""

from __future__ import annotations

from ingest.blocks.assembly import Piece, RawBlock, RawTable, raw_block
from ingest.blocks.contents import read_contents
from ingest.blocks.structure import heading_levels, mark_references, relevel, text_of
from ingest.models import Span
from ingest.parsers.text.flow import goes_on, mark_quotes, merge, rejoin


def levels(
    titles: list[str], marks: list[int | None] | None = None, contents: list[str] | None = None
) -> list[int]:
    entries = read_contents(contents or [])
    return [x.level for x in heading_levels(titles, marks or [None] * len(titles), entries)]


class TestHeadingLevels:
    def test_believes_marks_that_nothing_contradicts(self) -> None:
        assert levels(["Om søk", "Ord", "Tegn", "Svar"], [1, 2, 3, 2]) == [1, 2, 3, 2]

    def test_closes_gaps_in_marks(self) -> None:
        assert levels(["Om søk", "Ord", "Tegn"], [2, 4, 3]) == [1, 2, 2]

    def test_believes_the_numbers_where_the_marks_lie(self) -> None:
        titles = ["1 Innledning", "1.1 Mål", "1.1.1 Delmål", "2 Metode", "2.1 Utvalg"]
        assert levels(titles, [3, 1, 4, 2, 1]) == [1, 2, 3, 1, 2]

    def test_believes_the_contents_list_before_the_marks(self) -> None:
        contents = ["1 Innledning .... 1", "Bakgrunn .... 2", "2 Funn .... 4", "Møter .... 5"]
        titles = ["1 Innledning", "Bakgrunn", "2 Funn", "Møter"]
        assert levels(titles, [3, 4, 1, 2], contents) == [1, 2, 1, 2]

    def test_puts_what_the_contents_list_leaves_out_under_what_it_names(self) -> None:
        contents = ["1 Funn .... 1", "1.1 Møter .... 2", "2 Drøftelse .... 9"]
        titles = ["1 Funn", "1.1 Møter", "Første møte", "Andre møte", "2 Drøftelse"]
        assert levels(titles, [2, 2, 2, 4, 2], contents) == [1, 2, 3, 3, 1]

    def test_a_counted_list_of_topics_is_not_a_row_of_chapters(self) -> None:
        contents = [
            "1 Innledning .... 1",
            "2 Områder .... 5",
            "2.1 Nivåer .... 6",
            "3 Slutt .... 9",
        ]
        titles = ["1 Innledning", "2 Områder", "2.1 Nivåer", "1 Ledelse", "2 Møter", "3 Slutt"]
        assert levels(titles, [2, 3, 2, 2, 2, 2], contents) == [1, 1, 2, 3, 3, 1]

    def test_sets_summaries_and_literature_beside_the_chapters(self) -> None:
        titles = ["Sammendrag", "1 Innledning", "1.1 Mål", "Litteratur"]
        assert levels(titles) == [1, 1, 2, 1]

    def test_numbers_in_an_appendix_lie_under_it(self) -> None:
        titles = ["1 Funn", "1.1 Møter", "Vedlegg 1 Tall", "1 Utvalg", "1.1 Svar", "Vedlegg 2 Kart"]
        assert levels(titles) == [1, 2, 1, 2, 3, 1]

    def test_a_heading_named_by_the_contents_list_knows_its_entry(self) -> None:
        entries = read_contents(["1 Innledning .... 1", "Bakgrunn .... 2"])
        blocks = [
            raw_block("heading", "1 Innledning"),
            raw_block("paragraph", "Tekst."),
            raw_block("heading", "Bakgrunn"),
        ]
        releveled, named = relevel(blocks, entries)
        assert named == {0: 0, 2: 1}
        assert [b.level for b in releveled] == [1, None, 2]


class TestMarkReferences:
    def test_turns_the_entries_of_a_literature_list_into_references(self) -> None:
        blocks = [
            raw_block("heading", "Litteratur", level=1),
            raw_block("paragraph", "Hansen, K. (2019). Små kontorer."),
            raw_block("list_item", "Olsen, P. (2020). Arbeid som deles."),
            raw_block("heading", "Vedlegg 1", level=1),
            raw_block("paragraph", "Dette er fra 2019."),
        ]
        kinds = [block.kind for block in mark_references(blocks)]
        assert kinds == ["heading", "reference", "reference", "heading", "paragraph"]

    def test_leaves_a_chapter_about_literature_alone(self) -> None:
        blocks = [
            raw_block("heading", "Litteratur", level=1),
            raw_block("paragraph", "Vi leste det meste som er skrevet om små kontorer."),
            raw_block("paragraph", "Lite handler om store."),
        ]
        assert [b.kind for b in mark_references(blocks)] == ["heading", "paragraph", "paragraph"]


class TestGoesOn:
    def test_a_small_letter_after_an_open_end_goes_on(self) -> None:
        assert goes_on("Det gjelder særlig de som", "kommer inn døra.")

    def test_a_sentence_that_has_ended_is_not_gone_on_with(self) -> None:
        assert not goes_on("Det gjelder alle.", "også dem som kommer.")
        assert not goes_on("Han sa: «Ja.»", "og gikk.")

    def test_a_small_word_at_the_end_asks_for_more_whatever_comes(self) -> None:
        before = "Vi har besøkt kontorer i flere byer, blant annet i Bergen, Oslo og"
        assert goes_on(before, "Trondheim ble besøkt sist.")

    def test_a_lettered_list_is_no_continuation(self) -> None:
        assert not goes_on("Målene er todelt", "a) flere i arbeid")


class TestMerge:
    def test_makes_the_word_at_the_seam_whole(self) -> None:
        whole = merge(
            raw_block("paragraph", "Den lokale etable-", page=3),
            raw_block("paragraph", "ringen tok tid.", page=4),
        )
        assert text_of(whole) == "Den lokale etableringen tok tid."
        assert [piece.page for piece in whole.pieces] == [3, 4]

    def test_moves_note_markers_and_keeps_emphasis_where_they_stood(self) -> None:
        before = RawBlock("paragraph", (Piece("Vi så det", emphasis=(Span(6, 9),)),))
        after = RawBlock(
            "paragraph", (Piece("selv her.", emphasis=(Span(0, 4),)),), note_refs=(("2", 8),)
        )
        whole = merge(before, after)
        assert whole.note_refs == (("2", 18),)
        assert text_of(whole)[18:] == "."
        assert [piece.emphasis for piece in whole.pieces] == [(Span(6, 9),), (Span(0, 4),)]


class TestRejoin:
    def test_moves_what_lay_between_the_halves_after_the_whole(self) -> None:
        blocks = [
            raw_block("paragraph", "Svarene spriker mest når det gjelder"),
            raw_block("footnote", "En note."),
            raw_block("caption", "Figur 1: Kart"),
            RawBlock("table", table=RawTable((), (("a", "b"),))),
            raw_block("paragraph", "de første månedene."),
        ]
        joined = rejoin(blocks)
        assert text_of(joined[0]) == "Svarene spriker mest når det gjelder de første månedene."
        assert [block.kind for block in joined[1:]] == ["footnote", "caption", "table"]

    def test_a_heading_ends_a_paragraph(self) -> None:
        blocks = [
            raw_block("paragraph", "Uten slutt"),
            raw_block("heading", "Ny del"),
            raw_block("paragraph", "Tekst."),
        ]
        assert rejoin(blocks) == blocks

    def test_moves_a_box_of_text_that_interrupts_a_sentence(self) -> None:
        blocks = [
            raw_block("paragraph", "Dette var nyttig da tiltaket (beskrevet"),
            raw_block("heading", "Stilling på tvers"),
            raw_block("paragraph", "Kontoret delte en stilling."),
            raw_block("paragraph", "tidligere) skulle lages."),
        ]
        joined = rejoin(blocks)
        assert (
            text_of(joined[0]) == "Dette var nyttig da tiltaket (beskrevet tidligere) skulle lages."
        )
        assert [b.kind for b in joined] == ["paragraph", "heading", "paragraph"]

    def test_items_of_a_list_stay_apart(self) -> None:
        blocks = [raw_block("list_item", "Rus"), raw_block("list_item", "bolig")]
        assert rejoin(blocks) == blocks


class TestMarkQuotes:
    def test_an_italic_paragraph_in_quotation_marks_is_a_quote(self) -> None:
        words = "«Vi rekker det vi rekker.»"
        block = RawBlock("paragraph", (Piece(words, emphasis=(Span(0, len(words)),)),))
        assert mark_quotes([block], unmarked=False)[0].kind == "quote"

    def test_the_authors_own_emphasis_is_not(self) -> None:
        words = "Satt på spissen: kontorene er ikke like, men fornøyde."
        block = RawBlock("paragraph", (Piece(words, emphasis=(Span(0, len(words)),)),))
        assert (
            mark_quotes([raw_block("paragraph", "Slik er det."), block], unmarked=False)[1].kind
            == "paragraph"
        )

    def test_unmarked_words_after_an_announcement_are_a_quote(self) -> None:
        blocks = [
            raw_block("paragraph", "Det er mange møter. En veileder sa følgende:"),
            raw_block("paragraph", "Jeg spør den som sitter nærmest, og så spør vi en til."),
        ]
        assert mark_quotes(blocks, unmarked=True)[1].kind == "quote"
        assert mark_quotes(blocks, unmarked=False)[1].kind == "paragraph"

    def test_an_argument_after_a_colon_is_not(self) -> None:
        blocks = [
            raw_block("paragraph", "Argumentasjonen går som følger:"),
            raw_block("paragraph", "For det første reises det spørsmål om ressurser."),
        ]
        assert mark_quotes(blocks, unmarked=True)[1].kind == "paragraph"
