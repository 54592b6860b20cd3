"""Sheets with two printed pages: labelled by both, and cited as a range."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.blocks.sheet_labels import sheet_labels
from ingest.models import PageRange
from tests.ingest.parsers.pdf.parsing import parse
from tests.typeset import Sheets, prose


def labels(*halves: list[tuple[str, str]]) -> list[str | None] | None:
    found = sheet_labels(halves)
    return None if found is None else [label.label for label in found]


class TestLabels:
    def test_name_both_pages(self) -> None:
        assert labels([("10", "11")], [("12", "13")]) == ["10–11", "12–13"]

    def test_read_numbers_among_the_words_of_a_head(self) -> None:
        heads = [[(f"{n} Om arv", f"Kapittel 2 Om arv {n + 1}")] for n in (4, 6, 8)]
        assert labels(*heads) == ["4–5", "6–7", "8–9"]

    def test_name_one_page_where_the_other_prints_nothing(self) -> None:
        assert labels([("", "11")], [("12", "13")], [("14", "15")], [("16", "")]) == [
            "11", "12–13", "14–15", "16",
        ]  # fmt: skip

    def test_read_roman_numbers_and_then_arabic_ones(self) -> None:
        assert labels([("i", "ii")], [("iii", "iv")], [("1", "2")], [("3", "4")], [("", "6")]) == [
            "i–ii", "iii–iv", "1–2", "3–4", "6",
        ]  # fmt: skip

    def test_read_numbers_beside_the_number_of_a_report(self) -> None:
        heads = [[(f"{n} Rapport 4/2018", f"Rapport 4/2018 {n + 1}")] for n in (4, 6, 8)]
        assert labels(*heads) == ["4–5", "6–7", "8–9"]

    def test_leave_a_plate_without_numbers_unlabelled(self) -> None:
        assert labels([("2", "3")], [("", "")], [("6", "7")]) == ["2–3", None, "6–7"]

    @pytest.mark.parametrize(
        "halves",
        [
            [[("1", "")], [("2", "")]],
            [[("Tabell 1", "2")], [("Tabell 7", "8")]],
            [[("", "")], []],
        ],
    )
    def test_are_not_made_for_other_pages(self, halves: list[list[tuple[str, str]]]) -> None:
        assert labels(*halves) is None


class TestACopiedBook:
    @pytest.mark.parametrize("top", [40, 570])
    def test_is_cited_by_both_pages_of_a_sheet(self, tmp_path: Path, top: float) -> None:
        sheets = Sheets(tmp_path / "spread.pdf", size=(842, 595))
        for n, first in enumerate((10, 12, 14)):
            if n:
                sheets.next_page()
            sheets.block(60, 90, 320, prose(n, 9))
            sheets.block(460, 90, 320, prose(n + 4, 9))
            sheets.text(60, top, f"{first}")
            sheets.text(770, top, f"{first + 1}")
        document = parse(sheets)
        assert [page.label for page in document.pages] == ["10–11", "12–13", "14–15"]
        assert not [b for b in document.blocks if b.kind == "paragraph" and b.end - b.start < 9]

    def test_counts_its_pages_singly(self) -> None:
        assert PageRange(1, 2, "10–11", "12–13").printed == ("10", "13")
        assert PageRange(1, 1, "10–11", "10–11").printed == ("10", "11")
        assert PageRange(1, 2, "2–14", "2–15").printed == ("2–14", "2–15")
        assert PageRange(1, 2, "7", "7").printed == ("7",)
