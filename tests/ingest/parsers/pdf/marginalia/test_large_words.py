"""Drop caps."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.parsers.pdf.parsing import parse, texts
from tests.typeset import Sheets, broken, prose


def drop_cap(folder: Path, cap: str, text: str, *, lines: int, quoted: bool = False) -> list[str]:
    """Set a paragraph whose first letter is as high as some lines; read the paragraphs."""
    sheets = Sheets(folder / "cap.pdf")
    top = sheets.block(70, 100, 450, prose(2, 3)) + 10
    size = {2: 33, 3: 52}[lines]
    indent = size * (1.28 if quoted else 0.78)
    sheets.text(70, top + 14 * (lines - 1), cap, size=size)
    rows = broken(text, 450 - indent, "Times-Roman", 11)
    for row in rows[:lines]:
        sheets.text(70 + indent, top, row)
        top += 14
    sheets.block(70, top, 450, " ".join(rows[lines:]))
    sheets.block(70, top + 80, 450, prose(5, 3))
    return texts(parse(sheets), "paragraph")


class TestADropCap:
    @pytest.mark.parametrize("lines", [2, 3])
    def test_begins_the_word_beside_it(self, tmp_path: Path, lines: int) -> None:
        found = drop_cap(tmp_path, "D", "et første møtet varte lenge. " + prose(0, 4), lines=lines)
        assert found == [prose(2, 3), "Det første møtet varte lenge. " + prose(0, 4), prose(5, 3)]

    def test_keeps_the_quotation_mark_before_it(self, tmp_path: Path) -> None:
        text = "i visste ikke hva vi gikk til», sa lederen. " + prose(0, 4)
        found = drop_cap(tmp_path, "«V", text, lines=2, quoted=True)
        assert found[1].startswith("«Vi visste ikke hva vi gikk til», sa lederen. Kontoret")

    @pytest.mark.parametrize(
        ("cap", "text", "start"),
        [
            ("I", "Strandby åpnet et nytt mottak. ", "I Strandby åpnet et nytt mottak."),
            ("I", "den nye planen er det færre mål. ", "I den nye planen er det færre mål."),
            ("I", "ngen visste hva planen kostet. ", "Ingen visste hva planen kostet."),
        ],
    )
    def test_of_one_letter_is_a_word_where_the_rest_is(
        self, tmp_path: Path, cap: str, text: str, start: str
    ) -> None:
        found = drop_cap(tmp_path, cap, text + prose(7, 4) + " " + prose(0, 3), lines=2)
        assert found[1].startswith(start)

    def test_may_hang_in_the_margin(self, tmp_path: Path) -> None:
        sheets = Sheets(tmp_path / "hanging.pdf")
        top = sheets.block(90, 100, 430, prose(2, 5)) + 10
        sheets.text(48, top + 28, "D", size=52)
        top = sheets.block(90, top, 430, "et første møtet varte lenge. " + prose(0, 6)) + 10
        sheets.block(90, top, 430, prose(5, 5))
        found = texts(parse(sheets), "paragraph")
        assert found == [prose(2, 5), "Det første møtet varte lenge. " + prose(0, 6), prose(5, 5)]

    def test_is_no_figure_beside_a_title(self, tmp_path: Path) -> None:
        sheets = Sheets(tmp_path / "chapter.pdf")
        sheets.text(70, 114, "3", size=40)
        sheets.text(100, 100, "Arbeid i")
        sheets.text(100, 114, "små kommuner")
        sheets.block(70, 150, 450, prose(0, 6))
        assert "3Arbeid" not in parse(sheets).text
