"""Footnotes of a page."""

from __future__ import annotations

import pytest

from tests.ingest.parsers.html.pages import PROSE, Parse, page, shown

NOTE_MARKUP = {
    "pandoc": (
        "<p>Kontoret har to ledere<a href='#fn1' class='footnote-ref' id='fnref1' "
        "role='doc-noteref'><sup>1</sup></a>.</p>",
        "<section class='footnotes' role='doc-endnotes'><ol><li id='fn1'><p>Se kapittel 4."
        "<a href='#fnref1' class='footnote-back' role='doc-backlink'>↩︎</a></p></li></ol></section>",
    ),
    "Word": (
        "<p>Kontoret har to ledere<a href='#_ftn1' name='_ftnref1'>[1]</a>.</p>",
        "<div id='ftn1'><p><a href='#_ftnref1' name='_ftn1'>[1]</a> Se kapittel 4.</p></div>",
    ),
    "wiki": (
        "<p>Kontoret har to ledere<sup id='cite_ref-1'><a href='#cite_note-1'>[1]</a></sup>.</p>",
        "<ol><li id='cite_note-1'><a href='#cite_ref-1'>↑</a> Se kapittel 4.</li></ol>",
    ),
    "sign": (
        "<p>Kontoret har to ledere<sup><a href='#n'>1</a></sup>.</p>",
        "<p id='n'><sup>1</sup> Se kapittel 4.</p>",
    ),
}


class TestNotes:
    @pytest.mark.parametrize("maker", NOTE_MARKUP)
    def test_are_taken_out_of_the_sentence_and_linked(self, parse: Parse, maker: str) -> None:
        marked, notes = NOTE_MARKUP[maker]
        document = parse(page(f"<p>{PROSE}</p>{marked}<p>Og mer.</p>{notes}"))
        assert "Kontoret har to ledere." in shown(document, "paragraph")
        assert shown(document, "footnote") == ["Se kapittel 4."]
        note = next(b for b in document.blocks if b.kind == "footnote")
        at = document.text.index("Kontoret har to ledere") + len("Kontoret har to ledere")
        assert (note.marker, note.refers_at) == ("1", at)

    def test_an_ordinary_link_to_a_place_on_the_page_stays_text(self, parse: Parse) -> None:
        document = parse(page(f"<p id='p2'>{PROSE}</p><p>Se kapittel <a href='#p2'>2</a>.</p>"))
        assert document.text.endswith("Se kapittel 2.")
