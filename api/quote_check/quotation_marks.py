"""Quotation marks: which of them opens, and which closes it.

Marks that look different at both ends tell by their shape; straight ones and the curved
ones that many use at both ends tell by what stands beside them.
"""

from __future__ import annotations

import re
from itertools import islice

#: Opening mark → the marks that may close it.
CLOSERS: dict[str, str] = {
    "«": "»", "»": "«", "“": "”“", "”": "”", "„": "“”‟\"", "‟": "”", "‘": "’", "‚": "‘’", '"': '"',
}  # fmt: skip
MARK = re.compile('[«»“”„‟"‘’‚]')
#: These open by their shape alone.
_GUILLEMET = re.compile("[«»]")
_DIRECTED = frozenset("«„")
_OPENS_AFTER = re.compile(r"(?:^|[\s(\[{–—/*_:>«“„-])$")
_CLOSES_BEFORE = re.compile(r"^(?:$|[\s)\]}.,;:!?–—/*_»”“^\[¹²³⁰⁴-⁹-])")
_PARAGRAPH_BREAK = re.compile(r"\n[ \t]*\n")
#: A mark that is not closed within so many characters was never an opening one.
_MAX_QUOTE_CHARS = 6000
#: Nor does a quotation hold more marks than these.
_MAX_INNER_MARKS = 60


def opens(text: str, place: int) -> bool:
    """Say if the mark at ``place`` can open a quotation."""
    mark = text[place]
    return mark in _DIRECTED or (mark in CLOSERS and _stands_before_words(text, place))


def closing_mark(text: str, opening: int) -> int | None:
    """Find the mark that closes the one at ``opening``, nesting counted.

    Returns:
        ``None`` where none does: a paragraph ends it, except for guillemets.
    """
    stop = _far_stop(text, opening) if text[opening] == "«" else _paragraph_stop(text, opening)
    mark = text[opening]
    depth = 1
    for found in islice(MARK.finditer(text, opening + 1, stop), _MAX_INNER_MARKS):
        place = found.start()
        if _opens_inside(text, place, mark):
            depth += 1
        elif found[0] in CLOSERS[mark] and _closes(text, place, mark):
            depth -= 1
            if depth == 0:
                return _with_stray_closers(text, place) if mark == "«" else place
    return None


def last_closing_mark(text: str, opening: int) -> int | None:
    """The last mark that could close the one at ``opening``, nesting not counted.

    Words that are quoted may hold half a pair of marks themselves.
    """
    mark = text[opening]
    for stop in (_paragraph_stop(text, opening), _far_stop(text, opening)):
        places = [
            found.start()
            for found in islice(MARK.finditer(text, opening + 1, stop), _MAX_INNER_MARKS)
            if found[0] in CLOSERS[mark] and _closes(text, found.start(), mark)
        ]
        if places:
            return places[-1]
    return None


def _opens_inside(text: str, place: int, mark: str) -> bool:
    """Say if a mark inside the quotation opens another that the same marks close."""
    if mark == "«":
        return text[place] == mark
    return text[place] in mark + CLOSERS[mark] and _stands_before_words(text, place)


def _closes(text: str, place: int, mark: str) -> bool:
    """Say if a mark ends words; a guillemet does so by its shape."""
    if mark in _DIRECTED:
        return True
    return _CLOSES_BEFORE.match(text[place + 1 : place + 2]) is not None


def _stands_before_words(text: str, place: int) -> bool:
    before = _OPENS_AFTER.search(text[max(0, place - 1) : place]) is not None
    return before and place + 1 < len(text) and not text[place + 1].isspace()


def _with_stray_closers(text: str, place: int) -> int:
    """A further «»» before any «««» belongs to words that hold half a pair."""
    for found in _GUILLEMET.finditer(text, place + 1, _paragraph_stop(text, place)):
        stray = found.start()
        if found[0] == "«" or text[stray - 1].isspace():
            break
        place = stray
    return place


def _paragraph_stop(text: str, opening: int) -> int:
    stop = _far_stop(text, opening)
    paragraph = _PARAGRAPH_BREAK.search(text, opening, stop)
    return paragraph.start() if paragraph else stop


def _far_stop(text: str, opening: int) -> int:
    return min(len(text), opening + _MAX_QUOTE_CHARS)
