"""The whole way, from the manifest to an HTTP answer, with the real model."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from index.evaluation.measures import load_run, score_run
from index.evaluation.qrels import load_questions
from ingest.store import CorpusStore
from tests.commands import ROOT, funn_here


def all_are_slices(home: Path) -> int:
    """Check every passage and sentence of a store against its document; count passages."""
    store = CorpusStore(home / "corpus.db", read_only=True)
    count = 0
    for document_id in store.document_ids():
        document = store.document(document_id)
        for passage in document.passages:
            assert document.text[passage.start : passage.end] == passage.text
            for s in passage.sentences:
                assert passage.start <= s.start < s.end <= passage.end
                assert not document.text[s.start].isspace()
            count += 1
    return count


class TestTheHandbook:
    def test_is_stored_as_exact_slices(self, handbook_home: Path) -> None:
        assert all_are_slices(handbook_home) > 20

    @pytest.mark.parametrize(
        ("question", "document"),
        [
            ("Hvorfor er det to sidetall?", "handbok-sitere"),
            ("Kvifor er det to sidetal?", "handbok-sitere"),
            ("What does Funn do with a scanned page?", "handbok-drifte"),
            ("When does Funn say that there is no good answer?", "handbook-ranking"),
            ("hvordan legger jeg til et dokument", "handbok-drifte"),
        ],
    )
    def test_answers_in_three_languages(
        self, handbook: TestClient, question: str, document: str
    ) -> None:
        hits = handbook.get("/api/search", params={"q": question, "k": 3}).json()["hits"]
        assert document in [hit["document"]["id"] for hit in hits]


@pytest.mark.corpus
class TestTheResearchCorpus:
    def test_is_stored_as_exact_slices(self, research_home: Path) -> None:
        assert all_are_slices(research_home) > 1000

    def test_never_answers_from_the_handbook_unless_asked_to(self, research: TestClient) -> None:
        question = "hvordan søker jeg etter et sitat med sidetall"
        hits = research.get("/api/search", params={"q": question, "k": 50}).json()["hits"]
        assert {hit["document"]["collection"] for hit in hits} == {"research"}
        asked = {"q": question, "collection": "handbook"}
        hits = research.get("/api/search", params=asked).json()["hits"]
        assert {hit["document"]["collection"] for hit in hits} == {"handbook"}

    @pytest.mark.parametrize(
        ("question", "chapter"),
        [("lederbakgrunn", "4 "), ("bør rus og bolig ligge i NAV-kontoret?", "5 ")],
    )
    def test_shows_the_chapter_that_answers_first_or_second(
        self, research: TestClient, question: str, chapter: str
    ) -> None:
        answer = research.post("/api/answers", json={"question": question}).json()
        assert answer["status"] == "answered"
        best = [
            quote
            for quote in answer["quotes"][:2]
            if quote["document_id"] == "fossestol-2016-betingelser"
            and quote["section"][0].startswith(chapter)
        ]
        assert best
        assert best[0]["label"]
        assert best[0]["origin"] == "table_of_contents"

    @pytest.mark.shared
    def test_holds_the_level_that_was_recorded(
        self, research_home: Path, research_corpus: Path, shared: Path, tmp_path: Path
    ) -> None:
        gold = [shared / "eval" / name for name in ("nav_dev.jsonl", "nav_dev_more.jsonl")]
        run = tmp_path / "run.jsonl"
        done = funn_here(
            research_home,
            "eval",
            *("--gold", str(gold[0]), str(gold[1]), "--run", str(run)),
            FUNN_CORPUS=str(research_corpus.absolute()),
        )
        assert done.returncode == 0, done.stderr
        figures = score_run(load_questions(gold), load_run(run))["groups"]["all"]
        recorded = json.loads((ROOT / "bench/results/retrieval.json").read_text("utf-8"))
        level = recorded["groups"]["all"]
        # int8 arithmetic differs a little between processors.
        assert figures["ndcg_at_10"] >= level["ndcg_at_10"] - 0.02
        assert figures["hit_at_5"] >= level["hit_at_5"] - 0.03
