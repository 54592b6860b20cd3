"""RIS: two letters a fact, whose meaning depends on the type of the work."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import rispy

from ingest.sources.values import (
    address,
    clean,
    doi,
    filled,
    inverted,
    isbn,
    issn,
    language,
    people,
    split_title,
    year,
)

_TYPES = {
    "RPRT": "report", "GOVDOC": "report", "UNPB": "manuscript", "THES": "thesis",
    "JOUR": "article-journal", "JFULL": "article-journal", "EJOUR": "article-journal",
    "MGZN": "article-journal", "NEWS": "article-journal", "BOOK": "book", "EBOOK": "book",
    "EDBOOK": "book", "CHAP": "chapter", "ECHAP": "chapter", "CONF": "paper-conference",
    "CPAPER": "paper-conference", "ELEC": "webpage", "WEB": "webpage", "BLOG": "webpage",
    "STAT": "legislation", "BILL": "legislation", "LEGAL": "legislation", "CASE": "legislation",
    "STAND": "standard", "PAMP": "pamphlet", "PCOMM": "personal_communication",
    "HEAR": "speech", "SLIDE": "speech",
}  # fmt: skip
#: Types whose second title is a work that they are a part of; of others it is a series.
_IN_A_WORK = frozenset({"article-journal", "chapter", "paper-conference"})


def read_ris(text: str) -> list[Mapping[str, Any]]:
    """Read the references of a RIS file.

    Raises:
        ValueError: It is no RIS.
    """
    try:
        return list(rispy.loads(text.lstrip("\ufeff")))
    except (OSError, KeyError, AttributeError, TypeError) as error:
        raise ValueError(str(error)) from error


def from_ris(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return the facts of one reference under the manifest's names; empty without a title."""
    title, subtitle = split_title(clean(entry.get("title") or entry.get("primary_title")))
    if not title:
        return {}
    kind = _TYPES.get(str(entry.get("type_of_reference")), "document")
    series = {"chapter": entry.get("tertiary_title")}.get(kind)
    within = entry.get("secondary_title") or entry.get("journal_name")
    within = within or entry.get("alternate_title3") or entry.get("alternate_title2")
    if kind not in _IN_A_WORK:
        series, within = within or entry.get("tertiary_title"), None
    serial = entry.get("issn")
    number = entry.get("number") or entry.get("note")
    if kind in ("report", "thesis") and not isbn(serial) and not issn(serial):
        number = serial or number
    return filled(
        {
            "type": kind,
            "title": title,
            "subtitle": subtitle,
            **_people(entry, kind),
            "issued": year(entry.get("year") or entry.get("publication_year") or entry.get("date")),
            "edition": clean(entry.get("edition")),
            "publisher": clean(entry.get("publisher")),
            "publisher-place": clean(entry.get("place_published")),
            "collection-title": clean(series),
            "container-title": clean(within),
            "volume": clean(entry.get("volume")),
            "issue": clean(number) if kind == "article-journal" else None,
            "number": None if kind in _IN_A_WORK else clean(number),
            "page": _pages(entry),
            "genre": clean(entry.get("type_of_work")),
            "ISBN": isbn(serial),
            "ISSN": None if isbn(serial) else issn(serial),
            "DOI": doi(entry.get("doi")),
            "URL": next((url for url in map(address, _listed(entry.get("urls"))) if url), None),
            "language": language(entry.get("language")),
        }
    )


def files_of_ris(entry: Mapping[str, Any]) -> list[str]:
    """Return the paths of the attachments."""
    named = [*_listed(entry.get("file_attachments1")), *_listed(entry.get("file_attachments2"))]
    return [path for path in map(clean, named) if path]


def _people(entry: Mapping[str, Any], kind: str) -> dict[str, Any]:
    """Return the people by role: A2 are editors, of reports too, and A4 are translators."""
    strays = entry.get("unknown_tag") or {}
    editors = [*_listed(entry.get("secondary_authors")), *_listed(strays.get("ED"))]
    if kind == "chapter":
        editors += _listed(entry.get("tertiary_authors"))
    authors = [*_listed(entry.get("authors")), *_listed(entry.get("first_authors"))]
    translators = _listed(entry.get("subsidiary_authors")) + _listed(entry.get("translated_author"))
    return {
        "author": people(map(inverted, authors)),
        "editor": people(map(inverted, editors)),
        "translator": people(map(inverted, translators)),
    }


def _pages(entry: Mapping[str, Any]) -> str | None:
    first, last = clean(entry.get("start_page")), clean(entry.get("end_page"))
    return f"{first}–{last}" if first and last and "-" not in first else first


def _listed(value: object) -> list[Any]:
    if isinstance(value, str):
        return [value]
    return list(value) if isinstance(value, Iterable) else []
