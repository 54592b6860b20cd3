"""Text from pictures of pages, by the tesseract program with its Norwegian model.

Tesseract is called as it is, not through OCRmyPDF: that would write a new PDF whose
hidden text has lost what a citation must show, how sure each word is.
"""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from ingest.errors import ParseError
from ingest.parsers.pdf.page_model import Line, PageLayout, Word, line_of
from ingest.parsers.pdf.scans.page_images import POINTS_PER_INCH, render_page

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 300.0
#: Time limit of one page, in seconds.
PAGE_TIMEOUT_S = 60.0
#: Lowest confidence (0–100) of a word that is kept; less are specks and signatures.
MIN_CONFIDENCE = 25.0
#: Lowest orientation confidence at which a page is turned.
MIN_TURN_CONFIDENCE = 3.0
INSTALL_COMMAND = "apt-get install tesseract-ocr tesseract-ocr-nor"
#: With fewer words, or less confidence (0–100), the page may be rotated.
FEW_WORDS = 12
UPRIGHT = 75.0
#: Share of the page's height, at head and foot, that is searched for a page number.
EDGE_SHARE = 0.25
#: Lowest strip that can hold a number, in points.
MIN_STRIP_POINTS = 14.0
#: Lowest confidence (0–100) of a page number alone on its line.
SURE_NUMBER = 60.0
_NUMBER = re.compile(r"^[-–—(]?(?:\d{1,4}|[ivxl]{1,6})[-–—)]?$")
#: Relative difference below which a letter size counts as the page's usual one.
SAME_SIZE = 0.18
#: Heights of capitals and of small letters, and depth below the line, in letter sizes.
_HEIGHT, _LOW_HEIGHT, _DEPTH = 0.7, 0.48, 0.21
_RISING, _HANGING = frozenset("bdfhijklt"), frozenset("gjpqy,;()")
_ROTATE = re.compile(r"Rotate: (\d+)")
_SURE = re.compile(r"Orientation confidence: ([\d.]+)")


class OcrError(ParseError):
    """Tesseract failed or took too long on a page."""


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """Return which of Norwegian and English models are installed; empty without tesseract."""
    program = shutil.which("tesseract")
    if program is None:
        return ()
    try:
        listing = _run([program, "--list-langs"], b"", 20.0)
    except OcrError:
        return ()
    installed = set(listing.split())
    return tuple(lang for lang in ("nor", "eng") if lang in installed)


def is_installed() -> bool:
    """Return whether tesseract and its Norwegian model are installed."""
    return "nor" in languages()


def read_page(path: Path, layout: PageLayout, *, may_turn: bool = True) -> PageLayout:
    """Read the picture of one page.

    Args:
        layout: The page's number and size; its lines are replaced.
        may_turn: Whether a page that is hard to read is tried in other directions.

    Raises:
        OcrError: Tesseract failed or took longer than ``PAGE_TIMEOUT_S``.
        ParseError: The page cannot be drawn.
    """
    picture = render_page(path, layout.number, dpi=DPI, grey=True)
    scale = picture.width / layout.width if layout.width else DPI / POINTS_PER_INCH
    turn = 0
    words = read_words(_tesseract(picture, "3", "tsv"), scale)
    if may_turn and _is_doubtful(words):
        turn = _needed_turn(picture)
    if turn:
        picture = picture.rotate(-turn, expand=True)
        words = read_words(_tesseract(picture, "3", "tsv"), scale)
    sure = [read for read in words if (read.word.confidence or 0.0) >= MIN_CONFIDENCE]
    lines = lines_of_words(sure, layout.number)
    lines += _lone_numbers(picture, lines, scale, layout.number)
    found = PageLayout(layout.number, layout.width, layout.height, ocr=True)
    found.turn = {0: 0, 90: 90, 180: 180, 270: 270}[turn]  # type: ignore[assignment]
    found.lines = lines
    found.confidence = _mean([read.word.confidence or 0.0 for read in words])
    return found


def _is_doubtful(words: list[ReadWord]) -> bool:
    """Return whether the page may be rotated: few words, or low confidence."""
    confidence = _mean([read.word.confidence or 0.0 for read in words])
    return len(words) < FEW_WORDS or confidence is None or confidence < UPRIGHT


def _lone_numbers(picture: Image, lines: list[Line], scale: float, page: int) -> list[Line]:
    """Read the strips above the first and below the last line again, for page numbers.

    A figure alone on a white strip is no text to tesseract when it sees the whole page.
    """
    height = picture.height / scale
    first = min((line.top for line in lines), default=height)
    last = max((line.bottom for line in lines), default=0.0)
    head = (0.0, min(first - 3, EDGE_SHARE * height))
    foot = (max(last + 3, (1 - EDGE_SHARE) * height), height)
    found: list[Line] = []
    for top, bottom in (head, foot):
        if bottom - top < MIN_STRIP_POINTS:
            continue
        strip = picture.crop((0, int(top * scale), picture.width, int(bottom * scale)))
        for read in read_words(_tesseract(strip, "6", "tsv"), scale):
            word = read.word
            if _NUMBER.match(word.text) and (word.confidence or 0.0) >= SURE_NUMBER:
                word.top, word.bottom, word.base = (
                    word.top + top,
                    word.bottom + top,
                    word.base + top,
                )
                found.append(line_of([word], page=page))
    return found


@dataclass(frozen=True, slots=True)
class ReadWord:
    """A word with tesseract's numbers of its block, paragraph and line."""

    word: Word
    line: tuple[int, int, int]


def read_words(tsv: str, scale: float) -> list[ReadWord]:
    """Read tesseract's table of words.

    Args:
        scale: Pixels per point.
    """
    words = []
    for row in csv.DictReader(io.StringIO(tsv), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (row.get("text") or "").strip()
        confidence = float(row.get("conf") or -1)
        if not text:
            continue
        left, top = float(row["left"]) / scale, float(row["top"]) / scale
        right = left + float(row["width"]) / scale
        bottom = top + float(row["height"]) / scale
        word = Word(text, left, top, right, bottom, bottom, bottom - top, confidence=confidence)
        place = (int(row["block_num"]), int(row["par_num"]), int(row["line_num"]))
        words.append(ReadWord(word, place))
    return words


def lines_of_words(words: list[ReadWord], page: int) -> list[Line]:
    """Group words into the lines that tesseract found, each line in one letter size.

    Sizes that hardly differ from the page's usual one are taken for it: a picture of a
    line is a little higher or lower with every word in it.
    """
    grouped: dict[tuple[int, int, int], list[Word]] = {}
    for read in words:
        grouped.setdefault(read.line, []).append(read.word)
    sizes = {place: median(_letter_size(word) for word in own) for place, own in grouped.items()}
    usual = median(size for place, size in sizes.items() for _ in grouped[place]) if sizes else 0.0
    lines = []
    for place, own in grouped.items():
        own.sort(key=lambda word: word.x0)
        alike = abs(sizes[place] - usual) < SAME_SIZE * usual
        size = round(usual if alike else sizes[place], 1)
        base = median(word.bottom - _DEPTH * size * _hangs(word) for word in own)
        for word in own:
            word.size, word.base = size, base
        lines.append(line_of(own, page=page))
    return sorted(lines, key=lambda line: line.base)


def _letter_size(word: Word) -> float:
    """Estimate the letter size from the word's height and its letters."""
    rises = any(char.isupper() or char.isdigit() or char in _RISING for char in word.text)
    share = (_HEIGHT if rises else _LOW_HEIGHT) + _DEPTH * _hangs(word)
    return (word.bottom - word.top) / share


def _hangs(word: Word) -> bool:
    return any(char in _HANGING for char in word.text)


def _needed_turn(picture: Image) -> int:
    """Return the clockwise turn in degrees that makes the page upright."""
    try:
        said = _tesseract(picture, "0", "")
    except OcrError:
        return 0  # too little text to tell; then it is read as it lies
    rotate, sure = _ROTATE.search(said), _SURE.search(said)
    if not rotate or not sure or float(sure[1]) < MIN_TURN_CONFIDENCE:
        return 0
    return int(rotate[1])


def _tesseract(picture: Image, segmentation: str, output: str) -> str:
    stored = io.BytesIO()
    picture.save(stored, "PNG", compress_level=1)
    command = ["tesseract", "stdin", "stdout", "--psm", segmentation, "--dpi", str(int(DPI))]
    if segmentation != "0":
        command += ["-l", "+".join(languages())]
    return _run([*command, output] if output else command, stored.getvalue(), PAGE_TIMEOUT_S)


def _run(command: list[str], stdin: bytes, timeout_s: float) -> str:
    try:
        done = subprocess.run(
            command,
            input=stdin,
            capture_output=True,
            timeout=timeout_s,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            check=True,
        )
    except subprocess.TimeoutExpired:
        raise OcrError("ocr_too_slow", seconds=f"{timeout_s:g}") from None
    except (subprocess.CalledProcessError, OSError) as error:
        raise OcrError("ocr_failed", cause=str(error)) from error
    return done.stdout.decode("utf-8", "replace")


def _mean(values: list[float]) -> float | None:
    return round(sum(values) / len(values), 1) if values else None
