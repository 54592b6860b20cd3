"""What every format that Funn reads must give, row by row of the table."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pptx
import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.errors import UnsupportedFormatError
from ingest.parsers import (
    FORMATS,
    Format,
    embedded_facts_of,
    endings_read,
    format_of,
    parser_for,
)
from tests.commands import ROOT
from tests.ingest.parsers.html.test_epub import book
from tests.ingest.parsers.opendocument.files import write_odt

TITLE = "Boka"
SENTENCE = "Mange av de ansatte har arbeidet ved kontoret i flere år."


def write_pdf(path: Path) -> None:
    canvas = Canvas(str(path))
    canvas.setTitle(TITLE)
    canvas.drawString(72, 700, SENTENCE)
    canvas.save()


def write_word(path: Path) -> None:
    word = docx.Document()
    word.core_properties.title = TITLE
    word.add_paragraph(SENTENCE)
    word.save(str(path))


def write_slides(path: Path) -> None:
    show = pptx.Presentation()
    show.core_properties.title = TITLE
    slide = show.slides.add_slide(show.slide_layouts[1])
    slide.placeholders[1].text_frame.text = SENTENCE
    show.save(str(path))


def write_page(path: Path) -> None:
    path.write_text(
        f"<html><head><title>{TITLE}</title></head><body><p>{SENTENCE}</p></body></html>",
        encoding="utf-8",
    )


def write_text(path: Path) -> None:
    path.write_text(f"{SENTENCE}\n", encoding="utf-8")


def write_paged_text(path: Path) -> None:
    path.write_text(f"{SENTENCE}\n\f{SENTENCE}\n", encoding="utf-8")


def write_book(path: Path) -> None:
    book(path.parent, {"a.xhtml": f"<p>{SENTENCE}</p>"}).rename(path)


WRITERS = {
    "PDF": write_pdf,
    "Word": write_word,
    "OpenDocument": lambda path: write_odt(path, f"<text:p>{SENTENCE}</text:p>", title=TITLE),
    "PowerPoint": write_slides,
    "HTML": write_page,
    "XHTML": write_page,
    "EPUB": write_book,
    "Markdown": write_text,
    "text": write_paged_text,
}


@pytest.fixture(params=FORMATS, ids=lambda row: row.name)
def row(request: pytest.FixtureRequest) -> Format:
    chosen: Format = request.param
    return chosen


@pytest.fixture
def path(row: Format, tmp_path: Path) -> Path:
    path = tmp_path / f"fil{row.endings[0]}"
    WRITERS[row.name](path)
    return path


class TestEveryFormat:
    def test_has_its_endings_to_itself(self, row: Format) -> None:
        others = [ending for other in FORMATS if other != row for ending in other.endings]
        assert not set(row.endings) & set(others)
        assert all(re.fullmatch(r"\.[a-z]+", ending) for ending in row.endings)

    def test_is_found_by_each_ending_in_any_case(self, row: Format) -> None:
        for ending in row.endings:
            assert format_of(f"mappe/Fil{ending.upper()}") is row

    def test_names_a_media_type(self, row: Format) -> None:
        assert re.fullmatch(r"[a-z]+/[a-z0-9.+-]+", row.media_type)

    def test_reads_its_words(self, path: Path) -> None:
        parsed = parser_for(path).parse(path)
        assert SENTENCE in parsed.text

    def test_names_the_unit_of_its_pages(self, row: Format, path: Path) -> None:
        parsed = parser_for(path).parse(path)
        assert parsed.page_unit == row.page_unit
        assert bool(parsed.pages) == (row.page_unit is not None)
        at = parsed.text.index(SENTENCE)
        assert parsed.pages_of(at, at + 5).unit == row.page_unit

    def test_has_a_parser_with_a_version(self, path: Path) -> None:
        assert parser_for(path).version

    def test_gives_the_facts_inside_the_file(self, row: Format, path: Path) -> None:
        facts = embedded_facts_of(path)
        stated = row.embedded_facts and row.name != "Markdown"  # its front matter, where it has one
        assert facts.get("Title") == (TITLE if stated else None)

    def test_runs_scripts_only_if_it_is_marked_so(self, row: Format) -> None:
        assert row.active == ("html" in row.media_type)

    def test_can_be_a_draft_on_the_page(self, row: Format) -> None:
        source = (ROOT / "ui/src/views/check/checking.ts").read_text("utf-8")
        found = re.search(r"ENDINGS = \[(.*?)\]", source, re.DOTALL)
        assert found
        offered = {f".{ending}" for ending in re.findall(r'"(\w+)"', found[1])}
        assert set(row.endings) <= offered
        assert offered <= set(endings_read())


class TestOtherFiles:
    def test_are_refused_with_the_endings_that_are_read(self) -> None:
        with pytest.raises(UnsupportedFormatError) as raised:
            parser_for(Path("bilde.PNG"))
        facts = dict(raised.value.note.facts)
        assert (raised.value.note.code, facts["ending"]) == ("format_unread", ".png")
        assert str(facts["endings"]).split(", ") == endings_read()

    def test_without_an_ending_are_told_to_get_one(self) -> None:
        with pytest.raises(UnsupportedFormatError) as raised:
            parser_for(Path("LESMEG"))
        assert raised.value.note.code == "format_unknown"
