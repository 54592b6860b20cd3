"""Exports: every quote word for word, footnotes and references that agree with the page."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import docx
import pypandoc
import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from hypothesis import given, settings
from hypothesis import strategies as st

from api.answering import Quote
from api.citations.provenance import Provenance
from api.citations.reference_lists import reference_list
from api.citations.styles import STYLES
from api.collection.exporting import FORMATS, export
from api.collection.layout import QuoteCollection
from api.table_excerpts import TableExcerpt
from ingest.errors import QueryError
from ingest.models import (
    Bibliography,
    Document,
    DocumentId,
    PageRange,
    ParsedDocument,
    Person,
    Table,
    TableRow,
    VoiceSpan,
)
from ingest.notes import Note

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
REPORT = Bibliography(
    type="report",
    title="Kontorene i nord",
    author=(Person("Ødegård", "Kari"), Person("Li", "Mei"), Person("Moe", "Per")),
    issued=2016,
    collection_title="Rapport",
    number="2/2016",
    publisher="Instituttet",
)
TWIN = replace(REPORT, title="Åpent hver dag", number="3/2016")
ENGLISH = Bibliography(
    "book", "The open office", (Person("Hill", "Ann"),), 2014, publisher="Press", language="en"
)
AWKWARD = (
    "*Stjerner* og _streker_, [lenke](x), <b>b</b>, $x$, `kode`, #1, \\ ~a~ ^b^ | & «hva»? 50 %…",
    "1. Ikke en liste\n\n# Ikke en overskrift\n\n- ikke et punkt  med to mellomrom\n\n> ikke sitat",
    "Kontor\tAntall\nNord\t12",
)


PAGE_45 = PageRange(57, 57, "45", "45", "running_number", "pdf_page")


def quote(
    text: str,
    work: Bibliography = REPORT,
    *,
    pages: PageRange = PAGE_45,
    note: str | None = None,
    table: TableExcerpt | None = None,
    **facts: Any,
) -> Quote:
    """A quote that is its document's whole text."""
    document = Document(DocumentId("d"), "d.md", work, ParsedDocument(text, ()))
    provenance = Provenance(document.document_id, None, 0, len(text), pages, **facts)
    return Quote(text, document, provenance, table=table, note=note)


COLLECTION = QuoteCollection(
    "Utvalg & *mer*",
    (
        quote(
            AWKWARD[0],
            section=("4 Funn", "4.2 Organisering"),
            voice="informant",
            attribution="leder",
            note="Viktig *her*!",
        ),
        quote(AWKWARD[1], TWIN, pages=PageRange(), section=("Sammendrag",)),
        quote(
            AWKWARD[2],
            ENGLISH,
            pages=PageRange(3, 4, unit="pdf_page"),
            voice="secondary",
            attribution="Lee (1980)",
        ),
    ),
)
RECEIPT = {"Spørsmål": "Hva er *det*?", "Filtre": {"år": [2016, 2020]}, "Bare ordrett": True}


def paragraphs_in_word(collection: QuoteCollection, *receipts: dict[str, object]) -> list[str]:
    document = docx.Document(io.BytesIO(export(collection, "docx", *receipts)))
    return [paragraph.text for paragraph in document.paragraphs]


def footnotes_in_word(collection: QuoteCollection) -> list[str]:
    archive = zipfile.ZipFile(io.BytesIO(export(collection, "docx")))
    notes = ET.fromstring(archive.read("word/footnotes.xml")).findall(f"{W}footnote")
    texts = ["".join(t.text or "" for t in note.iter(f"{W}t")) for note in notes]
    return [text.strip() for text in texts if text.strip()]


class TestWord:
    def test_holds_every_quote_to_the_letter(self) -> None:
        written = paragraphs_in_word(COLLECTION)
        for text in AWKWARD:
            for part in text.split("\n\n"):
                assert any(paragraph.startswith(part) for paragraph in written), part

    @settings(max_examples=15, deadline=None)
    @given(
        st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" "), min_size=1)
    )
    def test_whatever_signs_it_has(self, text: str) -> None:
        text = f"a{text}b"
        assert any(
            p.startswith(text) for p in paragraphs_in_word(QuoteCollection("T", (quote(text),)))
        )

    @pytest.mark.parametrize("header", ["", "Kontor\tAvd.\tAntall\n"])
    def test_shows_rows_of_a_table_as_a_table(self, header: str) -> None:
        cells = ("Nord", "", "12 av 20")
        row = TableRow(cells, 0, 16)
        table = Table("t", "1", "Tabell 1: Ansatte", ("Kontor", "Avd.", "Antall"), (row,), 0, 16)
        asked = quote(f"{header}Nord\t\t12 av 20", table=TableExcerpt(table, (0,)))
        written = docx.Document(io.BytesIO(export(QuoteCollection("T", (asked,)), "docx")))
        shown = [[cell.text for cell in row.cells] for row in written.tables[0].rows]
        assert shown == [["Kontor", "Antall"], ["Nord", "12 av 20"]]
        assert any(p.text == "(Ødegård et al., 2016, s. 45)" for p in written.paragraphs)

    def test_parts_quotes_from_one_another_by_more_than_their_paragraphs(self) -> None:
        collection = QuoteCollection("T", (quote("Først.\n\nSå."), quote("Et annet.")))
        written = docx.Document(io.BytesIO(export(collection, "docx"))).paragraphs
        gaps = {p.text[:2]: p.paragraph_format.space_after for p in written[1:4]}
        assert gaps["Så"] == gaps["Et"] is not None
        assert gaps["Fø"] is None

    def test_cites_in_the_text_and_once_more_in_a_real_footnote(self) -> None:
        written = paragraphs_in_word(COLLECTION)
        assert any(p.endswith("(Ødegård et al., 2016a, s. 45)") for p in written)
        first, second, third = footnotes_in_word(COLLECTION)
        assert first == (
            "Ødegård et al., 2016a, s. 45. Avsnitt: 4 Funn › 4.2 Organisering. PDF-side 57. "
            "Sagt av en informant: leder."
        )
        assert second.startswith("Ødegård et al., 2016b, avsnittet «Sammendrag».")
        assert third.startswith("Lee, 1980, sitert i Hill, 2014, PDF-side 3–4.")

    @pytest.mark.parametrize("style", list(STYLES))
    def test_lists_the_references_that_the_page_shows(self, style: str) -> None:
        collection = replace(COLLECTION, style=style)
        written = paragraphs_in_word(collection)
        start = written.index("Referanser") + 1
        shown = reference_list([q.bibliography for q in collection.quotes], style=style)
        numbered = STYLES[style].kind == "numeric"
        wanted = [f"{r.number}. {r.text}" if numbered else r.text for r in shown]
        assert written[start : start + len(wanted)] == wanted

    def test_says_in_the_footnote_whose_words_a_part_of_the_quote_is(self) -> None:
        said = "Lederen mente at «rus bør ut»."
        inside = VoiceSpan(15, 29, "informant", "leder")
        collection = QuoteCollection("T", (quote(said, voices=(inside, inside)),))
        (footnote,) = footnotes_in_word(collection)
        assert footnote.endswith("En del av sitatet har en annen stemme: informant (leder).")

    def test_in_a_note_style_only_the_footnote_cites(self) -> None:
        collection = replace(COLLECTION, style="legal")
        assert AWKWARD[0] in paragraphs_in_word(collection)
        notes = [note.replace("\u00a0", " ") for note in footnotes_in_word(collection)]
        assert notes[0].startswith("Ødegård, Li og Moe (2016a) s. 45.")

    def test_a_numeric_style_counts_in_the_order_of_citing(self) -> None:
        written = paragraphs_in_word(replace(COLLECTION, style="vancouver"))
        assert [p for p in written if p.endswith("(1, s. 45)")]
        assert [p for p in written if p.endswith("(Lee, 1980, sitert i 3, PDF-side 3–4)")]

    def test_is_set_on_a4_with_titles_in_italics_and_quotes_in_their_language(self) -> None:
        document = docx.Document(io.BytesIO(export(COLLECTION, "docx")))
        width = document.sections[0].page_width
        assert width is not None
        assert round(width.cm, 1) == 21.0
        italic = [run.text for p in document.paragraphs for run in p.runs if run.italic]
        assert "The open office" in italic
        xml = zipfile.ZipFile(io.BytesIO(export(COLLECTION, "docx"))).read("word/document.xml")
        assert b'w:lang w:val="en-US"' in xml

    def test_appends_the_receipt_and_the_own_notes(self) -> None:
        document = docx.Document(io.BytesIO(export(COLLECTION, "docx", RECEIPT)))
        (table,) = document.tables
        assert [[cell.text for cell in row.cells] for row in table.rows] == [
            ["Spørsmål", "Hva er *det*?"],
            ["Filtre", "år: 2016, 2020"],
            ["Bare ordrett", "ja"],
        ]
        assert "Merknad: Viktig *her*!" in [p.text for p in document.paragraphs]

    def test_speaks_the_language_asked_for_and_leaves_the_quotes_alone(self) -> None:
        written = paragraphs_in_word(replace(COLLECTION, locale="en"), RECEIPT)
        assert {"References", "Search receipt", "Note: Viktig *her*!"} <= set(written)
        assert any(p.startswith(AWKWARD[0]) for p in written)


class TestMarkdown:
    def text(self) -> str:
        return export(COLLECTION, "markdown", RECEIPT).decode()

    def test_reads_back_as_the_words_that_went_in(self) -> None:
        plain = pypandoc.convert_text(
            self.text(), "plain", format="gfm+footnotes", extra_args=["--wrap=none"]
        )
        flat = re.sub(r"\s+", " ", plain)
        for text in AWKWARD:
            for part in re.split(r"\n+", text):
                assert re.sub(r"\s+", " ", part) in flat

    def test_has_footnotes_headings_and_a_table(self) -> None:
        text = self.text()
        assert text.startswith("# Utvalg & \\*mer\\*\n")
        assert "(Ødegård et al., 2016a, s. 45)[^1]" in text
        assert "\n[^3]: Lee, 1980, sitert i Hill, 2014, PDF-side 3–4." in text
        assert "*The open office*" in text
        assert "## Søkekvittering" in text
        assert "<div" not in text


class TestReferenceManagers:
    def test_ris_carries_the_quotes_as_notes(self) -> None:
        entries = rispy.loads(export(COLLECTION, "ris").decode())
        assert [entry["title"] for entry in entries] == [
            "Kontorene i nord", "Åpent hver dag", "The open office",
        ]  # fmt: skip
        assert entries[0]["notes"] == [
            f"«{AWKWARD[0]}» (s. 45). Sagt av en informant: leder. Viktig *her*!"
        ]

    def test_bibtex_is_whole_even_with_a_lone_brace_in_a_quote(self) -> None:
        collection = QuoteCollection("T", (quote("en { alene"), quote("og to", TWIN)))
        library = parse_string(export(collection, "bibtex").decode())
        assert not library.failed_blocks
        assert len(library.entries) == 2

    def test_csl_json_lists_each_work_once(self) -> None:
        twice = replace(COLLECTION, quotes=(*COLLECTION.quotes, COLLECTION.quotes[0]))
        assert len(json.loads(export(twice, "csl-json"))) == 3


class TestUnprintable:
    @pytest.mark.parametrize("format_name", list(FORMATS))
    def test_signs_that_no_file_can_hold_do_not_stop_an_export(self, format_name: str) -> None:
        signs = "\x00\x0b\ud83d\uffff"
        collection = QuoteCollection(f"T{signs}", (quote("Sitat", note=f"N{signs}"),))
        assert export(collection, format_name, {f"F{signs}": signs})


class TestRefusals:
    def test_an_unknown_format_is_refused_with_the_known_ones(self) -> None:
        with pytest.raises(QueryError) as refused:
            export(COLLECTION, "odt")
        assert refused.value.note == Note.of(
            "export_format_unknown", format="odt", known=", ".join(FORMATS)
        )

    def test_an_empty_collection_is_refused(self) -> None:
        with pytest.raises(QueryError, match="collection_empty"):
            export(QuoteCollection("T", ()), "docx")


class TestGapsAndSeveralReceipts:
    def test_tells_what_was_looked_for_in_vain(self) -> None:
        collection = replace(COLLECTION, not_found=("Fant ikke noe i Ås (2020).",))
        text = export(collection, "markdown").decode()
        assert text.index("## Ikke funnet") < text.index("Fant ikke noe i Ås (2020).")
        assert text.index("Fant ikke noe i Ås (2020).") < text.index("## Referanser")

    def test_gives_each_search_a_table(self) -> None:
        text = export(COLLECTION, "markdown", {"Spørsmål": "A"}, {"Spørsmål": "B"}).decode()
        assert text.count("## Søkekvittering") == 2
