"""A document's pages in one call, and any stretch of its text as a quote."""

from __future__ import annotations

from itertools import pairwise

import pytest
from fastapi.testclient import TestClient

PDF = "handbok-drifte"


class TestThePagesOfADocument:
    def test_are_listed_with_both_their_numbers(self, handbook: TestClient) -> None:
        listed = handbook.get(f"/api/documents/{PDF}/pages").json()
        assert [page["number"] for page in listed["pages"]] == [1, 2, 3]
        assert [page["label"] for page in listed["pages"]] == [None, "1", "2"]
        assert all(page["width"] and page["height"] for page in listed["pages"])

    def test_own_the_text_in_order_and_without_overlap(self, handbook: TestClient) -> None:
        listed = handbook.get(f"/api/documents/{PDF}/pages").json()
        text = handbook.get(f"/api/documents/{PDF}/text").text
        spans = listed["spans"]
        assert all(span["start"] < span["end"] <= len(text) for span in spans)
        assert all(a["end"] <= b["start"] for a, b in pairwise(spans))
        assert {span["page"] for span in spans} == {1, 2, 3}

    def test_are_none_where_the_format_has_none(self, handbook: TestClient) -> None:
        assert handbook.get("/api/documents/handbok-soke/pages").json()["pages"] == []


class TestAStretchAsAQuote:
    def test_is_the_canonical_slice_with_its_citation(self, handbook: TestClient) -> None:
        text = handbook.get(f"/api/documents/{PDF}/text").text
        asked: dict[str, str | int] = {"start": 100, "end": 190}
        quote = handbook.get(f"/api/documents/{PDF}/quote", params=asked).json()
        assert quote["text"] == text[100:190]
        assert quote["citation"] == "(Funn, 2026, s. 1)"
        assert quote["pages"]["first"] == 2
        assert quote["pages"]["first_label"] == "1"

    def test_is_cited_in_the_language_that_is_asked_for(self, handbook: TestClient) -> None:
        asked: dict[str, str | int] = {"start": 100, "end": 190, "locale": "en"}
        quote = handbook.get(f"/api/documents/{PDF}/quote", params=asked).json()
        assert quote["citation"] == "(Funn, 2026, p. 1)"

    @pytest.mark.parametrize(
        ("asked", "word"),
        [
            ({"start": 5, "end": 5}, "ingen tekst fra 5 til 5"),
            ({"start": 5, "end": 10_000_000}, "tegn"),
            ({"start": 5, "end": 50, "style": "finnes-ikke"}, "finnes-ikke"),
        ],
    )
    def test_is_refused_where_there_is_none(
        self, handbook: TestClient, asked: dict[str, str | int], word: str
    ) -> None:
        answer = handbook.get(f"/api/documents/{PDF}/quote", params=asked)
        assert answer.status_code == 422
        assert word in answer.json()["detail"]

    def test_of_an_unknown_document_is_not_found(self, handbook: TestClient) -> None:
        asked = {"start": 0, "end": 9}
        assert handbook.get("/api/documents/finnes-ikke/quote", params=asked).status_code == 404
