"""Cases of bibliographic facts: the manifest's keys, and what ``funn add`` proposes."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import rispy

from api.citations.bibliography_formats import to_bibtex, to_csl_json, to_ris
from api.citations.reference_lists import reference_list
from api.citations.styles import STYLES
from bench.faults.case import also, case, holds, lacks, read
from ingest.manifest import load_manifest
from ingest.metadata.adding import embedded_facts
from ingest.metadata.entry import ProposedEntry, propose_entry
from ingest.models import Bibliography

_ANTHOLOGY = """\
version: 1
documents:
  - id: kapittel
    file: kapittel.txt
    type: chapter
    title: Kapittelet
    author: [{family: Forfatter, given: Fia}]
    editor: [{family: Redaktør, given: Rolf}]
    container-title: Boka
    issued: 2018
    edition: 3
    original-date: 2009
    translator: [{family: Oversetter, given: Olga}]
"""


def _listed(text: str) -> Bibliography:
    """Return the facts of the only entry of a manifest."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "manifest.yaml")
        path.write_text(text, encoding="utf-8")
        return load_manifest(path).documents[0].bibliography()


@case("(manifest)")
def _keys_of_csl(folder: Path) -> None:  # noqa: ARG001 - the row has no file
    work = _listed(_ANTHOLOGY)
    for style in STYLES:
        (entry,) = reference_list([work], style=style, locale="nb")
        holds(entry.text, "Forfatter", "Redaktør", "3. utg.")
        lacks(entry.text, "3rd")
        assert entry.text.count("Redaktør") == 1, entry.text
    holds(reference_list([work], style="apa")[0].text, "2009", "Oversetter")
    (item,) = json.loads(to_csl_json([work]))
    assert {"editor", "edition", "original-date", "translator"} <= set(item)
    holds(to_bibtex([work]), "editor = {Redaktør, Rolf}", "edition = {3}", "origdate = {2009}")
    (entry,) = rispy.loads(to_ris([work]))
    assert entry["secondary_authors"] == ["Redaktør, Rolf"]
    assert (entry["edition"], entry["original_publication"]) == ("3", "2009")


def proposal(path: Path) -> ProposedEntry:
    """Propose an entry as ``funn add`` does."""
    return propose_entry(path, read(path), embedded=embedded_facts(path))


@case("m02-redaktoerer.pdf")
def _editors_and_printed_year(folder: Path) -> None:
    entry = proposal(folder / "m02-redaktoerer.pdf")
    facts = entry.bibliography
    assert facts.issued == 2018, facts.issued
    assert not facts.author or "author" in entry.unsure, facts.author
    named = {person.family for person in facts.editor}
    assert named == {"Testmann", "Lie"} or "author" in entry.unsure, facts.editor


@case("m10-epub-opf.epub")
def _title_of_the_package(folder: Path) -> None:
    entry = proposal(folder / "m10-epub-opf.epub")
    assert entry.bibliography.title == "Mottaket som møteplass", entry.bibliography.title


@also("side-med-trekkspill.html")
def _no_author_without_a_word_to_rest_on(folder: Path) -> None:
    entry = proposal(folder / "side-med-trekkspill.html")
    assert not entry.bibliography.author or "author" in entry.unsure, entry.bibliography.author


@also("t02-quarto.md")
def _facts_of_the_front_matter(folder: Path) -> None:
    facts = proposal(folder / "t02-quarto.md").bibliography
    assert (facts.title, facts.subtitle) == ("Rapport om mottaket", "En undersøkelse"), facts
    assert [str(person) for person in facts.author] == ["Kari Testmann"], facts.author
    assert facts.issued == 2021, facts.issued
