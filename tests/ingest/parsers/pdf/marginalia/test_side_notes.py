"""Notes in the margin, fact boxes and pull quotes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.parsers.pdf.parsing import parse, texts
from tests.typeset import BOLD, ITALIC, ROMAN, Sheets, broken, prose


class TestNotesInTheMargin:
    @pytest.mark.parametrize(("x", "text_x"), [(470, 70), (55, 150)])
    @pytest.mark.parametrize("shift", [0, 5])
    def test_are_blocks_of_their_own(
        self, tmp_path: Path, x: float, text_x: float, shift: float
    ) -> None:
        sheets = Sheets(tmp_path / "margin.pdf")
        top = 100.0
        for n in range(6):
            top = sheets.block(text_x, top, 370, prose(n, 4)) + 8
        sheets.block(x, 128 + shift, 85, "Flere søkere nå", size=8, step=10)
        sheets.block(x, 240 + shift, 85, "Tillit tok lang tid å bygge", size=8, step=14)
        found = texts(parse(sheets), "paragraph")
        notes = ["Flere søkere nå", "Tillit tok lang tid å bygge"]
        assert [text for text in found if text not in notes] == [prose(n, 4) for n in range(6)]
        assert [text for text in found if text in notes] == notes

    def test_do_not_part_a_sentence_that_turns_the_page(self, tmp_path: Path) -> None:
        sheets = Sheets(tmp_path / "margin.pdf")
        lines = broken(prose(0, 60), 370, ROMAN, 11)[:60]
        for n, line in enumerate(lines):
            if n == 45:
                sheets.next_page()
            sheets.text(70, 100 + 14 * (n % 45), line)
            if n in {40, 41}:
                sheets.text(470, 100 + 14 * n, ["Husk dette", "til neste gang"][n - 40], size=8)
        found = texts(parse(sheets), "paragraph")
        assert found == [" ".join(lines), "Husk dette til neste gang"]


class TestNotesInTheColumn:
    def pages(self, folder: Path, *, framed: bool, font: str, left: bool) -> list[str]:
        sheets = Sheets(folder / "box.pdf")
        sheets.block(70, 100, 455, prose(0, 6))
        lines = broken(prose(2, 4), 270, ROMAN, 11)
        for n, line in enumerate(lines):
            sheets.text(255 if left else 70, 200 + 14 * n, line)
        x = 70 if left else 360
        quote = broken("Vi måtte bare begynne på nytt", 150, font, 15)
        if framed:
            sheets.canvas.rect(x - 5, 842 - 275, 165, 85)
            quote = broken(prose(7, 2), 155, font, 9)
        for n, line in enumerate(quote):
            sheets.text(x, 210 + (12 if framed else 19) * n, line, font, 9 if framed else 15)
        sheets.block(70, 200 + 14 * len(lines) + 8, 455, prose(5, 8))
        document = parse(sheets)
        return texts(document, "paragraph") + texts(document, "heading")

    @pytest.mark.parametrize("left", [True, False])
    @pytest.mark.parametrize("font", [ITALIC, BOLD])
    def test_are_parted_from_the_lines_beside_a_pull_quote(
        self, tmp_path: Path, font: str, left: bool
    ) -> None:
        found = self.pages(tmp_path, framed=False, font=font, left=left)
        assert prose(2, 4) in found
        assert "Vi måtte bare begynne på nytt" in found

    @pytest.mark.parametrize("left", [True, False])
    def test_are_parted_from_the_lines_beside_a_framed_box(
        self, tmp_path: Path, left: bool
    ) -> None:
        found = self.pages(tmp_path, framed=True, font=ROMAN, left=left)
        assert prose(2, 4) in found
        assert prose(7, 2) in found


class TestABoxWithRoundedCorners:
    @pytest.mark.parametrize("left", [True, False])
    @pytest.mark.parametrize("filled", [0, 1])
    def test_is_a_box_and_no_drawing(self, tmp_path: Path, left: bool, filled: int) -> None:
        sheets = Sheets(tmp_path / "rounded.pdf")
        sheets.block(70, 100, 455, prose(0, 6))
        lines = broken(prose(2, 6), 270, ROMAN, 11)
        for n, line in enumerate(lines):
            sheets.text(255 if left else 70, 200 + 14 * n, line)
        x = 70 if left else 355
        sheets.canvas.setFillGray(0.9)
        sheets.canvas.roundRect(x, 842 - 290, 170, 100, 9, stroke=1, fill=filled)
        sheets.canvas.setFillGray(0)
        sheets.block(x + 8, 210, 154, prose(6, 2), size=9, step=11)
        sheets.block(70, 200 + 14 * len(lines) + 8, 455, prose(5, 8))
        found = texts(parse(sheets), "paragraph")
        assert {prose(0, 6), prose(2, 6), prose(6, 2), prose(5, 8)} == set(found)

    def test_is_a_drawing_where_it_is_small(self, tmp_path: Path) -> None:
        sheets = Sheets(tmp_path / "steps.pdf")
        sheets.block(70, 100, 455, prose(0, 6))
        for n, words in enumerate(("Søknad", "Vurdering", "Vedtak")):
            sheets.canvas.roundRect(80 + 150 * n, 842 - 290, 110, 40, 6)
            sheets.text(95 + 150 * n, 275, words, size=9)
        sheets.text(70, 320, "Figur 1. Saksgang", size=9)
        sheets.block(70, 345, 455, prose(5, 8))
        assert texts(parse(sheets), "paragraph") == [prose(0, 6), prose(5, 8)]
