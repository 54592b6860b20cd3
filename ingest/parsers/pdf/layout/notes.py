"""Footnotes: small print at the foot of a page, each with its number or sign."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.parsers.pdf.layout.blocks import TextBlock
from ingest.parsers.pdf.layout.styles import Body
from ingest.parsers.pdf.marginalia.note_marks import is_note_number, marks_in
from ingest.parsers.pdf.page_model import Line, PageLayout, Rect, Word, line_of

#: Largest letters of notes, as a share of the running text's.
NOTE_SIZE_RATIO = 0.94
#: Fewest notes in a list of endnotes.
MIN_ENDNOTES = 5
#: Largest distance from the separating rule to the first note, in points.
RULE_DISTANCE_POINTS = 22.0
#: Notes without a rule are searched for below this share of the page's height.
NOTES_FROM_SHARE = 0.4
_GLUED_MARKER = re.compile(r"^([1-9]\d{0,2})(?=[^\W\d_]|[«\"(])")


@dataclass(slots=True)
class Note:
    """One footnote. ``marker`` is ``None`` where it goes on from the page before."""

    marker: str | None
    lines: list[Line]


def take_notes(
    layout: PageLayout, lines: Sequence[Line], body: Body
) -> tuple[list[Note], list[Line]]:
    """Remove the footnotes from the foot of a page.

    Args:
        lines: Rows of the page without running heads and tables, in any order.

    Returns:
        The notes, and the lines that are left.
    """
    ordered = sorted((line for line in lines if not line.rotated), key=lambda line: line.base)
    first = _first_note_line(layout, ordered, body)
    if first is None:
        return [], list(lines)
    taken = ordered[first:]
    notes: list[Note] = []
    raised = [line.words[0].raised for line in taken if _starting_marker(line)]
    for line in taken:
        marker = _starting_marker(line)
        if marker and line.words[0].raised != raised[0]:
            marker = None  # a number that happens to be first
        if marker or not notes:
            notes.append(Note(marker, []))
        notes[-1].lines.append(_without_marker(line) if marker else line)
    ids = {id(line) for line in taken}
    return notes, [line for line in lines if id(line) not in ids]


def _first_note_line(layout: PageLayout, ordered: Sequence[Line], body: Body) -> int | None:
    """Find the first line of the notes: small print to the page's end, with a marker in it."""
    first = len(ordered)
    while first and _may_be_note(ordered[first - 1], body):
        first -= 1
    under_rule = [n for n in range(len(ordered)) if _is_under_rule(layout, ordered, n)]
    if under_rule and under_rule[-1] >= first:
        return under_rule[-1]
    marked = [n for n in range(first, len(ordered)) if _starting_marker(ordered[n])]
    if marked and (ordered[marked[0]].words[0].raised or under_rule):
        return marked[0]
    if under_rule and _starting_marker(ordered[under_rule[-1]]):
        return under_rule[-1]
    return _called_above(layout, ordered)


def _called_above(layout: PageLayout, ordered: Sequence[Line]) -> int | None:
    """Return the first line in the lower part whose marker occurs raised in the text above.

    So notes are known that are set as large as the text, without a rule.
    """
    called: set[str] = set()
    for n, line in enumerate(ordered):
        own = marks_in(line.words[0])
        if (
            own[:1]
            and own[0] in called
            and len(line.words) > 1
            and line.top > NOTES_FROM_SHARE * layout.frame_height
        ):
            return n
        called |= {mark for word in line.words[1:] for mark in marks_in(word)}
    return None


def _may_be_note(line: Line, body: Body) -> bool:
    return line.size <= NOTE_SIZE_RATIO * body.size and line.top > 0


def _is_under_rule(layout: PageLayout, ordered: Sequence[Line], n: int) -> bool:
    """Return whether a short rule is right above the line and below the line before it."""
    line = ordered[n]
    above = ordered[n - 1].bottom if n else 0.0
    return any(
        _is_separator(rule, layout)
        and line.top - RULE_DISTANCE_POINTS < rule.top < line.top + 0.4 * line.height
        and rule.top > above - 2
        and abs(rule.x0 - line.x0) < 2.5 * line.size
        for rule in layout.horizontals
    )


def _is_separator(rule: Rect, layout: PageLayout) -> bool:
    return 30 < rule.width < 0.55 * layout.frame_width and rule.top > 0.3 * layout.frame_height


def _starting_marker(line: Line) -> str | None:
    first = line.words[0]
    own = marks_in(first)
    if len(own) == 1:
        return own[0]
    if is_note_number(first.text) and (first.raised or _is_word(line.words[1:2])):
        return first.text
    glued = _GLUED_MARKER.match(first.text)
    return glued[1] if glued else None


def _is_word(words: Sequence[Word]) -> bool:
    return any(re.match(r"[«\"“(]?[^\W\d_]", word.text) for word in words)


def _without_marker(line: Line) -> Line:
    first, rest = line.words[0], line.words[1:]
    if first.raised or is_note_number(first.text):
        if not rest:
            return line
        rest[0].glued = False
        return line_of(rest, page=line.page)
    found = _GLUED_MARKER.match(first.text)
    assert found is not None
    first.x0 += (first.x1 - first.x0) * found.end() / len(first.text)
    first.text = first.text[found.end() :]
    return line_of(line.words, page=line.page)


def note_markers(blocks: Sequence[TextBlock]) -> dict[int, dict[str, int]]:
    """Count, for each page, the calls of the markers in its text that refer to a note.

    Footnotes are called on their own page. Endnotes, gathered at the end of a chapter or
    of the book, are called on any page that has no notes itself.
    """
    notes: dict[int, set[str]] = defaultdict(set)
    called: dict[int, Counter[str]] = defaultdict(Counter)
    for block in blocks:
        for line in block.lines:
            if block.kind == "footnote" and block.marker:
                notes[line.page].add(block.marker)
            elif block.kind not in {"boilerplate", "contents"}:
                called[line.page].update(m for word in line.words for m in marks_in(word))
    listed = set().union(*notes.values()) if notes else set()
    elsewhere = {page: called[page].keys() & listed for page in called if page not in notes}
    gathered = sum(map(bool, elsewhere.values()))
    if len(listed) >= MIN_ENDNOTES and gathered > len(notes.keys() & called.keys()):
        notes |= elsewhere
    return {page: {mark: called[page][mark] for mark in own} for page, own in notes.items()}
