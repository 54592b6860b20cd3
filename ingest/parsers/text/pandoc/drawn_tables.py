"""Tables drawn with dashes and plus signs: pandoc's grid tables and simple tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.parsers.text.tables import Row, TextTable

_EDGE = re.compile(r"^\s*\+(?:[-=:]+\+)+\s*$")
_COLUMNS = re.compile(r"^\s*-{2,}(?:[ \t]+-{2,})+[ \t]*$")
_DASHES = re.compile(r"-{2,}")
_LINE = re.compile(r"^\s*-{3,}\s*$")


def read_drawn_table(lines: Sequence[str], at: int) -> tuple[TextTable, int] | None:
    """Read the table that begins at a line; return it and the line after it."""
    if _EDGE.match(lines[at]):
        return _grid(lines, at)
    if at + 1 < len(lines) and _COLUMNS.match(lines[at + 1]) and lines[at].strip():
        return _simple(lines, at)
    return None


def _grid(lines: Sequence[str], at: int) -> tuple[TextTable, int] | None:
    edges = [n for n, char in enumerate(lines[at].rstrip()) if char == "+"]
    rows: list[Row] = []
    header: Row = ()
    open_lines: list[str] = []
    end = at + 1
    while end < len(lines) and lines[end].strip()[:1] in {"+", "|"}:
        line = lines[end]
        end += 1
        if not _EDGE.match(line):
            open_lines.append(line)
            continue
        if open_lines:
            rows.append(_cells(open_lines, edges))
            open_lines = []
        if "=" in line and len(rows) == 1 and not header:
            header = rows.pop()
    if open_lines or not (rows or header):
        return None
    return TextTable(tuple(rows), header), end


def _cells(lines: Sequence[str], edges: Sequence[int]) -> Row:
    """Return the cells of a row, each of the words between two edges."""
    bounds = list(pairwise(edges))
    return tuple(
        " ".join(line[start + 1 : end].strip(" |") for line in lines).strip()
        for start, end in bounds
    )


def _simple(lines: Sequence[str], at: int) -> tuple[TextTable, int] | None:
    spans = [(found.start(), found.end()) for found in _DASHES.finditer(lines[at + 1])]
    header = _split(lines[at], spans)
    rows: list[Row] = []
    end = at + 2
    while end < len(lines) and lines[end].strip():
        if _COLUMNS.match(lines[end]) or _LINE.match(lines[end]):
            end += 1
            break
        row = _split(lines[end], spans)
        if row is None:
            return None
        rows.append(row)
        end += 1
    if header is None or not rows or sum(bool(cell) for cell in header) < 2:
        return None
    return TextTable(tuple(rows), header), end


def _split(line: str, spans: Sequence[tuple[int, int]]) -> Row | None:
    """Return a line's cells; ``None`` where words run over the gap between two columns."""
    line = line.expandtabs(4)
    for (_, end), (start, _) in pairwise(spans):
        if line[end:start].strip():
            return None
    starts = [0, *(start for start, _ in spans[1:])]
    ends = [*starts[1:], max(len(line), starts[-1])]
    return tuple(line[start:end].strip() for start, end in zip(starts, ends, strict=True))
