"""The running text of Word files: every word comes back, and of its kind."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Cm
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.parsers.word.parser import NO_PAGES, WordParser, core_properties
from tests.ingest.parsers.word.files import Parse, fill, paragraph, put, run, shown


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
        word.add_page_break()  # type: ignore[no-untyped-call]
        word.add_paragraph("To")
        document = parse(word)
        assert (document.pages, document.page_spans) == ((), ())
        assert NO_PAGES in document.warnings


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
