"""What a .docx file says, and what reading one must survive."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Cm
from docx.table import Table
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.errors import EncryptedFileError, ParseError, ResourceLimitError
from ingest.models import Block, ParsedDocument
from ingest.parsers.word import NO_PAGES, WordParser, core_properties
from ingest.zip_guard import ZipLimits, guarded_copy

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
Parse = Callable[[WordFile], ParsedDocument]


@pytest.fixture
def word() -> WordFile:
    return docx.Document()


@pytest.fixture
def parse(tmp_path: Path) -> Parse:
    def save_and_parse(document: WordFile) -> ParsedDocument:
        path = tmp_path / "file.docx"
        document.save(str(path))
        return WordParser().parse(path)

    return save_and_parse


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


class TestHeadings:
    def test_become_nested_sections(self, word: WordFile, parse: Parse) -> None:
        word.add_heading("Innledning", level=1)
        word.add_heading("Bakgrunn", level=2)
        word.add_paragraph("Reformen kom i 2006.")
        document = parse(word)
        at = document.text.index("Reformen")
        assert document.section_path(at) == ("Innledning", "Bakgrunn")

    @pytest.mark.parametrize(
        ("name", "level"), [("Overskrift 1", 1), ("Overskrift 2", 2), ("Rubrik 3", 3)]
    )
    def test_are_known_by_the_style_name_of_another_language(
        self, word: WordFile, parse: Parse, name: str, level: int
    ) -> None:
        word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        word.add_paragraph("Metode", style=name)
        assert block(parse(word), "Metode").level == level

    def test_are_known_by_a_style_that_is_based_on_a_heading(
        self, word: WordFile, parse: Parse
    ) -> None:
        style = word.styles.add_style("Kapittel uten nummer", WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = word.styles["Heading 2"]
        word.add_paragraph("Forord", style=style)
        assert (block(parse(word), "Forord").kind, block(parse(word), "Forord").level) == (
            "heading",
            2,
        )

    def test_are_known_by_an_outline_level_without_any_style(
        self, word: WordFile, parse: Parse
    ) -> None:
        put(word, paragraph(run("Funn"), '<w:outlineLvl w:val="1"/>'))
        assert block(parse(word), "Funn").level == 2

    def test_get_the_number_that_word_prints_but_does_not_store(
        self, word: WordFile, parse: Parse
    ) -> None:
        number_headings(word)
        for text, level in (("Innledning", 1), ("Bakgrunn", 2), ("Mål", 2), ("Metode", 1)):
            word.add_heading(text, level=level)
        word.add_paragraph("Tekst.")
        numbers = [(section.number, section.title) for section in parse(word).sections]
        assert numbers == [
            ("1", "Innledning"),
            ("1.1", "Bakgrunn"),
            ("1.2", "Mål"),
            ("2", "Metode"),
        ]

    def test_are_guessed_from_bold_lines_where_the_author_used_no_styles(
        self, word: WordFile, parse: Parse
    ) -> None:
        for text, bold in (
            ("1 Innledning", True),
            ("Dette er en vanlig tekst som går over flere ord.", False),
            ("1.1 Bakgrunn", True),
            ("Og dette er mer av samme slag, uten noen overskrift.", False),
        ):
            word.add_paragraph().add_run(text).bold = bold
        document = parse(word)
        assert [(s.level, s.number, s.title) for s in document.sections] == [
            (1, "1", "Innledning"),
            (2, "1.1", "Bakgrunn"),
        ]

    def test_are_not_guessed_where_there_are_real_ones(self, word: WordFile, parse: Parse) -> None:
        word.add_heading("Innledning", level=1)
        word.add_paragraph().add_run("Viktig merknad").bold = True
        assert block(parse(word), "Viktig").kind == "paragraph"


def number_headings(word: WordFile) -> None:
    """Tie the heading styles to a multilevel list, as Word's «1.1» button does."""
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:lvlText w:val="{".".join(f"%{m + 1}" for m in range(n + 1))}"/></w:lvl>'
        for n in range(3)
    )
    add_numbering(word, 90, levels)
    for n in range(3):
        properties = word.styles[f"Heading {n + 1}"].element.get_or_add_pPr()
        properties.append(
            parse_xml(f'<w:numPr {NAMESPACES}><w:ilvl w:val="{n}"/><w:numId w:val="90"/></w:numPr>')
        )


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


class TestLists:
    def test_bullets_and_numbers_are_list_items(self, word: WordFile, parse: Parse) -> None:
        word.add_paragraph("Veiledning", style="List Bullet")
        word.add_paragraph("Oppfølging", style="List Number")
        document = parse(word)
        assert shown(document, "list_item") == ["Veiledning", "1. Oppfølging"]

    def test_numbers_are_written_as_printed(self, word: WordFile, parse: Parse) -> None:
        add_numbering(
            word,
            80,
            '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="lowerLetter"/>'
            '<w:lvlText w:val="%1)"/></w:lvl>'
            '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/>'
            '<w:lvlText w:val="%2."/></w:lvl>',
        )
        for text, depth in (("en", 0), ("to", 1), ("tre", 1), ("fire", 0), ("fem", 1)):
            put(
                word,
                paragraph(
                    run(text),
                    f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="80"/></w:numPr>',
                ),
            )
        assert shown(parse(word), "list_item") == ["c) en", "I. to", "II. tre", "d) fire", "I. fem"]

    def test_a_second_list_starts_anew_where_it_says_so(self, word: WordFile, parse: Parse) -> None:
        add_numbering(
            word, 70, '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1."/></w:lvl>'
        )
        word.part.numbering_part.element.append(
            parse_xml(
                f'<w:num {NAMESPACES} w:numId="71"><w:abstractNumId w:val="70"/>'
                '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            )
        )
        for text, number in (("en", 70), ("to", 70), ("ny", 71), ("mer", 71)):
            put(word, paragraph(run(text), f'<w:numPr><w:numId w:val="{number}"/></w:numPr>'))
        assert shown(parse(word), "list_item") == ["1. en", "2. to", "1. ny", "2. mer"]

    def test_a_numbering_taken_away_again_makes_a_paragraph(
        self, word: WordFile, parse: Parse
    ) -> None:
        put(
            word,
            paragraph(
                run("Ikke i lista"),
                '<w:pStyle w:val="ListNumber"/><w:numPr><w:numId w:val="0"/></w:numPr>',
            ),
        )
        assert shown(parse(word), "list_item") == ["Ikke i lista"]


class TestTables:
    def test_keep_their_place_between_paragraphs(self, word: WordFile, parse: Parse) -> None:
        word.add_paragraph("Før")
        fill(word, [["Kontor", "Ansatte"], ["Oslo", "12"]])
        word.add_paragraph("Etter")
        document = parse(word)
        assert document.text == "Før\n\nKontor\tAnsatte\nOslo\t12\n\nEtter"
        assert document.tables[0].header == ("Kontor", "Ansatte")
        assert [row.cells for row in document.tables[0].rows] == [("Oslo", "12")]

    def test_a_row_marked_as_repeated_is_the_header(self, word: WordFile, parse: Parse) -> None:
        table = fill(word, [["Kontor", "Leder"], ["Oslo", "Ja"], ["Bergen", "Nei"]])
        row = table.rows[0]._tr.get_or_add_trPr()
        row.append(parse_xml(f"<w:tblHeader {NAMESPACES}/>"))
        assert parse(word).tables[0].header == ("Kontor", "Leder")

    def test_a_first_row_like_the_others_is_no_header(self, word: WordFile, parse: Parse) -> None:
        fill(word, [["Navn", "Kari"], ["Stilling", "Veileder"]])
        assert parse(word).tables[0].header == ()

    def test_a_cell_merged_downwards_stands_beside_every_row(
        self, word: WordFile, parse: Parse
    ) -> None:
        table = fill(word, [["Kontor", "År", "N"], ["Oslo", "2014", "5"], ["", "2015", "6"]])
        table.cell(1, 0).merge(table.cell(2, 0))
        rows = [row.cells for row in parse(word).tables[0].rows]
        assert rows == [("Oslo", "2014", "5"), ("Oslo", "2015", "6")]

    def test_a_cell_merged_sideways_is_written_once(self, word: WordFile, parse: Parse) -> None:
        table = fill(word, [["Kontor", "N", "Prosent"], ["Oslo", "5", "50"], ["Samlet", "", "8"]])
        table.cell(2, 0).merge(table.cell(2, 1))
        assert [row.cells for row in parse(word).tables[0].rows][-1] == ("Samlet", "", "8")

    def test_two_header_rows_name_each_column_from_the_top(
        self, word: WordFile, parse: Parse
    ) -> None:
        table = fill(word, [["", "2014", ""], ["Kontor", "N", "Prosent"], ["Oslo", "5", "50"]])
        table.cell(0, 1).merge(table.cell(0, 2))
        for row in table.rows[:2]:
            row._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {NAMESPACES}/>"))
        assert parse(word).tables[0].header == ("Kontor", "2014 N", "2014 Prosent")

    def test_a_table_in_a_cell_is_flattened_with_its_words_kept(
        self, word: WordFile, parse: Parse
    ) -> None:
        table = fill(word, [["Tiltak", "Antall"], ["Kurs", "3"]])
        inner = table.cell(1, 0).add_table(1, 2)
        inner.cell(0, 0).text, inner.cell(0, 1).text = "jobb", "skole"
        assert parse(word).tables[0].rows[0].cells == ("Kurs jobb skole", "3")

    def test_a_table_of_one_cell_only_frames_its_text(self, word: WordFile, parse: Parse) -> None:
        fill(word, [["Boks om metode"]])
        document = parse(word)
        assert document.tables == ()
        assert shown(document, "paragraph") == ["Boks om metode"]

    def test_a_caption_above_gives_number_and_words(self, word: WordFile, parse: Parse) -> None:
        word.add_paragraph("Tabell 2.1: Ansatte ved kontorene", style="Caption")
        fill(word, [["Kontor", "Ansatte"], ["Oslo", "12"]])
        document = parse(word)
        assert (document.tables[0].number, document.tables[0].caption) == (
            "2.1",
            "Ansatte ved kontorene",
        )
        assert shown(document, "caption") == ["Tabell 2.1: Ansatte ved kontorene"]

    def test_a_sentence_about_a_table_is_no_caption(self, word: WordFile, parse: Parse) -> None:
        word.add_paragraph("Tabell 2 viser antall ansatte.")
        fill(word, [["Kontor", "Ansatte"], ["Oslo", "12"]])
        assert parse(word).tables[0].caption is None

    def test_an_absurd_span_does_not_fill_the_memory(self, word: WordFile, parse: Parse) -> None:
        put(
            word,
            "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='999999999'/></w:tcPr>"
            f"{paragraph(run('A'))}</w:tc><w:tc>{paragraph(run('B'))}</w:tc></w:tr></w:tbl>",
        )
        assert parse(word).text == "A\tB"


def fill(word: WordFile, rows: list[list[str]]) -> Table:
    table: Table = word.add_table(rows=len(rows), cols=len(rows[0]))
    for n, row in enumerate(rows):
        for m, text in enumerate(row):
            table.cell(n, m).text = text
    return table


class TestNotes:
    def test_are_taken_out_of_the_sentence_and_linked_to_their_place(
        self, word: WordFile, parse: Parse
    ) -> None:
        add_notes(word, "footnote", {2: "Se kapittel 4.", 3: "Tall fra 2014."})
        put(
            word,
            paragraph(
                run("Kontoret har to ledere")
                + '<w:r><w:footnoteReference w:id="2"/></w:r>'
                + run(" og ni veiledere")
                + '<w:r><w:footnoteReference w:id="3"/></w:r>'
                + run(".")
            ),
        )
        document = parse(word)
        assert shown(document, "paragraph") == ["Kontoret har to ledere og ni veiledere."]
        first, second = (b for b in document.blocks if b.kind == "footnote")
        assert (first.marker, second.marker) == ("1", "2")
        assert document.text[first.start : first.end] == "Se kapittel 4."
        assert first.refers_at == len("Kontoret har to ledere")
        assert second.refers_at == len("Kontoret har to ledere og ni veiledere")

    def test_endnotes_are_numbered_by_themselves_in_roman(
        self, word: WordFile, parse: Parse
    ) -> None:
        add_notes(word, "endnote", {1: "Intervju 2015."})
        put(word, paragraph(run("Funn") + '<w:r><w:endnoteReference w:id="1"/></w:r>'))
        notes = [b for b in parse(word).blocks if b.kind == "footnote"]
        assert [note.marker for note in notes] == ["i"]

    def test_a_marker_of_the_authors_own_is_kept(self, word: WordFile, parse: Parse) -> None:
        add_notes(word, "footnote", {1: "* Forfatterne er like ansvarlige."})
        put(
            word,
            paragraph(
                run("Breit og Borg")
                + '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
            ),
        )
        document = parse(word)
        assert shown(document, "paragraph") == ["Breit og Borg"]
        note = next(b for b in document.blocks if b.kind == "footnote")
        assert (note.marker, note.refers_at) == ("*", len("Breit og Borg"))

    def test_a_note_in_a_cell_follows_the_table(self, word: WordFile, parse: Parse) -> None:
        add_notes(word, "footnote", {1: "Uten vikarer."})
        table = fill(word, [["Kontor", "Ansatte"], ["Oslo", "12"]])
        table.cell(1, 1).paragraphs[0]._p.append(
            parse_xml(f'<w:r {NAMESPACES}><w:footnoteReference w:id="1"/></w:r>')
        )
        document = parse(word)
        assert document.tables[0].rows[0].cells == ("Oslo", "12")
        assert shown(document, "footnote") == ["Uten vikarer."]


class TestTrackedChanges:
    def test_are_read_as_accepted_and_counted(self, word: WordFile, parse: Parse) -> None:
        put(
            word,
            paragraph(
                run("Kontoret har ")
                + '<w:del w:id="1"><w:r><w:delText>en</w:delText></w:r></w:del>'
                + f'<w:ins w:id="2">{run("to")}</w:ins>'
                + run(" ledere.")
            ),
        )
        document = parse(word)
        assert document.text == "Kontoret har to ledere."
        assert "2 tracked changes" in " ".join(document.warnings)

    def test_text_that_was_moved_stands_once_where_it_went(
        self, word: WordFile, parse: Parse
    ) -> None:
        put(word, paragraph(f"<w:moveFrom w:id='1'>{run('Flyttet setning.')}</w:moveFrom>"))
        put(
            word,
            paragraph(run("Først. ") + f"<w:moveTo w:id='2'>{run('Flyttet setning.')}</w:moveTo>"),
        )
        assert parse(word).text == "Først. Flyttet setning."

    def test_paragraphs_whose_division_was_deleted_are_one(
        self, word: WordFile, parse: Parse
    ) -> None:
        put(word, paragraph(run("Første del"), "<w:rPr><w:del w:id='1'/></w:rPr>"))
        put(word, paragraph(run(" og resten.")))
        assert parse(word).text == "Første del og resten."

    def test_a_deleted_row_is_gone(self, word: WordFile, parse: Parse) -> None:
        table = fill(word, [["Kontor", "N"], ["Oslo", "1"], ["Hamar", "2"]])
        table.rows[1]._tr.get_or_add_trPr().append(parse_xml(f'<w:del {NAMESPACES} w:id="1"/>'))
        assert "Oslo" not in parse(word).text


class TestRunningText:
    def test_italics_are_kept_as_stretches(self, word: WordFile, parse: Parse) -> None:
        line = word.add_paragraph("Hun sa at ")
        for text in ("vi må", " prioritere"):
            line.add_run(text).italic = True
        line.add_run(" til slutt.")
        document = parse(word)
        spans = document.blocks[0].emphasis
        assert [document.text[s.start : s.end] for s in spans] == ["vi må prioritere"]

    def test_a_style_of_emphasis_inside_italics_is_upright(
        self, word: WordFile, parse: Parse
    ) -> None:
        put(
            word,
            paragraph(
                run("kursiv ") + run("rett", '<w:rStyle w:val="Emphasis"/>'),
                '<w:pStyle w:val="Quote"/>',
            ),
        )
        document = parse(word)
        spans = document.blocks[0].emphasis
        assert [document.text[s.start : s.end] for s in spans] == ["kursiv"]

    def test_hidden_text_and_soft_hyphens_are_out(self, word: WordFile, parse: Parse) -> None:
        put(
            word,
            paragraph(
                run("sosial\u00ad")
                + run("tjenesten")
                + run(" skjult", "<w:vanish/>")
                + run(" er her")
            ),
        )
        assert parse(word).text == "sosialtjenesten er her"

    def test_a_link_shows_its_text(self, word: WordFile, parse: Parse) -> None:
        put(
            word, paragraph(run("Se ") + f"<w:hyperlink w:anchor='x'>{run('nav.no')}</w:hyperlink>")
        )
        assert parse(word).text == "Se nav.no"

    def test_a_field_shows_its_text_and_not_its_code(self, word: WordFile, parse: Parse) -> None:
        put(
            word,
            paragraph(
                run("Se side ")
                + field_mark("begin")
                + "<w:r><w:instrText> PAGEREF _Ref1 </w:instrText></w:r>"
                + field_mark("separate")
                + run("12")
                + field_mark("end")
                + run(".")
            ),
        )
        assert parse(word).text == "Se side 12."

    def test_a_field_that_is_never_closed_does_not_swallow_the_rest(
        self, word: WordFile, parse: Parse
    ) -> None:
        put(word, paragraph(run("Før ") + field_mark("begin")))
        word.add_paragraph("Etter")
        assert "Etter" in parse(word).text

    def test_text_in_a_content_control_is_kept(self, word: WordFile, parse: Parse) -> None:
        put(word, f"<w:sdt><w:sdtContent>{paragraph(run('Tittel i felt'))}</w:sdtContent></w:sdt>")
        put(
            word,
            paragraph(f"<w:sdt><w:sdtContent>{run('Forfatter i felt')}</w:sdtContent></w:sdt>"),
        )
        assert parse(word).text == "Tittel i felt\n\nForfatter i felt"

    def test_a_control_nobody_filled_in_is_no_text(self, word: WordFile, parse: Parse) -> None:
        put(
            word,
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
            f"{paragraph(run('Klikk her for å skrive inn tekst.'))}</w:sdtContent></w:sdt>",
        )
        word.add_paragraph("Tekst")
        assert parse(word).text == "Tekst"

    def test_a_text_box_stands_once_after_the_sentence_it_interrupts(
        self, word: WordFile, parse: Parse
    ) -> None:
        inside = f"<w:txbxContent>{paragraph(run('Faktaboks'))}</w:txbxContent>"
        put(
            word,
            paragraph(
                run("En setning ")
                + "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
                + inside
                + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
                + inside
                + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
                + run("som går videre.")
            ),
        )
        assert parse(word).text == "En setning som går videre.\n\nFaktaboks"

    def test_a_formula_keeps_its_letters(self, word: WordFile, parse: Parse) -> None:
        over, under = (f"<m:r><m:t>{letter}</m:t></m:r>" for letter in "ab")
        fraction = f"<m:f><m:num>{over}</m:num><m:den>{under}</m:den></m:f>"
        put(word, paragraph(run("Andelen er ") + f"<m:oMath>{fraction}</m:oMath>"))
        assert parse(word).text == "Andelen er a/b"


def field_mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


class TestKinds:
    def test_a_generated_contents_list_is_contents(self, word: WordFile, parse: Parse) -> None:
        put(
            word,
            paragraph(
                field_mark("begin")
                + "<w:r><w:instrText> TOC \\o </w:instrText></w:r>"
                + field_mark("separate")
                + run("Innledning")
                + "<w:r><w:tab/></w:r>"
                + run("3")
            ),
        )
        put(word, paragraph(run("Metode 7") + field_mark("end")))
        word.add_paragraph("Første avsnitt.")
        document = parse(word)
        assert shown(document, "contents") == ["Innledning 3", "Metode 7"]
        assert shown(document, "paragraph") == ["Første avsnitt."]

    def test_a_typed_contents_list_is_contents(self, word: WordFile, parse: Parse) -> None:
        for text in ("Innhold", "1 Innledning ........ 3", "2 Metode ........ 7"):
            word.add_paragraph(text)
        word.add_heading("Innledning", level=1)
        assert len(shown(parse(word), "contents")) == 2

    @pytest.mark.parametrize("style", ["Quote", "Intense Quote", "Sitat", "Blokksitat"])
    def test_a_quote_is_known_by_its_style(self, word: WordFile, parse: Parse, style: str) -> None:
        if style not in [known.name for known in word.styles]:
            word.styles.add_style(style, WD_STYLE_TYPE.PARAGRAPH)
        word.add_paragraph("Vi rekker ikke alt.", style=style)
        assert shown(parse(word), "quote") == ["Vi rekker ikke alt."]

    def test_a_quote_is_known_by_its_indent(self, word: WordFile, parse: Parse) -> None:
        word.add_paragraph("Løpende tekst som ikke er rykket inn, over en del ord til sammen.")
        quote = word.add_paragraph("Vi rekker ikke alt vi skulle ha gjort på en dag, sier hun.")
        quote.paragraph_format.left_indent = Cm(1.2)
        assert shown(parse(word), "quote") == [quote.text]

    def test_a_paragraph_that_goes_on_in_a_list_is_no_quote(
        self, word: WordFile, parse: Parse
    ) -> None:
        word.add_paragraph("Løpende tekst som ikke er rykket inn, over en del ord til sammen.")
        word.add_paragraph("Første punkt", style="List Bullet")
        more = word.add_paragraph("Punktet går videre her med mange ord som hører til det.")
        more.paragraph_format.left_indent = Cm(1.2)
        assert shown(parse(word), "quote") == []

    @pytest.mark.parametrize("title", ["Litteratur", "Referanser", "8 Kilder", "References"])
    def test_entries_under_a_reference_heading_are_references(
        self, word: WordFile, parse: Parse, title: str
    ) -> None:
        word.add_heading(title, level=1)
        word.add_paragraph("Breit, E. (2014). Tittel.")
        word.add_heading("Vedlegg", level=1)
        word.add_paragraph("Intervjuguide")
        document = parse(word)
        assert shown(document, "reference") == ["Breit, E. (2014). Tittel."]
        assert shown(document, "paragraph") == ["Intervjuguide"]

    def test_running_heads_are_kept_out_of_search_and_page_numbers_are_no_text(
        self, word: WordFile, parse: Parse
    ) -> None:
        word.add_paragraph("Tekst")
        word.sections[0].header.paragraphs[0].text = "Rapport 3/2015"
        word.sections[0].footer.paragraphs[0].text = "Side 3 av 40"
        assert shown(parse(word), "boilerplate") == ["Rapport 3/2015"]

    def test_no_page_numbers_are_invented(self, word: WordFile, parse: Parse) -> None:
        word.add_paragraph("En")
        word.add_page_break()
        word.add_paragraph("To")
        document = parse(word)
        assert (document.pages, document.page_spans) == ((), ())
        assert NO_PAGES in document.warnings


class TestHostileFiles:
    def test_something_else_under_the_name_is_said_so(self, tmp_path: Path) -> None:
        path = write(tmp_path, b"%PDF-1.7 not word at all")
        with pytest.raises(ParseError, match=r"file\.docx: not a Word file"):
            WordParser().parse(path)

    def test_an_old_word_file_is_to_be_saved_anew(self, tmp_path: Path) -> None:
        path = write(tmp_path, bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600)
        with pytest.raises(ParseError, match=r"\.doc\).*save it anew as \.docx"):
            WordParser().parse(path)

    def test_a_password_is_named(self, tmp_path: Path) -> None:
        stream = "EncryptedPackage".encode("utf-16-le")
        path = write(tmp_path, bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600 + stream)
        with pytest.raises(EncryptedFileError, match="password"):
            WordParser().parse(path)

    def test_a_truncated_file_is_damaged(self, word: WordFile, tmp_path: Path) -> None:
        whole = BytesIO()
        word.save(whole)
        path = write(tmp_path, whole.getvalue()[:5000])
        with pytest.raises(ParseError, match="damaged"):
            WordParser().parse(path)

    def test_an_archive_that_is_no_word_file_is_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "file.docx"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("bilde.txt", "hei")
        with pytest.raises(ParseError, match="not a readable"):
            WordParser().parse(path)

    def test_broken_xml_is_refused(self, word: WordFile, tmp_path: Path) -> None:
        path = rewrite(word, tmp_path, "word/document.xml", b"<w:document><w:body>")
        with pytest.raises(ParseError, match="not a readable"):
            WordParser().parse(path)

    def test_an_empty_document_is_refused(self, word: WordFile, parse: Parse) -> None:
        with pytest.raises(ParseError, match="holds no text"):
            parse(word)

    def test_a_zip_bomb_is_not_unpacked(self, word: WordFile, tmp_path: Path) -> None:
        path = rewrite(word, tmp_path, "word/document.xml", b"<a>" + b" " * 80_000_000 + b"</a>")
        with pytest.raises(ResourceLimitError, match="zip bomb"):
            WordParser().parse(path)

    def test_entities_are_not_multiplied(self, word: WordFile, tmp_path: Path) -> None:
        lines = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
        xml = (
            f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e0 "ha">{lines}]>'
            f'<w:document xmlns:w="{W}"><w:body>{paragraph(run("&e9;"))}'
            f"{paragraph(run('Tekst'))}</w:body></w:document>"
        )
        path = rewrite(word, tmp_path, "word/document.xml", xml.encode())
        with pytest.raises(ParseError, match="entity amplification"):
            WordParser().parse(path)

    def test_nesting_without_end_is_refused(self, word: WordFile, tmp_path: Path) -> None:
        depth = 3000
        xml = (
            f'<w:document xmlns:w="{W}"><w:body>'
            + "<w:tbl><w:tr><w:tc>" * depth
            + paragraph(run("dypt"))
            + "</w:tc></w:tr></w:tbl>" * depth
            + "</w:body></w:document>"
        )
        path = rewrite(word, tmp_path, "word/document.xml", xml.encode())
        with pytest.raises(ParseError):
            WordParser().parse(path)

    @settings(
        max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(at=st.integers(0, 40_000), byte=st.integers(0, 255))
    def test_one_wrong_byte_gives_text_or_one_clear_line(
        self, tmp_path: Path, at: int, byte: int
    ) -> None:
        document = docx.Document()
        document.add_paragraph("Tekst")
        whole = BytesIO()
        document.save(whole)
        content = bytearray(whole.getvalue())
        content[at % len(content)] = byte
        path = write(tmp_path, bytes(content))
        said = outcome(path)
        assert said == "Tekst" or (said.startswith("file.docx: ") and "\n" not in said)


def outcome(path: Path) -> str:
    """The text, or what is said instead of it."""
    try:
        return WordParser().parse(path).text
    except ParseError as error:
        return str(error)


def write(folder: Path, content: bytes) -> Path:
    path = folder / "file.docx"
    path.write_bytes(content)
    return path


def rewrite(word: WordFile, folder: Path, member: str, content: bytes) -> Path:
    """The same file with one member replaced."""
    whole = BytesIO()
    word.save(whole)
    path = folder / "file.docx"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name == member else old.read(name))
    return path


class TestZipGuard:
    def archive(self, folder: Path, content: bytes) -> Path:
        path = folder / "a.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("text.xml", content)
            archive.writestr("picture.png", b"\x89PNG" * 100)
        return path

    def test_copies_what_is_wanted_and_empties_the_rest(self, tmp_path: Path) -> None:
        path = self.archive(tmp_path, b"<a/>")
        copy = guarded_copy(path, keep=lambda name: name.endswith(".xml"))
        with zipfile.ZipFile(copy) as archive:
            assert archive.read("text.xml") == b"<a/>"
            assert archive.read("picture.png") == b""

    def test_stops_at_a_size_that_the_listing_hides(self, tmp_path: Path) -> None:
        path = self.archive(tmp_path, b" " * 2_000_000)
        content = path.read_bytes()
        true_size = (2_000_000).to_bytes(4, "little")
        path.write_bytes(content.replace(true_size, (1000).to_bytes(4, "little")))
        with pytest.raises(ParseError):
            guarded_copy(path, keep=lambda name: True)

    @pytest.mark.parametrize(
        "limits",
        [ZipLimits(members=1), ZipLimits(total_size=100), ZipLimits(member_size=100),
         ZipLimits(member_ratio=5, ratio_from=10)],
    )  # fmt: skip
    def test_holds_each_limit(self, tmp_path: Path, limits: ZipLimits) -> None:
        path = self.archive(tmp_path, b"<a>" + b" " * 1000 + b"</a>")
        with pytest.raises(ResourceLimitError):
            guarded_copy(path, keep=lambda name: True, limits=limits)


class TestCoreProperties:
    def test_tell_title_and_author(self, word: WordFile, tmp_path: Path) -> None:
        word.core_properties.title = "Mulighetsrommet"
        word.core_properties.author = "Nina Jentoft"
        path = tmp_path / "file.docx"
        word.save(str(path))
        properties = core_properties(path)
        assert (properties["Title"], properties["Author"]) == ("Mulighetsrommet", "Nina Jentoft")


class TestEveryWordComesBack:
    WORDS = st.text(
        alphabet="abcdefghijklmnopqrstuvwxyzæøåÆØÅ0123456789«»-,", min_size=1, max_size=12
    )

    @settings(
        max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(st.lists(st.lists(WORDS, min_size=1, max_size=8), min_size=1, max_size=6))
    def test_in_order_whatever_the_paragraphs_hold(
        self, tmp_path: Path, paragraphs: list[list[str]]
    ) -> None:
        document = docx.Document()
        for n, words in enumerate(paragraphs):
            if n % 3 == 2:
                fill(document, [words, words])
            else:
                document.add_paragraph(" ".join(words))
        path = tmp_path / "file.docx"
        document.save(str(path))
        parsed = WordParser().parse(path)
        expected = [
            word
            for n, words in enumerate(paragraphs)
            for word in (words * 2 if n % 3 == 2 else words)
        ]
        assert parsed.text.split() == expected
        for found in parsed.blocks:
            assert parsed.text[found.start : found.end].strip()
