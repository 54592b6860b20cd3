"""Lines of Markdown → chunks: headings, paragraphs, list items, tables, notes, quotes.

CommonMark where the file keeps to it. Report converters do not: tables are lines with
tabs (which CommonMark takes for code), a row of dashes under a table is no heading, and
a footnote is a paragraph that starts with <sup>. A chunk is a span of lines with its
kind; what the words in it are is for ``text_inline``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from ingest.parsers.text.inline import footnote_start
from ingest.parsers.text.pandoc.directives import is_run_code, without_directives
from ingest.parsers.text.pandoc.drawn_tables import read_drawn_table
from ingest.parsers.text.pandoc.inline_notes import with_notes_apart
from ingest.parsers.text.tables import (
    TextTable,
    continues,
    is_pipe_row,
    is_tab_row,
    join,
    read_pipe_rows,
    read_tab_rows,
)

ChunkKind = Literal[
    "heading", "paragraph", "item", "quote", "table", "note", "code", "caption", "contents"
]

_HEADING = re.compile(r"^ {0,3}(?P<marks>#{1,6})(?:[ \t]+(?P<title>.*?))??(?:[ \t]+#+)?[ \t]*$")
_FENCE = re.compile(r"^ {0,3}(?P<fence>`{3,}|~{3,})")
_RULE = re.compile(r"^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_SETEXT = re.compile(r"^ {0,3}(?P<mark>=|-)(?P=mark){2,}[ \t]*$")
_BULLET = re.compile(r"^[ \t]*[-*+•▪◆●○◦‣➢✓–][ \t]+(?P<text>\S.*)$")
_NUMBERED = re.compile(r"^[ \t]*(?P<number>\d{1,3})[.)][ \t]+(?P<text>\S.*)$")
_QUOTED = re.compile(r"^ {0,3}(?:>[ \t]?)+(?P<text>.*)$")
_OTHER_MARKS = re.compile(
    r"^\s*\|.*\|\s*$|^ {0,3}[*+-] +\S|(?<!\w)\*\*[^\s*][^*]{0,300}\*\*"
    r"|\[[^\]\[]{1,300}\]\([^)\s]{1,500}\)|\[\^\w{1,20}\]|</?(?:sup|b|i|em)>"
)
#: «:   Forklaring» under a term.
_DEFINITION = re.compile(r"^ {0,3}(?:[Tt]able)?[:~][ \t]+(?P<text>\S.*)$")
_KEY = re.compile(r"^[\w.-]+[ \t]*:(?:\s|$)")
_MAX_METADATA_LINES = 200
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
#: Most lines between two numbered items of one list.
_NEIGHBOUR_LINES = 4
_MAX_SETEXT_CHARS = 120


@dataclass(slots=True)
class Chunk:
    """Lines of one kind.

    Attributes:
        level: Of a heading, by its Markdown marks.
        marker: Of a footnote.
        table: For ``kind == "table"``; then ``lines`` is empty.
    """

    kind: ChunkKind
    lines: list[str] = field(default_factory=list)
    level: int | None = None
    marker: str | None = None
    table: TextTable | None = None


def read_chunks(lines: Sequence[str]) -> list[Chunk]:
    """Cut the lines of a Markdown file into chunks, tables after page turns put together."""
    plain = without_directives(_COMMENT.sub("", "\n".join(lines)).split("\n"))
    reader = _ChunkReader(with_notes_apart(plain))
    return _join_tables(reader.read())


class _ChunkReader:
    """Goes through the lines once; ``_open`` is the chunk that a plain line goes on."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = [line.rstrip("\r\n") for line in lines]
        self._numbered = _list_numbers(self._lines)
        self._chunks: list[Chunk] = []
        self._open: Chunk | None = None

    def read(self) -> list[Chunk]:
        at = self._metadata()
        while at < len(self._lines):
            at = self._step(at)
        return self._chunks

    def _metadata(self) -> int:
        """Skip a YAML block at the top; return the line at which the text begins."""
        if self._lines and self._lines[0].strip() == "---":
            for n, line in enumerate(self._lines[1:_MAX_METADATA_LINES], start=1):
                if line.strip() in {"---", "..."} and n > 1:
                    return n + 1 if any(map(_KEY.match, self._lines[1:n])) else 0
        return 0

    def _add(self, chunk: Chunk, *, keep_open: bool = False) -> None:
        self._chunks.append(chunk)
        self._open = chunk if keep_open else None

    def _step(self, at: int) -> int:
        """Read the chunk that begins at line ``at``; return the line after it."""
        line = self._lines[at]
        if not line.strip():
            self._open = None
            return at + 1
        if fence := _FENCE.match(line):
            return self._fenced(at, fence["fence"])
        drawn = read_drawn_table(self._lines, at) if self._open is None else None
        if drawn is not None:
            self._add(Chunk("table", table=drawn[0]))
            return drawn[1]
        if is_pipe_row(line) or is_tab_row(line):
            return self._rows(at)
        if self._setext(line):
            return at + 1
        if _RULE.match(line):
            self._open = None
        elif heading := _HEADING.match(line):
            self._add(Chunk("heading", [heading["title"] or ""], level=len(heading["marks"])))
        else:
            self._plain(at, line)
        return at + 1

    def _fenced(self, at: int, fence: str) -> int:
        end = at + 1
        while end < len(self._lines) and not self._lines[end].strip().startswith(fence):
            end += 1
        self._open = None
        if not is_run_code(self._lines[at]):
            self._add(Chunk("code", [x for x in self._lines[at + 1 : end] if x.strip()]))
        return end + 1

    def _rows(self, at: int) -> int:
        """A table: the lines up to the next empty one, if they have cells."""
        same = is_pipe_row if is_pipe_row(self._lines[at]) else is_tab_row
        end = at
        while end < len(self._lines) and (
            same(self._lines[end]) or _RULE.match(self._lines[end]) is not None
        ):
            end += 1
        has_cells = any("\t" in x.rstrip(" ").lstrip(" \t") for x in self._lines[at:end])
        after_table = bool(self._chunks) and self._chunks[-1].kind == "table"
        if same is is_tab_row and not has_cells and not after_table:
            self._set_in(at, end)
            return end
        read = read_pipe_rows if same is is_pipe_row else read_tab_rows
        self._add(Chunk("table", table=read(self._lines[at:end])))
        return end

    def _set_in(self, at: int, end: int) -> None:
        """Read lines that are only set in by tabs: several are a list without marks."""
        for n in range(at, end):
            words = self._lines[n].strip()
            if end - at > 1 and words[:1].isupper():
                self._add(Chunk("item", [words]), keep_open=True)
            elif not _RULE.match(self._lines[n]):
                self._plain(n, words)

    def _setext(self, line: str) -> bool:
        """Make a heading of the single line above a row of = or -, if it looks like one."""
        mark, above = _SETEXT.match(line), self._open
        if not mark or above is None or above.kind != "paragraph" or len(above.lines) != 1:
            return False
        if len(above.lines[0]) > _MAX_SETEXT_CHARS or above.lines[0].rstrip()[-1] in ".:;,":
            return False
        above.kind, above.level = "heading", 1 if mark["mark"] == "=" else 2
        self._open = None
        return True

    def _plain(self, at: int, line: str) -> None:
        if (defined := _DEFINITION.match(line)) and self._define(defined["text"]):
            return
        if note := footnote_start(line):
            self._add(Chunk("note", [note[1]], marker=note[0]), keep_open=True)
        elif quoted := _QUOTED.match(line):
            self._quote(quoted["text"])
        elif bullet := _BULLET.match(line):
            self._add(Chunk("item", [bullet["text"]]), keep_open=True)
        elif at in self._numbered:
            self._add(Chunk("item", [line]), keep_open=True)
        elif self._open is not None:
            self._open.lines.append(line)
        else:
            self._add(Chunk("paragraph", [line]), keep_open=True)

    def _define(self, text: str) -> bool:
        """Read the explanation of the term in the line before, or the caption of a table."""
        before = self._chunks[-1] if self._chunks else None
        if before is not None and before.kind == "table":
            self._add(Chunk("caption", [text]), keep_open=True)
            return True
        is_term = before is not None and before.kind == "paragraph" and len(before.lines) == 1
        if before is None or not (is_term or before.kind == "item") or len(before.lines) != 1:
            return False
        before.kind = "item"
        self._add(Chunk("item", [text]), keep_open=True)
        return True

    def _quote(self, text: str) -> None:
        if self._open is not None and self._open.kind == "quote" and text.strip():
            self._open.lines.append(text)
        elif text.strip():
            self._add(Chunk("quote", [text]), keep_open=True)
        else:
            self._open = None


def _list_numbers(lines: Sequence[str]) -> frozenset[int]:
    """Lines that are items of a numbered list: the number before or after is nearby.

    «9. september ble …» and «2. samling: …» are numbered only to look at.
    """
    numbers = {
        n: int(found["number"]) for n, x in enumerate(lines) if (found := _NUMBERED.match(x))
    }
    near = range(-_NEIGHBOUR_LINES, _NEIGHBOUR_LINES + 1)
    return frozenset(
        n
        for n, number in numbers.items()
        if any(numbers.get(n + step) == number + (1 if step > 0 else -1) for step in near if step)
    )


def _join_tables(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Put tables together that a page turn has parted."""
    joined: list[Chunk] = []
    for chunk in chunks:
        before = joined[-1].table if joined else None
        if chunk.table and before and continues(before, chunk.table):
            joined[-1].table = join(before, chunk.table)
        else:
            joined.append(chunk)
    return joined


def looks_like_markdown(lines: Sequence[str]) -> bool:
    """Return whether the text carries Markdown marks: headings, or several marks of other kinds."""
    return sum(1 for _ in _marks(lines)) >= 3


def _marks(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        heading = _HEADING.match(line)
        if (heading and heading["title"]) or _OTHER_MARKS.search(line):
            yield line
