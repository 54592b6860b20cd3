"""Contents lists: their entries, and the headings that the entries name.

A contents list is the one place where a report that has lost its pages and its heading
levels still tells both. Lists of tables and figures are read too, as their own kind.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

EntryKind = Literal["section", "table", "figure"]

_TAG = re.compile(r"</?(?:b|i|em|strong|u|a|span|sup|sub|br|p)\b[^<>]*>", re.IGNORECASE)
_LINK = re.compile(r"\[([^\]\n]*)\]\([^()\s]*\)")
_LINE_MARK = re.compile(r"^(?P<indent>[ \t]*)(?:#{1,6}[ \t]+|[*+-][ \t]+)?")
_LABEL = r"(?P<label>\d{1,4}|[ivxlc]{1,7}|[IVXLC]{1,7})"
#: A leader before the page number: dots, an ellipsis, underscores, a tab or a wide gap.
_LED = re.compile(
    rf"^(?P<title>.*?\S)[ \t]*"
    rf"(?P<lead>(?:[.…·_][ \t]?){{3,}}|…[.…\s]*|\.{{2,}}|[ \t]*\t[ \t]*|[ ]{{3,}})"
    rf"[ \t.…]*{_LABEL}[ \t]*$"
)
_DOTTED = re.compile(r"(?:[.…·_][ \t]?){3,}|…")
_PLAIN = re.compile(rf"^(?P<title>.*?\D)[ \t]+{_LABEL}[ \t]*$")
_TRAILING_LEAD = re.compile(r"(?:[ \t]*[.…·_]){3,}[ \t]*$|[ \t]*…[.…\s]*$")
_NUMBER = re.compile(
    r"^(?:(?:kapittel|kap\.|del|chapter|part)\s+)?"
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,5}|[A-ZÆØÅ](?:\.\d{1,2}){1,4}|[IVX]{1,5}(?=\.))"
    r"(?P<stop>[.:)]?)(?=[ \t]|$|[A-ZÆØÅ«])[ \t]*",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"^(?:figur|figure|fig\.|diagram|bilde)\s*(\d|[A-Z])", re.IGNORECASE)
_TABLE = re.compile(r"^(?:tabell|table|tab\.)\s*(\d|[A-Z])", re.IGNORECASE)
#: Parts on the level of chapters, never under one.
_TOP_LEVEL = re.compile(
    r"^(?:forord|føreord|preface|foreword|sammendrag|samandrag|summary|abstract|resymé|"
    r"executive summary|litteratur\w*|referanse\w*|references|bibliography|kilder?|kjelde\w*|"
    r"(?:ved|til)legg|appendi(?:x|ces)|annex)\b",
    re.IGNORECASE,
)
_APPENDIX = re.compile(r"^(?:vedlegg|tillegg|appendix|annex)\b", re.IGNORECASE)
_TITLES = re.compile(
    r"^(?:innhold|innhald|innholdsfortegnelse|innhaldsliste|innholdsliste|"
    r"innholdsoversikt|contents|table of contents)[:.]?$",
    re.IGNORECASE,
)
_LIST_TITLES = re.compile(
    r"^(?:(?:liste|oversikt) over (?:figur|tabell)\w*|(?:figur|tabell)\w*(?:liste|oversikt)|"
    r"(?:figurer|tabeller)(?: og (?:figurer|tabeller))?|"
    r"lists? of (?:figures|tables))\b.{0,40}$",
    re.IGNORECASE,
)
#: Longest contents entry, in characters.
_MAX_LINE_CHARS = 500
#: Lowest Dice similarity of letter trigrams at which two headings are the same.
_SAME_TITLE = 0.8


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One line of a contents list.

    Attributes:
        number: As printed, without a closing stop ("4.2").
        title: Without number, leader and page.
        label: The printed page, ``None`` where the list gives none.
        level: Depth from 1, from number, indent and order.
        kind: What the entry leads to.
    """

    number: str | None
    title: str
    label: str | None
    level: int
    kind: EntryKind = "section"


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a list, read by itself."""

    number: str | None
    title: str
    label: str | None
    indent: int
    dotted: bool


def is_contents_title(line: str) -> bool:
    """Return whether the line is the heading of a contents list («Innhold», «Contents»)."""
    return len(line) <= _MAX_LINE_CHARS and bool(_TITLES.match(_bare(line)))


def is_list_title(line: str) -> bool:
    """Return whether the line heads a list of tables or figures."""
    return len(line) <= _MAX_LINE_CHARS and bool(_LIST_TITLES.match(_bare(line)))


def is_contents_line(line: str) -> bool:
    """Return whether the line, seen alone, can only be an entry: a leader and a page number."""
    if len(line) > _MAX_LINE_CHARS:
        return False
    found = _LED.match(_without_marks(line))
    return bool(found and _DOTTED.search(found["lead"]))


def read_contents(lines: Sequence[str]) -> list[ContentsEntry]:
    """Read the entries of lines that are known to be a contents list.

    Args:
        lines: Plain or with Markdown and HTML marks; empty lines and the list's own
            heading are passed over. An entry broken over two lines is put together.
    """
    read = [line for raw in lines if (line := _read_line(raw))]
    read = _join_wrapped(read)
    return _with_levels(read)


def _bare(line: str) -> str:
    return " ".join(_without_marks(line).replace("*", "").replace("_", " ").split())


def _without_marks(line: str) -> str:
    line = _TAG.sub("", html.unescape(line))
    line = _LINK.sub(r"\1", line).replace("\\", "").replace("**", "")
    if line.lstrip().startswith("|"):
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        line = "\t".join(cell for cell in cells if cell)
    return _LINE_MARK.sub(r"\g<indent>", line).rstrip()


def _read_line(raw: str) -> _Line | None:
    line = _without_marks(raw[:_MAX_LINE_CHARS])
    text = line.strip()
    if not text or is_contents_title(raw) or is_list_title(raw) or not re.search(r"\w", text):
        return None
    indent = len(line) - len(line.lstrip())
    found = _LED.match(text) or _PLAIN.match(text)
    label = found["label"] if found else None
    title = found["title"] if found else text
    title = " ".join(_TRAILING_LEAD.sub("", title).split())
    number = _NUMBER.match(title)
    if number and (number["number"].isdigit() or "." in number["number"] or number["stop"]):
        return _Line(
            number["number"], title[number.end() :], label, indent, bool(_DOTTED.search(text))
        )
    return _Line(None, title, label, indent, bool(_DOTTED.search(text)))


def _join_wrapped(lines: Sequence[_Line]) -> list[_Line]:
    """Put an entry together that was broken over two lines."""
    joined: list[_Line] = []
    for line in lines:
        before = joined[-1] if joined else None
        continues = (
            before is not None
            and before.label is None
            and line.number is None
            and line.title[:1].islower()
        )
        if before is not None and continues:
            joined[-1] = replace(
                before, title=f"{before.title} {line.title}", label=line.label, dotted=line.dotted
            )
        else:
            joined.append(line)
    return joined


def _with_levels(lines: Sequence[_Line]) -> list[ContentsEntry]:
    """Give each entry its depth: from its number, else from its place under one."""
    indents = sorted({line.indent for line in lines})
    numbered = any(line.number for line in lines)
    base, under, entries = 0, 0, []
    for line in lines:
        if line.number:
            level = base + line.number.count(".") + 1
            if re.fullmatch(r"\d+\.0", line.number):
                level -= 1
            under = level
        elif _TOP_LEVEL.match(line.title) or not numbered:
            level = 1 if numbered else bisect_right(indents, line.indent)
            base = int(numbered and bool(_APPENDIX.match(line.title)))
            under = base
        else:
            level = under + 1
        entries.append(ContentsEntry(line.number, line.title, line.label, level, _kind(line)))
    return entries


def _kind(line: _Line) -> EntryKind:
    if _FIGURE.match(line.title):
        return "figure"
    return "table" if _TABLE.match(line.title) else "section"


def fold_title(title: str) -> str:
    """Return only the letters and digits of a heading, case folded, its number gone.

    The form in which headings and entries are compared: «4.5. Hva er …?» and
    «HVA ER» differ in nothing that a contents list keeps.
    """
    title = _bare(title)
    number = _NUMBER.match(title)
    if number and number.end() < len(title):
        title = title[number.end() :]
    return re.sub(r"[^\w]|_", "", title.casefold())


def number_of(title: str) -> str | None:
    """Return the number that a heading starts with ("2.3.1"), without a closing stop.

    None for an ordinal: «1. samling» is not chapter 1.
    """
    bare = _bare(title)
    found = _NUMBER.match(bare)
    if not found or not found["number"][0].isdigit():
        return None
    is_ordinal = found["stop"] == "." and bare[found.end() :][:1].islower()
    return None if is_ordinal and found["number"].isdigit() else found["number"]


def match_headings(headings: Sequence[str], entries: Sequence[ContentsEntry]) -> list[int | None]:
    """Match each heading with the entry that names it, in the order of both.

    Titles may repeat («Drøftelse» in every chapter), so that the order decides: the
    matching with the greatest total likeness in which no two pairs cross.

    Args:
        headings: In the order of the text, with their numbers if they have any.

    Returns:
        An index into ``entries`` or ``None``, one per heading.
    """
    rows, columns = len(headings), len(entries)
    keys = [(fold_title(h), number_of(h)) for h in headings]
    names = [(fold_title(e.title), e.number) for e in entries]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            paired = _likeness(keys[i], names[j])
            taken = paired + best[i + 1][j + 1] if paired else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], taken)
    pairs: list[int | None] = [None] * rows
    i = j = 0
    while i < rows and j < columns:
        paired = _likeness(keys[i], names[j])
        if paired and best[i][j] == paired + best[i + 1][j + 1]:
            pairs[i] = j  # of two headings that would do, the first
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _likeness(heading: tuple[str, str | None], entry: tuple[str, str | None]) -> float:
    """Score the similarity of two headings: 0 for different, else 0.8 to 1.2."""
    (title, number), (name, listed) = heading, entry
    if not title or not name or (number and listed and number != listed):
        return 0.0
    bonus = 0.2 if number and number == listed else 0.0
    if title == name:
        return 1.0 + bonus
    short, long = sorted((title, name), key=len)
    if len(short) >= 12 and long.startswith(short):
        return 0.95 + bonus
    if len(short) * 1.5 < len(long) or len(short) < 6:
        return 0.0
    share = _dice(title, name)
    return share + bonus if share >= _SAME_TITLE else 0.0


def _dice(one: str, other: str) -> float:
    triples = [{text[n : n + 3] for n in range(len(text) - 2)} for text in (one, other)]
    return 2 * len(triples[0] & triples[1]) / (len(triples[0]) + len(triples[1]))
