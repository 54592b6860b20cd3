"""Records of open archives, in Dublin Core or MODS, to the facts of a manifest entry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from ingest.sources.values import (
    address,
    clean,
    doi,
    filled,
    inverted,
    isbn,
    issn,
    language,
    natural,
    people,
    person,
    split_title,
    year,
)

#: Words in the type of a record → type. Sought in this order: a thesis is often called a report.
_KINDS = (
    ("thesis", "thesis"), ("oppgave", "thesis"), ("oppgåve", "thesis"), ("avhandling", "thesis"),
    ("dissertation", "thesis"), ("report", "report"), ("rapport", "report"),
    ("notat", "report"), ("working paper", "report"), ("workingpaper", "report"),
    ("chapter", "chapter"), ("bookpart", "chapter"), ("kapittel", "chapter"),
    ("bookitem", "chapter"), ("conference", "paper-conference"), ("article", "article-journal"),
    ("artikkel", "article-journal"), ("book", "book"), ("bok", "book"), ("lecture", "speech"),
)  # fmt: skip
#: «Name of the series;3/2016», as archives write a series with its number.
_SERIES = re.compile(r"^(?P<title>[^;:/]{3,}?)\s*;\s*(?P<number>\S[^;]{0,30})$")
_ROLES = {"aut": "author", "author": "author", "creator": "author", "edt": "editor",
          "editor": "editor", "trl": "translator", "translator": "translator"}  # fmt: skip


def from_dublin_core(record: etree._Element) -> tuple[dict[str, Any], list[str]]:
    """Return the facts of a record under the manifest's names, and the addresses it gives."""

    def texts(name: str) -> list[str]:
        return [found for part in _named(record, name) if (found := clean(part.text))]

    title, subtitle = split_title(next(iter(texts("title")), None))
    identifiers, relations = texts("identifier"), texts("relation")
    series = next((m for m in map(_SERIES.match, relations) if m), None)
    # Archives give the dates of accession and release beside that of the work, which is first.
    years = [found for found in map(year, texts("date")) if found]
    together = " ; ".join([*identifiers, *relations])
    facts = {
        "type": _kind(texts("type")),
        "title": title,
        "subtitle": subtitle,
        "author": people(map(inverted, texts("creator"))),
        "issued": min(years, default=None),
        "publisher": next(iter(texts("publisher")), None),
        "collection-title": series["title"] if series else None,
        "number": series["number"] if series else None,
        "ISBN": isbn(together.replace("ISBN", " ")),
        "ISSN": next(filter(None, (issn(t) for t in identifiers if "issn" in t.casefold())), None),
        "DOI": doi(together),
        "language": next(filter(None, map(language, texts("language"))), None),
        "license": _licence(texts("rights")),
    }
    addresses = [url for url in map(address, [*identifiers, *relations]) if url]
    return (filled(facts) if title else {}), addresses


def from_mods(record: etree._Element) -> tuple[dict[str, Any], list[str]]:
    """Return the facts of a MODS record under the manifest's names, and the addresses it gives."""
    mods = record if etree.QName(record).localname == "mods" else _first(record, "mods")
    if mods is None:
        return {}, []
    info = next((part for part in _children(mods, "titleInfo") if not part.get("type")), None)
    title, subtitle = _text(info, "title"), _text(info, "subTitle")
    if not subtitle:
        title, subtitle = split_title(title)
    hosts = {part.get("type"): part for part in _children(mods, "relatedItem")}
    series, host = hosts.get("series"), hosts.get("host")
    ids = {str(p.get("type", "")).casefold(): clean(p.text) for p in _children(mods, "identifier")}
    origin = next(_children(mods, "originInfo"), None)
    date = _text(origin, "dateIssued") or _text(origin, "copyrightDate")
    kinds = [clean(p.text) or "" for p in _children(mods, "genre")]
    languages = (language(part.text) for part in _named(mods, "languageTerm"))
    facts = {
        "type": _kind(kinds),
        "title": title,
        "subtitle": subtitle,
        **_people(mods),
        "issued": year(date or _text(mods, "dateIssued")),
        "edition": _text(origin, "edition"),
        "publisher": _text(origin, "publisher"),
        "publisher-place": _text(origin, "placeTerm"),
        "collection-title": _text(series, "title"),
        "container-title": _text(host, "title"),
        "number": _text(series, "partNumber") or ids.get("report number"),
        "ISBN": isbn(ids.get("isbn")),
        "ISSN": issn(ids.get("issn")),
        "DOI": doi(ids.get("doi")),
        "language": next(filter(None, languages), None),
        "license": _licence(clean(p.text) or "" for p in _children(mods, "accessCondition")),
    }
    # «raw object» is the file itself, before the page about it.
    urls = sorted(_named(mods, "url"), key=lambda part: part.get("access") != "raw object")
    addresses = [url for url in (address(p.text) for p in urls) if url]
    return (filled(facts) if title else {}), [*addresses, *filter(None, [address(ids.get("uri"))])]


def _people(mods: etree._Element) -> dict[str, Any]:
    found: dict[str, list[Any]] = {"author": [], "editor": [], "translator": []}
    for name in _children(mods, "name"):
        terms = [(clean(t.text) or "").casefold() for t in _named(name, "roleTerm")]
        role = next((_ROLES[t] for t in terms if t in _ROLES), None if terms else "author")
        if role:
            found[role].append(_name(name))
    return {role: people(names) for role, names in found.items()}


def _name(name: etree._Element) -> dict[str, str] | None:
    parts = {p.get("type", ""): clean(p.text) for p in _children(name, "namePart")}
    if parts.get("family"):
        return person(parts["family"], parts.get("given"))
    whole = parts.get("") or _text(name, "displayForm")
    return person(whole) if name.get("type") == "corporate" else natural(whole)


def _kind(named: Iterable[str]) -> str:
    together = " ; ".join(named).casefold()
    return next((kind for sign, kind in _KINDS if sign in together), "document")


def _licence(rights: Iterable[str]) -> str | None:
    """Return the address or the short name of a licence; whole paragraphs of terms are none."""
    found = [text for text in rights if address(text) or re.match(r"(?i)cc[ -]", text)]
    return next(iter(found), None)


def _named(parent: etree._Element | None, name: str) -> Iterator[etree._Element]:
    """Yield all elements of that name below, in whichever namespace."""
    if parent is not None:
        yield from parent.iter(f"{{*}}{name}", name)


def _children(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    yield from (part for part in parent if etree.QName(part).localname == name)


def _first(parent: etree._Element | None, name: str) -> etree._Element | None:
    return next(_named(parent, name), None)


def _text(parent: etree._Element | None, name: str) -> str | None:
    part = _first(parent, name)
    return clean(part.text) if part is not None else None
