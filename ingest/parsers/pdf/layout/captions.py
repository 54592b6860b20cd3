"""Recognition of captions, and of the caption lines beside a table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.parsers.pdf.page_model import Island, Line

#: Most lines of a caption above its table.
MAX_CAPTION_LINES = 4
#: Largest gap between a caption and its table, and between its lines, in letter sizes.
NEAR_EM = 2.0
#: Points by which a caption may start left or right of its table.
SAME_LEFT_POINTS = 14.0
_CAPTION = re.compile(
    r"^(?P<what>tabell|table|tab\.|figur|figure|fig\.|diagram|boks|bilde|kart|illustrasjon)\s*"
    r"(?P<number>(?:[A-ZÆØÅ]\.?)?\d{1,3}(?:[.\-–]\d{1,3}){0,3}[a-z]?)(?P<stop>[.:]?)(?=\s|$)",
    re.IGNORECASE,
)


def caption_match(text: str) -> re.Match[str] | None:
    """Match the beginning of a caption («Tabell 2.1:»): kind, number and stop."""
    return _CAPTION.match(text)


def caption_lines(island: Island, lines: Sequence[Line]) -> list[Line]:
    """The lines right above or below a table that are its caption."""
    near = [line for line in lines if abs(line.x0 - island.x0) < SAME_LEFT_POINTS]
    above = sorted((line for line in near if line.base <= island.top + 2), key=lambda t: -t.base)
    found: list[Line] = []
    edge = island.top
    for line in above[:MAX_CAPTION_LINES]:
        if edge - line.base > NEAR_EM * line.size:
            break
        found.append(line)
        edge = line.top
        if caption_match(line.text):
            return found
    below = [line for line in near if line.top >= island.bottom - 2]
    first = min(below, key=lambda line: line.top, default=None)
    if first is None or first.top - island.bottom > NEAR_EM * first.size:
        return []
    return [first] if caption_match(first.text) else []
