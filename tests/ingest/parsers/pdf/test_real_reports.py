"""Real reports, with labels and words checked by hand or by other programs."""

from __future__ import annotations

import shutil
from pathlib import Path
from statistics import median

import pytest

from bench.pdf import page_scores, read_labels, score_labels
from ingest.errors import ParseError
from ingest.models import ParsedDocument
from ingest.parsers.pdf.parser import PdfParser
from ingest.sandbox.pool import parse_isolated
from tests.commands import ROOT
from tests.ingest.parsers.pdf.parsing import texts
from tests.reading_once import ReadOnce

LABELS = ROOT / "tests" / "page_labels.tsv"


@pytest.fixture(scope="module")
def reports(shared: Path, read_once: ReadOnce) -> dict[Path, ParsedDocument]:
    """Real reports that are read within seconds, read once; ``bench.pdf`` reads them all."""
    small = [p for p in sorted((shared / "pdf").glob("*.pdf")) if p.stat().st_size < 500_000]
    return {path: read_once(path) for path in small if "skannet" not in path.name}


@pytest.mark.shared
class TestRealReports:
    def test_printed_labels_are_right_and_never_invented(
        self, reports: dict[Path, ParsedDocument]
    ) -> None:
        truth = read_labels(LABELS)
        counts = [
            score_labels(document, truth[path.stem])
            for path, document in reports.items()
            if path.stem in truth
        ]
        printed, right, invented = (sum(column) for column in zip(*counts, strict=True))
        assert printed > 100
        assert right >= 0.98 * printed
        assert invented == 0

    def test_words_agree_with_pdftotext(self, reports: dict[Path, ParsedDocument]) -> None:
        if shutil.which("pdftotext") is None:
            pytest.skip("pdftotext (poppler-utils) is not installed")
        scores = [
            score
            for path, document in reports.items()
            for score in page_scores(path, document)
            if score is not None
        ]
        assert median(scores) >= 0.98
        assert min(scores) >= 0.90

    def test_two_columns_are_not_read_across(self, shared: Path) -> None:
        document = PdfParser().parse(shared / "pdf-nasty" / "columns-two-paper.pdf")
        ends = [p for p in texts(document, "paragraph") if len(p) > 300]
        assert sum(p.rstrip()[-1] in ".:?!)" for p in ends) > 0.85 * len(ends)

    def test_every_hostile_file_gives_text_or_one_line_with_a_reason(self, shared: Path) -> None:
        said = {}
        for path in sorted((shared / "pdf-nasty").glob("*.pdf")):
            try:
                said[path.name] = parse_isolated(PdfParser(), path, timeout_s=60).text
            except ParseError as error:
                said[path.name] = f"{path.name in str(error)} {error}"
        assert all(said.values())
        refused = [text for text in said.values() if text.startswith(("True ", "False "))]
        assert all(text.startswith("True ") and "\n" not in text for text in refused)
