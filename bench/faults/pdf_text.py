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
