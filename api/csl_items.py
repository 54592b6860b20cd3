"""Bibliographic facts → CSL items, as they are and as a style needs them.

citeproc-py does not do everything that the styles ask for. What it leaves out is
mended here, in what goes in, so that what comes out needs no editing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ingest.models import Bibliography, Person

#: Two letters of ours → the language tag that CSL styles look at. Without one, titles
#: are given English capitals.
LANGUAGE_TAGS: dict[str, str] = {
    "nb": "nb-NO", "nn": "nn-NO", "en": "en-US", "se": "se-NO",
    "sv": "sv-SE", "da": "da-DK", "de": "de-DE",
}  # fmt: skip
_TEXT_FIELDS: dict[str, str] = {
    "publisher": "publisher",
    "publisher_place": "publisher-place",
    "collection_title": "collection-title",
    "container_title": "container-title",
    "volume": "volume",
    "issue": "issue",
    "page": "page",
    "number": "number",
    "genre": "genre",
    "isbn": "ISBN",
    "issn": "ISSN",
    "doi": "DOI",
    "url": "URL",
}
#: Types that the styles know too little of, and the known one that is set like them.
_SET_AS: dict[str, str] = {"document": "report", "standard": "report"}


def full_title(bibliography: Bibliography) -> str:
    """Title and subtitle with a colon between, as every style prints them."""
    title, subtitle = bibliography.title, bibliography.subtitle
    return f"{title}: {subtitle}" if subtitle else title


def csl_name(person: Person) -> dict[str, str]:
    """A person as family and given name; an institution as it is, never turned round."""
    if person.given is None:
        return {"literal": person.family}
    return {"family": person.family, "given": person.given}


def csl_item(bibliography: Bibliography, key: str) -> dict[str, Any]:
    """The facts as one CSL-JSON object.

    Source:
        CSL-JSON schema 1.0.2, github.com/citation-style-language/schema.
    """
    item: dict[str, Any] = {"id": key, "type": bibliography.type, "title": full_title(bibliography)}
    if bibliography.author:
        item["author"] = [csl_name(person) for person in bibliography.author]
    if bibliography.issued is not None:
        item["issued"] = {"date-parts": [[bibliography.issued]]}
    for ours, csl in _TEXT_FIELDS.items():
        value = getattr(bibliography, ours)
        if value:
            item[csl] = value
    item["language"] = LANGUAGE_TAGS.get(bibliography.language, bibliography.language)
    return item


def series_and_number(bibliography: Bibliography) -> str | None:
    """«AFI-rapport 02/2016»: how a report in a series is named in Norwegian."""
    parts = (bibliography.collection_title, bibliography.number)
    return " ".join(part for part in parts if part) or None


def prepared_item(
    bibliography: Bibliography, *, style: str, year_suffix: str = ""
) -> dict[str, Any]:
    """The facts as ``style`` must have them to print them rightly through citeproc-py.

    Args:
        style: Our name of the style, a key of ``csl_styles.STYLES``.
        year_suffix: "a", "b" … where two works would be cited alike.
    """
    if bibliography.type in _SET_AS:
        bibliography = replace(bibliography, type=_SET_AS[bibliography.type])
    item = csl_item(bibliography, "cited")
    if year_suffix:
        item["year-suffix"] = year_suffix
    if bibliography.type == "article-journal":
        item.pop("publisher", None)
    if bibliography.type == "report":
        _prepare_report(item, bibliography, style)
    elif bibliography.type == "thesis":
        _prepare_thesis(item, style)
    elif bibliography.type == "legislation":
        _prepare_law(item, style)
    if style == "legal":
        item.setdefault("title-short", item["title"])
    return item


def _prepare_report(item: dict[str, Any], bibliography: Bibliography, style: str) -> None:
    """Series and number together, «AFI-rapport 02/2016», where the style prints either."""
    named = series_and_number(bibliography)
    if style == "legal":
        # This style has no place for a series; the edition stands where it should.
        if named:
            item["edition"] = named
    elif style in {"harvard", "chicago-author-date"}:
        if named:
            item.pop("collection-title", None)
            item["number"] = named
    elif bibliography.number and bibliography.collection_title:
        item["genre"] = item.pop("collection-title")


def _prepare_thesis(item: dict[str, Any], style: str) -> None:
    genre = item.get("genre")
    if not genre:
        return
    if style == "apa":
        # citeproc-py prints the style's «Publication», meant for a number, without one.
        item["medium"] = item.pop("genre")
    elif style == "legal":
        item["edition"] = genre


def _prepare_law(item: dict[str, Any], style: str) -> None:
    """A Norwegian law is named by its title; American public law numbers are not ours."""
    if style == "legal":
        item.pop("issued", None)
        return
    item["type"] = "report"
