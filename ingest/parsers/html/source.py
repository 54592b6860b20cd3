"""A saved web page's bytes → markup → tree, and the facts in its head."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree
from lxml.html import HTMLParser as TreeParser
from lxml.html import document_fromstring

from ingest.blocks.cleaning import clean, one_line
from ingest.encoding import decode
from ingest.errors import ParseError, ResourceLimitError
from ingest.notes import Note

MAX_BYTES = 64 * 1024**2
MAX_DEPTH = 350
_OTHER_FORMATS = {
    b"%PDF": "web_page_is_pdf",
    b"PK\x03\x04": "web_page_is_archive",
    b"\xd0\xcf\x11\xe0": "web_page_is_old_office",
}
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{3,20})""")
_KNOWN_CHARSET = re.compile(
    r"^(?:utf-?8|(?:iso-?8859|windows|cp|latin)[\w-]*|macintosh|koi8-\w)$",
    re.IGNORECASE,
)
#: Encodings that browsers read as Windows-1252.
_READ_AS_WINDOWS = re.compile(r"^(?:iso-?8859-?1|latin-?1)$", re.IGNORECASE)
_HEAD_BYTES = 4096
#: Names of meta elements, best first, by the fact that they state.
_FACTS: dict[str, tuple[str, ...]] = {
    "Title": ("citation_title", "dc.title", "dcterms.title", "og:title"),
    "Author": ("citation_author", "dc.creator", "dcterms.creator", "author", "article:author"),
    "CreationDate": (
        "citation_publication_date", "citation_date", "dc.date", "dcterms.issued", "dc.date.issued",
        "article:published_time",
    ),
    "Publisher": (
        "citation_publisher", "citation_technical_report_institution",
        "citation_dissertation_institution", "dc.publisher", "og:site_name",
    ),
    "Journal": ("citation_journal_title",),
    "DOI": ("citation_doi", "dc.identifier.doi"),
    "ISBN": ("citation_isbn",),
    "ISSN": ("citation_issn",),
    "URL": ("citation_public_url", "og:url"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """A page's markup.

    Attributes:
        encoding: The encoding it was read in.
        warnings: Notes on that encoding.
    """

    text: str
    encoding: str
    warnings: tuple[Note, ...] = ()


def read_source(path: Path) -> Source:
    """Read a page in the encoding that its first bytes declare, else in one that fits.

    Raises:
        ResourceLimitError: The file is larger than ``MAX_BYTES``.
        ParseError: The file is of another format.
    """
    if path.stat().st_size > MAX_BYTES:
        megabytes = MAX_BYTES // 1024**2
        raise ResourceLimitError("web_page_too_large", file=path.name, megabytes=megabytes)
    content = path.read_bytes()
    for magic, code in _OTHER_FORMATS.items():
        if content.startswith(magic):
            raise ParseError(code, file=path.name)
    return source_of(content, path.name)


def _declared(content: bytes) -> str | None:
    """Return the encoding that the page's first bytes name, if it is a usual one."""
    found = _CHARSET.search(content[:_HEAD_BYTES])
    name = found[1].decode("ascii") if found else ""
    if _READ_AS_WINDOWS.match(name):
        return "cp1252"
    return name.casefold() if _KNOWN_CHARSET.match(name) else None


def source_of(content: bytes, name: str) -> Source:
    """Decode bytes by their byte order mark, else as the page declares, if that fits.

    Raises:
        ParseError: The bytes are no text; ``name`` says which file.
    """
    declared = _declared(content)
    if declared and not content.startswith(_BOMS):
        try:
            return Source(content.decode(declared), declared)
        except (UnicodeDecodeError, LookupError):
            pass
    found = decode(content, name)
    return Source(found.text, found.encoding, found.warnings)


def tree_of(source: Source, name: str) -> Any:
    """Build the tree as a browser would, however broken the markup.

    Raises:
        ResourceLimitError: Elements are nested deeper than ``MAX_DEPTH``.
        ParseError: There is nothing in the file.
    """
    parser = TreeParser(encoding="utf-8", huge_tree=True)
    try:
        page = document_fromstring(
            source.text.replace("\x00", "").encode("utf-8", "replace"), parser=parser
        )
    except etree.ParserError as error:
        raise ParseError("web_page_empty", file=name) from error
    depth = deepest = 0
    for event, _ in etree.iterwalk(page, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    if deepest > MAX_DEPTH:
        raise ResourceLimitError("web_page_nested", file=name, depth=deepest)
    return page


def facts_of(page: Any) -> dict[str, str]:
    """Return the facts in the page's head, under the names of a PDF's info.

    Several authors are separated by «; ».
    """
    metas: dict[str, list[str]] = {}
    for meta in page.iter("meta"):
        name = (meta.get("name") or meta.get("property") or "").casefold()
        if name and meta.get("content"):
            metas.setdefault(name, []).append(one_line(clean(meta.get("content"))))
    found = {
        fact: "; ".join(metas[next(name for name in names if name in metas)])
        for fact, names in _FACTS.items()
        if any(name in metas for name in names)
    }
    if "Title" in found:
        found["OwnTitle"] = _without_site(found["Title"], metas.get("og:site_name", [""])[0])
        found["OwnSubtitle"] = "; ".join(metas.get("citation_subtitle", []))
    for fact, name in (("OwnAuthor", "citation_author"), ("OwnDate", "citation_publication_date")):
        found[fact] = "; ".join(metas.get(name, []))
    title = next(page.iter("title"), None)
    if "Title" not in found and title is not None:
        found["Title"] = one_line(clean("".join(title.itertext())))
    for link in page.iter("link"):
        if link.get("rel") == "canonical" and link.get("href"):
            found.setdefault("URL", link.get("href"))
    return {fact: text for fact, text in found.items() if text}


def _without_site(title: str, site: str) -> str:
    """Return a title without the site's name, which «og:title» often ends with."""
    bare = re.sub(rf"\s+[|–—-]\s+{re.escape(site)}$", "", title) if site else title
    return bare or title
