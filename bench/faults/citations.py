"""Cases of citations and of the check of a draft's quotations."""

from __future__ import annotations

from pathlib import Path

from api.citations.citing import cite
from api.citations.provenance import Provenance
from api.citations.reference_lists import reference_list
from api.citations.styles import STYLES
from api.quote_check.checker import QuoteCheck, QuoteChecker
from bench.faults.case import case, holds, lacks, read
from ingest.manifest import find_sources, load_manifest
from ingest.models import Bibliography, DocumentId, PageRange
from ingest.reading import make_document

_PAGE = PageRange(1, 1, "1", "1", "running_number")


def _cited(works: list[Bibliography], style: str) -> list[str]:
    """Return the works' citations in the text, in the order of the list of references."""
    place = Provenance(DocumentId("d"), None, 0, 0, _PAGE)
    return [
        cite(
            one.bibliography, place, style=style, number=one.number, distinction=one.distinction
        ).in_text
        for one in reference_list(works, style=style, locale="nb")
    ]


@case("henvisninger/")
def _names_before_letters(folder: Path) -> None:
    entries = load_manifest(folder / "henvisninger" / "manifest.yaml").documents
    works = [entry.bibliography() for entry in entries]
    said = "\n".join(_cited(works, "apa"))
    holds(said, "(Aas, Bø & Cappelen, 2018, s. 1)", "(Aas, Dahl & Eek, 2018, s. 1)")
    lacks(said, "2018a", "2018b")
    for style in STYLES:
        lettered = [text for text in _cited(works, style) if "2018b" in text or "2018a" in text]
        assert lettered == sorted(lettered, key=lambda text: "2018b" in text), lettered
    for style in ("apa", "norsk-apa-manual"):
        (own,) = (one.text for one in reference_list(works[2:], style=style, locale="nb"))
        assert own.count("velferdsdirektoratet") == 1, own


def _checks(folder: Path, draft: str) -> list[QuoteCheck]:
    """Check a draft of the row's folder against its only source."""
    place = folder / "sitatsjekk"
    manifest = load_manifest(place / "manifest.yaml")
    documents = [
        make_document(one.document_id, one.entry, read(one.path), "")
        for one in find_sources(manifest, [place])
        if one.path is not None
    ]
    text = (place / draft).read_text(encoding="utf-8")
    return list(QuoteChecker(documents).check(text).checks)


@case("sitatsjekk/utelatt-nektelse.md")
def _a_negation_in_an_ellipsis(folder: Path) -> None:
    (check,) = _checks(folder, "utelatt-nektelse.md")
    assert "negation_left_out" in check.remarks, check.remarks


@case("sitatsjekk/anfoersel-i-hvert-avsnitt.md")
def _quotation_marks_in_every_paragraph(folder: Path) -> None:
    checks = _checks(folder, "anfoersel-i-hvert-avsnitt.md")
    assert len(checks) == 3, [check.quote for check in checks]
    assert [check.verdict for check in checks[1:]] == ["altered", "altered"], checks
    holds(checks[0].quote, "Rådgiverne mener", "faglig påfyll")


@case("sitatsjekk/genitiv.md")
def _genitive(folder: Path) -> None:
    (check,) = _checks(folder, "genitiv.md")
    assert check.verdict == "verbatim", check.verdict
    assert check.pages.first_label == "1", check.pages


@case("sitatsjekk/oversatt.md")
def _translation(folder: Path) -> None:
    (check,) = _checks(folder, "oversatt.md")
    assert "translation" in check.remarks, check.remarks
    assert check.places, "no place"
    assert check.pages.first_label == "1", check.pages
