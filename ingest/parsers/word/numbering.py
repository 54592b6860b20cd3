"""Automatic numbering of headings and lists: the «2.1» that Word prints but does not store.

A paragraph names a numbering and a level; the number itself follows from all paragraphs
before it. Source for the rules: ECMA-376 part 1, 17.9.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ingest.blocks.numerals import format_number, number
from ingest.parsers.word.styles import Stylesheet, switched, value, w

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
    begins_anew: bool = False


_PLAIN = _Level(start=1, style="bullet", pattern="", legal=False, restarts=True)


@dataclass(frozen=True, slots=True)
class _Scheme:
    """A numbering: the definition that it counts with, and its nine levels."""

    abstract_id: str
    levels: tuple[_Level, ...]


@dataclass
class _Counters:
    """Counts of an abstract numbering: one per level, ``None`` for not begun."""

    counts: list[int | None] = field(default_factory=lambda: [None] * LEVELS)
    begun: set[str] = field(default_factory=set)

    def count(self, num_id: str, levels: Sequence[_Level], depth: int) -> None:
        """Count one paragraph of this numbering at this depth."""
        if num_id not in self.begun:
            self.begun.add(num_id)
            for n, level in enumerate(levels):
                if level.begins_anew:
                    self.counts[n] = None
        for n, level in enumerate(levels[: depth + 1]):
            before = self.counts[n]
            if before is None:
                self.counts[n] = level.start
            elif n == depth:
                self.counts[n] = before + 1
        for n in range(depth + 1, LEVELS):
            if levels[n].restarts:
                self.counts[n] = None


class Numbering:
    """Counts the numbered paragraphs of one file, in the order of the text."""

    def __init__(self, numbering: Any, styles: Stylesheet) -> None:
        """Take the ``w:numbering`` element, or ``None`` where the file has none."""
        self._styles = styles
        self._abstract = _by_id(numbering, "abstractNum", "abstractNumId")
        self._nums = _by_id(numbering, "num", "numId")
        self._schemes: dict[str, _Scheme | None] = {}
        self._counters: dict[str, _Counters] = {}

    def label(self, num_id: str, depth: int) -> str:
        """Count one paragraph and return its number as printed, "" for a bullet.

        Args:
            depth: Level from 0.
        """
        if num_id not in self._schemes:
            self._schemes[num_id] = self._scheme(num_id)
        scheme = self._schemes[num_id]
        if scheme is None:
            return ""
        depth = min(max(depth, 0), LEVELS - 1)
        counters = self._counters.setdefault(scheme.abstract_id, _Counters())
        counters.count(num_id, scheme.levels, depth)
        return _written(scheme.levels[: depth + 1], counters.counts)

    def _scheme(self, num_id: str) -> _Scheme | None:
        abstract_id = self._abstract_id(num_id)
        if abstract_id is None:
            return None
        levels = tuple(self._level(num_id, abstract_id, n) for n in range(LEVELS))
        return _Scheme(abstract_id, levels)

    def _abstract_id(self, num_id: str) -> str | None:
        """Return the id of a numbering's definition, through a list style where it names one."""
        abstract_id = value(self._nums.get(num_id), "abstractNumId")
        abstract = self._abstract.get(abstract_id or "")
        linked = value(abstract, "numStyleLink")
        if linked:
            own = self._styles.look(linked).num_id
            if own and own != num_id:
                return value(self._nums.get(own), "abstractNumId")
        return abstract_id if abstract is not None else None

    def _level(self, num_id: str, abstract_id: str, depth: int) -> _Level:
        override = _level_of(self._nums.get(num_id), "lvlOverride", depth)
        element = override.find(w("lvl")) if override is not None else None
        if element is None:
            element = _level_of(self._abstract.get(abstract_id), "lvl", depth)
        if element is None:
            return _PLAIN
        start = number(value(override, "startOverride"))
        return _Level(
            start=start if start is not None else number(value(element, "start")) or 0,
            style=value(element, "numFmt") or "decimal",
            pattern=value(element, "lvlText") or "",
            legal=bool(switched(element, "isLgl")),
            restarts=value(element, "lvlRestart") != "0",
            begins_anew=start is not None,
        )


def _by_id(numbering: Any, tag: str, key: str) -> dict[str, Any]:
    if numbering is None:
        return {}
    return {element.get(w(key)): element for element in numbering.findall(w(tag))}


def _level_of(parent: Any, tag: str, depth: int) -> Any:
    children = parent.findall(w(tag)) if parent is not None else []
    return next((child for child in children if child.get(w("ilvl")) == str(depth)), None)


def _written(levels: Sequence[_Level], counts: list[int | None]) -> str:
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
