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
        phrases: Must stand word for word: see ``index.text.phrases``.
        as_in_prose: No phrase stands between straight quotation marks. «…» and “…” are
            ordinary signs of a sentence, and may name or tone down what they enclose.
        excluded, excluded_phrases: Must not stand.
        notes: What was understood otherwise than it may have been meant, as sentences.
    """

    text: str
    phrases: tuple[str, ...] = ()
    as_in_prose: bool = True
    excluded: tuple[str, ...] = ()
    excluded_phrases: tuple[str, ...] = ()
    filters: Filters = NO_FILTERS
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Draft:
    """What has been read so far."""

    words: list[str] = field(default_factory=list)
    phrases: list[str] = field(default_factory=list)
    as_in_prose: bool = True
    excluded: list[str] = field(default_factory=list)
    excluded_phrases: list[str] = field(default_factory=list)
    filters: Filters = NO_FILTERS
    notes: list[str] = field(default_factory=list)


def parse_query(query: str) -> ParsedQuery:
    """Take ``query`` apart.

    Raises:
        QueryError: If it is empty or too long, says only what to leave out, or gives a
            field a value that it cannot have.
    """
    if len(query) > MAX_QUERY_CHARS:
        raise QueryError(
            f"query: it has {len(query)} characters. Shorten it to {MAX_QUERY_CHARS} at most."
        )
    if not any(char.isalnum() for char in query):
        raise QueryError("query: it is empty. Write what you want to know, in words.")
    draft = _Draft()
    for piece in _PIECE.finditer(query):
        _read(piece, draft)
    if not draft.words and not draft.filters:
        raise QueryError(
            "query: it says only what to leave out. Add the words that you are looking for."
        )
    return ParsedQuery(
        text=" ".join(draft.words),
        phrases=tuple(draft.phrases),
        as_in_prose=draft.as_in_prose,
        excluded=tuple(draft.excluded),
        excluded_phrases=tuple(draft.excluded_phrases),
        filters=draft.filters,
        notes=tuple(dict.fromkeys(draft.notes)),
    )


def _read(piece: re.Match[str], draft: _Draft) -> None:
    if piece["name"]:
        _read_field(piece, draft)
    elif piece["phrase"]:
        draft.as_in_prose &= piece["phrase"][0] != '"'
        _read_phrase(piece["phrase"][1:-1], draft, leave_out=bool(piece["phrase_minus"]))
    elif piece["excluded"]:
        _read_excluded(piece["excluded"], draft)
    elif piece["word"]:
        _read_word(piece["word"], draft)
    elif piece["stray"]:
        draft.notes.append(
            "A quotation mark stands alone and was passed over: an exact phrase needs two."
        )


def _read_field(piece: re.Match[str], draft: _Draft) -> None:
    name, value = piece["name"], piece["value"]
    where = f"query, character {piece.start() + 1}"
    if name.casefold() not in FIELD_NAMES:
        draft.words.append(piece.group().lstrip("-"))
        if not value.startswith("//"):
            fields = ", ".join(f"{known}:" for known in FIELD_NAMES)
            draft.notes.append(f"«{name}:» is no field, so it was searched for. Fields: {fields}")
        return
    if piece["field_minus"]:
        raise QueryError(
            f"{where}: a field cannot be left out. Take away the minus, or say which values "
            f"you do want."
        )
    quoted = value[0] in '"«“„”'
    values = [value[1:-1]] if quoted else value.rstrip(_ENDING).split(",")
    draft.filters = draft.filters.extended(read_filter(name, values, where))


def _read_phrase(phrase: str, draft: _Draft, *, leave_out: bool) -> None:
    words = " ".join(phrase.split())
    if not any(char.isalnum() for char in words):
        return
    if leave_out:
        draft.excluded_phrases.append(words)
        return
    draft.phrases.append(words)
    draft.words.append(words)


def _read_excluded(word: str, draft: _Draft) -> None:
    if not any(char.isalpha() for char in word):
        # «-4 %» and «2010 -2016» are numbers, not something to leave out.
        draft.words.append(f"-{word}")
        return
    draft.excluded.append(word.rstrip(_ENDING))


def _read_word(word: str, draft: _Draft) -> None:
    if word.endswith(":") and word[:-1].casefold() in FIELD_NAMES:
        draft.notes.append(f"«{word}» was searched for. As a field, write {word}… without a space.")
    draft.words.append(word)
