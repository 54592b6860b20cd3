"""Running heads and feet: rows repeated at the edges of pages, and page numbers.

Found by repetition: the same words at the same height, or, where the words change with
the chapter, lines of one look at one height, set apart from the text below.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

from ingest.parsers.pdf.layout.captions import caption_match
from ingest.parsers.pdf.page_model import Line, PageLayout, around, text_of

Edge = Literal["head", "foot"]

#: Shares of the page's height, from each edge, that may hold running heads.
ZONE_SHARE = 0.2
#: Most rows from the edge that may be running heads.
DEPTH_ROWS = 4
#: Points by which a row may move from page to page.
SAME_HEIGHT_POINTS = 5.0
#: Largest running head, as a multiple of the text's size: a slide's title is none.
LARGEST = 1.3
LARGEST_NUMBER = 1.7
#: Distance to the next row, as a multiple of its size, from which a row is no text line.
APART = 1.9
FAR_APART = 2.8
#: Lowest share of equally worded rows whose number is constant or counts the pages.
MOSTLY_SHARE = 0.6
#: Most pieces of a running head; a row of more is the header of a table.
MAX_PIECES = 6
_NUMERAL = re.compile(r"\d+|\b[ivxlc]+\b")


@dataclass(slots=True)
class EdgeRow:
    """Segments on one height near the head or foot of a page.

    Attributes:
        depth: 0 for the outermost row.
        distance: From the page's edge, in points.
        gap: To the next row inwards, baseline to baseline.
        ruled: A rule over most of the page's width is between the two.
    """

    page: int
    edge: Edge
    depth: int
    lines: list[Line]
    distance: float
    gap: float
    ruled: bool

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def key(self) -> str:
        """The words with every number replaced by one sign."""
        return _NUMERAL.sub("#", self.text.casefold())


def edge_rows(layout: PageLayout) -> list[EdgeRow]:
    """Return the rows in a page's head and foot zone, each edge from the outside inwards.

    Text in a ruled table that reaches out of the zone is the table's.
    """
    rows: list[list[Line]] = []
    grids = [
        rect for rect in map(around, layout.grids) if rect.height > ZONE_SHARE * layout.frame_height
    ]
    straight = [
        line
        for line in layout.lines
        if not line.rotated
        and not any(rect.holds((line.x0 + line.x1) / 2, line.base) for rect in grids)
    ]
    for line in sorted(straight, key=lambda line: line.base):
        if rows and abs(line.base - rows[-1][0].base) < 0.3 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    for row in rows:
        row.sort(key=lambda line: line.x0)
    height = layout.frame_height
    found = []
    edges: tuple[tuple[Edge, list[list[Line]]], ...] = (("head", rows), ("foot", rows[::-1]))
    for edge, ordered in edges:
        for depth, row in enumerate(ordered[:DEPTH_ROWS]):
            rect = around(row)
            distance = rect.bottom if edge == "head" else height - rect.top
            if distance > ZONE_SHARE * height:
                break
            inner = ordered[depth + 1][0].base if depth + 1 < len(ordered) else row[0].base + height
            gap = abs(inner - row[0].base)
            ruled = any(
                min(row[0].base, inner) - 2 < rule.top < max(row[0].base, inner)
                and rule.width > 0.5 * layout.frame_width
                for rule in layout.horizontals
            )
            found.append(EdgeRow(layout.number, edge, depth, row, distance, gap, ruled))
    return found


def label_candidates(layout: PageLayout, rows: Sequence[EdgeRow], body_size: float) -> list[str]:
    """Return the strings of a page that may hold its printed number, also on a turned page.

    A number among words in letters that no running head has is a chapter's, not the page's.
    """
    strings = [
        line.text
        for row in rows
        if row.depth < 3
        for line in row.lines
        if line.size <= LARGEST * body_size or not re.search(r"[^\W\d_]{3}", line.text)
    ]
    margin = 0.1 * layout.frame_width
    strings += [
        line.text
        for line in layout.lines
        if line.rotated and (line.x1 < margin or line.x0 > layout.frame_width - margin)
    ]
    return strings


def halves_of(layout: PageLayout, rows: Sequence[EdgeRow]) -> list[tuple[str, str]]:
    """Return the words left and right of the middle of a wide sheet, for each row at its edges."""
    if layout.frame_width <= layout.frame_height:
        return []
    middle = layout.frame_width / 2
    halves = []
    for row in rows:
        words = [word for line in row.lines for word in line.words]
        left = [word for word in words if (word.x0 + word.x1) / 2 < middle]
        right = [word for word in words if (word.x0 + word.x1) / 2 >= middle]
        if row.depth < 3:
            halves.append((text_of(left), text_of(right)))
    return halves


def running_heads_of(
    rows: Sequence[EdgeRow], labels: Sequence[str | None], body_size: float
) -> dict[int, list[Line]]:
    """Choose the rows that repeat at the edge of page after page.

    Args:
        rows: Of all pages.
        labels: The printed number of each page, ``None`` where there is none.

    Returns:
        For each physical page, its heads and feet. A row counts only when all rows
        nearer the edge do.
    """
    repeated = _repeated(rows, len(labels))
    repeated |= _same_slot(rows, repeated, len(labels), body_size)
    repeated |= _known_elsewhere(rows, repeated)
    labelled = _label_rows(rows, labels)
    chosen: dict[int, list[Line]] = defaultdict(list)
    reached: dict[tuple[int, Edge], int] = defaultdict(int)
    for row in sorted(rows, key=lambda row: row.depth):
        is_label = id(row) in labelled
        largest = (LARGEST_NUMBER if is_label else LARGEST) * body_size
        fits = all(line.size <= largest for line in row.lines)
        if (is_label or id(row) in repeated) and fits and reached[row.page, row.edge] == row.depth:
            reached[row.page, row.edge] += 1
            chosen[row.page] += row.lines
    return chosen


def _label_rows(rows: Sequence[EdgeRow], labels: Sequence[str | None]) -> set[int]:
    """Return rows that print their page's number, alone or with few words beside it.

    Beside words it is a chapter's number on a page that prints its own alone, or where it
    is at another height than the page numbers of other pages.
    """
    alone, beside = [], []
    for row in rows:
        label = labels[row.page - 1]
        if label is not None and _is_label(row.text, label):
            alone.append(row)
        elif label is not None and _has_label_beside_words(row, label):
            beside.append(row)
    numbered = {row.page for row in alone}
    beside = [row for row in beside if row.page not in numbered]
    found = {id(row) for row in alone}
    for row in beside:
        others = [other for other in (*alone, *beside) if other.page != row.page]
        same = [o for o in others if abs(o.distance - row.distance) < SAME_HEIGHT_POINTS]
        if any(other.edge == row.edge for other in same):
            found.add(id(row))
    return found


def _is_label(text: str, label: str) -> bool:
    """Return whether a row is the page number, perhaps named («side 4 av 10»)."""
    words = re.escape(label).replace("–", r"\W+")
    of_all = rf"\W*{words}\W*(?:(?:av|of)\W*)?\d*"
    return bool(re.fullmatch(rf"(?:side|sida|s|page|p)?{of_all}", text, re.IGNORECASE))


def _has_label_beside_words(row: EdgeRow, label: str) -> bool:
    """Return whether a row begins or ends with the page number.

    The number is set apart from the words, or those have few letters and no figure.
    """
    if len(row.lines) > 1 and label in {row.lines[0].text, row.lines[-1].text}:
        return True
    number = rf"\W*{re.escape(label)}\W*"
    rest = re.sub(rf"^{number}(?!\w)|(?<!\w){number}$", "", row.text, count=1)
    few = len(re.findall(r"\w", rest)) <= 12
    return rest != row.text and few and not re.search(r"\d", rest)


def _repeated(rows: Sequence[EdgeRow], pages: int) -> set[int]:
    """Return rows whose words recur on several pages at one height, numbers aside."""
    needed = 2 if pages < 6 else 3
    groups: dict[tuple[Edge, str], list[EdgeRow]] = defaultdict(list)
    for row in rows:
        if not re.search(r"[^\W\d_]", row.key) or caption_match(row.text):
            continue  # a table's caption is repeated where the table goes on
        if len(row.lines) <= MAX_PIECES:
            groups[row.edge, row.key].append(row)
    found: set[int] = set()
    for group in groups.values():
        if not _counts_or_stays(group):
            continue
        for row in group:
            same = {
                other.page
                for other in group
                if abs(other.distance - row.distance) < SAME_HEIGHT_POINTS
            }
            if len(same) >= needed:
                found.add(id(row))
    return found


def _counts_or_stays(group: Sequence[EdgeRow]) -> bool:
    """Return whether each number in rows of the same words is constant or counts the pages.

    Rows of a table may differ in nothing but their numbers; those come as they will.
    """
    numbers = [[int(digits) for digits in re.findall(r"\d+", row.text)] for row in group]
    if len({len(own) for own in numbers}) != 1:
        return True  # arabic and roman mixed: only page numbers are
    for values in zip(*numbers, strict=True):
        steps = [value - row.page for value, row in zip(values, group, strict=True)]
        usual = max(Counter(values).most_common(1)[0][1], Counter(steps).most_common(1)[0][1])
        if usual < MOSTLY_SHARE * len(group):
            return False
    return True


def _same_slot(
    rows: Sequence[EdgeRow], repeated: set[int], pages: int, body_size: float
) -> set[int]:
    """Return outermost rows of one style and height, apart from the text: chapter heads."""
    slots: dict[tuple[object, ...], list[EdgeRow]] = defaultdict(list)
    for row in rows:
        line = row.lines[0]
        if row.depth == 0 and len(row.lines) <= MAX_PIECES:
            place = round(row.distance / SAME_HEIGHT_POINTS)
            slots[row.edge, place, round(line.size, 1), line.italic, line.bold].append(row)
    found: set[int] = set()
    for slot in slots.values():
        known = sum(id(row) in repeated for row in slot) >= 0.5 * len(slot)
        ruled = sum(row.ruled for row in slot) >= 0.8 * len(slot)
        enough = len(slot) >= max(4, 0.25 * pages)
        if len(slot) > 1 and (
            (known and ruled) or (enough and (ruled or _is_apart(slot, body_size)))
        ):
            found |= {id(row) for row in slot}
    return found


def _known_elsewhere(rows: Sequence[EdgeRow], found: set[int]) -> set[int]:
    """Return ruled-off rows with the words of a head or foot at another height elsewhere."""
    known = {(row.edge, row.key) for row in rows if id(row) in found}
    return {
        id(row) for row in rows if row.depth == 0 and row.ruled and (row.edge, row.key) in known
    }


def _is_apart(slot: Sequence[EdgeRow], body_size: float) -> bool:
    """Return whether the rows are apart from the text; rows in its style need more distance."""
    first = slot[0].lines[0]
    capitals = sum(row.text.isupper() for row in slot) > 0.8 * len(slot)
    other = abs(first.size - body_size) > 0.6 or first.italic or capitals
    gap = median(row.gap for row in slot)
    return gap > (APART if other else FAR_APART) * max(first.size, body_size)
