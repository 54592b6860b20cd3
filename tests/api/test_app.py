"""Over HTTP: the shapes that scripts rely on, and errors that say what to do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from tests.commands import ROOT

QUESTION = "Hva betyr det at et sidetall er kjent?"


class TestSearch:
    def test_gives_hits_with_the_fields_that_scripts_rely_on(self, handbook: TestClient) -> None:
        found = handbook.get("/api/search", params={"q": QUESTION, "k": 3}).json()
        assert {"query", "hits", "facets", "status", "probability"} <= set(found)
        hit = found["hits"][0]
        assert {"rank", "score", "passage", "document", "why", "highlights"} <= set(hit)
        assert [hit["rank"] for hit in found["hits"]] == [1, 2, 3]
        assert hit["passage"]["pages"].keys() == {
            "first", "last", "first_label", "last_label", "origin", "unit",
        }  # fmt: skip

    def test_shows_passages_and_sentences_as_they_stand(self, handbook: TestClient) -> None:
        for hit in handbook.get("/api/search", params={"q": QUESTION}).json()["hits"]:
            passage = hit["passage"]
            text = handbook.get(f"/api/documents/{passage['document_id']}/text").text
            assert text[passage["start"] : passage["end"]] == passage["text"]
            for sentence in passage["sentences"]:
                assert text[sentence["start"] : sentence["end"]] in passage["text"]

    def test_limits_by_language_and_counts_facets(self, handbook: TestClient) -> None:
        found = handbook.get("/api/search", params={"q": "quotation", "language": "en"}).json()
        assert {hit["document"]["language"] for hit in found["hits"]} == {"en"}
        assert [facet["value"] for facet in found["facets"]["language"]] == ["en"]

    def test_finds_an_exact_phrase_only_where_it_stands(self, handbook: TestClient) -> None:
        found = handbook.get("/api/search", params={"q": '"sitert i"'}).json()
        assert found["hits"]
        assert all("sitert i" in hit["passage"]["text"].lower() for hit in found["hits"])

    @pytest.mark.parametrize(
        ("parameters", "word"),
        [
            ({"q": ""}, "tomt"),
            ({"q": "x" * 10_000}, "10000 tegn"),
            ({"q": "leder", "k": 0}, "k"),
            ({"q": "leder", "year": "snart"}, "year"),
            ({"q": "leder", "kind": "dikt"}, "kind"),
            ({}, "q"),
        ],
    )
    def test_says_what_is_wrong_with_a_request(
        self, handbook: TestClient, parameters: dict[str, str | int], word: str
    ) -> None:
        answer = handbook.get("/api/search", params=parameters)
        assert answer.status_code == 422
        assert answer.headers["content-type"] == "application/problem+json"
        assert word in answer.json()["detail"]


class TestAnswers:
    def test_quotes_word_for_word_with_a_citation(self, handbook: TestClient) -> None:
        answer = handbook.post("/api/answers", json={"question": QUESTION}).json()
        assert answer["status"] in {"answered", "weak_evidence"}
        assert answer["quotes"]
        for quote in answer["quotes"]:
            text = handbook.get(f"/api/documents/{quote['document_id']}/text").text
            assert text[quote["start"] : quote["end"]] == quote["text"]
            assert quote["citation"].startswith("(Funn, 2026")

    @pytest.mark.parametrize(
        "body",
        [{}, {"question": ""}, {"question": "x", "k": 0}, {"question": "x", "colour": "red"}],
    )
    def test_refuses_what_is_no_question(
        self, handbook: TestClient, body: dict[str, object]
    ) -> None:
        assert handbook.post("/api/answers", json=body).status_code == 422


class TestDocuments:
    def test_are_listed_and_read(self, handbook: TestClient) -> None:
        listed = handbook.get("/api/documents").json()["documents"]
        assert "handbok-soke" in [document["id"] for document in listed]
        for document in listed:
            read = handbook.get(f"/api/documents/{document['id']}").json()
            assert read["title"] == document["title"]
            assert read["sections"]

    def test_give_pages_with_both_numbers(self, handbook: TestClient) -> None:
        first = handbook.get("/api/documents/handbok-drifte/pages/1").json()
        second = handbook.get("/api/documents/handbok-drifte/pages/2").json()
        assert (first["number"], first["label"]) == (1, None)
        assert (second["number"], second["label"], second["label_origin"]) == (
            2, "1", "running_number",
        )  # fmt: skip
        assert "Legge inn dokumenter" in second["text"]

    def test_give_tables_with_their_cells(self, handbook: TestClient) -> None:
        (table,) = handbook.get("/api/documents/handbok-drifte").json()["tables"]
        assert table["header"] == ["Feil", "Årsak", "Det du gjør"]
        assert ["Modellen er byttet" in row for row in table["rows"]].count(True) == 1

    @pytest.mark.parametrize(
        "path",
        [
            "/api/documents/nobody",
            "/api/documents/nobody/text",
            "/api/documents/handbok-drifte/pages/99",
            "/api/passages/nothing",
            "/api/nowhere",
        ],
    )
    def test_that_are_not_there_are_a_404_with_a_reason(
        self, handbook: TestClient, path: str
    ) -> None:
        answer = handbook.get(path)
        assert answer.status_code == 404
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["detail"]

    def test_read_a_passage_by_its_id(self, handbook: TestClient) -> None:
        hit = handbook.get("/api/search", params={"q": QUESTION}).json()["hits"][0]
        assert handbook.get(f"/api/passages/{hit['passage']['id']}").json() == hit["passage"]


class TestTheServer:
    def test_is_up_and_ready(self, handbook: TestClient) -> None:
        assert handbook.get("/healthz").json()["status"] == "ok"
        assert handbook.get("/readyz").json()["documents"] == 5

    def test_documents_itself(self, handbook: TestClient) -> None:
        schema = handbook.get("/api/openapi.json").json()
        assert {"/api/search", "/api/answers", "/api/documents"} <= set(schema["paths"])
        assert schema["components"]["schemas"]["QuestionIn"]["properties"]["question"]["examples"]

    def test_shows_its_documentation_without_fetching_anything(self, handbook: TestClient) -> None:
        page = handbook.get("/docs").text
        addresses = re.findall(r'(?:src|href)="([^"]+)"', page)
        assert addresses
        assert all(address.startswith("/") for address in addresses)
        assert {handbook.get(address).status_code for address in addresses} == {200}

    def test_starts_without_an_index_and_says_how_to_make_one(self, tmp_path: Path) -> None:
        settings = Settings(
            manifest=ROOT / "corpus_manifest.yaml", home=tmp_path, embedder="hashing"
        )
        with TestClient(create_app(settings)) as client:
            assert client.get("/healthz").status_code == 200
            answer = client.get("/readyz")
        assert answer.status_code == 503
        assert "funn build" in answer.json()["detail"]
