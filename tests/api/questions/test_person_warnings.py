"""Personal data in a question: warned of, never repeated, and refused in an address."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from api.questions.person_data import mask
from api.questions.person_warnings import warnings_of

QUESTION = "Hva gjelder for bruker på 987 65 432?"


class TestWarnings:
    @pytest.mark.parametrize(
        ("question", "words"),
        [
            ("Hva skal jeg gjøre når hun skriver fra kari@nav.no?", "en e-postadresse"),
            ("Kva skal eg gjere når ho skriv frå kari@nav.no?", "ei e-postadresse"),
            ("What should I do when she writes from kari@nav.no?", "an e-mail address"),
        ],
    )
    def test_speak_the_language_of_the_question(self, question: str, words: str) -> None:
        (warning,) = warnings_of(question)
        assert words in warning.message
        assert question[warning.start : warning.end] == "kari@nav.no"
        assert "kari" not in warning.message

    def test_are_none_for_an_ordinary_question(self) -> None:
        assert warnings_of("Hva sier rapporten fra 2016 om kontorer med 20–50 ansatte?") == []


class TestMask:
    def test_leaves_only_the_kind(self) -> None:
        assert (
            mask("Ring 987 65 432 eller skriv til a@b.no.")
            == "Ring [phone] eller skriv til [email]."
        )
        assert mask("Ingen ting her") == "Ingen ting her"


class TestOverHttp:
    def test_an_address_with_personal_data_is_refused_with_what_to_do(
        self, handbook: TestClient
    ) -> None:
        answer = handbook.get("/api/search", params={"q": QUESTION})
        assert answer.status_code == 422
        assert answer.headers["content-type"] == "application/problem+json"
        problem = answer.json()
        assert [warning["kind"] for warning in problem["warnings"]] == ["phone"]
        assert "POST /api/search" in problem["detail"]
        assert "confirm=true" in problem["detail"]
        assert "987" not in answer.text

    def test_a_filter_in_the_address_is_looked_at_too(self, handbook: TestClient) -> None:
        answer = handbook.get("/api/search", params={"q": "leder", "author": "kari@nav.no"})
        assert answer.status_code == 422
        assert "kari" not in answer.text

    def test_confirmed_or_in_the_body_it_is_answered_with_a_warning(
        self, handbook: TestClient
    ) -> None:
        by_address = handbook.get("/api/search", params={"q": QUESTION, "confirm": True}).json()
        by_body = handbook.post("/api/search", json={"question": QUESTION}).json()
        assert by_address["hits"] == by_body["hits"]
        assert [warning["kind"] for warning in by_body["warnings"]] == ["phone"]
