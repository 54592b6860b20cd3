"""Slides are read as pages: titles, lists and tables in order, notes apart, hidden ones not."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pptx
import pytest
from PIL import Image
from pptx.util import Cm

from api.wordings import LOCALES, error_text
from ingest.errors import EncryptedFileError, ParseError, ResourceLimitError
from ingest.models import DocumentId, ParsedDocument
from ingest.parsers.powerpoint.parser import PowerPointParser, core_properties
from ingest.passages.chunking import chunk

TITLE_ONLY, TITLE_AND_CONTENT, BLANK = 5, 1, 6


@pytest.fixture
def show() -> Any:
    return pptx.Presentation()


def add_slide(show: Any, title: str = "", *lines: tuple[str, int], layout: int = 1) -> Any:
    """Add a slide; each line of its body with its level from 0."""
    slide = show.slides.add_slide(show.slide_layouts[layout])
    if title:
        slide.shapes.title.text = title
    for n, (text, level) in enumerate(lines):
        frame = slide.placeholders[1].text_frame
        paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
        paragraph.text, paragraph.level = text, level
    return slide


def add_box(shapes: Any, text: str, left: float, top: float) -> None:
    shapes.add_textbox(Cm(left), Cm(top), Cm(5), Cm(1)).text_frame.text = text


def parse(show: Any, folder: Path) -> ParsedDocument:
    path = folder / "lysbilder.pptx"
    show.save(str(path))
    return PowerPointParser().parse(path)


def shown(parsed: ParsedDocument) -> list[tuple[str, str, int | None]]:
    """Kind, words and slide of each block."""
    return [
        (b.kind, parsed.text[b.start : b.end], parsed.pages_of(b.start, b.end).first)
        for b in parsed.blocks
        if b.kind != "table_row"
    ]


class TestSlides:
    def test_are_pages_with_a_title_and_a_list(self, show: Any, tmp_path: Path) -> None:
        add_slide(show, "Funn", ("Tillit", 0), ("til ledere", 1))
        add_slide(show, "Råd", ("Snakk sammen", 0))
        parsed = parse(show, tmp_path)
        assert shown(parsed) == [
            ("heading", "Funn", 1), ("list_item", "Tillit", 1), ("list_item", "til ledere", 1),
            ("heading", "Råd", 2), ("list_item", "Snakk sammen", 2),
        ]  # fmt: skip
        assert [b.level for b in parsed.blocks] == [1, 1, 2, 1, 1]
        assert (parsed.page_unit, [page.number for page in parsed.pages]) == ("slide", [1, 2])
        assert [section.title for section in parsed.sections] == ["Funn", "Råd"]

    def test_keep_their_number_after_a_hidden_one(self, show: Any, tmp_path: Path) -> None:
        add_slide(show, "Synlig")
        add_slide(show, "Skjult", ("Hemmelig", 0)).element.set("show", "0")
        add_slide(show, "Sist")
        parsed = parse(show, tmp_path)
        assert shown(parsed) == [("heading", "Synlig", 1), ("heading", "Sist", 3)]
        assert [(note.code, note.facts) for note in parsed.warnings] == [
            ("slides_hidden", (("count", 1),))
        ]

    def test_without_a_title_are_not_under_the_one_before(self, show: Any, tmp_path: Path) -> None:
        add_slide(show, "Funn", ("Tillit", 0))
        add_box(add_slide(show, layout=BLANK).shapes, "Et løst utsagn.", 1, 1)
        parsed = parse(show, tmp_path)
        assert parsed.section_path(parsed.text.index("løst")) == ()
        assert parsed.section_path(parsed.text.index("Tillit")) == ("Funn",)

    def test_are_read_from_the_top_and_from_the_left(self, show: Any, tmp_path: Path) -> None:
        shapes = add_slide(show, "Kart", layout=TITLE_ONLY).shapes
        add_box(shapes, "nederst", 1, 15)
        add_box(shapes, "til høyre", 9, 8)
        add_box(shapes, "til venstre", 1, 8)
        texts = [text for _, text, _ in shown(parse(show, tmp_path))]
        assert texts == ["Kart", "til venstre", "til høyre", "nederst"]

    def test_give_the_words_of_groups_inside_groups(self, show: Any, tmp_path: Path) -> None:
        group = add_slide(show, "Modell", layout=TITLE_ONLY).shapes.add_group_shape()
        add_box(group.shapes, "ytre", 1, 5)
        add_box(group.shapes.add_group_shape().shapes, "indre", 1, 8)
        assert [text for _, text, _ in shown(parse(show, tmp_path))] == ["Modell", "ytre", "indre"]

    def test_have_tables_with_a_header_and_merged_cells(self, show: Any, tmp_path: Path) -> None:
        shapes = add_slide(show, "Tall", layout=TITLE_ONLY).shapes
        table = shapes.add_table(3, 3, Cm(1), Cm(5), Cm(15), Cm(5)).table
        for n, row in enumerate((("Kontor", "2019", "2020"), ("Nord", "1", "2"), ("", "3", "4"))):
            for m, text in enumerate(row):
                table.cell(n, m).text = text
        table.cell(1, 0).merge(table.cell(2, 0))
        (read,) = parse(show, tmp_path).tables
        assert read.header == ("Kontor", "2019", "2020")
        assert [row.cells for row in read.rows] == [("Nord", "1", "2"), ("Nord", "3", "4")]
        assert read.page == 1

    def test_leave_pictures_out_and_count_them(self, show: Any, tmp_path: Path) -> None:
        picture = BytesIO()
        Image.new("RGB", (4, 4)).save(picture, "PNG")
        add_slide(show, "Bilde", layout=TITLE_ONLY).shapes.add_picture(picture, 0, 0)
        assert [note.code for note in parse(show, tmp_path).warnings] == ["slides_pictures"]

    def test_paragraph_without_a_bullet_is_no_list_item(self, show: Any, tmp_path: Path) -> None:
        slide = add_slide(show, "Ingress", ("En hel setning.", 0))
        properties = slide.placeholders[1].text_frame.paragraphs[0]._p.get_or_add_pPr()
        properties.append(properties.makeelement(
            "{http://schemas.openxmlformats.org/drawingml/2006/main}buNone", {}
        ))  # fmt: skip
        assert shown(parse(show, tmp_path))[1] == ("paragraph", "En hel setning.", 1)


def number(paragraph: Any, format_name: str, **more: str) -> None:
    namespace = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    properties = paragraph._p.get_or_add_pPr()
    attributes = {"type": format_name, **more}
    properties.append(properties.makeelement(f"{namespace}buAutoNum", attributes))


class TestNumberedLists:
    def items(self, show: Any, folder: Path, *lines: tuple[str, int, str]) -> list[str]:
        """The lines of a slide, each with its level and format, "" for a bullet."""
        slide = add_slide(show, "Råd", *((text, level) for text, level, _ in lines))
        paragraphs = slide.placeholders[1].text_frame.paragraphs
        for paragraph, (_, _, name) in zip(paragraphs, lines, strict=True):
            if name:
                number(paragraph, name)
        return [text for kind, text, _ in shown(parse(show, folder)) if kind == "list_item"]

    def test_show_the_numbers_that_are_printed(self, show: Any, tmp_path: Path) -> None:
        lines = [
            ("Spør", 0, "arabicPeriod"), ("først", 1, "alphaLcParenR"),
            ("så", 1, "alphaLcParenR"), ("Lytt", 0, "arabicPeriod"), ("igjen", 1, "alphaLcParenR"),
        ]  # fmt: skip
        assert self.items(show, tmp_path, *lines) == [
            "1. Spør", "a) først", "b) så", "2. Lytt", "a) igjen",
        ]  # fmt: skip

    def test_start_anew_after_a_bullet_or_another_format(self, show: Any, tmp_path: Path) -> None:
        lines = [("a", 0, "romanUcPeriod"), ("b", 0, ""), ("c", 0, "romanUcPeriod"),
                 ("d", 0, "arabicParenBoth"), ("e", 0, "arabicPlain")]  # fmt: skip
        assert self.items(show, tmp_path, *lines) == ["I. a", "b", "I. c", "(1) d", "1 e"]

    def test_start_where_the_file_says(self, show: Any, tmp_path: Path) -> None:
        slide = add_slide(show, "Råd", ("fem", 0), ("", 0), ("seks", 0))
        for paragraph in slide.placeholders[1].text_frame.paragraphs:
            number(paragraph, "arabicPeriod", startAt="5")
        assert [text for _, text, _ in shown(parse(show, tmp_path))][1:] == ["5. fem", "6. seks"]


class TestNotes:
    def test_follow_the_slide_as_notes_in_passages_of_their_own(
        self, show: Any, tmp_path: Path
    ) -> None:
        slide = add_slide(show, "Funn", ("Tilliten er høy blant de ansatte.", 0))
        slide.notes_slide.notes_text_frame.text = "Husk å si at tallene er fra i fjor."
        parsed = parse(show, tmp_path)
        assert shown(parsed)[-1] == ("footnote", "Husk å si at tallene er fra i fjor.", 1)
        assert [note.code for note in parsed.warnings] == ["slides_notes"]
        passages = chunk(DocumentId("d"), parsed, language="nb")
        (note,) = (passage for passage in passages if passage.kind == "footnote")
        assert note.text == "Husk å si at tallene er fra i fjor."
        assert (note.pages.first, note.pages.unit) == (1, "slide")
        assert not any("Husk" in p.text for p in passages if p is not note)


class TestFacts:
    def test_are_those_of_the_file(self, show: Any, tmp_path: Path) -> None:
        show.core_properties.title, show.core_properties.author = "Funn", "Kari Berg"
        add_slide(show, "Funn")
        show.save(str(tmp_path / "a.pptx"))
        facts = core_properties(tmp_path / "a.pptx")
        assert (facts["Title"], facts["Author"]) == ("Funn", "Kari Berg")


class TestHostileFiles:
    @pytest.mark.parametrize(
        ("content", "code"),
        [
            (b"%PDF-1.7", "file_not_of_format"),
            (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 99, "file_of_old_kind"),
            (b"PK\x03\x04 damaged", "archive_damaged"),
        ],
    )
    def test_say_what_is_wrong(self, tmp_path: Path, content: bytes, code: str) -> None:
        (tmp_path / "a.pptx").write_bytes(content)
        with pytest.raises(ParseError) as raised:
            PowerPointParser().parse(tmp_path / "a.pptx")
        assert raised.value.note.code == code
        assert all(error_text(raised.value, locale).startswith("a.pptx: ") for locale in LOCALES)

    def test_behind_a_password_are_named(self, tmp_path: Path) -> None:
        stream = "EncryptedPackage".encode("utf-16-le")
        (tmp_path / "a.pptx").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 99 + stream)
        with pytest.raises(EncryptedFileError):
            PowerPointParser().parse(tmp_path / "a.pptx")

    @pytest.mark.parametrize(
        ("member", "content", "error"),
        [
            ("ppt/slides/slide1.xml", b"<p:sld", ParseError),
            ("ppt/presentation.xml", b"<a/>", ParseError),
            ("ppt/slides/slide1.xml", b"<a>" + b" " * 80_000_000 + b"</a>", ResourceLimitError),
        ],
    )  # fmt: skip
    def test_of_damaged_parts_are_refused(
        self, show: Any, tmp_path: Path, member: str, content: bytes, error: type[ParseError]
    ) -> None:
        add_slide(show, "Funn")
        whole = BytesIO()
        show.save(whole)
        path = tmp_path / "a.pptx"
        with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                new.writestr(name, content if name == member else old.read(name))
        with pytest.raises(error):
            PowerPointParser().parse(path)

    def test_without_words_are_refused(self, show: Any, tmp_path: Path) -> None:
        add_slide(show, layout=BLANK)
        with pytest.raises(ParseError) as raised:
            parse(show, tmp_path)
        assert raised.value.note.code == "file_without_text"
