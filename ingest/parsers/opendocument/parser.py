"""OpenDocument text (.odt) → blocks. It holds no pages: they are made when it is printed.

The XML is read directly. The library for it (odfpy) gives the same tree as objects of its
own and resolves neither inherited styles nor notes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from lxml import etree

from ingest.blocks.assembly import RawBlock, assemble, raw_block
from ingest.blocks.contents_and_captions import attach_captions, mark_contents
from ingest.blocks.structure import mark_references
from ingest.errors import EncryptedFileError, ParseError, ResourceLimitError
from ingest.models import ParsedDocument
from ingest.notes import Note
from ingest.parsers.opendocument.names import q
from ingest.parsers.opendocument.numbering import Lists, Numbering
from ingest.parsers.opendocument.paragraphs import ParagraphText, read_paragraph
from ingest.parsers.opendocument.story import Story
from ingest.parsers.opendocument.styles import Styles
from ingest.parsers.text.front import mark_front_and_back
from ingest.zip_guard import check_container, guarded_copy, unreadable

NO_PAGES = Note.of("odt_no_pages")
_CONTENT, _STYLES, _META = "content.xml", "styles.xml", "meta.xml"
_MANIFEST = "META-INF/manifest.xml"
_PARTS = frozenset({_CONTENT, _STYLES, _META, _MANIFEST})
#: Elements of ``meta.xml`` by the fact that they state, the best first.
_FACTS = {
    "Title": ("dc:title",),
    "Author": ("meta:initial-creator", "dc:creator"),
    "Subject": ("dc:subject",),
    "Publisher": ("dc:publisher",),
    "CreationDate": ("meta:creation-date", "dc:date"),
}
_PAGE_FIELDS = (q("text:page-number"), q("text:page-count"))


class OpenDocumentParser:
    """Reads .odt files. Implements ``ingest.parsers.Parser``."""

    version = "opendocument-3"

    def parse(self, path: Path) -> ParsedDocument:
        """Read the file as if every tracked change had been accepted.

        Raises:
            EncryptedFileError: The file asks for a password.
            ResourceLimitError: It unpacks or nests far beyond what documents do.
            ParseError: It is damaged, empty, or not an .odt file.
        """
        parts = _open(path)
        body = parts[_CONTENT].find(f"{q('office:body')}/{q('office:text')}")
        if body is None:
            raise ParseError(
                "file_not_of_format", file=path.name, ending=".odt", format="OpenDocument"
            )
        roots = parts[_CONTENT], parts[_STYLES]
        styles = Styles(*roots)
        story = Story(styles, Numbering.of_headings(parts[_STYLES]), Lists(*roots))
        try:
            read = list(story.blocks(body))
        except RecursionError as error:
            raise ResourceLimitError("file_nested", file=path.name) from error
        if not read:
            raise ParseError("file_without_text", file=path.name)
        blocks = mark_front_and_back(attach_captions(mark_references(mark_contents(read))))
        blocks += _running_heads(parts[_STYLES], styles)
        return assemble(blocks, warnings=tuple(_warnings(body, story)))


def document_facts(path: Path) -> dict[str, str]:
    """Return the file's own facts: Title, Author, Subject, Publisher, CreationDate.

    Raises:
        ParseError: The file cannot be opened as OpenDocument.
    """
    meta = _open(path)[_META]
    found: dict[str, str] = {}
    for name, tags in _FACTS.items():
        texts = (" ".join("".join(e.itertext()).split()) for tag in tags for e in meta.iter(q(tag)))
        if text := next(filter(None, texts), None):
            found[name] = text
    return found


def _open(path: Path) -> dict[str, Any]:
    """Unpack the parts that are read, within limits; one that is missing is empty."""
    check_container(path, "OpenDocument")
    with ZipFile(guarded_copy(path, keep=_is_read)) as package:
        held = set(package.namelist())
        try:
            parts = {name: _xml(package.read(name)) for name in sorted(_PARTS & held)}
        except etree.XMLSyntaxError as error:
            raise unreadable(path, error) from error
        if _CONTENT in parts:
            _embed_formulas(parts[_CONTENT], package)
    empty = etree.Element("empty")
    if next(parts.get(_MANIFEST, empty).iter(q("manifest:encryption-data")), None) is not None:
        raise EncryptedFileError("file_needs_password", file=path.name)
    if _CONTENT not in parts:
        raise unreadable(path, KeyError(_CONTENT))
    return {name: parts.get(name, empty) for name in _PARTS}


def _is_read(name: str) -> bool:
    """Return whether a member is read: the parts, and what may be a formula."""
    return name in _PARTS or name.endswith(f"/{_CONTENT}")


def _embed_formulas(content: Any, package: ZipFile) -> None:
    """Put formulas, which are files of their own in the package, where they are shown."""
    held = set(package.namelist())
    for shown in content.iter(q("draw:object")):
        place = (shown.get(q("xlink:href")) or "").removeprefix("./").rstrip("/")
        member = f"{place}/{_CONTENT}"
        if member not in held:
            continue
        try:
            formula = _xml(package.read(member))
        except etree.XMLSyntaxError:
            continue  # counted with the pictures
        if formula.tag == q("math:math"):
            shown.append(formula)


def _xml(content: bytes) -> Any:
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))


def _running_heads(styles_part: Any, styles: Styles) -> Iterator[RawBlock]:
    """Return page heads and feet, once each; they are kept but not searched."""
    lines: dict[str, None] = {}
    for place in styles_part.iter(q("style:header"), q("style:footer")):
        for paragraph in place.iter(q("text:p")):
            read = ParagraphText()
            read_paragraph(paragraph, styles, read)
            if next(paragraph.iter(*_PAGE_FIELDS), None) is None and read.inline.text:
                lines[read.inline.text] = None
    yield from (raw_block("boilerplate", line) for line in lines)


def _warnings(body: Any, story: Story) -> Iterator[Note]:
    yield NO_PAGES
    changes = sum(1 for _ in body.iter(q("text:changed-region")))
    counted = {
        "odt_tracked_changes": changes,
        "odt_comments": story.found["comments"],
        "odt_hidden_text": story.found["hidden"],
        "odt_pictures_unread": story.found["pictures"],
    }
    counted |= story.losses
    yield from (Note.of(code, count=count) for code, count in counted.items() if count)
