"""Check the promise: compare quotes with the canonical text, on the page and in files.

Expected values are computed from the store, and files are read with other libraries.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import docx
import docx.table
import pypandoc
import rispy
from bibtexparser.entrypoint import parse_string
from docx.document import Document as WordDocument
from fastapi.testclient import TestClient

from api.collection.exporting import FORMATS
from api.schemas.quotes import MAX_EXPORTED_QUOTES
from ingest.models import Document, DocumentId, PageSpan
from ingest.store import CorpusStore


class Ground:
    """The canonical texts, read from the store, not from the server."""

    def __init__(self, home: Path) -> None:
        store = CorpusStore(home / "corpus.db", read_only=True)
        self.documents = {i: store.document(i) for i in store.document_ids()}

    def check(self, quote: dict[str, Any]) -> None:
        """Check that the words occur at their offsets, in their passage, on their page."""
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
    """Yield the page spans that share a character with ``start:end``, checked one by one."""
    for span in document.parsed.page_spans:
        if span.start < end and start < span.end:
            yield span


def answer_to(client: TestClient, question: str, **filters: Any) -> dict[str, Any]:
    answer = client.post("/api/answers", json={"question": question, "filters": filters})
    assert answer.status_code == 200, answer.text
    shown: dict[str, Any] = answer.json()
    return shown


def check_answer(ground: Ground, answer: dict[str, Any]) -> int:
    """Check an answer and its hits; return the number of its quotes."""
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


def check_comparison(client: TestClient, ground: Ground, question: str) -> list[dict[str, Any]]:
    """Check that each document is quoted from itself, exactly, or shown as a gap."""
    quotes: list[dict[str, Any]] = []
    compared = client.post("/api/compare", json={"question": question})
    assert compared.status_code == 200, compared.text
    for finding in compared.json()["documents"]:
        for quote in finding["quotes"]:
            ground.check(quote)
            assert quote["document_id"] == finding["document"]["id"]
        assert (finding["status"] == "no_evidence") == (finding["quotes"] == [])
        quotes += finding["quotes"]
    return quotes


def check_exports(client: TestClient, ground: Ground, quotes: Sequence[dict[str, Any]]) -> None:
    """Check that every file holds the words of every quote, with the label of their page.

    Args:
        quotes: Of answers or comparisons, each place once.
    """
    for start in range(0, len(quotes), MAX_EXPORTED_QUOTES):
        some = quotes[start : start + MAX_EXPORTED_QUOTES]
        chosen = [{key: q[key] for key in ("document_id", "start", "end", "text")} for q in some]
        files = {kind: exported(client, chosen, kind) for kind in FORMATS}
        check_word(docx.Document(io.BytesIO(files["docx"])), some)
        check_markdown(files["markdown"].decode(), some)
        check_notes(files, some)
        check_works(files, {ground.documents[q["document_id"]].bibliography.title for q in some})


def exported(client: TestClient, chosen: Sequence[dict[str, Any]], kind: str) -> bytes:
    response = client.post("/api/export", json={"quotes": chosen, "format": kind})
    assert response.status_code == 200, response.text
    return response.content


def check_word(written: WordDocument, quotes: Sequence[dict[str, Any]]) -> None:
    """Check that paragraphs or cells hold the quotes, in order, each with its page after it."""
    told = [flat(text) for text in texts_of(written)]
    place = 0
    for quote in quotes:
        parts = [flat(part) for part in re.split(r"\n{2,}", quote["text"]) if flat(part)]
        if not any(told[n].startswith(parts[0]) for n in range(place, len(told))):
            parts = [flat(cell) for cell in re.split(r"[\t\n]+", quote["text"]) if flat(cell)]
        for part in parts:
            place = next(n for n in range(place, len(told)) if told[n].startswith(part))
        if quote["label"]:
            page = rf"\bs\. {re.escape(quote['label'])}\)"
            assert any(re.search(page, text) for text in told[place : place + 2])


def texts_of(written: WordDocument) -> Iterator[str]:
    """Yield texts of paragraphs and of single table cells, in the order of the page."""
    for block in written.iter_inner_content():
        if isinstance(block, docx.table.Table):
            for row in block.rows:
                yield from (cell.text for cell in row.cells if cell.text)
        else:
            yield block.text


def check_markdown(written: str, quotes: Sequence[dict[str, Any]]) -> None:
    """Check that the rendered Markdown holds the words."""
    shown = pypandoc.convert_text(
        written, "plain", format="gfm+footnotes", extra_args=["--wrap=none"]
    )
    read = re.sub(r"[\W_]+", "", str(shown))
    for quote in quotes:
        assert re.sub(r"[\W_]+", "", quote["text"].split("\n\n")[-1]) in read


def check_notes(files: dict[str, bytes], quotes: Sequence[dict[str, Any]]) -> None:
    """Reference managers get each quote as a note to its work, with its page."""
    entries = rispy.loads(files["ris"].decode())
    notes = {flat(note) for entry in entries for note in entry["notes"]}
    library = parse_string(files["bibtex"].decode())
    assert library.failed_blocks == []
    annotated = [flat(unescaped(entry["annote"])) for entry in library.entries]
    for quote in quotes:
        told = f"«{flat(quote['text'])}»" + (f" (s. {quote['label']})" if quote["label"] else "")
        assert any(note.startswith(told) for note in notes), told
        assert any(told in annote for annote in annotated), told


def check_works(files: dict[str, bytes], titles: set[str]) -> None:
    items = json.loads(files["csl-json"])
    assert len(items) == len(titles)
    assert all(any(item["title"].startswith(title) for item in items) for title in titles)


def unescaped(latex: str) -> str:
    for command, sign in (
        (r"{\textbackslash}", "\\"), (r"{\textasciitilde}", "~"), (r"{\textasciicircum}", "^"),
        (r"{\textbraceleft}", "{"), (r"{\textbraceright}", "}"),
    ):  # fmt: skip
        latex = latex.replace(command, sign)
    return re.sub(r"\\([&%$#_])", r"\1", latex)


def flat(text: str) -> str:
    return " ".join(text.split())


def once(quotes: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return quotes in order, each place once."""
    return list({(q["document_id"], q["start"], q["end"]): q for q in quotes}.values())
