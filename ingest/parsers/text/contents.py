"""Contents lists in a text: their lines and entries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.blocks.contents import (
    ContentsEntry,
    is_contents_line,
    is_contents_title,
    is_list_title,
    read_contents,
)

#: Most lines without a page number between two entries.
_MAX_GAP_LINES = 3
_MAX_PLAIN_CHARS = 160
_MIN_ENTRIES = 3
_LOOSE_ENTRY = re.compile(
    r"^.{1,300}?(?:\t|[ ]{3,})[ \t]*(?:<b>)?(?:\d{1,4}|[ivxlc]{1,7})(?:</b>)?[ \t]*$", re.IGNORECASE
)
_PLAIN_ENTRY = re.compile(r"^\s*\S.*\D[ \t](?P<label>\d{1,3}|[ivxlc]{1,6})[ \t]*$")
_LINK_ENTRY = re.compile(r"^\s*(?:[-*+]|\d+[.)])?\s*\[[^\]]+\]\(#[^)]*\)\s*$")


@dataclass(frozen=True, slots=True)
class ContentsList:
    """A contents list, a list of figures or of tables, or several one after another.

    Attributes:
        start, end: Half-open range of lines, the list's own heading included.
    """

    start: int
    end: int
    entries: tuple[ContentsEntry, ...]


def find_contents(lines: Sequence[str]) -> list[ContentsList]:
    """Find the contents lists of a text, in order.

    A list is recognised by its lines: a leader of dots and a page number, or, under a
    heading that says contents, any column of rising page numbers or links.
    """
    found: list[ContentsList] = []
    at = 0
    while at < len(lines):
        titled = is_contents_title(lines[at]) or is_list_title(lines[at])
        if titled or is_contents_line(lines[at]):
            end = _end_of_list(lines, at + titled, loose=titled)
            entries = tuple(read_contents(lines[at:end]))
            if sum(e.label is not None for e in entries) >= _MIN_ENTRIES or (
                titled and _links(lines[at:end]) >= _MIN_ENTRIES
            ):
                found.append(ContentsList(at, end, entries))
                at = end
                continue
        at += 1
    return found


def _links(lines: Sequence[str]) -> int:
    return sum(bool(_LINK_ENTRY.match(line)) for line in lines)


def _end_of_list(lines: Sequence[str], start: int, *, loose: bool) -> int:
    """The line after the last entry; a few lines between entries belong to the list."""
    end, gap, last_label = start, 0, 0
    for at in range(start, len(lines)):
        line = lines[at]
        if not line.strip():
            continue
        label = _plain_label(line, last_label) if loose else None
        if is_contents_line(line) or is_list_title(line) or label is not None:
            end, gap, last_label = at + 1, 0, label or last_label
        elif loose and (_LOOSE_ENTRY.match(line) or _LINK_ENTRY.match(line)):
            end, gap = at + 1, 0
        else:
            gap += 1
            if gap > _MAX_GAP_LINES or len(line) > _MAX_PLAIN_CHARS:
                break
    return _with_tail(lines, end) if end > start else start


def _plain_label(line: str, last: int) -> int | None:
    """The page number at the end of a short line, if it does not go back."""
    found = _PLAIN_ENTRY.match(line)
    if not found or len(line) > _MAX_PLAIN_CHARS or not found["label"].isdigit():
        return None
    label = int(found["label"])
    return label if last <= label <= last + 80 else None


def _with_tail(lines: Sequence[str], end: int) -> int:
    """Take in the last entries of a list that have no page number («VEDLEGG»)."""
    while end < len(lines) and 0 < len(lines[end].strip()) <= 80:
        if lines[end].lstrip().startswith("#") or lines[end].rstrip()[-1] in ".,;":
            break
        end += 1
    return end


_RUNNING_TITLE = re.compile(
    r"^.{0,80}?\b(?:innhold(?:sfortegnelse|soversikt)?|innhald(?:sliste)?|(?:table of )?contents)\b"
    r"\s*:?\s*",
    re.IGNORECASE,
)
_RUNNING_ENTRY = re.compile(
    r"(?P<title>\S.{1,180}?)[\s.…]+(?P<label>\d{1,3})"
    r"(?=\s+(?:\d{1,2}(?:\.\d{1,2}){0,4}\.?\s+)?[A-ZÆØÅ«]|\s*$)"
)
_MIN_RUNNING = 5
_RISING_SHARE = 0.8
_COVERED_SHARE = 0.7


def running_contents(text: str, *, titled: bool = True) -> tuple[ContentsEntry, ...]:
    """Read the entries of a contents list in running text, all on one line.

    Args:
        titled: Whether the list's own heading must be before it; not on a page that
            follows one.

    Returns:
        Nothing, unless titles and rising page numbers take turns nearly all the way.
    """
    opening = _RUNNING_TITLE.match(text)
    if titled and not opening:
        return ()
    body = text[opening.end() :] if opening else text
    found = list(_RUNNING_ENTRY.finditer(body))
    labels = [int(entry["label"]) for entry in found]
    rising = sum(a <= b for a, b in pairwise(labels))
    covered = sum(len(entry[0]) for entry in found)
    if len(found) < _MIN_RUNNING or rising < _RISING_SHARE * (len(labels) - 1):
        return ()
    if covered < _COVERED_SHARE * len(body) or covered > _MAX_PLAIN_CHARS * len(found):
        return ()
    return tuple(read_contents([f"{entry['title']} .... {entry['label']}" for entry in found]))
