"""Lists and tables of Word files."""

from __future__ import annotations

from docx.document import Document as WordFile
from docx.oxml import parse_xml

from tests.ingest.parsers.word.files import (
    NAMESPACES,
    Parse,
    add_numbering,
    fill,
    paragraph,
    put,
    run,
    shown,
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
