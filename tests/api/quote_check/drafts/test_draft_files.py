"""Drafts on disk: text as it stands, block quotes kept as such, Word through its parser."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pypandoc
import pytest

from api.quote_check.drafts.citation_search import citations_of
from api.quote_check.drafts.draft_files import draft_of, read_draft
from api.quote_check.drafts.draft_quotes import find_quotes
from ingest.errors import ParseError
from tests.builders import parsed_report


class TestReadDraft:
    @pytest.mark.parametrize("name", ["utkast.md", "utkast.TXT", "utkast"])
    def test_takes_text_as_it_stands(self, tmp_path: Path, name: str) -> None:
        path = tmp_path / name
        path.write_bytes("\ufeffHun sier «ja».\n\n> Et blokksitat\n".encode())
        assert read_draft(str(path)) == "Hun sier «ja».\n\n> Et blokksitat\n"

    def test_takes_other_bytes_without_falling(self, tmp_path: Path) -> None:
        path = tmp_path / "gammel.txt"
        path.write_bytes("«blåbær»".encode("latin-1"))
        assert "bl" in read_draft(str(path))

    def test_reads_standard_input(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO("«hei»"))
        assert read_draft("-") == "«hei»"

    def test_reads_word_with_its_block_quotes(self, tmp_path: Path) -> None:
        document = docx.Document()
        document.add_paragraph("Som de skriver: «Kontoret har tolv ansatte» (Ås, 2020).")
        document.add_paragraph("Et langt sitat satt inn for seg selv.", style="Quote")
        document.save(str(tmp_path / "utkast.docx"))
        draft = read_draft(str(tmp_path / "utkast.docx"))
        assert "«Kontoret har tolv ansatte» (Ås, 2020)" in draft
        assert "\n\n> Et langt sitat satt inn for seg selv." in draft

    def test_reads_footnotes_of_word_as_notes_so_that_they_cite(self, tmp_path: Path) -> None:
        written = (
            "Hun sier «kontoret har tolv ansatte i dag».[^a]\n\n"
            "> Vi får ikke tid til å følge opp dem som trenger det mest.[^b]\n\n"
            "[^a]: Ås, 2020, s. 3.\n\n[^b]: Lie, 2019, s. 7.\n"
        )
        path = tmp_path / "utkast.docx"
        pypandoc.convert_text(written, "docx", format="md", outputfile=str(path))
        for draft in (read_draft(str(path)), written):
            quotes = find_quotes(draft).quotes
            assert [quote.text.split()[-1] for quote in quotes] == ["dag", "mest."]
            cited = [found and found.works[0] for found in citations_of(draft, quotes)]
            assert [(w.names, w.pages) for w in cited if w] == [
                ("Ås", (("3", "3"),)),
                ("Lie", (("7", "7"),)),
            ]

    @pytest.mark.parametrize("name", ["utkast.exe", "utkast.docx", "utkast.pdf"])
    def test_says_which_file_it_cannot_read(self, tmp_path: Path, name: str) -> None:
        path = tmp_path / name
        path.write_bytes(b"\x00\x01 no such format")
        with pytest.raises(ParseError, match=name):
            read_draft(str(path))


class TestDraftOf:
    def test_marks_block_quotes_and_repeats_no_row(self) -> None:
        draft = draft_of(parsed_report())
        assert "> Vi får ikke tid til å følge opp dem som trenger det mest." in draft
        assert draft.count("Nord\t12") == 1
