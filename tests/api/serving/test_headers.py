"""Headers of every answer: what a browser may load, and what a cached copy depends on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from api.serving.headers import API_POLICY, CSP
from tests.workplace import Workplace


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with Workplace(tmp_path_factory.mktemp("headers")).client() as opened:
        yield opened


class TestTheApi:
    def test_lets_a_browser_load_nothing(self, client: TestClient) -> None:
        assert client.get("/api/documents").headers[CSP] == API_POLICY

    @pytest.mark.parametrize(
        "path",
        ["/api/search?q=kontoret", "/api/corpus", "/api/styles", "/api/documents/nobody"],
    )
    def test_varies_by_language_where_words_are_the_readers(
        self, client: TestClient, path: str
    ) -> None:
        assert "Accept-Language" in client.get(path).headers["Vary"]

    def test_varies_by_language_where_a_file_is_written(self, client: TestClient) -> None:
        receipt = client.post("/api/answers", json={"question": "Hva er kontoret?"}).json()
        body = {"receipt": receipt["receipt"]}
        assert "Accept-Language" in client.post("/api/receipts/text", json=body).headers["Vary"]

    def test_is_the_same_in_every_language_elsewhere(self, client: TestClient) -> None:
        answer = client.get("/api/documents/a-doc/text")
        assert "Accept-Language" not in answer.headers.get("Vary", "")


#: Half a character: valid in JSON, and impossible in UTF-8.
BROKEN = '"\\ud800 kontor"'


class TestTextThatCannotBeWritten:
    @pytest.mark.parametrize(
        ("path", "body"),
        [
            ("search", f'{{"question": {BROKEN}}}'),
            ("answers", f'{{"question": {BROKEN}}}'),
            ("compare", f'{{"question": {BROKEN}}}'),
            ("quotes/check", f'{{"text": {BROKEN}}}'),
            ("search", f'{{"question": "kontor", "filters": {{"years": {BROKEN}}}}}'),
            ("search", f'{{"question": "kontor", "filters": {{"authors": [{BROKEN}]}}}}'),
            ("search", f'{{{BROKEN}: 1, "question": "kontor"}}'),
        ],
    )
    def test_is_refused_with_words_and_headers(
        self, client: TestClient, path: str, body: str
    ) -> None:
        sent = {"Content-Type": "application/json"}
        answer = client.post(f"/api/{path}", content=body, headers=sent)
        assert answer.status_code == 422
        assert "er ikke gyldig tekst" in answer.json()["detail"]
        assert answer.headers[CSP] == API_POLICY


class TestAFaultOfOurs:
    def test_is_told_in_words_and_with_the_headers(
        self, client: TestClient, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(*_: object) -> None:
            raise RuntimeError("a secret place")

        monkeypatch.setattr("api.routes.quotes.styles_out", broken)
        answer = client.get("/api/styles", headers={"Accept-Language": "nn"})
        assert (answer.status_code, answer.json()["title"]) == (500, "Feil i tenaren")
        assert answer.headers[CSP] == API_POLICY
        assert "secret" not in answer.text
