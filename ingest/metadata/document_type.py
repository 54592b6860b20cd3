"""Type of a document in CSL's terms: report, thesis, article, chapter …"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.metadata.front_matter import FrontLine, FrontMatter
from ingest.metadata.line_kinds import SERIES_NUMBER, STATE_PAPER, genre_of
from ingest.metadata.publication import is_series_number
from ingest.metadata.self_citation import SelfCitation
from ingest.models import ParsedDocument
from ingest.parsers import format_of

_SHORT_LINE_WORDS = 14
_REPORT = re.compile(r"rapport|report\b|utredning|evaluering|kartlegging|\bnotat\b", re.IGNORECASE)
_MINUTES = re.compile(
    r"møtereferat|referat fra|møteinnkalling|orienteringssak|saksframlegg|saksfremlegg|"
    r"minutes of|meeting minutes|\bavtale\b|agreement",
    re.IGNORECASE,
)
_STANDARD = re.compile(r"\bstandard\b|arkivstandard|kravspesifikasjon|\bNS-(?:EN|ISO)\b", re.I)
_LAW = re.compile(r"^(?:lov om|forskrift om|act relating to|regulations relating to)\b", re.I)
_SPEAKS_OF_THESIS = re.compile(
    r"\b(?:denne|min|vår|this|my|our) (?:masteroppgaven?|masteroppgåva|bacheloroppgaven?|"
    r"bacheloroppgåva|doktorgradsavhandlinga?e?n?|hovedoppgaven?|master['’]?s thesis|"
    r"bachelor['’]?s thesis)|^(?:masteroppgaven|masteroppgåva|bacheloroppgaven|bacheloroppgåva) er "
    r"(?:gjennomført|gjennomførd|skrevet|skriven)|selvstendige? arbeidet? er gjennomført "
    r"som ledd i masterstudiet",
    re.IGNORECASE,
)
_JOURNAL = re.compile(
    r"\b(?:årgang|årg\.|vol(?:ume|\.))\s*\d+.{0,30}?(?:\bnr\.?|\bno\.?|issue|\()\s*\d", re.I
)
_SUMMARY = re.compile(r"^(?:sammendrag|samandrag|abstract|summary)\b", re.IGNORECASE)
_KEYWORDS = re.compile(r"^(?:nøkkelord|emneord|stikkord|keywords?|key words)\b", re.IGNORECASE)
_PUBLISHING_HOUSE = re.compile(r"forlag|press\b|publishing|books\b", re.IGNORECASE)
_ARTICLE_MAX_CHARS = 90_000
_SERIES_LINES = 40
_SLIDE_WORDS = 150
_ARTICLE_OPENING_LINES = 12


@dataclass(frozen=True, slots=True)
class Kind:
    """A CSL type, the genre of a thesis, and a flag that the document states it."""

    csl: str
    genre: str | None = None
    sure: bool = False


def type_of(
    parsed: ParsedDocument, matter: FrontMatter, own: SelfCitation | None, suffix: str
) -> Kind:
    """Determine the type by the document's own words, then by its structure.

    Args:
        own: The document's reference to itself.
        suffix: The file's ending with its dot, in lower case.
    """
    if own:
        return Kind(own.type, sure=True)
    cover = [x.text for x in matter.cover if len(x.text.split()) <= _SHORT_LINE_WORDS]
    genre = next((genre for text in cover if (genre := genre_of(text))), None)
    if genre:
        return Kind("thesis", genre, sure=True)
    spoken = next(
        (found for x in matter.front if (found := _SPEAKS_OF_THESIS.search(x.text))), None
    )
    if spoken:
        return Kind("thesis", genre_of(spoken[0]))
    if any(_LAW.match(text) for text in cover[:3]):
        return Kind("legislation")
    state = any(STATE_PAPER.match(text) for text in cover)
    if state or any(_in_series(x.text) for x in matter.front[:_SERIES_LINES]):
        return Kind("report", sure=True)
    return _by_words(parsed, matter, cover) or _by_build(parsed, suffix)


def _in_series(text: str) -> bool:
    found = SERIES_NUMBER.match(text)
    return found is not None and is_series_number(found)


def _by_words(parsed: ParsedDocument, matter: FrontMatter, cover: Sequence[str]) -> Kind | None:
    if any(_MINUTES.search(text) for text in cover[:8]):
        return Kind("document")
    if any(_JOURNAL.search(line.text) for line in matter.front) or _opens_like_article(
        parsed, matter.front
    ):
        return Kind("article-journal")
    has_isbn = any("ISBN" in line.text for line in (*matter.front, *matter.back))
    if has_isbn and any(_PUBLISHING_HOUSE.search(line.text) for line in matter.front):
        return Kind("book")
    if any(_STANDARD.search(text) for text in cover[:6]):
        return Kind("standard")
    if has_isbn or any(_REPORT.search(text) for text in cover):
        return Kind("report", sure=has_isbn)
    return None


def _opens_like_article(parsed: ParsedDocument, front: Sequence[FrontLine]) -> bool:
    """Return whether a short text begins with a summary and key words."""
    opening = front[:_ARTICLE_OPENING_LINES]
    return (
        len(parsed.text) <= _ARTICLE_MAX_CHARS
        and any(_SUMMARY.match(line.text) for line in opening)
        and any(_KEYWORDS.match(line.text) for line in opening)
    )


def _by_build(parsed: ParsedDocument, suffix: str) -> Kind:
    row = format_of(f"file{suffix}")
    if row and row.usual_type:
        return Kind(row.usual_type)
    pages = [page for page in parsed.pages if page.width and page.height]
    landscape = sum(page.width > page.height for page in pages if page.width and page.height)
    words = len(parsed.text.split())
    if pages and 2 * landscape > len(pages) and words < _SLIDE_WORDS * len(pages):
        return Kind("speech")
    if 0 < len(parsed.pages) <= 2:
        return Kind("document")
    return Kind("report")
