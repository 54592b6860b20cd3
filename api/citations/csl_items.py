"""Bibliographic facts → CSL items, as they are and as a style needs them.

citeproc-py does not do everything that the styles ask for. What it leaves out is
mended here, in what goes in, so that what comes out needs no editing.
"""

from __future__ import annotations

import re
from typing import Any

from api.citations.style_mending import LEADING_EDITOR
from api.citations.styles import STYLES
from api.wordings import Locale, wording
from ingest.models import ROLES, Bibliography, Person

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
    "edition": "edition",
    "isbn": "ISBN",
    "issn": "ISSN",
    "doi": "DOI",
    "url": "URL",
}


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
    for role in ROLES:
        if people := getattr(bibliography, role):
            item[role] = [csl_name(person) for person in people]
    for date in ("issued", "original_date"):
        if (year := getattr(bibliography, date)) is not None:
            item[date.replace("_", "-")] = {"date-parts": [[year]]}
    for ours, csl in _TEXT_FIELDS.items():
        value = getattr(bibliography, ours)
        if value:
            item[csl] = value
    item["language"] = LANGUAGE_TAGS.get(bibliography.language, bibliography.language)
    return item


def series_and_number(bibliography: Bibliography) -> str | None:
    """«AFI-rapport 02/2016», or «nr. 7» where a bare number would say nothing."""
    series, number = bibliography.collection_title, bibliography.number
    if series and number:
        return f"{series} {number}"
    if number and number.isdigit():
        return f"no. {number}" if bibliography.language == "en" else f"nr. {number}"
    return series or number


def prepared_item(
    bibliography: Bibliography, *, style: str, locale: Locale, year_suffix: str = ""
) -> dict[str, Any]:
    """The facts as ``style`` must have them to print them rightly through citeproc-py.

    Args:
        style: Our name of the style, a key of ``styles.STYLES``.
        year_suffix: "a", "b" … where two works would be cited alike.
    """
    kind = STYLES[style].set_as.get(bibliography.type, bibliography.type)
    item = {**csl_item(bibliography, "cited"), "type": kind}
    if year_suffix:
        item["year-suffix"] = year_suffix
    if bibliography.leading != bibliography.author and STYLES[style].kind != "note":
        item[LEADING_EDITOR] = item.pop("editor")
    own = STYLES[style].drops_own_publisher and _is_own_publisher(bibliography)
    if kind == "article-journal" or own:
        item.pop("publisher", None)
    if kind == "report":
        _prepare_report(item, bibliography, style)
    elif kind == "thesis":
        _prepare_thesis(item, style)
    if style == "apa" and bibliography.issued is None:
        # Given no year at all, citeproc-py writes «Hentet» before the URL, with no date.
        item["issued"] = {"literal": wording("no_date", locale)}
    if style == "legal":
        item.setdefault("title-short", item["title"])
        if year_suffix and bibliography.issued is not None:
            # The style leaves the letter to the processor, and citeproc-py leaves it out.
            item["issued"] = {"literal": f"{bibliography.issued}{year_suffix}"}
        if kind == "legislation":
            item.pop("issued", None)  # the year is part of a Norwegian law's title
    return item


def _is_own_publisher(bibliography: Bibliography) -> bool:
    """Say if the only author is the publisher too, as of most public reports.

    Source:
        APA Publication Manual, 7th ed., section 9.29.
    """
    if len(bibliography.author) != 1 or bibliography.publisher is None:
        return False
    return _body(str(bibliography.author[0])) == _body(bibliography.publisher)


def _body(name: str) -> str:
    """A name without its abbreviation in brackets: «Arbeidsdirektoratet (ADIR)»."""
    bare = re.sub(r"\s*\([^()]*\)\s*$", "", name)
    return " ".join(bare.casefold().split())


def _prepare_report(item: dict[str, Any], bibliography: Bibliography, style: str) -> None:
    """Series and number together, «AFI-rapport 02/2016», where the style prints either."""
    named = series_and_number(bibliography)
    if not named:
        return
    series_in = STYLES[style].report_series_in
    if series_in is None:
        if bibliography.number and bibliography.collection_title:
            item["genre"] = item.pop("collection-title")
        return
    item.pop("collection-title", None)
    item.pop("number", None)
    edition = item.get("edition") if series_in == "edition" else None
    item[series_in] = f"{named}, {_edition_in_words(edition, bibliography)}" if edition else named


def _edition_in_words(edition: str, bibliography: Bibliography) -> str:
    """«2. utg.» for a number, where the style's own words for it are taken."""
    if not edition.isdigit():
        return edition
    return f"ed. {edition}" if bibliography.language == "en" else f"{edition}. utg."


def _prepare_thesis(item: dict[str, Any], style: str) -> None:
    genre = item.get("genre")
    if genre and style == "legal":
        item["edition"] = genre[0].lower() + genre[1:]
    elif genre and style == "apa":
        # citeproc-py prints the style's «Publication», meant for a number, without one.
        del item["genre"]
        online = "URL" in item or "DOI" in item
        place = [item.pop("publisher")] if online and "publisher" in item else []
        item["medium"] = ", ".join([genre, *place])
