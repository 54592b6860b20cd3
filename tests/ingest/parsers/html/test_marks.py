"""Raised and struck text, formulas, parts that open, and who is quoted on a web page."""

from __future__ import annotations

import pytest

from tests.ingest.parsers.html.pages import PROSE, Parse, page, shown


class TestRaisedText:
    @pytest.mark.parametrize(
        ("markup", "expected"),
        [
            ("av 62<sup>8</sup> saker", "av 62⁸ saker"),
            ("60 dm<sup>3</sup>", "60 dm³"),
            ("H<sub>2</sub>O", "H₂O"),
            ("10<span style='vertical-align: super'>-6</span>", "10⁻⁶"),
        ],
    )
    def test_is_no_part_of_the_number_before_it(
        self, markup: str, expected: str, parse: Parse
    ) -> None:
        assert expected in parse(page(f"<p>{PROSE}</p><p>{markup}</p>")).text

    def test_in_a_cell_is_kept_raised(self, parse: Parse) -> None:
        table = "<table><tr><th>År</th><th>Sum</th></tr><tr><td>A</td><td>62<sup>8</sup></td></tr>"
        assert parse(page(f"<p>{PROSE}</p>{table}</table>")).tables[0].rows[0].cells == ("A", "62⁸")


class TestStruckText:
    @pytest.mark.parametrize(
        "struck",
        ["<s>seks</s>", "<strike>seks</strike>", "<del>seks</del>",
         "<span style='text-decoration: line-through'>seks</span>"],
    )  # fmt: skip
    def test_is_left_out_and_told(self, struck: str, parse: Parse) -> None:
        document = parse(page(f"<p>{PROSE}</p><p>Nær {struck} sju år.</p>"))
        assert document.text.endswith("Nær sju år.")
        assert "struck_words" in [note.code for note in document.warnings]


class TestFormulas:
    def test_are_written_as_one_line(self, parse: Parse) -> None:
        math = "<math><msqrt><mfrac><mi>u</mi><mi>v</mi></mfrac></msqrt></math>"
        assert "Der √(u/v) gjelder" in parse(page(f"<p>{PROSE}</p><p>Der {math} gjelder</p>")).text

    def test_that_cannot_be_read_leave_a_stated_gap(self, parse: Parse) -> None:
        document = parse(page(f"<p>{PROSE}</p><p>Der <math><mlongdiv/></math> gjelder</p>"))
        assert "Der [formel] gjelder" in document.text
        assert "formulas_unread" in [note.code for note in document.warnings]


class TestPartsThatOpen:
    @pytest.mark.parametrize(
        "part",
        [
            '<button aria-expanded="false" aria-controls="p">Mer</button>'
            '<div id="p" hidden>{}</div>',
            '<div role="tabpanel" aria-hidden="true">{}</div>',
            '<div hidden="until-found">{}</div>',
            "<details><summary>Mer</summary>{}</details>",
        ],
    )
    def test_are_read(self, part: str, parse: Parse) -> None:
        inner = part.format("<p>Fristen er fire dager.</p>")
        assert "Fristen er fire dager." in parse(page(f"<p>{PROSE}</p>{inner}")).text

    @pytest.mark.parametrize(
        "part",
        ['<div style="display:none">{}</div>', "<div hidden>{}</div>", "<template>{}</template>"],
    )
    def test_do_not_take_hidden_ones_along(self, part: str, parse: Parse) -> None:
        inner = part.format("<p>Fristen er fire dager.</p>")
        assert "fire dager" not in parse(page(f"<p>{PROSE}</p>{inner}")).text


class TestQuotations:
    @pytest.mark.parametrize(
        "source",
        ["<footer>— <cite>Lærer, skole C</cite></footer>", "<p><cite>– Lærer, skole C</cite></p>"],
    )
    def test_keep_the_line_that_says_who_spoke(self, source: str, parse: Parse) -> None:
        quote = f"<blockquote><p>Vi har for lite tid.</p>{source}</blockquote>"
        last = shown(parse(page(f"<p>{PROSE}</p>{quote}")), "quote")[-1]
        assert last.endswith("Lærer, skole C")
