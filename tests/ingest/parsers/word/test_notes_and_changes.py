"""Notes and tracked changes of Word files."""

from __future__ import annotations

from docx.document import Document as WordFile
from docx.oxml import parse_xml

from ingest.notes import Note
from tests.ingest.parsers.word.files import (
    NAMESPACES,
    Parse,
    add_notes,
    fill,
    paragraph,
    put,
    run,
    shown,
)


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
        assert Note.of("word_tracked_changes", count=2) in document.warnings

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
