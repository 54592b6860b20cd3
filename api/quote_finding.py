"""Finds the quotations in a draft: inside marks, and set off as block quotes.

Quotation marks come in every kind that Norwegian writers and their word processors use.
A quotation inside a quotation belongs to the outer one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from api.quote_marks import MARK, closing_mark, last_closing_mark, opens

_PARAGRAPH_BREAK = re.compile(r"\n[ \t]*\n")
#: Lines with «>», and the lines up to a blank one that carry the last of them on.
_MARKDOWN_BLOCK = re.compile(
    r"(?:^[ ]{0,3}>[^\n]*(?:\n(?=[ ]{0,3}>)|\n|\Z)(?:(?![ ]{0,3}>)[^\n]*\S[^\n]*(?:\n|\Z))*)+",
    re.MULTILINE,
)
_INDENTED_BLOCK = re.compile(
    r"(?:(?<=\n\n)|(?<=\n \n)|\A)(?:(?:[ ]{4,}|\t)[^\n]*\S[^\n]*(?:\n|\Z))+", re.MULTILINE
)
_LIST_ITEM = re.compile(r"^\s*(?:[-*+•–]|\d+[.)]|[a-z]\))\s")
#: An indented block of fewer words is an address, code or a list more often than a quote.
_MIN_INDENTED_WORDS = 8
#: Without marks, so many words are still likely to be a quotation that was pasted in.
_MAX_UNMARKED_WORDS = 120
_ENCLOSED = re.compile(r"^[«“„\"](?P<inner>[^«»“”„\"]*)[»”“\"][.,]?$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class DraftQuote:
    """A quotation as it stands in a draft.

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
    """What stands in a draft.

    Attributes:
        quotes: In the order of the draft, none overlapping another.
        unclosed: Offsets of opening marks without an end.
        doubtful: What an unclosed mark may have meant to quote: words that hold half a
            pair of marks themselves. May overlap ``quotes``.
    """

    quotes: tuple[DraftQuote, ...]
    unclosed: tuple[int, ...]
    doubtful: tuple[DraftQuote, ...] = ()


def find_quotes(draft: str) -> FoundQuotes:
    """Find every quotation, in the order of the draft; none overlaps another."""
    blocks = [*_markdown_blocks(draft), *_indented_blocks(draft)]
    masked = draft
    for block in blocks:
        masked = masked[: block.start] + blank(draft[block.start : block.end]) + masked[block.end :]
    inline, unclosed = _inline_quotes(masked, draft)
    quotes = sorted([*blocks, *inline], key=lambda quote: quote.start)
    doubtful = [
        DraftQuote(draft[place + 1 : end], place + 1, end, "inline")
        for place in unclosed
        if (end := last_closing_mark(masked, place)) is not None
    ]
    return FoundQuotes(tuple(quotes), tuple(unclosed), tuple(doubtful))


def whole_quote(draft: str) -> DraftQuote | None:
    """A short text without any mark, as the one quotation that somebody wants looked up.

    Returns:
        ``None`` for a text of several paragraphs, or one too long to be a quotation.
    """
    text = draft.strip()
    if not text or _PARAGRAPH_BREAK.search(text) or len(text.split()) > _MAX_UNMARKED_WORDS:
        return None
    return _block(draft, 0, len(draft), text)


def blank(text: str) -> str:
    """As many spaces as ``text`` has characters, its line breaks kept."""
    return re.sub(r"[^\n]", " ", text)


def _inline_quotes(masked: str, draft: str) -> tuple[list[DraftQuote], list[int]]:
    quotes: list[DraftQuote] = []
    unclosed: list[int] = []
    place = 0
    while found := MARK.search(masked, place):
        place = found.end()
        if not opens(masked, found.start()):
            continue
        end = closing_mark(masked, found.start())
        if end is None:
            if found[0] not in "‘‚":  # an apostrophe, more often than not
                unclosed.append(found.start())
            continue
        quotes.append(DraftQuote(draft[place:end], place, end, "inline"))
        place = end + 1
    return quotes, unclosed


def _markdown_blocks(draft: str) -> Iterator[DraftQuote]:
    for found in _MARKDOWN_BLOCK.finditer(draft):
        lines = [re.sub(r"^ {0,3}>[ ]?", "", line) for line in found[0].split("\n")]
        yield _block(draft, found.start(), found.end(), "\n".join(lines))


def _indented_blocks(draft: str) -> Iterator[DraftQuote]:
    for found in _INDENTED_BLOCK.finditer(draft):
        text = found[0]
        listed = any(_LIST_ITEM.match(line) for line in text.split("\n"))
        if not listed and len(text.split()) >= _MIN_INDENTED_WORDS:
            yield _block(draft, found.start(), found.end(), text)


#: Brackets at the end, or a line of its own (or after a full stop) behind a dash.
_CITING_TAIL = re.compile(
    r"(?:(?:\A|\n\s*|[.!?»”\"]\s*)(?P<dashed>[–—-]{1,2}\s?[A-ZÆØÅ][^\n–—]{3,150})"
    r"|(?P<bracketed>\((?:[^()]|\([^()]*\)){2,200}\)|\[@[^\]\n]{2,120}\]))[\s.]*$"
)
_CITES = re.compile(r"\b(?:1[5-9]|20)\d{2}|\b(?:s|p|pp|side)\.?\s*\d|u\.å|n\.d|@\w|ibid", re.I)


def _block(draft: str, start: int, end: int, text: str) -> DraftQuote:
    """A block quote; its last brackets are the citation if they hold a year or a page."""
    stripped = text.strip()
    tail = _CITING_TAIL.search(stripped)
    citing = None
    if tail and _CITES.search(tail[0]):
        group = "dashed" if tail["dashed"] else "bracketed"
        place = draft.rfind(tail[group].split("\n")[0][:20], start, end)
        if place >= 0:
            citing = (place, end)
            stripped = stripped[: tail.start(group)].rstrip()
    enclosed = _ENCLOSED.match(stripped)
    words = enclosed["inner"] if enclosed else stripped
    return DraftQuote(words.strip(), start, end, "block", citing)
