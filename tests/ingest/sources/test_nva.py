"""Harvests from NVA: pages, files with licence, changes, a server that goes away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ingest.sources.library import Library, counts
from tests.ingest.sources.servers import Answer, NvaServer, pdf, running


@pytest.fixture
def server() -> Iterator[NvaServer]:
    with running(NvaServer()) as server:
        assert isinstance(server, NvaServer)
        for n in range(7):
            server.put(f"n{n}", f"Rapport om sak {n}", f"2024-01-0{n + 1}", file=pdf(f"{n}"))
        yield server


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "home")


class TestAHarvest:
    def test_brings_facts_files_and_licences(self, library: Library, server: NvaServer) -> None:
        settings = library.add("nva", "nva", server.url, query={"category": ["ReportResearch"]})
        assert counts(library.sync(settings)) == {"added": 7}
        assert "category=ReportResearch" in server.asked[0]
        entry = library.entries()["Rapport om sak 4"]
        assert (entry.type, entry.issued, entry.number) == ("report", 2021, "3")
        assert entry.collection_title == "Eksempelserie"
        assert entry.license == "https://creativecommons.org/licenses/by/4.0/"
        assert entry.author[0].family == "Nordmann"
        assert library.bytes_of(entry.title) == pdf("4")

    def test_asks_next_time_for_changes_alone(self, library: Library, server: NvaServer) -> None:
        settings = library.add("nva", "nva", server.url)
        library.sync(settings)
        server.put("n2", "Rapport om sak 2", "2024-03-01", file=pdf("in a new version"))
        server.asked.clear()
        assert counts(library.sync(settings)) == {"changed": 1, "unchanged": 1}
        assert "modified_since=2024-01-07" in server.asked[0]
        assert library.bytes_of("Rapport om sak 2") == pdf("in a new version")

    def test_finds_in_a_whole_run_what_is_gone(self, library: Library, server: NvaServer) -> None:
        settings = library.add("nva", "nva", server.url)
        library.sync(settings)
        server.hits = server.hits[1:]
        assert "removed" not in counts(library.sync(settings, remove=True))
        assert counts(library.sync(settings, whole=True)) == {"unchanged": 6, "gone": 1}
        assert counts(library.sync(settings, whole=True, remove=True))["removed"] == 1
        assert "Egen rapport" in library.entries()

    @pytest.mark.parametrize("pages", [1, 2, 3])
    def test_goes_on_where_a_server_went_away(
        self, library: Library, server: NvaServer, pages: int
    ) -> None:
        settings = library.add("nva", "nva", server.url)
        server.faults["/search/resources"] = [
            server.answer("/search/resources", {"from": str(2 * n)}) for n in range(pages)
        ] + [Answer(status=503)] * 4
        report = library.sync(settings)
        assert report.paused is not None
        assert report.count("added") == 2 * pages
        assert library.ledger.source("nva").cursor
        server.asked.clear()
        report = library.sync(settings)
        assert report.paused is None
        assert report.count("added") == 7 - 2 * pages
        assert f"from={2 * pages}" in server.asked[0]
        assert len(library.entries()) == 8

    def test_begins_anew_where_its_place_is_forgotten(
        self, library: Library, server: NvaServer
    ) -> None:
        settings = library.add("nva", "nva", server.url)
        library.ledger.advance("nva", cursor=f"{server.url}/search/gone", since=None, synced=None)
        assert counts(library.sync(settings)) == {"added": 7}

    def test_passes_over_what_cannot_be_brought(self, library: Library, server: NvaServer) -> None:
        settings = library.add("nva", "nva", server.url)
        server.files["/signed/n0"] = Answer(b"<!DOCTYPE html><html>Logg inn</html>")
        server.files["/signed/n1"] = Answer(status=404)
        server.files["/signed/n2"] = Answer(pdf("x" * 2_000_000))
        server.put("n8", "Uten fil", "2024-02-01")
        settings = settings.model_copy(update={"max_file_mb": 1})
        report = library.sync(settings)
        failed = {o.key: o.notes[-1].code for o in report.outcomes if o.action == "failed"}
        assert failed == {
            "n0": "source_file_is_page",
            "n1": "source_link_dead",
            "n2": "source_file_large",
            "n8": "source_no_file",
        }

    def test_lists_again_what_a_server_failed_at(self, library: Library, server: NvaServer) -> None:
        settings = library.add("nva", "nva", server.url)
        server.faults["/signed/n0"] = [Answer(status=500)] * 4
        assert counts(library.sync(settings)) == {"added": 6, "failed": 1}
        assert counts(library.sync(settings)) == {"added": 1, "unchanged": 6}

    def test_follows_no_signed_address_into_the_own_network(
        self, library: Library, server: NvaServer
    ) -> None:
        settings = library.add("nva", "nva", server.url)
        with running(NvaServer()) as inner:
            body = f'{{"presignedDownloadUrl": "{inner.url}/secret.pdf"}}'.encode()
            server.files["/download/public/n0/files/f-n0"] = Answer(body)
            report = library.sync(settings)
            assert inner.asked == []
        assert report.outcomes[0].notes[-1].code == "source_address_private"
