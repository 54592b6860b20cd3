"""Quotations in a document: quotation marks, italics, block quotes.

Finds spans only; whose words they are is for ``ingest.voices.attribution`` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.models import Block, BlockKind, ParsedDocument
from ingest.voices.leadouts import credited

Form = Literal["marks", "italics", "block"]

#: Blocks that may hold quotations. In cells, captions and references, words between
#: marks are titles or labels.
QUOTING_KINDS: frozenset[BlockKind] = frozenset({"paragraph", "list_item", "quote", "footnote"})
#: Share of a paragraph in italics from which it counts as a block quote.
WHOLE_BLOCK_SHARE = 0.8
MIN_ITALIC_WORDS = 6
MIN_BLOCK_WORDS = 4
#: Longest quotation, in characters: a mark without a partner within this is stray.
MAX_QUOTATION_CHARS = 3000

_STRAIGHT = re.compile(r'(?<![\w"])"(?=\S)([^"]{1,3000}?)(?<=\S)"(?!\w)')
_CURLY = re.compile(r"(?<!\w)[“”„](?=\S)([^“”„]{1,3000}?)(?<=\S)[“”](?!\w)")
#: Other shapes of marks: «…» turned about, single ones, doubled signs of a typewriter.
_OTHER_SHAPES = (
    re.compile(r"(?<!\w)»(?=\S)([^«»]{1,3000}?)(?<=\S)«(?!\w)"),
    re.compile(r"(?<!\w)‹(?=\S)([^‹›]{1,3000}?)(?<=\S)›(?!\w)"),
    re.compile(r"<<(?=\S)([^<>]{1,3000}?)(?<=\S)>>"),
    re.compile(r"(?<!\w)(?:``|‘‘|,,)(?=\S)([^`]{1,3000}?)(?<=\S)(?:''|’’|``)(?!\w)"),
    re.compile(
        r"(?<!\w)[‟‚‘](?=[^\W_])([^‘’‚‟\n]{12,3000}?(?:\w’\w[^‘’‚\n]{0,400})*)(?<=\S)’(?!\w)"
    ),
    re.compile(r"(?<![\w'])'(?=[A-ZÆØÅ])([^'\n]{12,3000}?[.,!?…])'(?!\w)"),
)
_CREDIT_TAIL = re.compile(r"(?<=[.!?…»”\"])\s+[—–―-]+\s*[^.!?\n—–]{2,90}\.?\s*$")
_TRAILING_BRACKET = re.compile(r"\s*(?:\([^()]{2,90}\)[\s.,*]*){1,2}$")
_ONLY_BRACKET = re.compile(r"^\s*\([^()]{2,90}\)\.?\s*$")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A span that is set off as quoted.

    Attributes:
        start, end: Offsets into the canonical text, quotation marks included, the
            bracket with the speaker's or author's name not.
        block: Index of its block.
    """

    start: int
    end: int
    form: Form
    block: int


def quotations(parsed: ParsedDocument) -> tuple[Quotation, ...]:
    """Return all quotations of a document, in the order of the text, none overlapping."""
    found: list[Quotation] = []
    carried = False  # a « of the block before is still open
    for n, block in enumerate(parsed.blocks):
        if block.kind not in QUOTING_KINDS:
            carried = carried and block.kind not in ("heading", "table")
            continue
        text = parsed.text[block.start : block.end]
        if _is_set_off(text, block):
            end = _without_bracket(text)
            if len(text[:end].split()) >= MIN_BLOCK_WORDS:
                found.append(Quotation(block.start, block.start + end, "block", n))
            carried = False
            continue
        spans, carried = _in_marks(text, carried and _closes_first(text))
        spans = _merged([*spans, *_italics(text, block)])
        found += [Quotation(block.start + a, block.start + b, form, n) for a, b, form in spans]
    return tuple(_with_openings(found, parsed))


def is_only_bracket(text: str) -> bool:
    """Say whether a block holds nothing but a speaker's name, in brackets or behind a dash."""
    return _ONLY_BRACKET.match(text) is not None or credited(text) is not None


def _is_set_off(text: str, block: Block) -> bool:
    if block.kind == "quote":
        return not is_only_bracket(text)
    if block.kind != "paragraph" or len(text.split()) < MIN_ITALIC_WORDS:
        return False
    slanted = sum(span.end - span.start for span in block.emphasis)
    return slanted >= WHOLE_BLOCK_SHARE * len(text)


def _without_bracket(text: str) -> int:
    bracket = _TRAILING_BRACKET.search(text, max(0, len(text) - 200))
    if bracket and bracket.start():
        return bracket.start()
    tail = _CREDIT_TAIL.search(text, max(0, len(text) - 120))
    return tail.start() if tail and credited(text[tail.start() :]) else len(text)


def _closes_first(text: str) -> bool:
    close, opening = text.find("»"), text.find("«")
    return 0 <= close < MAX_QUOTATION_CHARS and (opening < 0 or close < opening)


def _in_marks(text: str, carried: bool) -> tuple[list[tuple[int, int, Form]], bool]:
    """Return outermost pairs of marks in a block, and whether one « is left open."""
    spans: list[tuple[int, int, Form]] = []
    opened: list[int] = [0] if carried else []
    for mark in re.finditer("[«»]", text):
        if mark[0] == "«":
            if opened and mark.start() - opened[0] > MAX_QUOTATION_CHARS:
                opened.clear()
            opened.append(mark.start())
        elif opened:
            start = opened.pop()
            if not opened:
                spans.append((start, mark.end(), "marks"))
            elif not _has_closing_ahead(text, mark.end()):
                spans.append((opened[0], mark.end(), "marks"))
                opened.clear()
    for pattern in (_CURLY, _STRAIGHT, *_OTHER_SHAPES):
        spans += [(pair.start(), pair.end(), "marks") for pair in pattern.finditer(text)]
    return spans, bool(opened) and len(text) - opened[0] < MAX_QUOTATION_CHARS


def _has_closing_ahead(text: str, offset: int) -> bool:
    """Say whether a » comes before the next «, so that an outer pair may still close."""
    end = offset + MAX_QUOTATION_CHARS
    close, opening = text.find("»", offset, end), text.find("«", offset, end)
    return close >= 0 and (opening < 0 or close < opening or text.find("»", close + 1, end) >= 0)


def _italics(text: str, block: Block) -> Iterator[tuple[int, int, Form]]:
    for span in block.emphasis:
        start, end = span.start - block.start, span.end - block.start
        if len(text[start:end].split()) >= MIN_ITALIC_WORDS:
            yield start, end, "italics"


def _merged(spans: list[tuple[int, int, Form]]) -> list[tuple[int, int, Form]]:
    """Join what overlaps; marks name the form of what they share with italics."""
    merged: list[tuple[int, int, Form]] = []
    for start, end, form in sorted(spans, key=lambda span: (span[0], -span[1])):
        if merged and start < merged[-1][1]:
            first, last, earlier = merged[-1]
            joint: Form = "marks" if "marks" in (form, earlier) else "italics"
            merged[-1] = (first, max(last, end), joint)
        else:
            merged.append((start, end, form))
    return merged


def _with_openings(found: Sequence[Quotation], parsed: ParsedDocument) -> Iterator[Quotation]:
    """Put in the first part of each quotation that runs on into the next paragraph.

    Such a quotation begins, in the second block, at the block's first character without
    an opening mark; its first part is what follows the last open « of the block before.
    """
    for quotation in found:
        block = parsed.blocks[quotation.block]
        at_block_start = quotation.form == "marks" and quotation.start == block.start
        if at_block_start and parsed.text[quotation.start] not in '«“„”"':
            before = _index_before(parsed, quotation.block)
            part = parsed.blocks[before]
            opening = parsed.text.rfind("«", part.start, part.end)
            if opening > parsed.text.rfind("»", part.start, part.end):
                yield Quotation(opening, part.end, "marks", before)
        yield quotation


def _index_before(parsed: ParsedDocument, n: int) -> int:
    """Index of the block of running text before block ``n``, footnotes passed over."""
    for earlier in range(n - 1, max(0, n - 4) - 1, -1):
        kind = parsed.blocks[earlier].kind
        if kind in QUOTING_KINDS and kind != "footnote":
            return earlier
    return n
