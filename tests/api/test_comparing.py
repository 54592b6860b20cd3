"""One question to each document by itself: quotes of its own, or a gap that says so."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

QUESTION = "Hva betyr det at et sidetall er kjent?"
NOWHERE = "Hvor mange innbyggere har Trondheim kommune?"


def compare(client: TestClient, question: str, **more: object) -> dict[str, Any]:
    answer = client.post("/api/compare", json={"question": question, **more})
    assert answer.status_code == 200, answer.text
    shown: dict[str, Any] = answer.json()
    return shown


class TestComparing:
    def test_asks_every_document_once_in_the_order_of_the_manifest(
        self, handbook: TestClient
    ) -> None:
        listed = [d["id"] for d in handbook.get("/api/documents").json()["documents"]]
        compared = compare(handbook, QUESTION)
        assert [found["document"]["id"] for found in compared["documents"]] == listed

    def test_asks_only_the_documents_named_in_their_order(self, handbook: TestClient) -> None:
        chosen = ["handbook-ranking", "handbok-soke"]
        compared = compare(handbook, QUESTION, documents=chosen)
        assert [found["document"]["id"] for found in compared["documents"]] == chosen

    def test_quotes_each_document_from_itself_word_for_word(self, handbook: TestClient) -> None:
        compared = compare(handbook, QUESTION, k=2)
        quoted = [found for found in compared["documents"] if found["quotes"]]
        assert quoted
        for found in quoted:
            name = found["document"]["id"]
            text = handbook.get(f"/api/documents/{name}/text").text
            assert len(found["quotes"]) <= 2
            for quote in found["quotes"]:
                assert quote["document_id"] == name
                assert text[quote["start"] : quote["end"]] == quote["text"]

    def test_shows_a_gap_as_a_gap_with_the_nearest_place(self, handbook: TestClient) -> None:
        compared = compare(handbook, NOWHERE)
        assert compared["message"] == "Funnet i 0 av 5 dokumenter."
        for found in compared["documents"]:
            assert (found["status"], found["quotes"]) == ("no_evidence", [])
            assert found["message"].startswith("ikke funnet – beste treff ")
            assert found["message"].endswith(", under grensen")
            assert found["best_hit"]["citation"].startswith("(Funn, 2026")
            assert found["best_hit"]["start"] < found["best_hit"]["end"]

    def test_words_the_gap_in_the_language_of_the_question(self, handbook: TestClient) -> None:
        (found,) = compare(
            handbook, "How many people live in the city of Trondheim?", documents=["handbok-soke"]
        )["documents"]
        assert found["message"].startswith("not found – the best hit is ")

    def test_judges_each_document_by_itself(self, handbook: TestClient) -> None:
        found = {f["document"]["id"]: f for f in compare(handbook, QUESTION)["documents"]}
        alone = compare(handbook, QUESTION, documents=["handbok-sitere"])["documents"][0]
        assert found["handbok-sitere"]["probability"] == alone["probability"]
        assert len({f["probability"] for f in found.values()}) > 1

    def test_carries_a_receipt_that_gives_the_same_when_it_is_run_again(
        self, handbook: TestClient
    ) -> None:
        compared = compare(handbook, QUESTION)
        receipt = compared["receipt"]
        assert receipt["kind"] == "comparison"
        assert receipt["filters"]["documents"] == [
            f["document"]["id"] for f in compared["documents"]
        ]
        assert len(receipt["quotes"]) == sum(len(f["quotes"]) for f in compared["documents"])
        again = handbook.post("/api/receipts/rerun", json={"receipt": receipt}).json()
        assert (again["same"], again["differences"]) == (True, [])

    def test_keeps_personal_data_out_of_its_receipt_until_confirmed(
        self, handbook: TestClient
    ) -> None:
        asked = f"{QUESTION} Spør ola@example.org"
        masked, kept = (
            compare(handbook, asked, confirm=confirm)["receipt"] for confirm in (False, True)
        )
        assert (masked["masked"], "ola@" in masked["question"]) == (True, False)
        assert (kept["masked"], kept["question"]) == (False, asked)

    @pytest.mark.parametrize(
        ("body", "status"),
        [
            ({"question": QUESTION, "documents": ["nobody"]}, 404),
            ({"question": ""}, 422),
            ({"question": QUESTION, "k": 0}, 422),
            ({"question": QUESTION, "colour": "red"}, 422),
        ],
    )
    def test_says_what_is_wrong(
        self, handbook: TestClient, body: dict[str, object], status: int
    ) -> None:
        answer = handbook.post("/api/compare", json=body)
        assert answer.status_code == status
        assert answer.json()["detail"]
