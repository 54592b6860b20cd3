"""Ruling lines, frames and pictures."""

from __future__ import annotations

from ingest.parsers.pdf.layout.shapes import Shape, joined_rules, pictures_of, sort_shapes
from ingest.parsers.pdf.page_model import (
    Rect,
)


class TestSortShapes:
    def test_joins_the_pieces_of_one_rule(self) -> None:
        pieces = [Rect(50 + n * 20, 100, 69 + n * 20, 100.5) for n in range(5)]
        assert joined_rules(pieces) == [Rect(50, 100, 149, 100.5)]

    def test_takes_white_paint_for_nothing(self) -> None:
        white = Shape("rect", Rect(50, 50, 300, 300), False, False, False)
        assert sort_shapes([white], 595, 842).frames == []

    def test_takes_a_picture_over_the_whole_page_for_a_scan(self) -> None:
        scan = Shape("image", Rect(0, 0, 595, 842), True, False, True)
        assert sort_shapes([scan], 595, 842).covered

    def test_gathers_drawings_that_lie_together(self) -> None:
        bars = [Rect(100 + n * 15, 200, 110 + n * 15, 300) for n in range(6)]
        assert pictures_of(bars) == [Rect(100, 200, 185, 300)]
