"""Word by word: does a quotation say what the source says, and if not, where it differs.

The verdict is exact. Likeness decides which words to compare, never whether they are
the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from api.quote_check.tolerances import Excuse, excuse
from api.quote_check.words import Side, Word, punctuation_of

DiffOp = Literal["equal", "punctuation", "replace", "insert", "delete"]


@dataclass(frozen=True, slots=True)
class DiffSpan:
    """A part of quotation and source that agrees, or the difference there.

    Attributes:
        op: ``insert`` is in the quotation only, ``delete`` in the source only.
        quoted, source: The words as printed on each side, empty where there are none.
    """

    op: DiffOp
    quoted: str
    source: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A quotation beside a source.

    Attributes:
        same_words: Every word is the source's, in its order, none left out.
        same_punctuation: And so is the punctuation between them.
        similarity: 0 to 1, letters; 1 for the same words and punctuation.
        span: The source that was compared, as half-open offsets into its text.
        excused: Why differing letters count as the same: "ocr", "footnote".
    """

    same_words: bool
    same_punctuation: bool
    similarity: float
    span: tuple[int, int]
    diff: tuple[DiffSpan, ...]
    excused: frozenset[Excuse] = frozenset()


@dataclass(frozen=True, slots=True)
class _Block:
    """Words of both sides between two agreements: half-open, as Levenshtein cuts them."""

    equal: bool
    source: tuple[int, int]
    quote: tuple[int, int]


def any_word(_key: str) -> bool:
    """Hold every word for rare: with no corpus to ask there is none in use."""
    return True


def compare(
    quote: Side,
    source: Side,
    *,
    closing: bool = False,
    ocr: bool = False,
    is_rare: Callable[[str], bool] = any_word,
) -> Comparison:
    """Compare all words of ``quote`` with all words of ``source``.

    Args:
        source: May reach further than the quotation; what lies outside is left out.
        closing: The quotation ends with these words: compare the sign behind them too.
        ocr: The source was read from a picture: excuse letters that OCR mixes up in a word
            that ``is_rare`` in the corpus, so that it may be misread.
    """
    excuses: list[Excuse | None] = []
    spans: list[DiffSpan] = []
    blocks = _blocks(quote, source)
    for block in blocks:
        if block.equal:
            spans += _equal_spans(quote, source, block)
            continue
        why = excuse(quote.part(*block.quote), source.part(*block.source), ocr=ocr, is_rare=is_rare)
        excuses.append(why)
        op = _op(block) if why is None else "punctuation" if why == "spacing" else "equal"
        spans.append(DiffSpan(op, quote.printed_on(*block.quote), source.printed_on(*block.source)))
    if closing and blocks and blocks[-1].equal and not _closes_alike(quote, source, blocks[-1]):
        spans[-1] = _with_closing_sign(spans[-1], quote, source, blocks[-1])
    same_words = None not in excuses
    same_punctuation = all(span.op == "equal" for span in spans)
    similarity = 1.0 if same_words and same_punctuation else _likeness(quote, source, blocks)
    return Comparison(
        same_words=same_words,
        same_punctuation=same_punctuation,
        similarity=similarity,
        span=_compared_span(source, blocks),
        diff=tuple(_joined(spans)),
        excused=frozenset(why for why in excuses if why and why != "spacing"),
    )


def _compared_span(source: Side, blocks: Sequence[_Block]) -> tuple[int, int]:
    words = [n for block in blocks for n in range(*block.source)]
    if not words:
        return source.words[0].start, source.words[0].start
    return source.words[words[0]].start, source.words[words[-1]].end


def _blocks(quote: Side, source: Side) -> list[_Block]:
    """Cut both sides where they agree and where not; the source's margins fall away."""
    opcodes = Levenshtein.opcodes(
        [word.key for word in source.words], [word.key for word in quote.words]
    )
    blocks: list[_Block] = []
    for code in opcodes:
        equal = code.tag == "equal"
        piece = _Block(equal, (code.src_start, code.src_end), (code.dest_start, code.dest_end))
        if blocks and not equal and not blocks[-1].equal:
            before = blocks.pop()
            piece = _Block(
                False, (before.source[0], piece.source[1]), (before.quote[0], piece.quote[1])
            )
        blocks.append(piece)
    return list(_without_margins(blocks))


def _without_margins(blocks: Sequence[_Block]) -> Iterator[_Block]:
    """Cut the source, at either end, down to as many words as the quotation has there."""
    for n, block in enumerate(blocks):
        if block.equal or 0 < n < len(blocks) - 1:
            yield block
            continue
        length = block.quote[1] - block.quote[0]
        start, end = block.source
        if n == 0:
            start = max(start, end - length)
        else:
            end = min(end, start + length)
        if length:
            yield replace(block, source=(start, end))


def _op(block: _Block) -> DiffOp:
    if block.quote[0] == block.quote[1]:
        return "delete"
    return "insert" if block.source[0] == block.source[1] else "replace"


def _equal_spans(quote: Side, source: Side, block: _Block) -> Iterator[DiffSpan]:
    """Equal words, one span each; ``punctuation`` where spelling or what follows differs."""
    shift = block.source[0] - block.quote[0]
    first, last = block.quote
    for n in range(first, last):
        same_form = _same_form(quote.words[n], source.words[n + shift], initial=n == 0)
        same_seam = n + 1 == last or punctuation_of(quote.between(n)) == punctuation_of(
            source.between(n + shift)
        )
        yield DiffSpan(
            "equal" if same_form and same_seam else "punctuation",
            quote.printed_on(n, n + 1),
            source.printed_on(n + shift, n + shift + 1),
        )


_SIGN = re.compile(r"[\s»”“\"’)\]]*(\.{2,}|[.,;:!?…])")


def _closing_sign(side: Side, word: int) -> str:
    """The sign right behind a word, "" if there is none."""
    found = _SIGN.match(side.text, side.words[word].end)
    return found[1] if found else ""


def _closes_alike(quote: Side, source: Side, block: _Block) -> bool:
    """Say if the sign that ends a quotation is the source's, or may be the writer's own.

    A writer may stop before the source's sign, and may end the own sentence with a full
    stop or a comma where the source goes on; but not make a question of a statement.
    """
    ours = _closing_sign(quote, block.quote[1] - 1)
    theirs = _closing_sign(source, block.source[1] - 1)
    own_ellipsis = ours.startswith(("…", ".."))
    return own_ellipsis or theirs.startswith(ours) or (not theirs and ours in ".,")


def _with_closing_sign(span: DiffSpan, quote: Side, source: Side, block: _Block) -> DiffSpan:
    ours = _closing_sign(quote, block.quote[1] - 1)
    theirs = _closing_sign(source, block.source[1] - 1)
    return DiffSpan(
        "punctuation",
        span.quoted.rstrip(f"{ours} ") + ours,
        span.source.rstrip(f"{theirs} ") + theirs,
    )


def _same_form(quoted: Word, source: Word, *, initial: bool) -> bool:
    """Say if two words with one key are printed alike.

    A quotation may begin with a capital that the source has not, and the other way; a
    hyphen at a line's end may be either a word's own or the line's.
    """
    ours, theirs = quoted.surface, source.surface
    if quoted.broken or source.broken:
        ours, theirs = ours.replace("-", ""), theirs.replace("-", "")
    if ours == theirs:
        return True
    may_change = initial or quoted.free_case
    return may_change and ours[1:] == theirs[1:] and ours[:1].casefold() == theirs[:1].casefold()


def _likeness(quote: Side, source: Side, blocks: Sequence[_Block]) -> float:
    """Likeness of the letters, spaces and line breaks aside, between 0 and 1."""
    if not blocks:
        return 0.0
    theirs = source.printed(blocks[0].source[0], blocks[-1].source[1])
    ours = quote.printed(0, len(quote.words))
    return min(0.999, fuzz.ratio(" ".join(ours.split()), " ".join(theirs.split())) / 100)


def _joined(spans: Sequence[DiffSpan]) -> Iterator[DiffSpan]:
    """Put neighbouring spans of equal words together, with what is printed between them."""
    for equal, group in groupby(spans, key=lambda span: span.op == "equal"):
        held = list(group)
        if equal:
            quoted = "".join(span.quoted for span in held)
            source = "".join(span.source for span in held)
            held = [DiffSpan("equal", " ".join(quoted.split()), " ".join(source.split()))]
        for span in held:
            yield replace(span, quoted=span.quoted.rstrip(), source=span.source.rstrip())
