"""Passages of the research corpus, scored by its own program."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from ingest.parsers import parser_for
from ingest.passages.chunking import LIMIT_WORDS, chunk
from tests.ingest.passages.building import DOCUMENT


def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared / "eval" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.corpus
@pytest.mark.shared
class TestResearchCorpus:
    def test_keeps_the_evidence_of_the_development_questions_whole(
        self, shared: Path, research_corpus: Path
    ) -> None:
        score = scorer(shared)
        lines = (shared / "eval" / "nav_dev.jsonl").read_text(encoding="utf-8").splitlines()
        evidence = [item for line in lines for item in json.loads(line)["evidence"]]
        texts = {
            name: [
                score.norm(passage.text)
                for passage in chunk(DOCUMENT, parser_for(path).parse(path))
                if len(passage.text.split()) <= LIMIT_WORDS
            ]
            for name in {item["doc"] for item in evidence}
            for path in [research_corpus / f"{name}.txt"]
        }
        quotes = [(score.norm(item["quote"]), texts[item["doc"]]) for item in evidence]
        whole = [any(quote in text for text in found) for quote, found in quotes]
        covered = [any(score.covers(quote, text) for text in found) for quote, found in quotes]
        assert sum(whole) >= 0.95 * len(whole)
        assert all(covered)
