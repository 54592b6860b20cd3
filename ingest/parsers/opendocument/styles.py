"""Styles of an OpenDocument file by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from ingest.blocks.raised import Position
from ingest.parsers.opendocument.names import q

#: Most ancestors that are looked up: a file may name a style as its own ancestor.
_MAX_ANCESTORS = 20


@dataclass(frozen=True, slots=True)
class Look:
    """Formatting of a style; ``None`` where neither it nor an ancestor sets it.

    Attributes:
        names: Of the style and its ancestors, in lower case, the nearest first.
        position: "" for text on the line.
    """

    names: tuple[str, ...] = ()
    italic: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    position: Position | Literal[""] | None = None


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
        italic = hidden = struck = None
        position: Position | Literal[""] | None = None
        for style in self._line(family, name):
            names.append(_plain(style.get(q("style:display-name")) or style.get(q("style:name"))))
            properties = style.find(q("style:text-properties"))
            if properties is None:
                continue
            italic = _given(italic, properties.get(q("fo:font-style")), "italic", "oblique")
            hidden = _given(hidden, properties.get(q("text:display")), "none")
            line = properties.get(q("style:text-line-through-style"))
            line = line or properties.get(q("style:text-line-through-type"))
            struck = line != "none" if struck is None and line else struck
            if position is None:
                position = _position(properties.get(q("style:text-position")))
        return Look(tuple(names), italic, hidden, struck, position)

    def list_style(self, name: str) -> str:
        """Return the list style that a paragraph style brings along, "" for most."""
        styles = (s.get(q("style:list-style-name")) for s in self._line("paragraph", name))
        return next((style for style in styles if style is not None), "")

    def _line(self, family: str, name: str) -> Iterator[Any]:
        for _ in range(_MAX_ANCESTORS):
            style = self._styles.get((family, name))
            if style is None:
                return
            yield style
            name = style.get(q("style:parent-style-name"), "")


def _position(value: str | None) -> Position | Literal[""] | None:
    """Return the position that «super 58%», «-33% 58%» or «0% 100%» sets."""
    word = (value or "").split()[:1]
    if not word:
        return None
    if word[0] in {"super", "sub"}:
        return "raised" if word[0] == "super" else "lowered"
    height = word[0].rstrip("%").split(".")[0]
    if height in {"0", "-0"}:
        return ""
    return "lowered" if height.startswith("-") else "raised"


def _plain(name: str) -> str:
    """Return ``Text_20_body`` as programs show it, in lower case."""
    return name.replace("_20_", " ").casefold()


def _given(nearer: bool | None, value: str | None, *yes: str) -> bool | None:
    if nearer is not None or value is None:
        return nearer
    return value in yes
