"""Office Math is written as one line that means the same."""

from __future__ import annotations

import pytest
from lxml import etree

from ingest.formulas.linear import FormulaError
from ingest.formulas.omml import formula_of

_OPEN = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'


def r(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def f(top: str, bottom: str) -> str:
    return f"<m:f><m:num>{top}</m:num><m:den>{bottom}</m:den></m:f>"


def sup(base: str, power: str) -> str:
    return f"<m:sSup><m:e>{base}</m:e><m:sup>{power}</m:sup></m:sSup>"


def rad(content: str, degree: str = "") -> str:
    hidden = "" if degree else '<m:radPr><m:degHide m:val="1"/></m:radPr>'
    return f"<m:rad>{hidden}<m:deg>{degree}</m:deg><m:e>{content}</m:e></m:rad>"


def nary(sign: str, below: str, above: str, content: str) -> str:
    chosen = f'<m:naryPr><m:chr m:val="{sign}"/></m:naryPr>' if sign else ""
    parts = f"<m:sub>{below}</m:sub><m:sup>{above}</m:sup><m:e>{content}</m:e>"
    return f"<m:nary>{chosen}{parts}</m:nary>"


def line(content: str) -> str:
    return formula_of(etree.fromstring(f"{_OPEN}{content}</m:oMath>"))


class TestOfficeMath:
    @pytest.mark.parametrize(
        ("content", "expected"),
        [
            (r("B=k") + sup(r("h"), r("3")), "B=kh³"),
            (r("t=") + rad(f(r("u+v"), r("w-2"))), "t=√((u+v)/(w−2))"),
            (rad(r("q"), r("3")), "∛(q)"),
            (rad(r("q"), r("n")), "^{n}√(q)"),
            (nary("∑", r("j=0"), r("m"), r("y")), "∑_{j=0}^{m} y"),
            (nary("∏", r("j"), "", r("a+b")), "∏_{j} (a+b)"),
            (nary("", r("0"), r("1"), r("x")), "∫_{0}^{1} x"),
            (f(r("1"), r("2")) + r("x"), "(1/2)x"),
            (r("2") + f(r("1"), r("3")), "2(1/3)"),
            (f(f(r("a"), r("b")), r("c")), "(a/b)/c"),
            (sup(r("a+b"), r("2")), "(a+b)²"),
            (sup(r("e"), r("-kt")), "e^{−kt}"),
            (sup(sup(r("x"), r("2")), r("3")), "(x²)³"),
        ],
    )
    def test_keeps_roots_operators_fractions_and_powers(self, content: str, expected: str) -> None:
        assert line(content) == expected

    @pytest.mark.parametrize(
        ("content", "expected"),
        [
            (f"<m:sSub><m:e>{r('x')}</m:e><m:sub>{r('i')}</m:sub></m:sSub>", "x_{i}"),
            (
                f"<m:sSubSup><m:e>{r('x')}</m:e><m:sub>{r('1')}</m:sub><m:sup>{r('2')}</m:sup>"
                "</m:sSubSup>",
                "x₁²",
            ),
            (f"<m:d><m:e>{r('a')}</m:e><m:e>{r('b')}</m:e></m:d>", "(a|b)"),
            (
                '<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr>'
                f"<m:e>{r('a+b')}</m:e></m:d>",
                "[a+b]",
            ),
            (f"<m:func><m:fName>{r('ln')}</m:fName><m:e>{r('x+1')}</m:e></m:func>", "ln(x+1)"),
            (
                f"<m:func><m:fName><m:limLow><m:e>{r('lim')}</m:e><m:lim>{r('x→0')}</m:lim>"
                f"</m:limLow></m:fName><m:e>{r('y')}</m:e></m:func>",
                "lim_{x→0} y",
            ),
            (f'<m:acc><m:accPr><m:chr m:val="&#x304;"/></m:accPr><m:e>{r("x")}</m:e></m:acc>', "x̄"),
            (
                f'<m:bar><m:barPr><m:pos m:val="top"/></m:barPr><m:e>{r("xy")}</m:e></m:bar>',
                "bar(xy)",
            ),
            (
                f"<m:m><m:mr><m:e>{r('a')}</m:e><m:e>{r('b')}</m:e></m:mr>"
                f"<m:mr><m:e>{r('c')}</m:e><m:e>{r('d')}</m:e></m:mr></m:m>",
                "[a, b; c, d]",
            ),
            (f"<m:eqArr><m:e>{r('x=1')}</m:e><m:e>{r('y=2')}</m:e></m:eqArr>", "x=1; y=2"),
            (
                f'<m:f><m:fPr><m:type m:val="noBar"/></m:fPr><m:num>{r("n")}</m:num>'
                f"<m:den>{r('k')}</m:den></m:f>",
                "binom(n; k)",
            ),
        ],
    )
    def test_keeps_indices_brackets_functions_and_matrices(
        self, content: str, expected: str
    ) -> None:
        assert line(content) == expected

    def test_with_an_element_that_is_not_known_is_an_error(self) -> None:
        with pytest.raises(FormulaError):
            line(f"<m:stack><m:e>{r('a')}</m:e></m:stack>")
