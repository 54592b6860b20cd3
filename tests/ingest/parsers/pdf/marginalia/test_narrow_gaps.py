"""Spaces narrower than usual, by the two kinds of gap of a line and its page."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from ingest.parsers.pdf.marginalia.narrow_gaps import parted_at_narrow_gaps
from ingest.parsers.pdf.page_model import Word
from tests.ingest.parsers.pdf.parsing import parse, texts
from tests.typeset import ROMAN, Sheets, broken, prose


def set_tight(sheets: Sheets, x: float, top: float, line: str, gap: float) -> None:
    """Draw each word by itself, with a gap of so many letter sizes between them."""
    for word in line.split():
        sheets.text(x, top, word)
        x += stringWidth(word, ROMAN, 11) + gap * 11


@pytest.mark.parametrize("gap", [0.12, 0.1, 0.08])
@pytest.mark.parametrize("every", [1, 2, 3])
def test_words_are_parted_by_them(tmp_path: Path, gap: float, every: int) -> None:
    sheets = Sheets(tmp_path / "tight.pdf")
    for n, line in enumerate(broken(prose(0, 6), 400, ROMAN, 11)):
        if n % every:
            sheets.text(70, 100 + 14 * n, line)
        else:
            set_tight(sheets, 70, 100 + 14 * n, line, gap)
    assert " ".join(texts(parse(sheets), "paragraph")) == prose(0, 6)


@pytest.mark.parametrize("spacing", [0.8, 1.2])
def test_letters_that_are_all_spaced_out_stay_words(tmp_path: Path, spacing: float) -> None:
    sheets = Sheets(tmp_path / "loose.pdf")
    text = sheets.canvas.beginText(70, 742)
    text.setFont(ROMAN, 11)
    text.setCharSpace(spacing)
    for line in broken(prose(0, 4), 330, ROMAN, 11):
        text.textLine(line)
    sheets.canvas.drawText(text)
    assert prose(0, 4) in " ".join(parse(sheets).text.split())


def test_one_odd_gap_parts_no_word() -> None:
    odd = Word("arbeidsavklaringspenger", 0, 0, 110, 10, 10, 11, slits=((7, 30.0, 30.8),))
    assert parted_at_narrow_gaps([odd]) == [odd]


def test_a_short_line_follows_the_gap_of_its_page() -> None:
    slits = tuple((at, 5.0 * at, 5.0 * at + 1.2) for at in (4, 9, 12))
    long = Word("noenfikkenmeldinggang", 0, 0, 110, 10, 10, 11, slits=slits)
    short = Word("heleåret", 0, 20, 40, 30, 30, 11, slits=((4, 20.0, 21.1),))
    found = parted_at_narrow_gaps([long, short])
    assert [word.text for word in found][-2:] == ["hele", "året"]
