"""Zotero's own API: what is closed, odd or changes meanwhile."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.sources.formats.zotero import from_zotero
from ingest.sources.records import SourceError
from ingest.sources.zotero import ZoteroSource
from tests.ingest.sources.library import Library, counts
from tests.ingest.sources.servers import Answer, ZoteroServer, pdf, running


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ZoteroServer]:
    (tmp_path / "store").mkdir()
    server = ZoteroServer(lambda key: f"file://{tmp_path}/store/{key}.pdf")
    with running(server):
        yield server


class TestALibrary:
    def test_that_is_closed_says_where_to_open_it(self, server: ZoteroServer) -> None:
        server.faults["*"] = [Answer(status=403)]
        with pytest.raises(SourceError, match="zotero_closed"):
            list(ZoteroSource(server.library, server.fetcher()).batches(None, None))

    def test_that_changes_meanwhile_is_listed_anew(self, server: ZoteroServer) -> None:
        item = {"key": "A", "version": 1, "data": {"key": "A", "itemType": "report", "title": "T"}}
        pages = [
            Answer(
                json.dumps([{**item, "data": {**item["data"], "key": f"{n}"}}]).encode(),  # type: ignore[dict-item]
                headers={"Total-Results": "2", "Last-Modified-Version": version},
            )
            for n, version in enumerate(("1", "2", "2", "2"))
        ]
        server.faults["*"] = pages
        (batch,) = ZoteroSource(server.library, server.fetcher()).batches(None, None)
        assert [record.key for record in batch.records] == ["2", "3"]

    def test_brings_attachments_without_an_item_and_names_items_without_one(
        self, server: ZoteroServer, tmp_path: Path
    ) -> None:
        library = Library(tmp_path / "home")
        server.put("A", itemType="report", title="Uten vedlegg")
        server.put("B", itemType="report", title="Vedlegg borte", language="nb")
        server.put("C", itemType="attachment", parentItem="B", linkMode="imported_file",
                   filename="../../x.pdf", contentType="application/pdf", md5="1")  # fmt: skip
        server.put("N", itemType="note", parentItem="A")
        report = library.sync(library.add("zotero", "zotero", server.library))
        assert counts(report) == {"failed": 2}
        (tmp_path / "store" / "C.pdf").write_bytes(pdf("here now"))
        report = library.sync(library.add("zotero2", "zotero", server.library))
        assert counts(report) == {"failed": 1, "added": 1}
        assert library.entries()["Vedlegg borte"].file == "zotero2/x.pdf"


class TestItems:
    def test_have_principal_creators_and_institutions(self) -> None:
        facts = from_zotero(
            {
                "itemType": "presentation", "title": "T", "rights": "CC BY 4.0",
                "creators": [
                    {"creatorType": "presenter", "lastName": "Li", "firstName": "Bo"},
                    {"creatorType": "presenter", "name": "Etaten"},
                    {"creatorType": "seriesEditor", "lastName": "X", "firstName": "Y"},
                ],
            }
        )  # fmt: skip
        assert facts["author"] == [{"family": "Li", "given": "Bo"}, {"literal": "Etaten"}]
        assert (facts["type"], facts["license"]) == ("speech", "CC BY 4.0")
