"""Who may ask, how often, how much at once, and under which name of the server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings

DRAFT_FILE = "/api/quotes/check/file?ending=txt"


def client_with(folder: Path, **more: Any) -> TestClient:
    """A server without an index: what is refused here is refused before one is asked for."""
    facts: dict[str, Any] = {"manifest": folder / "corpus_manifest.yaml", "home": folder / "home"}
    return TestClient(create_app(Settings(**facts, embedder="hashing", **more)))


class TestSizeOfARequest:
    @pytest.fixture
    def client(self, tmp_path: Path) -> TestClient:
        return client_with(tmp_path, max_body_mb=0.01)

    def test_is_limited_by_what_is_announced(self, client: TestClient) -> None:
        answer = client.post("/api/quotes/check", json={"text": "x" * 20_000})
        assert answer.status_code == 413
        assert answer.headers["content-type"] == "application/problem+json"
        assert "FUNN_MAX_BODY_MB" in answer.json()["detail"]

    def test_is_limited_by_what_comes(self, client: TestClient) -> None:
        def chunks() -> Iterator[bytes]:
            for _ in range(40):
                yield b" " * 1000

        headers = {"Content-Type": "application/json"}
        answer = client.post("/api/quotes/check", content=chunks(), headers=headers)
        assert answer.status_code == 413
        assert answer.headers["content-type"] == "application/problem+json"

    def test_lets_through_what_is_smaller(self, client: TestClient) -> None:
        answer = client.post("/api/quotes/check", json={"text": "x" * 5_000})
        assert answer.status_code == 503


class TestRate:
    def test_is_limited_for_what_costs(self, tmp_path: Path) -> None:
        client = client_with(tmp_path, rate_per_minute=3)
        statuses = [client.get("/api/search?q=x").status_code for _ in range(5)]
        assert statuses == [503, 503, 503, 429, 429]
        refused = client.get("/api/search?q=x")
        assert 1 <= int(refused.headers["retry-after"]) <= 60
        assert "FUNN_RATE_PER_MINUTE" in refused.json()["detail"]
        assert client.get("/api/documents").status_code == 503
        assert client.get("/healthz").status_code == 200

    def test_is_limited_for_lookups_too_but_ten_times_as_many(self, tmp_path: Path) -> None:
        client = client_with(tmp_path, rate_per_minute=1)
        statuses = [client.get("/api/suggest?q=x").status_code for _ in range(11)]
        assert statuses == [503] * 10 + [429]
        assert client.get("/api/search?q=x").status_code == 503

    def test_believes_no_header_about_the_address(self, tmp_path: Path) -> None:
        client = client_with(tmp_path, rate_per_minute=1)
        asked = [
            client.get("/api/search?q=x", headers={"X-Forwarded-For": f"10.0.0.{i}"})
            for i in range(2)
        ]
        assert [answer.status_code for answer in asked] == [503, 429]

    @pytest.mark.parametrize(
        ("facts", "allowed"),
        [
            ({}, 0),
            ({"host": "::1"}, 0),
            ({"host": "0.0.0.0"}, 120),
            ({"host": "0.0.0.0", "rate_per_minute": 0}, 0),
            ({"rate_per_minute": 9}, 9),
        ],
    )
    def test_is_free_on_a_laptop(self, facts: dict[str, Any], allowed: int) -> None:
        assert Settings(**facts).requests_per_minute == allowed


class TestNameOfTheServer:
    def test_is_anything_unless_names_are_set(self, tmp_path: Path) -> None:
        client = client_with(tmp_path)
        assert client.get("/healthz", headers={"Host": "evil.example"}).status_code == 200

    @pytest.mark.parametrize(
        ("host", "status"),
        [
            ("localhost:8000", 200), ("127.0.0.1:8000", 200), ("[::1]:8000", 200),
            ("LOCALHOST", 200), ("evil.example", 421), ("localhost.evil.example", 421), ("", 421),
        ],
    )  # fmt: skip
    def test_is_that_of_loopback_when_it_serves_there(
        self, tmp_path: Path, host: str, status: int
    ) -> None:
        served = Settings().serving_at(None, None)
        client = client_with(tmp_path, allowed_hosts=served.allowed_hosts)
        assert client.get("/healthz", headers={"Host": host}).status_code == status

    def test_is_what_was_set(self) -> None:
        named = Settings(allowed_hosts="funn.example").serving_at("127.0.0.1", 9000)
        assert named.hosts == ("funn.example",)
        assert Settings().serving_at("0.0.0.0", None).hosts == ()

    def test_is_shown_as_an_address(self) -> None:
        assert Settings().serving_at("::1", 81).address == "http://[::1]:81"
        assert Settings().serving_at("0.0.0.0", 81).address == "http://127.0.0.1:81"


class TestAPageOfAnotherSite:
    @pytest.fixture
    def client(self, tmp_path: Path) -> TestClient:
        return client_with(tmp_path)

    @pytest.mark.parametrize(
        "headers",
        [
            {"Sec-Fetch-Site": "cross-site", "Content-Type": "text/plain"},
            {"Sec-Fetch-Site": "same-site"},
            {"Origin": "http://elsewhere.example"},
            {"Origin": "null"},
        ],
    )
    def test_cannot_send_a_draft(self, client: TestClient, headers: dict[str, str]) -> None:
        answer = client.post(DRAFT_FILE, content=b"hei", headers=headers)
        assert answer.status_code == 403
        assert "annet nettsted" in answer.json()["detail"]

    @pytest.mark.parametrize(
        "headers",
        [{}, {"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://testserver"}],
    )
    def test_is_not_what_a_program_or_our_page_is(
        self, client: TestClient, headers: dict[str, str]
    ) -> None:
        assert client.post(DRAFT_FILE, content=b"hei", headers=headers).status_code == 503

    def test_can_link_to_an_answer(self, client: TestClient) -> None:
        answer = client.get("/healthz", headers={"Sec-Fetch-Site": "cross-site"})
        assert answer.status_code == 200
