"""Sentences that go on after a figure, a table or a box, on a page and over its turn."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ingest.parsers.pdf.parsing import parse, texts
from tests.typeset import ITALIC, ROMAN, Sheets, broken, prose

FIRST = "Det mest slående er at kontorene med egen veileder avslutter"
LAST = "langt flere saker innen et halvt år enn kontorene uten."


def figure(sheets: Sheets, top: float) -> float:
    sheets.canvas.rect(100, 842 - top - 120, 300, 120)
    sheets.text(130, top + 30, "Bilde av kontoret", size=8)
    sheets.text(70, top + 140, "Figur 2: Kontoret etter ombyggingen", size=9)
    return top + 165


def table(sheets: Sheets, top: float) -> float:
    sheets.text(70, top + 10, "Tabell 3: Saker etter kontor", size=9)
    sheets.grid([70, 220, 370], [top + 20, top + 38, top + 56, top + 74], [
        ["Kontor", "Saker"], ["Sør", "120"], ["Nord", "97"],
    ])  # fmt: skip
    return top + 100


def box(sheets: Sheets, top: float) -> float:
    sheets.canvas.rect(70, 842 - top - 60, 455, 60)
    sheets.block(80, top + 20, 430, prose(7, 2), size=9)
    return top + 85


@pytest.mark.parametrize("draw", [figure, table, box])
@pytest.mark.parametrize("turns", [True, False])
def test_are_one_paragraph(
    tmp_path: Path, draw: Callable[[Sheets, float], float], turns: bool
) -> None:
    sheets = Sheets(tmp_path / "torn.pdf")
    top = sheets.block(70, 100, 455, prose(0, 5)) + 10
    if turns:
        for n in range(7):
            top = sheets.block(70, top, 455, prose(n, 6)) + 10
    top = sheets.block(70, top, 455, f"{prose(3, 2)} {FIRST}") + 10
    if turns:
        sheets.next_page()
        top = 90
    top = draw(sheets, top)
    top = sheets.block(70, top, 455, LAST) + 10
    sheets.block(70, top, 455, prose(5, 5))
    found = texts(parse(sheets), "paragraph")
    assert f"{prose(3, 2)} {FIRST} {LAST}" in found


def test_are_no_headings_where_a_pull_quote_parts_a_sentence(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "pulled.pdf")
    lines = broken(prose(0, 12), 455, ROMAN, 11)
    cut = next(n for n in range(4, len(lines)) if lines[n][0].islower())
    for n, line in enumerate(lines):
        sheets.text(70, 100 + 14 * n + 76 * (n >= cut), line)
    top = 100 + 14 * cut
    for n, line in enumerate(("«Vi måtte bare begynne på nytt igjen", "hver eneste høst»")):
        sheets.text(160, top + 24 + 20 * n, line, ITALIC, 16)
    sheets.block(70, 500, 455, prose(3, 6))
    document = parse(sheets)
    quote = "«Vi måtte bare begynne på nytt igjen hver eneste høst»"
    assert texts(document, "paragraph") == [prose(0, 12), quote, prose(3, 6)]
    assert not texts(document, "heading")
