"""Receipts on paper, masked where they hold personal data, and by command."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import docx
import pytest
from fastapi.testclient import TestClient

from api.receipts.texts import receipt_csv, receipt_text
from api.schemas.receipts import ReceiptOut
from api.views.receipts import with_chosen
from tests.api.receipts.conftest import answer_to, rerun
from tests.commands import funn_here
from tests.workplace import LATER, Workplace


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
