"""Pages that are pictures: which they are, what OCR makes of them, what must be said."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from ingest.errors import NoTextLayerError, ParseError
from ingest.parsers.pdf.page_model import Paper
from ingest.parsers.pdf.scans import ocr
from ingest.parsers.pdf.scans.text_layer import is_garbage

#: OCR of one document may take this long, in seconds; the pages left over are named.
BUDGET_S = 450.0
#: Share of the page that pictures must cover for it to be more than blank.
COVERED = 0.04
#: Below this mean confidence, 0 to 100, the words are not those of the page.
LEAST_MEAN_CONFIDENCE = 55.0


class Scans:
    """What has been found out about a document's pages while they were read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._started: float | None = None
        self._unread: dict[int, str] = {}
        self._broken: dict[int, str] = {}
        self._fields: list[int] = []
        self._said: list[str] = []

    def fail(self, page: int, reason: str) -> None:
        """Note that a page's own text could not be read."""
        self._broken.setdefault(page, reason)

    def note_fields(self, page: int) -> None:
        """Note that a page has words in form fields or annotations."""
        self._fields.append(page)

    def warn(self, sentence: str) -> None:
        """Note something else that a person should know."""
        self._said.append(sentence)

    def settle(self, paper: Paper) -> Paper:
        """Keep the page's own text, or read its picture where that is no text."""
        words = [word.text for line in paper.lines for word in line.words]
        garbage = is_garbage(words)
        if words and not garbage:
            return paper
        if not words and not self._shows_something(paper):
            return paper
        read = self._read(paper)
        if garbage and (read is None or not read.lines):
            self.fail(paper.number, "its font does not say which letters it draws")
            paper.lines = []
        return read or paper

    def _shows_something(self, paper: Paper) -> bool:
        if paper.covered or paper.number in self._broken:
            return True
        covered = sum(p.width * p.height for p in (*paper.pictures, *paper.forms))
        return covered > COVERED * paper.width * paper.height

    def _read(self, paper: Paper) -> Paper | None:
        if not ocr.is_installed():
            self._unread[paper.number] = "ocr"
            return None
        self._started = self._started or time.monotonic()
        if time.monotonic() - self._started > BUDGET_S:
            self._unread[paper.number] = "time"
            return None
        try:
            read = ocr.read_page(self.path, paper)
        except (ocr.OcrError, ParseError) as error:
            self.fail(paper.number, str(error))
            return None
        if read.lines and (read.confidence or 0.0) < LEAST_MEAN_CONFIDENCE:
            self.fail(paper.number, f"OCR is only {read.confidence:g} % sure of its words")
            read.lines = []
        return read

    def check(self, papers: Sequence[Paper]) -> None:
        """Refuse a document in which there is nothing to read.

        Raises:
            NoTextLayerError: Says why, and how to mend it.
        """
        if any(paper.lines for paper in papers):
            return
        name = self.path.name
        if "ocr" in self._unread.values():
            raise NoTextLayerError(
                f"{name}: its pages are pictures without text. "
                f"Install OCR ({ocr.HOW_TO_INSTALL}) and run again."
            )
        if self._broken:
            page, reason = next(iter(self._broken.items()))
            raise ParseError(
                f"{name}, page {page}: could not be read ({reason}). "
                f"Open the file in another program and save it anew."
            )
        raise NoTextLayerError(
            f"{name}: no text on any of its {len(papers)} page(s), nor any that OCR can read. "
            f"Mark it `skip` in the manifest."
        )

    def warnings(self, papers: Sequence[Paper]) -> list[str]:
        """What a person should know, in full sentences."""
        said = list(self._said)
        read = [paper.number for paper in papers if paper.ocr]
        if read:
            said.append(f"The text of {pages(read)} was read from pictures (OCR): check quotes.")
        for why, mend in (
            ("ocr", f"Install OCR ({ocr.HOW_TO_INSTALL}) and run again."),
            ("time", f"OCR took longer than {BUDGET_S:g} s: split the file."),
        ):
            left = [page for page, reason in self._unread.items() if reason == why]
            if left:
                said.append(f"There is no usable text on {pages(left)}. {mend}")
        for page, reason in self._broken.items():
            said.append(f"Page {page} could not be read in full ({reason[:120]}).")
        if self._fields:
            said.append(f"On {pages(self._fields)} text stands in form fields or annotations.")
        return said


def pages(numbers: Sequence[int]) -> str:
    """Name pages shortly: "page 3", "pages 1–4 and 9"."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    named = [str(a) if a == b else f"{a}–{b}" for a, b in runs]
    if len(named) > 1:
        named[-2:] = [f"{named[-2]} and {named[-1]}"]
    single = len(runs) == 1 and runs[0][0] == runs[0][1]
    return ("page " if single else "pages ") + ", ".join(named)
