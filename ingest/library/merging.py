"""Two people's changes of one text, line by line: both are kept, or the line is named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple


class _Hunk(NamedTuple):
    """Lines ``start`` to ``end`` of the base become ``lines``."""

    start: int
    end: int
    lines: list[str]


class MergeConflictError(Exception):
    """Both have changed the same lines.

    Attributes:
        line: First of them in the text that is theirs, counted from 1.
    """

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def merged(base: str, ours: str, theirs: str) -> str:
    """Return ``theirs`` with what ``ours`` changed in ``base``.

    Raises:
        MergeConflictError: The changes touch each other.
    """
    lines = base.splitlines(keepends=True)
    out: list[str] = []
    at, grown = 0, 0  # place in the base; lines that theirs is longer by, so far
    mine = list(_hunks(lines, ours.splitlines(keepends=True)))
    other = list(_hunks(lines, theirs.splitlines(keepends=True)))
    while mine or other:
        from_ours = not other or (bool(mine) and mine[0] < other[0])
        hunk, rest = (mine.pop(0), other) if from_ours else (other.pop(0), mine)
        if rest and (rest[0].start < hunk.end or rest[0][:2] == hunk[:2]):
            if rest[0] != hunk:
                raise MergeConflictError(hunk.start + grown + 1)
            rest.pop(0)
        out += lines[at : hunk.start] + hunk.lines
        at = hunk.end
        grown += 0 if from_ours else len(hunk.lines) - (hunk.end - hunk.start)
    return "".join(out + lines[at:])


def _hunks(base: Sequence[str], changed: Sequence[str]) -> Iterator[_Hunk]:
    """Yield the lines that differ, after the common beginning and before the common end."""
    head = next((n for n, (a, b) in enumerate(zip(base, changed, strict=False)) if a != b), None)
    if head is None:
        head = min(len(base), len(changed))
    room = min(len(base), len(changed)) - head
    tail = 0
    while tail < room and base[-1 - tail] == changed[-1 - tail]:
        tail += 1
    old, new = base[head : len(base) - tail], changed[head : len(changed) - tail]
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield _Hunk(head + a, head + b, list(new[c:d]))
