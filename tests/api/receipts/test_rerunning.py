"""Receipts: the same search again gives the same, bit for bit, or says what differs."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from api.receipts.rerunning import compare
from api.receipts.texts import receipt_csv, receipt_text
from api.schemas.receipts import ReceiptOut, ShownQuote
from api.views.receipts import rule_digests, with_chosen
from tests.commands import funn, funn_here
from tests.workplace import LATER, LEADER, Workplace


@pytest.fixture
def receipt(handbook: TestClient) -> dict[str, Any]:
    """The receipt of one question to the handbook."""
    return answer_to(handbook, "Hva betyr det at et sidetall er kjent?")["receipt"]


def answer_to(client: TestClient, question: str, **more: Any) -> dict[str, Any]:
    """The answer over HTTP, without what the clock says."""
    answer: dict[str, Any] = client.post("/api/answers", json={"question": question, **more}).json()
    del answer["took_ms"], answer["receipt"]["asked"]
    answer["receipt"]["asked"] = "2026-01-01T00:00:00+00:00"
    return answer


def rerun(client: TestClient, receipt: dict[str, Any], against: str = "same") -> Any:
    return client.post("/api/receipts/rerun", json={"receipt": receipt, "against": against})


@pytest.fixture
def workplace(tmp_path: Path) -> Workplace:
    return Workplace(tmp_path)


@pytest.fixture
def client(workplace: Workplace) -> Iterator[TestClient]:
    with workplace.client() as client:
        yield client


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
        for wrong in ({}, receipt | {"version": 2}, receipt | {"k": 10_000}, receipt | {"x": 1}):
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


class TestPersonData:
    NUMBER = "987 65 432"

    def test_is_masked_and_warned_of_without_being_repeated(self, handbook: TestClient) -> None:
        question = f"Hva gjelder for {self.NUMBER} og kari@nav.no?"
        answer = handbook.post("/api/answers", json={"question": question}).json()
        assert [w["kind"] for w in answer["warnings"]] == ["phone", "email"]
        first = answer["warnings"][0]
        assert question[first["start"] : first["end"]] == self.NUMBER
        assert self.NUMBER not in json.dumps(answer["warnings"])
        assert answer["receipt"]["question"] == "Hva gjelder for [phone] og [email]?"
        assert answer["receipt"]["masked"] is True

    def test_is_kept_when_confirmed(self, handbook: TestClient) -> None:
        question = f"Hva gjelder for {self.NUMBER}?"
        body = {"question": question, "confirm": True}
        receipt = handbook.post("/api/answers", json=body).json()["receipt"]
        assert (receipt["question"], receipt["masked"]) == (question, False)
        assert rerun(handbook, receipt).json()["same"] is True

    def test_in_a_filter_is_masked_too(self, handbook: TestClient) -> None:
        body = {"question": "sidetall", "filters": {"authors": ["kari@nav.no"]}}
        receipt = handbook.post("/api/answers", json=body).json()["receipt"]
        assert receipt["filters"]["authors"] == ["[email]"]
        assert receipt["masked"] is True

    def test_cannot_be_re_run_once_masked(self, handbook: TestClient) -> None:
        body = {"question": f"Hva gjelder for {self.NUMBER}?"}
        receipt = handbook.post("/api/answers", json=body).json()["receipt"]
        refused = rerun(handbook, receipt)
        assert refused.status_code == 422
        assert "Kvitteringen har ikke med spørsmålet" in refused.json()["detail"]


class TestOnPaper:
    @pytest.mark.parametrize(
        ("locale", "words"),
        [
            ("nb", ["Søkekvittering", "Spørsmål: Hva betyr"]),
            ("nn", ["Søkjekvittering", "Sannsyn for svar"]),
            ("en", ["Search receipt", "Question: Hva betyr"]),
        ],
    )
    def test_is_written_in_three_languages(
        self, handbook: TestClient, receipt: dict[str, Any], locale: str, words: list[str]
    ) -> None:
        body = {"receipt": receipt, "locale": locale}
        text = handbook.post("/api/receipts/text", json=body).text
        assert all(word in text for word in words)
        assert receipt["generation"] in text
        assert receipt["quotes"][0]["sha256"][:12] in text

    def test_is_a_table_with_one_line_for_each_thing_shown(self, receipt: dict[str, Any]) -> None:
        read = ReceiptOut.model_validate(receipt)
        lines = receipt_csv(with_chosen(read, [])).splitlines()
        assert lines[0].startswith("kind,rank,document")
        assert len(lines) == 1 + len(read.passages) + len(read.quotes)

    def test_text_is_one_fact_a_line_whatever_was_asked(self, receipt: dict[str, Any]) -> None:
        read = ReceiptOut.model_validate(receipt | {"question": "en\nSpørsmål: to\r\n\ttre"})
        text = receipt_text(read, "nb")
        assert [line for line in text.splitlines() if line.startswith("Spørsmål")] == [
            "Spørsmål: en Spørsmål: to tre"
        ]

    def test_stands_in_the_export_with_what_was_chosen(self, handbook: TestClient) -> None:
        answer = answer_to(handbook, "Hva betyr det at et sidetall er kjent?")
        quote = answer["quotes"][0]
        body = {
            "quotes": [{key: quote[key] for key in ("document_id", "start", "end", "text")}],
            "receipt": answer["receipt"],
        }
        written = docx.Document(io.BytesIO(handbook.post("/api/export", json=body).content))
        rows = {row.cells[0].text: row.cells[1].text for row in written.tables[0].rows}
        assert rows["Spørsmål"] == "Hva betyr det at et sidetall er kjent?"
        assert rows["Valgte sitater"].startswith(f"1; {quote['document_id']} {quote['start']}–")
        assert rows["Indeks"] == answer["receipt"]["generation"]


class TestTheCommand:
    def test_prints_runs_and_takes_an_answer_for_its_receipt(
        self, workplace: Workplace, client: TestClient, tmp_path: Path
    ) -> None:
        answer = client.post("/api/answers", json={"question": "Hva betyr bakgrunn?"}).json()
        saved = tmp_path / "answer.json"
        saved.write_text(json.dumps(answer), "utf-8")

        def run(*options: str) -> tuple[int, str, str]:
            done = funn_here(workplace.home, "rerun", str(saved), *options, **workplace.environment)
            return done.returncode, done.stdout, done.stderr

        assert run("--text", "--locale", "nn")[1].startswith("Søkjekvittering")
        assert run("--csv")[1].startswith("kind,rank")
        code, out, _ = run("--json")
        assert (code, json.loads(out)["same"]) == (0, True)
        workplace.replace(LATER)
        code, out, _ = run("--live")
        assert code == 1
        assert "Samlingens sjekksum" in out

    @pytest.mark.parametrize("content", ["", "{", "[]", "7", '{"receipt": {}}', "\x00"])
    def test_says_in_one_line_that_a_file_holds_none(
        self, workplace: Workplace, tmp_path: Path, content: str
    ) -> None:
        saved = tmp_path / "receipt.json"
        saved.write_text(content, "utf-8")
        done = funn_here(workplace.home, "rerun", str(saved), **workplace.environment)
        assert done.returncode == 1
        assert "receipt.json" in done.stderr
        assert "Traceback" not in done.stderr
