"""Tables of PDF pages: turned names, headers of several rows, wrapped cells."""

from __future__ import annotations

from pathlib import Path

from bench.faults.case import case, read


@case("p09-tabell-dreide-overskrifter.pdf")
def check_turned_names(folder: Path) -> None:
    """Require the turned names as the header of the first table, and both bodies whole."""
    document = read(folder / "p09-tabell-dreide-overskrifter.pdf")
    first, second = document.tables
    assert first.header == ("", "Søknader", "Vedtak", "Klager", "Omgjorte vedtak"), first.header
    assert [row.cells for row in first.rows] == [
        ("Fjellvik sentrum", "412", "388", "24", "6"),
        ("Nordbygda", "133", "120", "9", "2"),
        ("Sørstranda", "257", "241", "15", "4"),
    ]
    assert second.header == ("År", "Livsopphold", "Bostøtte", "Kvalifisering"), second.header
    assert len(second.rows) == 3
    loose = [b for b in document.blocks if b.kind == "boilerplate"]
    texts = [document.text[b.start : b.end] for b in loose]
    assert not any("Omgjorte" in text or "Klager" in text for text in texts), texts


@case("p32-tabell-uten-streker.pdf")
def check_header_of_two_rows(folder: Path) -> None:
    """Require both rows of names as the header, and the name of two lines as one row."""
    (table,) = read(folder / "p32-tabell-uten-streker.pdf").tables
    assert table.header == (
        "Svar",
        *("Kvinner Under 40", "Kvinner Over 40", "Menn Under 40", "Menn Over 40"),
    ), table.header
    assert [row.cells for row in table.rows] == [
        ("Helt enig", "34,5", "41,0", "29,8", "37,2"),
        ("Delvis enig, men med forbehold", "22,1", "19,4", "25,0", "−3,5"),
        ("Uenig", "43,4", "39,6", "45,2", "66,3"),
        ("N =", "1 204", "987", "1 011", "1 340"),
    ]
