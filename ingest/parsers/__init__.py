"""Path → what stands in the file. ``PARSERS`` is all there is to a plugin system."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from ingest.errors import UnsupportedFormatError
from ingest.models import ParsedDocument


class Parser(Protocol):
    """Reads one kind of file.

    Attributes:
        version: Changes when the same bytes would be read otherwise than before;
            the pipeline then reads the document anew.
    """

    version: str

    def parse(self, path: Path) -> ParsedDocument:
        """Read the file.

        Raises:
            ParseError: The file cannot be read; says which, why and what to do.
        """
        ...


def parser_for(path: Path) -> Parser:
    """Choose by the file's ending; heavy libraries are imported only when needed.

    Raises:
        UnsupportedFormatError: No parser reads this kind of file.
    """
    suffix = path.suffix.lower()
    if suffix in {".txt", ".md", ".markdown"}:
        from ingest.parsers.text.parser import TextParser

        return TextParser()
    if suffix == ".pdf":
        from ingest.parsers.pdf.parser import PdfParser

        return PdfParser()
    if suffix == ".docx":
        from ingest.parsers.word.parser import WordParser

        return WordParser()
    if suffix in {".html", ".htm", ".xhtml"}:
        from ingest.parsers.html.parser import HtmlParser

        return HtmlParser()
    if suffix == ".epub":
        from ingest.parsers.html.epub import EpubParser

        return EpubParser()
    raise UnsupportedFormatError(
        f"{path.name}: Funn does not read {suffix or 'files without an ending'}. "
        f"Save it as PDF, .docx, .html, .md or .txt."
    )
