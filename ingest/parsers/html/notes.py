"""Footnotes of a web page: the links that are note markers, and the notes themselves.

There is no element for notes in HTML. A marker is a link to a place on the same page
that shows a number or a sign; the note is the block around that place. Word, pandoc,
Wikipedia and journals all do it so, each with other names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

_MARKER = re.compile(r"^[\[(]?(?P<marker>\d{1,3}|[a-z]|[ivxlc]{1,5}|[*†‡§]{1,3})[\])]?\.?$")
_NAMED_NOTE = re.compile(r"fn|footn|fotn|note|ftn|edn|(?<![a-z])ref", re.IGNORECASE)
_BACK = re.compile(r"^[\s↩↑⏎^\ufe0e\u21a9]*$")
_BLOCKS = ("li", "p", "div", "aside", "dd", "td", "section")
_LONGEST_NOTE_WORDS = 600


@dataclass
class PageNotes:
    """The notes of one page.

    Attributes:
        markers: For each link that is a note marker, the marker as printed.
        bodies: For each block that is a note, its marker.
        silent: Links inside notes that only lead back, and numbers of printed pages.
        called: For each marker, the block that is its note.
    """

    markers: dict[Any, str] = field(default_factory=dict)
    bodies: dict[Any, str] = field(default_factory=dict)
    silent: set[Any] = field(default_factory=set)
    called: dict[Any, Any] = field(default_factory=dict)


def find_notes(content: Any) -> PageNotes:
    """Find markers and notes; of two links that lead to each other the first is the marker."""
    places = {element.get("id"): element for element in content.iter() if element.get("id")}
    places |= {link.get("name"): link for link in content.iter("a") if link.get("name")}
    notes = PageNotes()
    for link in content.iter("a"):
        if _is_inside(link, notes.bodies):
            continue
        shown = _MARKER.match("".join(link.itertext()).strip())
        place = places.get((link.get("href") or "").removeprefix("#"))
        if not (link.get("href") or "").startswith("#") or not shown or place is None:
            continue
        if not _looks_like_marker(link):
            continue
        body = _block_around(place)
        if body is not None and not _is_inside(link, {body: ""}):
            notes.markers[link] = shown["marker"]
            notes.bodies.setdefault(body, shown["marker"])
            notes.called[link] = body
    for body, marker in notes.bodies.items():
        notes.silent.update(link for link in body.iter("a") if _leads_back(link, marker))
    return notes


def _is_inside(element: Any, blocks: dict[Any, str]) -> bool:
    return any(holder in blocks for holder in element.iterancestors())


def _looks_like_marker(link: Any) -> bool:
    """Return whether a link is raised or named as a reference; «1» in a page list is neither."""
    raised = link.find(".//sup") is not None or next(link.iterancestors("sup"), None) is not None
    names = " ".join(
        link.get(name) or "" for name in ("role", "class", "epub:type", "href", "id", "name")
    )
    return raised or bool(_NAMED_NOTE.search(names))


def _block_around(place: Any) -> Any:
    """Return the block around a note's anchor; ``None`` if it is too long for a note."""
    for element in (place, *place.iterancestors()):
        if element.tag in _BLOCKS:
            words = len(" ".join(element.itertext()).split())
            return element if words <= _LONGEST_NOTE_WORDS else None
    return None


def _leads_back(link: Any, marker: str) -> bool:
    if not (link.get("href") or "").startswith("#"):
        return False
    text = "".join(link.itertext()).strip()
    shown = _MARKER.match(text)
    return bool(_BACK.match(text)) or bool(shown and shown["marker"] == marker)
