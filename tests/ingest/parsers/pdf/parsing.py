"""Helpers that typeset a PDF, parse it and pick out its blocks."""

from __future__ import annotations

from ingest.models import Block, ParsedDocument
from ingest.parsers.pdf.parser import PdfParser
from tests.typeset import Sheets, prose


def parse(sheets: Sheets) -> ParsedDocument:
    return PdfParser().parse(sheets.save())


def texts(document: ParsedDocument, kind: str) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.kind == kind]


def the(document: ParsedDocument, kind: str) -> Block:
    (block,) = [block for block in document.blocks if block.kind == kind]
    return block


def fill(sheets: Sheets, first: int = 0, *, top: float = 100, paragraphs: int = 4) -> float:
    """Set paragraphs of four sentences; return the baseline after them."""
    for n in range(paragraphs):
        top = sheets.block(70, top, 455, prose(first + n, 4)) + 8
    return top
