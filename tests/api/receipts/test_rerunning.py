"""Receipts: the same search again gives the same, bit for bit, or says what differs."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from api.receipts.rerunning import compare
from api.schemas.receipts import ReceiptOut, ShownQuote
from api.views.receipts import rule_digests
from tests.api.receipts.conftest import answer_to, rerun
from tests.commands import funn
from tests.workplace import LATER, LEADER, Workplace


class TestAReceipt:
    def test_tells_what_was_asked_and_of_what(self, handbook: TestClient) -> None:
        body = {"question": "sidetall year:2020-2030", "k": 4, "filters": {"languages": ["nb"]}}
        receipt = handbook.post("/api/answers", json=body).json()["receipt"]
        assert (receipt["question"], receipt["k"]) == ("sidetall year:2020-2030", 4)
        assert receipt["filters"]["years"] == "2020-2030"
        assert receipt["filters"]["languages"] == ["nb"]
        ready = handbook.get("/readyz").json()
        assert receipt["generation"] == ready["generation"]
        assert receipt["rules"].keys() >= {"thesaurus", "fusion", "abstention"}
        assert all(len(digest) == 64 for digest in receipt["rules"].values())
        assert len(receipt["corpus"]) == 64
        assert receipt["analyzer"]
        assert receipt["model"].startswith("multilingual-e5-small@")

    def test_tells_what_was_shown_in_order(self, handbook: TestClient) -> None:
        answer = answer_to(handbook, "Hva betyr det at et sidetall er kjent?")
        shown = answer["receipt"]
        assert [p["id"] for p in shown["passages"]] == [h["passage"]["id"] for h in answer["hits"]]
        assert answer["quotes"]
        for place, quote in zip(shown["quotes"], answer["quotes"], strict=True):
            assert (place["start"], place["end"]) == (quote["start"], quote["end"])
            assert place["sha256"] == hashlib.sha256(quote["text"].encode()).hexdigest()

    def test_is_small_and_repeats_no_quote(self, handbook: TestClient) -> None:
        answer = answer_to(handbook, "Hva betyr det at et sidetall er kjent?")
        written = json.dumps(answer["receipt"])
        assert len(written) < 6000
        assert not any(quote["text"] in written for quote in answer["quotes"])

    def test_digests_change_with_what_they_are_of(self) -> None:
        assert len(set(rule_digests().values())) == len(rule_digests())


class TestRerun:
    def test_gives_the_same_answer_bit_for_bit(self, handbook: TestClient) -> None:
        first = answer_to(handbook, "Hva betyr det at et sidetall er kjent?", k=7)
        again = answer_to(handbook, "Hva betyr det at et sidetall er kjent?", k=7)
        assert json.dumps(first, sort_keys=True) == json.dumps(again, sort_keys=True)
        done = rerun(handbook, first["receipt"]).json()
        assert (done["same"], done["differences"]) == (True, [])
        assert done["receipt"]["passages"] == first["receipt"]["passages"]

    @pytest.mark.parametrize(
        "question",
        [
            '"sitert i" -bilde type:webpage', "page numbers year:2026", "xyzzy", "voice:author",
            "Korleis blir sidetal rekna ut? language:nb",
        ],
    )  # fmt: skip
    def test_understands_the_query_language_again(
        self, handbook: TestClient, question: str
    ) -> None:
        body = {"question": question, "filters": {"collections": ["handbook"]}}
        answer = handbook.post("/api/answers", json=body).json()
        done = rerun(handbook, answer["receipt"]).json()
        assert (done["same"], done["differences"]) == (True, [])

    def test_is_the_same_in_another_process(
        self, handbook_home: Path, receipt: dict[str, Any], tmp_path: Path
    ) -> None:
        saved = tmp_path / "receipt.json"
        saved.write_text(json.dumps(receipt), "utf-8")
        done = funn(handbook_home, "rerun", str(saved), PYTHONHASHSEED="7")
        assert done.returncode == 0, done.stdout + done.stderr
        assert "nøyaktig det samme" in done.stdout

    def test_uses_the_generation_of_the_receipt_while_it_is_kept(
        self, workplace: Workplace, client: TestClient
    ) -> None:
        receipt = answer_to(client, "Hva betyr lederens bakgrunn?")["receipt"]
        workplace.replace(LATER)
        assert client.get("/readyz").json()["generation"] != receipt["generation"]
        assert rerun(client, receipt).json()["same"] is True
        live = rerun(client, receipt, "live").json()
        assert live["same"] is False
        assert {"generation", "corpus"} <= {d["what"] for d in live["differences"]}
        assert live["lost_passages"]
        assert live["message"].startswith("Søket gir ikke det samme nå")

    def test_names_what_to_put_back_when_the_generation_is_gone(
        self, workplace: Workplace, client: TestClient
    ) -> None:
        receipt = answer_to(client, "Hva betyr lederens bakgrunn?")["receipt"]
        for text in (LATER, LATER + "Mer.\n"):
            workplace.replace(text)
        gone = rerun(client, receipt)
        assert gone.status_code == 410
        assert gone.headers["content-type"] == "application/problem+json"
        assert receipt["generation"] in gone.json()["detail"]
        assert "funn build" in gone.json()["detail"]
        assert "--live" in gone.json()["detail"]

    def test_takes_a_generation_built_from_the_same_for_the_one_that_is_gone(
        self, workplace: Workplace, client: TestClient
    ) -> None:
        receipt = answer_to(client, "Hva betyr lederens bakgrunn?")["receipt"]
        for text in (LATER, LATER + "Mer.\n", LEADER):
            workplace.replace(text)
        done = rerun(client, receipt).json()
        assert done["same"] is True
        assert [d["what"] for d in done["differences"]] == ["generation"]

    @pytest.mark.parametrize("name", ["../..", "/etc", ".", "", "..\\..", "nobody\x00"])
    def test_opens_no_folder_but_those_of_generations(self, client: TestClient, name: str) -> None:
        receipt = answer_to(client, "Hva betyr lederens bakgrunn?")["receipt"]
        outside = receipt | {"generation": name, "corpus": "0" * 64}
        assert rerun(client, outside).status_code == 410

    def test_refuses_what_is_no_receipt(self, client: TestClient) -> None:
        receipt = answer_to(client, "Hva betyr lederens bakgrunn?")["receipt"]
        wrong_fields: list[dict[str, Any]] = [{"version": 2}, {"k": 10_000}, {"x": 1}]
        for wrong in ({}, *(receipt | fields for fields in wrong_fields)):
            assert rerun(client, wrong).status_code == 422

    def test_says_what_a_damaged_generation_needs(
        self, workplace: Workplace, client: TestClient
    ) -> None:
        receipt = answer_to(client, "Hva betyr lederens bakgrunn?")["receipt"]
        workplace.replace(LATER)
        shutil.rmtree(workplace.home / "index" / receipt["generation"])
        assert rerun(client, receipt).status_code == 410


class TestComparing:
    def test_finds_what_is_gone_and_what_is_new(self, receipt: dict[str, Any]) -> None:
        then = ReceiptOut.model_validate(receipt)
        stranger = ShownQuote(document_id="x", passage_id=None, start=0, end=1, sha256="0" * 64)
        now = then.model_copy(update={"quotes": [*then.quotes[1:], stranger], "probability": 0.5})
        done = compare(then, now)
        assert (done.same, done.lost_quotes, done.new_quotes) == (
            False, then.quotes[:1], [stranger],
        )  # fmt: skip
        assert [d.what for d in done.differences] == ["probability"]

    def test_takes_no_change_of_order_for_the_same(self, receipt: dict[str, Any]) -> None:
        then = ReceiptOut.model_validate(receipt)
        now = then.model_copy(update={"passages": then.passages[::-1]})
        assert compare(then, now).same is False

    @hypothesis_settings(max_examples=50)
    @given(score=st.floats(allow_nan=False, allow_infinity=False))
    def test_survives_being_written_and_read(self, score: float) -> None:
        written = json.dumps({"id": "p", "score": score})
        assert json.loads(written)["score"] == score
