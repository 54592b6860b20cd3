"""Fonts of symbols."""

from __future__ import annotations

from ingest.parsers.pdf.symbol_fonts import symbol_map


class TestSymbolMap:
    def test_knows_that_dingbats_draw_no_letters(self) -> None:
        signs = symbol_map("ABCDEF+ZapfDingbats")
        assert signs is not None
        assert signs["l"] == "●"

    def test_leaves_letters_alone(self) -> None:
        assert symbol_map("Helvetica") is None
