"""The file formats that Funn reads: one table, from a file's ending to all that follows from it.

A new format is a folder beside this file, a row in ``FORMATS`` and a fixture for the test
that runs over every row.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path, PurePath
from typing import Any, Protocol

from ingest.errors import UnsupportedFormatError
from ingest.models import PageUnit, ParsedDocument


class Parser(Protocol):
    """Reads one kind of file.

    Attributes:
        version: Changes when the same bytes would be read otherwise than before;
            the pipeline then reads the document anew.
    """

    @property
    def version(self) -> str: ...

    def parse(self, path: Path) -> ParsedDocument:
        """Read the file.

        Raises:
            ParseError: The file cannot be read; says which, why and what to do.
        """
        ...


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file.

    Attributes:
        endings: Of its files' names, with the dot, in lower case; the usual one first.
        parser: Dotted name of the ``Parser``, imported when a file is read.
        embedded_facts: Dotted name of a function from a path to the bibliographic facts
            inside the file (Title, Author …), ``None`` where the format has no such facts.
        page_unit: Meaning of a physical page number, ``None`` where the format has none.
        compressed: Compressed already, or read in ranges that compression would shift.
        active: May run scripts in a browser.
        usual_type: CSL type of a document that states none; ``None`` to go by its pages.
    """

    name: str
    endings: tuple[str, ...]
    media_type: str
    parser: str
    embedded_facts: str | None = None
    page_unit: PageUnit | None = None
    compressed: bool = False
    active: bool = False
    usual_type: str | None = None


_OPEN_XML = "application/vnd.openxmlformats-officedocument"
_HTML_PARSER = "ingest.parsers.html.parser.HtmlParser"
_HTML_FACTS = "ingest.parsers.html.parser.page_facts"
_TEXT_PARSER = "ingest.parsers.text.parser.TextParser"

FORMATS: tuple[Format, ...] = (
    Format(
        name="PDF",
        endings=(".pdf",),
        media_type="application/pdf",
        parser="ingest.parsers.pdf.parser.PdfParser",
        embedded_facts="ingest.parsers.pdf.info.pdf_info",
        page_unit="pdf_page",
        compressed=True,
    ),
    Format(
        name="Word",
        endings=(".docx",),
        media_type=f"{_OPEN_XML}.wordprocessingml.document",
        parser="ingest.parsers.word.parser.WordParser",
        embedded_facts="ingest.parsers.word.parser.core_properties",
        compressed=True,
    ),
    Format(
        name="OpenDocument",
        endings=(".odt",),
        media_type="application/vnd.oasis.opendocument.text",
        parser="ingest.parsers.opendocument.parser.OpenDocumentParser",
        embedded_facts="ingest.parsers.opendocument.parser.document_facts",
        compressed=True,
    ),
    Format(
        name="PowerPoint",
        endings=(".pptx",),
        media_type=f"{_OPEN_XML}.presentationml.presentation",
        parser="ingest.parsers.powerpoint.parser.PowerPointParser",
        embedded_facts="ingest.parsers.powerpoint.parser.core_properties",
        page_unit="slide",
        compressed=True,
        usual_type="speech",
    ),
    Format(
        name="HTML",
        endings=(".html", ".htm"),
        media_type="text/html",
        parser=_HTML_PARSER,
        embedded_facts=_HTML_FACTS,
        active=True,
        usual_type="webpage",
    ),
    Format(
        name="XHTML",
        endings=(".xhtml",),
        media_type="application/xhtml+xml",
        parser=_HTML_PARSER,
        embedded_facts=_HTML_FACTS,
        active=True,
        usual_type="webpage",
    ),
    Format(
        name="EPUB",
        endings=(".epub",),
        media_type="application/epub+zip",
        parser="ingest.parsers.html.epub.EpubParser",
        embedded_facts="ingest.parsers.html.epub.book_facts",
        compressed=True,
        usual_type="book",
    ),
    Format(
        name="Markdown",
        endings=(".md", ".markdown"),
        media_type="text/markdown",
        parser=_TEXT_PARSER,
        embedded_facts="ingest.parsers.text.yaml_facts.front_facts",
    ),
    Format(
        name="text",
        endings=(".txt",),
        media_type="text/plain",
        parser=_TEXT_PARSER,
        page_unit="page",
    ),
)
_BY_ENDING: Mapping[str, Format] = {ending: row for row in FORMATS for ending in row.endings}


def format_of(file: str | PurePath) -> Format | None:
    """Return the format that the file's ending names, ``None`` for one that Funn does not read."""
    return _BY_ENDING.get(PurePath(file).suffix.lower())


def endings_read() -> list[str]:
    """List the endings of files that Funn reads, the usual one of each format first."""
    return sorted(_BY_ENDING, key=lambda ending: _BY_ENDING[ending].endings.index(ending))


def parser_for(path: Path) -> Parser:
    """Choose by the file's ending; heavy libraries are imported only when needed.

    Raises:
        UnsupportedFormatError: No parser reads this kind of file.
    """
    row = format_of(path)
    if row is None:
        endings = ", ".join(endings_read())
        if not path.suffix:
            raise UnsupportedFormatError("format_unknown", file=path.name, endings=endings)
        raise UnsupportedFormatError(
            "format_unread", file=path.name, ending=path.suffix.lower(), endings=endings
        )
    parser: Parser = _named(row.parser)()
    return parser


def embedded_facts_of(path: Path) -> Mapping[str, str]:
    """Return the facts inside the file (Title, Author …); none where its format has none.

    Raises:
        ParseError: The file cannot be opened.
    """
    row = format_of(path)
    if row is None or row.embedded_facts is None:
        return {}
    read: Callable[[Path], Mapping[str, str]] = _named(row.embedded_facts)
    return read(path)


def _named(dotted: str) -> Any:
    module, _, name = dotted.rpartition(".")
    return getattr(import_module(module), name)
