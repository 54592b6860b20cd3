"""Markdown, whose levels may lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.models import ParsedDocument
from ingest.parsers.text.parser import TextParser
from tests.ingest.parsers.text.reading import CORPUS, assert_sound, kinds, parse, titles


@pytest.fixture(scope="module")
def report() -> ParsedDocument:
    return TextParser().parse(CORPUS / "lying-levels.md")


class TestMarkdownWithLyingLevels:
    """A converted report: wrong levels, dot leaders, tabs, notes between the paragraphs."""

    def test_is_sound(self, report: ParsedDocument) -> None:
        assert_sound(report)

    def test_takes_levels_from_the_contents_list(self, report: ParsedDocument) -> None:
        levels = {section.title: section.level for section in report.sections}
        assert levels["Innledning"] == levels["Funn om arbeidsdeling"] == 1
        assert levels["Bakgrunn"] == levels["Synspunkter på møtene"] == levels["Utvalget"] == 2

    def test_gives_the_section_path_of_a_span(self, report: ParsedDocument) -> None:
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

    def test_says_between_which_printed_pages_a_span_lies(self, report: ParsedDocument) -> None:
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
        assert "title: Håndbok" not in document.text
        assert "Skriv en hel setning, eller ord, se lista og https://eksempel.no." in document.text

    def test_a_dated_paragraph_is_no_list(self, tmp_path: Path) -> None:
        document = parse("# Om\n\n9. september ble kontoret åpnet.\n", tmp_path, "om.md")
        assert kinds(document, "paragraph") == ["9. september ble kontoret åpnet."]

    def test_says_that_no_pages_could_be_found(self, tmp_path: Path) -> None:
        document = parse("# Om\n\nTekst.\n", tmp_path, "om.md")
        assert document.pages == ()
        assert "no_page_numbers" in [note.code for note in document.warnings]
