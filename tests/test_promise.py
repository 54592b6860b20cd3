"""The one promise: nothing is shown as a quote that does not stand where it is said to.

Every quote of every answer and every export is held against the canonical text, and its
page against the page that it stands on, worked out here anew from the store.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
from pathlib import Path
from typing import Any

import docx
import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from ingest.models import DocumentId
from tests.ground import (
    Ground,
    answer_to,
    check_answer,
    check_comparison,
    check_exports,
    once,
)

#: Of 3,808 questions written for other texts: those that are asked here.
NORQUAD_STEP = 64
#: What quotes look like in questions that people write in haste.
GLUE = [" ", "  ", "-", "? ", ": ", " «", "» ", ' "', '" ', " -", "/", ", ", "\t"]


def questions_in(path: Path) -> list[str]:
    return [json.loads(line)["question"] for line in path.read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def handbook_ground(handbook_home: Path) -> Ground:
    return Ground(handbook_home)


@pytest.fixture(scope="module")
def research_ground(research_home: Path) -> Ground:
    return Ground(research_home)


class TestTheHandbook:
    def test_is_quoted_word_for_word_whatever_is_asked(
        self, handbook: TestClient, handbook_ground: Ground
    ) -> None:
        words = sorted(
            {
                word
                for document in handbook_ground.documents.values()
                if document.bibliography.collection == "handbook"
                for word in re.findall(r"\w[\w-]*", document.text)
            }
        )
        asked = st.lists(
            st.tuples(st.sampled_from(words), st.sampled_from(GLUE)), min_size=1, max_size=12
        ).map(lambda parts: "".join(word + glue for word, glue in parts))
        quoted = 0

        @hypothesis_settings(
            max_examples=60, deadline=None, suppress_health_check=list(HealthCheck)
        )
        @given(question=asked)
        def hold(question: str) -> None:
            nonlocal quoted
            answer = handbook.post("/api/answers", json={"question": question, "confirm": True})
            # «år:x» and the like are filters with a value that cannot be.
            assert answer.status_code in {200, 422}, answer.text
            if answer.status_code == 200:
                quoted += check_answer(handbook_ground, answer.json())

        hold()
        assert quoted > 0

    def test_is_exported_word_for_word(self, handbook: TestClient, handbook_ground: Ground) -> None:
        for question in (
            "Hva betyr det at et sidetall er kjent?",
            "What does Funn do with a scanned page?",
        ):
            answer = answer_to(handbook, question)
            assert check_answer(handbook_ground, answer) > 0
            compared = check_comparison(handbook, handbook_ground, question)
            check_exports(handbook, handbook_ground, once([*answer["quotes"], *compared]))

    def test_tells_in_the_receipt_of_an_export_where_each_quote_stands(
        self, handbook: TestClient, handbook_ground: Ground
    ) -> None:
        answer = answer_to(handbook, "Hva betyr det at et sidetall er kjent?")
        chosen = [
            {key: quote[key] for key in ("document_id", "start", "end", "text")}
            for quote in answer["quotes"]
        ]
        body = {"quotes": chosen, "receipt": answer["receipt"], "format": "docx"}
        written = docx.Document(io.BytesIO(handbook.post("/api/export", json=body).content))
        rows = {row.cells[0].text: row.cells[1].text for row in written.tables[-1].rows}
        places = re.findall(r"([\w-]+) (\d+)–(\d+) \((\w+)\)", rows["Valgte sitater"])
        assert len(places) == len(chosen)
        for quote, (document_id, start, end, digest) in zip(chosen, places, strict=True):
            text = handbook_ground.documents[DocumentId(document_id)].text[int(start) : int(end)]
            assert text == quote["text"]
            assert hashlib.sha256(text.encode()).hexdigest().startswith(digest)


@pytest.mark.corpus
class TestTheResearchCorpus:
    @pytest.mark.shared
    @pytest.mark.parametrize("name", ["nav_dev.jsonl", "nav_dev_more.jsonl"])
    def test_is_quoted_word_for_word_in_every_answer(
        self, research: TestClient, research_ground: Ground, shared: Path, name: str
    ) -> None:
        quotes: list[dict[str, Any]] = []
        for question in questions_in(shared / "eval" / name):
            answer = answer_to(research, question)
            check_answer(research_ground, answer)
            quotes += answer["quotes"]
            quotes += check_comparison(research, research_ground, question)
        assert len(quotes) > 100
        check_exports(research, research_ground, once(quotes))

    @pytest.mark.shared
    def test_is_quoted_word_for_word_in_answers_to_what_it_does_not_tell(
        self, research: TestClient, research_ground: Ground, shared: Path
    ) -> None:
        lines = (shared / "eval" / "norquad" / "queries.jsonl").read_text("utf-8").splitlines()
        for line in lines[::NORQUAD_STEP]:
            check_answer(research_ground, answer_to(research, json.loads(line)["text"]))

    def test_is_quoted_word_for_word_from_every_document(
        self, research: TestClient, research_ground: Ground
    ) -> None:
        for document_id, document in research_ground.documents.items():
            title = document.bibliography.title
            answer = answer_to(research, title, documents=[document_id])
            check_answer(research_ground, answer)
            assert {quote["document_id"] for quote in answer["quotes"]} <= {document_id}

    def test_is_quoted_word_for_word_whatever_is_asked(
        self, research: TestClient, research_ground: Ground
    ) -> None:
        sentences = [
            passage.text[s.start - passage.start : s.end - passage.start]
            for document in research_ground.documents.values()
            for passage in document.passages[::7]
            for s in passage.sentences
        ]

        @hypothesis_settings(
            max_examples=40, deadline=None, suppress_health_check=list(HealthCheck)
        )
        @given(first=st.sampled_from(sentences), second=st.sampled_from(sentences))
        def hold(first: str, second: str) -> None:
            question = f"{first[: len(first) // 2]} {second[len(second) // 2 :]}"[:500]
            answer = research.post("/api/answers", json={"question": question, "confirm": True})
            assert answer.status_code in {200, 422}, answer.text
            if answer.status_code == 200:
                check_answer(research_ground, answer.json())

        hold()
