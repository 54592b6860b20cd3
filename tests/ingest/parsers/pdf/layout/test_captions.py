"""Beginnings of captions."""

from __future__ import annotations

import pytest

from ingest.parsers.pdf.layout.captions import caption_match


class TestCaptionMatch:
    @pytest.mark.parametrize(
        ("text", "number"),
        [
            ("Tabell 2.1: Kjønn", "2.1"),
            ("Figure A.3 Age", "A.3"),
            ("Tabell 4", "4"),
            ("FIGUR 12. Alder", "12"),
        ],
    )
    def test_reads_the_number(self, text: str, number: str) -> None:
        found = caption_match(text)
        assert found is not None
        assert found["number"] == number

    def test_needs_a_number(self) -> None:
        assert caption_match("Tabellen viser") is None
