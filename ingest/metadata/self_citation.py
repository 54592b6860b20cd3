"""Reference of a chapter or article to itself, as printed on its first page.

«Borg, E. (2022). Tittel. I A. Lie (Red.), Bok (s. 11–23). Forlaget.» It holds more facts
than the rest of the page, and in the order that a reference list has them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.metadata.front_matter import FrontLine
from ingest.metadata.names import persons_in
from ingest.models import Person

_CUE = re.compile(
    r"(?:siter(?:ing|es som|e som)?|sitér som|referanse til (?:artikkelen|kapitlet|rapporten)|"
    r"foreslått referanse|cite (?:this \w+ )?as|to cite this \w+|"
    r"(?:suggested |recommended )?citation)\s*:?\s*",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"^(?P<authors>[^()]{5,200}?)\s*\((?P<year>(?:19|20)\d\d)[a-z]?\)[.:,]?\s+(?P<rest>.{10,600})",
    re.DOTALL,
)
_CHAPTER = re.compile(
    r"^(?P<title>.{3,250}?)[.?!]\s+(?:I|In|In:|I:)\s+(?P<editors>[^()]{4,160}?)\s*"
    r"\((?:red|eds?|editors?|hrsg)\.?\)[.,:]?\s*(?P<book>.{3,250}?)\s*"
    r"\((?:s|pp?)\.\s*(?P<pages>\d+\s*[–-]\s*\d+)\)\.?\s*(?P<publisher>[^.]{3,60})?",
    re.IGNORECASE | re.DOTALL,
)
_ARTICLE = re.compile(
    r"^(?P<title>.{3,250}?)[.?!]\s+(?P<journal>[A-ZÆØÅ][^.,]{3,100}),?\s+"
    r"(?:årg(?:ang)?\.?\s*|vol\.?\s*)?(?P<volume>\d{1,3})\s*"
    r"(?:\((?P<issue>[\d–-]{1,6})\)|,?\s*(?:nr|no)\.?\s*(?P<number>[\d–-]{1,6}))?"
    r"(?:[,:]\s*(?:s\.|pp\.)?\s*(?P<pages>\d+\s*[–-]\s*\d+))?",
    re.DOTALL,
)
_INITIALS_FIRST = re.compile(
    r"^(?P<given>(?:[A-ZÆØÅ]\.[ -]?)+)\s*(?P<family>[A-ZÆØÅ][\w’'-]+(?:[ -][A-ZÆØÅ][\w’'-]+)*)$"
)
_FIRST_LINES = 4
_JOINED_LINES = 6


@dataclass(frozen=True, slots=True)
class SelfCitation:
    """Facts of a document's reference to itself; ``type`` as CSL names it."""

    type: str
    title: str
    authors: tuple[Person, ...]
    year: int
    container_title: str | None = None
    volume: str | None = None
    issue: str | None = None
    page: str | None = None
    publisher: str | None = None
    editors: tuple[Person, ...] = ()


def self_citation(lines: Sequence[FrontLine]) -> SelfCitation | None:
    """Find the reference: at the top of the first page, or after «Sitering:», «Cite as»."""
    for n, line in enumerate(lines):
        cue = _CUE.match(line.text)
        if not cue and n >= _FIRST_LINES:
            continue
        joined = " ".join(part.text for part in lines[n : n + _JOINED_LINES])
        found = _read(joined[cue.end() if cue else 0 :])
        if found:
            return found
    return None


def _read(text: str) -> SelfCitation | None:
    reference = _REFERENCE.match(text.strip())
    authors = persons_in(reference["authors"]) if reference else ()
    if reference is None or not authors:
        return None
    year = int(reference["year"])
    if chapter := _CHAPTER.match(reference["rest"]):
        return SelfCitation(
            type="chapter",
            title=chapter["title"].strip(),
            authors=authors,
            year=year,
            container_title=chapter["book"].strip(" ,."),
            page=re.sub(r"\s*[–-]\s*", "–", chapter["pages"]),
            editors=_editors(chapter["editors"]),
            publisher=(chapter["publisher"] or "").strip() or None,
        )
    if article := _ARTICLE.match(reference["rest"]):
        return SelfCitation(
            type="article-journal",
            title=article["title"].strip(),
            authors=authors,
            year=year,
            container_title=article["journal"].strip(),
            volume=article["volume"],
            issue=article["issue"] or article["number"],
            page=re.sub(r"\s*[–-]\s*", "–", article["pages"]) if article["pages"] else None,
        )
    return None


def _editors(text: str) -> tuple[Person, ...]:
    """Read «A. Lie & E. Vik» or «Lie, A. & Vik, E.», with initials first or last."""
    if people := persons_in(text):
        return people
    names = re.split(r"\s*(?:,|&|\bog\b|\band\b)\s*", text.strip(" ,."))
    found = [_INITIALS_FIRST.match(name) for name in names]
    return tuple(Person(one["family"], one["given"]) for one in found if one)
