"""E-book (.epub) → blocks: a zip archive of web pages and the order to read them in.

No library is used: beside the archive and the pages only two small XML files are read,
and the maintained library has a licence that we cannot use.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from zipfile import ZipFile

from lxml import etree
from lxml.html import Element

from ingest.blocks.assembly import assemble
from ingest.errors import EncryptedFileError, ParseError, ResourceLimitError
from ingest.models import ParsedDocument
from ingest.notes import Note
from ingest.parsers.html.blocks import to_blocks
from ingest.parsers.html.content import drop_silent
from ingest.parsers.html.package_facts import package_facts
from ingest.parsers.html.page_breaks import label_of, with_pages
from ingest.parsers.html.parser import notes_on, without_note
from ingest.parsers.html.source import source_of, tree_of
from ingest.zip_guard import guarded_copy

NO_PAGES = Note.of("book_no_pages")
_TEXT_ENDINGS = (".xml", ".opf", ".xhtml", ".html", ".htm")
_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"


class EpubParser:
    """Reads EPUB 2 and 3. Implements ``ingest.parsers.Parser``."""

    version = "epub-2"

    def parse(self, path: Path) -> ParsedDocument:
        """Read the chapters in the order of the book's spine.

        Raises:
            EncryptedFileError: The book is protected (DRM).
            ResourceLimitError: It unpacks or nests far beyond what books do.
            ParseError: It is damaged, empty or not an e-book.
        """
        with ZipFile(_open(path)) as book:
            package, folder = _package(book, path.name)
            whole = Element("body")
            for name in _spine(package, folder, book):
                whole.append(_chapter(book, name, path.name))
            _mark_pages(whole, _page_list(package, folder, book))
        losses: Counter[str] = Counter()
        try:
            raw_blocks = to_blocks(whole, losses)
        except RecursionError as error:
            raise ResourceLimitError("file_nested", file=path.name) from error
        if not raw_blocks:
            raise ParseError("book_without_text", file=path.name)
        document = assemble(raw_blocks, warnings=[NO_PAGES, *notes_on(losses)])
        return without_note(with_pages(document, raw_blocks), NO_PAGES)


def book_facts(path: Path) -> dict[str, str]:
    """Return the book's own facts: Title, Author, CreationDate, Publisher and more.

    Raises:
        ParseError: It is damaged or not an e-book.
    """
    with ZipFile(_open(path)) as book:
        package, _ = _package(book, path.name)
    return package_facts(package)


def _open(path: Path) -> BytesIO:
    return guarded_copy(path, keep=lambda name: name.lower().endswith(_TEXT_ENDINGS))


def _package(book: ZipFile, name: str) -> tuple[Any, str]:
    """Return the package document, and the folder that its links start from."""
    container = _xml(book, _CONTAINER, name)
    place = next((e.get("full-path") for e in container.iter("{*}rootfile")), None)
    if not place:
        raise ParseError("book_without_package", file=name)
    if _ENCRYPTION in book.namelist():
        encrypted = [
            e.get("URI", "") for e in _xml(book, _ENCRYPTION, name).iter("{*}CipherReference")
        ]
        if any(uri.lower().endswith(_TEXT_ENDINGS) for uri in encrypted):
            raise EncryptedFileError("book_protected", file=name)
    return _xml(book, place, name), posixpath.dirname(place)


def _xml(book: ZipFile, member: str, name: str) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        return etree.fromstring(book.read(member), parser)
    except (KeyError, etree.XMLSyntaxError) as error:
        raise ParseError("book_unreadable", file=name, part=member) from error


def _spine(package: Any, folder: str, book: ZipFile) -> Iterator[str]:
    """Return members of the archive in reading order, without the format's contents list."""
    listed = {item.get("id"): item for item in package.iter("{*}item")}
    present = set(book.namelist())
    for reference in package.iter("{*}itemref"):
        item = listed.get(reference.get("idref"))
        if item is None or "nav" in (item.get("properties") or "").split():
            continue
        name = posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))
        if name in present and name.lower().endswith(_TEXT_ENDINGS):
            yield name


def _page_list(package: Any, folder: str, book: ZipFile) -> dict[str, str]:
    """Return the printed page by the place where it begins, from the book's page list."""
    pages: dict[str, str] = {}
    for item in package.iter("{*}item"):
        name = posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))
        if "nav" not in (item.get("properties") or "").split() or name not in book.namelist():
            continue
        lists = [
            nav
            for nav in tree_of(source_of(book.read(name), name), name).iter("nav")
            if "page-list" in (nav.get("epub:type") or "").split()
            or nav.get("role") == "doc-pagelist"
        ]
        for link in (link for nav in lists for link in nav.iter("a")):
            target, _, place = (link.get("href") or "").partition("#")
            inside = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(target)))
            pages[f"{inside}#{place}"] = "".join(link.itertext()).strip()
    return pages


def _mark_pages(whole: Any, pages: dict[str, str]) -> None:
    """Mark the places of the page list as page breaks, unless they say so themselves."""
    for element in whole.iter():
        label = pages.get(element.get("id") or "")
        if label and label_of(element) is None:
            element.set("role", "doc-pagebreak")
            element.set("aria-label", label)


def _chapter(book: ZipFile, member: str, name: str) -> Any:
    """Read one chapter; make its anchors and links unique in the whole book."""
    page = tree_of(source_of(book.read(member), name), name)
    drop_silent(page)
    for element in page.iter():
        if element.get("id"):
            element.set("id", f"{member}#{element.get('id')}")
        link = element.get("href") or ""
        target, mark, place = link.partition("#")
        if mark and ":" not in target:
            inside = posixpath.normpath(posixpath.join(posixpath.dirname(member), unquote(target)))
            element.set("href", f"#{inside if target else member}#{place}")
    chapter = page.find("body")
    chapter = page if chapter is None else chapter
    chapter.tag = "section"
    return chapter
