"""Words that nobody sees are left out and told; words that somebody sees stay."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ingest.parsers.pdf.marginalia.unpainted import may_hide_words
from tests.ingest.parsers.pdf.parsing import parse
from tests.typeset import Sheets, prose

SECRET = "Kari Nordmann fikk avslag"
Drawing = Callable[[Canvas], None]


def shown(canvas: Canvas, *, x: float = 70, colour: float = 0, size: float = 11) -> None:
    canvas.setFillGray(colour)
    canvas.setFont("Helvetica", size)
    canvas.drawString(x, 500, SECRET)
    canvas.setFillGray(0)


def blacked_out(canvas: Canvas) -> None:
    shown(canvas)
    canvas.rect(60, 495, 200, 16, stroke=0, fill=1)


def whited_out(canvas: Canvas) -> None:
    shown(canvas)
    canvas.setFillGray(1)
    canvas.rect(60, 495, 200, 16, stroke=0, fill=1)


def under_a_picture(canvas: Canvas) -> None:
    shown(canvas)
    canvas.drawImage(ImageReader(Image.new("L", (20, 4), 120)), 60, 490, 200, 24)


def white_on_white(canvas: Canvas) -> None:
    shown(canvas, colour=1)


def grey_on_the_same_grey(canvas: Canvas) -> None:
    canvas.setFillGray(0.92)
    canvas.rect(60, 490, 200, 24, stroke=0, fill=1)
    shown(canvas, colour=0.92)


def off_the_page(canvas: Canvas) -> None:
    shown(canvas, x=700)


def invisible(canvas: Canvas) -> None:
    text = canvas.beginText(70, 500)
    text.setFont("Helvetica", 11)
    text.setTextRenderMode(3)
    text.textLine(SECRET)
    text.setTextRenderMode(0)
    canvas.drawText(text)


def tiny(canvas: Canvas) -> None:
    shown(canvas, size=1)


def blue_on_the_same_blue(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.1, 0.2, 0.5)
    canvas.rect(60, 480, 220, 40, stroke=0, fill=1)
    canvas.setFont("Helvetica", 11)
    canvas.drawString(70, 500, SECRET)


def struck_out_with_a_broad_pen(canvas: Canvas) -> None:
    shown(canvas)
    canvas.setLineWidth(14)
    canvas.line(60, 504, 250, 504)


def under_a_white_sheet(canvas: Canvas) -> None:
    shown(canvas)
    canvas.setFillGray(1)
    canvas.rect(0, 0, 595, 610, stroke=0, fill=1)


def white_on_a_dark_box(canvas: Canvas) -> None:
    canvas.rect(60, 490, 200, 24, stroke=0, fill=1)
    shown(canvas, colour=1)


def highlighted(canvas: Canvas) -> None:
    shown(canvas)
    canvas.setFillColorRGB(1, 1, 0, alpha=0.4)
    canvas.rect(60, 495, 200, 16, stroke=0, fill=1)


def red_on_green_of_one_lightness(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0, 0.5, 0)
    canvas.rect(60, 490, 200, 24, stroke=0, fill=1)
    canvas.setFillColorRGB(0.98, 0, 0)
    canvas.setFont("Helvetica", 11)
    canvas.drawString(70, 500, SECRET)


def sheet(folder: Path, draw: Drawing) -> Sheets:
    sheets = Sheets(folder / "page.pdf")
    sheets.block(70, 100, 455, prose(0, 6))
    draw(sheets.canvas)
    return sheets


@pytest.mark.parametrize(
    "draw",
    [
        blacked_out,
        whited_out,
        under_a_picture,
        white_on_white,
        grey_on_the_same_grey,
        off_the_page,
        invisible,
        tiny,
        blue_on_the_same_blue,
        struck_out_with_a_broad_pen,
        under_a_white_sheet,
    ],
)
def test_what_nobody_sees_is_left_out_and_told(tmp_path: Path, draw: Drawing) -> None:
    document = parse(sheet(tmp_path, draw))
    assert prose(0, 6) in document.text
    assert "Nordmann" not in document.text
    (told,) = [note for note in document.warnings if note.code == "hidden_text"]
    assert dict(told.facts)["count"] == len(SECRET.replace(" ", ""))


@pytest.mark.parametrize(
    "draw", [shown, white_on_a_dark_box, highlighted, red_on_green_of_one_lightness]
)
def test_what_somebody_sees_stays(tmp_path: Path, draw: Drawing) -> None:
    document = parse(sheet(tmp_path, draw))
    assert SECRET in document.text
    assert not document.warnings


def test_an_ordinary_page_is_not_drawn(tmp_path: Path) -> None:
    with pdfplumber.open(sheet(tmp_path, shown).save()) as pdf:
        assert not may_hide_words(pdf.pages[0], is_scan=False)
