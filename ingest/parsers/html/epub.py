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
from ingest.parsers.html.package_facts import package_facts
from ingest.parsers.html.printed_pages import (
    find_printed_pages,
    ncx_page_targets,
    take_page_list,
    without_sheets,
)
from ingest.parsers.html.readable import make_readable, notes_of
from ingest.parsers.html.source import source_of, tree_of
from ingest.zip_guard import guarded_copy

NO_PAGES = Note.of("book_no_pages")
_TEXT_ENDINGS = (".xml", ".opf", ".xhtml", ".html", ".htm")
_KEPT_ENDINGS = (*_TEXT_ENDINGS, ".ncx", ".css")
_NCX = "application/x-dtbncx+xml"
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
        losses: Counter[str] = Counter()
        whole, apart = Element("body"), []
        with ZipFile(_open(path)) as book:
            package, folder = _package(book, path.name)
            for name, is_linear in _spine(package, folder, book):
                chapter = _chapter(book, name, path.name, losses)
                whole.append(chapter)
                apart += [] if is_linear else [chapter]
            listed = _page_list(package, folder, book, path.name)
        printed = find_printed_pages(whole, listed)
        printed.breaks |= {chapter: 0 for chapter in apart if chapter not in printed.breaks}
        try:
            raw_blocks = to_blocks(whole, printed)
        except RecursionError as error:
            raise ResourceLimitError("file_nested", file=path.name) from error
        if not raw_blocks:
            raise ParseError("book_without_text", file=path.name)
        warnings = [*([] if printed.pages else [NO_PAGES]), *notes_of(losses)]
        return without_sheets(assemble(raw_blocks, pages=printed.pages, warnings=warnings))


def book_facts(path: Path) -> dict[str, str]:
    """Return the book's own facts: Title, Author, CreationDate, Publisher and more.

    Raises:
        ParseError: It is damaged or not an e-book.
    """
    with ZipFile(_open(path)) as book:
        package, _ = _package(book, path.name)
    return package_facts(package)


def _open(path: Path) -> BytesIO:
    return guarded_copy(path, keep=lambda name: name.lower().endswith(_KEPT_ENDINGS))


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


def _spine(package: Any, folder: str, book: ZipFile) -> Iterator[tuple[str, bool]]:
    """Yield members of the archive in reading order, without the format's contents list.

    Each with whether it is read in line with the others: a file of notes is not.
    """
    listed = {item.get("id"): item for item in package.iter("{*}item")}
    present = set(book.namelist())
    for reference in package.iter("{*}itemref"):
        item = listed.get(reference.get("idref"))
        if item is None or "nav" in (item.get("properties") or "").split():
            continue
        name = _member(folder, item.get("href"))
        if name in present and name.lower().endswith(_TEXT_ENDINGS):
            yield name, reference.get("linear") != "no"


def _member(folder: str, link: str | None) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(link or "")))


def _page_list(package: Any, folder: str, book: ZipFile, name: str) -> dict[str, str]:
    """Return the labels of the book's printed pages, by the place that each begins at."""
    listed: dict[str, str] = {}
    for item in package.iter("{*}item"):
        member = _member(folder, item.get("href"))
        inside = posixpath.dirname(member)
        if member not in book.namelist():
            continue
        if "nav" in (item.get("properties") or "").split():
            targets = take_page_list(tree_of(source_of(book.read(member), name), name))
        elif item.get("media-type") == _NCX:
            targets = ncx_page_targets(_xml(book, member, name))
        else:
            continue
        for place, label in targets.items():
            file, _, mark = place.partition("#")
            listed.setdefault(f"{_member(inside, file)}#{mark}", label)
    return listed


def _chapter(book: ZipFile, member: str, name: str, losses: Counter[str]) -> Any:
    """Read one chapter; make its anchors and links unique in the whole book."""
    page = tree_of(source_of(book.read(member), name), name)
    losses += make_readable(page, _sheets(page, posixpath.dirname(member), book))
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
    chapter.set("id", f"{member}#")
    return chapter


def _sheets(page: Any, folder: str, book: ZipFile) -> list[str]:
    """Return the stylesheets that a chapter names."""
    present = set(book.namelist())
    links = (_member(folder, link.get("href")) for link in page.iter("link"))
    found = [book.read(link) for link in links if link in present and link.endswith(".css")]
    return [sheet.decode("utf-8", "replace") for sheet in found]
