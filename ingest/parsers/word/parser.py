"""Word (.docx) → blocks. A .docx file holds no pages: they are made when it is printed.

python-docx opens the package and knows its parts; text is read from the XML
tree, because footnotes, tracked changes, fields and text boxes are not in its model.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from lxml.etree import XMLSyntaxError

from ingest.blocks.assembly import RawBlock, assemble, raw_block
from ingest.blocks.numerals import number
from ingest.errors import ParseError, ResourceLimitError
from ingest.models import ParsedDocument
from ingest.notes import Note
from ingest.open_xml import open_package
from ingest.parsers.word.blocks import to_blocks
from ingest.parsers.word.numbering import Numbering
from ingest.parsers.word.paragraphs import NoteMarkers
from ingest.parsers.word.story import StoryReader
from ingest.parsers.word.styles import Stylesheet, value, w
from ingest.zip_guard import unreadable

NO_PAGES = Note.of("word_no_pages")
_CHANGES = tuple(w(name) for name in ("ins", "del", "moveFrom", "moveTo"))
_PAGE_NUMBER = re.compile(r"^(?:(?:side|page|s\.)\s*)?[\divxlc]*\s*(?:(?:av|of|/)\s*\d+)?$", re.I)
_NOTE_PARTS = ((RT.FOOTNOTES, "footnote"), (RT.ENDNOTES, "endnote"))


class WordParser:
    """Reads .docx files. Implements ``ingest.parsers.Parser``."""

    version = "word-2"

    def parse(self, path: Path) -> ParsedDocument:
        """Read a Word file as if every tracked change had been accepted.

        Raises:
            EncryptedFileError: The file asks for a password.
            ResourceLimitError: It unpacks or nests far beyond what documents do.
            ParseError: It is damaged, empty, or not a .docx file.
        """
        main = _open(path).part
        try:
            return _read(main, path)
        except RecursionError as error:
            raise ResourceLimitError("file_nested", file=path.name) from error
        except XMLSyntaxError as error:
            raise unreadable(path, error) from error


def core_properties(path: Path) -> dict[str, str]:
    """Return the file's own facts: Title, Author, Subject, CreationDate (ISO 8601).

    Raises:
        ParseError: The file cannot be opened as Word.
    """
    properties = _open(path).core_properties
    found = {
        "Title": properties.title,
        "Author": properties.author,
        "Subject": properties.subject,
        "CreationDate": properties.created.isoformat() if properties.created else "",
    }
    return {name: text for name, text in found.items() if text}


def _open(path: Path) -> Any:
    """Open the package, every part of it unpacked within limits.

    python-docx reports a damaged package with whatever exception the damage led to.
    """
    package = open_package(path, "Word")
    try:
        return docx.Document(package)
    except (OpcError, XMLSyntaxError, KeyError, ValueError, AttributeError, TypeError) as error:
        raise unreadable(path, error) from error


def _read(main: Any, path: Path) -> ParsedDocument:
    settings = _part(main, RT.SETTINGS)
    styles = Stylesheet(_part(main, RT.STYLES))
    numbering = Numbering(_part(main, RT.NUMBERING), styles)
    notes = {
        (kind, note.get(w("id"), "")): note
        for reltype, kind in _NOTE_PARTS
        if (part := _part(main, reltype)) is not None
        for note in part.iterchildren(w(kind))
    }
    body = main.element.body
    if body is None:
        raise ParseError("file_without_text", file=path.name)
    story = StoryReader(styles, numbering, _markers(settings, body), notes)
    raw_blocks = to_blocks(list(story.elements(body)))
    if not raw_blocks:
        raise ParseError("file_without_text", file=path.name)
    warnings = list(_warnings(main, body, story))
    raw_blocks += _running_heads(main, story)
    return assemble(raw_blocks, warnings=warnings)


def _part(main: Any, reltype: str) -> Any:
    """Return the root element of a part of the document; ``None`` where there is none."""
    for relation in main.rels.values():
        if relation.reltype == reltype and not relation.is_external:
            part = relation.target_part
            element = getattr(part, "element", None)
            return parse_xml(part.blob) if element is None and part.blob else element
    return None


def _markers(settings: Any, body: Any) -> NoteMarkers:
    """Read the numbering of notes: set for the whole file, or by its last section."""
    markers = NoteMarkers({"footnote": "decimal", "endnote": "lowerRoman"})
    for place in (settings, body.find(w("sectPr"))):
        for kind in ("footnote", "endnote"):
            properties = place.find(w(f"{kind}Pr")) if place is not None else None
            style, start = value(properties, "numFmt"), number(value(properties, "numStart"))
            if style:
                markers.styles[kind] = style
            if start is not None:
                markers.starts[kind] = start
    return markers


def _running_heads(main: Any, story: StoryReader) -> Iterator[RawBlock]:
    """Return page heads and feet, once each; they are kept but not searched."""
    lines: dict[str, None] = {}
    for relation in main.rels.values():
        if relation.reltype in {RT.HEADER, RT.FOOTER} and not relation.is_external:
            lines.update(dict.fromkeys(story.plain(relation.target_part.element)))
    for line in lines:
        if not _PAGE_NUMBER.match(line):
            yield raw_block("boilerplate", line)


def _warnings(main: Any, body: Any, story: StoryReader) -> Iterator[Note]:
    yield NO_PAGES
    changes = sum(1 for _ in body.iter(*_CHANGES))
    if changes:
        yield Note.of("word_tracked_changes", count=changes)
    comments = _part(main, RT.COMMENTS)
    count = 0 if comments is None else len(comments.findall(w("comment")))
    if count:
        yield Note.of("word_comments", count=count)
    embedded = sum(1 for _ in body.iter(w("altChunk"), w("subDoc")))
    if embedded:
        yield Note.of("word_embedded_documents", count=embedded)
    if story.unread:
        yield Note.of("word_diagrams_unread", count=story.unread)
    yield from (Note.of(code, count=count) for code, count in story.losses.items() if count)
