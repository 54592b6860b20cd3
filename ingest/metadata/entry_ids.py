"""Short, lasting ids for documents: «fossestol-2016-betingelser»."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

from ingest.models import Bibliography

_LETTERS = str.maketrans(
    {"ø": "o", "å": "a", "æ": "ae", "ð": "d", "þ": "th", "đ": "d", "ŋ": "n", "ŧ": "t", "ß": "ss",
     "ł": "l", "œ": "oe"}
)  # fmt: skip
_ARTICLES = frozenset({"en", "ei", "et", "eit", "ein", "den", "det", "de", "the", "a", "an"})
_LONGEST_PART = 30
_LONGEST_ID = 70
#: First part of the id of a document with neither author nor year.
_TITLE_WORDS = 3


def slug(text: str) -> str:
    """Reduce a text to the characters of an id: a to z, digits and single hyphens."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def entry_id(bibliography: Bibliography, stem: str, taken: Container[str]) -> str:
    """Make an id of first author, year and the first word of the title.

    Args:
        stem: The file's name without ending, for a document without such facts.
        taken: Ids that are in use; the new one gets a number if it must.
    """
    authors = bibliography.author
    who = authors[0].family if authors else (bibliography.publisher or "").split(",")[0]
    words = [word for word in map(slug, bibliography.title.split()) if word not in _ARTICLES]
    word = next((word for word in words if re.search(r"[a-z]{2}", word)), "")
    year = str(bibliography.issued or "")
    parts = [part[:_LONGEST_PART].strip("-") for part in (slug(who), year, word) if part]
    if len(parts) > 1:
        base = "-".join(part for part in parts if part)
    else:
        base = "-".join(words[:_TITLE_WORDS]) if word else slug(stem)
    base = base[:_LONGEST_ID].strip("-")
    base = base if len(base) > 1 else f"document-{base}".strip("-")
    chosen, number = base, 2
    while chosen in taken:
        chosen, number = f"{base}-{number}", number + 1
    return chosen
