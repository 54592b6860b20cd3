"""Text of PDF pages: raised words, margins, watermarks, drop caps, hidden text, labels."""

from __future__ import annotations

from pathlib import Path

from bench.faults.case import case, holds, read


@case("p53-fotnotetegn-flere-og-bokstav.pdf")
def check_raised_words(folder: Path) -> None:
    """Require that marks are no part of figures, and that exponents are kept raised."""
    document = read(folder / "p53-fotnotetegn-flere-og-bokstav.pdf")
    holds(document.text, "i 2011 og igjen i 2014.", "i 2012, og tallet var 14 950 i 2015.")
    holds(document.text, "340 m² og", "1,2 · 10⁶ kroner")
    notes = {block.marker for block in document.blocks if block.kind == "footnote"}
    assert notes == {"2", "6", "7", "8", "9", "a", "b"}, notes


@case("p04-anfang.pdf")
def check_drop_cap(folder: Path) -> None:
    """Require that a drop cap begins its word, and that the paragraph is whole."""
    text = read(folder / "p04-anfang.pdf").text
    holds(text, "NAV-kontoret i Fjellvik åpnet i 2009 og flyttet inn i nye lokaler året etter.")
    holds(text, "året etter. Flyttingen førte til")


@case("p13-vannmerke.pdf")
def check_watermark(folder: Path) -> None:
    """Require the two paragraphs of the page in turn, as if no watermark were there."""
    document = read(folder / "p13-vannmerke.pdf")
    read_texts = [document.text[b.start : b.end] for b in document.blocks if b.kind == "paragraph"]
    starts = [text.split()[0] for text in read_texts]
    assert starts == ["Saksbehandlerne", "Undersøkelsen"] * 5 + ["Kontorene", "Undersøkelsen"]
    assert len(set(read_texts)) == 3, "a paragraph differs from the same one elsewhere"
