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
_PARAGRAPH_BREAK = re.compile(r"\n[ \t]*\n\s*")
_AFTER_BREAK = re.compile(r"\n[ \t]*\n\s*$")
#: Brackets that cite: words quoted seldom hold them, and a quotation that ran on does.
_CITING = re.compile(
    r"\([^()]*(?:\b(?:1[5-9]|20)\d\d|\b(?:s|ss|p|pp|side)\.?\s*\d|\bibid)[^()]*\)|\[@[^\[\]]*\]",
    re.IGNORECASE,
)
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

    A mark that is repeated at the start of a paragraph carries the quotation on.

    Returns:
        ``None`` where none does: a paragraph ends it, except for guillemets; or where the
        words between are no single quotation, as ``_ran_on`` tells.
    """
    stop = _far_stop(text, opening) if text[opening] == "«" else _repeated_stop(text, opening)
    end = _balanced(text, opening, stop)
    return None if end is None or _ran_on(text, opening, end) else end


def is_lonely_closer(text: str, place: int) -> bool:
    """Say if the mark at ``place``, which opens nothing, ends words: «slik», sa han».

    Apostrophes and signs of inches are none.
    """
    if text[place] in "«„‘’‚" or place == 0 or text[place - 1].isspace():
        return False
    inches = text[place] != "»" and text[place - 1].isdigit()
    return not inches and _CLOSES_BEFORE.match(text[place + 1 : place + 2]) is not None


def likely_end(text: str, opening: int) -> int:
    """Return where words after a mark without an end may stop: before a citation or a mark."""
    stop = _paragraph_stop(text, opening)
    ends = [
        found.start()
        for found in (_CITING.search(text, opening, stop), MARK.search(text, opening + 1, stop))
        if found
    ]
    end = min(ends, default=stop)
    return opening + 1 + len(text[opening + 1 : end].rstrip())


def _balanced(text: str, opening: int, stop: int) -> int | None:
    mark = text[opening]
    depth = 1
    for found in islice(MARK.finditer(text, opening + 1, stop), _MAX_INNER_MARKS):
        place = found.start()
        if depth == 1 and _carries_on(text, place, mark):
            continue
        if _opens_inside(text, place, mark):
            depth += 1
        elif found[0] in CLOSERS[mark] and _closes(text, place, mark):
            depth -= 1
            if depth == 0:
                return _with_stray_closers(text, place) if mark == "«" else place
    return None


def _carries_on(text: str, place: int, mark: str) -> bool:
    """Say if a paragraph begins with the mark of a quotation that goes on."""
    return (
        text[place] in mark + CLOSERS[mark]
        and not text[place + 1 : place + 2].isspace()
        and _AFTER_BREAK.search(text, max(0, place - 20), place) is not None
    )


def _ran_on(text: str, opening: int, end: int) -> bool:
    """Say if a mark inside opens anew behind a citation, or in a paragraph of its own.

    Then an end is missing somewhere, and what lies between must not pass for one quotation.
    """
    mark = text[opening]
    for found in islice(MARK.finditer(text, opening + 1, end), _MAX_INNER_MARKS):
        place = found.start()
        carries_on = _carries_on(text, place, mark)
        if not carries_on and not _opens_inside(text, place, mark):
            continue
        if _CITING.search(text, opening, place):
            return True
        if not carries_on and _breaks_before(text, opening, place, mark):
            return True
    return False


def _breaks_before(text: str, opening: int, place: int, mark: str) -> bool:
    """Say if a paragraph that the quotation's mark does not begin lies before ``place``."""
    return any(
        not _carries_on(text, found.end(), mark)
        for found in _PARAGRAPH_BREAK.finditer(text, opening, place)
        if found.end() < len(text)
    )


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
        if found[0] == "«" or text[stray - 1].isspace() or _CITING.search(text, place, stray):
            break
        place = stray
    return place


def _paragraph_stop(text: str, opening: int) -> int:
    stop = _far_stop(text, opening)
    paragraph = _PARAGRAPH_BREAK.search(text, opening, stop)
    return paragraph.start() if paragraph else stop


def _repeated_stop(text: str, opening: int) -> int:
    """The end of the last paragraph that begins with the same mark once more."""
    stop = _far_stop(text, opening)
    for found in _PARAGRAPH_BREAK.finditer(text, opening, stop):
        again = text[found.end() : found.end() + 1] == text[opening]
        if not again or not _carries_on(text, found.end(), text[opening]):
            return found.start()
    return stop


def _far_stop(text: str, opening: int) -> int:
    return min(len(text), opening + _MAX_QUOTE_CHARS)
