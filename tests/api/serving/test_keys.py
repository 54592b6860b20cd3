"""Who may ask, and what becomes of those who guess."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from limits import RateLimitItemPerMinute
from pydantic import ValidationError

from api.serving import keys
from tests.api.serving.test_security import client_with

KEY = "correct-horse-battery"
OTHER = "staple-and-another-key"


class TestKeys:
    @pytest.fixture
    def client(self, tmp_path: Path) -> TestClient:
        return client_with(tmp_path, api_keys=f"{OTHER}, {KEY}")

    @pytest.mark.parametrize(
        "headers",
        [
            {"Authorization": f"Bearer {KEY}"},
            {"X-API-Key": OTHER},
            {"Authorization": "Basic " + base64.b64encode(f"kari:{KEY}".encode()).decode()},
        ],
    )
    def test_let_in(self, client: TestClient, headers: dict[str, str]) -> None:
        assert client.get("/docs", headers=headers).status_code == 200

    @pytest.mark.parametrize(
        "headers",
        [
            {},
            {"X-API-Key": KEY[:-1]},
            {"X-API-Key": f"{OTHER}, {KEY}"},
            {"Authorization": "Bearer "},
            {"Authorization": "Basic %%%"},
            {"Authorization": "Basic " + base64.b64encode(KEY.encode()).decode()},
        ],
    )
    @pytest.mark.parametrize("path", ["/api/documents", "/docs", "/", "/metrics"])
    def test_are_needed_for_everything(
        self, client: TestClient, headers: dict[str, str], path: str
    ) -> None:
        answer = client.get(path, headers=headers, follow_redirects=False)
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"].startswith("Basic")
        assert KEY not in answer.text

    def test_are_not_needed_to_see_whether_the_server_is_up(self, client: TestClient) -> None:
        assert client.get("/healthz").status_code == 200

    def test_that_are_short_are_refused_without_being_shown(self, tmp_path: Path) -> None:
        with pytest.raises(ValidationError, match="setting_key_short"):
            client_with(tmp_path, api_keys="hunter2")

    @pytest.mark.parametrize("key", ["aaaaaaaaaaaaaaaa", "abcabcabcabcabcabcabc"])
    def test_that_are_a_pattern_are_refused_too(self, tmp_path: Path, key: str) -> None:
        with pytest.raises(ValidationError, match="setting_key_simple"):
            client_with(tmp_path, api_keys=key)

    @pytest.mark.parametrize("coding", ["utf-8", "latin-1"])
    def test_may_have_letters_beyond_ascii(self, tmp_path: Path, coding: str) -> None:
        key = "blåbærsyltetøy-på-skiva"
        client = client_with(tmp_path, api_keys=key)
        sent = client.get("/docs", headers={b"X-API-Key": key.encode(coding)})
        assert sent.status_code == 200


class TestGuesses:
    def test_are_soon_not_listened_to_whatever_comes(
        self, tmp_path: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        client = client_with(tmp_path, api_keys=KEY)
        guesses = [
            client.get("/docs", headers={"X-API-Key": f"guess-number-{i}"}) for i in range(11)
        ]
        assert [guess.status_code for guess in guesses] == [401] * 10 + [429]
        assert 1 <= int(guesses[-1].headers["retry-after"]) <= 60
        assert client.get("/docs", headers={"X-API-Key": KEY}).status_code == 429
        assert "wrong key from testclient" in caplog.text
        assert "guess-number" not in caplog.text

    def test_do_not_count_a_request_without_a_key(self, tmp_path: Path) -> None:
        client = client_with(tmp_path, api_keys=KEY)
        assert {client.get("/docs").status_code for _ in range(15)} == {401}
        assert client.get("/docs", headers={"X-API-Key": KEY}).status_code == 200

    def test_from_everywhere_together_are_answered_late(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        slept: list[float] = []

        async def sleep(seconds: float) -> None:
            slept.append(seconds)

        monkeypatch.setattr(keys, "ALL_GUESSES", RateLimitItemPerMinute(2, namespace="FEW"))
        monkeypatch.setattr("api.serving.keys.asyncio.sleep", sleep)
        client = client_with(tmp_path, api_keys=KEY)
        for i in range(4):
            client.get("/docs", headers={"X-API-Key": f"guess-number-{i}"})
        assert slept.count(keys.SLOWED_S) == 2
