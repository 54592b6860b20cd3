"""Headings of Word files: what looks like one, and how deep it stands."""

from __future__ import annotations

import pytest
from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml

from tests.ingest.parsers.word.files import (
    NAMESPACES,
    Parse,
    add_numbering,
    block,
    paragraph,
    put,
    run,
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
