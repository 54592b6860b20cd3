"""Asking servers: patience, limits, and which addresses are asked at all."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.sources.fetching import Fetcher, named_key
from ingest.sources.records import SourceError, SourcePausedError, SourceRetryError
from tests.ingest.sources.servers import QUICK, Answer, LocalServer, running


@pytest.fixture
def server() -> Iterator[LocalServer]:
    with running(LocalServer()) as server:
        server.files["/x"] = Answer(b"x")
        yield server


class TestPatience:
    def test_waits_as_long_as_a_server_asks(self, server: LocalServer) -> None:
        server.faults["/x"] = [Answer(status=429, headers={"Retry-After": "1"})]
        started = time.monotonic()
        assert server.fetcher().get(f"{server.url}/x").content == b"x"
        assert time.monotonic() - started >= 1

    def test_pauses_where_a_server_asks_for_too_long(self, server: LocalServer) -> None:
        server.faults["/x"] = [Answer(status=429, headers={"Retry-After": "3600"})]
        with pytest.raises(SourcePausedError):
            server.fetcher().get(f"{server.url}/x")

    def test_asks_again_after_a_fault(self, server: LocalServer) -> None:
        server.faults["/x"] = [Answer(status=502), Answer(status=500)]
        assert server.fetcher().get(f"{server.url}/x").status_code == 200

    def test_ends_where_a_server_is_away_or_slow(self, server: LocalServer) -> None:
        server.faults["/x"] = [Answer(wait_s=0.5)] * 9
        quick = replace(QUICK, timeout_s=0.1)
        with pytest.raises(SourcePausedError):
            server.fetcher(quick).get(f"{server.url}/x")

    def test_gives_up_one_file_that_a_server_fails_at(
        self, server: LocalServer, tmp_path: Path
    ) -> None:
        server.faults["/x"] = [Answer(status=500)] * 9
        with pytest.raises(SourceRetryError):
            server.fetcher().download(f"{server.url}/x", tmp_path / "x")

    def test_gives_up_one_file_that_breaks_off(self, server: LocalServer, tmp_path: Path) -> None:
        server.faults["/x"] = [Answer(b"half", missing=100)]
        quick = replace(QUICK, timeout_s=0.3)
        with pytest.raises(SourceRetryError):
            server.fetcher(quick).download(f"{server.url}/x", tmp_path / "x")


class TestLimits:
    def test_hold_for_a_huge_file(self, server: LocalServer, tmp_path: Path) -> None:
        server.files["/x"] = Answer(b"x" * (2 * 1024 * 1024))
        with pytest.raises(SourceError, match="source_file_large"):
            server.fetcher().download(f"{server.url}/x", tmp_path / "x")

    def test_hold_for_redirects_in_a_circle(self, server: LocalServer) -> None:
        server.files["/x"] = Answer(status=302, headers={"Location": "/x"})
        with pytest.raises(SourceError, match="source_redirects"):
            server.fetcher().get(f"{server.url}/x")

    def test_name_a_dead_link(self, server: LocalServer, tmp_path: Path) -> None:
        with pytest.raises(SourceError, match="source_link_dead"):
            server.fetcher().download(f"{server.url}/gone", tmp_path / "x")


class TestAddresses:
    @pytest.mark.parametrize(
        "place",
        ["http://127.0.0.1:1/", "http://localhost:1/", "http://10.0.0.1/", "http://[::1]:1/",
         "http://169.254.169.254/latest/meta-data", "http://[::ffff:127.0.0.1]:1/",
         "http://0.0.0.0:1/"],
    )  # fmt: skip
    def test_of_private_machines_are_not_asked_unless_named(
        self, server: LocalServer, place: str
    ) -> None:
        server.files["/x"] = Answer(status=302, headers={"Location": place})
        with pytest.raises(SourceError, match="source_address_private"):
            server.fetcher().get(f"{server.url}/x")

    def test_of_another_port_of_the_named_machine_are_not_asked(self, server: LocalServer) -> None:
        with running(LocalServer()) as other:
            server.files["/x"] = Answer(status=302, headers={"Location": f"{other.url}/y"})
            with pytest.raises(SourceError, match="source_address_private"):
                server.fetcher().get(f"{server.url}/x")
            assert other.asked == []

    @pytest.mark.parametrize("place", ["file:///etc/passwd", "ftp://example.org/x", "x", "http://"])
    def test_that_are_none_of_the_web_are_refused(self, server: LocalServer, place: str) -> None:
        with pytest.raises(SourceError, match="source_address_wrong"):
            Fetcher(place)
        with pytest.raises(SourceError, match="source_address_wrong"):
            server.fetcher().get(place)


class TestKeys:
    def test_are_sent_to_the_named_server(self, server: LocalServer) -> None:
        Fetcher(server.url, key="secret", limits=QUICK).get(f"{server.url}/x")
        assert server.headers[-1]["Authorization"] == "Bearer secret"

    def test_come_from_the_environment_by_name(self) -> None:
        assert named_key("KEY", {"KEY": " k "}) == "k"
        assert named_key(None, {}) is None
        with pytest.raises(SourceError, match="source_key_missing"):
            named_key("KEY", {"KEY": ""})
