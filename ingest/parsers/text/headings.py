"""Headings without markup: a short line between paragraphs, a number, a known title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.blocks.assembly import RawBlock
from ingest.blocks.contents import ContentsEntry, fold_title, number_of
from ingest.blocks.structure import text_of
from ingest.parsers.text.flow import ends_sentence

_MAX_CHARS = 120
_MAX_WORDS = 16
_MIN_TEXT_CHARS = 110
_MAX_IN_A_ROW = 3
#: Numbered headings from which a text is taken to number its headings.
_MIN_NUMBERED = 5
_TITLE_START = re.compile(r"^[«“\"(]?[A-ZÆØÅÄÖÜ0-9]")
_NO_TITLE = re.compile(r"^\(|[.,;:…]$|^(?:figur|tabell|figure|table|kilde|source|note)\b", re.I)
_NUMBERED_TITLE = re.compile(r"^\d{1,2}(?P<deeper>(?:\.\d{1,2}){0,5})\.?\s+[A-ZÆØÅ«]\S")
_NO_HEADING = re.compile(
    r"^(?:med (?:vennlig )?hilsen|vennlig hilsen|hilsen|signatur|sted|dato|emneord|nøkkelord|"
    r"stikkord|key ?words?)\b|\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{2}|\d{4})$",
    re.IGNORECASE,
)
_SUMMARY_QUESTION = re.compile(r"^(?:abstract|summary|sammendrag|samandrag)\s*:\s*\S.*[?!]$", re.I)
_KNOWN = re.compile(
    r"^(?:forord|føreord|preface|foreword|sammendrag|samandrag|summary|abstract|innledning|"
    r"innleiing|introduction|litteratur(?:liste)?|referanse(?:r|liste)|references|kilder|noter|"
    r"notes|(?:vedlegg|appendix)(?:\s+(?:\d+|[A-Z]))?(?:\s*[-–:.].*)?)$",
    re.IGNORECASE,
)
#: An interviewer's question behind a label is a turn of an interview.
_TURN = re.compile(
    r"^(?:[A-ZÆØÅ]\d?|(?:intervjuer|intervjuar|interviewer|moderator|forsker|forskar|researcher)"
    r"(?:en)?(?: \d)?)\s?:\s.*\?$",
    re.IGNORECASE,
)
_RUNNING = frozenset({"paragraph", "list_item", "quote", "table"})


def promote_headings(
    blocks: Sequence[RawBlock], entries: Sequence[ContentsEntry], *, unmarked: bool
) -> list[RawBlock]:
    """Turn paragraphs that are headings without a mark into headings.

    Args:
        unmarked: Whether the file marks no headings at all, so that a short line
            between paragraphs is one. Otherwise only what the contents list names.
    """
    listed = {fold_title(e.title) for e in entries if e.kind == "section"}
    numbers = sum(b.kind != "list_item" and bool(_numbered(text_of(b))) for b in blocks)
    promoted = list(blocks)
    for n, block in enumerate(blocks):
        if block.kind != "paragraph" or len(text := text_of(block)) > _MAX_CHARS:
            continue
        named = fold_title(text) in listed and len(fold_title(text)) > 5
        is_numbered = numbers >= _MIN_NUMBERED
        if (named and _stands_apart(blocks, n)) or (
            unmarked and _is_heading(blocks, n, is_numbered=is_numbered)
        ):
            promoted[n] = replace(block, kind="heading", level=None)
    return promoted


def _numbered(text: str) -> bool:
    return len(text) <= _MAX_CHARS and bool(_NUMBERED_TITLE.match(text))


def looks_like_title(text: str) -> bool:
    """Return whether a line could be a heading, seen by itself."""
    return (
        0 < len(text) <= _MAX_CHARS
        and len(text.split()) <= _MAX_WORDS
        and bool(_TITLE_START.match(text))
        and not _NO_TITLE.search(text)
        and sum(c.isalpha() for c in text) >= 3
    )


def _is_heading(blocks: Sequence[RawBlock], at: int, *, is_numbered: bool) -> bool:
    text = text_of(blocks[at])
    if _KNOWN.match(text) or _SUMMARY_QUESTION.match(text):
        return True
    if not looks_like_title(text) or _NO_HEADING.search(text) or _TURN.match(text):
        return False
    if numbered := _NUMBERED_TITLE.match(text):
        return bool(numbered["deeper"]) or _opens_page(blocks, at) or _stands_apart(blocks, at)
    if number_of(text) or not _stands_apart(blocks, at):
        return False
    if ends_sentence(text) and not text.endswith("?"):
        return False
    return _text_follows(blocks, at, is_numbered=is_numbered)


def _opens_page(blocks: Sequence[RawBlock], at: int) -> bool:
    page = blocks[at].pieces[0].page
    return (
        at > 0
        and page is not None
        and blocks[at - 1].pieces[-1:] != ()
        and (blocks[at - 1].pieces[-1].page != page)
    )


def _stands_apart(blocks: Sequence[RawBlock], at: int) -> bool:
    """Return whether the text before is complete and announces nothing."""
    before = next((blocks[n] for n in range(at - 1, -1, -1) if blocks[n].kind in _RUNNING), None)
    if before is None or blocks[at - 1].kind in {"heading", "contents", "boilerplate"}:
        return True
    text = text_of(before).rstrip()
    if before.kind in {"table", "list_item"} or looks_like_title(text):
        return True
    return ends_sentence(text) and not text.endswith(":")


def _text_follows(blocks: Sequence[RawBlock], at: int, *, is_numbered: bool) -> bool:
    """Return whether running text comes next, after at most two more titles.

    A row of short lines with nothing after them is a figure's labels or a table. Where
    headings have numbers, a short line over a list is a table's row, too.
    """
    row = 1
    for n in range(at + 1, len(blocks)):
        block, text = blocks[n], text_of(blocks[n])
        if block.kind == "heading":
            return row == 1 and not _opens_page(blocks, at + 1)
        if block.kind == "paragraph" and looks_like_title(text) and len(text) < _MIN_TEXT_CHARS:
            row += 1
            if row > _MAX_IN_A_ROW:
                return False
            continue
        if block.kind == "paragraph":
            return len(text) >= _MIN_TEXT_CHARS or ends_sentence(text)
        return block.kind in {"list_item", "quote", "table"} and row == 1 and not is_numbered
    return False
