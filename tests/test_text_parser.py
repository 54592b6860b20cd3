"""Text and Markdown files → documents: every shape that a report may have been left in."""

from __future__ import annotations

import importlib.util
import json
import re
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import ClassVar

import pytest

from ingest.errors import ParseError
from ingest.models import ParsedDocument
from ingest.parsers.text import TextParser

CORPUS = Path(__file__).parent / "corpus"
TOPICS = ("møter", "kurs", "saker", "brukere", "ledere", "team", "planer", "vedtak")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where an answer stands: the file's stem, the words, the printed page if one is given."""

    document: str
    quote: str
    page: int | None


def parse(text: str, tmp_path: Path, name: str = "rapport.txt") -> ParsedDocument:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return TextParser().parse(path)


def kinds(document: ParsedDocument, kind: str) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.kind == kind]


def titles(document: ParsedDocument) -> list[str]:
    return [f"{s.number or ''} {s.title}".strip() for s in document.sections]


def sentence(n: int) -> str:
    """A made-up sentence; no two alike."""
    topic, other = TOPICS[n % 8], TOPICS[(n // 8) % 8]
    return f"Kontor {n} deler {topic} og {other} mellom ansatte som kjenner hverandre godt fra før."


def prose(first: int, count: int) -> str:
    return " ".join(sentence(n) for n in range(first, first + count))


def wrapped(text: str) -> list[str]:
    """Lines of at most 84 characters; a line that goes on ends in a space."""
    lines = textwrap.wrap(text, 84, break_on_hyphens=False)
    return [f"{line} " for line in lines[:-1]] + lines[-1:]


def page_of_text(document: ParsedDocument, words: str) -> tuple[int | None, str | None]:
    at = document.text.index(words)
    pages = document.pages_of(at, at + len(words))
    return pages.first, pages.first_label


def assert_sound(document: ParsedDocument) -> None:
    """What holds of every document: order, single spaces, no marks left."""
    text = document.text
    assert "  " not in text
    assert not re.search(r"(?m)^ | $", text)
    assert not re.search(r"</?(?:b|i|sup|span|ul|li)\b|\]\(|&[a-z]{2,6};|\[\^", text)
    ends = [b for b in document.blocks if b.kind != "table"]
    assert all(a.end <= b.start for a, b in pairwise(ends))
    assert all(s.start < s.end <= len(text) for s in document.sections)
    spans = document.page_spans
    assert all(a.end <= b.start for a, b in pairwise(spans))


@pytest.fixture(scope="module")
def report() -> ParsedDocument:
    return TextParser().parse(CORPUS / "lying-levels.md")


@pytest.fixture(scope="module")
def article() -> ParsedDocument:
    return TextParser().parse(CORPUS / "wrapped-lines.txt")


class TestMarkdownWithLyingLevels:
    """A converted report: wrong levels, dot leaders, tabs, notes between the paragraphs."""

    def test_is_sound(self, report: ParsedDocument) -> None:
        assert_sound(report)

    def test_takes_levels_from_the_contents_list(self, report: ParsedDocument) -> None:
        levels = {section.title: section.level for section in report.sections}
        assert levels["Innledning"] == levels["Funn om arbeidsdeling"] == 1
        assert levels["Bakgrunn"] == levels["Synspunkter på møtene"] == levels["Utvalget"] == 2

    def test_gives_the_section_path_of_a_stretch(self, report: ParsedDocument) -> None:
        at = report.text.index("Det er mange møter")
        assert report.section_path(at) == ("2 Funn om arbeidsdeling", "Synspunkter på møtene")

    def test_sets_title_page_and_contents_list_aside(self, report: ParsedDocument) -> None:
        assert any("ISBN" in text for text in kinds(report, "boilerplate"))
        assert "Tabell 2: Møter i måneden 7" in kinds(report, "contents")
        assert "Innhold" not in titles(report)

    def test_leaves_a_summary_on_the_title_page_to_be_cited(self, report: ParsedDocument) -> None:
        assert any(text.startswith("Rapporten handler om") for text in kinds(report, "paragraph"))
        at = report.text.index("Rapporten handler om")
        assert report.section_path(at) == ("Resymé:",)

    def test_joins_a_sentence_over_a_footnote_and_a_figure(self, report: ParsedDocument) -> None:
        assert "de som kommer inn døra. Svarene spriker." in report.text
        assert "særlig når det gjaldt de første månedene. Etterpå" in report.text
        assert kinds(report, "caption")[0] == "Figur 1: Oppstarten år for år"

    def test_links_a_footnote_to_where_its_marker_stood(self, report: ParsedDocument) -> None:
        note = next(b for b in report.blocks if b.kind == "footnote" and b.marker == "1")
        assert note.refers_at is not None
        assert report.text[: note.refers_at].endswith("kommer inn døra")
        assert report.text[note.start : note.end].startswith("Her regnes alle")

    def test_reads_tables_with_header_caption_and_empty_cells(self, report: ParsedDocument) -> None:
        table = report.tables[0]
        assert table.number == "1"
        assert table.header == ("Kontor", "Ansatte", "Ledermodell")
        assert [row.cells for row in table.rows][1] == ("Sørvik", "", "En-leder")
        assert all("\t".join(row.cells) == report.text[row.start : row.end] for row in table.rows)

    def test_puts_a_row_that_a_page_turn_has_cut_together(self, report: ParsedDocument) -> None:
        table = report.tables[1]
        assert table.header == ("", "Før", "Nå")
        assert (
            table.rows[-1].cells[0] == "Teammøte der hele kontoret er samlet for å gå gjennom saker"
        )

    def test_keeps_stars_that_mean_something(self, report: ParsedDocument) -> None:
        assert "Noter: *sig. < ,05" in report.text

    def test_keeps_italics_as_emphasis_and_italic_words_as_quotes(
        self, report: ParsedDocument
    ) -> None:
        block = next(b for b in report.blocks if report.text[b.start :].startswith("Det er mange"))
        [span] = block.emphasis
        assert report.text[span.start : span.end] == "Nordvik"
        assert kinds(report, "quote") == [
            "«Vi rekker det vi rekker. Resten ligger, og det vet de som venter»."
        ]

    def test_marks_the_literature_list(self, report: ParsedDocument) -> None:
        assert len(kinds(report, "reference")) == 2

    def test_says_between_which_printed_pages_a_stretch_lies(self, report: ParsedDocument) -> None:
        at = report.text.index("Lederne mener")
        pages = report.pages_of(at, at + 10)
        assert (pages.first, pages.first_label, pages.last_label) == (None, "5", "6")
        assert pages.origin == "table_of_contents"

    def test_is_certain_where_two_headings_stand_on_one_page(self, report: ParsedDocument) -> None:
        at = report.text.index("Kontorene er unge")
        pages = report.pages_of(at, at + 10)
        assert (pages.first_label, pages.last_label) == ("2", "2")

    def test_says_nothing_of_pages_before_and_after_what_the_list_tells(
        self, report: ParsedDocument
    ) -> None:
        at = report.text.index("Takk til alle")
        assert report.pages_of(at, at + 5).origin == "unknown"
        assert report.tables[-1].label is None


class TestOrdinaryMarkdown:
    SOURCE = """---
title: Håndbok
---

Slik søker du
=============

Skriv en *hel* setning, eller `ord`, se [lista](#lista) og <https://eksempel.no>.[^1]

## Lista

- ett
- to
  med mer

1. først
2. så

> Sagt av
> en annen.

| Du skriver | Funn leter |
|---|---|
| "ord" | akkurat \\| det |

```
funn search
```

[^1]: En note &amp; litt til.
"""

    def test_reads_what_commonmark_has(self, tmp_path: Path) -> None:
        document = parse(self.SOURCE, tmp_path, "bok.md")
        assert_sound(document)
        assert titles(document) == ["Slik søker du", "Lista"]
        assert [s.level for s in document.sections] == [1, 2]
        assert kinds(document, "list_item") == ["ett", "to med mer", "1. først", "2. så"]
        assert kinds(document, "quote") == ["Sagt av en annen."]
        assert document.tables[0].header == ("Du skriver", "Funn leter")
        assert "funn search" in kinds(document, "paragraph")
        assert kinds(document, "footnote") == ["En note & litt til."]
        assert kinds(document, "boilerplate") == ["title: Håndbok"]
        assert "Skriv en hel setning, eller ord, se lista og https://eksempel.no." in document.text

    def test_a_dated_paragraph_is_no_list(self, tmp_path: Path) -> None:
        document = parse("# Om\n\n9. september ble kontoret åpnet.\n", tmp_path, "om.md")
        assert kinds(document, "paragraph") == ["9. september ble kontoret åpnet."]

    def test_says_that_no_pages_could_be_found(self, tmp_path: Path) -> None:
        document = parse("# Om\n\nTekst.\n", tmp_path, "om.md")
        assert document.pages == ()
        assert any("page numbers" in warning for warning in document.warnings)


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
        assert any("website" in warning for warning in notat.warnings)

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


@pytest.mark.corpus
class TestResearchCorpus:
    """The five files that the shapes were learnt from: figures only, none of their words."""

    # physical pages, and at least so many sections, tables, footnotes, quotes
    FIGURES: ClassVar = {
        "000": (0, 100, 12, 9, 20),
        "001": (20, 28, 0, 7, 0),
        "002": (0, 220, 26, 11, 25),
        "003": (89, 90, 0, 0, 25),
        "004": (17, 12, 0, 2, 8),
    }  # fmt: skip

    @pytest.mark.parametrize("stem", sorted(FIGURES))
    def test_reads_each_for_what_it_is(self, stem: str, research_corpus: Path) -> None:
        document = TextParser().parse(next(research_corpus.glob(f"{stem}_*.txt")))
        assert_sound(document)
        pages, sections, tables, notes, quotes = self.FIGURES[stem]
        assert len(document.pages) == pages
        assert len(document.sections) >= sections
        assert len(document.tables) >= tables
        assert len(kinds(document, "footnote")) >= notes
        assert len(kinds(document, "quote")) >= quotes

    @pytest.mark.parametrize("stem", ["000", "001", "002", "003"])
    def test_leaves_no_sentence_in_two(self, stem: str, research_corpus: Path) -> None:
        document = TextParser().parse(next(research_corpus.glob(f"{stem}_*.txt")))
        running = kinds(document, "paragraph") + kinds(document, "quote")
        broken = [text for text in running if text[0].islower() and not text.startswith("http")]
        assert len(broken) <= 1


@pytest.fixture(scope="module")
def evidence(shared: Path) -> list[Evidence]:
    gold = [shared / "eval" / name for name in ("nav_dev.jsonl", "nav_dev_more.jsonl")]
    lines = [line for path in gold for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        Evidence(item["doc"], item["quote"], item["page"])
        for line in lines
        for item in json.loads(line)["evidence"]
    ]


@pytest.fixture(scope="module")
def documents(research_corpus: Path) -> dict[str, ParsedDocument]:
    return {path.stem: TextParser().parse(path) for path in research_corpus.glob("*.txt")}


@pytest.fixture(scope="module")
def norm(shared: Path) -> Callable[[str], str]:
    """The scorer's own way of comparing."""
    spec = importlib.util.spec_from_file_location("score", shared / "eval" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    normalise: Callable[[str], str] = score.norm
    return normalise


@pytest.mark.corpus
@pytest.mark.shared
class TestEvidenceQuotes:
    """The development questions' evidence: a check of what was read, never a rule."""

    def test_none_is_lost_and_nearly_all_lie_in_one_block(
        self,
        evidence: list[Evidence],
        documents: dict[str, ParsedDocument],
        norm: Callable[[str], str],
    ) -> None:
        texts = {stem: norm(document.text) for stem, document in documents.items()}
        blocks = {
            stem: [norm(document.text[b.start : b.end]) for b in document.blocks]
            for stem, document in documents.items()
        }
        wanted = [(item.document, norm(item.quote)) for item in evidence]
        assert [quote for stem, quote in wanted if quote not in texts[stem]] == []
        whole = [any(quote in block for block in blocks[stem]) for stem, quote in wanted]
        assert sum(whole) >= 0.97 * len(whole)

    def test_no_printed_page_is_wrong(
        self, evidence: list[Evidence], documents: dict[str, ParsedDocument]
    ) -> None:
        known = wrong = 0
        for item in evidence:
            document = documents[item.document]
            words = " ".join(item.quote.split()[:6])
            if item.page is None or document.text.count(words) != 1:
                continue
            at = document.text.index(words)
            pages = document.pages_of(at, at + 1)
            if pages.first_label and pages.last_label:
                known += 1
                wrong += not int(pages.first_label) <= item.page <= int(pages.last_label)
        assert known >= 50
        assert wrong == 0
