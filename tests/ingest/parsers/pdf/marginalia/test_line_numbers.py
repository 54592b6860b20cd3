"""Line numbers in the margin."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.parsers.pdf.parsing import fill, parse, texts
from tests.typeset import Sheets, broken, prose


def numbered(
    folder: Path, *, x: float, every: int = 1, pages: int = 1, last: int = 40, restart: bool = False
) -> list[str]:
    """Set pages of prose with numbers beside the lines; read the paragraphs."""
    sheets = Sheets(folder / "numbered.pdf")
    n = 0
    for page in range(pages):
        n = 0 if restart else n
        lines = broken(prose(page, 40), 400, "Times-Roman", 11)
        lines = lines[: last if page == pages - 1 else 40]
        for row, line in enumerate(lines):
            n += 1
            sheets.text(100, 90 + 15 * row, line)
            if n % every == 0:
                sheets.text(x - 4 * (len(str(n)) - 1), 90 + 15 * row, str(n), size=8)
        sheets.text(290, 800, str(page + 1))
        sheets.next_page()
    return texts(parse(sheets), "paragraph")


class TestLineNumbers:
    @pytest.mark.parametrize("x", [75, 520])
    @pytest.mark.parametrize("every", [1, 5])
    def test_are_left_out_of_the_text(self, tmp_path: Path, x: float, every: int) -> None:
        (found,) = numbered(tmp_path, x=x, every=every)
        assert found == " ".join(broken(prose(0, 40), 400, "Times-Roman", 11)[:40])

    @pytest.mark.parametrize("restart", [True, False])
    def test_are_left_out_of_a_last_page_of_few_lines(self, tmp_path: Path, restart: bool) -> None:
        found = " ".join(numbered(tmp_path, x=75, pages=2, last=3, restart=restart))
        assert not any(char.isdigit() for char in found)

    def test_are_reported(self, tmp_path: Path) -> None:
        sheets = Sheets(tmp_path / "numbered.pdf")
        for n, line in enumerate(broken(prose(0, 20), 400, "Times-Roman", 11), start=1):
            sheets.text(100, 90 + 15 * n, line)
            sheets.text(75, 90 + 15 * n, str(n))
        assert [note.code for note in parse(sheets).warnings] == ["line_numbers_left_out"]

    def test_are_not_the_numbers_of_a_list(self, tmp_path: Path) -> None:
        sheets = Sheets(tmp_path / "list.pdf")
        top = fill(sheets, paragraphs=2)
        for n in range(1, 8):
            sheets.text(75, top, str(n))
            top = sheets.block(100, top, 400, prose(n, 1))
        assert parse(sheets).warnings == ()
