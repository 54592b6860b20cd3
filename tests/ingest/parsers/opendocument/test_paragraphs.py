"""Raised, lowered and struck words and formulas of OpenDocument keep what they say."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.models import ParsedDocument
from ingest.parsers.opendocument.parser import OpenDocumentParser
from tests.ingest.parsers.opendocument.files import write_odt

STYLE = '<style:style style:name="T" style:family="text"><style:text-properties {}/></style:style>'
MATH = '<math xmlns="http://www.w3.org/1998/Math/MathML">{}</math>'


def read(folder: Path, body: str, properties: str = "", **members: str) -> ParsedDocument:
    write_odt(folder / "a.odt", body, automatic=STYLE.format(properties), **members)
    return OpenDocumentParser().parse(folder / "a.odt")


class TestPosition:
    @pytest.mark.parametrize(
        ("value", "before", "moved", "shown"),
        [
            ("super 58%", "37", "5", "37⁵"),
            ("33% 58%", "9 m", "2", "9 m²"),
            ("sub 58%", "CO", "2", "CO₂"),
            ("-33% 58%", "H", "2", "H₂"),
            ("0% 100%", "200", "5", "2005"),
        ],
    )
    def test_of_a_figure_is_kept(
        self, value: str, before: str, moved: str, shown: str, tmp_path: Path
    ) -> None:
        span = f'<text:span text:style-name="T">{moved}</text:span>'
        body = f"<text:p>Her er {before}{span} ja.</text:p>"
        document = read(tmp_path, body, f'style:text-position="{value}"')
        assert document.text == f"Her er {shown} ja."


class TestStruckWord:
    @pytest.mark.parametrize("name", ["style", "type"])
    def test_is_left_out_and_counted(self, name: str, tmp_path: Path) -> None:
        body = '<text:p>Det tok <text:span text:style-name="T">seks år</text:span> to år.</text:p>'
        document = read(tmp_path, body, f'style:text-line-through-{name}="solid"')
        assert document.text == "Det tok to år."
        assert ("struck_words", (("count", 2),)) in [(n.code, n.facts) for n in document.warnings]


class TestFormula:
    BODY = (
        "<text:p>Da er <draw:frame><draw:object xlink:href='./F1' "
        "xmlns:xlink='http://www.w3.org/1999/xlink'/></draw:frame> her.</text:p>"
    )

    def test_stands_in_a_line(self, tmp_path: Path) -> None:
        math = MATH.format("<msup><mi>x</mi><mn>2</mn></msup>")
        document = read(tmp_path, self.BODY, F1__content_xml=math)
        assert document.text == "Da er x² her."
        assert "odt_pictures_unread" not in [note.code for note in document.warnings]

    def test_that_is_not_known_is_a_gap_and_told(self, tmp_path: Path) -> None:
        document = read(tmp_path, self.BODY, F1__content_xml=MATH.format("<mnytt/>"))
        assert document.text == "Da er [formel] her."
        assert "formulas_unread" in [note.code for note in document.warnings]
