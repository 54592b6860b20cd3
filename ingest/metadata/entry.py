"""Parsed document → proposed manifest entry, with the fields it is unsure of.

Each fact has several sources: the colophon's labels, the title page's layout, the
reference that an article prints to itself, and the facts embedded in the file. The first
that is clear is taken; if only a weak one states it, or two disagree, the field is named
in ``unsure``. A fact that no source states is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.metadata.colophon import (
    colophon_pages,
    doi_in,
    handle_in,
    is_labelled,
    isbns_in,
    issns_in,
    parted,
    read_colophon,
)
from ingest.metadata.document_type import type_of
from ingest.metadata.editions import editions_of
from ingest.metadata.front_matter import FrontMatter, front_matter
from ingest.metadata.language import language_of
from ingest.metadata.line_kinds import is_other
from ingest.metadata.names import is_public_body
from ingest.metadata.people import people_of
from ingest.metadata.publication import Found, publisher_of, series_of, year_of
from ingest.metadata.self_citation import self_citation
from ingest.metadata.title_page import TitlePage, heading_title, read_title_page
from ingest.metadata.witnesses import Witnesses
from ingest.models import Bibliography, ParsedDocument, Person

_WORD = re.compile(r"\b[a-zæøåäöé][\w-]+")
#: Addresses write names without capitals.
_ADDRESS = re.compile(r"\S+@\S+|https?:\S+|www\.\S+")
_SENTENCE_SPLIT = re.compile(r"(?<=\w{3})\.\s+(?=[A-ZÆØÅ«])")
_DASH_SPLIT = re.compile(r"\s+[–—-]\s+")
_FEWEST_WORDS_BEFORE_DASH = 3
_JUNK_TITLE = re.compile(
    r"^(?:microsoft word|powerpoint|untitled|uten navn|dokument\d*|document\d*|presentation\d*|"
    r"slide \d|layout \d|mal\b|template)|\.(?:docx?|pdf|indd|tex|pptx?|xlsx?|qxd)\b|^[\W\d_]*$|"
    r"^\S{20,}$",
    re.IGNORECASE,
)
_DOI_LINES = 60
_MANIFEST_NAMES = {
    "collection_title": "collection-title", "isbn": "ISBN", "issn": "ISSN",
    "original_date": "original-date",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ProposedEntry:
    """A manifest entry made from the document itself.

    Attributes:
        unsure: Names of fields, as the manifest writes them, that a person should check.
        note: Other facts for the person who checks the entry: who commissioned the work.
    """

    bibliography: Bibliography
    unsure: tuple[str, ...] = ()
    note: str | None = None


def propose_entry(
    path: Path, parsed: ParsedDocument, *, embedded: Mapping[str, str] | None = None
) -> ProposedEntry:
    """Propose the bibliographic facts of a document.

    Args:
        path: Used for its name and ending only.
        embedded: Facts inside the file (Title, Author, CreationDate …), of a PDF,
            a Word file or a web page.
    """
    lines = front_matter(parsed)
    front, cover, back = map(parted, (lines.front, lines.cover, lines.back))
    pages = colophon_pages(front)
    unlabelled = [line for line in cover if not is_labelled(line, bare=line.page in pages)]
    matter = FrontMatter(tuple(front), tuple(unlabelled), tuple(back))
    common = frozenset(_WORD.findall(_ADDRESS.sub(" ", parsed.text)))
    known = Witnesses(
        path=path,
        parsed=parsed,
        matter=matter,
        stated=tuple(read_colophon([*matter.front, *matter.back])),
        common=common,
        page=read_title_page(unlabelled, common),
        own=self_citation(matter.front),
        embedded=embedded or {},
    )
    facts = _Facts()
    _work(known, facts)
    _publication(known, facts)
    _identifiers(known, facts)
    _corporate_author(known, facts)
    return ProposedEntry(Bibliography(**facts.values), tuple(facts.unsure), _note(known))


class _Facts:
    """Facts found so far, by field, and the fields that are unsure by their manifest names."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self.unsure: list[str] = []

    def put(self, name: str, value: Any, *, sure: bool = True) -> None:
        """Set a fact, if it is not empty; name it unsure, if it is not sure."""
        if value:
            self.values[name] = value
        if not sure:
            self.unsure.append(_MANIFEST_NAMES.get(name, name))


def _work(known: Witnesses, facts: _Facts) -> None:
    """Find title, authors, type and language."""
    title, subtitle, sure = _title(known)
    facts.put("title", title, sure=sure)
    facts.put("subtitle", subtitle)
    kind = type_of(known.parsed, known.matter, known.own, known.path.suffix.lower())
    facts.put("type", kind.csl, sure=kind.sure)
    facts.put("genre", kind.genre)
    named = people_of(known)
    authors, sure = named.authors, named.sure
    facts.put("author", authors, sure=sure and bool(authors or named.editors))
    facts.put("editor", named.editors)
    facts.put("translator", named.translators)
    language, sure = language_of(known.parsed.text)
    facts.put("language", language, sure=sure)


def _publication(known: Witnesses, facts: _Facts) -> None:
    """Find publisher, place, year, series and numbers."""
    own, embedded = known.own, known.embedded
    series, number = series_of(known.matter, known.stated)
    facts.put("collection_title", series.value, sure=series.sure or not series.value)
    facts.put("number", number.value)
    editions = editions_of((*known.matter.front, *known.matter.back))
    cited = own.year if own else editions.year
    year, sure = year_of(known.matter, known.stated, embedded, number=number.value, cited=cited)
    facts.put("issued", year, sure=sure)
    facts.put("edition", str(editions.number) if editions.number else None)
    original = editions.original if editions.original != year else None
    facts.put("original_date", original, sure=original is None or editions.number is not None)
    thesis = facts.values["type"] == "thesis"
    publisher = publisher_of(known.matter, known.stated, embedded, thesis=thesis)
    if own and own.publisher:
        publisher = Found(own.publisher, sure=True)
    facts.put("publisher", publisher.value, sure=publisher.sure)
    facts.put("container_title", own.container_title if own else embedded.get("Journal"))
    if own:
        for name in ("volume", "issue", "page"):
            facts.put(name, getattr(own, name))


def _corporate_author(known: Witnesses, facts: _Facts) -> None:
    """Name a public body as the author of its paper, where no person is; it is not sure.

    A person known from the file's properties alone is often whoever saved it.
    """
    publisher = (facts.values.get("publisher") or "").split(",")[0]
    if not is_public_body(publisher) or facts.values["type"] == "thesis":
        return
    named = [*facts.values.get("author", ()), *facts.values.get("editor", ())]
    if all(person.family not in known.parsed.text for person in named):
        facts.values["author"] = (Person(publisher),)


def _identifiers(known: Witnesses, facts: _Facts) -> None:
    lines = [*known.matter.front, *known.matter.back]
    isbns, issns = isbns_in(lines)[0], issns_in(lines)
    facts.put("isbn", next(iter(isbns), None), sure=len(isbns) <= 1)
    facts.put("issn", next(iter(issns), None), sure=len(issns) <= 1)
    facts.put("doi", doi_in(known.matter.front[:_DOI_LINES]) or _embedded_doi(known.embedded))
    url = known.embedded.get("URL", "")
    handle = handle_in(lines)
    facts.put("url", handle or (url if re.match(r"https?://\S+$", url) else None))


def _title(known: Witnesses) -> tuple[str, str | None, bool]:
    """Return title, subtitle, and True if they are sure."""
    if said := _own_title(known):
        return *said, True
    shown = known.page
    for stated in known.values("title"):
        if not is_other(stated) and len(stated.split()) > 1:
            title, subtitle = split_title(stated)
            return title, subtitle or _subtitle_beside(title, shown), True
    if shown.title:
        title, subtitle = split_title(shown.title)
        scanned = any(page.ocr for page in known.parsed.pages[:1])
        sure = shown.clear and not shown.title.isupper() and not scanned
        return title, subtitle or shown.subtitle, sure
    embedded = known.embedded.get("Title", "").strip()
    headed = heading_title(known.matter.front)
    if embedded and not _JUNK_TITLE.search(embedded):
        return *split_title(embedded), False
    if headed:
        return *split_title(headed), False
    return known.path.stem, None, False


def _own_title(known: Witnesses) -> tuple[str, str | None] | None:
    """Return title and subtitle as the document cites itself, or its file names them."""
    if known.own:
        return known.own.title, None
    own = known.embedded.get("OwnTitle", "").strip()
    if not own or _JUNK_TITLE.search(own):
        return None
    subtitle = known.embedded.get("OwnSubtitle")
    return (own, subtitle) if subtitle else split_title(own)


def _subtitle_beside(title: str, shown: TitlePage) -> str | None:
    """Return the title page's subtitle, if its title is the colophon's."""
    same = shown.title is not None and shown.title.casefold() == title.casefold()
    return shown.subtitle if same else None


def split_title(title: str) -> tuple[str, str | None]:
    """Split title and subtitle at a colon, a full stop or a dash between words."""
    title = " ".join(title.split()).rstrip(" .:")
    head, colon, rest = title.partition(": ")
    if colon:
        return head, rest
    parts = _SENTENCE_SPLIT.split(title, maxsplit=1)
    if len(parts) == 1:
        parts = _DASH_SPLIT.split(title, maxsplit=1)
        if len(parts[0].split()) < _FEWEST_WORDS_BEFORE_DASH:
            return title, None
    return (parts[0], parts[1]) if len(parts) > 1 else (title, None)


def _embedded_doi(embedded: Mapping[str, str]) -> str | None:
    found = re.search(r"10\.\d{4,9}/\S+", embedded.get("DOI", ""))
    return found[0] if found else None


def _note(known: Witnesses) -> str | None:
    """Return the client, and numbers that cannot be right."""
    said = [f"Commissioned by {value.rstrip('.')}." for value in known.values("commissioner")[:1]]
    wrong = isbns_in([*known.matter.front, *known.matter.back])[1]
    said += [f"The file gives ISBN {isbn}, which has a wrong check digit." for isbn in wrong]
    return " ".join(said) or None
