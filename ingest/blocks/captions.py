"""Captions of tables and figures, and the entries of lists of tables that name them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.blocks.contents import ContentsEntry, fold_title

_CAPTION = re.compile(
    r"^(?P<kind>figur|figure|fig\.?|diagram|tabell|table|tab\.?)\s*"
    r"(?P<number>\d{1,3}(?:[.-]\d{1,3}){0,2}[a-z]?|[A-Z]\.?\d{1,2}|[IVX]{1,5})(?![\w%])"
    r"\s*(?P<stop>[.:–—|-]?)\s*(?P<title>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_TABLE_NOTE = re.compile(
    r"^(?:noter?|notes?|kilder?|kjelder?|sources?|merknad(?:er)?|anm\.?)\s*:", re.IGNORECASE
)
_MAX_CAPTION_CHARS = 500
_MAX_NOTE_CHARS = 400
_MAX_SENTENCES = 4


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption read: «Tabell 3: Oversikt …» is table, "3", "Oversikt …"."""

    is_table: bool
    number: str
    title: str


def read_caption(text: str) -> Caption | None:
    """Read a caption; ``None`` for a paragraph that is none («Figur 3 viser …»)."""
    found = _CAPTION.match(text)
    if not found or len(text) > _MAX_CAPTION_CHARS:
        return None
    title = found["title"]
    opens = not title or bool(re.match(r"[A-ZÆØÅ0-9«“\"(]", title))
    if not opens or (not found["stop"] and len(re.findall(r"[a-z]\.\s", title)) > _MAX_SENTENCES):
        return None
    kind = found["kind"].casefold()
    return Caption(kind.startswith("tab"), found["number"].rstrip("."), title)


def is_table_note(text: str) -> bool:
    """Return whether a paragraph explains the table or figure above it («Noter: …», «Kilde: …»)."""
    return len(text) <= _MAX_NOTE_CHARS and bool(_TABLE_NOTE.match(text))


def match_captions(captions: Sequence[str], entries: Sequence[ContentsEntry]) -> list[int | None]:
    """Match each caption with its entry in a list of tables or figures.

    Numbers may start anew in an appendix, so the order of both decides.
    """
    pairs: list[int | None] = [None] * len(captions)
    read = [read_caption(text) for text in captions]
    for is_table, kind in ((True, "table"), (False, "figure")):
        rows = [n for n, caption in enumerate(read) if caption and caption.is_table == is_table]
        columns = [n for n, entry in enumerate(entries) if entry.kind == kind]
        for row, column in _in_order(
            [read[n] for n in rows], [read_caption(entries[n].title) for n in columns]
        ):
            pairs[rows[row]] = columns[column]
    return pairs


def _in_order(
    captions: Sequence[Caption | None], listed: Sequence[Caption | None]
) -> list[tuple[int, int]]:
    """Return the longest common subsequence of both, as pairs of indices."""
    best = [[0] * (len(listed) + 1) for _ in range(len(captions) + 1)]
    for i in range(len(captions) - 1, -1, -1):
        for j in range(len(listed) - 1, -1, -1):
            same = _same(captions[i], listed[j])
            best[i][j] = max(best[i + 1][j], best[i][j + 1], same * (1 + best[i + 1][j + 1]))
    pairs: list[tuple[int, int]] = []
    i = j = 0
    while i < len(captions) and j < len(listed):
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            pairs.append((i, j))
            i, j = i + 1, j + 1
    return pairs


def _same(caption: Caption | None, listed: Caption | None) -> bool:
    if caption is None or listed is None or caption.number != listed.number:
        return False
    title, name = fold_title(caption.title), fold_title(listed.title)
    short = min(len(title), len(name), 20)
    return title[:short] == name[:short]
