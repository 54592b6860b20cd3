"""Size, step and edges of the running text."""

from __future__ import annotations

from ingest.parsers.pdf.layout.styles import body_of
from ingest.parsers.pdf.page_model import (
    PageLayout,
)
from tests.ingest.parsers.pdf.layout.lines import line, stack
from tests.typeset import SENTENCES


class TestBodyOf:
    def test_finds_the_size_and_step_of_most_lines(self) -> None:
        layout = PageLayout(1, 595, 842)
        layout.lines = [
            line("Tittel", size=20, base=60),
            *stack(list(SENTENCES), base=100, step=13),
        ]
        body = body_of([layout])
        assert (body.size, body.pitch) == (10.0, 13.0)

    def test_finds_where_the_first_column_begins_and_ends(self) -> None:
        layout = PageLayout(1, 595, 842)
        layout.lines = stack(["Aa bb cc dd " * 7, "Aa bb cc dd " * 7, "Ee ff gg hh ii jj."])
        body = body_of([layout])
        assert (body.left, body.right) == (50.0, layout.lines[0].x1)
