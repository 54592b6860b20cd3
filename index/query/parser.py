"""The query language: exact phrases, words to leave out, and fields, beside plain words.

    leder "to-ledermodell" -rådmann author:Breit year:2010-2016

A plain question is a query too. Only a minus in front of a word, a pair of quotation
marks and a known field with a colon mean anything special; all else is searched for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from index.filters import FIELD_NAMES, NO_FILTERS, Filters, matches, parse_years, read_filter
from ingest.errors import QueryError
from ingest.notes import Note

__all__ = [
    "MAX_QUERY_CHARS",
    "Filters",
    "ParsedQuery",
    "matches",
    "parse_query",
    "parse_years",
]

MAX_QUERY_CHARS = 2000

_QUOTED = r'"[^"]*"|«[^»]*»|“[^”]*”|„[^“”]*[“”]|”[^”]*”'
_BARE = r'[^\s"«»“”„]'
_PIECE = re.compile(
    rf"""
      (?P<space>\s+)
    | (?:(?<!\S)(?P<field_minus>-))?(?P<name>[^\W\d_]+):(?P<value>{_QUOTED}|{_BARE}+)
    | (?:(?<!\S)(?P<phrase_minus>-))?(?P<phrase>{_QUOTED})
    | (?<!\S)-(?P<excluded>[^\W_]{_BARE}*)
    | (?P<word>{_BARE}+)
    | (?P<stray>.)
    """,
    re.VERBOSE,
)
_ENDING = ".,;:?!)"


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """A query taken apart.

    Attributes:
        text: The words to search for, those of phrases included, as they were written.
            Empty where the query holds filters only.
        phrases: Must occur word for word: see ``index.text.phrases``.
        as_in_prose: No phrase is between straight quotation marks. «…» and “…” are
            ordinary in a sentence, and may name or tone down the words between them.
        excluded, excluded_phrases: Must not occur.
        notes: Parts that were read otherwise than the user may have meant them.
    """

    text: str
    phrases: tuple[str, ...] = ()
    as_in_prose: bool = True
    excluded: tuple[str, ...] = ()
    excluded_phrases: tuple[str, ...] = ()
    filters: Filters = NO_FILTERS
    notes: tuple[Note, ...] = ()


@dataclass(slots=True)
class _Parts:
    """The parts of a query that were read so far."""

    words: list[str] = field(default_factory=list)
    phrases: list[str] = field(default_factory=list)
    as_in_prose: bool = True
    excluded: list[str] = field(default_factory=list)
    excluded_phrases: list[str] = field(default_factory=list)
    filters: Filters = NO_FILTERS
    notes: list[Note] = field(default_factory=list)


def parse_query(query: str) -> ParsedQuery:
    """Take ``query`` apart.

    Raises:
        QueryError: If it is empty or too long, says only what to leave out, or gives a
            field a value that it cannot have.
    """
    if len(query) > MAX_QUERY_CHARS:
        raise QueryError("query_too_long", length=len(query), most=MAX_QUERY_CHARS)
    if not any(char.isalnum() for char in query):
        raise QueryError("query_empty")
    parts = _Parts()
    for piece in _PIECE.finditer(query):
        _read(piece, parts)
    if not parts.words and not parts.filters:
        raise QueryError("query_only_exclusions")
    return ParsedQuery(
        text=" ".join(parts.words),
        phrases=tuple(parts.phrases),
        as_in_prose=parts.as_in_prose,
        excluded=tuple(parts.excluded),
        excluded_phrases=tuple(parts.excluded_phrases),
        filters=parts.filters,
        notes=tuple(dict.fromkeys(parts.notes)),
    )


def _read(piece: re.Match[str], parts: _Parts) -> None:
    if piece["name"]:
        _read_field(piece, parts)
    elif piece["phrase"]:
        parts.as_in_prose &= piece["phrase"][0] != '"'
        _read_phrase(piece["phrase"][1:-1], parts, leave_out=bool(piece["phrase_minus"]))
    elif piece["excluded"]:
        _read_excluded(piece["excluded"], parts)
    elif piece["word"]:
        _read_word(piece["word"], parts)
    elif piece["stray"]:
        parts.notes.append(Note.of("query_stray_quotation_mark"))


def _read_field(piece: re.Match[str], parts: _Parts) -> None:
    name, value = piece["name"], piece["value"]
    place = Note.of("query_place", character=piece.start() + 1)
    if name.casefold() not in FIELD_NAMES:
        parts.words.append(piece.group().lstrip("-"))
        if not value.startswith("//"):
            fields = ", ".join(f"{known}:" for known in FIELD_NAMES)
            parts.notes.append(Note.of("query_field_unknown", name=name, fields=fields))
        return
    if piece["field_minus"]:
        raise QueryError("query_field_excluded", place=place)
    quoted = value[0] in '"«“„”'
    values = [value[1:-1]] if quoted else value.rstrip(_ENDING).split(",")
    parts.filters = parts.filters.extended(read_filter(name, values, place))


def _read_phrase(phrase: str, parts: _Parts, *, leave_out: bool) -> None:
    words = " ".join(phrase.split())
    if not any(char.isalnum() for char in words):
        return
    if leave_out:
        parts.excluded_phrases.append(words)
        return
    parts.phrases.append(words)
    parts.words.append(words)


def _read_excluded(word: str, parts: _Parts) -> None:
    if not any(char.isalpha() for char in word):
        # «-4 %» and «2010 -2016» are numbers, not something to leave out.
        parts.words.append(f"-{word}")
        return
    parts.excluded.append(word.rstrip(_ENDING))


def _read_word(word: str, parts: _Parts) -> None:
    if word.endswith(":") and word[:-1].casefold() in FIELD_NAMES:
        parts.notes.append(Note.of("query_field_apart", word=word))
    parts.words.append(word)
