"""Marks of notes, exponents and lowered digits."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.models import ParsedDocument
from ingest.parsers.pdf.marginalia.note_marks import marks_in
from ingest.parsers.pdf.page_model import Word
from tests.ingest.parsers.pdf.parsing import fill, parse, texts
from tests.typeset import Sheets, mixed


def page(folder: Path, lines: list[str], notes: list[str]) -> ParsedDocument:
    """A page with lines of their own between prose, and notes below a rule."""
    sheets = Sheets(folder / "notes.pdf")
    top = fill(sheets, paragraphs=2)
    for line in lines:
        mixed(sheets, 70, top, line)
        top += 22
    fill(sheets, 4, top=top, paragraphs=2)
    sheets.rule(70, 690, 200)
    for n, note in enumerate(notes):
        mixed(sheets, 70, 703 + 11 * n, note, size=8)
    return parse(sheets)


class TestMarksIn:
    @pytest.mark.parametrize(
        ("text", "marks"),
        [
            ("6,7", ("6", "7")), ("8–11", ("8", "9", "10", "11")), ("a", ("a",)), ("iv", ("iv",)),
            ("3)", ("3",)), ("[12]", ("12",)),
            ("**", ("**",)), ("th", ()), ("-3", ()), ("2019", ()),
        ],
    )  # fmt: skip
    def test_reads_lists_ranges_letters_numerals_and_signs(
        self, text: str, marks: tuple[str, ...]
    ) -> None:
        assert marks_in(Word(text, 0, 0, 9, 6, 5, 6, raised=True)) == marks

    def test_reads_none_in_a_word_on_the_line(self) -> None:
        assert marks_in(Word("6,7", 0, 0, 9, 6, 5, 6)) == ()


class TestNotesOfAPage:
    def test_take_lists_and_ranges_of_marks_out_of_figures(self, tmp_path: Path) -> None:
        document = page(
            tmp_path,
            [
                "Målingen ble gjort i 1998^{1,2} og på nytt i 2004^{3–5}.",
                "Da var andelen 37^{6} %.",
            ],
            [f"^{{{n}}} Kilde nummer {word}." for n, word in enumerate("abcdef", start=1)],
        )
        assert "i 1998 og på nytt i 2004." in document.text
        assert "andelen 37 %." in document.text
        notes = [block for block in document.blocks if block.kind == "footnote"]
        assert [note.marker for note in notes] == ["1", "2", "3", "4", "5", "6"]
        assert all(note.refers_at is not None for note in notes)

    def test_take_letters_numerals_and_signs_as_marks(self, tmp_path: Path) -> None:
        document = page(
            tmp_path,
            ["Byen hadde 900^{a} hus, 45^{ii} båter og 12^{*} broer."],
            ["^{a} Bare bolighus.", "^{ii} Over ti fot.", "^{*} Uten gangbroer."],
        )
        assert "Byen hadde 900 hus, 45 båter og 12 broer." in document.text
        assert texts(document, "footnote") == ["Bare bolighus.", "Over ti fot.", "Uten gangbroer."]

    def test_take_marks_in_brackets(self, tmp_path: Path) -> None:
        document = page(
            tmp_path,
            ["Andelen var 37^{[1]} prosent i 2014^{[2]} og 9 året etter."],
            ["^{[1]} Kilde om vinteren.", "^{[2]} Kilde om sommeren."],
        )
        assert "Andelen var 37 prosent i 2014 og 9 året etter." in document.text
        assert texts(document, "footnote") == ["Kilde om vinteren.", "Kilde om sommeren."]

    def test_leave_squares_exponents_and_lowered_digits_beside_notes_of_their_numbers(
        self, tmp_path: Path
    ) -> None:
        document = page(
            tmp_path,
            [
                "Tomten^{2} er 75 m^{2} og 3 · 10^{4} kroner dyr.",
                "Utslippet av CO_{2} falt^{4} fra 10^{-3} til 10^{-5}.",
                "Modellen forklarer lite (R^{2} = 0,2).",
            ],
            ["^{2} Målt i fjor.", "^{4} Etter 2010."],
        )
        assert "Tomten er 75 m² og 3 · 10⁴ kroner dyr." in document.text
        assert "Utslippet av CO₂ falt fra 10⁻³ til 10⁻⁵." in document.text
        assert "lite (R² = 0,2)" in document.text

    def test_keep_a_mark_without_a_note_raised(self, tmp_path: Path) -> None:
        document = page(tmp_path, ["Lånet var på 40^{7} kroner i 2003^{b}."], [])
        assert "på 40⁷ kroner i 2003ᵇ." in document.text
