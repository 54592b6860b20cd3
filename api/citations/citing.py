"""A quote's place and a document's facts → a citation in a known style.

The in-text form carries the locator: the printed page where it is known; else the page
of the PDF, which then says that it is one; else the heading.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from api.citations.cautions import cautions, points_back
from api.citations.csl_styles import (
    ALONE,
    LOCATOR,
    NUMBER,
    PREFIX,
    SUFFIX,
    Distinction,
    LocatorMode,
    html,
    in_text_template,
    page_term,
    plain,
    reference_template,
)
from api.citations.provenance import Provenance
from api.citations.styles import STYLES
from api.wordings import Locale, wording
from ingest.errors import QueryError
from ingest.models import Bibliography, PageRange, PageUnit

LocatorKind = Literal["page", "pdf_page", "file_page", "slide", "section", "none"]
#: Names of physical pages. A page of unknown unit is called one of the file, true of any format.
_PHYSICAL_KINDS: Mapping[PageUnit | None, LocatorKind] = {
    "pdf_page": "pdf_page", "page": "file_page", "slide": "slide", None: "file_page",
}  # fmt: skip
DEFAULT_STYLE = "norsk-apa-manual"
_NUMBERED_HEADING = re.compile(r"^((?:\d{1,2}|[A-Z])(?:\.\d{1,2})*)\.?\s")
#: A work as texts name it: «Lipsky (1980)», «Hansen (2007 s. 186)», «Olsen, 2015, s. 42».
_NAME_AND_YEAR = re.compile(
    r"""^(?P<name>[^()]*[^\W\d][^()]*?[^\s(,–-])[,\s]*\(?\s*(?P<year>(?:18|19|20)\d\d[a-z]?)
        (?:[,:\s]+(?P<place>(?:ss?|pp?|side|kap)\.?\s*\d[\d–-]*\.?))?\s*\)?$""",
    re.VERBOSE,
)
#: Between two works that one remark names.
_NEXT_WORK = re.compile(
    r"(?:(?<=\d)|(?<=\d[a-z])|(?<=\d\)))[,;]\s+(?=[^\W\d_a-zæøå][^\d()]*\(?\d{4})"
)
#: Headings longer than this are cut at a word: a citation is read in passing.
_MAX_HEADING_CHARS = 60


@dataclass(frozen=True, slots=True)
class Citation:
    """Citation of one quote or passage.

    Attributes:
        in_text: For the running text: «(Fossestøl et al., 2016, s. 32)».
            In a note style, the text of the note.
        bibliography_entry: The entry in the list of references, without a number.
        bibliography_html: The same with ``<i>``; everything else escaped.
        locator: The pages or heading alone, as in the text: «s. 32–34».
        locator_kind: The unit of the locator.
        note: Cautions to a careful reader, in full sentences; ``None`` if there are none.
    """

    in_text: str
    bibliography_entry: str
    bibliography_html: str
    locator: str
    locator_kind: LocatorKind
    note: str | None


@dataclass(frozen=True, slots=True)
class _Place:
    """A locator ready to be set: what it says, how the style words it, what to warn of."""

    words: str
    kind: LocatorKind
    mode: LocatorMode
    warnings: tuple[str, ...] = ()


def check_style(style: str) -> str:
    """Return ``style`` if we have it.

    Raises:
        QueryError: No such style; names those that there are.
    """
    if style not in STYLES:
        raise QueryError("style_unknown", style=style, known=", ".join(STYLES))
    return style


def cite(
    bibliography: Bibliography,
    provenance: Provenance,
    *,
    style: str = DEFAULT_STYLE,
    locale: Locale = "nb",
    number: int = 1,
    distinction: Distinction = ALONE,
) -> Citation:
    """Cite a span of a document: a quote or a passage.

    A printed page counts before a physical one. Second-hand words are «sitert i».

    Args:
        bibliography: Facts of the document that ``provenance`` lies in.
        number: Its work's place in the list of references, for a numeric style.
        distinction: From ``distinctions``, where other works are cited beside it.

    Raises:
        QueryError: There is no such style.
    """
    check_style(style)
    place = _place(provenance.pages, provenance.section, locale)
    template = in_text_template(bibliography, style, locale, place.mode, distinction)
    locator = _worded(place, style, locale)
    suffix = f", {locator}" if STYLES[style].kind == "numeric" and locator else ""
    filled = template.replace(PREFIX, _cited_in(provenance, style, locale))
    filled = filled.replace(LOCATOR, place.words).replace(NUMBER, str(number))
    entry = reference_template(bibliography, style, locale, distinction.year_suffix)
    return Citation(
        in_text=plain(filled.replace(SUFFIX, suffix)),
        bibliography_entry=plain(entry),
        bibliography_html=html(entry),
        locator=locator,
        locator_kind=place.kind,
        note=" ".join((*place.warnings, *cautions(provenance, locale))) or None,
    )


def _place(pages: PageRange, section: Sequence[str], locale: Locale) -> _Place:
    if pages.first_label or pages.last_label:
        return _printed_page(pages, locale)
    if pages.first is not None:
        return _physical_page(pages, locale)
    if section:
        words = _heading(section, locale)
        return _Place(words, "section", "worded", (wording("note_section", locale),))
    return _Place("", "none", "none", (wording("note_nowhere", locale),))


def _physical_page(pages: PageRange, locale: Locale) -> _Place:
    """A page without a known printed number, named after what the format counts."""
    assert pages.first is not None
    kind = _PHYSICAL_KINDS[pages.unit]
    warnings = () if kind == "slide" else (wording(f"note_{kind}", locale),)
    words = physical_pages(pages.unit, pages.first, pages.last, locale)
    return _Place(words, kind, "worded", warnings)


def physical_pages(unit: PageUnit | None, first: int, last: int | None, locale: Locale) -> str:
    """Name pages by their numbers in the file: «PDF-side 5–6», «lysbilde 7»."""
    kind = _PHYSICAL_KINDS[unit]
    if last is None or last == first:
        return wording(kind, locale, pages=first)
    return wording(f"{kind}s", locale, pages=f"{first}–{last}")


def _printed_page(pages: PageRange, locale: Locale) -> _Place:
    one = len(pages.printed) == 1
    words = "–".join(pages.printed)
    warnings = []
    if not (pages.first_label and pages.last_label) and pages.first != pages.last:
        warnings.append(wording("note_runs_over", locale))
    if pages.origin == "table_of_contents":
        name = "note_contents" if one else "note_between"
        warnings.append(wording(name, locale, pages=words))
    elif pages.origin == "manifest_offset":
        warnings.append(wording("note_offset", locale))
    return _Place(words, "page", "page" if one else "pages", tuple(warnings))


def _heading(section: Sequence[str], locale: Locale) -> str:
    """The innermost heading: by its number if it has one, else by its words."""
    title = section[-1]
    numbered = _NUMBERED_HEADING.match(title)
    if numbered:
        return wording("chapter", locale, number=numbered[1])
    if len(title) > _MAX_HEADING_CHARS:
        title = title[:_MAX_HEADING_CHARS].rsplit(" ", 1)[0]
        if title.count("(") > title.count(")"):
            title = title[: title.rindex("(")]
        title = title.rstrip(" ,;:–-") + " …"
    return wording("heading", locale, title=title)


def _worded(place: _Place, style: str, locale: Locale) -> str:
    if place.kind != "page":
        return place.words
    return f"{page_term(style, locale, plural=place.mode == 'pages')} {place.words}"


def _cited_in(provenance: Provenance, style: str, locale: Locale) -> str:
    """«Lipsky, 1980, sitert i »: who said it, before the work where we read it."""
    attribution = provenance.attribution
    second_hand = provenance.voice == "secondary" and provenance.quoted
    if not second_hand or not attribution or points_back(attribution):
        return ""
    comma = "," if STYLES[style].comma else ""
    works = _NEXT_WORK.split(_unwrapped(attribution))
    source = "; ".join(_named_work(work, comma) for work in works)
    return f"{source}, {wording('cited_in', locale)} "


def _named_work(work: str, comma: str) -> str:
    """«Hansen (2007 s. 186)» as it is set within parentheses: «Hansen, 2007, s. 186»."""
    named = _NAME_AND_YEAR.match(work)
    if not named:
        return work
    place = f", {named['place']}" if named["place"] else ""
    return f"{named['name']}{comma} {named['year']}{place}"


def _unwrapped(attribution: str) -> str:
    """Without parentheses around the whole, or one that is left over at an end."""
    words = attribution.strip()
    if words.startswith("(") and (words.endswith(")") or words.count("(") > words.count(")")):
        words = words[1:]
    return words[:-1] if words.count(")") > words.count("(") and words.endswith(")") else words
