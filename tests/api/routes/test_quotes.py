"""``POST /api/quotes/check`` and the other routes of quotes: shapes, limits, refusals."""

from __future__ import annotations

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.schemas.quotes import MAX_DRAFT_CHARS, MAX_EXPORTED_QUOTES

SENTENCE_FIELDS = {"quote", "verdict", "document_id", "page", "label", "similarity", "diff"}


def check(client: TestClient, text: str, **more: Any) -> dict[str, Any]:
    answer = client.post("/api/quotes/check", json={"text": text, **more})
    assert answer.status_code == 200, answer.text
    checked: dict[str, Any] = answer.json()
    return checked


@pytest.fixture(scope="module")
def sentence(handbook: TestClient) -> str:
    """A sentence of the handbook, of many words, on one line and without marks."""
    document = handbook.get("/api/documents/handbok-sitere").json()
    text = handbook.get(f"/api/documents/{document['id']}/text").text
    found = handbook.post(
        "/api/search", json={"question": "doc:handbok-sitere sidetall sitat", "k": 20}
    ).json()
    sentences = [
        text[s["start"] : s["end"]]
        for hit in found["hits"]
        for s in hit["passage"]["sentences"]
        if hit["passage"]["document_id"] == document["id"]
    ]
    return next(s for s in sentences if len(s.split()) > 8 and not set(s) & set('«»"\n\t()[]*`'))


class TestChecking:
    def test_gives_the_fields_that_scripts_rely_on(
        self, handbook: TestClient, sentence: str
    ) -> None:
        draft = f"Som det heter: «{sentence.rstrip('.')}» (Funn, 2026)."
        checked = check(handbook, draft)
        (found,) = checked["results"]
        assert found.keys() >= SENTENCE_FIELDS | {"citation", "places", "remarks", "origin"}
        assert draft[found["start"] : found["end"]] == found["quote"] == sentence.rstrip(".")
        assert (found["verdict"], found["similarity"]) == ("verbatim", 1.0)
        place = found["places"][0]
        text = handbook.get(f"/api/documents/{place['document_id']}/text").text
        assert text[place["start"] : place["end"]] == place["text"]
        assert " ".join(place["text"].split()) == found["quote"]

    def test_gives_the_citation_of_the_draft_as_it_is_written(
        self, handbook: TestClient, sentence: str
    ) -> None:
        cited = "Funn, 2026, avsnittet «Slik siterer du»"
        (found,) = check(handbook, f"«{sentence}» ({cited}).")["results"]
        assert found["citation_found"] == cited

    def test_tells_a_changed_word_with_the_difference(
        self, handbook: TestClient, sentence: str
    ) -> None:
        words = sentence.split()
        words[4] = "flodhest"
        (found,) = check(handbook, f"«{' '.join(words)}» (Funn, 2026)")["results"]
        assert found["verdict"] == "altered"
        changed = [(d["quoted"], d["source"]) for d in found["diff"] if d["op"] != "equal"]
        assert any("flodhest" in quoted for quoted, _ in changed)

    def test_tells_of_words_that_stand_nowhere(self, handbook: TestClient) -> None:
        draft = "«Flodhesten danset tango over brostein hele den lange natten» (Ås, 1999)."
        (found,) = check(handbook, draft)["results"]
        assert (found["verdict"], found["document_id"], found["citation"]) == (
            "not_found", None, None,
        )  # fmt: skip

    def test_passes_nothing_over_in_silence(self, handbook: TestClient) -> None:
        checked = check(handbook, "Et «ord» og et «uten slutt som er langt nok til å bety noe")
        assert checked["left_out"] == ["ord"]
        assert checked["unclosed"] == [len("Et «ord» og et ")]

    @pytest.mark.parametrize("text", ["   \n\t ", "Ingen sitater her, men mange ord om noe. " * 20])
    def test_a_draft_without_quotations_has_none(self, handbook: TestClient, text: str) -> None:
        assert check(handbook, text)["results"] == []

    @pytest.mark.parametrize(
        "text", ["«" * 5000, '"a ' * 3000, "> " * 5000, "»«" * 3000, "«\x00\ud7ff\u202e»", "[(..)]"]
    )
    def test_survives_what_is_no_prose(self, handbook: TestClient, text: str) -> None:
        check(handbook, text)

    def test_refuses_more_marks_than_any_draft_has(self, handbook: TestClient) -> None:
        refused = handbook.post("/api/quotes/check", json={"text": "»«" * 5000})
        assert refused.status_code == 422
        assert "10000" in refused.json()["detail"]

    def test_speaks_the_language_asked_for(self, handbook: TestClient, sentence: str) -> None:
        draft = f"«{sentence}» (Hansen, 1999, s. 3)"
        remarks = [check(handbook, draft, locale=x)["results"][0]["remarks"] for x in ("nb", "en")]
        assert remarks[0]
        assert remarks[0] != remarks[1]


class TestLimits:
    def test_a_draft_may_be_as_long_as_the_limit(self, handbook: TestClient, sentence: str) -> None:
        filler = "Dette er en tekst uten sitater i det hele tatt. "
        draft = f"«{sentence}» " + filler * (MAX_DRAFT_CHARS // len(filler) - 10)
        assert len(check(handbook, draft)["results"]) == 1

    @pytest.mark.parametrize(
        ("body", "words"),
        [
            ({"text": ""}, "text"),
            ({}, "text"),
            ({"text": "x" * (MAX_DRAFT_CHARS + 1)}, "kapittel om gangen"),
            ({"text": "«ord»", "style": "hus"}, "hus"),
            ({"text": "«ord»", "locale": "de"}, "locale"),
            ({"text": 7}, "text"),
        ],
        ids=["empty", "none", "long", "style", "locale", "number"],
    )
    def test_what_cannot_be_checked_is_refused_with_a_reason(
        self, handbook: TestClient, body: dict[str, Any], words: str
    ) -> None:
        answer = handbook.post("/api/quotes/check", json=body)
        assert answer.status_code == 422
        assert answer.headers["content-type"] == "application/problem+json"
        assert words in answer.json()["detail"]
        assert len(answer.text) < 2000

    def test_a_body_that_is_no_json_is_refused(self, handbook: TestClient) -> None:
        answer = handbook.post(
            "/api/quotes/check", content=b"{", headers={"content-type": "application/json"}
        )
        assert answer.status_code == 422


class TestCiting:
    def test_gives_text_and_entry_in_the_style_asked_for(self, handbook: TestClient) -> None:
        hit = handbook.get("/api/search", params={"q": "sidetall"}).json()["hits"][0]
        path = f"/api/passages/{hit['passage']['id']}/citation"
        cited = handbook.get(path, params={"style": "apa", "locale": "en"}).json()
        assert cited.keys() >= {"in_text", "bibliography_entry", "locator", "note"}
        assert "2026" in cited["in_text"]

    @pytest.mark.parametrize(
        ("path", "parameters", "status"),
        [
            ("/api/passages/nothing/citation", {}, 404),
            ("/api/passages/nothing/citation", {"locale": "de"}, 422),
        ],
    )
    def test_refuses_what_is_not_there(
        self, handbook: TestClient, path: str, parameters: dict[str, str], status: int
    ) -> None:
        assert handbook.get(path, params=parameters).status_code == status


class TestExporting:
    def quote(self, handbook: TestClient) -> dict[str, Any]:
        hit = handbook.get("/api/search", params={"q": "sidetall"}).json()["hits"][0]
        return {key: hit["passage"][key] for key in ("document_id", "start", "end", "text")}

    @pytest.mark.parametrize(
        ("format_name", "beginning"),
        [
            ("docx", b"PK"), ("markdown", b"# Utvalg"), ("ris", b"TY  - "), ("bibtex", b"@"),
            ("csl-json", b"["),
        ],
    )  # fmt: skip
    def test_writes_every_format(
        self, handbook: TestClient, format_name: str, beginning: bytes
    ) -> None:
        body = {"quotes": [self.quote(handbook)], "format": format_name}
        answer = handbook.post("/api/export", json=body)
        assert answer.status_code == 200
        assert answer.content.lstrip().startswith(beginning)
        assert "attachment" in answer.headers["content-disposition"]

    @pytest.mark.parametrize(
        ("change", "status"),
        [
            ({"text": "Noe helt annet."}, 409),
            ({"start": 0, "end": 3}, 409),
            ({"document_id": "nobody"}, 404),
            ({"start": -5}, 422),
            ({"end": 10**9}, 409),
            ({"colour": "red"}, 422),
        ],
    )
    def test_refuses_a_quote_that_does_not_stand_there(
        self, handbook: TestClient, change: dict[str, Any], status: int
    ) -> None:
        answer = handbook.post("/api/export", json={"quotes": [self.quote(handbook) | change]})
        assert answer.status_code == status
        assert answer.json()["detail"]

    def test_refuses_none_and_too_many(self, handbook: TestClient) -> None:
        quote = self.quote(handbook)
        for quotes in ([], [quote] * (MAX_EXPORTED_QUOTES + 1)):
            answer = handbook.post("/api/export", json={"quotes": quotes})
            assert answer.status_code == 422
            assert json.loads(answer.text)["detail"]
