"""OpenDocument text is read as it is shown: structure, notes, and nothing hidden or deleted."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from api.wordings import LOCALES, error_text
from ingest.errors import EncryptedFileError, ParseError, ResourceLimitError
from ingest.models import ParsedDocument
from ingest.parsers.opendocument.parser import NO_PAGES, OpenDocumentParser, document_facts
from tests.ingest.parsers.opendocument.files import NAMESPACES, write_odt
from tests.ingest.parsers.word.files import block, shown

Parse = Callable[..., ParsedDocument]
ITALIC = (
    '<style:style style:name="T1" style:family="text">'
    '<style:text-properties fo:font-style="italic"/></style:style>'
)
HIDDEN = (
    '<style:style style:name="H" style:family="{family}">'
    '<style:text-properties text:display="none"/></style:style>'
)
NOTE = (
    '<text:note text:note-class="{kind}"><text:note-citation>{mark}</text:note-citation>'
    "<text:note-body><text:p>{text}</text:p></text:note-body></text:note>"
)
OUTLINE = "<text:outline-style>{levels}</text:outline-style>"


@pytest.fixture
def parse(tmp_path: Path) -> Parse:
    def write_and_parse(body: str, **parts: str) -> ParsedDocument:
        write_odt(tmp_path / "a.odt", body, **parts)
        return OpenDocumentParser().parse(tmp_path / "a.odt")

    return write_and_parse


def heading(text: str, level: int, more: str = "") -> str:
    return f'<text:h text:outline-level="{level}"{more}>{text}</text:h>'


def cell(text: str, spans: str = "") -> str:
    return f"<table:table-cell {spans}><text:p>{text}</text:p></table:table-cell>"


def listed(*items: str, more: str = "") -> str:
    inside = "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
    return f"<text:list {more}>{inside}</text:list>"


def line(text: str) -> str:
    return f"<text:p>{text}</text:p>"


class TestNumberedLists:
    LEVELS = (
        '<text:list-style style:name="{name}">'
        '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
        '<text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="("'
        ' style:num-suffix=")"/>'
        '<text:list-level-style-bullet text:level="3" text:bullet-char="-"/></text:list-style>'
    )
    STYLE = LEVELS.format(name="L1")
    L1 = 'text:style-name="L1"'

    def items(self, parse: Parse, body: str, automatic: str = STYLE) -> list[str]:
        return shown(parse(body, automatic=automatic), "list_item")

    def test_show_the_numbers_that_are_printed_on_each_level(self, parse: Parse) -> None:
        deep = listed(line("streken"))
        inner = listed(line("én") + deep, line("to"))
        body = listed(line("Formål") + inner, line("Utvalg") + line("mer"), inner, more=self.L1)
        assert self.items(parse, body) == [
            "1. Formål", "(a) én", "streken", "(b) to", "2. Utvalg", "(a) én", "streken", "(b) to",
        ]  # fmt: skip

    def test_start_anew_unless_they_continue_the_one_before(self, parse: Parse) -> None:
        first = listed(line("a"), line("b"), more=f'{self.L1} xml:id="list1"')
        anew = listed(line("c"), more=self.L1)
        going_on = listed(line("d"), more=f'{self.L1} text:continue-numbering="true"')
        by_id = listed(line("e"), more=f'{self.L1} text:continue-list="list1"')
        numbered = self.items(parse, first + anew + going_on + by_id)
        assert numbered == ["1. a", "2. b", "1. c", "2. d", "3. e"]

    def test_start_where_the_file_says(self, parse: Parse) -> None:
        items = '<text:list-item text:start-value="7"><text:p>sju</text:p></text:list-item>'
        body = f"<text:list {self.L1}>{items}<text:list-item>{line('åtte')}</text:list-item>"
        assert self.items(parse, f"{body}</text:list>") == ["7. sju", "8. åtte"]

    def test_take_their_style_from_the_paragraph_where_they_name_none(self, parse: Parse) -> None:
        style = '<style:style style:name="P1" style:family="paragraph" style:list-style-name="L1"/>'
        body = listed('<text:p text:style-name="P1">én</text:p>')
        assert self.items(parse, body, self.STYLE + style) == ["1. én"]

    def test_leave_no_trace_of_an_empty_item(self, parse: Parse) -> None:
        body = listed(line("én"), line(""), line("tre"), more=self.L1)
        assert self.items(parse, body) == ["1. én", "3. tre"]


class TestText:
    def test_has_headings_by_level(self, parse: Parse) -> None:
        parsed = parse(heading("Funn", 1) + heading("Ledelse", 2) + "<text:p>Tekst.</text:p>")
        assert [(s.level, s.title) for s in parsed.sections] == [(1, "Funn"), (2, "Ledelse")]
        assert parsed.warnings == (NO_PAGES,)
        assert (parsed.pages, parsed.page_unit) == ((), None)

    def test_has_the_numbers_that_are_printed_before_headings(self, parse: Parse) -> None:
        levels = "".join(
            f'<text:outline-level-style text:level="{n}" style:num-format="1" '
            f'text:display-levels="{n}"/>'
            for n in (1, 2)
        )
        parsed = parse(
            heading("Innledning", 1)
            + heading("Funn", 1)
            + heading("Ledelse", 2)
            + heading("Vedtak", 2)
            + heading("Etterord", 1, ' text:is-list-header="true"'),
            styles=OUTLINE.format(levels=levels),
        )
        assert shown(parsed, "heading") == [
            "1 Innledning", "2 Funn", "2.1 Ledelse", "2.2 Vedtak", "Etterord",
        ]  # fmt: skip

    def test_becomes_one_line_with_single_spaces(self, parse: Parse) -> None:
        parsed = parse(
            "<text:p>En<text:s text:c='3'/>setning<text:line-break/>over<text:tab/>linjer, "
            "<text:soft-page-break/>og <text:span>mer</text:span>.</text:p>"
        )
        assert parsed.text == "En setning over linjer, og mer."

    def test_keeps_italics(self, parse: Parse) -> None:
        parsed = parse(
            '<text:p>Hun sa <text:span text:style-name="T1">alt</text:span>.</text:p>',
            automatic=ITALIC,
        )
        (span,) = parsed.blocks[0].emphasis
        assert parsed.text[span.start : span.end] == "alt"

    def test_has_lists_with_their_levels(self, parse: Parse) -> None:
        parsed = parse(
            "<text:list><text:list-item><text:p>ytre</text:p><text:p>mer</text:p><text:list>"
            "<text:list-item><text:p>indre</text:p></text:list-item></text:list>"
            "</text:list-item></text:list>"
        )
        assert [(b.kind, b.level) for b in parsed.blocks] == [
            ("list_item", 1), ("paragraph", None), ("list_item", 2),
        ]  # fmt: skip

    def test_shows_a_contents_list_as_one(self, parse: Parse) -> None:
        parsed = parse(
            "<text:table-of-content><text:table-of-content-source/><text:index-body>"
            "<text:p>Funn<text:tab/>3</text:p></text:index-body></text:table-of-content>"
            + heading("Funn", 1)
        )
        assert shown(parsed, "contents") == ["Funn 3"]

    def test_takes_kinds_from_styles_and_their_parents(self, parse: Parse) -> None:
        styles = "".join(
            f'<style:style style:name="{name}" style:family="paragraph" '
            f'style:parent-style-name="{parent}"/>'
            for name, parent in (("P1", "Quotations"), ("Quotations", ""), ("Title", ""))
        )
        parsed = parse(
            '<text:p text:style-name="Title">Kontoret</text:p>'
            '<text:p text:style-name="P1">Vi får ikke tid.</text:p>',
            automatic=styles,
        )
        assert [b.kind for b in parsed.blocks] == ["heading", "quote"]


class TestNotes:
    @pytest.mark.parametrize(("kind", "mark"), [("footnote", "1"), ("endnote", "i")])
    def test_stand_after_their_paragraph_with_their_marker(
        self, parse: Parse, kind: str, mark: str
    ) -> None:
        note = NOTE.format(kind=kind, mark=mark, text="Se kapittel to.")
        parsed = parse(f"<text:p>Kontoret{note} er åpent.</text:p>")
        assert parsed.text == "Kontoret er åpent.\n\nSe kapittel to."
        found = block(parsed, "Se kapittel")
        assert (found.kind, found.marker, found.refers_at) == ("footnote", mark, len("Kontoret"))


class TestTables:
    def test_have_header_rows_and_spans(self, parse: Parse) -> None:
        merged = cell("Nord", 'table:number-rows-spanned="2"')
        head = cell("Kontor") + cell("Ansatte", 'table:number-columns-spanned="2"')
        parsed = parse(
            "<table:table><table:table-header-rows><table:table-row>"
            f"{head}<table:covered-table-cell/></table:table-row></table:table-header-rows>"
            f"<table:table-row>{merged}"
            f"{cell('1')}{cell('2')}</table:table-row>"
            f"<table:table-row><table:covered-table-cell/>{cell('3')}{cell('4')}"
            "</table:table-row>"
            "</table:table>"
        )
        (table,) = parsed.tables
        assert table.header == ("Kontor", "Ansatte", "Ansatte")
        assert [row.cells for row in table.rows] == [("Nord", "1", "2"), ("Nord", "3", "4")]

    def test_that_only_frame_text_are_read_as_text(self, parse: Parse) -> None:
        parsed = parse(
            f"<table:table><table:table-row>{cell('Tekst')}</table:table-row></table:table>"
        )
        assert (parsed.tables, parsed.text) == ((), "Tekst")


class TestLeftOut:
    def test_is_what_was_deleted(self, parse: Parse) -> None:
        parsed = parse(
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>ikke </text:p>"
            "</text:deletion></text:changed-region></text:tracked-changes>"
            "<text:p>Det er <text:change/>sant.</text:p>"
        )
        assert parsed.text == "Det er sant."
        assert [note.code for note in parsed.warnings] == ["odt_no_pages", "odt_tracked_changes"]

    def test_is_what_is_hidden(self, parse: Parse) -> None:
        parsed = parse(
            '<text:p>Synlig<text:span text:style-name="H"> skjult</text:span>.</text:p>'
            '<text:p text:style-name="H">Et skjult avsnitt.</text:p>'
            '<text:section text:display="none"><text:p>Mer.</text:p></text:section>',
            automatic=HIDDEN.format(family="text") + HIDDEN.format(family="paragraph"),
        )
        assert parsed.text == "Synlig."
        assert parsed.warnings[1].facts == (("count", 2),)

    def test_is_what_commentators_wrote(self, parse: Parse) -> None:
        parsed = parse(
            "<text:p>Sant<office:annotation><text:p>Er det?</text:p></office:annotation>.</text:p>"
        )
        assert parsed.text == "Sant."
        assert parsed.warnings[1].code == "odt_comments"

    def test_is_a_picture_but_not_the_text_box_beside_it(self, parse: Parse) -> None:
        parsed = parse(
            "<text:p>Før.<draw:frame><draw:image/><svg:desc>Et diagram</svg:desc></draw:frame>"
            "<draw:frame><draw:text-box><text:p>I boks.</text:p></draw:text-box></draw:frame>"
            "</text:p>"
        )
        assert parsed.text == "Før.\n\nI boks."
        assert [note.code for note in parsed.warnings][1:] == ["odt_pictures_unread"]


class TestFacts:
    def test_are_those_of_the_file(self, tmp_path: Path) -> None:
        write_odt(tmp_path / "a.odt", "<text:p>Tekst</text:p>", title="Kontoret")
        assert document_facts(tmp_path / "a.odt") == {
            "Title": "Kontoret", "Author": "Kari Berg", "CreationDate": "2019-05-02T10:00:00",
        }  # fmt: skip


class TestHostileFiles:
    @pytest.mark.parametrize(
        ("content", "code"),
        [(b"%PDF-1.7", "file_not_of_format"), (b"PK\x03\x04 damaged", "archive_damaged")],
    )
    def test_say_what_is_wrong(self, tmp_path: Path, content: bytes, code: str) -> None:
        (tmp_path / "a.odt").write_bytes(content)
        with pytest.raises(ParseError) as raised:
            OpenDocumentParser().parse(tmp_path / "a.odt")
        assert raised.value.note.code == code
        assert all(error_text(raised.value, locale).startswith("a.odt: ") for locale in LOCALES)

    def test_behind_a_password_are_named(self, parse: Parse) -> None:
        manifest = (
            f"<manifest:manifest {NAMESPACES}><manifest:encryption-data/></manifest:manifest>"
        )
        with pytest.raises(EncryptedFileError):
            parse("<text:p>Tekst</text:p>", **{"META-INF__manifest_xml": manifest})

    def test_without_words_are_refused(self, parse: Parse) -> None:
        with pytest.raises(ParseError, match="file_without_text"):
            parse("<text:p/>")

    @pytest.mark.parametrize(
        ("content", "error"),
        [
            ("<office:document-content", ParseError),
            ("<a/>", ParseError),
            ("<a>" + " " * 80_000_000 + "</a>", ResourceLimitError),
            ("<a>" * 5_000 + "</a>" * 5_000, ParseError),
        ],
        ids=["cut", "other", "bomb", "deep"],
    )
    def test_of_damaged_parts_are_refused(
        self, tmp_path: Path, content: str, error: type[ParseError]
    ) -> None:
        with zipfile.ZipFile(tmp_path / "a.odt", "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("content.xml", content)
        with pytest.raises(error):
            OpenDocumentParser().parse(tmp_path / "a.odt")

    def test_do_not_multiply_entities(self, tmp_path: Path) -> None:
        lines = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
        with zipfile.ZipFile(tmp_path / "a.odt", "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr(
                "content.xml",
                f'<!DOCTYPE d [<!ENTITY e0 "ha">{lines}]><office:document-content {NAMESPACES}>'
                "<office:body><office:text><text:p>&e9;Tekst</text:p></office:text></office:body>"
                "</office:document-content>",
            )
        with pytest.raises(ParseError, match="entity amplification"):
            OpenDocumentParser().parse(tmp_path / "a.odt")
