"""Harvests by OAI-PMH: tokens, deletions, pages about works, a server that goes away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.sources.records import SourceError
from tests.ingest.sources.library import Library, counts
from tests.ingest.sources.servers import Answer, OaiServer, dublin_core, pdf, running


@pytest.fixture
def server() -> Iterator[OaiServer]:
    with running(OaiServer()) as server:
        assert isinstance(server, OaiServer)
        for n in range(5):
            server.put_work(f"oai-{n}", f"2024-01-0{n + 1}", f"Notat om sak {n}", pdf(f"{n}"))
        yield server


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "home")


class TestAHarvest:
    def test_brings_records_and_files(self, library: Library, server: OaiServer) -> None:
        settings = library.add("arkiv", "oai", f"{server.url}/oai", part="sett")
        assert counts(library.sync(settings)) == {"added": 5}
        assert "set=sett" in server.asked[0]
        entry = library.entries()["Notat om sak 3"]
        assert (entry.type, entry.issued, entry.language) == ("report", 2019, "nb")
        assert (entry.collection_title, entry.number) == ("Eksempelserie", "4/2019")
        assert library.bytes_of(entry.title) == pdf("3")

    def test_takes_out_what_the_archive_deleted(self, library: Library, server: OaiServer) -> None:
        settings = library.add("arkiv", "oai", f"{server.url}/oai")
        library.sync(settings)
        server.put("oai-1", "2024-02-01", None)
        assert library.sync(settings).count("gone") == 1
        assert library.sync(settings, remove=True).count("removed") == 1
        assert "Notat om sak 1" not in library.entries()
        assert len(library.entries()) == 5

    def test_begins_anew_where_a_token_expired(self, library: Library, server: OaiServer) -> None:
        settings = library.add("arkiv", "oai", f"{server.url}/oai")
        first = server.answer("/oai", {})
        server.faults["/oai"] = [first] + [Answer(status=503)] * 4
        assert library.sync(settings).paused is not None
        server.expired = True
        assert counts(library.sync(settings)) == {"unchanged": 2, "added": 3}

    def test_goes_on_where_a_server_went_away(self, library: Library, server: OaiServer) -> None:
        settings = library.add("arkiv", "oai", f"{server.url}/oai")
        server.faults["/oai"] = [server.answer("/oai", {})] + [Answer(status=503)] * 4
        report = library.sync(settings)
        assert report.paused is not None
        server.asked.clear()
        assert counts(library.sync(settings)) == {"added": 3}
        assert "resumptionToken=2" in server.asked[0]

    def test_has_nothing_new(self, library: Library, server: OaiServer) -> None:
        settings = library.add("arkiv", "oai", f"{server.url}/oai")
        server.records.clear()
        assert library.sync(settings).outcomes == ()

    def test_finds_the_file_on_the_page_about_the_work(
        self, library: Library, server: OaiServer
    ) -> None:
        server.records.clear()
        server.put("oai:x:1", "2024-01-01", dublin_core("Med side", f"{server.url}/handle/1"))
        meta = b'<html><head><meta name="citation_pdf_url" content="/b/1.pdf"></head></html>'
        server.files["/handle/1"] = Answer(meta, headers={"Content-Type": "text/html"})
        server.files["/b/1.pdf"] = Answer(pdf("found"))
        settings = library.add("arkiv", "oai", f"{server.url}/oai")
        assert counts(library.sync(settings)) == {"added": 1}
        assert library.bytes_of("Med side") == pdf("found")

    @pytest.mark.parametrize("body", [b"<html>", b"not xml", b"<a/>", b""])
    def test_refuses_what_is_no_archive(
        self, library: Library, server: OaiServer, body: bytes
    ) -> None:
        server.faults["/oai"] = [Answer(body)]
        settings = library.add("arkiv", "oai", f"{server.url}/oai")
        with pytest.raises(SourceError, match="source_answer_unreadable"):
            library.sync(settings)

    def test_expands_no_entity(self, library: Library, server: OaiServer) -> None:
        body = (
            b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
            b'<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><error code="&e;">x</error>'
            b"</OAI-PMH>"
        )
        server.faults["/oai"] = [Answer(body)]
        settings = library.add("arkiv", "oai", f"{server.url}/oai")
        with pytest.raises(SourceError, match=r"unreadable|oai_fault"):
            library.sync(settings)
