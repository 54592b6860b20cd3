"""A Zotero library through the API that the program itself offers on this machine.

The API of zotero.org answers alike and is read by the same code, with a key.
"""

from __future__ import annotations

import ipaddress
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import httpx

from ingest.notes import Note
from ingest.sources.fetching import Fetcher
from ingest.sources.files import check_size, readable, safe_name
from ingest.sources.formats.zotero import NOT_WORKS, from_zotero
from ingest.sources.records import Batch, OfferedFile, Record, SourceError

#: Where Zotero listens, with the library of its user.
USUAL_PLACE = "http://127.0.0.1:23119/api/users/0"
#: Items in one answer, the most that the API gives.
PAGE_SIZE = 100
#: Listings begun anew because the library changed meanwhile.
MAX_LISTINGS = 3


class ZoteroSource:
    """A library, or a collection in it.

    Args:
        library: Address up to and including ``users/0`` or ``groups/<id>``.
        collection: Key of a collection; ``None`` for the whole library.
    """

    def __init__(self, library: str, fetcher: Fetcher, collection: str | None = None) -> None:
        self._base = library.rstrip("/")
        self._fetcher = fetcher
        self._inside = f"/collections/{collection}" if collection else ""
        self._is_here = _is_loopback(library)

    def batches(self, cursor: str | None, since: str | None) -> Iterator[Batch]:  # noqa: ARG002
        """Yield the whole library; it is on this machine, so listing it costs little."""
        items = self._listing()
        children: dict[str, list[Mapping[str, Any]]] = {}
        for item in items.values():
            if parent := item.get("parentItem"):
                children.setdefault(str(parent), []).append(item)
        works = [item for item in items.values() if not item.get("parentItem")]
        records = [self._record(item, children.get(str(item["key"]), [])) for item in works]
        yield Batch(tuple(record for record in records if record), complete=True)

    def _listing(self) -> dict[str, Mapping[str, Any]]:
        """Return every item by its key; an item of two collections is there once."""
        for _ in range(MAX_LISTINGS):
            found: dict[str, Mapping[str, Any]] = {}
            versions = set()
            start, total = 0, 1
            while start < total:
                page, response = self._page(start)
                versions.add(response.headers.get("last-modified-version", ""))
                found |= {str(item["key"]): item for item in page}
                total = int(response.headers.get("total-results", 0) or 0)
                start += len(page) or PAGE_SIZE
            if len(versions) == 1:
                return found
        raise SourceError("zotero_changing", url=self._base)

    def _page(self, start: int) -> tuple[list[Mapping[str, Any]], httpx.Response]:
        address = f"{self._base}{self._inside}/items"
        params = {"format": "json", "limit": PAGE_SIZE, "start": start, "sort": "dateAdded"}
        response = self._fetcher.get(address, params)
        if response.status_code == 403:
            raise SourceError("zotero_closed", url=self._base)
        if response.status_code != 200:
            status = response.status_code
            raise SourceError("source_answer_status", url=address, status=status)
        try:
            return [item["data"] for item in response.json()], response
        except (ValueError, KeyError, TypeError) as error:
            raise SourceError("source_answer_unreadable", url=address) from error

    def _record(self, item: Mapping[str, Any], children: list[Mapping[str, Any]]) -> Record | None:
        """Return a work; an attachment that belongs to no item is one with no facts."""
        kind = item.get("itemType")
        if kind in NOT_WORKS - {"attachment"}:
            return None
        attachments = [item] if kind == "attachment" else children
        files = [
            self._offered(child)
            for child in attachments
            if child.get("itemType") == "attachment" and child.get("linkMode") != "linked_url"
        ]
        facts = {} if kind == "attachment" else from_zotero(item)
        remarks = () if files else (Note.of("source_no_file"),)
        return Record(str(item["key"]), facts, tuple(readable(files)), remarks)

    def _offered(self, child: Mapping[str, Any]) -> OfferedFile:
        name = child.get("filename") or Path(str(child.get("path", ""))).name
        name = safe_name(str(name or child.get("title") or ""), str(child.get("contentType", "")))
        stamp = f"{child.get('md5') or child.get('version')}-{child.get('mtime')}"
        address = f"{self._base}/items/{child['key']}/file"
        return OfferedFile(name, stamp, lambda target: self._fetch(address, name, target))

    def _fetch(self, address: str, name: str, target: Path) -> str:
        """Bring a file; Zotero on this machine says where it is instead of sending it."""
        place = self._fetcher.location(address) or ""
        if not place.startswith("file:"):
            self._fetcher.download(address, target)
            return name
        if not self._is_here:
            raise SourceError("source_address_private", url=address)
        path = Path(unquote(urlsplit(place).path))
        if not path.is_file():
            raise SourceError("attachment_missing", file=name, folder=str(path.parent))
        check_size(path.stat().st_size, name, self._fetcher.max_file_mb)
        shutil.copyfile(path, target)
        return name


def _is_loopback(address: str) -> bool:
    host = urlsplit(address).hostname or ""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
