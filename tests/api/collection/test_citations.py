"""A collection cited whole, the styles there are, and drafts that come as files."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
from fastapi.testclient import TestClient

from api.citations.styles import STYLES
from api.quote_check.drafts.draft_files import MAX_DRAFT_BYTES


@pytest.fixture(scope="module")
def quote(handbook: TestClient) -> dict[str, Any]:
    """A passage of the handbook, as a collection holds it."""
    hit = handbook.get("/api/search", params={"q": "sidetall"}).json()["hits"][0]
    return {key: hit["passage"][key] for key in ("document_id", "start", "end", "text")}


def cited(client: TestClient, *quotes: dict[str, Any], **more: Any) -> dict[str, Any]:
    answer = client.post("/api/quotes/citations", json={"quotes": list(quotes), **more})
    assert answer.status_code == 200, answer.text
    whole: dict[str, Any] = answer.json()
    return whole


class TestCitingACollection:
    def test_gives_each_quote_its_place_and_citation(
        self, handbook: TestClient, quote: dict[str, Any]
    ) -> None:
        (found,) = cited(handbook, quote)["quotes"]
        assert {key: found[key] for key in quote} == quote
        assert found["citation"].startswith("(")
        assert found["passage_id"]
        assert found["document_title"]

    def test_leaves_a_gap_where_the_words_are_gone(
        self, handbook: TestClient, quote: dict[str, Any]
    ) -> None:
        stale, homeless = quote | {"text": "Noe annet."}, quote | {"document_id": "nobody"}
        whole = cited(handbook, stale, quote, homeless)
        assert [found is None for found in whole["quotes"]] == [True, False, True]
        assert len(whole["references"]) == 1

    def test_numbers_references_only_in_a_numeric_style(
        self, handbook: TestClient, quote: dict[str, Any]
    ) -> None:
        numbers = [
            cited(handbook, quote, style=style)["references"][0]["number"]
            for style in ("apa", "vancouver")
        ]
        assert numbers == [None, 1]

    def test_refuses_a_style_that_is_not_there(
        self, handbook: TestClient, quote: dict[str, Any]
    ) -> None:
        body = {"quotes": [quote], "style": "hus"}
        assert handbook.post("/api/quotes/citations", json=body).status_code == 422


class TestStyles:
    def test_are_all_listed_with_an_example(self, handbook: TestClient) -> None:
        listed = handbook.get("/api/styles").json()
        assert [style["id"] for style in listed["styles"]] == list(STYLES)
        assert listed["default"] in STYLES
        assert [style["label"] for style in listed["styles"]] == [s.label for s in STYLES.values()]
        assert all("12" in style["example"] for style in listed["styles"])

    def test_speak_the_language_asked_for(self, handbook: TestClient) -> None:
        said = {
            locale: handbook.get("/api/styles", params={"locale": locale}).json()["styles"][0]
            for locale in ("nb", "en")
        }
        assert said["nb"]["example"] != said["en"]["example"]


def sent(client: TestClient, content: bytes, ending: str) -> Any:
    return client.post(
        "/api/quotes/check/file",
        params={"ending": ending},
        content=content,
        headers={"content-type": "application/octet-stream"},
    )


class TestDraftsThatAreFiles:
    def test_are_checked_as_pasted_text_is(
        self, handbook: TestClient, quote: dict[str, Any]
    ) -> None:
        words = " ".join(quote["text"].split()[:12])
        draft = f"Slik: «{words}» (Funn, 2026)."
        pasted = handbook.post("/api/quotes/check", json={"text": draft}).json()
        answer = sent(handbook, draft.encode(), "md")
        assert answer.status_code == 200
        assert answer.json() == pasted
        assert len(pasted["results"]) == 1

    def test_may_be_word_files(self, handbook: TestClient) -> None:
        document, file = docx.Document(), io.BytesIO()
        document.add_paragraph("Som det står: «Flodhesten danset tango hele den lange natten».")
        document.save(file)
        (found,) = sent(handbook, file.getvalue(), "DOCX").json()["results"]
        assert found["verdict"] == "not_found"

    @pytest.mark.parametrize(
        ("content", "ending", "status"),
        [
            (b"x", "xlsx", 415),
            (b"no Word file", "docx", 400),
            (b"x", "../md", 422),
            (b"x" * (MAX_DRAFT_BYTES + 1), "txt", 422),
            ("x " * 260_000, "txt", 422),
        ],
        ids=["kind", "broken", "path", "bytes", "characters"],
    )
    def test_are_refused_with_a_reason(
        self, handbook: TestClient, content: bytes | str, ending: str, status: int
    ) -> None:
        content = content.encode() if isinstance(content, str) else content
        answer = sent(handbook, content, ending)
        assert answer.status_code == status
        assert answer.json()["detail"]
