"""Watermarks and stamps at an angle."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.parsers.pdf.parsing import fill, parse, texts
from tests.typeset import BOLD, Sheets


def turned(sheets: Sheets, x: float, y: float, degrees: float, words: str, size: float) -> None:
    sheets.canvas.saveState()
    sheets.canvas.translate(x, sheets.size[1] - y)
    sheets.canvas.rotate(degrees)
    sheets.canvas.setFont(BOLD, size)
    sheets.canvas.drawString(0, 0, words)
    sheets.canvas.restoreState()


class TestAWatermark:
    @pytest.mark.parametrize("degrees", [55, 45, 30, -40, 130])
    @pytest.mark.parametrize("before", [True, False])
    def test_leaves_the_text_below_as_it_is(
        self, tmp_path: Path, degrees: float, before: bool
    ) -> None:
        plain, marked = Sheets(tmp_path / "a.pdf"), Sheets(tmp_path / "b.pdf")
        fill(plain, paragraphs=6)
        if before:
            turned(marked, 150, 420, degrees, "FORELØPIG UTGAVE", 48)
        fill(marked, paragraphs=6)
        if not before:
            turned(marked, 150, 420, degrees, "FORELØPIG UTGAVE", 48)
        document = parse(marked)
        assert texts(document, "paragraph") == texts(parse(plain), "paragraph")
        assert texts(document, "boilerplate") == ["FORELØPIG UTGAVE"]

    def test_in_small_letters_over_the_page_is_set_apart_too(self, tmp_path: Path) -> None:
        plain, marked = Sheets(tmp_path / "a.pdf"), Sheets(tmp_path / "b.pdf")
        fill(plain)
        fill(marked)
        turned(marked, 120, 260, 20, "Mottatt 3. mai", 11)
        assert texts(parse(marked), "paragraph") == texts(parse(plain), "paragraph")

    def test_repeated_over_the_page_is_set_apart_too(self, tmp_path: Path) -> None:
        plain, marked = Sheets(tmp_path / "a.pdf"), Sheets(tmp_path / "b.pdf")
        fill(plain, paragraphs=6)
        for x in (80, 240, 400):
            for y in (160, 280, 400):
                turned(marked, x, y, 30, "FORTROLIG", 14)
        fill(marked, paragraphs=6)
        assert texts(parse(marked), "paragraph") == texts(parse(plain), "paragraph")

    @pytest.mark.parametrize("letters_apart", [True, False])
    def test_of_small_or_spaced_letters_on_the_level_is_set_apart_too(
        self, tmp_path: Path, letters_apart: bool
    ) -> None:
        plain, marked = Sheets(tmp_path / "a.pdf"), Sheets(tmp_path / "b.pdf")
        fill(plain, paragraphs=6)
        fill(marked, paragraphs=6)
        for n, words in enumerate("UTKAST" if letters_apart else ["Kopi til gjennomsyn"]):
            turned(marked, 90 + 75 * n, 330, 0, words, 60 if letters_apart else 24)
        assert texts(parse(marked), "paragraph") == texts(parse(plain), "paragraph")

    def test_upright_or_level_across_the_text_is_set_apart_too(self, tmp_path: Path) -> None:
        plain, marked = Sheets(tmp_path / "a.pdf"), Sheets(tmp_path / "b.pdf")
        fill(plain, paragraphs=6)
        fill(marked, paragraphs=6)
        turned(marked, 330, 380, 90, "KOPI", 60)
        turned(marked, 110, 330, 0, "HØRINGSUTKAST", 44)
        document = parse(marked)
        assert texts(document, "paragraph") == texts(parse(plain), "paragraph")
        assert sorted(texts(document, "boilerplate")) == ["HØRINGSUTKAST", "KOPI"]
