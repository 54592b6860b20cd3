"""Cases of Markdown: Quarto's marks, and lists set in by tabs."""

from __future__ import annotations

from pathlib import Path

from bench.faults.case import case, holds, lacks, read


@case("t05-tabulatorliste.md")
def items_set_in_by_tabs_are_items(folder: Path) -> None:
    """Require items and no table."""
    document = read(folder / "t05-tabulatorliste.md")
    assert not document.tables
    assert sum(block.kind == "list_item" for block in document.blocks) == 5


@case("t02-quarto.md")
def marks_of_quarto_are_no_text(folder: Path) -> None:
    """Require clean names and text; what the front matter says is checked apart."""
    document = read(folder / "t02-quarto.md")
    names = [section.title for section in document.sections]
    assert names == ["Innledning", "Merk", "Metode", "Setext-overskrift"], names
    prose = "\n".join(
        document.text[block.start : block.end]
        for block in document.blocks
        if block.kind != "boilerplate"
    )
    holds(prose, "Dette står i en boks om rusomsorgen.", "Men vi prøver, sier hun.")
    holds(prose, "Skjult avsnitt om kvalifisering.", "tabulatorpunkt om gjeld")
    lacks(prose, "{#", ":::", "{{<", "<details>", "> Men", "R-kommentar", "{width")
