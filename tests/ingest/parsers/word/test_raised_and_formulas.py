"""Raised, struck and symbol text, formulas, drop caps and strict files of Word."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from docx.document import Document as WordFile
from docx.oxml import parse_xml

from ingest.parsers.word.parser import WordParser
from tests.ingest.parsers.powerpoint.test_text import strictly
from tests.ingest.parsers.word.files import (
    NAMESPACES,
    Parse,
    add_notes,
    fill,
    paragraph,
    put,
    run,
)

RAISED, LOWERED = ('<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>')
_O = "urn:schemas-microsoft-com:office:office"


class TestRaisedText:
    @pytest.mark.parametrize(
        ("base", "properties", "moved", "expected"),
        [
            ("av 62", RAISED, "8", "av 62⁸"),
            ("var 10", RAISED, "−6", "var 10⁻⁶"),
            ("60 dm", RAISED, "3", "60 dm³"),
            ("H", LOWERED, "2", "H₂"),
            ("av 62", '<w:position w:val="6"/>', "8", "av 62⁸"),
            ("H", '<w:position w:val="-4"/>', "2", "H₂"),
            ("den 2", RAISED, "nd", "den 2nd"),
        ],
    )
    def test_is_no_part_of_the_number_before_it(
        self, base: str, properties: str, moved: str, expected: str, word: WordFile, parse: Parse
    ) -> None:
        put(word, paragraph(run(base) + run(moved, properties)))
        assert parse(word).text == expected

    def test_by_a_character_style_counts_too(self, word: WordFile, parse: Parse) -> None:
        style = f'<w:style {NAMESPACES} w:type="character" w:styleId="Opp"><w:name w:val="Opp"/>'
        word.styles.element.append(parse_xml(f"{style}<w:rPr>{RAISED}</w:rPr></w:style>"))
        put(word, paragraph(run("62") + run("8", '<w:rStyle w:val="Opp"/>')))
        assert parse(word).text == "62⁸"

    def test_that_marks_a_note_of_the_file_is_a_marker(self, word: WordFile, parse: Parse) -> None:
        add_notes(word, "footnote", {2: "Se lova."})
        mark = f'<w:r><w:rPr>{RAISED}</w:rPr><w:footnoteReference w:id="2"/></w:r>'
        put(word, paragraph(run("i 2013") + mark + run(" og så")))
        assert parse(word).text == "i 2013 og så\n\nSe lova."


class TestStruckText:
    @pytest.mark.parametrize("strike", ["<w:strike/>", "<w:dstrike/>"])
    def test_is_left_out_and_told(self, strike: str, word: WordFile, parse: Parse) -> None:
        put(word, paragraph(run("Nær ") + run("seks hele ", strike) + run("sju år")))
        document = parse(word)
        assert document.text == "Nær sju år"
        assert [(w.code, w.facts) for w in document.warnings][1:] == [
            ("struck_words", (("count", 2),))
        ]

    def test_that_is_switched_off_again_stays(self, word: WordFile, parse: Parse) -> None:
        put(word, paragraph(run("Nær sju år", '<w:strike w:val="0"/>')))
        assert parse(word).text == "Nær sju år"


class TestSymbolFonts:
    def test_are_read_by_code_and_as_letters(self, word: WordFile, parse: Parse) -> None:
        sign = '<w:r><w:sym w:font="Symbol" w:char="F0A3"/></w:r>'
        letter = run("b", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>')
        put(word, paragraph(run("der ") + letter + run(" ") + sign + run(" 7")))
        assert parse(word).text == "der β ≤ 7"

    def test_leave_a_placeholder_and_a_warning(self, word: WordFile, parse: Parse) -> None:
        put(word, paragraph(run("a ") + '<w:r><w:sym w:font="Skjema" w:char="F044"/></w:r>'))
        document = parse(word)
        assert document.text == "a \ufffd"
        assert "symbols_unread" in [w.code for w in document.warnings]


class TestFormulas:
    def test_of_a_paragraph_are_each_read(self, word: WordFile, parse: Parse) -> None:
        t = "<m:r><m:t>{}</m:t></m:r>".format
        power = f"<m:sSup><m:e>{t('h')}</m:e><m:sup>{t('3')}</m:sup></m:sSup>"
        root = (
            f"<m:rad><m:radPr><m:degHide m:val='1'/></m:radPr><m:deg/><m:e>{t('u+v')}</m:e></m:rad>"
        )
        put(
            word,
            paragraph(
                f"{run('Både ')}<m:oMath>{t('B=k')}{power}</m:oMath>{run(' og ')}"
                f"<m:oMath>{root}</m:oMath>{run('.')}"
            ),
        )
        assert parse(word).text == "Både B=kh³ og √(u+v)."

    @pytest.mark.parametrize(
        "unread",
        [
            "<m:oMath><m:spiral/></m:oMath>",
            f'<w:r><w:object><o:OLEObject xmlns:o="{_O}" ProgID="Equation.3"/></w:object></w:r>',
        ],
    )
    def test_that_cannot_be_read_leave_a_stated_gap(
        self, unread: str, word: WordFile, parse: Parse
    ) -> None:
        put(word, paragraph(f"{run('der')}{unread}{run('gjelder.')}"))
        document = parse(word)
        assert document.text == "der [formel] gjelder."
        assert "formulas_unread" in [w.code for w in document.warnings]


class TestDropCaps:
    @pytest.mark.parametrize("place", ["drop", "margin"])
    def test_belong_to_the_word_after_them(self, place: str, word: WordFile, parse: Parse) -> None:
        frame = f'<w:framePr w:dropCap="{place}" w:lines="3"/>'
        put(
            word,
            paragraph(run("K", '<w:sz w:val="96"/>'), frame) + paragraph(run("ontoret er her.")),
        )
        assert parse(word).text == "Kontoret er her."


class TestMergedHeaders:
    def test_belong_to_every_column_under_them(self, word: WordFile, parse: Parse) -> None:
        rows = [["Kontor", "Ansatte", ""], ["", "Menn", "Kvinner"], ["Nord", "4", "6"]]
        table = fill(word, [*rows, ["Sør", "5", "9"]])
        table.cell(0, 1).merge(table.cell(0, 2))
        table.cell(0, 0).merge(table.cell(1, 0))
        found = parse(word).tables[0]
        assert found.header == ("Kontor", "Ansatte Menn", "Ansatte Kvinner")
        assert [row.cells for row in found.rows] == [("Nord", "4", "6"), ("Sør", "5", "9")]

    def test_of_text_alone_are_known_by_their_cells(self, word: WordFile, parse: Parse) -> None:
        rows = [["", "Svar", ""], ["Kontor", "Først", "Sist"], ["Nord", "ja", "nei"]]
        table = fill(word, rows)
        table.cell(0, 1).merge(table.cell(0, 2))
        assert parse(word).tables[0].header == ("Kontor", "Svar Først", "Svar Sist")

    def test_do_not_take_the_first_row_of_figures(self, word: WordFile, parse: Parse) -> None:
        table = fill(word, [["Kontor", "Ansatte", ""], ["Nord", "4", "6"], ["Sør", "5", "9"]])
        table.cell(0, 1).merge(table.cell(0, 2))
        assert parse(word).tables[0].header == ("Kontor", "Ansatte", "Ansatte")


class TestStrictOpenXml:
    def test_is_read_like_the_usual_kind(self, word: WordFile, tmp_path: Path) -> None:
        word.add_heading("Innledning", 1)
        put(word, paragraph(run("av 62") + run("8", RAISED)))
        usual, strict = tmp_path / "usual.docx", tmp_path / "strict.docx"
        word.save(str(usual))
        with zipfile.ZipFile(usual) as source, zipfile.ZipFile(strict, "w") as target:
            for name in source.namelist():
                content = source.read(name)
                target.writestr(
                    name,
                    strictly(content).replace(
                        b"http://schemas.openxmlformats.org/wordprocessingml/2006/",
                        b"http://purl.oclc.org/ooxml/wordprocessingml/",
                    ),
                )
        document = WordParser().parse(strict)
        assert document.text == "Innledning\n\nav 62⁸"
        assert [s.title for s in document.sections] == ["Innledning"]
