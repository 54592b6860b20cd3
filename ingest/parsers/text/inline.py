"""Marks inside a line of Markdown → plain words, italic spans, note markers.

The files that come out of report converters are only half Markdown: HTML tags and
entities among the asterisks, significance stars in tables, footnote numbers as <sup>.
So this reads what the marks are used for, and leaves alone what is not a mark.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from ingest.blocks.cleaning import clean
from ingest.blocks.inline import Inline, InlineBuilder
from ingest.blocks.raised import Position

_TAGS = (
    "a|abbr|b|big|blockquote|br|caption|center|cite|code|dd|del|details|div|dl|dt|em|figcaption|"
    "figure|font|section|summary|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|pre|q|s|small|span|strike|"
    "strong|sub|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|var|wbr"
)
_CONSTRUCT = re.compile(
    rf"""
    \\(?P<escaped>[!-/:-@\[-`{{-~])
    | <!--.*?-->
    | <sup\b[^<>]*>(?P<sup>[^<>]{{0,20}})</sup>
    | <sub\b[^<>]*>(?P<sub>[^<>]{{0,20}})</sub>
    | (?<=[\w)\]*])\^(?P<raised>(?:[^\s^\[\]\\]|\\.){{1,20}})\^
    | (?<=[\w)\]*])(?<!~)~(?P<lowered>(?:[^\s~\\]|\\.){{1,20}})~(?!~)
    | ~~(?=\S)(?P<waved>[^~\n]{{1,1000}}?)(?<=\S)~~
    | <(?P<out>s|strike|del)\b[^<>]{{0,200}}>(?P<struck>.{{0,1000}}?)</(?P=out)>
    | (?<![\\$\w])(?P<math>\$\$?(?=[^\s$])[^$\n]{{1,500}}?(?<=[^\s\\])\$\$?)(?![\d$])
    | \[\^(?P<note>[^\]\s]{{1,20}})\](?!:)
    | !\[(?P<alt>[^\[\]\n]{{0,300}})\]\([^()\n]{{0,1000}}\)
    | \[(?P<link>[^\[\]\n]{{0,500}})\]\((?:[^()\n]|\([^()\n]*\)){{0,1000}}\)
    | <(?P<address>(?:https?://|mailto:)[^<>\s]{{1,500}})>
    | `(?P<code>[^`\n]{{1,500}})`
    | (?<![\w*])\*\*\*(?=\S)(?P<both>[^*\n]{{1,1000}})\*\*\*(?![\w*])
    | (?<![\w*])\*\*(?=\S)(?P<bold>.{{1,3000}}?)(?<=[^\s])\*\*(?![\w*])
    | (?<![\w_])__(?=\S)(?P<strong>[^_\n]{{1,500}})__(?![\w_])
    | (?<![\w*])\*(?=[^\s*])(?P<star>(?:[^*]|\*\*){{1,3000}}?)(?<=[^\s*])\*(?![\w*])
    | (?<![\w_])_(?=[^\s_])(?P<under>[^_]{{1,1500}}?)(?<=[^\s_])_(?![\w_])
    | <(?:i|em)\b[^<>]{{0,200}}>(?P<em>.{{1,3000}}?)</(?:i|em)>
    | </?(?P<tag>{_TAGS})\b[^<>]{{0,300}}/?>
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_POSITIONS: dict[str, Position] = {"sub": "lowered", "lowered": "lowered", "raised": "raised"}
_EXPONENT = re.compile(r"(?:^|[\s(])(?:[A-Za-zχ]|[kcdmKCDM]m)\s?$")
#: Tags that separate words; the others may occur inside one.
_PARTING = re.compile(
    r"(?:br|p|li|ul|ol|div|tr|td|th|table|hr|d[dtl]|h[1-6]|blockquote)", re.IGNORECASE
)
_BULLETS = re.compile(r"(?<=\s)[◆◇■□▪▫●○◦‣⁃➢✓•](?=\s)|^[◆◇■□▪▫●○◦‣⁃➢✓•]\s*")
#: Most asterisks of a line read as emphasis; more are a table or a drawing.
_MAX_STARS = 400
_MAX_DEPTH = 6


@dataclass(frozen=True, slots=True)
class InlineReader:
    """Reads lines of one document.

    Attributes:
        markers: The footnote markers that the document explains. A raised number that
            is not among them is an exponent or the like, and stays.
        losses: Counts of what is left out, by the code of the note on it.
    """

    markers: frozenset[str] = frozenset()
    losses: Counter[str] = field(default_factory=Counter, compare=False)

    def read(self, source: str) -> Inline:
        """Return the words of ``source`` without marks, with single spaces."""
        builder = InlineBuilder()
        self._add(source, builder, italic=False, depth=0)
        return builder.build()

    def _add(self, source: str, builder: InlineBuilder, *, italic: bool, depth: int) -> None:
        if depth > _MAX_DEPTH or source.count("*") > _MAX_STARS:
            builder.add(_plain(source), italic=italic)
            return
        at = 0
        for found in _CONSTRUCT.finditer(source):
            builder.add(_plain(source[at : found.start()]), italic=italic)
            at = found.end()
            self._add_construct(found, builder, italic=italic, depth=depth)
        builder.add(_plain(source[at:]), italic=italic)

    def _add_construct(
        self, found: re.Match[str], builder: InlineBuilder, *, italic: bool, depth: int
    ) -> None:
        name = found.lastgroup
        inner = found[name] if name else ""
        if name in {"star", "under", "em", "both"}:
            self._add(inner, builder, italic=True, depth=depth + 1)
        elif name in {"link", "strong", "bold"}:
            self._add(inner, builder, italic=italic, depth=depth + 1)
        elif name == "note":
            builder.note(inner)
        elif name == "sup":
            self._add_raised(inner.strip(), found, builder, italic=italic)
        elif name in _POSITIONS:
            words = html.unescape(inner.replace("\\", ""))
            builder.add(words, italic=italic, position=_POSITIONS[name])
        elif name in {"waved", "struck"}:
            self.losses["struck_words"] += len(self.read(inner).text.split())
        elif name == "tag":
            builder.add(" " if _PARTING.fullmatch(inner) else "", italic=False)
        elif name in {"escaped", "code", "address", "alt", "math"}:
            builder.add(inner.removeprefix("mailto:"), italic=italic)

    def _add_raised(
        self, raised: str, found: re.Match[str], builder: InlineBuilder, *, italic: bool
    ) -> None:
        """A footnote marker is taken out; an exponent stays as a raised figure."""
        before = found.string[max(0, found.start() - 4) : found.start()]
        markers = [part for part in re.split(r"[,\s]+", raised) if part]
        if markers and set(markers) <= self.markers and not _EXPONENT.search(before):
            for marker in markers:
                builder.note(marker)
        else:
            builder.add(raised, italic=italic, position="raised")


def _plain(text: str) -> str:
    return _BULLETS.sub("", clean(html.unescape(text)))


def note_markers(lines: Iterable[str]) -> frozenset[str]:
    """The footnote markers that some line of the document explains."""
    found = set()
    for line in lines:
        if note := footnote_start(line):
            found.add(note[0])
    return frozenset(found)


_NOTE_START = re.compile(
    r"^\s{0,3}(?:\[\^(?P<md>[^\]\s]{1,20})\]:\s*"
    r"|<sup\b[^<>]*>\s*(?P<sup>\d{1,3}|[*†‡§a-z])\s*</sup>\s*(?=\S))(?P<rest>.*)$",
    re.IGNORECASE,
)


def footnote_start(line: str) -> tuple[str, str] | None:
    """(marker, rest of the line) if the line begins a footnote that is marked as one."""
    found = _NOTE_START.match(line)
    return (found["md"] or found["sup"], found["rest"]) if found else None
