"""Fonts of symbols."""

from __future__ import annotations

import pytest

from ingest.blocks.symbol_fonts import UNREAD, symbol_at, symbol_map, symbols


class TestSymbolMap:
    def test_knows_that_dingbats_draw_no_letters(self) -> None:
        signs = symbol_map("ABCDEF+ZapfDingbats")
        assert signs is not None
        assert signs["l"] == "●"

    def test_leaves_letters_alone(self) -> None:
        assert symbol_map("Helvetica") is None


class TestOfficeFonts:
    @pytest.mark.parametrize(
        ("code", "font", "sign"),
        [
            ("F0A3", "Symbol", "≤"), ("F062", "Symbol", "β"), ("00B1", "Symbol", "±"),
            ("F0FC", "Wingdings", "✓"), ("F0DF", "Wingdings", "←"), ("2264", "Cambria Math", "≤"),
        ],
    )  # fmt: skip
    def test_name_signs_by_code(self, code: str, font: str, sign: str) -> None:
        assert symbol_at(code, font) == sign

    def test_leave_a_placeholder_for_a_sign_that_is_not_known(self) -> None:
        assert symbol_at("F023", "Wingdings 3") == UNREAD
        assert symbol_at("F023", "Skjema") == UNREAD

    def test_write_signs_as_letters_or_in_the_private_area(self) -> None:
        assert symbols("s \uf0b9 0", "Symbol") == "σ ≠ 0"
        assert symbols("s 0", "Arial") == "s 0"
