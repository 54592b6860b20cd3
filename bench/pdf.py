"""Measure how well and how fast real PDF reports are read.

    python -m bench.pdf --folder FOLDER [--labels tests/page_labels.tsv] [--only WORD]
                        [--out bench/results/pdf.json]

Three things are measured over all PDFs of a folder. Words: for each page, F1 of its words
against the better of ``pdftotext -layout`` and ``-raw``, line-end hyphens joined. Labels:
printed page numbers against those read by eye. Time: reading against pdfplumber's own
``extract_words`` over the same pages, in seconds of computing, and two workers against one
by the clock. Each file is read twice: by the one worker, and by one of the two.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import subprocess
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import pdfplumber

from bench.page_reasons import reason_of
from bench.timed_parser import TimedDocument, TimedPdfParser
from ingest.errors import FunnError
from ingest.models import ParsedDocument
from ingest.sandbox.pool import close_workers, parse_isolated

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "bench" / "results" / "pdf.json"
LABELS = ROOT / "tests" / "page_labels.tsv"
LEAST_PAGE_F1 = 0.9
NUMERALS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


@dataclass(frozen=True, slots=True)
class FileScore:
    """F1 of each page of a file, and the seconds of reading it both ways.

    Attributes:
        pages: ``None`` for a page that was read by OCR: pdftotext cannot read it.
        reasons: For each page below the least F1, why it may be so.
        labels: Pages with a printed label, those of them that are right, labels invented;
            ``None`` where the file has not been checked by reading.
    """

    file: str
    pages: tuple[float | None, ...]
    reasons: dict[int, str]
    seconds: float
    extract_words_seconds: float
    labels: tuple[int, int, int] | None = None

    @property
    def compared(self) -> list[float]:
        return [score for score in self.pages if score is not None]


def words_of(text: str) -> Counter[str]:
    """Count the words of a page, folded; a word divided at a line's end counts as one."""
    text = unicodedata.normalize("NFKC", text).replace("\u00ad", "-")
    text = re.sub(r"[-\u2010]\s*\n\s*", "", text).replace("-", "").replace("\u2010", "")
    return Counter(re.findall(r"\w+", text.casefold()))


def f1(one: Counter[str], other: Counter[str]) -> float:
    """Return the agreement of two bags of words, 0 to 1; two empty ones agree."""
    if not one and not other:
        return 1.0
    return 2 * (one & other).total() / (one.total() + other.total())


def page_texts(document: ParsedDocument) -> dict[int, str]:
    """Return the text of each physical page, heads and feet included."""
    texts: dict[int, list[str]] = {}
    for span in document.page_spans:
        if span.page is not None:
            texts.setdefault(span.page, []).append(document.text[span.start : span.end])
    return {page: "\n".join(parts) for page, parts in texts.items()}


def page_scores(path: Path, document: ParsedDocument) -> list[float | None]:
    """Return F1 of every page against the words of pdftotext, ``None`` for OCR."""
    references = [_pdftotext(path, mode) for mode in ("-layout", "-raw")]
    texts = page_texts(document)
    scores: list[float | None] = []
    for n, page in enumerate(document.pages):
        own = words_of(texts.get(n + 1, ""))
        best = max(f1(own, words_of(pages[n])) for pages in references)
        scores.append(None if page.ocr else best)
    return scores


def _pdftotext(path: Path, mode: str) -> list[str]:
    done = subprocess.run(["pdftotext", mode, str(path), "-"], capture_output=True, check=True)
    return done.stdout.decode("utf-8", "replace").split("\f")


def score_file(
    path: Path, document: TimedDocument, truth: dict[int, str | None] | None
) -> FileScore:
    """Compare a file's pages with pdftotext; let pdfplumber extract its words, for the time."""
    scores = page_scores(path, document)
    low = [n for n, score in enumerate(scores, 1) if score is not None and score < LEAST_PAGE_F1]
    started = time.process_time()
    with pdfplumber.open(path, raise_unicode_errors=False) as pdf:
        for page in pdf.pages:
            page.extract_words()
            page.close()
    extracting = time.process_time() - started
    labels = score_labels(document, truth) if truth else None
    return FileScore(
        path.stem, tuple(scores), _reasons(path, low), document.seconds, extracting, labels
    )


def _reasons(path: Path, numbers: Sequence[int]) -> dict[int, str]:
    """Return, for each of these pages, the reason why it can be read in two ways."""
    with pdfplumber.open(path, raise_unicode_errors=False) as pdf:
        pages = [pdf.pages[n - 1] for n in numbers]
        return {
            page.page_number: reason_of(page.chars, float(page.height)) or "no reason found"
            for page in pages
        }


def read_labels(path: Path) -> dict[str, dict[int, str | None]]:
    """Read printed labels by file and physical page; each range counts on from its first."""
    lines = [line for line in path.read_text().splitlines() if not line.startswith("#")]
    labels: dict[str, dict[int, str | None]] = {}
    for row in csv.DictReader(lines, delimiter="\t"):
        first, last, label = int(row["first_page"]), int(row["last_page"]), row["first_label"]
        for n in range(last - first + 1):
            labels.setdefault(row["file"], {})[first + n] = _counted(label, n)
    return labels


def _counted(label: str, steps: int) -> str | None:
    if label == "-":
        return None
    if label.isdigit():
        return str(int(label) + steps)
    return NUMERALS[NUMERALS.index(label) + steps]


def score_labels(document: ParsedDocument, truth: dict[int, str | None]) -> tuple[int, int, int]:
    """Count pages with a printed label, those that are right, and labels invented."""
    printed = right = invented = 0
    for page in document.pages:
        expected = truth[page.number]
        printed += expected is not None
        right += expected is not None and page.label == expected
        invented += expected is None and page.label is not None
    return printed, right, invented


def read_all(paths: Sequence[Path], workers: int) -> tuple[dict[Path, TimedDocument | str], float]:
    """Read all files in ``workers`` warm worker processes.

    Returns:
        Each document, or why it could not be read, and the seconds by the clock.
    """
    close_workers()
    largest_first = sorted(paths, key=lambda path: -path.stat().st_size)
    with ThreadPoolExecutor(workers) as executor:
        list(executor.map(_read, largest_first[-workers:]))
        started = time.perf_counter()
        documents = list(executor.map(_read, largest_first))
        return dict(zip(largest_first, documents, strict=True)), time.perf_counter() - started


def _read(path: Path) -> TimedDocument | str:
    try:
        document = parse_isolated(TimedPdfParser(), path, timeout_s=600)
    except FunnError as error:
        return str(error)
    assert isinstance(document, TimedDocument)
    return document


def summary(scores: Sequence[FileScore]) -> dict[str, object]:
    """Return the figures that have targets, and the pages below them."""
    pages = [score for file in scores for score in file.compared]
    seconds = sum(file.seconds for file in scores)
    extracting = sum(file.extract_words_seconds for file in scores)
    checked = [file.labels for file in scores if file.labels]
    printed, right, invented = map(sum, zip(*checked, strict=True)) if checked else (0, 0, 0)
    return {
        "files": len(scores),
        "pages": sum(len(file.pages) for file in scores),
        "pages_read_by_ocr": sum(file.pages.count(None) for file in scores),
        "median_page_f1": round(median(pages), 4),
        "pages_below_0.98": sum(score < 0.98 for score in pages),
        "pages_below_0.90": {
            f"{file.file}, page {n}": f"{file.pages[n - 1]:.3f}: {reason}"
            for file in scores
            for n, reason in file.reasons.items()
        },
        "files_with_checked_labels": len(checked),
        "labels_printed": printed,
        "labels_right": right,
        "labels_invented": invented,
        "seconds": round(seconds, 1),
        "extract_words_seconds": round(extracting, 1),
        "cost_ratio": round(seconds / extracting, 3),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--labels", type=Path, default=LABELS)
    parser.add_argument("--only", default="")
    parser.add_argument("--out", type=Path, default=RESULTS)
    parser.add_argument("--no-workers", action="store_true", help="leave the two workers out")
    arguments = parser.parse_args()
    paths = [path for path in sorted(arguments.folder.glob("*.pdf")) if arguments.only in path.name]
    truth = read_labels(arguments.labels)
    documents, one = read_all(paths, 1)
    scores = [
        score_file(path, document, truth.get(path.stem))
        for path, document in sorted(documents.items())
        if isinstance(document, TimedDocument)
    ]
    found = summary(scores)
    found["refused"] = [said for said in documents.values() if isinstance(said, str)]
    if not arguments.no_workers:
        _, two = read_all(paths, 2)
        found |= {"one_worker_s": round(one, 1), "two_workers_s": round(two, 1)}
        found["speed_up"] = round(one / two, 2)
    for file in scores:
        least = min(file.compared, default=1.0)
        middle = median(file.compared or [1.0])
        worst = [n for n, score in enumerate(file.pages, 1) if score is not None and score < 0.98]
        print(f"{file.file:48} {middle:.3f} {least:.3f} {worst[:8]}", file=sys.stderr)
    print(json.dumps(found, indent=2))
    arguments.out.write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
