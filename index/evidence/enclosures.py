"""Quotations and brackets of a text, so that nothing is cut open in the middle of one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.models import Sentence

#: Closing marks, by the marks that open them and look otherwise.
_CLOSED_BY = {"«": "»", "(": ")", "[": "]"}
_BRACKETS = frozenset("([")
#: Marks that open and close alike, or the other way round in another country: the space
#: beside them decides.
_EITHER = frozenset('“”„‟"')
_MARK = re.compile(r"[«»()\[\]“”„‟\"]|\n[^\S\n]*\n")
_BEFORE_OPENING = frozenset(" \n\t\u00a0([{«-–—/:")
_AFTER_CLOSING = frozenset(" \n\t\u00a0)]}».,;:!?-–—/*")

#: What a sentence, or what stands before one, may end with.
_ENDS = frozenset('.!?:…»”")]*')
#: Characters looked at on either side of a cut.
_NEAR_CHARS = 80

#: Characters of the longest quotation; a mark that is not closed by then is a slip.
LONGEST_CHARS = 2_500


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A quotation or bracket with its marks, as half-open offsets into the text."""

    start: int
    end: int

    def is_cut_by(self, offset: int) -> bool:
        """Return whether a cut at ``offset`` lies between its marks."""
        return self.start < offset < self.end


def enclosures(text: str, start: int, end: int) -> list[Enclosure]:
    """Find what is enclosed and meets ``start:end``, by the place of its opening mark.

    A bracket ends with its paragraph. A mark without its counterpart encloses nothing.
    """
    left, right = max(0, start - LONGEST_CHARS), min(len(text), end + LONGEST_CHARS)
    opened: dict[str, int] = {}
    found: list[Enclosure] = []
    for mark in _MARK.finditer(text, left, right):
        char, at = mark[0], mark.start()
        if char[0] == "\n":
            for bracket in _BRACKETS:
                opened.pop(_CLOSED_BY[bracket], None)
        elif closes := _closing_of(char, text, at):
            opened[closes] = at
        else:
            begun = opened.pop(_as_closing(char), end)
            if at - begun <= LONGEST_CHARS and begun < end and start <= at:
                found.append(Enclosure(begun, at + 1))
    return sorted(found, key=lambda enclosure: enclosure.start)


def _closing_of(char: str, text: str, at: int) -> str | None:
    """Return what will close a mark that opens, ``None`` for one that closes."""
    if char in _EITHER:
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        opens = (not before or before in _BEFORE_OPENING) and bool(after) and not after.isspace()
        closes = not after or after in _AFTER_CLOSING
        return _as_closing(char) if opens and not (closes and before.strip()) else None
    return _CLOSED_BY.get(char)


def _as_closing(char: str) -> str:
    """Return one name for all marks that open and close alike."""
    return '"' if char in _EITHER else char


def cuts(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Return whether a span begins, and whether it ends, inside what it should take whole."""
    around = enclosures(text, start, end)
    return (
        any(enclosure.is_cut_by(start) for enclosure in around) or goes_on(text, start),
        any(enclosure.is_cut_by(end) for enclosure in around) or goes_on(text, end),
    )


def goes_on(text: str, at: int) -> bool:
    """Return whether a sentence goes on over ``at``: no end before it, no beginning after."""
    before, after = text[max(0, at - _NEAR_CHARS) : at], text[at : at + _NEAR_CHARS]
    ended, going_on = before.rstrip(), after.lstrip()
    gap = before[len(ended) :] + after[: len(after) - len(going_on)]
    if not ended or not going_on or "\n" in gap:
        return False
    return ended[-1] not in _ENDS and going_on[0].islower()


def wholes(text: str, sentences: Sequence[Sentence]) -> tuple[tuple[int, int], ...]:
    """Find what goes over several sentences and should be quoted whole, first to last of each.

    Quotations and brackets, and long sentences that were cut at a semicolon. The first is
    -1 where it began before all ``sentences``, the last is their number where it goes on.
    """
    starts, ends = [s.start for s in sentences], [s.end for s in sentences]
    found = [
        (
            bisect_right(starts, enclosure.start) - 1,
            bisect_left(ends, enclosure.end),
        )
        for enclosure in enclosures(text, starts[0], ends[-1])
    ]
    for n, sentence in enumerate(sentences):
        if goes_on(text, sentence.start):
            found.append((n - 1, n))
    return tuple(sorted({(first, last) for first, last in found if first < last}))
