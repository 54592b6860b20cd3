"""PowerPoint (.pptx) → blocks. Its pages are the slides; hidden ones are left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pptx
from lxml.etree import XMLSyntaxError
from pptx.exc import PackageNotFoundError, PythonPptxError

from ingest.blocks.assembly import assemble, raw_block
from ingest.errors import ParseError, ResourceLimitError
from ingest.models import Page, ParsedDocument
from ingest.notes import Note
from ingest.open_xml import open_package
from ingest.parsers.powerpoint.slides import SlideText, read_slide
from ingest.zip_guard import unreadable

#: python-pptx reports a damaged package with whatever exception the damage led to.
_DAMAGE = (
    PackageNotFoundError, PythonPptxError, XMLSyntaxError,
    KeyError, IndexError, ValueError, AttributeError, TypeError, NotImplementedError,
)  # fmt: skip


class PowerPointParser:
    """Reads .pptx files. Implements ``ingest.parsers.Parser``."""

    version = "powerpoint-3"

    def parse(self, path: Path) -> ParsedDocument:
        """Read the slides in the order they are shown.

        Raises:
            EncryptedFileError: The file asks for a password.
            ResourceLimitError: It unpacks or nests far beyond what slides do.
            ParseError: It is damaged, holds no text, or is not a .pptx file.
        """
        show = _open(path)
        try:
            slides = list(show.slides)
            shown = [
                read_slide(slide, number)
                for number, slide in enumerate(slides, start=1)
                if not _is_hidden(slide)
            ]
        except RecursionError as error:
            raise ResourceLimitError("file_nested", file=path.name) from error
        except _DAMAGE as error:
            raise unreadable(path, error) from error
        if not any(slide.blocks for slide in shown):
            raise ParseError("file_without_text", file=path.name)
        return _laid_down(shown, len(slides))


def core_properties(path: Path) -> dict[str, str]:
    """Return the file's own facts: Title, Author, Subject, CreationDate (ISO 8601).

    Raises:
        ParseError: The file cannot be opened as PowerPoint.
    """
    try:
        properties = _open(path).core_properties
        created = properties.created
        found = {
            "Title": properties.title,
            "Author": properties.author,
            "Subject": properties.subject,
            "CreationDate": created.isoformat() if created else "",
        }
    except _DAMAGE as error:
        raise unreadable(path, error) from error
    return {name: text for name, text in found.items() if text}


def _open(path: Path) -> Any:
    """Open the package, every part of it unpacked within limits."""
    package = open_package(path, "PowerPoint")
    try:
        return pptx.Presentation(package)
    except _DAMAGE as error:
        raise unreadable(path, error) from error


def _is_hidden(slide: Any) -> bool:
    return slide.element.get("show") in {"0", "false"}


def _laid_down(shown: Sequence[SlideText], slides: int) -> ParsedDocument:
    """Lay the slides down as one text; footers come last, once each, and out of search."""
    blocks = [block for slide in shown for block in slide.blocks]
    footers = dict.fromkeys(line for slide in shown for line in slide.footers)
    parsed = assemble(
        [*blocks, *(raw_block("boilerplate", line) for line in footers)],
        pages=[Page(slide.number) for slide in shown],
        warnings=tuple(_warnings(shown, slides - len(shown))),
        page_unit="slide",
    )
    return _within_slides(parsed)


def _within_slides(parsed: ParsedDocument) -> ParsedDocument:
    """End each section with its slide: the next one may have no title of its own."""
    ends = {span.page: span.end for span in parsed.page_spans}
    sections = tuple(
        replace(section, end=min(section.end, ends.get(section.page, section.end)))
        for section in parsed.sections
    )
    return replace(parsed, sections=sections)


def _warnings(shown: Sequence[SlideText], hidden: int) -> Iterator[Note]:
    if hidden:
        yield Note.of("slides_hidden", count=hidden)
    if pictures := sum(slide.pictures for slide in shown):
        yield Note.of("slides_pictures", count=pictures)
    if notes := sum(slide.has_notes for slide in shown):
        yield Note.of("slides_notes", count=notes)
    losses = sum((slide.losses for slide in shown), Counter[str]())
    yield from (Note.of(code, count=count) for code, count in losses.items() if count)
