"""CSL-JSON: the manifest's own vocabulary, with names in parts and dates in lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from ingest.manifest import CslType
from ingest.sources.values import (
    address,
    clean,
    doi,
    filled,
    isbn,
    issn,
    language,
    people,
    person,
    split_title,
    year,
)

_TYPES = frozenset(get_args(CslType))
#: Types of CSL that the manifest lacks → the nearest that it has.
_NEAREST = {
    "article": "article-journal", "article-magazine": "article-journal",
    "article-newspaper": "article-journal", "review": "article-journal",
    "periodical": "article-journal", "collection": "book", "classic": "book",
    "entry": "chapter", "entry-encyclopedia": "chapter", "entry-dictionary": "chapter",
    "bill": "legislation", "legal_case": "legislation", "regulation": "legislation",
    "treaty": "legislation", "post": "webpage", "post-weblog": "webpage",
    "event": "speech", "interview": "personal_communication",
}  # fmt: skip
_TEXTS = (
    "genre", "publisher", "publisher-place", "collection-title", "container-title",
    "volume", "issue", "page", "edition",
)  # fmt: skip


def from_csl(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return the facts of one item under the manifest's names; empty without a title."""
    title, subtitle = split_title(clean(item.get("title")))
    if not title:
        return {}
    kind = str(item.get("type", ""))
    number = clean(item.get("number")) or clean(item.get("collection-number"))
    facts = {
        "type": kind if kind in _TYPES else _NEAREST.get(kind, "document"),
        "title": title,
        "subtitle": subtitle,
        "author": _people(item.get("author")),
        "editor": _people(item.get("editor")),
        "translator": _people(item.get("translator")),
        "issued": _year(item.get("issued")),
        "original-date": _year(item.get("original-date")),
        "number": number,
        "ISBN": isbn(item.get("ISBN")),
        "ISSN": issn(item.get("ISSN")),
        "DOI": doi(item.get("DOI")),
        "URL": address(item.get("URL")),
        "language": language(item.get("language")),
        "license": clean(item.get("license")),
    }
    return filled(facts | {name: clean(item.get(name)) for name in _TEXTS})


def _people(names: object) -> list[dict[str, str]]:
    named = [name for name in names if isinstance(name, Mapping)] if isinstance(names, list) else []
    return people(map(_person, named))


def _person(name: Mapping[str, Any]) -> dict[str, str] | None:
    if literal := clean(name.get("literal")):
        return {"literal": literal}
    parts = (name.get("non-dropping-particle"), name.get("family"))
    given = (name.get("given"), name.get("dropping-particle"), name.get("suffix"))
    return person(
        " ".join(filter(None, map(clean, parts))), " ".join(filter(None, map(clean, given)))
    )


def _year(date: object) -> int | None:
    """Read a CSL date: parts, a raw text or an ISO date."""
    if not isinstance(date, Mapping):
        return year(date)
    parts = date.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0]:
        return year(parts[0][0])
    return year(date.get("raw") or date.get("literal"))
