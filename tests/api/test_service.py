"""One request from question to receipt: each step of it is taken once."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import CodeType, FrameType

import pytest

from api.comparing import compare
from api.schemas.questions import QuestionIn
from api.service import answer_now
from index.generations.directory import current_generation
from index.query.interpreter import Interpreter
from index.query.parser import parse_query
from index.ranking.ranker import Ranker
from index.searcher import Searcher
from index.vectors.embedder import HashingEmbedder
from tests.small_index import build_small_index

STEPS: dict[CodeType, str] = {
    parse_query.__code__: "parsed",
    Interpreter.interpret.__code__: "interpreted",
    Ranker.score.__code__: "scored",
}
ONCE = {"parsed": 1, "interpreted": 1, "scored": 1}


@contextmanager
def counted() -> Iterator[Counter[str]]:
    """Count the steps that are taken in this thread."""
    taken: Counter[str] = Counter()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code in STEPS:
            taken[STEPS[frame.f_code]] += 1

    before: Callable[..., object] | None = sys.getprofile()
    sys.setprofile(note)
    try:
        yield taken
    finally:
        sys.setprofile(before)


@pytest.fixture
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    """A searcher that was asked nothing yet, so that it has nothing in its caches."""
    folder = build_small_index(tmp_path_factory.mktemp("service"))
    return Searcher.open(folder, current_generation(folder), HashingEmbedder())


class TestARequest:
    def test_is_parsed_interpreted_and_scored_once(self, searcher: Searcher) -> None:
        with counted() as taken:
            answer = answer_now(QuestionIn(question="Hva er delt ledelse?"), searcher)
        assert answer.hits
        assert taken == ONCE

    def test_to_every_document_is_so_too(self, searcher: Searcher) -> None:
        with counted() as taken:
            comparison = compare("Hva er delt ledelse?", [], searcher, quotes=2)
        assert len(comparison.findings) == 2
        assert taken == ONCE
