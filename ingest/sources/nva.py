"""Nasjonalt vitenarkiv (NVA): its search, page by page, and the public files of each hit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ingest.notes import Note
from ingest.sources.fetching import Fetcher
from ingest.sources.files import readable, safe_name
from ingest.sources.formats.nva import from_nva
from ingest.sources.records import Batch, OfferedFile, Record, SourceError

USUAL_PLACE = "https://api.nva.unit.no"
#: Hits in one answer.
PAGE_SIZE = 50
#: Kinds of files that are open to all. Others are accepted manuscripts under embargo and the like.
_OPEN = frozenset({"PublishedFile", "OpenFile"})
#: The form of answers that holds whole publications; a newer form is a summary of each.
WHOLE = "application/json; version=2023-05-10"


class NvaSource:
    """The publications of a search.

    Args:
        query: Filters of the search, such as ``institution`` and ``category``.
    """

    def __init__(
        self, place: str, fetcher: Fetcher, query: Mapping[str, str | Sequence[str]]
    ) -> None:
        self._base = place.rstrip("/")
        self._fetcher = fetcher
        self._query = dict(query)

    def batches(self, cursor: str | None, since: str | None) -> Iterator[Batch]:
        """Yield page by page, oldest change first, from the page of ``cursor`` on."""
        first = f"{self._base}/search/resources"
        params: dict[str, Any] | None = {
            **self._query, "size": PAGE_SIZE, "from": 0, "sort": "modifiedDate:asc",
        }  # fmt: skip
        if since:
            params = {**(params or {}), "modified_since": since}
        url, newest, resumed = cursor or first, since, cursor is not None
        seen_pages: set[str] = set()
        while True:
            answer = self._answer(url, None if resumed or seen_pages else params)
            if answer is None:  # the place to go on from is gone: begin anew
                url, resumed, cursor = first, False, None
                seen_pages.clear()
                continue
            hits = answer.get("hits")
            hits = [h for h in hits if isinstance(h, Mapping)] if isinstance(hits, list) else []
            newest = max([newest or "", *(str(hit.get("modifiedDate", "")) for hit in hits)])
            following = answer.get("nextSearchAfterResults") or answer.get("nextResults")
            seen_pages.add(url)
            ends = not following or not hits or following in seen_pages
            records = tuple(self._record(hit) for hit in hits)
            if ends:
                whole = since is None and not resumed
                yield Batch(records, since=newest or None, complete=whole)
                return
            yield Batch(records, cursor=str(following), since=newest or None)
            url = str(following)

    def _answer(self, url: str, params: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
        """Return an answer of the search; ``None`` where a place to go on from is not known."""
        response = self._fetcher.get(url, params)
        if params is None and response.status_code in (400, 404, 410):
            return None
        if response.status_code != 200:
            raise SourceError("source_answer_status", url=url, status=response.status_code)
        try:
            answer = response.json()
        except ValueError as error:
            raise SourceError("source_answer_unreadable", url=url) from error
        if not isinstance(answer, Mapping):
            raise SourceError("source_answer_unreadable", url=url)
        return answer

    def _record(self, hit: Mapping[str, Any]) -> Record:
        key = str(hit.get("identifier") or str(hit.get("id", "")).rpartition("/")[2])
        if "entityDescription" not in hit:
            hit = self._answer(f"{self._base}/publication/{quote(key)}", {}) or hit
        listed = hit.get("associatedArtifacts")
        artifacts = (
            [a for a in listed if isinstance(a, Mapping)] if isinstance(listed, list) else []
        )
        open_files = [
            artifact
            for artifact in artifacts
            if artifact.get("type") in _OPEN and artifact.get("visibleForNonOwner", True)
        ]
        files = readable(self._offered(key, artifact) for artifact in open_files)
        licences = [str(a["license"]) for a in open_files if a.get("license")]
        facts = from_nva(hit) | ({"license": licences[0]} if licences else {})
        remarks = () if files else (Note.of("source_no_file"),)
        gone = hit.get("status") in ("UNPUBLISHED", "DELETED", "DRAFT_FOR_DELETION")
        return Record(key, facts if facts.get("title") else {}, tuple(files), remarks, deleted=gone)

    def _offered(self, key: str, artifact: Mapping[str, Any]) -> OfferedFile:
        file_id = str(artifact.get("identifier", ""))
        media_type = str(artifact.get("mimeType", ""))
        name = safe_name(str(artifact.get("name", "")), media_type)
        address = f"{self._base}/download/public/{quote(key)}/files/{quote(file_id)}"
        return OfferedFile(
            name,
            f"{file_id}-{artifact.get('size')}",
            lambda target: self._fetch(address, name, target),
        )

    def _fetch(self, address: str, name: str, target: Path) -> str:
        """Bring a file; the archive answers with a signed address of it."""
        response = self._fetcher.get(address)
        if response.status_code != 200:
            raise SourceError("source_link_dead", url=address, status=response.status_code)
        try:
            signed = response.json()["presignedDownloadUrl"]
        except (ValueError, KeyError, TypeError) as error:
            raise SourceError("source_answer_unreadable", url=address) from error
        self._fetcher.download(str(signed), target)
        return name
