"""Numbers of headings and list items, which an OpenDocument file does not store.

Source:
    OASIS Open Document Format for Office Applications, version 1.3, part 3, 4.3 and 16.30.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ingest.blocks.numerals import format_number
from ingest.parsers.opendocument.names import count_of, q

_MAX_LEVEL = 10
_NUMERALS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman",
             "I": "upperRoman"}  # fmt: skip
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_LIST_LEVELS = tuple(q(f"text:list-level-style-{name}") for name in ("number", "bullet", "image"))

#: Elements with the numbers' format by level, from 1.
Levels = Mapping[int, Any]


@dataclass
class Numbering:
    """Counts the headings of a file, or the items of a list."""

    levels: Levels
    _counts: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of_headings(cls, styles: Any) -> Numbering:
        """Read the outline style of ``styles.xml``."""
        found = styles.iter(q("text:outline-level-style"))
        return cls({count_of(level, "text:level") or 1: level for level in found})

    def restyled(self, levels: Levels) -> Numbering:
        """Return a numbering that goes on with these counts in another style."""
        return Numbering(levels, self._counts)

    def label(self, depth: int, start: int | None = None) -> str:
        """Count one heading or item; return its number as printed, "" where it has none.

        Args:
            start: Its count, where it does not follow the one before.
        """
        for deeper in [level for level in self._counts if level > depth]:
            del self._counts[deeper]
        following = self._counts.get(depth, self._start(depth) - 1) + 1
        self._counts[depth] = following if start is None else start
        own = self.levels.get(depth)
        if own is None or not own.get(q("style:num-format")):
            return ""
        shown = min(count_of(own, "text:display-levels") or 1, depth, _MAX_LEVEL)
        numbers = [self._number(level) for level in range(depth - shown + 1, depth + 1)]
        prefix, suffix = own.get(q("style:num-prefix"), ""), own.get(q("style:num-suffix"), "")
        return f"{prefix}{'.'.join(n for n in numbers if n)}{suffix}".strip()

    def _number(self, level: int) -> str:
        style = self.levels.get(level)
        written = style.get(q("style:num-format")) if style is not None else ""
        if not written:
            return ""
        count = self._counts.get(level, self._start(level))
        return format_number(count, _NUMERALS.get(written, "decimal"))

    def _start(self, level: int) -> int:
        style = self.levels.get(level)
        start = count_of(style, "text:start-value") if style is not None else None
        return 1 if start is None else start


class Lists:
    """The numberings of the lists of one file."""

    def __init__(self, *roots: Any) -> None:
        """Take the roots of ``content.xml`` and ``styles.xml``; the former's styles count first."""
        self._levels: dict[str, Levels] = {}
        for root in roots:
            for style in root.iter(q("text:list-style")):
                levels = {count_of(x, "text:level") or 1: x for x in style.iter(*_LIST_LEVELS)}
                self._levels.setdefault(style.get(q("style:name"), ""), levels)
        self._latest: dict[str, Numbering] = {}
        self._by_id: dict[str, Numbering] = {}

    def opened(self, listed: Any, style: str) -> Numbering:
        """Return the numbering of an outermost list; it may continue an earlier list's.

        Args:
            style: Name of the list's style.
        """
        levels = self._levels.get(style, {})
        earlier = self._by_id.get(listed.get(q("text:continue-list"), ""))
        if earlier is None and listed.get(q("text:continue-numbering")) == "true":
            earlier = self._latest.get(style)
        numbering = Numbering(levels) if earlier is None else earlier.restyled(levels)
        self._latest[style] = numbering
        self._by_id[listed.get(_XML_ID, "")] = numbering
        return numbering

    def within(self, numbering: Numbering, listed: Any) -> Numbering:
        """Return the numbering of a list inside another, which may have a style of its own."""
        own = self._levels.get(listed.get(q("text:style-name"), ""))
        return numbering if own is None else numbering.restyled(own)
