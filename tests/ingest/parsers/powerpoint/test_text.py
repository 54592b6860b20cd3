"""Raised and struck text, symbol fonts and formulas on slides."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pptx
import pytest
from lxml import etree

from ingest.models import ParsedDocument
from ingest.parsers.powerpoint.parser import PowerPointParser

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_NAMESPACES = (
    f'xmlns:a="{_A}" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def slide_with(folder: Path, paragraph: str) -> Path:
    """Write a file of one slide whose text box holds this paragraph."""
    show = pptx.Presentation()
    slide = show.slides.add_slide(show.slide_layouts[6])
    frame = slide.shapes.add_textbox(0, 0, 900_000, 900_000).text_frame
    old = frame.paragraphs[0]._p
    old.getparent().replace(old, etree.fromstring(f"<a:p {_NAMESPACES}>{paragraph}</a:p>"))
    path = folder / "lysbilde.pptx"
    show.save(str(path))
    return path


def read(folder: Path, paragraph: str) -> ParsedDocument:
    return PowerPointParser().parse(slide_with(folder, paragraph))


def run(text: str, properties: str = "", inside: str = "") -> str:
    return f"<a:r><a:rPr {properties}>{inside}</a:rPr><a:t>{text}</a:t></a:r>"


class TestTextOfASlide:
    @pytest.mark.parametrize(
        ("base", "shift", "moved", "expected"),
        [("48", "30000", "7", "48⁷"), ("km", "30%", "2", "km²"), ("CO", "-25000", "2", "CO₂")],
    )
    def test_keeps_raised_and_lowered_figures(
        self, base: str, shift: str, moved: str, expected: str, tmp_path: Path
    ) -> None:
        parsed = read(tmp_path, run(base) + run(moved, f'baseline="{shift}"'))
        assert parsed.text == expected

    @pytest.mark.parametrize("strike", ["sngStrike", "dblStrike"])
    def test_leaves_struck_words_out_and_says_so(self, strike: str, tmp_path: Path) -> None:
        parsed = read(tmp_path, run("Nær ") + run("seks ", f'strike="{strike}"') + run("sju år"))
        assert parsed.text == "Nær sju år"
        assert ("struck_words", (("count", 1),)) in [(w.code, w.facts) for w in parsed.warnings]

    def test_reads_the_signs_of_symbol_fonts(self, tmp_path: Path) -> None:
        symbol = run("a", inside='<a:latin typeface="Symbol"/>')
        assert read(tmp_path, symbol + run(" = 0,7")).text == "α = 0,7"

    def test_reads_formulas(self, tmp_path: Path) -> None:
        part = "<m:r><m:t>{}</m:t></m:r>"
        formula = (
            f"<m:oMath><m:f><m:num>{part.format('u+v')}</m:num>"
            f"<m:den>{part.format('2')}</m:den></m:f></m:oMath>"
        )
        assert read(tmp_path, run("Der ") + f"<a14:m>{formula}</a14:m>").text == "Der (u+v)/2"

    def test_reads_a_text_box_that_older_programs_see_as_a_picture(self, tmp_path: Path) -> None:
        show = pptx.Presentation()
        slide = show.slides.add_slide(show.slide_layouts[6])
        box = slide.shapes.add_textbox(0, 0, 900_000, 900_000)
        box.text_frame.text = "Boks med formel"
        tree = slide.shapes._spTree
        wrapper = etree.fromstring(
            f'<mc:AlternateContent {_NAMESPACES}><mc:Choice Requires="a14"/>'
            "<mc:Fallback/></mc:AlternateContent>"
        )
        tree.replace(box._element, wrapper)
        wrapper[0].append(box._element)
        path = tmp_path / "lysbilde.pptx"
        show.save(str(path))
        assert PowerPointParser().parse(path).text == "Boks med formel"


class TestStrictOpenXml:
    def test_is_read_like_the_usual_kind(self, tmp_path: Path) -> None:
        usual = slide_with(tmp_path, run("Kontoret ligger i byen"))
        strict = tmp_path / "strict.pptx"
        with zipfile.ZipFile(usual) as source, zipfile.ZipFile(strict, "w") as target:
            for name in source.namelist():
                target.writestr(name, strictly(source.read(name)))
        assert PowerPointParser().parse(strict).text == "Kontoret ligger i byen"


def strictly(content: bytes) -> Any:
    """Write the names of Strict Open XML."""
    return content.replace(
        b"http://schemas.openxmlformats.org/officeDocument/2006/",
        b"http://purl.oclc.org/ooxml/officeDocument/",
    ).replace(
        b"http://schemas.openxmlformats.org/presentationml/2006/",
        b"http://purl.oclc.org/ooxml/presentationml/",
    ).replace(
        b"http://schemas.openxmlformats.org/drawingml/2006/",
        b"http://purl.oclc.org/ooxml/drawingml/",
    )  # fmt: skip
