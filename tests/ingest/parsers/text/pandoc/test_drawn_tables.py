"""Tables drawn with dashes and plus signs are tables; prose over a rule is not."""

from __future__ import annotations

from pathlib import Path

from tests.ingest.parsers.text.reading import kinds, parse

GRID = """+---------+--------+
| Skole   | Elever |
+=========+========+
| Nord    | 40     |
| barne   |        |
+---------+--------+
| Sør     | 55     |
+---------+--------+

: Elever i fjor {#tbl-elever}
"""
SIMPLE = """  Skole    Elever
-------  --------
   Nord        40
    Sør        55
"""


class TestDrawnTable:
    def test_of_a_grid_joins_the_lines_of_a_cell(self, tmp_path: Path) -> None:
        document = parse(f"# Tall\n\n{GRID}\nEtter tabellen.\n", tmp_path, "a.md")
        table = document.tables[0]
        assert table.header == ("Skole", "Elever")
        assert [row.cells for row in table.rows] == [("Nord barne", "40"), ("Sør", "55")]
        assert kinds(document, "caption") == ["Elever i fjor"]

    def test_of_dashes_has_the_columns_that_they_draw(self, tmp_path: Path) -> None:
        document = parse(f"# Tall\n\n{SIMPLE}\nEtter tabellen.\n", tmp_path, "a.md")
        table = document.tables[0]
        assert table.header == ("Skole", "Elever")
        assert [row.cells for row in table.rows] == [("Nord", "40"), ("Sør", "55")]

    def test_is_no_sentence_over_a_broken_rule(self, tmp_path: Path) -> None:
        text = "# Tall\n\nEn setning som går over hele linja.\n--- --- ---\n\nMer.\n"
        assert parse(text, tmp_path, "a.md").tables == ()
