"""A note written in its sentence is a note, and the sentence goes on without it."""

from __future__ import annotations

from pathlib import Path

from tests.ingest.parsers.text.reading import kinds, parse


class TestInlineNote:
    def test_is_a_footnote_at_its_place(self, tmp_path: Path) -> None:
        text = "# Kurs\n\nKurset^[Gjelder [Nord](n.html) alene.] varer\nlenge.\n\nMer her.\n"
        document = parse(text, tmp_path, "a.md")
        assert kinds(document, "paragraph") == ["Kurset varer lenge.", "Mer her."]
        assert kinds(document, "footnote") == ["Gjelder Nord alene."]
        note = next(b for b in document.blocks if b.kind == "footnote")
        assert document.text[: note.refers_at].endswith("Kurset")

    def test_takes_no_label_that_another_note_has(self, tmp_path: Path) -> None:
        text = "# Kurs\n\nDet^[Inne.] er to[^1].\n\n[^1]: Under.\n"
        document = parse(text, tmp_path, "a.md")
        notes = [(b.marker, document.text[b.start : b.end]) for b in document.blocks if b.marker]
        assert notes == [("2", "Inne."), ("1", "Under.")]

    def test_that_is_never_closed_stays_text(self, tmp_path: Path) -> None:
        assert "ord^[uten" in parse("# A\n\nEt ord^[uten slutt.\n", tmp_path, "a.md").text
