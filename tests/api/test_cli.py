"""The command: for people and for scripts, with errors in one line and no traceback."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.commands.showing import show_answer
from api.schemas.answers import AnswerOut
from ingest.store import CorpusStore
from tests.commands import ROOT, funn, funn_here

MANIFEST = """\
version: 1
documents:
  - {id: a-doc, file: a.md, title: A, issued: 2020, author: [{family: Ås}]}
  - {id: b-doc, file: b.md, title: B, issued: 2021}
"""
TEXT = "# Innledning\n\nKontoret har tolv ansatte. De fleste er sosionomer.\n"


@pytest.fixture
def workplace(tmp_path: Path) -> dict[str, str]:
    """A manifest with two small documents and the hashing embedder."""
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.md").write_text(TEXT, "utf-8")
    (tmp_path / "corpus" / "b.md").write_text(
        "# Funn\n\nLederen har bakgrunn fra kommunen.\n", "utf-8"
    )
    manifest = tmp_path / "corpus_manifest.yaml"
    manifest.write_text(MANIFEST, "utf-8")
    return {"FUNN_MANIFEST": str(manifest), "FUNN_EMBEDDER": "hashing"}


def run(
    tmp_path: Path, environment: dict[str, str], *arguments: str
) -> subprocess.CompletedProcess[str]:
    return funn_here(tmp_path / "home", *arguments, **environment)


def build(tmp_path: Path, environment: dict[str, str]) -> None:
    done = run(tmp_path, environment, "build", "--workers", "1")
    assert done.returncode == 0, done.stdout + done.stderr


class TestHelp:
    def test_loads_nothing_heavy(self) -> None:
        code = (
            "import sys, api.cli; "
            "heavy = {'torch', 'faiss', 'fastapi', 'numpy', 'pdfplumber'}; "
            "print(sorted(heavy & set(sys.modules)))"
        )
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True
        )
        assert done.stdout.strip() == "[]"

    def test_names_every_command(self, tmp_path: Path) -> None:
        shown = funn(tmp_path, "--help").stdout
        for command in ("build", "ingest", "index", "search", "ask", "serve", "doctor", "eval"):
            assert command in shown


class TestBuild:
    def test_reads_and_indexes_then_has_nothing_to_do(
        self, tmp_path: Path, workplace: dict[str, str]
    ) -> None:
        first = json.loads(run(tmp_path, workplace, "build", "--json", "-j", "1").stdout)
        assert [d["status"] for d in first["ingest"]["documents"]] == ["read", "read"]
        assert first["index"]["built"]
        second = json.loads(run(tmp_path, workplace, "build", "--json", "-j", "1").stdout)
        assert [d["status"] for d in second["ingest"]["documents"]] == ["unchanged"] * 2
        assert (second["index"]["built"], second["index"]["encoded"]) == (False, 0)

    def test_encodes_only_what_changed(self, tmp_path: Path, workplace: dict[str, str]) -> None:
        build(tmp_path, workplace)
        (tmp_path / "corpus" / "a.md").write_text(
            TEXT + "\n# Metode\n\nVi intervjuet ti ansatte.\n", "utf-8"
        )
        again = json.loads(run(tmp_path, workplace, "build", "--json", "-j", "1").stdout)
        assert [d["status"] for d in again["ingest"]["documents"]] == ["read", "unchanged"]
        # The new section's passage and its one sentence.
        assert again["index"]["encoded"] == 2

    def test_forgets_a_document_that_left_the_manifest(
        self, tmp_path: Path, workplace: dict[str, str]
    ) -> None:
        build(tmp_path, workplace)
        Path(workplace["FUNN_MANIFEST"]).write_text(
            MANIFEST.rpartition("  - {id: b-doc")[0], "utf-8"
        )
        refused = run(tmp_path, workplace, "build", "--json", "-j", "1")
        assert refused.returncode == 1
        assert "--allow-removal" in refused.stderr
        allowed = ("build", "--json", "-j", "1", "--allow-removal")
        again = json.loads(run(tmp_path, workplace, *allowed).stdout)
        assert [d["status"] for d in again["ingest"]["documents"]] == ["unchanged", "removed"]
        assert again["index"]["passages"] == 1

    def test_says_which_file_is_missing_and_goes_on(
        self, tmp_path: Path, workplace: dict[str, str]
    ) -> None:
        (tmp_path / "corpus" / "b.md").unlink()
        done = run(tmp_path, workplace, "build", "-j", "1")
        assert done.returncode == 0
        assert "b.md: Fant ikke filen. Legg den i" in " ".join(done.stdout.split())

    def test_keeps_a_document_whose_file_is_gone_and_exits_1(
        self, tmp_path: Path, workplace: dict[str, str]
    ) -> None:
        build(tmp_path, workplace)
        (tmp_path / "corpus" / "b.md").unlink()
        done = run(tmp_path, workplace, "build", "--json", "-j", "1")
        report = json.loads(done.stdout)
        assert done.returncode == 1
        assert [d["status"] for d in report["ingest"]["documents"]] == ["unchanged", "kept"]
        assert report["index"]["passages"] == 2
        doctor = run(tmp_path, workplace, "doctor")
        assert doctor.returncode == 1
        assert "b-doc" in doctor.stdout

    def test_publishes_no_index_over_half_an_ingest(
        self, tmp_path: Path, workplace: dict[str, str]
    ) -> None:
        build(tmp_path, workplace)
        live = (tmp_path / "home" / "index" / "CURRENT").read_text()
        CorpusStore(tmp_path / "home" / "corpus.db").begin_ingest()
        done = run(tmp_path, workplace, "index")
        assert done.returncode == 1
        assert "avbrutt" in done.stderr
        assert "avbrutt" in run(tmp_path, workplace, "doctor").stdout
        assert (tmp_path / "home" / "index" / "CURRENT").read_text() == live

    @pytest.mark.parametrize("content", [b"", b"\x00\x01\x02" * 200])
    def test_reports_an_unreadable_file_and_exits_1(
        self, tmp_path: Path, workplace: dict[str, str], content: bytes
    ) -> None:
        (tmp_path / "corpus" / "b.md").write_bytes(content)
        done = run(tmp_path, workplace, "build", "--json", "-j", "1")
        report = json.loads(done.stdout)
        assert done.returncode == 1
        assert [d["status"] for d in report["ingest"]["documents"]] == ["read", "failed"]
        assert report["index"]["passages"] == 1


class TestAsking:
    def test_prints_hits_and_json(self, tmp_path: Path, workplace: dict[str, str]) -> None:
        build(tmp_path, workplace)
        shown = funn(tmp_path / "home", "search", "sosionomer", **workplace)
        assert shown.returncode == 0
        assert "(Ås, 2020" in shown.stdout
        found = json.loads(run(tmp_path, workplace, "search", "sosionomer", "--json").stdout)
        assert found["hits"][0]["document"]["id"] == "a-doc"

    def test_says_how_to_get_an_index(self, tmp_path: Path, workplace: dict[str, str]) -> None:
        done = funn(tmp_path / "home", "ask", "Hvor mange?", **workplace)
        assert done.returncode == 1
        assert "funn build" in done.stderr
        assert "Traceback" not in done.stderr

    @pytest.mark.parametrize("question", ["", "x" * 10_000])
    def test_refuses_what_is_no_question(
        self, tmp_path: Path, workplace: dict[str, str], question: str
    ) -> None:
        done = run(tmp_path, workplace, "ask", question)
        assert (done.returncode, "Traceback" in done.stderr) == (1, False)
        assert "Søket" in done.stderr

    def test_refuses_an_index_of_another_model(
        self, tmp_path: Path, workplace: dict[str, str]
    ) -> None:
        build(tmp_path, workplace)
        meta = next((tmp_path / "home" / "index").glob("*/meta.json"))
        meta.write_text(meta.read_text("utf-8").replace("hashing@1", "another@1"), "utf-8")
        done = run(tmp_path, workplace, "ask", "Hvor mange ansatte?")
        assert done.returncode == 1
        assert "another@1" in done.stderr
        assert "funn build" in done.stderr


class TestShowing:
    """What people read in a terminal, or in a file that the output was sent to."""

    def test_an_answer_names_its_documents_and_says_what_was_done_to_the_question(
        self, handbook: TestClient, capsys: pytest.CaptureFixture[str]
    ) -> None:
        asked = {"question": "Hvordan siterer jeg en side?"}
        answer = AnswerOut.model_validate(handbook.post("/api/answers", json=asked).json())
        titles = {hit.document.id: hit.document.title for hit in answer.hits}
        show_answer(answer.model_copy(update={"notes": ["Det er søkt etter noe annet også."]}))
        shown = " ".join(capsys.readouterr().out.split())
        assert answer.quotes
        for quote in answer.quotes:
            assert " › ".join([titles[quote.document_id], *quote.section]) in shown
            assert quote.citation_note is None or quote.citation_note in shown
        assert "Det er søkt etter noe annet også." in shown

    def test_a_checked_draft_needs_no_colours(
        self, tmp_path: Path, workplace: dict[str, str]
    ) -> None:
        asked = "Vi intervjuet ti ansatte på hvert av de seks kontorene"
        (tmp_path / "corpus" / "a.md").write_text(f"# Metode\n\n{asked} i regionen.\n", "utf-8")
        build(tmp_path, workplace)
        leader = "Lederen har bakgrunn fra kommunen."
        draft = tmp_path / "draft.md"
        draft.write_text(
            f"«{leader.replace('kommunen', 'staten')}» og «{asked}. {leader}»", "utf-8"
        )
        shown = " ".join(run(tmp_path, workplace, "check-quotes", str(draft)).stdout.split())
        assert "fra [-staten-] {+kommunen+}" in shown
        assert f"«{asked}»: a-doc › Metode" in shown
        assert "Sitater sjekket: 2." in shown

    def test_a_rechecked_collection_tells_its_quotes_apart(
        self, tmp_path: Path, workplace: dict[str, str]
    ) -> None:
        build(tmp_path, workplace)
        start = TEXT.index("De fleste")
        quotes = [
            {"document_id": "a-doc", "start": start, "end": start + 5, "text": words}
            for words in ("De fleste er sosionomer.", "De fleste er jurister.")
        ]
        (tmp_path / "utvalg.json").write_text(json.dumps({"quotes": quotes}), "utf-8")
        shown = run(tmp_path, workplace, "recheck", str(tmp_path / "utvalg.json")).stdout
        assert "1. «De fleste er sosionomer.»" in shown
        assert "nei  2. «De fleste er jurister.»" in shown

    def test_an_unknown_document_is_answered_with_those_that_there_are(
        self, tmp_path: Path, workplace: dict[str, str]
    ) -> None:
        build(tmp_path, workplace)
        done = run(tmp_path, workplace, "compare", "Hvor mange?", "--doc", "c-doc")
        assert "a-doc, b-doc" in done.stderr


class TestServe:
    def test_says_so_when_the_port_is_in_use(self, tmp_path: Path) -> None:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = str(taken.getsockname()[1])
            done = funn_here(tmp_path, "serve", "--port", port)
        assert done.returncode == 1
        assert f"127.0.0.1:{port}" in done.stderr
        assert "Traceback" not in done.stderr


class TestDoctor:
    def test_names_what_is_wrong_and_what_mends_it(
        self, tmp_path: Path, workplace: dict[str, str]
    ) -> None:
        before = run(tmp_path, workplace, "doctor")
        assert before.returncode == 1
        assert "funn build" in before.stdout
        build(tmp_path, workplace)
        after = run(tmp_path, workplace, "doctor", "--json")
        assert after.returncode == 0, after.stdout
        assert all(finding["ok"] for finding in json.loads(after.stdout))


class TestManifestFaults:
    def test_are_said_in_one_line(self, tmp_path: Path, workplace: dict[str, str]) -> None:
        Path(workplace["FUNN_MANIFEST"]).write_text(
            MANIFEST.replace("title: A", "titel: A"), "utf-8"
        )
        done = run(tmp_path, workplace, "build", "-j", "1")
        assert done.returncode == 1
        assert "3" in done.stderr
        assert "Traceback" not in done.stderr


class TestSettings:
    def test_name_the_variable_that_is_wrong(
        self, tmp_path: Path, workplace: dict[str, str]
    ) -> None:
        done = run(tmp_path, workplace | {"FUNN_PORT": "eighty"}, "doctor")
        assert done.returncode == 1
        assert "FUNN_PORT" in done.stderr
