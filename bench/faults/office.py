"""Cases of Word files: raised text, formulas, symbol fonts, struck text."""

from __future__ import annotations

from pathlib import Path

from bench.faults.case import case, holds, lacks, read


@case("w05-fotnoter-og-hevet-skrift.docx")
def raised_figures_are_no_other_numbers(folder: Path) -> None:
    """Check the raised figures, and that notes are markers and not text."""
    document = read(folder / "w05-fotnoter-og-hevet-skrift.docx")
    holds(document.text, "340 m²", "CO₂", "10⁻³", "37⁵", "kontoret 45 ansatte", "i 2005, og")
    lacks(document.text, "375", "10−3", "452", "340 m2")
    notes = [block for block in document.blocks if block.kind == "footnote"]
    assert [note.marker for note in notes] == ["1", "2", "3"]


@case("w07-formler.docx")
def formulas_keep_their_meaning(folder: Path) -> None:
    """Check root, fraction, sum and power."""
    document = read(folder / "w07-formler.docx")
    holds(document.text, "A=πr²", "s=√((SS)/(n−1))", "∑_{i=1}^{n} x")


@case("w09-spesialtegn.docx")
def signs_are_read_and_struck_words_are_not(folder: Path) -> None:
    """Check the signs of both fonts, and that the struck words are told but not read."""
    document = read(folder / "w09-spesialtegn.docx")
    holds(document.text, "≥ 5 prosent", "α = 0,82", "Pilen →", "Strøket: tre millioner kroner")
    lacks(document.text, "to millioner", "skal ingen se")
    assert "struck_words" in [note.code for note in document.warnings]
