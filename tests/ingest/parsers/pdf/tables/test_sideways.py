"""Tables set sideways on upright pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.models import ParsedDocument
from tests.ingest.parsers.pdf.parsing import fill, parse, texts
from tests.typeset import ROMAN, Sheets

ROWS = [["Kontor", "2018", "2019", "2020"]] + [
    [name, *(str(10 * n + k) for k in (2, 4, 5))]
    for n, name in enumerate(("Sør", "Nord", "Vest", "Øst"), start=1)
]
LEFTS = (0, 120, 200, 280, 360)


def page(folder: Path, degrees: int, *, ruled: bool, caption: str) -> ParsedDocument:
    """Read a page with a table that runs upwards (90) or downwards (−90) between paragraphs."""
    sheets = Sheets(folder / "sideways.pdf")
    fill(sheets, paragraphs=1)
    canvas = sheets.canvas
    canvas.saveState()
    canvas.translate(*((480, 242) if degrees == 90 else (120, 642)))
    canvas.rotate(degrees)
    canvas.setFont(ROMAN, 10)
    canvas.drawString(0, 30, caption)
    for n, row in enumerate(ROWS):
        for x, words in zip(LEFTS, row, strict=False):
            canvas.drawString(x + 4, 5 - 20 * n, words)
        if ruled:
            canvas.line(0, -20 * n, 360, -20 * n)
    if ruled:
        canvas.line(0, 20, 360, 20)
        for x in LEFTS:
            canvas.line(x, 20, x, -80)
    canvas.restoreState()
    fill(sheets, 4, top=650, paragraphs=2)
    return parse(sheets)


@pytest.mark.parametrize("degrees", [90, -90])
@pytest.mark.parametrize("ruled", [True, False])
def test_are_read_in_their_own_rows(tmp_path: Path, degrees: int, ruled: bool) -> None:
    document = page(tmp_path, degrees, ruled=ruled, caption="Tabell 2. Saker etter kontor")
    assert texts(document, "table") == ["\n".join("\t".join(row) for row in ROWS)]
    assert texts(document, "caption") == ["Tabell 2. Saker etter kontor"]


def test_are_where_they_are_on_the_page(tmp_path: Path) -> None:
    document = page(tmp_path, 90, ruled=True, caption="Tabell 2. Saker etter kontor")
    boxes = [box for block in document.blocks if block.kind == "table_row" for box in block.boxes]
    assert [box.x0 for box in boxes] == pytest.approx([480, 500, 520, 540], abs=3)
    assert {(box.top, box.bottom) for box in boxes} == {(240, 600)}


def test_are_not_the_labels_of_a_chart(tmp_path: Path) -> None:
    document = page(tmp_path, 90, ruled=False, caption="Antall saker i tusen")
    assert not texts(document, "table")
