"""Searches inside one document for exact words, across line breaks and page breaks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from ingest.errors import QueryError
from ingest.models import Document, PageRange

MAX_QUERY_CHARS = 200
#: Characters shown before and after each place.
CONTEXT_CHARS = 60
_HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2212"
#: Characters allowed between letters of a word: invisible ones, a hyphen at a line's end.
_BROKEN = "(?:[\u00ad\u200b\u200c\u200d\u2060\ufeff]|[-\u2010\u2011]\\s*\\n\\s*)?"
#: A hyphen that was typed may be missing, or have a space around it.
_HYPHEN = f"\\s?[{_HYPHENS}]?\\s?"
#: Marks that people type one way and printers set another.
_ALIKE = {
    **dict.fromkeys('"«»“”„‟″', '["«»“”„‟″]'),
    **dict.fromkeys("'’‘‚‛′`´", "['’‘‚‛′`´]"),
}


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place of the words, with the text before and after it on the same line."""

    start: int
    end: int
    text: str
    before: str
    after: str
    pages: PageRange
    section: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Occurrences:
    """All places of the words: how many, and the first of them."""

    total: int
    first: tuple[Occurrence, ...]


def find_in(document: Document, query: str, *, limit: int) -> Occurrences:
    """Find ``query`` in the text, case aside.

    Raises:
        QueryError: It is empty or too long.
    """
    words = query.split()
    if not words:
        raise QueryError("find_empty")
    if len(query) > MAX_QUERY_CHARS:
        raise QueryError("find_too_long", characters=len(query), limit=MAX_QUERY_CHARS)
    pattern = re.compile(r"\s+".join(map(_pattern, words)), re.IGNORECASE)
    found = pattern.finditer(document.text)
    first = tuple(_occurrence(document, *match.span()) for match in islice(found, limit))
    return Occurrences(len(first) + sum(1 for _ in found), first)


def _pattern(word: str) -> str:
    signs = [_sign(sign, inside=0 < n < len(word) - 1) for n, sign in enumerate(word)]
    return _BROKEN.join(signs)


def _sign(sign: str, *, inside: bool) -> str:
    if sign in _HYPHENS:
        return _HYPHEN if inside else f"[{_HYPHENS}]"
    return _ALIKE.get(sign) or re.escape(sign)


def _occurrence(document: Document, start: int, end: int) -> Occurrence:
    text = document.text
    return Occurrence(
        start=start,
        end=end,
        text=text[start:end],
        before=_last_line(text[max(0, start - CONTEXT_CHARS) : start]),
        after=_first_line(text[end : end + CONTEXT_CHARS]),
        pages=document.parsed.pages_of(start, end),
        section=document.parsed.section_path(start),
    )


def _last_line(text: str) -> str:
    return text.rpartition("\n")[2]


def _first_line(text: str) -> str:
    return text.partition("\n")[0]
