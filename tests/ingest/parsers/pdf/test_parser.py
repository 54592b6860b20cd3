"""Text, columns, pages and structure of typeset PDF files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.parsers.pdf.parsing import fill, parse, texts, the
from tests.typeset import BOLD, ITALIC, SENTENCES, Sheets, broken, prose


class TestParagraphs:
    def test_come_back_whole_and_in_order(self, tmp_path: Path) -> None:
        sheets = Sheets(tmp_path / "a.pdf")
        fill(sheets)
        assert texts(parse(sheets), "paragraph") == [prose(n, 4) for n in range(4)]

    def test_are_carried_over_a_page_turn_with_both_pages_known(self, tmp_path: Path) -> None:
        sheets = Sheets(tmp_path / "turn.pdf")
        fill(sheets)
        lines = broken(prose(0, 10), 455, "Times-Roman", 11)
        for number, part in enumerate((lines[:5], lines[5:]), start=1):
            top = 600.0 if number == 1 else 100.0
            for n, line in enumerate(part):
                sheets.text(70, top + 14 * n, line)
            sheets.text(290, 800, str(number + 6))
            sheets.next_page()
        document = parse(sheets)
        whole = document.text.index(prose(0, 10))
        pages = document.pages_of(whole, whole + len(prose(0, 10)))
        assert (pages.first, pages.last, pages.first_label, pages.last_label) == (1, 2, "7", "8")

    def test_words_divided_at_line_ends_are_whole_again(self, tmp_path: Path) -> None:
        divided = "ar\u00adbeids\u00adav\u00adkla\u00adrings\u00adpen\u00adger "
        sheets = Sheets(tmp_path / "divided.pdf")
        sheets.block(70, 100, 150, "Hun søkte om " + divided * 8, divide=True)
        document = parse(sheets)
        assert document.text.count("arbeidsavklaringspenger") == 8

    def test_real_hyphens_stay(self, tmp_path: Path) -> None:
        sheets = Sheets(tmp_path / "hyphens.pdf")
        sheets.text(70, 100, "Dette gjelder særlig for alle små-")
        sheets.text(70, 114, "og mellomstore kommuner og NAV-")
        sheets.text(70, 128, "kontorene i dem.")
        expected = (
            "Dette gjelder særlig for alle små- og mellomstore kommuner og NAV-kontorene i dem."
        )
        assert parse(sheets).text == expected

    def test_italics_are_kept_as_emphasis(self, tmp_path: Path) -> None:
        sheets = Sheets(tmp_path / "italics.pdf")
        sheets.text(70, 100, "Begrepet")
        sheets.text(116, 100, "relasjonell velferd", font=ITALIC)
        sheets.text(205, 100, "er omstridt, og det brukes ulikt.")
        document = parse(sheets)
        (span,) = the(document, "paragraph").emphasis
        assert document.text[span.start : span.end] == "relasjonell velferd"

    def test_a_text_box_does_not_tear_a_sentence_apart(self, tmp_path: Path) -> None:
        sheets = Sheets(tmp_path / "box.pdf")
        lines = broken(prose(0, 8), 455, "Times-Roman", 11)
        for n, line in enumerate(lines[:3]):
            sheets.text(70, 100 + 14 * n, line)
        sheets.canvas.setFillGray(0.85)
        sheets.canvas.rect(66, 842 - 260, 463, 100, fill=1, stroke=0)
        sheets.canvas.setFillGray(0)
        sheets.block(80, 180, 430, "Boks: " + prose(2, 4))
        for n, line in enumerate(lines[3:]):
            sheets.text(70, 290 + 14 * n, line)
        document = parse(sheets)
        assert prose(0, 8) in document.text
        assert "Boks: " + prose(2, 4) in document.text


class TestColumns:
    def test_are_read_one_after_the_other_under_a_common_heading(self, tmp_path: Path) -> None:
        sheets = Sheets(tmp_path / "two.pdf")
        sheets.text(70, 80, "Samarbeid om unge med sammensatte behov i fem kommuner", BOLD, 18)
        top = sheets.block(70, 110, 455, prose(0, 3))
        sheets.block(70, top + 20, 215, prose(3, 12), size=10, step=12)
        sheets.block(310, top + 20, 215, prose(5, 12), size=10, step=12)
        assert texts(parse(sheets), "paragraph") == [prose(0, 3), prose(3, 12), prose(5, 12)]

    def test_a_sentence_goes_on_at_the_top_of_the_next_column(self, tmp_path: Path) -> None:
        sheets = Sheets(tmp_path / "over.pdf")
        lines = broken(prose(0, 14), 215, "Times-Roman", 10)
        half = len(lines) // 2
        for x, part in ((70, lines[:half]), (310, lines[half:])):
            for n, line in enumerate(part):
                sheets.text(x, 100 + 12 * n, line, size=10)
        assert parse(sheets).text == prose(0, 14)


class TestPages:
    def test_heads_and_feet_are_kept_apart_from_the_text(self, tmp_path: Path) -> None:
        sheets = Sheets(tmp_path / "heads.pdf")
        for number in range(1, 5):
            sheets.text(70, 50, "Tjenester i endring", font=ITALIC, size=9)
            fill(sheets, number)
            sheets.text(290, 800, f"Side {number} av 4", size=9)
            sheets.next_page()
        document = parse(sheets)
        assert texts(document, "boilerplate") == [
            text for n in range(1, 5) for text in ("Tjenester i endring", f"Side {n} av 4")
        ]
        assert [page.label for page in document.pages] == ["1", "2", "3", "4"]
        assert {page.label_origin for page in document.pages} == {"running_number"}

    def test_the_cover_and_a_chapter_page_without_a_number_have_no_label(
        self, tmp_path: Path
    ) -> None:
        sheets = Sheets(tmp_path / "cover.pdf")
        for number in range(1, 8):
            fill(sheets, number)
            if number not in {1, 4}:
                sheets.text(290, 800, str(number))
            sheets.next_page()
        labels = [page.label for page in parse(sheets).pages]
        assert labels == [None, "2", "3", None, "5", "6", "7"]

    def test_a_landscape_page_and_a_turned_page_are_read(self, tmp_path: Path) -> None:
        sheets = Sheets(tmp_path / "turned.pdf")
        fill(sheets)
        sheets.next_page()
        sheets.canvas.setPageSize((842, 595))
        sheets.canvas.drawString(100, 400, "Liggende side om kontorene i nord og i sør.")
        sheets.next_page()
        sheets.canvas.setPageSize((595, 842))
        sheets.canvas.rotate(90)
        for n, line in enumerate(broken(prose(3, 6), 600, "Times-Roman", 11)):
            sheets.canvas.setFont("Times-Roman", 11)
            sheets.canvas.drawString(100, -150 - 14 * n, line)
        sheets.next_page()
        document = parse(sheets)
        assert "Liggende side om kontorene i nord og i sør." in document.text
        assert prose(3, 6) in document.text
        last = next(b for b in document.blocks if b.boxes and b.boxes[0].page == 3)
        box = last.boxes[0]
        assert box.bottom - box.top > box.x1 - box.x0  # upright on the page as shown

    def test_a_box_lies_where_the_line_is_drawn(self, tmp_path: Path) -> None:
        sheets = Sheets(tmp_path / "boxes.pdf")
        sheets.text(100, 200, "Oppfølging")
        (box,) = the(parse(sheets), "paragraph").boxes
        assert box.page == 1
        assert box.x0 == pytest.approx(100, abs=1)
        assert box.top < 195 < 200 < box.bottom < 206


class TestStructure:
    def test_headings_have_their_depth_and_sections_their_page(self, tmp_path: Path) -> None:
        sheets = Sheets(tmp_path / "sections.pdf")
        for number, (head, sub) in enumerate(
            (("1 Innledning", "1.1 Bakgrunn"), ("2 Funn", "2.1 Møter"))
        ):
            sheets.text(70, 90, head, BOLD, 18)
            top = fill(sheets, number, top=120, paragraphs=2)
            sheets.text(70, top + 16, sub, BOLD, 13)
            fill(sheets, number + 4, top=top + 40, paragraphs=2)
            sheets.next_page()
        found = [(s.level, s.number, s.title, s.page) for s in parse(sheets).sections]
        assert found == [
            (1, "1", "Innledning", 1),
            (2, "1.1", "Bakgrunn", 1),
            (1, "2", "Funn", 2),
            (2, "2.1", "Møter", 2),
        ]

    def test_a_footnote_is_linked_to_the_place_of_its_marker(self, tmp_path: Path) -> None:
        sheets = Sheets(tmp_path / "note.pdf")
        fill(sheets)
        sheets.text(70, 420, "Loven ble endret")
        sheets.text(146.5, 416, "1", size=6)
        sheets.text(152, 420, "samme år, uten at noen protesterte.")
        sheets.rule(70, 740, 214)
        sheets.text(70, 750, "1", size=6)
        sheets.text(
            76, 754, "Lov om sosiale tjenester i arbeids- og velferdsforvaltningen.", size=9
        )
        document = parse(sheets)
        note = the(document, "footnote")
        assert note.marker == "1"
        assert document.text[note.start : note.end].startswith("Lov om sosiale")
        assert note.refers_at is not None
        assert document.text[: note.refers_at].endswith("Loven ble endret")
        assert "Loven ble endret samme år" in document.text

    def test_a_set_in_italic_block_is_a_quote(self, tmp_path: Path) -> None:
        sheets = Sheets(tmp_path / "quote.pdf")
        top = fill(sheets, paragraphs=2)
        top = sheets.block(105, top + 6, 385, prose(6, 3), font=ITALIC, size=10, step=13)
        fill(sheets, 4, top=top + 14, paragraphs=2)
        document = parse(sheets)
        assert texts(document, "quote") == [prose(6, 3)]
        assert the(document, "quote").emphasis

    def test_list_items_keep_their_marks_and_lines(self, tmp_path: Path) -> None:
        sheets = Sheets(tmp_path / "list.pdf")
        top = fill(sheets, paragraphs=1)
        for n in range(3):
            sheets.text(84, top, "•")
            top = sheets.block(98, top, 380, prose(n, 2))
        assert texts(parse(sheets), "list_item") == [f"• {prose(n, 2)}" for n in range(3)]

    def test_a_contents_list_is_contents_and_names_the_headings(self, tmp_path: Path) -> None:
        sheets = Sheets(tmp_path / "contents.pdf")
        sheets.text(70, 90, "Innhold", BOLD, 18)
        for n, entry in enumerate(("Om kontorene", "Om veilederne", "Om lederne")):
            sheets.text(70, 130 + 18 * n, f"{entry} {'. ' * 60}")
            sheets.text(500, 130 + 18 * n, str(n + 2))
        sheets.next_page()
        for n, entry in enumerate(("Om kontorene", "Om veilederne", "Om lederne")):
            sheets.text(70, 90, entry, BOLD, 14)
            fill(sheets, n, top=120)
            sheets.text(290, 800, str(n + 2))
            sheets.next_page()
        document = parse(sheets)
        assert len(texts(document, "contents")) == 3
        assert [section.title for section in document.sections] == [
            "Innhold",
            "Om kontorene",
            "Om veilederne",
            "Om lederne",
        ]


def test_sentences_are_our_own_and_distinct() -> None:
    assert len(set(SENTENCES)) == len(SENTENCES)
