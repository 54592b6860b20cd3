"""Styles of an OpenDocument file by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from ingest.blocks.numerals import format_number
from ingest.parsers.opendocument.names import count_of, q

#: Most ancestors that are looked up: a file may name a style as its own ancestor.
_MAX_ANCESTORS = 20
_MAX_LEVEL = 10
_NUMERALS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman",
             "I": "upperRoman"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """Formatting of a style; ``None`` where neither it nor an ancestor sets it.

    Attributes:
        names: Of the style and its ancestors, in lower case, the nearest first.
    """

    names: tuple[str, ...] = ()
    italic: bool | None = None
    hidden: bool | None = None


class Styles:
    """The styles of one file by family («paragraph», «text») and name."""

    def __init__(self, *roots: Any) -> None:
        """Take the roots of ``content.xml`` and ``styles.xml``; the former's styles count first."""
        self._styles: dict[tuple[str, str], Any] = {}
        for root in roots:
            for style in root.iter(q("style:style")):
                key = (style.get(q("style:family"), ""), style.get(q("style:name"), ""))
                self._styles.setdefault(key, style)
        self.look = cache(self._look)

    def _look(self, family: str, name: str) -> Look:
        """Return the look of a style, with what it inherits."""
        names: list[str] = []
        italic = hidden = None
        for style in self._line(family, name):
            names.append(_plain(style.get(q("style:display-name")) or style.get(q("style:name"))))
            properties = style.find(q("style:text-properties"))
            if properties is None:
                continue
            italic = _given(italic, properties.get(q("fo:font-style")), "italic", "oblique")
            hidden = _given(hidden, properties.get(q("text:display")), "none")
        return Look(tuple(names), italic, hidden)

    def _line(self, family: str, name: str) -> Iterator[Any]:
        for _ in range(_MAX_ANCESTORS):
            style = self._styles.get((family, name))
            if style is None:
                return
            yield style
            name = style.get(q("style:parent-style-name"), "")


def _plain(name: str) -> str:
    """Return ``Text_20_body`` as programs show it, in lower case."""
    return name.replace("_20_", " ").casefold()


def _given(nearer: bool | None, value: str | None, *yes: str) -> bool | None:
    if nearer is not None or value is None:
        return nearer
    return value in yes


@dataclass
class Outline:
    """Counts headings, to print the numbers that the file does not store.

    Attributes:
        levels: ``text:outline-level-style`` elements by level, from 1.
    """

    levels: dict[int, Any]
    _counts: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, styles: Any) -> Outline:
        """Read the outline style of ``styles.xml``."""
        found = styles.iter(q("text:outline-level-style"))
        return cls({count_of(level, "text:level") or 1: level for level in found})

    def label(self, depth: int) -> str:
        """Count one heading; return its number as printed, "" where its level has none."""
        self._counts = {level: n for level, n in self._counts.items() if level <= depth}
        self._counts[depth] = self._counts.get(depth, self._start(depth) - 1) + 1
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
