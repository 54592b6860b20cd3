"""Quotes of whole corpora: nothing is cut open, and nothing supposed stands before a finding."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.settings import Settings
from index.evaluation.qrels import load_questions
from index.evidence.enclosures import cuts, enclosures
from index.evidence.selection import UNFOUNDED
from index.evidence.spans import LONGEST_WHOLE
from index.statements.asked import asked_for
from index.vectors.embedder import Embedder
from ingest.models import DocumentId
from tests.conftest import serving
from tests.ground import Ground

#: An installation with the documents that ``pdf_dev.jsonl`` asks about: an hour's work to build.
PDF_HOME = os.environ.get("FUNN_PDF_HOME")


def check(client: TestClient, home: Path, gold: list[Path]) -> int:
    """Check the quotes of every question; return how many there were."""
    ground = Ground(home)
    checked = 0
    for question in load_questions(gold):
        answer = client.post("/api/answers", json={"question": question.text}).json()
        for shown in answer["quotes"]:
            checked += 1
            check_whole(ground.documents[DocumentId(shown["document_id"])].text, shown)
        if asked_for(question.text) not in UNFOUNDED:
            kinds = [shown["statement"] for shown in answer["quotes"]]
            supposed = [n for n, kind in enumerate(kinds) if kind in UNFOUNDED]
            found = [n for n, kind in enumerate(kinds) if kind == "finding"]
            assert max(found, default=-1) < min(supposed, default=len(kinds)), question.text
    return checked


def check_whole(text: str, shown: dict[str, Any]) -> None:
    """Check that a quote cuts only what is too long to be shown, and says so."""
    if shown["table"]:
        return
    start, end = shown["start"], shown["end"]
    assert cuts(text, start, end) == (shown["cut_before"], shown["cut_after"])
    for one in enclosures(text, start, end):
        if one.is_cut_by(start) or one.is_cut_by(end):
            assert len(text[one.start : one.end].split()) > LONGEST_WHOLE, shown["text"]


@pytest.mark.corpus
@pytest.mark.shared
class TestQuotesOfTheResearch:
    def test_are_whole_with_findings_before_hypotheses(
        self, research: TestClient, research_home: Path, shared: Path
    ) -> None:
        gold = [shared / "eval" / name for name in ("nav_dev.jsonl", "nav_dev_more.jsonl")]
        assert check(research, research_home, gold) > 300


@pytest.fixture
def pdfs(bundled_model: Embedder) -> Iterator[TestClient]:
    with serving(Settings(home=Path(PDF_HOME or "")), bundled_model) as client:
        yield client


@pytest.mark.shared
@pytest.mark.skipif(PDF_HOME is None, reason="FUNN_PDF_HOME names no installation of the PDFs")
class TestQuotesOfPdfs:
    def test_are_whole_with_findings_before_hypotheses(
        self, pdfs: TestClient, shared: Path
    ) -> None:
        home = Path(PDF_HOME or "")
        assert check(pdfs, home, [shared / "eval" / "pdf_dev.jsonl"]) > 300
