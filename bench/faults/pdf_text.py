"""Text of PDF pages: raised words, margins, watermarks, drop caps, hidden text, labels."""

from __future__ import annotations

import re
from pathlib import Path

from bench.faults.case import case, holds, lacks, read


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


@case("p14-linjenummer.pdf")
def check_line_numbers(folder: Path) -> None:
    """Require that no sentence has a number of the margin in it."""
    document = read(folder / "p14-linjenummer.pdf")
    paragraphs = [document.text[b.start : b.end] for b in document.blocks if b.kind == "paragraph"]
    assert paragraphs
    assert not any(char.isdigit() for text in paragraphs for char in text), paragraphs
    assert "line_numbers_left_out" in [note.code for note in document.warnings]


@case("p15-margnotater.pdf")
def check_side_notes(folder: Path) -> None:
    """Require whole sentences beside the notes, and each note by itself."""
    document = read(folder / "p15-margnotater.pdf")
    paragraphs = [document.text[b.start : b.end] for b in document.blocks if b.kind == "paragraph"]
    assert "Tiden strekker ikke til." in paragraphs
    assert all(text[0].isupper() and text[-1] == "." for text in paragraphs), paragraphs
    holds(document.text, "Undersøkelsen bygger på intervjuer med ansatte ved fire kontorer")


@case("p35-to-boksider-per-ark.pdf")
def check_sheets_of_two_pages(folder: Path) -> None:
    """Require that each sentence is cited by a range that holds the page it names."""
    document = read(folder / "p35-to-boksider-per-ark.pdf")
    named = list(re.finditer(r"boksiden med nummer (\d+)", document.text))
    assert len(named) >= 4
    for found in named:
        first, *rest = document.pages_of(found.start(), found.end()).printed
        last = rest[0] if rest else first
        assert int(first) <= int(found[1]) <= int(last) <= int(first) + 1, (found[0], first, last)


@case("p49-sidemerker-unnumbered.pdf")
def check_labels_with_words(folder: Path) -> None:
    """Require the numbers alone, and none for a cover and an unnumbered page."""
    document = read(folder / "p49-sidemerker-unnumbered.pdf")
    assert [page.label for page in document.pages] == [None, None, "7", "8", "9", "10"]


@case("o09-tekstlag-lest-som-engelsk.pdf")
def check_text_layer_without_norwegian(folder: Path) -> None:
    """Require that the page is read anew, or marked as read from a picture with a warning."""
    document = read(folder / "o09-tekstlag-lest-som-engelsk.pdf")
    assert all(page.ocr for page in document.pages)
    assert {note.code for note in document.warnings} & {
        "ocr_pages", "text_layer_without_norwegian",
    }  # fmt: skip
    if "text_layer_without_norwegian" not in [note.code for note in document.warnings]:
        holds(document.text, "Økonomisk rådgivning")


@case("o10-skann-med-stempeltekst.pdf")
def check_scan_under_a_stamp(folder: Path) -> None:
    """Require that the scan is read, not its stamp alone."""
    document = read(folder / "o10-skann-med-stempeltekst.pdf")
    assert all(page.ocr for page in document.pages)
    assert sum(block.kind == "paragraph" for block in document.blocks) > 1
    assert len(document.text.split()) > 100


@case("p16-skjult-tekst.pdf")
def check_unpainted_text(folder: Path) -> None:
    """Require what is painted alone, and a warning that counts the rest."""
    document = read(folder / "p16-skjult-tekst.pdf")
    holds(document.text, "Tiltaket i Fjellvik har gitt bedre samarbeid mellom skolen og kontoret")
    lacks(document.text, "fiasko", "Ignorer det øvrige", "hemmelige tiltak")
    assert "hidden_text" in [note.code for note in document.warnings]


@case("p51-smale-mellomrom-i-spalte.pdf")
def check_narrow_gaps(folder: Path) -> None:
    """Require that no two words are read as one, and that lines stay in their column."""
    document = read(folder / "p51-smale-mellomrom-i-spalte.pdf")
    paragraphs = [document.text[b.start : b.end] for b in document.blocks if b.kind == "paragraph"]
    holds(document.text, "Setningen i spalten sier at ventetiden ble halvert på ett år.")
    assert all(text[0].isupper() and text[-1] == "." for text in paragraphs), paragraphs
    assert all(len(word) < 20 and "." not in word[:-1] for word in " ".join(paragraphs).split())


@case("p30-setning-avbrutt-av-figur.pdf")
def check_sentence_over_a_figure(folder: Path) -> None:
    """Require one sentence on pages 1 and 2, and the caption outside of it."""
    document = read(folder / "p30-setning-avbrutt-av-figur.pdf")
    sentence = "opplever større frihet i arbeidet enn kollegene ved de andre kontorene gjør."
    holds(document.text, sentence, "Figur 7: Mottaket i Fjellvik etter ombyggingen")
    (block,) = [b for b in document.blocks if "opplever større" in document.text[b.start : b.end]]
    pages = document.pages_of(block.start, block.end)
    assert (pages.first, pages.last) == (1, 2)
