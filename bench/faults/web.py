"""Cases of web pages: parts that open, and who is quoted."""

from __future__ import annotations

from pathlib import Path

from bench.faults.case import case, holds, lacks, read
from bench.voice import labelled_passages
from ingest.voices.labelling import voice_at


@case("side-med-trekkspill.html")
def parts_that_open_are_read(folder: Path) -> None:
    """Require what a button or tab opens, not what is hidden, and the quotation's speaker."""
    parsed, passages = labelled_passages(folder / "side-med-trekkspill.html")
    holds(parsed.text, "skjema FV-12 innen 1. mars", "Klagefristen er tre uker")
    lacks(parsed.text, "Gammel tekst")
    said = "Vi rekker ikke alle"
    at = parsed.text.index(said)
    passage = next(p for p in passages if p.start <= at < p.end)
    voice = voice_at(passage, at, at + len(said))
    assert voice.voice == "informant", voice
    assert "veileder, kontor b" in (voice.attribution or "").lower(), voice


@case("e01-sidetall-og-noter.epub")
def printed_pages_of_a_book_are_known(folder: Path) -> None:
    """Require the three pages, their origin, and no note that there are none."""
    document = read(folder / "e01-sidetall-og-noter.epub")
    labels = [(span.first_label, span.origin) for span in document.page_spans]
    assert labels == [(label, "page_breaks") for label in ("45", "46", "47")], labels
    at = document.text.index("sideskiftet handler")
    assert document.pages_of(at, at + 11).first_label == "46"
    assert "book_no_pages" not in [note.code for note in document.warnings]
