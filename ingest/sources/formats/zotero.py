"""Items of Zotero's API: its own types and fields to the facts of a manifest entry."""

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
    people,
    person,
    split_title,
    year,
)

_TYPES = {
    "report": "report", "thesis": "thesis", "journalArticle": "article-journal",
    "magazineArticle": "article-journal", "newspaperArticle": "article-journal",
    "preprint": "article-journal", "book": "book", "bookSection": "chapter",
    "encyclopediaArticle": "chapter", "dictionaryEntry": "chapter",
    "conferencePaper": "paper-conference", "webpage": "webpage", "blogPost": "webpage",
    "statute": "legislation", "bill": "legislation", "case": "legislation",
    "hearing": "legislation", "manuscript": "manuscript", "standard": "standard",
    "letter": "personal_communication", "email": "personal_communication",
    "interview": "personal_communication", "presentation": "speech",
}  # fmt: skip
#: Type of creator → role. Of each type of item, the principal creator is the author.
_ROLES = {
    "author": "author", "editor": "editor", "translator": "translator",
    "presenter": "author", "interviewee": "author", "contributor": None,
}  # fmt: skip
NOT_WORKS = frozenset({"attachment", "note", "annotation"})


def from_zotero(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return the facts of an item's ``data`` under the manifest's names; empty without a title."""

    def text(*names: str) -> str | None:
        return next((found for name in names if (found := clean(item.get(name)))), None)

    title, subtitle = split_title(text("title", "nameOfAct", "caseName", "subject"))
    if not title:
        return {}
    return filled(
        {
            "type": _TYPES.get(str(item.get("itemType")), "document"),
            "title": title,
            "subtitle": subtitle,
            **{role: _people(item, role) for role in ("author", "editor", "translator")},
            "issued": year(text("date", "dateEnacted", "dateDecided")),
            "original-date": year(text("originalDate")),
            "edition": text("edition"),
            "publisher": text("publisher", "institution", "university", "organization"),
            "publisher-place": text("place"),
            "collection-title": text("series", "seriesTitle"),
            "container-title": text(
                "publicationTitle", "bookTitle", "proceedingsTitle", "encyclopediaTitle",
                "dictionaryTitle", "websiteTitle", "blogTitle",
            ),
            "volume": text("volume"),
            "issue": text("issue"),
            "page": text("pages"),
            "number": text("reportNumber", "seriesNumber", "number", "publicLawNumber"),
            "genre": text("thesisType", "reportType", "manuscriptType", "type"),
            "ISBN": isbn(text("ISBN")),
            "ISSN": issn(text("ISSN")),
            "DOI": doi(text("DOI")),
            "URL": address(text("url")),
            "language": language(text("language")),
            "license": text("rights"),
        }
    )  # fmt: skip


def _people(item: Mapping[str, Any], role: str) -> list[dict[str, str]]:
    creators = item.get("creators")
    named = [c for c in creators if isinstance(c, Mapping)] if isinstance(creators, list) else []
    return people(
        person(c.get("name")) if c.get("name") else person(c.get("lastName"), c.get("firstName"))
        for c in named
        if _ROLES.get(str(c.get("creatorType"))) == role
    )
