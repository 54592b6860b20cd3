"""Automatic numbering of headings and lists: the «2.1» that Word prints but does not store.

A paragraph names a numbering and a level; the number itself follows from all paragraphs
before it. Source for the rules: ECMA-376 part 1, 17.9.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from ingest.parsers.numbers import format_number, number
from ingest.parsers.word_styles import Stylesheet, switched, value, w

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a numbering: how it counts and how a number is written."""

    start: int
    style: str
    pattern: str
    legal: bool
    restarts: bool


_PLAIN = _Level(start=1, style="bullet", pattern="", legal=False, restarts=True)


@dataclass
class _Counters:
    """Where an abstract numbering stands: one count per level, ``None`` for not begun."""

    counts: list[int | None] = field(default_factory=lambda: [None] * LEVELS)
    begun: set[str] = field(default_factory=set)


class Numbering:
    """Counts the numbered paragraphs of one file, in the order of the text."""

    def __init__(self, numbering: Any, styles: Stylesheet) -> None:
        """Take the ``w:numbering`` element, or ``None`` where the file has none."""
        self._styles = styles
        self._abstract = _by_id(numbering, "abstractNum", "abstractNumId")
        self._nums = _by_id(numbering, "num", "numId")
        self._counters: dict[str, _Counters] = {}

    def label(self, num_id: str, depth: int) -> str:
        """Count one paragraph and return its number as printed, "" for a bullet.

        Args:
            depth: Level from 0.
        """
        abstract_id = self._abstract_id(num_id)
        if abstract_id is None:
            return ""
        depth = min(max(depth, 0), LEVELS - 1)
        counters = self._counters.setdefault(abstract_id, _Counters())
        levels = [self._level(num_id, abstract_id, n) for n in range(depth + 1)]
        self._count(counters, num_id, depth, levels)
        return _written(levels, counters.counts)

    def _count(self, counters: _Counters, num_id: str, depth: int, levels: list[_Level]) -> None:
        counts = counters.counts
        if num_id not in counters.begun:
            counters.begun.add(num_id)
            for n in range(LEVELS):
                if self._override(num_id, n) is not None:
                    counts[n] = None
        for n, level in enumerate(levels):
            before = counts[n]
            if before is None:
                counts[n] = level.start
            elif n == depth:
                counts[n] = before + 1
        abstract_id = self._abstract_id(num_id) or ""
        for n in range(depth + 1, LEVELS):
            if self._level(num_id, abstract_id, n).restarts:
                counts[n] = None

    def _abstract_id(self, num_id: str) -> str | None:
        """The definition behind a numbering, through a list style where it names one."""
        abstract_id = value(self._nums.get(num_id), "abstractNumId")
        abstract = self._abstract.get(abstract_id or "")
        linked = value(abstract, "numStyleLink")
        if linked:
            own = self._styles.look(linked).num_id
            if own and own != num_id:
                return value(self._nums.get(own), "abstractNumId")
        return abstract_id if abstract is not None else None

    def _override(self, num_id: str, depth: int) -> int | None:
        """The number at which this numbering starts anew, if it says so."""
        element = _level_of(self._nums.get(num_id), "lvlOverride", depth)
        return number(value(element, "startOverride"))

    def _level(self, num_id: str, abstract_id: str, depth: int) -> _Level:
        override = _level_of(self._nums.get(num_id), "lvlOverride", depth)
        element = override.find(w("lvl")) if override is not None else None
        if element is None:
            element = _level_of(self._abstract.get(abstract_id), "lvl", depth)
        if element is None:
            return _PLAIN
        start = self._override(num_id, depth)
        return _Level(
            start=start if start is not None else number(value(element, "start")) or 0,
            style=value(element, "numFmt") or "decimal",
            pattern=value(element, "lvlText") or "",
            legal=bool(switched(element, "isLgl")),
            restarts=value(element, "lvlRestart") != "0",
        )


def _by_id(numbering: Any, tag: str, key: str) -> dict[str, Any]:
    if numbering is None:
        return {}
    return {element.get(w(key)): element for element in numbering.findall(w(tag))}


def _level_of(parent: Any, tag: str, depth: int) -> Any:
    children = parent.findall(w(tag)) if parent is not None else []
    return next((child for child in children if child.get(w("ilvl")) == str(depth)), None)


def _written(levels: list[_Level], counts: list[int | None]) -> str:
    own = levels[-1]
    if own.style in {"bullet", "none"} and not _PLACE.search(own.pattern):
        return ""

    def put(place: re.Match[str]) -> str:
        n = int(place[1]) - 1
        if n >= len(levels):
            return ""
        count = counts[n]
        style = "decimal" if own.legal else levels[n].style
        return "" if count is None else format_number(count, style)

    return _PLACE.sub(put, own.pattern).strip()
