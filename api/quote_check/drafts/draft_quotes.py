"""Finds the quotations in a draft: inside marks, and set off as block quotes.

Quotation marks come in every kind that Norwegian writers and their word processors use.
A quotation inside a quotation belongs to the outer one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from api.quote_check.drafts.quotation_marks import (
    MARK,
    closing_mark,
    is_lonely_closer,
    last_closing_mark,
    likely_end,
    opens,
)
from ingest.errors import FunnError

_PARAGRAPH_BREAK = re.compile(r"\n[ \t]*\n")
_QUOTED_LINE = re.compile(r" {0,3}>[ ]?")
_INDENTED_LINE = re.compile(r"(?:[ ]{4}|\t)\s*\S")
_LIST_ITEM = re.compile(r"^\s*(?:[-*+•–]|\d+[.)]|[a-z]\))\s")
#: An indented block of fewer words is an address, code or a list more often than a quote.
_MIN_INDENTED_WORDS = 8
#: Unclosed marks whose meaning is looked up; a draft with more is no draft.
_MAX_DOUBTFUL = 100
#: Marks whose meaning is looked for: a thesis has some thousands.
MAX_MARKS = 6_000
#: Without marks, so many words are still likely to be a quotation that was pasted in.
_MAX_UNMARKED_WORDS = 120
_ENCLOSED = re.compile(r"^[«“„\"](?P<inner>[^«»“”„\"]*)[»”“\"][.,]?$", re.DOTALL)


class DraftError(FunnError):
    """A draft cannot be checked at one go."""


@dataclass(frozen=True, slots=True)
class DraftQuote:
    """A quotation as written in a draft.

    Attributes:
        text: Its words, without marks and without what only lays out a block quote.
        start, end: Of the whole in the draft, half-open: marks and «>» lie outside and
            inside respectively.
        kind: ``block`` where it is set off as a paragraph of its own.
        citing: The part of a block quote that cites its source, as offsets into the
            draft; ``None`` for an inline quotation, whose citation stands around it.
    """

    text: str
    start: int
    end: int
    kind: Literal["inline", "block"]
    citing: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class FoundQuotes:
    """Quotations and stray marks of a draft.

    Attributes:
        quotes: In the order of the draft, none overlapping another.
        unclosed: Offsets of marks without their other: of a beginning or of an end.
        doubtful: What an opening mark without an end may have meant to quote: as far as
            the next citation or mark, and as far as the last mark that may close it.
            May overlap ``quotes``.
    """

    quotes: tuple[DraftQuote, ...]
    unclosed: tuple[int, ...]
    doubtful: tuple[DraftQuote, ...] = ()


def find_quotes(draft: str) -> FoundQuotes:
    """Find every quotation, in the order of the draft; none overlaps another.

    Raises:
        DraftError: There are more marks than anyone's draft has.
    """
    marks = sum(mark[0] != "’" for mark in MARK.finditer(draft))
    if marks > MAX_MARKS:
        raise DraftError("draft_too_many_marks", marks=marks, most=MAX_MARKS)
    blocks = list(_block_quotes(draft))
    masked = with_replaced(draft, blocks, blank)
    inline, unclosed, unopened = _inline_quotes(masked, draft)
    quotes = sorted([*blocks, *inline], key=lambda quote: quote.start)
    doubtful = [
        DraftQuote(draft[place + 1 : end], place + 1, end, "inline")
        for place in unclosed[:_MAX_DOUBTFUL]
        for end in (last_closing_mark(masked, place), likely_end(masked, place))
        if end is not None
    ]
    unpaired = sorted([*unclosed, *unopened])
    return FoundQuotes(tuple(quotes), tuple(unpaired), tuple(doubtful))


def whole_quote(draft: str) -> DraftQuote | None:
    """Take a short text without any mark as one quotation to look up.

    Returns:
        ``None`` for a text of several paragraphs, or one too long to be a quotation.
    """
    text = draft.strip()
    if not text or _PARAGRAPH_BREAK.search(text) or len(text.split()) > _MAX_UNMARKED_WORDS:
        return None
    return _block(draft, 0, len(draft), text)


def with_replaced(
    draft: str, quotes: Sequence[DraftQuote], replacement: Callable[[str], str]
) -> str:
    """The draft with every quotation replaced by as many other characters."""
    pieces: list[str] = []
    place = 0
    for quote in sorted(quotes, key=lambda quote: quote.start):
        pieces += [draft[place : quote.start], replacement(draft[quote.start : quote.end])]
        place = quote.end
    return "".join([*pieces, draft[place:]])


def blank(text: str) -> str:
    """As many spaces as ``text`` has characters, its line breaks kept."""
    return re.sub(r"[^\n]", " ", text)


def _inline_quotes(masked: str, draft: str) -> tuple[list[DraftQuote], list[int], list[int]]:
    """Quotations; marks that open and never close; marks that close what was never opened."""
    quotes: list[DraftQuote] = []
    unclosed: list[int] = []
    unopened: list[int] = []
    place = 0
    while found := MARK.search(masked, place):
        place = found.end()
        if not opens(masked, found.start()):
            if is_lonely_closer(masked, found.start()):
                unopened.append(found.start())
            continue
        end = closing_mark(masked, found.start())
        if end is None:
            if found[0] not in "‘‚":  # an apostrophe, more often than not
                unclosed.append(found.start())
            continue
        quotes.append(DraftQuote(draft[place:end], place, end, "inline"))
        place = end + 1
    return quotes, unclosed, unopened


def _block_quotes(draft: str) -> Iterator[DraftQuote]:
    """Paragraphs with «>» before them, as in Markdown, and paragraphs that are set in."""
    for kind, start, end in _paragraphs_set_off(draft):
        lines = draft[start:end].split("\n")
        if kind == "quoted":
            bare = (_QUOTED_LINE.sub("", line, count=1) for line in lines)
            yield _block(draft, start, end, "\n".join(bare))
        elif sum(len(line.split()) for line in lines) >= _MIN_INDENTED_WORDS and not any(
            _LIST_ITEM.match(line) for line in lines
        ):
            yield _block(draft, start, end, draft[start:end])


def _paragraphs_set_off(draft: str) -> Iterator[tuple[Literal["quoted", "indented"], int, int]]:
    """Yield first and last line of each paragraph that is set off.

    A line without «>» carries on the one before it until a blank line; an indented
    paragraph begins after a blank line and ends where the indent does.
    """
    kind: Literal["quoted", "indented"] | None = None
    start = place = 0
    after_blank = True
    for line in draft.splitlines(keepends=True):
        blank_line = not line.strip()
        quoted = _QUOTED_LINE.match(line) is not None
        indented = _INDENTED_LINE.match(line) is not None
        goes_on = quoted or not blank_line if kind == "quoted" else indented and not quoted
        if kind is not None and not goes_on:
            yield kind, start, place
            kind = None
        if kind is None and (quoted or (indented and after_blank)):
            kind, start = ("quoted" if quoted else "indented"), place
        after_blank = blank_line
        place += len(line)
    if kind is not None:
        yield kind, start, place


#: Brackets at the end, or a line of its own (or after a full stop) behind a dash.
_CITING_TAIL = re.compile(
    r"(?:(?:\A|\n\s*|[.!?»”\"]\s*)(?P<dashed>[–—-]{1,2}\s?[A-ZÆØÅ][^\n–—]{3,150})"
    r"|(?P<bracketed>\((?:[^()]|\([^()]*\)){2,200}\)|\[@[^\]\n]{2,120}\]))[\s.]*$"
)
#: The mark of a note at the end of a block quote: «… til slutt.[^3]».
_NOTED_TAIL = re.compile(r"(?P<note>\[\^[^\]\s]+\]|\^\[[^\]\n]*\]|[¹²³⁰⁴-⁹]+)[\s.]*$")
_MAX_CITING_CHARS = 400
_CITES = re.compile(r"\b(?:1[5-9]|20)\d{2}|\b(?:s|p|pp|side)\.?\s*\d|u\.å|n\.d|@\w|ibid", re.I)


def _block(draft: str, start: int, end: int, text: str) -> DraftQuote:
    """A block quote; its last brackets are the citation if they hold a year or a page."""
    stripped, citing = _without_citation(draft, start, end, text.strip())
    enclosed = _ENCLOSED.match(stripped)
    words = enclosed["inner"] if enclosed else stripped
    return DraftQuote(words.strip(), start, end, "block", citing)


def _without_citation(
    draft: str, start: int, end: int, text: str
) -> tuple[str, tuple[int, int] | None]:
    """Cut the citation off the end of a block quote; return the words and its offset."""
    near = max(0, len(text) - _MAX_CITING_CHARS)
    noted, tail = _NOTED_TAIL.search(text, near), _CITING_TAIL.search(text, near)
    if noted:
        found, group = noted, "note"
    elif tail and _CITES.search(tail[0]):
        found, group = tail, "dashed" if tail["dashed"] else "bracketed"
    else:
        return text, None
    place = draft.rfind(found[group].split("\n")[0][:20], start, end)
    if place < 0:
        return text, None
    return text[: found.start(group)].rstrip(), (place, end)
