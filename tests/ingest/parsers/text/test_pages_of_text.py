"""Plain text: wrapped lines, and pages that are told by their breaks."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from pathlib import Path

import pytest

from ingest.errors import ParseError
from ingest.models import ParsedDocument
from ingest.parsers.text.parser import TextParser
from tests.ingest.parsers.text.reading import (
    CORPUS,
    assert_sound,
    kinds,
    page_of_text,
    parse,
    prose,
    sentence,
    titles,
    wrapped,
)


@pytest.fixture(scope="module")
def article() -> ParsedDocument:
    return TextParser().parse(CORPUS / "wrapped-lines.txt")


class TestWrappedLines:
    """Plain lines of an article: divided words, glued note numbers, unmarked quotes."""

    def test_joins_divided_words_and_keeps_real_hyphens(self, article: ParsedDocument) -> None:
        assert_sound(article)
        assert "Etableringen av nye rutiner" in article.text
        assert "arbeids- og velferdssaker" in article.text
        assert "NAV-kontoret derfor" in article.text

    def test_finds_headings_between_paragraphs(self, article: ParsedDocument) -> None:
        assert titles(article) == ["Sammendrag", "Data og metode", "Læring i hverdagen", "Noter"]

    def test_a_summary_ends_with_its_key_words(self, article: ParsedDocument) -> None:
        assert article.section_path(article.text.index("Kontorene ble slått sammen")) == ()
        assert article.section_path(article.text.index("Denne artikkelen")) == ("Sammendrag",)

    def test_takes_glued_note_numbers_out_and_links_the_notes(
        self, article: ParsedDocument
    ) -> None:
        assert "ulik bakgrunn. Noen kom" in article.text
        [note] = [block for block in article.blocks if block.kind == "footnote"]
        assert note.marker == "1"
        assert note.refers_at == article.text.index("ulik bakgrunn.") + len("ulik bakgrunn.")

    def test_finds_unmarked_block_quotes(self, article: ParsedDocument) -> None:
        [quote] = kinds(article, "quote")
        assert re.fullmatch(r"Jeg spør den.*\(Veileder\)", quote)


def double_spaced(pages: Sequence[Sequence[str]]) -> str:
    """Pages as a converter leaves a thesis: an empty line after every line, a space
    before each page's first one."""
    return "\n".join(" " + "\n\n".join(lines) for lines in pages) + "\n"


class TestDoubleSpacedPages:
    """Every line followed by an empty one, a space before a page's first line."""

    @pytest.fixture
    def thesis(self, tmp_path: Path) -> ParsedDocument:
        quote = (
            "Jeg ser at man får mindre tid til å gå\ninn i relasjoner. Det stopper litt etterpå."
        )
        pages = [
            ["1.0 Innledning", "1.1 Bakgrunn", *wrapped(prose(0, 14))],
            [
                *wrapped(
                    prose(20, 12) + " Dette gjelder særlig når kontoret er lite og har få som"
                ),
                "\n\n8",
            ],
            ["\nkan ta over for hverandre.", *wrapped(prose(40, 14))],
            ["2.0 Metode", *wrapped(prose(60, 14) + " Det samme gjelder for")],
            ["dem som er nye på kontoret.", *wrapped(prose(80, 10)), "\n\n11"],
            [
                "\n3.0 Funn",
                *wrapped(prose(100, 12) + " En av dem sier det slik:"),
                quote,
                *wrapped(prose(120, 4)),
                "\n\n12",
            ],
            ["\nMottak", *wrapped(prose(140, 16))],
            ["Vedlegg 1 - Intervjuguide", *wrapped(prose(160, 14))],
            wrapped(prose(180, 14)),
        ]
        text = double_spaced(pages)
        # a printed number takes the place of the mark before the next page
        return parse(re.sub(r"(?m)^(\d+)\n \n", r"\1\n\n", text), tmp_path)

    def test_counts_physical_pages(self, thesis: ParsedDocument) -> None:
        assert_sound(thesis)
        assert len(thesis.pages) == 9
        assert page_of_text(thesis, sentence(60))[0] == 4

    def test_carries_the_printed_count_through_the_main_text(self, thesis: ParsedDocument) -> None:
        assert page_of_text(thesis, sentence(3)) == (1, "7")
        assert page_of_text(thesis, sentence(60)) == (4, "10")
        assert page_of_text(thesis, sentence(150)) == (7, "13")
        assert {page.label_origin for page in thesis.pages[:7]} == {"running_number"}

    def test_carries_it_no_further_than_the_first_appendix(self, thesis: ParsedDocument) -> None:
        assert [page.label for page in thesis.pages[7:]] == [None, None]

    def test_joins_paragraphs_over_page_turns(self, thesis: ParsedDocument) -> None:
        words = "har få som kan ta over for hverandre."
        at = thesis.text.index(words)
        pages = thesis.pages_of(at, at + len(words))
        assert (pages.first, pages.last) == (2, 3)

    def test_finds_headings_with_and_without_numbers(self, thesis: ParsedDocument) -> None:
        assert titles(thesis) == [
            "1.0 Innledning", "1.1 Bakgrunn", "2.0 Metode", "3.0 Funn", "Mottak",
            "Vedlegg 1 - Intervjuguide",
        ]  # fmt: skip
        assert [section.level for section in thesis.sections] == [1, 2, 1, 1, 2, 1]

    def test_single_spaced_lines_after_a_colon_are_a_quote(self, thesis: ParsedDocument) -> None:
        assert kinds(thesis, "quote") == [
            "Jeg ser at man får mindre tid til å gå inn i relasjoner. Det stopper litt etterpå."
        ]

    def test_labels_by_the_contents_list_where_no_page_prints_its_number(
        self, tmp_path: Path
    ) -> None:
        contents = [
            "Innhold",
            "1 Innledning ...... 5",
            "2 Metode ...... 6",
            "3 Funn ...... 8",
            "4 Slutt ...... 9",
        ]
        chapters = {5: "1 Innledning", 6: "2 Metode", 8: "3 Funn", 9: "4 Slutt"}
        pages = [[*contents, *wrapped(prose(900, 12))]]
        for label in range(5, 11):
            heading = [chapters[label]] if label in chapters else []
            tail = prose(label * 40, 13) + " Dette gjelder særlig der"
            start = [] if heading else ["kontoret er lite."]
            pages.append(
                [
                    *heading,
                    *start,
                    *wrapped(tail if label + 1 not in chapters else prose(label * 40, 13)),
                ]
            )
        document = parse(double_spaced(pages), tmp_path)
        assert [page.label for page in document.pages] == [None, "5", "6", "7", "8", "9", "10"]
        assert {page.label_origin for page in document.pages[1:]} == {"table_of_contents"}


class TestFormFeeds:
    def test_running_heads_and_page_numbers_leave_the_text(self, tmp_path: Path) -> None:
        pages = [
            "\n".join(["Små kontorer", "", *textwrap.wrap(prose(n * 30, 12), 84), "", str(n + 11)])
            for n in range(6)
        ]
        document = parse("\f".join(pages), tmp_path)
        assert [page.label for page in document.pages] == [str(n + 11) for n in range(6)]
        assert not any("Små kontorer" in text for text in kinds(document, "paragraph"))
        assert page_of_text(document, sentence(60)) == (3, "13")


class TestOnePageALine:
    """A document-sharing site's text: its own lists, then one page a line."""

    SITE = (
        "Små kontorer i nord",
        "",
        "Like dokumenter",
        *(f"\nRapport nr. {n} om noe annet" for n in range(30)),
    )
    PAGES = (
        "Notat nr. 4 Små kontorer i nord ISSN 0000-0000. " + "Må ikke kopieres. " * 50,
        "Forord Dette notatet handler om små kontorer. " + prose(0, 10) + " 1",
        "1.0 Innledning Dette kapitlet handler om rammene. 1 " + prose(20, 10)
        + " Mange peker på at det er vanskelig å få til når 1 Se egen oversikt over kontorene. 2",
        "det mangler folk. 1.1 Arbeidsdeling ved Nordvik kontor Hvordan arbeidet deles, er ulikt. "
        + prose(40, 11) + " 3",
        "Møtene En viktig del av samarbeidet er møtene. " + prose(60, 11) + " 4",
    )  # fmt: skip

    @pytest.fixture
    def notat(self, tmp_path: Path) -> ParsedDocument:
        return parse(
            "\n".join([*self.SITE, "", "Transkript:", "", "\n\n".join(self.PAGES)]), tmp_path
        )

    def test_sets_the_websites_lines_aside(self, notat: ParsedDocument) -> None:
        assert_sound(notat)
        assert "Rapport nr. 3 om noe annet" in kinds(notat, "boilerplate")
        assert "website_lines" in [note.code for note in notat.warnings]

    def test_knows_both_page_numbers(self, notat: ParsedDocument) -> None:
        assert [page.label for page in notat.pages] == [None, "1", "2", "3", "4"]
        assert page_of_text(notat, sentence(42)) == (4, "3")
        assert not re.search(r"\s4$", notat.text)

    def test_finds_headings_inside_the_running_line(self, notat: ParsedDocument) -> None:
        assert titles(notat) == [
            "Forord", "1.0 Innledning", "1.1 Arbeidsdeling ved Nordvik kontor", "Møtene"
        ]  # fmt: skip

    def test_moves_a_footnote_out_and_goes_on_with_the_sentence(
        self, notat: ParsedDocument
    ) -> None:
        assert "vanskelig å få til når det mangler folk." in notat.text
        [note] = [block for block in notat.blocks if block.kind == "footnote"]
        assert notat.text[note.start : note.end] == "Se egen oversikt over kontorene."
        assert note.refers_at is not None
        assert notat.text[: note.refers_at].endswith("handler om rammene.")

    def test_finds_the_websites_lines_without_the_word_that_ends_them(self, tmp_path: Path) -> None:
        document = parse("\n".join([*self.SITE, "", "\n\n".join(self.PAGES)]), tmp_path)
        assert "Rapport nr. 3 om noe annet" in kinds(document, "boilerplate")
        assert titles(document)[0] == "Forord"

    def test_paragraphs_of_a_line_each_are_no_pages(self, tmp_path: Path) -> None:
        document = parse("\n\n".join(prose(n * 20, 12) for n in range(6)), tmp_path)
        assert document.pages == ()


HOSTILE = {
    "a word": "a" * 300_000,
    "stars": "*a " * 60_000,
    "links": "[a](" * 60_000,
    "dots": "." * 200_000,
    "angles": "<" * 200_000,
    "tabs": "\t" * 100_000 + "a",
    "digits": "1 " * 100_000,
    "lines": "abc def\n" * 20_000,
    "headings": "# a\n\n" * 1_500,
    "leaders": "a ..... 1\n" * 4_000,
    "quotes": "> " * 60_000,
}


class TestBadInput:
    @pytest.mark.parametrize(
        "content", [b"", b" \n\n", b"\x00\x01\x02" * 400, b"%PDF-1.4\n\xff\xd8\x00\x00"]
    )
    def test_says_what_is_wrong(self, content: bytes, tmp_path: Path) -> None:
        path = tmp_path / "fil.txt"
        path.write_bytes(content)
        with pytest.raises(ParseError, match=r"fil\.txt"):
            TextParser().parse(path)

    def test_says_which_encoding_was_read(self, tmp_path: Path) -> None:
        path = tmp_path / "gammel.txt"
        path.write_bytes("Små kontorer på øya.\r\n\r\nNy del på øya.\r\n".encode("cp1252"))
        document = TextParser().parse(path)
        assert document.encoding == "cp1252"
        assert "Små kontorer på øya.\n\nNy del" in document.text

    @pytest.mark.timeout(60)
    @pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
    def test_hostile_text_takes_no_more_than_its_time(self, text: str, tmp_path: Path) -> None:
        assert parse(text, tmp_path).text
