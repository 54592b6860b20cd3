"""Tables of a page: spans, header rows, layout."""

from __future__ import annotations

from tests.ingest.parsers.html.pages import PROSE, Parse, page, shown


class TestTables:
    def test_header_cells_and_caption(self, parse: Parse) -> None:
        document = parse(
            page(
                f"<p>{PROSE}</p><table><caption>Tabell 2: Ansatte</caption><thead><tr><th>Kontor"
                "</th><th>N</th></tr></thead><tbody><tr><th>Oslo</th><td>12</td></tr></tbody></table>"
            )
        )
        table = document.tables[0]
        assert (table.number, table.caption, table.header) == ("2", "Ansatte", ("Kontor", "N"))
        assert [row.cells for row in table.rows] == [("Oslo", "12")]

    def test_cells_that_span_rows_and_columns(self, parse: Parse) -> None:
        document = parse(
            page(
                f"<p>{PROSE}</p><table><tr><th>Kontor</th><th>År</th><th>N</th></tr>"
                "<tr><td rowspan=2>Oslo</td><td>2014</td><td>5</td></tr>"
                "<tr><td>2015</td><td>6</td></tr>"
                "<tr><td colspan=2>Samlet</td><td>11</td></tr></table>"
            )
        )
        assert [row.cells for row in document.tables[0].rows] == [
            ("Oslo", "2014", "5"),
            ("Oslo", "2015", "6"),
            ("Samlet", "", "11"),
        ]

    def test_two_header_rows_become_one(self, parse: Parse) -> None:
        document = parse(
            page(
                f"<p>{PROSE}</p><table><thead><tr><th rowspan=2>Kontor</th><th colspan=2>2014</th>"
                "</tr><tr><th>N</th><th>Prosent</th></tr></thead>"
                "<tr><td>Oslo</td><td>5</td><td>50</td></tr></table>"
            )
        )
        assert document.tables[0].header == ("Kontor", "2014 N", "2014 Prosent")

    def test_a_table_for_layout_is_read_as_text(self, parse: Parse) -> None:
        document = parse(
            page(f"<table><tr><td><h2>Innledning</h2><p>{PROSE}</p></td><td>Marg</td></tr></table>")
        )
        assert document.tables == ()
        assert shown(document, "heading") == ["Innledning"]
        assert "Marg" in document.text

    def test_an_absurd_span_does_not_fill_the_memory(self, parse: Parse) -> None:
        document = parse(
            page(f"<p>{PROSE}</p><table><tr><td colspan=99999999 rowspan=99999999>A</td><td>B</td>"
                 "</tr><tr><td>C</td></tr></table>")
        )  # fmt: skip
        assert [row.cells for row in document.tables[0].rows] == [("A", "B"), ("A", "C")]
