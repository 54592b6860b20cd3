"""Pages of print, told from slides and diagrams before they are read by OCR."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL.Image import Image

from ingest.parsers.pdf.scans.page_images import render_page
from ingest.parsers.pdf.scans.printed_lines import LOOK_DPI, shows_print
from tests.typeset import BOLD, Sheets, prose

Box = tuple[float, float, float, float]


def drawn(sheets: Sheets) -> Image:
    return render_page(sheets.save(), 1, dpi=LOOK_DPI, grey=True)


def letter(folder: Path, *, columns: int = 1, size: float = 11) -> Image:
    sheets = Sheets(folder / "letter.pdf")
    for n in range(columns):
        width = 455 / columns - 10
        sheets.block(70 + n * (width + 20), 120, width, prose(n, 9), size=size, step=1.25 * size)
    return drawn(sheets)


class TestAPageOfPrint:
    @pytest.mark.parametrize("columns", [1, 2])
    @pytest.mark.parametrize("size", [8, 11, 14])
    def test_is_known_by_lines_that_run_on(self, tmp_path: Path, columns: int, size: float) -> None:
        assert shows_print(letter(tmp_path, columns=columns, size=size), [])

    @pytest.mark.parametrize("degrees", [-1.5, 1.5])
    def test_may_lean(self, tmp_path: Path, degrees: float) -> None:
        assert shows_print(letter(tmp_path).rotate(degrees, fillcolor=255), [])

    def test_may_be_on_grey_paper(self, tmp_path: Path) -> None:
        assert shows_print(letter(tmp_path).point(lambda grey: 20 + grey * 0.8), [])

    def test_is_no_page_whose_lines_the_file_writes_itself(self, tmp_path: Path) -> None:
        assert not shows_print(letter(tmp_path), [(60, 100, 540, 700)])


class TestAPictureOfSomethingElse:
    def test_is_a_diagram_of_boxes_with_labels(self, tmp_path: Path) -> None:
        sheets = Sheets(tmp_path / "diagram.pdf")
        for row in range(9):
            for column in range(3):
                x, top = 60 + 180 * column + 25 * (row % 2), 90 + 80 * row + 13 * column
                sheets.canvas.rect(x, 842 - top - 40, 110, 40)
                sheets.text(x + 6, top + 16, "Melding til", size=9)
                sheets.text(x + 6, top + 30, "kontoret", size=9)
                sheets.rule(x + 110, top + 20, x + 180)
        assert not shows_print(drawn(sheets), [])

    def test_is_a_slide_of_large_words(self, tmp_path: Path) -> None:
        sheets = Sheets(tmp_path / "slide.pdf", (842, 595))
        for n, words in enumerate(("Hva vi fant", "Flere fikk hjelp", "Færre sluttet")):
            sheets.text(80, 150 + 110 * n, words, BOLD, 44)
        assert not shows_print(drawn(sheets), [])

    def test_is_a_dark_photograph(self, tmp_path: Path) -> None:
        assert not shows_print(letter(tmp_path).point(lambda grey: grey // 2), [])
