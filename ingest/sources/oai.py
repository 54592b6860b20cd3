"""Open archives by OAI-PMH, with records in Dublin Core or MODS."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree, html

from ingest.metadata.entry_ids import slug
from ingest.notes import Note
from ingest.parsers import format_of
from ingest.sources.fetching import Fetcher
from ingest.sources.files import readable, safe_name
from ingest.sources.formats.archives import from_dublin_core, from_mods
from ingest.sources.records import Batch, OfferedFile, Record, SourceError

#: Prefix of the records' form → its reader.
FORMS = {"oai_dc": from_dublin_core, "mods": from_mods}
#: Bytes of a page that are searched for the address of its file.
_PAGE_BYTES = 500_000
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head)\b", re.IGNORECASE)


class OaiSource:
    """The records of an archive, or of a set of it.

    Args:
        form: Key of ``FORMS``.
        chosen_set: The set's name in the archive; ``None`` for all.
    """

    def __init__(
        self, place: str, fetcher: Fetcher, form: str = "oai_dc", chosen_set: str | None = None
    ) -> None:
        self._place = place
        self._fetcher = fetcher
        self._form = form
        self._set = chosen_set

    def batches(self, cursor: str | None, since: str | None) -> Iterator[Batch]:
        """Yield page by page, from the token of ``cursor`` on; an expired one begins anew."""
        token, newest, whole, restarted = cursor, since, since is None and cursor is None, False
        while True:
            answer = self._answer(token, since)
            fault = next(answer.iter("{*}error"), None)
            if fault is not None:
                code = fault.get("code", "")
                if code == "noRecordsMatch":
                    yield Batch((), since=newest, complete=whole)
                    return
                if code != "badResumptionToken" or restarted or token is None:
                    said = " ".join((fault.text or "").split())
                    raise SourceError("oai_fault", url=self._place, code=code, said=said)
                # What was listed before the token expired is listed again.
                token, restarted, whole = None, True, since is None
                continue
            records, stamps = [], [newest or ""]
            for element in answer.iter("{*}record"):
                record, stamp = self._record(element)
                stamps.append(stamp)
                records.append(record)
            newest = max(stamps) or None
            token = _token(answer)
            if token is None:
                yield Batch(tuple(records), since=newest, complete=whole)
                return
            yield Batch(tuple(records), cursor=token, since=newest)

    def _answer(self, token: str | None, since: str | None) -> etree._Element:
        params: dict[str, Any] = {"verb": "ListRecords"}
        if token:
            params["resumptionToken"] = token
        else:
            params |= {"metadataPrefix": self._form}
            params |= {"set": self._set} if self._set else {}
            params |= {"from": since} if since else {}
        response = self._fetcher.get(self._place, params)
        if response.status_code != 200:
            status = response.status_code
            raise SourceError("source_answer_status", url=self._place, status=status)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            answer = etree.fromstring(response.content, parser)
        except etree.XMLSyntaxError as error:
            raise SourceError("source_answer_unreadable", url=self._place) from error
        if etree.QName(answer).localname != "OAI-PMH":
            raise SourceError("source_answer_unreadable", url=self._place)
        return answer

    def _record(self, element: etree._Element) -> tuple[Record, str]:
        """Return a record with the date of its last change."""
        header = next(element.iter("{*}header"))
        key = (header.findtext("{*}identifier") or "").strip()
        stamp = (header.findtext("{*}datestamp") or "").strip()
        if header.get("status") == "deleted":
            return Record(key, deleted=True), stamp
        content = next(element.iter("{*}metadata"), None)
        inner = content[0] if content is not None and len(content) else None
        facts, addresses = FORMS[self._form](inner) if inner is not None else ({}, [])
        files = readable(self._offered(key, stamp, url) for url in _likeliest(addresses))
        remarks = () if files else (Note.of("source_no_file"),)
        return Record(key, facts, tuple(files), remarks), stamp

    def _offered(self, key: str, stamp: str, url: str) -> OfferedFile:
        last = unquote(PurePosixPath(urlsplit(url).path).name)
        name = safe_name(last) if _names_file(url) else f"{slug(key)[-60:].strip('-')}.pdf"
        return OfferedFile(name, stamp, lambda target: self._fetch(url, name, target))

    def _fetch(self, url: str, name: str, target: Path) -> str:
        """Bring a file; from the page about a work, the file that the page names as its own."""
        headers = self._fetcher.download(url, target)
        own_page = name.casefold().endswith((".html", ".htm"))
        if own_page or not _is_page(target, headers):
            return name
        found = _file_of_page(target.read_bytes()[:_PAGE_BYTES], url)
        if found is None:
            raise SourceError("source_file_is_page", file=name)
        self._fetcher.download(found, target)
        return name


def _token(answer: etree._Element) -> str | None:
    token = next(answer.iter("{*}resumptionToken"), None)
    return (token.text or "").strip() or None if token is not None else None


def _names_file(url: str) -> bool:
    """Return whether an address ends in the name of a file that Funn reads."""
    return format_of(Path(unquote(urlsplit(url).path))) is not None


def _likeliest(addresses: list[str]) -> list[str]:
    """Return the address of a file, else that of the page about the work."""
    files = [url for url in addresses if _names_file(url)]
    pages = [url for url in addresses if "doi.org/" not in url]
    return files or pages[:1]


def _is_page(path: Path, headers: Mapping[str, str]) -> bool:
    with path.open("rb") as stream:
        first = stream.read(1024)
    return "html" in headers.get("content-type", "") or bool(_PAGE.search(first))


def _file_of_page(page: bytes, url: str) -> str | None:
    """Return the address in ``citation_pdf_url``, by which archives name a work's file."""
    try:
        tree = html.fromstring(page)
    except (etree.ParserError, ValueError):
        return None
    found = tree.xpath("//meta[@name='citation_pdf_url']/@content")
    return urljoin(url, str(found[0])) if found else None
