"""Limits of a search: one ``Filters``, whether typed in a query or chosen on a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any, get_args

from index.text.accents import without_accents
from ingest.errors import QueryError
from ingest.models import Bibliography, DocumentId, Passage, PassageKind, Voice
from ingest.notes import Note

Years = tuple[int | None, int | None]

#: Names of fields in a query, in English and Norwegian → the field of ``Filters``.
FIELD_NAMES: Mapping[str, str] = {
    "author": "authors", "authors": "authors", "forfatter": "authors", "forfattar": "authors",
    "year": "years", "år": "years",
    "type": "types",
    "section": "sections", "kapittel": "sections", "seksjon": "sections",
    "voice": "voices", "stemme": "voices", "røyst": "voices",
    "lang": "languages", "language": "languages", "språk": "languages",
    "kind": "kinds", "slag": "kinds",
    "doc": "documents", "document": "documents", "dokument": "documents",
    "collection": "collections", "samling": "collections",
}  # fmt: skip

_TYPE_NAMES = {
    "rapport": "report", "masteroppgave": "thesis", "masteroppgåve": "thesis",
    "oppgave": "thesis", "avhandling": "thesis", "artikkel": "article-journal",
    "article": "article-journal", "bok": "book", "kapittel": "chapter",
    "nettside": "webpage", "konferansebidrag": "paper-conference", "lov": "legislation",
    "dokument": "document", "brosjyre": "pamphlet",
}  # fmt: skip
_VOICE_NAMES = {
    **{voice: voice for voice in get_args(Voice)},
    "forfatter": "author", "forfattar": "author", "sekundær": "secondary",
    "sekundærkilde": "secondary", "sammendrag": "summary", "samandrag": "summary",
    "metode": "method",
}  # fmt: skip
_KIND_NAMES = {
    **{kind: kind for kind in get_args(PassageKind)},
    "tekst": "prose", "liste": "list", "tabell": "table", "sitat": "quote",
    "fotnote": "footnote", "bildetekst": "caption", "figurtekst": "caption",
    "referanse": "reference", "kjelde": "reference", "kilde": "reference", "figur": "figure",
}  # fmt: skip
_LANGUAGE_NAMES = {
    **{code: code for code in ("nb", "nn", "en", "se", "sv", "da", "de")},
    "bokmål": "nb", "nynorsk": "nn", "engelsk": "en", "english": "en", "samisk": "se",
    "svensk": "sv", "dansk": "da", "tysk": "de",
}  # fmt: skip
_CLOSED: Mapping[str, Mapping[str, str]] = {
    "voices": _VOICE_NAMES,
    "kinds": _KIND_NAMES,
    "languages": _LANGUAGE_NAMES,
}
#: Values of one field at most, and letters of one value: every passage is held against each.
MAX_VALUES = 50
MAX_VALUE_CHARS = 300
#: Documents are chosen from a list of them, not typed.
MAX_DOCUMENTS = 500
_NORWEGIAN = frozenset({"norsk", "norwegian", "no"})
_ONE_YEAR = re.compile(r"\d{4}")
_YEAR_SPAN = re.compile(r"(\d{4})?\s*(?:-|–|—|\.\.)\s*(\d{4})?")
_YEAR_LIMIT = re.compile(r"([<>]=?)\s*(\d{4})")


@dataclass(frozen=True, slots=True)
class Filters:
    """Limits on the passages that a search returns. An empty field lets all through.

    Within a field one of the values is enough; every field that is set must agree.

    Attributes:
        authors: Words of a name, with its accents or without: «Breit», «Eric Breit».
        years: First and last year of publication, inclusive; ``None`` for no limit.
        types: As CSL calls them: ``report``, ``thesis``.
        sections: Beginnings of words in a title of the section path.
        languages: Of the document: ``nb``, ``nn``, ``en``.
    """

    documents: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    years: Years | None = None
    types: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Return whether anything is limited at all."""
        return any(getattr(self, field.name) for field in fields(self))

    def merge(self, other: Filters) -> Filters:
        """Return the filters that let through what both let through.

        Raises:
            QueryError: If they contradict each other, so that nothing could be found.
        """
        merged: dict[str, Any] = {}
        for field in fields(self):
            mine, theirs = getattr(self, field.name), getattr(other, field.name)
            if not mine or not theirs:
                merged[field.name] = mine or theirs
                continue
            both = (
                _overlap(mine, theirs)
                if field.name == "years"
                else _common(mine, theirs, partly=field.name in ("authors", "sections"))
            )
            if not both:
                raise QueryError(
                    "filters_exclude", name=field.name, mine=_shown(mine), theirs=_shown(theirs)
                )
            merged[field.name] = both
        return Filters(**merged)

    def extended(self, other: Filters) -> Filters:
        """Add the values of ``other`` to these; years must fit both.

        Raises:
            QueryError: If no year fits both, or a field has too many values.
        """
        joined: dict[str, Any] = {
            field.name: tuple(
                dict.fromkeys([*getattr(self, field.name), *getattr(other, field.name)])
            )
            for field in fields(self)
            if field.name != "years"
        }
        for name, values in joined.items():
            most = MAX_DOCUMENTS if name == "documents" else MAX_VALUES
            if len(values) > most:
                raise QueryError("filter_too_many", name=name, most=most)
        years = Filters(years=self.years).merge(Filters(years=other.years)).years
        return Filters(**joined, years=years)


NO_FILTERS = Filters()


def read_filter(name: str, values: Iterable[str], place: Note | None = None) -> Filters:
    """Read the values of one field, under any of their names, as ``Filters``.

    Args:
        name: A key of ``FIELD_NAMES``.
        place: The place that an error names; the filter itself unless given.

    Raises:
        QueryError: If a value cannot be one of this field.
    """
    field = FIELD_NAMES[name.casefold()]
    place = place or Note.of("filter_place", name=name)
    filters = Filters()
    for value in (value.strip() for value in values):
        if not value:
            raise QueryError("filter_empty", place=place, name=name)
        if len(value) > MAX_VALUE_CHARS:
            raise QueryError("filter_too_long", place=place, name=name, most=MAX_VALUE_CHARS)
        read: Any = (
            parse_years(value, place) if field == "years" else _named(field, name, value, place)
        )
        filters = filters.extended(Filters(**{field: read}))
    return filters


def parse_years(value: str, place: Note | None = None) -> Years:
    """Read the first and last year of «2016», «2010-2016», «2010-», «>2014» or «<=2014».

    Args:
        place: The place that an error names; the filter itself unless given.

    Raises:
        QueryError: If it is none of these.
    """
    place = place or Note.of("filter_place", name="years")
    if _ONE_YEAR.fullmatch(value):
        return int(value), int(value)
    if (limit := _YEAR_LIMIT.fullmatch(value)) is not None:
        sign, year = limit.group(1), int(limit.group(2))
        return {
            ">": (year + 1, None), ">=": (year, None), "<": (None, year - 1), "<=": (None, year),
        }[sign]  # fmt: skip
    span = _YEAR_SPAN.fullmatch(value)
    if span is None or not any(span.groups()):
        raise QueryError("filter_no_year", place=place, value=value)
    first, last = (int(year) if year else None for year in span.groups())
    if first and last and first > last:
        raise QueryError("filter_years_backwards", place=place, value=value, first=first, last=last)
    return first, last


def matches(filters: Filters, passage: Passage, bibliography: Bibliography) -> bool:
    """Return whether ``passage``, of the document so described, is let through."""
    if not filters:
        return True
    return matches_document(filters, passage.document_id, bibliography) and matches_passage(
        filters, passage
    )


def matches_document(filters: Filters, document_id: DocumentId, bibliography: Bibliography) -> bool:
    """Check the part of ``matches`` that is the same for all passages of a document."""
    wanted = (
        (filters.documents, document_id),
        (filters.types, bibliography.type),
        (filters.languages, bibliography.language),
        (filters.collections, bibliography.collection),
    )
    if any(values and fact.casefold() not in map(str.casefold, values) for values, fact in wanted):
        return False
    if filters.years and not _within(bibliography.issued, filters.years):
        return False
    names = [str(author) for author in bibliography.leading]
    return not filters.authors or any(
        _is_name(value, name) for value in filters.authors for name in names
    )


def matches_passage(filters: Filters, passage: Passage) -> bool:
    """Check the part of ``matches`` that depends on the passage: kind, voices and sections."""
    voices = {passage.voice, *(span.voice for span in passage.voices)}
    return (
        (not filters.kinds or passage.kind in filters.kinds)
        and (not filters.voices or not voices.isdisjoint(filters.voices))
        and (
            not filters.sections
            or any(map(_begun_by(filters.sections).search, map(_plain_title, passage.section)))
        )
    )


def _named(field: str, name: str, value: str, place: Note) -> tuple[str, ...]:
    """Return ``value`` by the name that the corpus uses."""
    word = value.casefold()
    if field == "types":
        return (_TYPE_NAMES.get(word, word),)
    if field not in _CLOSED:
        return (value,)
    if field == "languages" and word in _NORWEGIAN:
        return ("nb", "nn")
    names = _CLOSED[field]
    if word not in names:
        known = ", ".join(dict.fromkeys(names.values()))
        raise QueryError("filter_value_unknown", place=place, value=value, name=name, known=known)
    return (names[word],)


def _within(year: int | None, years: Years) -> bool:
    first, last = years
    return year is not None and (first or year) <= year <= (last or year)


def _is_name(wanted: str, name: str) -> bool:
    words = set(re.findall(r"[^\W_]+", _plain(name)))
    return words.issuperset(re.findall(r"[^\W_]+", _plain(wanted)))


@lru_cache(maxsize=64)
def _begun_by(wanted: tuple[str, ...]) -> re.Pattern[str]:
    """Compile a pattern for titles in which a word begins as one of ``wanted``."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(_plain(word)) for word in wanted)})")


@lru_cache(maxsize=4096)
def _plain_title(title: str) -> str:
    """Write a title as titles are compared; a section has one for all its passages."""
    return _plain(title)


def _plain(words: str) -> str:
    """Write as words are compared: in small letters and without accents."""
    return without_accents(words.casefold())


def _overlap(mine: Years, theirs: Years) -> Years | None:
    firsts = [year for year in (mine[0], theirs[0]) if year is not None]
    lasts = [year for year in (mine[1], theirs[1]) if year is not None]
    first, last = max(firsts, default=None), min(lasts, default=None)
    return None if first and last and first > last else (first, last)


def _common(mine: tuple[str, ...], theirs: tuple[str, ...], *, partly: bool) -> tuple[str, ...]:
    """Return the values that both have; ``partly``: of two that overlap, the longer one."""
    found = []
    for one in mine:
        for other in theirs:
            short, long = sorted((one, other), key=len)
            if one.casefold() == other.casefold() or (partly and _plain(short) in _plain(long)):
                found.append(long)
    return tuple(dict.fromkeys(found))


def _shown(value: Iterable[object]) -> str:
    return ", ".join("…" if part is None else str(part) for part in value)
