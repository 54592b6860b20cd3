"""Pieces of rows and the strips between them."""

from __future__ import annotations

from ingest.parsers.pdf.page_model import text_of
from ingest.parsers.pdf.tables.strips import is_value, pieces_of, stretches, strips_between
from tests.ingest.parsers.pdf.tables.cells import cell, joined


class TestPieces:
    def test_end_at_leaders_that_lead_to_a_number(self) -> None:
        row = joined(cell("Samlet..........", 70, 100), cell("12", 152, 100), cell("8", 200, 100))
        pieces = pieces_of(row)
        assert [text_of(words) for words in pieces] == ["Samlet..........", "12", "8"]
        assert stretches(pieces)[0] == (70.0, 100.0)

    def test_end_at_leaders_with_spaces_between(self) -> None:
        dots = [cell(".", 105 + 8 * n, 100) for n in range(5)]
        row = joined(cell("Samlet", 70, 100), *dots, cell("12", 145, 100))
        assert [words[0].text for words in pieces_of(row)] == ["Samlet", "12"]

    def test_keep_a_currency_sign_with_its_number(self) -> None:
        row = joined(cell("Alle", 70, 100), cell("$", 150, 100), cell("1,200", 180, 100))
        assert [text_of(words) for words in pieces_of(row)] == ["Alle", "$ 1,200"]


class TestStripsBetween:
    def test_are_where_no_row_has_words(self) -> None:
        assert strips_between([[(0, 40), (60, 80)], [(0, 30), (55, 80)]], 0.0) == [(40, 55)]

    def test_may_be_crossed_by_a_few(self) -> None:
        rows = [[(0.0, 40.0), (60.0, 80.0)]] * 9
        assert strips_between([*rows, [(0.0, 80.0)]], 1.0) == [(40, 60)]


class TestIsValue:
    def test_knows_numbers_shares_and_signs_for_none(self) -> None:
        for text in ("12", "1 204", "−3,5", "61 %", "(0,4)", "–", ":", "12 500*"):
            assert is_value(text), text

    def test_knows_names_from_values(self) -> None:
        for text in ("Nordby", "Under 40", "15-24 år", ""):
            assert not is_value(text), text
