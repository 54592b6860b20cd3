"""Cases of web pages, e-books and Markdown."""

from __future__ import annotations

from pathlib import Path

from bench.faults.case import case, holds, lacks, read
from bench.voice import labelled_passages
from ingest.models import BlockKind, ParsedDocument
from ingest.voices.labelling import voice_at


def _label(document: ParsedDocument, words: str) -> tuple[str | None, str]:
    at = document.text.index(words)
    pages = document.pages_of(at, at + len(words))
    assert pages.first_label == pages.last_label, (words, pages)
    return pages.first_label, pages.origin


def _of_kind(document: ParsedDocument, kind: BlockKind) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.kind == kind]


@case("e01-sidetall-og-noter.epub")
def printed_pages_of_an_e_book(folder: Path) -> None:
    """Check the labels of the three pages, also of a sentence over a break."""
    document = read(folder / "e01-sidetall-og-noter.epub")
    assert [span.first_label for span in document.page_spans] == ["45", "46", "47"]
    assert _label(document, "Dette avsnittet står på side 45") == ("45", "page_breaks")
    assert _label(document, "Setningen som krysser") == ("45", "page_breaks")
    assert _label(document, "sideskiftet handler om strøm") == ("46", "page_breaks")
    assert _label(document, "Dette avsnittet står på side 47") == ("47", "page_breaks")
    assert _label(document, "Noten om husleie står i egen fil.") == (None, "unknown")
    assert "book_no_pages" not in [note.code for note in document.warnings]


@case("side-med-trekkspill.html")
def parts_that_open_are_read(folder: Path) -> None:
    """Check what is behind buttons and tabs, and whose words the quotation is."""
    path = folder / "side-med-trekkspill.html"
    document = read(path)
    holds(document.text, "Du søker på skjema FV-12", "Klagefristen er tre uker.")
    lacks(document.text, "Gammel tekst", "Personvern")
    assert "web_words_left_out" not in [note.code for note in document.warnings]
    parsed, passages = labelled_passages(path)
    words = "Vi rekker ikke alle som trenger hjelp med gjeld."
    at = parsed.text.index(words)
    passage = next(p for p in passages if p.start <= at < p.end)
    found = voice_at(passage, at, at + len(words))
    assert (found.voice, found.attribution) == ("informant", "Veileder, kontor B"), found


@case("t02-quarto.md")
def quarto_is_read_without_its_marks(folder: Path) -> None:
    """Check names of sections, boxes, code, inner quotations and raw tags."""
    document = read(folder / "t02-quarto.md")
    titles = [section.title for section in document.sections]
    assert titles == ["Innledning", "Merk", "Metode", "Setext-overskrift"], titles
    lacks(
        document.text,
        *(
            "{#",
            "{.",
            "{{<",
            "{r}",
            "{width",
            ":::",
            "<details>",
            "<summary>",
            "skjult kommentar",
            "R-kommentar",
            "> Men",
        ),
        *("title:", "[ ]", "[x]", "bilde.png", "[^1]"),
    )
    holds(document.text, "Dette står i en boks om rusomsorgen.", "Men vi prøver, sier hun.")
    holds(document.text, "Skjult avsnitt om kvalifisering.", "Forklaring av termen om ytelser.")
    items = _of_kind(document, "list_item")
    assert "underpunkt om bolig" in items, items
    assert "tabulatorpunkt om gjeld" in items, items
    assert _of_kind(document, "footnote") == ["Tallet omfatter ikke vikarer."]
    assert [row.cells for row in document.tables[0].rows] == [
        ("Fjellvik", "11"), ("Nordbygda | sør", "5"),
    ]  # fmt: skip


@case("t05-tabulatorliste.md")
def items_set_in_by_tabs_are_items(folder: Path) -> None:
    """Check that items under an item are no table."""
    document = read(folder / "t05-tabulatorliste.md")
    assert not document.tables
    assert _of_kind(document, "list_item") == [
        "Bolig", "Kommunale boliger til ungdom under 25 år", "Garanti for depositum",
        "Arbeid", "Praksisplass i kommunen",
    ]  # fmt: skip
    holds(document.text, "Tiltakene ble evaluert i 2015.")
