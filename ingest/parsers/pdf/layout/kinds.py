"""Kinds of blocks: heading, list item, caption, quote, contents, reference, paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.blocks.contents import (
    fold_title,
    is_contents_line,
    is_contents_title,
    is_list_title,
)
from ingest.parsers.pdf.layout.blocks import TextBlock, has_bullet, has_ended, list_mark
from ingest.parsers.pdf.layout.captions import caption_match
from ingest.parsers.pdf.layout.headings import contents_entries
from ingest.parsers.pdf.layout.styles import Body

#: Lowest size ratio to the running text at which a short block is a heading.
HEADING_SIZE_RATIO = 1.12
#: Longest heading, in letters.
MAX_HEADING_LETTERS = 180
#: Least indent of a block quote, in letter sizes.
QUOTE_INDENT_EM = 1.0
#: Most words of a heading that is recognised by its number alone.
MAX_PLAIN_TITLE_WORDS = 10
_NUMBERED = re.compile(
    r"^(?:(?i:kapittel|kap\.|del|chapter|part|vedlegg|appendix)\s+)?"
    r"(?:\d{1,2}(?:\.\d{1,2}){0,4}|[A-ZÆØÅ](?:\.\d{1,2}){1,4}|[IVX]{1,5}(?=\.))"
    r"\.?\s+[A-ZÆØÅ«\"]"
)
_SEVERAL_PARTS = re.compile(r"^\d{1,2}(?:\.\d{1,2}){1,4}\.?\s+[A-ZÆØÅ«]")
_REFERENCES = re.compile(
    r"^(?:\d+(?:\.\d+)*\.?\s+)?(?:litteratur(?:liste|referanser|oversikt|henvisninger)?|"
    r"litteratur og kilder|referanse(?:r|liste|ar)?|kilde(?:r|liste|henvisninger)|"
    r"kjelde(?:r|liste)|references|bibliography|bibliografi|literature)\s*$",
    re.IGNORECASE,
)
_COMMON_TITLES = frozenset(
    fold_title(title)
    for title in (
        *("Abstract", "Summary", "Sammendrag", "Samandrag", "Forord", "Føreord", "Preface"),
        *("Innledning", "Innleiing", "Introduksjon", "Introduction", "Innholdsfortegnelse"),
        *("Referanser", "Referansar", "References", "Litteratur", "Litteraturliste", "Kilder"),
        *("Kjelder", "Vedlegg", "Appendiks", "Konklusjon", "Conclusion"),
    )
)
_PAGE_AT_END = re.compile(r"\s(?:\d{1,4}|[ivxlc]{1,6})$")


def classify(blocks: Sequence[TextBlock], body: Body) -> None:
    """Set the kind of each block of a document, in reading order."""
    for block in blocks:
        if block.lines and block.kind == "paragraph":
            _classify_alone(block, body)
    _mark_legends(blocks, body)
    _mark_contents(blocks)
    _mark_references(blocks)
    _drop_false_quotes(blocks, body)
    _mark_known_titles(blocks)
    _join_caption_titles(blocks)


def _classify_alone(block: TextBlock, body: Body) -> None:
    if all(line.rotated for line in block.lines):
        # Beside a table or a figure that is set sideways.
        block.kind = "caption" if _is_caption(block, body) else "boilerplate"
    elif _is_caption(block, body):
        block.kind = "caption"
    elif _is_contents(block):
        block.kind = "contents"
    elif has_bullet(block.lines[0]):
        block.kind = "list_item"
    elif not block.aside and is_heading(block, body):
        block.kind = "heading"
    elif list_mark(block.lines[0]):
        block.kind = "list_item"
    elif _is_quote(block, body):
        block.kind = "quote"


def _is_caption(block: TextBlock, body: Body) -> bool:
    found = caption_match(block.text)
    if not found or len(block.text) > 600:
        return False
    rest = block.text[found.end() :].lstrip()
    if found["stop"] or not rest:
        return True
    other_look = block.bold or block.italic or block.size < 0.95 * body.size
    return other_look or (rest[0].isupper() and not has_ended(block.text))


def _mark_legends(blocks: Sequence[TextBlock], body: Body) -> None:
    """Mark text directly below a figure, in another style than the body, as its caption."""
    for before, block in pairwise(blocks):
        in_figure = before.aside and before.kind == "boilerplate"
        if not in_figure or not block.lines or block.aside:
            continue
        if block.kind not in {"paragraph", "heading"}:
            continue
        other_look = block.bold or block.italic or block.size < 0.95 * body.size
        if other_look and block.size <= body.size and 20 < len(block.text) < 500:
            block.kind = "caption"


def _is_contents(block: TextBlock) -> bool:
    entries = sum(is_contents_line(line.text) for line in block.lines)
    return entries > 0 and entries >= 0.5 * len(block.lines)


def is_heading(block: TextBlock, body: Body) -> bool:
    """Return whether size, weight or numbering sets a short block above the text after it."""
    text = block.text
    if (
        len(text) > MAX_HEADING_LETTERS
        or len(block.lines) > 4
        or not re.search(r"[^\W\d_]{2}", text)
    ):
        return False
    if block.size >= HEADING_SIZE_RATIO * body.size:
        return len(text) < 120 or block.bold
    if text.endswith((".", ",", ";", ":")) and not _NUMBERED.match(text):
        return False
    stands_apart = block.gap is None or block.gap > 1.1
    if _NUMBERED.match(text) and len(block.lines) <= 2:
        other_look = block.bold or block.italic or block.size > body.size + 0.4
        if other_look or (stands_apart and _is_numbered_title(block)):
            return True
    return block.bold and stands_apart and block.size >= 0.92 * body.size and len(block.lines) <= 2


def _is_numbered_title(block: TextBlock) -> bool:
    """Return whether a number of several parts precedes a few words that are no sentence."""
    short = len(block.lines) == 1 and len(block.text.split()) <= MAX_PLAIN_TITLE_WORDS
    return short and not has_ended(block.text) and bool(_SEVERAL_PARTS.match(block.text))


def _is_quote(block: TextBlock, body: Body) -> bool:
    """Return whether a block is indented as a whole, and has two lines or is in italics."""
    if block.indent < QUOTE_INDENT_EM or len(block.text) < 60 or block.size > body.size + 0.3:
        return False
    if len(block.lines) == 1:
        return block.italic
    return max(line.x1 for line in block.lines) - block.left > 0.5 * (block.right - block.left)


def _drop_false_quotes(blocks: Sequence[TextBlock], body: Body) -> None:
    """Turn blocks that are indented for another reason back into paragraphs.

    A block that looks like the running text and is set in on the left alone is a quote
    only under a paragraph at the edge: under a list it belongs to the list.
    """
    before: TextBlock | None = None
    for block in blocks:
        if block.kind in {"boilerplate", "footnote"} or not block.lines:
            continue
        if block.kind == "quote" and not _looks_quoted(block, body):
            at_edge = before is not None and before.kind in {"paragraph", "quote"}
            if (
                not at_edge
                or before is None
                or (before.kind == "paragraph" and before.indent > 0.5)
            ):
                block.kind = "paragraph"
        before = block


def _looks_quoted(block: TextBlock, body: Body) -> bool:
    """Return whether italics, small print, marks or a margin on the right say that it is quoted."""
    other = block.italic or block.size < body.size - 0.4
    marked = block.text[0] in '«“"”' and block.text.rstrip(" .0123456789)")[-1:] in '»”"“'
    longest = max(line.x1 for line in block.lines)
    return other or marked or (len(block.lines) > 1 and longest < block.right - 0.8 * block.size)


def _mark_contents(blocks: Sequence[TextBlock]) -> None:
    """Mark entries without leaders too, after the heading of a contents list."""
    listing, size = False, 0.0
    for n, block in enumerate(blocks):
        if block.kind in {"boilerplate", "footnote", "caption"}:
            continue
        if not block.lines:
            listing = False
        elif is_contents_title(block.text) or is_list_title(block.text):
            block.kind, listing = "heading", True
        elif block.kind == "contents":
            listing, size = True, block.size
        elif size and block.size > 1.25 * size:
            listing = False
        elif (listing and _PAGE_AT_END.search(block.text) and len(block.text) < 300) or (
            listing and _is_broken_entry(block, blocks[n + 1 : n + 2])
        ):
            block.kind = "contents"
        else:
            listing = False


def _is_broken_entry(block: TextBlock, following: Sequence[TextBlock]) -> bool:
    """Return whether a line is the first part of an entry whose page is on the next line."""
    short = len(block.lines) <= 3 and len(block.text) < 320
    return short and any(after.kind == "contents" for after in following)


def _mark_known_titles(blocks: Sequence[TextBlock]) -> None:
    """Take short lines for headings that the contents list names, or that reports share."""
    titles = {fold_title(entry.title) for entry in contents_entries(blocks)} | _COMMON_TITLES
    titles.discard("")
    for block in blocks:
        short = len(block.lines) in {1, 2} and len(block.text) < MAX_HEADING_LETTERS
        plain = block.kind in {"paragraph", "list_item"} and not block.aside
        if short and plain and fold_title(block.text) in titles and not has_bullet(block.lines[0]):
            block.kind = "heading"


def _join_caption_titles(blocks: Sequence[TextBlock]) -> None:
    """Give «Tabell 1» on a line of its own the title that is on the next."""
    for block, title in pairwise(blocks):
        found = caption_match(block.text) if block.kind == "caption" else None
        if not found or found.end() < len(block.text.rstrip()) or title.kind != "paragraph":
            continue
        follows = title.page == block.page and title.gap is not None and title.gap < 2.2
        if (
            follows
            and title.lines
            and len(title.text) < 300
            and (title.italic or not has_ended(title.text))
        ):
            block.lines += title.lines
            title.lines = []


def _mark_references(blocks: Sequence[TextBlock]) -> None:
    """Mark everything between the heading of a reference list and the next heading."""
    level: float | None = None
    for block in blocks:
        if block.kind == "heading":
            level = block.size if _REFERENCES.match(block.text) else None
        elif (
            level is not None and block.kind in {"paragraph", "quote", "list_item"} and block.lines
        ):
            block.kind = "reference"
