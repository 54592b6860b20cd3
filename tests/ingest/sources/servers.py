"""Small servers that behave as Zotero, NVA and OAI-PMH archives do, with faults on order."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.sax.saxutils import escape

from ingest.sources.fetching import Fetcher, Limits

#: Hardly any waiting, for tests.
QUICK = Limits(timeout_s=5, back_off_s=0.01, max_wait_s=1.5, max_file_mb=1)


def pdf(text: str) -> bytes:
    """Return bytes that begin as a PDF does; nothing here reads further."""
    return f"%PDF-1.4\n{text}\n%%EOF".encode()


@dataclass
class Answer:
    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    #: Bytes that the answer promises and does not send, and seconds before it begins.
    missing: int = 0
    wait_s: float = 0.0


Query = Mapping[str, str]


class LocalServer:
    """A server on a port of its own. ``faults`` are answered first, by the path that they are of.

    Attributes:
        asked: Path and query of every request.
    """

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.headers: list[Mapping[str, str]] = []
        self.faults: dict[str, list[Answer]] = {}
        self.files: dict[str, Answer] = {}
        self.away = False
        owner = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                owner._serve(self)

            def log_message(self, *_: Any) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def fetcher(self, limits: Limits = QUICK) -> Fetcher:
        return Fetcher(self.url, limits=limits)

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def answer(self, path: str, query: Query) -> Answer:
        return self.files.get(path, Answer(status=404))

    def _serve(self, request: BaseHTTPRequestHandler) -> None:
        parts = urlsplit(request.path)
        self.asked.append(request.path)
        self.headers.append(dict(request.headers))
        query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        ordered = self.faults.get(parts.path) or self.faults.get("*")
        if self.away:
            request.connection.close()
            return
        answer = ordered.pop(0) if ordered else self.answer(parts.path, query)
        time.sleep(answer.wait_s)
        request.send_response(answer.status)
        for name, value in answer.headers.items():
            request.send_header(name, value)
        request.send_header("Content-Length", str(len(answer.body) + answer.missing))
        request.end_headers()
        with suppress(ConnectionError):  # the client has had enough, or was killed
            request.wfile.write(answer.body)


@contextmanager
def running(server: LocalServer) -> Iterator[LocalServer]:
    try:
        yield server
    finally:
        server.close()


class ZoteroServer(LocalServer):
    """The library of a user, as Zotero's program serves it."""

    def __init__(self, file_url: Callable[[str], str]) -> None:
        super().__init__()
        self.items: dict[str, dict[str, Any]] = {}
        self.version = 1
        self._file_url = file_url

    @property
    def library(self) -> str:
        return f"{self.url}/api/users/0"

    def put(self, key: str, **facts: Any) -> None:
        self.version += 1
        self.items[key] = {"key": key, "version": self.version, **facts}

    def answer(self, path: str, query: Query) -> Answer:
        if path.endswith("/file"):
            key = path.split("/")[-2]
            return Answer(status=302, headers={"Location": self._file_url(key)})
        start, limit = int(query.get("start", 0)), int(query.get("limit", 25))
        chosen = list(self.items.values())[start : start + limit]
        body = [{"key": i["key"], "version": i["version"], "data": i} for i in chosen]
        headers = {
            "Total-Results": str(len(self.items)),
            "Last-Modified-Version": str(self.version),
        }
        return Answer(json.dumps(body).encode(), headers=headers)


class NvaServer(LocalServer):
    """The search of an archive with pages, and files behind signed addresses."""

    def __init__(self, page_size: int = 2) -> None:
        super().__init__()
        self.hits: list[dict[str, Any]] = []
        self.page_size = page_size

    def put(self, key: str, title: str, modified: str, *, file: bytes | None = None) -> None:
        self.hits = [hit for hit in self.hits if hit["identifier"] != key]
        artifact = {
            "type": "OpenFile", "identifier": f"f-{key}", "name": f"{title}.pdf",
            "mimeType": "application/pdf", "size": len(file or b""),
            "license": "https://creativecommons.org/licenses/by/4.0/",
        }  # fmt: skip
        described = {
            "mainTitle": title,
            "language": "http://lexvo.org/id/iso639-3/nob",
            "publicationDate": {"year": "2021"},
            "contributors": [
                {"identity": {"name": "Kari Nordmann"}, "role": {"type": "Creator"}, "sequence": 1}
            ],
            "reference": {
                "publicationContext": {
                    "publisher": {"name": "Eksempelforlaget"}, "series": {"title": "Eksempelserie"},
                    "seriesNumber": "3",
                },
                "publicationInstance": {"type": "ReportResearch"},
            },
        }  # fmt: skip
        self.hits.append(
            {"identifier": key, "modifiedDate": modified, "entityDescription": described,
             "associatedArtifacts": [artifact] if file else []}
        )  # fmt: skip
        if file:
            signed = f"{self.url}/signed/{key}"
            body = json.dumps({"presignedDownloadUrl": signed}).encode()
            self.files[f"/download/public/{key}/files/f-{key}"] = Answer(body)
            self.files[f"/signed/{key}"] = Answer(file)

    def answer(self, path: str, query: Query) -> Answer:
        if path != "/search/resources":
            return super().answer(path, query)
        since, start = query.get("modified_since", ""), int(query.get("from", 0))
        hits = sorted(
            (hit for hit in self.hits if hit["modifiedDate"] >= since),
            key=lambda hit: hit["modifiedDate"],
        )
        body: dict[str, Any] = {"hits": hits[start : start + self.page_size]}
        if start + self.page_size < len(hits):
            following = start + self.page_size
            body["nextResults"] = (
                f"{self.url}/search/resources?from={following}&modified_since={since}"
            )
        return Answer(json.dumps(body).encode())


class OaiServer(LocalServer):
    """An archive with pages by resumption token."""

    def __init__(self, page_size: int = 2) -> None:
        super().__init__()
        self.records: dict[str, tuple[str, str | None]] = {}
        self.page_size = page_size
        self.expired = False

    def put(self, key: str, stamp: str, metadata: str | None) -> None:
        """Add a record, or a deleted one without metadata."""
        self.records[key] = (stamp, metadata)

    def put_work(self, key: str, stamp: str, title: str, file: bytes | Answer) -> None:
        path = f"/bitstream/{key}.pdf"
        self.files[path] = file if isinstance(file, Answer) else Answer(file)
        self.put(key, stamp, dublin_core(title, f"{self.url}{path}"))

    def answer(self, path: str, query: Query) -> Answer:
        if path != "/oai":
            return super().answer(path, query)
        start = 0
        if token := query.get("resumptionToken"):
            if self.expired:
                self.expired = False
                return self._document('<error code="badResumptionToken">expired</error>')
            start, since = int(token.split("|")[0]), token.split("|")[1]
        else:
            since = query.get("from", "")
        listed = [(k, *r) for k, r in self.records.items() if r[0] >= since]
        if not listed:
            return self._document('<error code="noRecordsMatch">none</error>')
        deleted = ' status="deleted"'
        shown = ""
        for key, stamp, meta in listed[start : start + self.page_size]:
            shown += (
                f"<record><header{'' if meta else deleted}><identifier>{key}</identifier>"
                f"<datestamp>{stamp}</datestamp></header>"
            )
            shown += f"<metadata>{meta}</metadata></record>" if meta else "</record>"
        following = start + self.page_size
        token = f"{following}|{since}" if following < len(listed) else ""
        shown += f"<resumptionToken>{token}</resumptionToken>"
        return self._document(f"<ListRecords>{shown}</ListRecords>")

    def _document(self, inner: str) -> Answer:
        space = "http://www.openarchives.org/OAI/2.0/"
        return Answer(f'<?xml version="1.0"?><OAI-PMH xmlns="{space}">{inner}</OAI-PMH>'.encode())


def dublin_core(title: str, url: str) -> str:
    """Return a record in Dublin Core."""
    spaces = (
        'xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    return (
        f"<oai_dc:dc {spaces}><dc:title>{escape(title)}</dc:title>"
        "<dc:creator>Nordmann, Kari</dc:creator><dc:date>2020-05-01T10:00:00Z</dc:date>"
        "<dc:date>2019</dc:date><dc:type>Research report</dc:type><dc:language>nob</dc:language>"
        f"<dc:identifier>{escape(url)}</dc:identifier>"
        "<dc:relation>Eksempelserie;4/2019</dc:relation></oai_dc:dc>"
    )
