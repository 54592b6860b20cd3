"""Notes written in the sentence they belong to: «ord^[En note.] og» → a marker and a note."""

from __future__ import annotations

import re
from collections.abc import Sequence

_OPENING = re.compile(r"(?<!\\)\^\[")
_LABEL = re.compile(r"\[\^([^\]\s]{1,20})\]")
#: Most characters of such a note.
_MAX_CHARS = 3000


def with_notes_apart(lines: Sequence[str]) -> list[str]:
    """Return the lines with each such note as one under its paragraph."""
    if not any(_OPENING.search(line) for line in lines):
        return list(lines)
    taken = {label for line in lines for label in _LABEL.findall(line)}
    written: list[str] = []
    paragraph: list[str] = []
    for line in [*lines, ""]:
        paragraph.append(line)
        if not line.strip():
            written += _apart("\n".join(paragraph), taken).split("\n")
            paragraph = []
    return written[:-1]


def _apart(paragraph: str, taken: set[str]) -> str:
    notes: list[str] = []
    parts: list[str] = []
    at = 0
    for opening in _OPENING.finditer(paragraph):
        end = _closing(paragraph, opening.end())
        if opening.start() < at or end is None:
            continue
        label = next(str(n) for n in range(1, len(taken) + 2) if str(n) not in taken)
        taken.add(label)
        words = " ".join(paragraph[opening.end() : end].split())
        notes.append(f"[^{label}]: {words}\n")
        parts += [paragraph[at : opening.start()], f"[^{label}]"]
        at = end + 1
    whole = "".join([*parts, paragraph[at:]])
    return "\n".join([whole, *notes]) if notes else whole


def _closing(text: str, start: int) -> int | None:
    """Return the offset of the bracket that closes a note."""
    depth = 1
    for n in range(start, min(len(text), start + _MAX_CHARS)):
        depth += {"[": 1, "]": -1}.get(text[n], 0) if text[n - 1] != "\\" else 0
        if not depth:
            return n
    return None
