"""The research documents as text."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pytest

from ingest.models import ParsedDocument
from ingest.parsers.text.parser import TextParser
from tests.ingest.parsers.text.reading import assert_sound, kinds


@pytest.fixture(scope="module")
def documents(research_corpus: Path) -> dict[str, ParsedDocument]:
    return {path.stem: TextParser().parse(path) for path in research_corpus.glob("*.txt")}


def numbered(documents: dict[str, ParsedDocument], number: str) -> ParsedDocument:
    return next(read for stem, read in documents.items() if stem.startswith(f"{number}_"))


@pytest.mark.corpus
class TestResearchCorpus:
    """The five files that the shapes were learnt from: figures only, none of their words."""

    # physical pages, and at least so many sections, tables, footnotes, quotes
    FIGURES: ClassVar = {
        "000": (0, 100, 12, 9, 20),
        "001": (20, 28, 0, 7, 0),
        "002": (0, 220, 26, 11, 25),
        "003": (89, 90, 0, 0, 25),
        "004": (17, 12, 0, 2, 8),
    }  # fmt: skip

    @pytest.mark.parametrize("stem", sorted(FIGURES))
    def test_reads_each_for_what_it_is(
        self, stem: str, documents: dict[str, ParsedDocument]
    ) -> None:
        document = numbered(documents, stem)
        assert_sound(document)
        pages, sections, tables, notes, quotes = self.FIGURES[stem]
        assert len(document.pages) == pages
        assert len(document.sections) >= sections
        assert len(document.tables) >= tables
        assert len(kinds(document, "footnote")) >= notes
        assert len(kinds(document, "quote")) >= quotes

    @pytest.mark.parametrize("stem", ["000", "001", "002", "003"])
    def test_leaves_no_sentence_in_two(
        self, stem: str, documents: dict[str, ParsedDocument]
    ) -> None:
        document = numbered(documents, stem)
        running = kinds(document, "paragraph") + kinds(document, "quote")
        broken = [text for text in running if text[0].islower() and not text.startswith("http")]
        assert len(broken) <= 1


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where an answer stands: the file's stem, the words, the printed page if one is given."""

    document: str
    quote: str
    page: int | None


@pytest.fixture(scope="module")
def evidence(shared: Path) -> list[Evidence]:
    gold = [shared / "eval" / name for name in ("nav_dev.jsonl", "nav_dev_more.jsonl")]
    lines = [line for path in gold for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        Evidence(item["doc"], item["quote"], item["page"])
        for line in lines
        for item in json.loads(line)["evidence"]
    ]


@pytest.fixture(scope="module")
def norm(shared: Path) -> Callable[[str], str]:
    """The scorer's own way of comparing."""
    spec = importlib.util.spec_from_file_location("score", shared / "eval" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    normalise: Callable[[str], str] = score.norm
    return normalise


@pytest.mark.corpus
@pytest.mark.shared
class TestEvidenceQuotes:
    """The development questions' evidence: a check of what was read, never a rule."""

    def test_none_is_lost_and_nearly_all_lie_in_one_block(
        self,
        evidence: list[Evidence],
        documents: dict[str, ParsedDocument],
        norm: Callable[[str], str],
    ) -> None:
        texts = {stem: norm(document.text) for stem, document in documents.items()}
        blocks = {
            stem: [norm(document.text[b.start : b.end]) for b in document.blocks]
            for stem, document in documents.items()
        }
        wanted = [(item.document, norm(item.quote)) for item in evidence]
        assert [quote for stem, quote in wanted if quote not in texts[stem]] == []
        whole = [any(quote in block for block in blocks[stem]) for stem, quote in wanted]
        assert sum(whole) >= 0.97 * len(whole)

    def test_no_printed_page_is_wrong(
        self, evidence: list[Evidence], documents: dict[str, ParsedDocument]
    ) -> None:
        known = wrong = 0
        for item in evidence:
            document = documents[item.document]
            words = " ".join(item.quote.split()[:6])
            if item.page is None or document.text.count(words) != 1:
                continue
            at = document.text.index(words)
            pages = document.pages_of(at, at + 1)
            if pages.first_label and pages.last_label:
                known += 1
                wrong += not int(pages.first_label) <= item.page <= int(pages.last_label)
        assert known >= 50
        assert wrong == 0
