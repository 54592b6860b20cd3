"""The one promise: nothing is shown as a quote that does not stand where it is said to.

Every quote of every answer and every export is held against the canonical text, and its
page against the page that it stands on, worked out here anew from the store.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from ingest.models import Document, DocumentId, PageSpan
from ingest.store import CorpusStore

#: Of 3,808 questions written for other texts: those that are asked here.
NORQUAD_STEP = 64
#: Every so many answers, their quotes are exported too: pandoc takes a moment.
EXPORT_STEP = 40
#: What quotes look like in questions that people write in haste.
GLUE = [" ", "  ", "-", "? ", ": ", " «", "» ", ' "', '" ', " -", "/", ", ", "\t"]


class Ground:
    """The canonical texts, read from the store and not from the server."""

    def __init__(self, home: Path) -> None:
        store = CorpusStore(home / "corpus.db", read_only=True)
        self.documents = {i: store.document(i) for i in store.document_ids()}

    def check(self, quote: dict[str, Any]) -> None:
        """The words stand there, in that passage, on that page."""
        document = self.documents[DocumentId(quote["document_id"])]
        start, end = quote["start"], quote["end"]
        assert quote["text"] == document.text[start:end]
        assert quote["text"].strip()
        if quote["passage_id"] is not None:
            (passage,) = [p for p in document.passages if p.passage_id == quote["passage_id"]]
            assert passage.start <= start < end <= passage.end
        self.check_page(quote, document)

    def check_page(self, quote: dict[str, Any], document: Document) -> None:
        spans = list(spans_under(document, quote["start"], quote["end"]))
        if not spans:
            assert (quote["page"], quote["label"], quote["origin"]) == (None, None, "unknown")
            return
        assert quote["page"] == spans[0].page
        ends = (spans[0].first_label, spans[-1].last_label)
        assert (quote["label"] or "").split("–") == [
            *dict.fromkeys(label for label in ends if label)
        ] or (quote["label"] is None and not any(ends))
        pages = {page.number: page for page in document.parsed.pages}
        if spans[0].page in pages and pages[spans[0].page].label is not None:
            assert spans[0].first_label == pages[spans[0].page].label
            assert quote["origin"] == pages[spans[0].page].label_origin


def spans_under(document: Document, start: int, end: int) -> Iterator[PageSpan]:
    """The page spans that share a character with a stretch, looked at one by one."""
    for span in document.parsed.page_spans:
        if span.start < end and start < span.end:
            yield span


def answer_to(client: TestClient, question: str, **filters: Any) -> dict[str, Any]:
    answer = client.post("/api/answers", json={"question": question, "filters": filters})
    assert answer.status_code == 200, answer.text
    shown: dict[str, Any] = answer.json()
    return shown


def check_answer(ground: Ground, answer: dict[str, Any]) -> int:
    """Hold an answer and its hits against the ground; count the quotes."""
    for quote in answer["quotes"]:
        ground.check(quote)
    for hit in answer["hits"]:
        passage = hit["passage"]
        text = ground.documents[passage["document_id"]].text
        assert passage["text"] == text[passage["start"] : passage["end"]]
        for mark in hit["highlights"]:
            assert passage["start"] <= mark["start"] < mark["end"] <= passage["end"]
    if answer["status"] == "no_evidence":
        assert answer["quotes"] == []
    return len(answer["quotes"])


def check_comparison(client: TestClient, ground: Ground, question: str) -> None:
    """Each document is quoted from itself, word for word, or shown as a gap."""
    compared = client.post("/api/compare", json={"question": question})
    assert compared.status_code == 200, compared.text
    for finding in compared.json()["documents"]:
        for quote in finding["quotes"]:
            ground.check(quote)
        assert (finding["status"] == "no_evidence") == (finding["quotes"] == [])


def check_exports(client: TestClient, answer: dict[str, Any]) -> None:
    """The words of every quote stand whole in every file that has room for them."""
    quotes = [
        {key: quote[key] for key in ("document_id", "start", "end", "text")}
        for quote in answer["quotes"]
    ]
    body = {"quotes": quotes, "receipt": answer["receipt"]}
    word = client.post("/api/export", json=body | {"format": "docx"})
    paragraphs = [p.text for p in docx.Document(io.BytesIO(word.content)).paragraphs]
    ris = client.post("/api/export", json=body | {"format": "ris"}).text
    for quote in quotes:
        for part in re.split(r"\n{2,}", quote["text"]):
            assert any(flat(part) in flat(paragraph) for paragraph in paragraphs)
        assert flat(quote["text"]) in flat(ris)


def flat(text: str) -> str:
    return " ".join(text.split())


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
            check_comparison(handbook, handbook_ground, question)
            check_exports(handbook, answer)


@pytest.mark.corpus
class TestTheResearchCorpus:
    @pytest.mark.shared
    @pytest.mark.parametrize("name", ["nav_dev.jsonl", "nav_dev_more.jsonl"])
    def test_is_quoted_word_for_word_in_every_answer(
        self, research: TestClient, research_ground: Ground, shared: Path, name: str
    ) -> None:
        quoted = 0
        for n, question in enumerate(questions_in(shared / "eval" / name)):
            answer = answer_to(research, question)
            quoted += check_answer(research_ground, answer)
            check_comparison(research, research_ground, question)
            if answer["quotes"] and n % EXPORT_STEP == 0:
                check_exports(research, answer)
        assert quoted > 100

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
