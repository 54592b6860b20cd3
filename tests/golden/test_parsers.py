"""Versions of the parsers: raised when the same bytes would be read otherwise."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pptx
import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.models import ParsedDocument
from ingest.parsers import FORMATS, parser_for
from tests.golden.records import check_recorded, facts_of
from tests.ingest.parsers.opendocument.files import write_odt
from tests.typeset import broken, prose

MARKDOWN = """\
# 1 Innledning

Kontoret ligger i byen.[^1] Mange av de ansatte har arbeidet
der lenge, og de fleste trives.

[^1]: Tall fra spørreundersøkelsen.

## 1.1 Ledelse

En veileder sier det slik:

> Vi får ikke tid til å følge opp dem som trenger det mest.

Ifølge Hansen (2019) er ledelsen delt. «Vi er to», sa en av lederne.

Tabell 1: Ansatte

| Kontor | Ansatte |
|--------|---------|
| Nord   | 12      |
| Sør    | 7       |

- Første punkt
- Andre punkt
"""
HTML = """<!DOCTYPE html><html lang="nb"><head><title>Kontoret</title></head><body><main>
<h1>1 Innledning</h1><p>Kontoret ligger i byen. Mange av de ansatte har arbeidet der lenge.</p>
<h2>1.1 Ledelse</h2><p>En veileder sier det <em>slik</em>:</p>
<blockquote>Vi får ikke tid til å følge opp dem som trenger det mest.</blockquote>
<table><caption>Tabell 1: Ansatte</caption><tr><th>Kontor</th><th>Ansatte</th></tr>
<tr><td>Nord</td><td>12</td></tr><tr><td>Sør</td><td>7</td></tr></table>
<ul><li>Første punkt</li><li>Andre punkt</li></ul></main></body></html>"""
CONTAINER = (
    '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" '
    'version="1.0"><rootfiles><rootfile full-path="book.opf" '
    'media-type="application/oebps-package+xml"/></rootfiles></container>'
)
PACKAGE = (
    '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
    'unique-identifier="i"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
    '<dc:identifier id="i">x</dc:identifier><dc:title>Kontoret</dc:title>'
    "<dc:language>nb</dc:language></metadata>"
    '<manifest><item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest>'
    '<spine><itemref idref="c"/></spine></package>'
)
OPENDOCUMENT = """
<text:h text:outline-level="1">1 Innledning</text:h>
<text:p>Kontoret ligger i byen.<text:note text:id="n" text:note-class="footnote">
<text:note-citation>1</text:note-citation><text:note-body><text:p>Tall fra 2014.</text:p>
</text:note-body></text:note> Mange har <text:span text:style-name="E">arbeidet</text:span> der.
</text:p>
<text:h text:outline-level="2">1.1 Ledelse</text:h>
<text:p text:style-name="Quotations">Vi får ikke tid til å følge opp.</text:p>
<text:list><text:list-item><text:p>Første punkt</text:p></text:list-item>
<text:list-item><text:p>Andre punkt</text:p></text:list-item></text:list>
<table:table table:name="T"><table:table-row>
<table:table-cell><text:p>Kontor</text:p></table:table-cell>
<table:table-cell><text:p>Ansatte</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell><text:p>Nord</text:p></table:table-cell>
<table:table-cell><text:p>12</text:p></table:table-cell></table:table-row></table:table>
"""
STYLES = (
    '<style:style style:name="E" style:family="text">'
    '<style:text-properties fo:font-style="italic"/></style:style>'
    '<style:style style:name="Quotations" style:family="paragraph"/>'
)


def write_text(path: Path) -> None:
    path.write_text(MARKDOWN, "utf-8")


def write_html(path: Path) -> None:
    path.write_text(HTML, "utf-8")


def write_epub(path: Path) -> None:
    chapter = HTML.replace("<!DOCTYPE html><html", '<html xmlns="http://www.w3.org/1999/xhtml"')
    with ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("book.opf", PACKAGE)
        archive.writestr("c.xhtml", chapter)


def write_word(path: Path) -> None:
    document = docx.Document()
    document.add_heading("1 Innledning", 1)
    document.add_paragraph("Kontoret ligger i byen. Mange har arbeidet der lenge.")
    document.add_heading("1.1 Ledelse", 2)
    document.add_paragraph("Vi får ikke tid til å følge opp.", style="Quote")
    document.add_paragraph("Første punkt", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(table._cells, ("Kontor", "Ansatte", "Nord", "12"), strict=True):
        cell.text = words
    document.save(str(path))


def write_pdf(path: Path) -> None:
    canvas = Canvas(str(path), pagesize=(595, 842), invariant=1)
    for page in (1, 2):
        canvas.setFont("Times-Bold", 16)
        canvas.drawString(72, 760, f"{page} Kapittel")
        canvas.setFont("Times-Roman", 11)
        for n, line in enumerate(broken(prose(page, 9), 420, "Times-Roman", 11)):
            canvas.drawString(72, 720 - 14 * n, line)
        canvas.drawString(290, 40, str(page))
        canvas.showPage()
    canvas.save()


def write_open_document(path: Path) -> None:
    write_odt(path, OPENDOCUMENT, automatic=STYLES)


def write_slides(path: Path) -> None:
    show = pptx.Presentation()
    slide = show.slides.add_slide(show.slide_layouts[1])
    slide.shapes.title.text = "Innledning"
    frame = slide.placeholders[1].text_frame
    frame.text = "Kontoret ligger i byen"
    point = frame.add_paragraph()
    point.text, point.level = "Mange har arbeidet der lenge", 1
    slide.notes_slide.notes_text_frame.text = "Vis bildet av kontoret."
    second = show.slides.add_slide(show.slide_layouts[5])
    second.shapes.title.text = "Ansatte"
    table = second.shapes.add_table(2, 2, 0, 2_000_000, 4_000_000, 1_000_000).table
    for n, words in enumerate(("Kontor", "Ansatte", "Nord", "12")):
        table.cell(n // 2, n % 2).text = words
    show.save(str(path))


def parsed_facts(parsed: ParsedDocument) -> dict[str, Any]:
    """The parts of a document that later stages read, by names that are part of its model."""
    return {
        "text": parsed.text,
        "blocks": [facts_of(b, "kind", "start", "end", "level", "marker") for b in parsed.blocks],
        "emphasis": [[(e.start, e.end) for e in b.emphasis] for b in parsed.blocks],
        "sections": [
            facts_of(s, "level", "number", "title", "start", "end") for s in parsed.sections
        ],
        "pages": [facts_of(p, "number", "label", "label_origin") for p in parsed.pages],
        "page_spans": [facts_of(p, "start", "end", "page") for p in parsed.page_spans],
        "tables": [
            [t.number, t.caption, list(t.header), [list(r.cells) for r in t.rows], t.start, t.end]
            for t in parsed.tables
        ],
    }


#: By the parser's class: the ending of a file, and the function that writes one.
WRITERS: dict[str, tuple[str, Callable[[Path], None]]] = {
    "EpubParser": (".epub", write_epub),
    "HtmlParser": (".html", write_html),
    "OpenDocumentParser": (".odt", write_open_document),
    "PdfParser": (".pdf", write_pdf),
    "PowerPointParser": (".pptx", write_slides),
    "TextParser": (".md", write_text),
    "WordParser": (".docx", write_word),
}


class TestEveryParser:
    @pytest.mark.parametrize("name", sorted(WRITERS))
    def test_reads_as_recorded_for_its_version(self, name: str, tmp_path: Path) -> None:
        ending, write = WRITERS[name]
        path = tmp_path / f"a{ending}"
        write(path)
        parser = parser_for(path)
        assert type(parser).__name__ == name
        check_recorded(f"{name}.version", parser.version, parsed_facts(parser.parse(path)))

    def test_is_checked(self) -> None:
        parsers = {row.parser.rpartition(".")[2] for row in FORMATS}
        assert parsers == set(WRITERS)
