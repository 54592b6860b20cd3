"""Chosen quotes, out of the house: Word, Markdown, RIS, BibTeX and CSL-JSON.

pandoc writes Word and Markdown, which saves us footnotes in Word and the escaping of
Markdown; python-docx then gives the pages the size and look that Norwegian readers know.
"""

from __future__ import annotations

import io
import json
import tempfile
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import docx
import pypandoc
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from api.citations.bibliography_formats import to_bibtex, to_csl_json, to_ris
from api.collection.layout import (
    QuoteCollection,
    Receipt,
    citations_in,
    document_tree,
    printable,
    remarks_on,
)
from ingest.errors import QueryError
from ingest.models import Bibliography

_FONT = "Calibri"


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A kind of file that we write. ``ending`` is without the dot."""

    media_type: str
    ending: str
    write: Callable[[QuoteCollection, Sequence[Receipt]], bytes]


def export(collection: QuoteCollection, format_name: str, *receipts: Receipt) -> bytes:
    """Write the collection as a file of the kind named.

    Args:
        receipts: Facts of the searches that led to the quotes. Word and Markdown append
            them; formats for reference managers have no place for them.

    Raises:
        QueryError: There is no such format or style, or nothing was chosen.
    """
    if format_name not in FORMATS:
        raise QueryError("export_format_unknown", format=format_name, known=", ".join(FORMATS))
    if not collection.quotes:
        raise QueryError("collection_empty")
    return FORMATS[format_name].write(collection, receipts)


def to_markdown(collection: QuoteCollection, receipts: Sequence[Receipt] = ()) -> bytes:
    """Markdown with footnotes, one line a paragraph, UTF-8."""
    tree = json.dumps(document_tree(collection, receipts))
    text = pypandoc.convert_text(tree, "gfm+footnotes", format="json", extra_args=["--wrap=none"])
    return str(text).encode()


def to_word(collection: QuoteCollection, receipts: Sequence[Receipt] = ()) -> bytes:
    """A Word file: block quotes, real footnotes, a list of references with hanging indents."""
    tree = json.dumps(document_tree(collection, receipts, for_word=True))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "quotes.docx"
        pypandoc.convert_text(tree, "docx", format="json", outputfile=str(path))
        document = docx.Document(str(path))
    _lay_out(document)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _lay_out(document: WordDocument) -> None:
    """A4, one quiet typeface, quotes set in, references hanging: what pandoc leaves plain."""
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)
        section.top_margin = section.bottom_margin = Cm(2.5)
    for style in document.styles:
        if style.type == WD_STYLE_TYPE.PARAGRAPH:
            _set_typeface(style)
    for name, size in (("Title", 20), ("Heading 1", 15), ("Footnote Text", 9), ("Compact", 9.5)):
        if name in document.styles:
            document.styles[name].font.size = Pt(size)
    quote = document.styles["Block Text"]
    quote.paragraph_format.left_indent = quote.paragraph_format.right_indent = Cm(1)
    quote.paragraph_format.space_before = quote.paragraph_format.space_after = Pt(4)
    for paragraph in document.paragraphs:
        # A quote ends where its footnote stands: what follows is another one.
        if paragraph.style == quote and paragraph._p.findall(f".//{qn('w:footnoteReference')}"):
            paragraph.paragraph_format.space_after = Pt(18)
    if "Bibliography" in document.styles:
        hanging = document.styles["Bibliography"].paragraph_format
        hanging.left_indent, hanging.first_line_indent = Cm(1), Cm(-1)
        hanging.space_after = Pt(6)


def _set_typeface(style: ParagraphStyle) -> None:
    style.font.name = _FONT
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)  # a theme's typeface would win


def _notes_of(collection: QuoteCollection) -> dict[Bibliography, list[str]]:
    """Each work's chosen quotes with their places, what to know of them, and the own notes."""
    notes: defaultdict[Bibliography, list[str]] = defaultdict(list)
    for quote, citation, _ in citations_in(collection):
        place = f" ({citation.locator})" if citation.locator else ""
        remarks = remarks_on(quote, citation, collection.locale)
        told = " ".join(["", *remarks, *([quote.note] if quote.note else [])])
        notes[quote.bibliography].append(printable(f"«{quote.text}»{place}.{told}"))
    return notes


def _ris(collection: QuoteCollection, _receipts: Sequence[Receipt]) -> bytes:
    notes = _notes_of(collection)
    return to_ris(list(notes), notes).encode()


def _bibtex(collection: QuoteCollection, _receipts: Sequence[Receipt]) -> bytes:
    notes = _notes_of(collection)
    return to_bibtex(list(notes), notes).encode()


def _csl_json(collection: QuoteCollection, _receipts: Sequence[Receipt]) -> bytes:
    return to_csl_json(list(_notes_of(collection))).encode()


FORMATS: dict[str, ExportFormat] = {
    "docx": ExportFormat(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", to_word
    ),
    "markdown": ExportFormat("text/markdown; charset=utf-8", "md", to_markdown),
    "ris": ExportFormat("application/x-research-info-systems", "ris", _ris),
    "bibtex": ExportFormat("application/x-bibtex; charset=utf-8", "bib", _bibtex),
    "csl-json": ExportFormat("application/vnd.citationstyles.csl+json", "json", _csl_json),
}
