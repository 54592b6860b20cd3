"""Raised, lowered and struck words of a page keep what they say, and formulas stand in a line."""

from __future__ import annotations

import pytest

from tests.ingest.parsers.html.pages import PROSE, Parse, page

STYLE = "<style>.opp {vertical-align: super} span.ned {vertical-align:sub}</style>"


class TestRaisedFigure:
    @pytest.mark.parametrize(
        ("markup", "shown"),
        [
            ("37<sup>5</sup> og", "37⁵ og"),
            ("10<sup>−3</sup> liter", "10⁻³ liter"),
            ("40 m<sup>2</sup>", "40 m²"),
            ("CO<sub>2</sub>", "CO₂"),
            ("12 km<span style='vertical-align: super; font-size: 60%'>2</span>", "12 km²"),
            ("2<span class='opp'>8</span> valg", "2⁸ valg"),
            ("H<span class='ned'>2</span>O", "H₂O"),
            ("den 1<sup>st</sup> juni", "den 1st juni"),
        ],
    )
    def test_is_no_part_of_the_number_before(self, parse: Parse, markup: str, shown: str) -> None:
        document = parse(page(f"<p>{PROSE}</p><p>Her: {markup}.</p>", head=STYLE))
        assert f"Her: {shown}." in document.text

    def test_is_kept_in_a_table(self, parse: Parse) -> None:
        table = "<table><tr><th>Areal</th><th>Tall</th></tr><tr><td>9 m<sup>2</sup></td><td>4</td>"
        assert "9 m²" in parse(page(f"<p>{PROSE}</p>{table}</tr></table>")).text

    def test_that_marks_notes_is_taken_out_with_its_commas(self, parse: Parse) -> None:
        document = parse(
            page(
                f"<p>{PROSE}</p><p>Kurset<sup><a href='#fn1'>1</a>, <a href='#fn2'>2</a></sup>"
                " varer.</p><ol><li id='fn1'>Den ene.</li><li id='fn2'>Den andre.</li></ol>"
            )
        )
        assert "Kurset varer." in document.text


class TestStruckWord:
    @pytest.mark.parametrize(
        "markup",
        [
            "<s>seks år</s>", "<strike>seks år</strike>", "<del>seks år</del>",
            "<span style='text-decoration: line-through'>seks år</span>",
            "<span class='strok'>seks år</span>",
        ],
    )  # fmt: skip
    def test_is_left_out_and_counted(self, parse: Parse, markup: str) -> None:
        head = "<style>.strok { text-decoration-line: line-through }</style>"
        document = parse(page(f"<p>{PROSE}</p><p>Det tok {markup} to år.</p>", head=head))
        assert "Det tok to år." in document.text
        assert ("struck_words", (("count", 2),)) in [(n.code, n.facts) for n in document.warnings]


class TestFormula:
    def test_stands_in_a_line(self, parse: Parse) -> None:
        math = (
            "<math><mi>s</mi><mo>=</mo><msqrt><mfrac><mi>a</mi><mi>b</mi></mfrac></msqrt>"
            "<annotation encoding='application/x-tex'>\\sqrt</annotation></math>"
        )
        assert "Da er s=√(a/b) her." in parse(page(f"<p>{PROSE}</p><p>Da er {math} her.</p>")).text

    def test_behind_its_picture_is_read_once(self, parse: Parse) -> None:
        math = "<span style='display:none'><math><msup><mi>x</mi><mn>2</mn></msup></math></span>"
        drawn = "<span aria-hidden='true'>x2</span>"
        assert "Da er x² her." in parse(page(f"<p>{PROSE}</p><p>Da er {math}{drawn} her.</p>")).text

    @pytest.mark.parametrize(
        "math", ["<math><mnytt>x</mnytt></math>", "<script type='math/tex'>x^2</script>"]
    )
    def test_that_cannot_be_read_is_a_gap_and_told(self, parse: Parse, math: str) -> None:
        document = parse(page(f"<p>{PROSE}</p><p>Da er {math} her.</p>"))
        assert "Da er [formel] her." in document.text
        assert "formulas_unread" in [note.code for note in document.warnings]
