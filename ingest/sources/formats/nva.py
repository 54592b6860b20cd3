"""Publications of Nasjonalt vitenarkiv (NVA) to the facts of a manifest entry."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ingest.sources.values import (
    address,
    clean,
    doi,
    filled,
    isbn,
    issn,
    language,
    natural,
    people,
    split_title,
    year,
)

#: Beginning or ending of a category → type. Sought in this order.
_KINDS = (
    ("Degree", "thesis"), ("Report", "report"), ("Chapter", "chapter"),
    ("Article", "article-journal"), ("Journal", "article-journal"), ("Monograph", "book"),
    ("Anthology", "book"), ("Book", "book"), ("Textbook", "book"), ("Encyclopedia", "book"),
    ("Conference", "paper-conference"), ("Lecture", "speech"), ("Presentation", "speech"),
)  # fmt: skip
_GENRES = {
    "DegreeBachelor": "Bacheloroppgave", "DegreeMaster": "Masteroppgave",
    "DegreePhd": "Doktorgradsavhandling", "DegreeLicentiate": "Lisensiatavhandling",
}  # fmt: skip
_ROLES = {"Creator": "author", "Editor": "editor", "TranslatorAdapter": "translator"}


def from_nva(publication: Mapping[str, Any]) -> dict[str, Any]:
    """Return the facts of a publication under the manifest's names; empty without a title."""
    described = _part(publication, "entityDescription")
    title, subtitle = split_title(clean(described.get("mainTitle")))
    if not title:
        return {}
    reference = _part(described, "reference")
    context = _part(reference, "publicationContext")
    instance = _part(reference, "publicationInstance")
    series, pages = _part(context, "series"), _part(instance, "pages")
    category = str(instance.get("type", ""))
    kind = next((kind for sign, kind in _KINDS if sign in category), "document")
    is_article = kind == "article-journal"
    begin, end = clean(pages.get("begin")), clean(pages.get("end"))
    isbns = context.get("isbnList")
    return filled(
        {
            "type": kind,
            "title": title,
            "subtitle": subtitle,
            **_people(described),
            "issued": year(_part(described, "publicationDate").get("year")),
            "publisher": clean(_part(context, "publisher").get("name")),
            "collection-title": clean(series.get("name") or series.get("title")),
            "container-title": clean(context.get("name") or context.get("title"))
            if is_article
            else None,
            "number": clean(context.get("seriesNumber")),
            "volume": clean(instance.get("volume")),
            "issue": clean(instance.get("issue")),
            "page": f"{begin}–{end}" if begin and end and begin != end else begin,
            "genre": _GENRES.get(category),
            "ISBN": isbn(" ; ".join(map(str, isbns))) if isinstance(isbns, list) else None,
            "ISSN": issn(f"{context.get('onlineIssn')} {context.get('printIssn')}"),
            "DOI": doi(publication.get("doi") or reference.get("doi")),
            "URL": address(publication.get("handle")),
            "language": language(described.get("language")),
        }
    )


def _people(described: Mapping[str, Any]) -> dict[str, Any]:
    """Return the people by role, in the order of the publication."""
    found: dict[str, list[Any]] = {role: [] for role in _ROLES.values()}
    listed = described.get("contributors")
    contributors = [c for c in listed if isinstance(c, Mapping)] if isinstance(listed, list) else []
    for person in sorted(contributors, key=lambda c: int(c.get("sequence") or 0)):
        given = person.get("role")
        role = _ROLES.get(str(given.get("type") if isinstance(given, Mapping) else given))
        if role:
            found[role].append(natural(_part(person, "identity").get("name")))
    return {role: people(names) for role, names in found.items()}


def _part(whole: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    part = whole.get(name)
    return part if isinstance(part, Mapping) else {}
