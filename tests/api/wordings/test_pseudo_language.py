"""With a made-up language in the catalogues' place, no other word of ours is left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from tests.api.wordings.pseudo import OTHER, PSEUDO, texts, untranslated
from tests.workplace import OFFICE, Workplace

SENTENCE = "De fleste er sosionomer."
#: Titles, headings, names and ids of the two documents, and what commands are called with.
FACTS = ("a-doc", "b-doc", "Kontoret", "Ledelse", "Innledning", "Funn", "Ås", "Bø", "a.md", "b.md")


@pytest.fixture(autouse=True)
def _in_pseudo(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.wordings.catalogue", lambda _: PSEUDO)


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Workplace:
    return Workplace(tmp_path_factory.mktemp("pseudo"))


@pytest.fixture(scope="module")
def client(workplace: Workplace) -> Iterator[TestClient]:
    with workplace.client() as client:
        yield client


@pytest.fixture
def own(tmp_path: Path) -> Workplace:
    """A corpus that a test may change."""
    return Workplace(tmp_path)


def asked(workplace: Workplace) -> dict[str, Any]:
    """Return the receipt of an answer."""
    with workplace.client() as client:
        answer = client.post("/api/answers", json={"question": "Hvem er de fleste på kontoret?"})
    receipt: dict[str, Any] = answer.json()["receipt"]
    return receipt


def chosen(**more: Any) -> dict[str, Any]:
    start = more.pop("start", OFFICE.index(SENTENCE) - 2)
    quote = {"document_id": "a-doc", "start": start, "end": start + len(SENTENCE)}
    return {"quotes": [{**quote, "text": SENTENCE}], **more}


class TestAnswers:
    @pytest.mark.parametrize(
        "question",
        [
            "Hvem er de fleste på kontoret?",
            "Hva koster en flyreise til Mars for romfarere?",
            "Hva betyr bakgrunnn for lederen?",
            'Hva betyr "blå himmel" for kontoret?',
            'Hva sier de om "bakgrunn fra kommunen" på kontoret?',
            "Hva er «de fleste» på kontoret?",
            "kontoret -kontoret",
            "kontoret author:Ås type:rapport",
            "Hva gjelder for bruker på 987 65 432 på kontoret?",
        ],
    )
    def test_hold_no_other_words(self, client: TestClient, question: str) -> None:
        for path in ("/api/answers", "/api/search", "/api/compare"):
            answer = client.post(path, json={"question": question})
            names = ("message", "notes", "citation_note", "title", "detail")
            problem = answer.status_code != 200
            said = [t for t in texts(answer.json(), *names) if problem or t not in FACTS]
            assert [word for text in said for word in untranslated(text)] == []


class TestProblems:
    @pytest.mark.parametrize(
        ("status", "method", "path", "body"),
        [
            (404, "GET", "/api/documents/nobody", None),
            (404, "GET", "/api/passages/nobody", None),
            (404, "GET", "/api/documents/a-doc/pages/1", None),
            (404, "GET", "/api/nowhere", None),
            (405, "DELETE", "/api/documents", None),
            (409, "POST", "/api/export", chosen(format="markdown", start=0)),
            (422, "POST", "/api/answers", {"question": ""}),
            (422, "POST", "/api/answers", {"question": "x" * 3000}),
            (422, "POST", "/api/answers", {"k": 0, "colour": "red"}),
            (422, "POST", "/api/search", {"question": "x", "filters": {"years": "old"}}),
            (422, "GET", "/api/search?q=ring+987+65+432", None),
            (422, "GET", "/api/search?q=x&author=kari@nav.no", None),
            (422, "GET", "/api/documents/a-doc/text?start=900&end=2", None),
            (422, "GET", "/api/documents/a-doc/quote?start=5&end=2", None),
            (422, "GET", "/api/styles?locale=de", None),
        ],
    )
    def test_hold_no_other_words(
        self, client: TestClient, status: int, method: str, path: str, body: Any
    ) -> None:
        answer = client.request(method, path, json=body)
        assert answer.status_code == status, answer.text
        faults = answer.json().get("errors", [])
        wheres = [fault["where"] for fault in faults]
        said = list(texts(answer.json(), "title", "detail", "what"))
        assert [word for text in said for word in untranslated(text, *wheres)] == []

    @pytest.mark.parametrize(
        ("status", "settings", "headers"),
        [
            (503, {}, {}),
            (401, {"api_keys": "a-key-that-is-long-enough"}, {}),
            (421, {"allowed_hosts": "funn.example"}, {}),
            (413, {}, {"Content-Length": "99999999"}),
        ],
    )
    def test_of_the_server_hold_no_other_words(
        self, tmp_path: Path, status: int, settings: dict[str, Any], headers: dict[str, str]
    ) -> None:
        with TestClient(create_app(Settings(home=tmp_path, **settings))) as client:
            answer = client.post("/api/search", json={"question": "x"}, headers=headers)
        assert answer.status_code == status
        said = texts(answer.json(), "title", "detail")
        assert [word for text in said for word in untranslated(text)] == []

    def test_of_what_is_gone_or_unreadable_hold_no_other_words(self, own: Workplace) -> None:
        receipt = {"receipt": {**asked(own), "generation": "1", "corpus": "0" * 64}}
        with own.client() as client:
            (own.folder / "corpus" / "a.md").unlink()
            answers = {
                client.get("/api/documents/a-doc/file"): 410,
                client.post("/api/receipts/rerun", json=receipt): 410,
                client.post("/api/quotes/check/file?ending=xyz", content=b"?"): 415,
            }
        assert [answer.status_code for answer in answers] == list(answers.values())
        said = [t for answer in answers for t in texts(answer.json(), "title", "detail")]
        assert [word for text in said for word in untranslated(text)] == []

    def test_of_too_many_requests_hold_no_other_words(self, tmp_path: Path) -> None:
        settings = Settings(home=tmp_path, rate_per_minute=3)
        with TestClient(create_app(settings)) as client:
            answers = [client.post("/api/search", json={"question": "x"}) for _ in range(5)]
        assert answers[-1].status_code == 429
        said = texts(answers[-1].json(), "title", "detail")
        assert [word for text in said for word in untranslated(text)] == []


class TestDocuments:
    def test_tell_how_they_were_read_in_no_other_words(self, own: Workplace) -> None:
        own.replace("Uten overskrift.\n\n| a | b |\n")
        with own.client() as client:
            document = client.get("/api/documents/b-doc").json()
            corpus = client.get("/api/corpus").json()
        assert document["warnings"]
        said = [*texts(document, "warnings"), *texts(corpus, "warnings", "message")]
        assert [word for text in said for word in untranslated(text)] == []


class TestQuotes:
    def test_that_are_checked_have_no_other_words(self, client: TestClient) -> None:
        draft = "«De fleste er jurister på kontoret» (Bø, 2019, s. 7) og «De fleste er sosionomer»."
        checked = client.post("/api/quotes/check", json={"text": draft}).json()
        assert checked["results"]
        said = list(texts(checked, "remarks", "citation_note"))
        assert [word for text in said for word in untranslated(text)] == []

    def test_that_are_checked_again_have_no_other_words(self, client: TestClient) -> None:
        rechecked = client.post("/api/quotes/recheck", json=chosen(start=0)).json()
        assert [w for text in texts(rechecked, "what") for w in untranslated(text)] == []

    def test_that_are_exported_have_no_other_headings(self, client: TestClient) -> None:
        written = client.post("/api/export", json=chosen(format="markdown")).text
        assert any(letter in OTHER for letter in written)
        headings = [line for line in written.splitlines() if line.startswith("#")]
        assert [w for line in headings for w in untranslated(line, *FACTS)] == []


class TestReceipts:
    def test_name_facts_in_no_other_words(self, client: TestClient) -> None:
        question = {"question": "Hvem er de fleste på kontoret?"}
        receipt = client.post("/api/answers", json=question).json()["receipt"]
        printed = client.post("/api/receipts/text", json={"receipt": receipt}).text
        names = [line.partition(":")[0] for line in printed.splitlines()]
        assert [word for name in names for word in untranslated(name)] == []
        rerun = client.post("/api/receipts/rerun", json={"receipt": receipt}).json()
        assert untranslated(rerun["message"]) == []
