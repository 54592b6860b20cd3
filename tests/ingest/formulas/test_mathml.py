"""MathML is written as one line that means the same."""

from __future__ import annotations

import pytest
from lxml import etree

from ingest.formulas.linear import FormulaError
from ingest.formulas.mathml import formula_of


def line(content: str) -> str:
    return formula_of(etree.fromstring(f"<math>{content}</math>"))


class TestMathml:
    @pytest.mark.parametrize(
        ("content", "expected"),
        [
            ("<mi>B</mi><mo>=</mo><mi>k</mi><msup><mi>h</mi><mn>3</mn></msup>", "B=kh³"),
            (
                "<mi>t</mi><mo>=</mo><msqrt><mfrac><mrow><mi>u</mi><mo>+</mo><mi>v</mi></mrow>"
                "<mrow><mi>w</mi><mo>-</mo><mn>2</mn></mrow></mfrac></msqrt>",
                "t=√((u+v)/(w−2))",
            ),
            ("<mroot><mi>q</mi><mn>3</mn></mroot>", "∛(q)"),
            (
                "<munderover><mo>∑</mo><mrow><mi>j</mi><mo>=</mo><mn>0</mn></mrow><mi>m</mi>"
                "</munderover><mi>y</mi>",
                "∑_{j=0}^{m} y",
            ),
            ("<mfrac><mn>1</mn><mn>2</mn></mfrac><mi>x</mi>", "(1/2)x"),
            ("<msubsup><mo>∫</mo><mn>0</mn><mn>1</mn></msubsup><mi>x</mi>", "∫_{0}^{1} x"),
            ("<mi>sin</mi><mo>&#x2061;</mo><mi>x</mi>", "sin x"),
            ("<msub><mi>x</mi><mi>i</mi></msub>", "x_{i}"),
            ("<mover><mi>x</mi><mo>¯</mo></mover>", "x̄"),
            ("<mfenced><mi>a</mi><mi>b</mi></mfenced>", "(a, b)"),
            (
                "<mo>[</mo><mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr>"
                "</mtable><mo>]</mo>",
                "[[a, b]]",
            ),
            (
                "<semantics><mrow><mi>a</mi></mrow><annotation>\\alpha</annotation></semantics>",
                "a",
            ),
            ("<msup><mrow><mo>(</mo><mi>a</mi><mo>+</mo><mi>b</mi><mo>)</mo></mrow><mn>2</mn>"
             "</msup>", "(a+b)²"),
        ],
    )  # fmt: skip
    def test_keeps_the_meaning(self, content: str, expected: str) -> None:
        assert line(content) == expected

    def test_with_an_element_that_is_not_known_is_an_error(self) -> None:
        with pytest.raises(FormulaError):
            line("<mlongdiv><mn>3</mn></mlongdiv>")
