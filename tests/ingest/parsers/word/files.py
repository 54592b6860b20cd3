"""Word files made by hand, and what was read from them."""

from __future__ import annotations

from collections.abc import Callable

from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.table import Table

from ingest.models import Block, ParsedDocument

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)

Parse = Callable[[WordFile], ParsedDocument]


def put(document: WordFile, xml: str) -> None:
    """Append raw WordprocessingML to the body, before its section properties."""
    root = parse_xml(f"<w:body {NAMESPACES}>{xml}</w:body>")
    for child in list(root):
        document.element.body.insert_element_before(child, "w:sectPr")


def paragraph(runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def add_notes(document: WordFile, kind: str, notes: dict[int, str]) -> None:
    """Give the file a part of footnotes or endnotes; python-docx has no call for it."""
    reltype = RT.FOOTNOTES if kind == "footnote" else RT.ENDNOTES
    bodies = "".join(
        f'<w:{kind} w:id="{n}"><w:p><w:r><w:{kind}Ref/></w:r>{run(" " + text)}</w:p></w:{kind}>'
        for n, text in notes.items()
    )
    separator = f'<w:{kind} w:type="separator" w:id="-1"><w:p/></w:{kind}>'
    xml = f"<w:{kind}s {NAMESPACES}>{separator}{bodies}</w:{kind}s>"
    content_type = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml"
    part = Part(PackURI(f"/word/{kind}s.xml"), content_type, xml.encode(), document.part.package)
    document.part.relate_to(part, reltype)


def shown(document: ParsedDocument, kind: str) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.kind == kind]


def block(document: ParsedDocument, text: str) -> Block:
    return next(
        b
        for b in document.blocks
        if document.text[b.start : b.end].startswith(text) and b.kind != "table"
    )


def fill(word: WordFile, rows: list[list[str]]) -> Table:
    table: Table = word.add_table(rows=len(rows), cols=len(rows[0]))
    for n, row in enumerate(rows):
        for m, text in enumerate(row):
            table.cell(n, m).text = text
    return table


def add_numbering(word: WordFile, number: int, levels: str) -> None:
    element = word.part.numbering_part.element
    element.insert(
        0,
        parse_xml(
            f'<w:abstractNum {NAMESPACES} w:abstractNumId="{number}">{levels}</w:abstractNum>'
        ),
    )
    element.append(
        parse_xml(
            f'<w:num {NAMESPACES} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        )
    )
