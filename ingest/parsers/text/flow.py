"""Running text cut by page turns: sentences rejoined, interrupting blocks moved.

Works on blocks, so that every reader of flowing text can use it. A page turn may leave
half a sentence, then a footnote, a figure's caption, a table, and only then the rest.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest.blocks.assembly import Piece, RawBlock
from ingest.blocks.cleaning import hyphen_fate
from ingest.blocks.structure import text_of
from ingest.models import BlockKind, Span

#: Kinds that can be cut by a page turn, and that can lie in the cut.
_RUNNING: frozenset[BlockKind] = frozenset({"paragraph", "quote", "list_item"})
_BETWEEN: frozenset[BlockKind] = frozenset({"footnote", "caption", "table", "boilerplate"})
_MAX_BETWEEN = 8
_SENTENCE_END = re.compile(r"[.!?:…][»”\"'’)\]*]*$|\.{3}$")
_HYPHENED = re.compile(r"(?P<first>\w+(?:[-/]\w+)*)-$")
_FIRST_WORD = re.compile(r"\w+(?:-\w+)*")
_GOES_ON = re.compile(r"^[«“\"'(\[]?[a-zæøåäöüéèàáðþ]")
#: A paragraph that ends in one of these is not finished, whatever comes next.
_UNFINISHED = re.compile(
    r"(?:[,&]|\b(?:og|eller|samt|men|i|på|av|til|for|med|som|at|å|ved|fra|om|mellom|den|det|de|en|"
    r"et|ei|ein|eit|to|tre|fire|fem|seks|flere|noen|disse|denne|dette|sin|sine|sitt|deres|er|var|har|"
    r"kan|vil|skal|må|ikke|the|of|and|or|in|a|an|by|with|that|is|are|was))$"
)
_MIN_UNFINISHED_CHARS = 60
_LETTERED = re.compile(r"^(?:[a-zæøå]|[ivx]{1,4})[).]\s")


def ends_sentence(text: str) -> bool:
    """Return whether the text ends where a sentence may end."""
    return bool(_SENTENCE_END.search(text.rstrip()))


def goes_on(before: str, after: str) -> bool:
    """Return whether ``after`` is the rest of the sentence that ``before`` breaks off in."""
    before = before.rstrip()
    if not before or not after or ends_sentence(before) or _LETTERED.match(after):
        return False
    if _GOES_ON.match(after):
        return True
    if _HYPHENED.search(before[-80:]) and after[0].isalpha():
        return True
    return len(before) >= _MIN_UNFINISHED_CHARS and bool(_UNFINISHED.search(before))


def merge(
    before: RawBlock, after: RawBlock, vocabulary: Mapping[str, int] | None = None
) -> RawBlock:
    """Merge two blocks that a page turn has cut, with the word at the seam."""
    pieces = list(before.pieces)
    text = text_of(before).rstrip()
    first, second = _HYPHENED.search(text[-80:]), _FIRST_WORD.match(text_of(after))
    fate = hyphen_fate(first["first"], second[0], vocabulary or {}) if first and second else ""
    seam = "" if fate in {"drop", "keep"} else " "
    if fate == "drop":
        text = text[:-1]
    pieces = _cut(pieces, len(text))
    pieces[-1] = replace(pieces[-1], text=pieces[-1].text + seam)
    shift = len(text) + len(seam)
    moved = tuple((marker, offset + shift) for marker, offset in after.note_refs)
    return replace(
        before,
        pieces=(*pieces, *after.pieces),
        note_refs=(*((m, min(o, shift)) for m, o in before.note_refs), *moved),
    )


def _cut(pieces: Sequence[Piece], length: int) -> list[Piece]:
    """Return the first ``length`` characters of the pieces."""
    kept: list[Piece] = []
    for piece in pieces:
        room = max(0, length - sum(len(p.text) for p in kept))
        text = piece.text[:room]
        spans = (Span(e.start, min(e.end, len(text))) for e in piece.emphasis)
        kept.append(replace(piece, text=text, emphasis=tuple(e for e in spans if e.start < e.end)))
    return kept


def rejoin(
    blocks: Sequence[RawBlock], vocabulary: Mapping[str, int] | None = None
) -> list[RawBlock]:
    """Put paragraphs together that were broken off in mid-sentence.

    What lay between the two halves (footnotes, captions, tables, or a whole box of text
    with a heading of its own) comes after the whole.
    """
    joined: list[RawBlock] = []
    broken: int | None = None  # the running block that may go on
    boxed: int | None = None  # one that a heading has interrupted
    for block in blocks:
        if block.kind in {"paragraph", "quote"}:
            for place in (broken, boxed):
                if place is not None and _picks_up(joined, place, block):
                    joined[place] = merge(joined[place], block, vocabulary)
                    boxed = None if place == boxed else boxed
                    break
            else:
                joined.append(block)
                broken = len(joined) - 1
            continue
        joined.append(block)
        if block.kind == "list_item":
            broken = len(joined) - 1
        elif block.kind not in _BETWEEN and broken is not None:
            if block.kind == "heading" and not ends_sentence(text_of(joined[broken])):
                boxed = broken
            broken = None
    return joined


def _picks_up(joined: Sequence[RawBlock], place: int, block: RawBlock) -> bool:
    """Return whether a block goes on with the one at ``place``, not too far back.

    Over a heading only a block that can be no beginning does, and whose neighbour is
    not broken off itself.
    """
    between = joined[place + 1 :]
    if len(between) > _MAX_BETWEEN or not goes_on(text_of(joined[place]), text_of(block)):
        return False
    if not any(b.kind == "heading" for b in between):
        return True
    return bool(_GOES_ON.match(text_of(block))) and ends_sentence(text_of(joined[-1]))


_QUOTE_MARKS = ("«", "“", "”", '"', "„", "'", "‘")
_ATTRIBUTION = re.compile(r"\((?P<who>[A-ZÆØÅa-zæøå][^()]{2,60})\)[.»”\"]*$")
_FIRST_PERSON = re.compile(
    r"\b(?:jeg|meg|min|mitt|mine|vi|oss|vår|vårt|våre|eg|me|vår|I|we|my|our|us)\b"
)
#: Words in the sentence before that announce a quotation.
_ANNOUNCED = re.compile(
    r"(?:sitat|siter|utsagn|sier|sa |sagt|hevd|fortel|fortal|uttal|uttrykk|uttrykt|svar|skriv|"
    r"kommenter|forklar|beskriv|beskrev|formuler|hentet fra|mener|mente|ordlegg|quote|said|says|"
    r"puts it|told|explain|express)",
    re.IGNORECASE,
)
_MIN_QUOTE_CHARS = 16
_ITALIC_SHARE = 0.85


def mark_quotes(blocks: Sequence[RawBlock], *, unmarked: bool) -> list[RawBlock]:
    """Turn paragraphs that are quoted as a whole into ``quote`` blocks.

    Args:
        unmarked: Whether the file sets block quotes apart by nothing but blank lines,
            so that the announcement before must do.
    """
    marked: list[RawBlock] = []
    before = ""
    for block in blocks:
        text = text_of(block)
        long_enough = block.kind == "paragraph" and len(text) >= _MIN_QUOTE_CHARS
        if not long_enough:
            quoted = False
        elif _is_italic(block):
            after_quote = bool(marked) and marked[-1].kind == "quote"
            quoted = _reads_as_said(text, before, after_quote=after_quote)
        else:
            quoted = _is_enclosed(text, before) or (unmarked and _is_announced(text, before))
        marked.append(replace(block, kind="quote") if quoted else block)
        before = text if block.kind in _RUNNING else before
    return marked


def _is_italic(block: RawBlock) -> bool:
    italic = sum(e.end - e.start for piece in block.pieces for e in piece.emphasis)
    return italic >= _ITALIC_SHARE * len(text_of(block))


def _reads_as_said(text: str, before: str, *, after_quote: bool) -> bool:
    """Return whether an italic paragraph is quoted speech, not emphasis."""
    return (
        text.startswith(_QUOTE_MARKS)
        or before.endswith(":")
        or after_quote
        or bool(_FIRST_PERSON.search(text) or _ATTRIBUTION.search(text))
    )


def _is_enclosed(text: str, before: str) -> bool:
    """Return whether quotation marks enclose the whole paragraph, after a colon."""
    closes = text.rstrip(" .")[-1:] in ("»", "”", '"', "“", "'", "’") or _ATTRIBUTION.search(text)
    return text.startswith(_QUOTE_MARKS) and bool(closes) and before.endswith(":")


def _is_announced(text: str, before: str) -> bool:
    if not before.endswith(":") or _LETTERED.match(text) or text[0].isdigit():
        return False
    announcement = re.split(r"(?<=[.!?])\s", before)[-1]
    if _ATTRIBUTION.search(text):
        return True
    own = bool(_FIRST_PERSON.search(text)) or bool(re.search("sitat|hentet fra", announcement))
    return own and bool(_ANNOUNCED.search(announcement))
