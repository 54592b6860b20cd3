"""A server answers in several threads at once: nothing of one question reaches another."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.settings import Settings
from index.text.analyzer import Analyzer
from index.vectors.embedder import Embedder
from tests.commands import ROOT
from tests.conftest import serving

#: Invented words, so that none is known from before.
WORDS = [f"{stem}{n}heter{ending}" for n in range(300) for stem in "ms" for ending in ("", "ne")]
QUESTIONS = [
    "hvordan sjekker jeg sitatene i et utkast?",
    "kva betyr sidetala i sitata?",
    "how does the ranking work?",
    "anførselstegn og utelatelser",
    "sitatsjekk av prosjektrapporter",
    "hovedstaden i Mongolia",
]


@pytest.fixture
def restless() -> Iterator[None]:
    """Threads change places so often that what is not safe shows itself."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(interval)


@pytest.mark.usefixtures("restless")
class TestSeveralThreads:
    def test_give_every_word_its_own_terms(self) -> None:
        alone, shared = Analyzer(), Analyzer()
        expected = {word: alone.index_terms(word) for word in WORDS}
        with ThreadPoolExecutor(4) as threads:
            found = list(threads.map(shared.index_terms, WORDS * 4))
        assert found == [expected[word] for word in WORDS * 4]

    def test_give_every_question_its_own_answer(
        self, handbook: TestClient, handbook_home: Path, bundled_model: Embedder
    ) -> None:
        settings = Settings(manifest=ROOT / "corpus_manifest.yaml", home=handbook_home)
        with serving(settings, bundled_model) as fresh, ThreadPoolExecutor(4) as threads:
            found = list(threads.map(lambda question: ask(fresh, question), QUESTIONS * 3))
        assert found == [ask(handbook, question) for question in QUESTIONS] * 3


def ask(client: TestClient, question: str) -> dict[str, Any]:
    response = client.post("/api/answers", json={"question": question})
    assert response.status_code == 200, response.text
    answer: dict[str, Any] = response.json()
    of_the_moment = {"took_ms", "receipt"}
    return {name: value for name, value in answer.items() if name not in of_the_moment}
