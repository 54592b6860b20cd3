"""Charts whose labels are written out: rows of a name and its figures, «Østfold 31,4 % 212».

A reader of a chart looks such a row up as in a table. Labels of axes and drawings hold no
figures beside a name and are left out, as running heads are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile, pairwise

from ingest.models import Block, ParsedDocument

#: Fewest rows with a name and a figure that make a chart's labels worth searching.
MIN_VALUE_ROWS = 4
#: Share of the rows that must be such rows; axes are mostly bare numbers.
MIN_VALUE_SHARE = 0.4
#: Most rows above the first value that are taken for the chart's title and keys.
MOST_HEADING_ROWS = 4

_NAME = re.compile(r"[^\W\d_]{3}")
_FIGURE = re.compile(r"(?<![^\W\d_])\d")
_BARE = re.compile(r"[\W\d_]*")


@dataclass(frozen=True, slots=True)
class Chart:
    """Neighbouring labels of one figure, by their places among the document's blocks.

    Attributes:
        labels: Their places.
        heading: Caption, title and keys: what its rows are about.
    """

    labels: range
    heading: str

    @property
    def name(self) -> str:
        """Name it apart from the other charts of its document."""
        return f"chart {self.labels.start}"


def charts_of(parsed: ParsedDocument) -> tuple[Chart, ...]:
    """Find the charts of a document with boxes, in the order of the text."""
    charts = []
    for run in _runs(parsed.blocks):
        rows = [parsed.text[b.start : b.end] for b in parsed.blocks[run.start : run.stop]]
        rows = list(dropwhile(_BARE.fullmatch, rows))  # the page's number
        if sum(map(_gives_value, rows)) >= max(MIN_VALUE_ROWS, MIN_VALUE_SHARE * len(rows)):
            heading = _heading(rows, _caption(parsed, run))
            charts.append(Chart(range(run.stop - len(rows), run.stop), heading))
    return tuple(charts)


def _gives_value(row: str) -> bool:
    return bool(_NAME.search(row) and _FIGURE.search(row))


def _heading(rows: Sequence[str], caption: str) -> str:
    """Return the caption, and below it what stands above the first two rows with figures.

    A single one may be the title's date or the number of answers.
    """
    of_value = [_gives_value(row) for row in rows]
    pairs = (n for n, (one, other) in enumerate(pairwise(of_value)) if one and other)
    above = rows[: min(next(pairs, 0), MOST_HEADING_ROWS)]
    return "\n".join(part for part in (caption, " ".join(above)) if part)


def _runs(blocks: Sequence[Block]) -> Iterator[range]:
    """Yield the places of neighbouring labels on one page."""
    first: int | None = None
    for n, block in enumerate(blocks):
        label = block.kind == "boilerplate" and bool(block.boxes)
        if first is not None and not (label and _page(block) == _page(blocks[first])):
            yield range(first, n)
            first = None
        if label and first is None:
            first = n
    if first is not None:
        yield range(first, len(blocks))


def _page(block: Block) -> int:
    return block.boxes[0].page


def _caption(parsed: ParsedDocument, run: range) -> str:
    """Return the caption below the labels, else the one above."""
    for n in (run.stop, run.start - 1):
        if 0 <= n < len(parsed.blocks) and parsed.blocks[n].kind == "caption":
            return parsed.text[parsed.blocks[n].start : parsed.blocks[n].end]
    return ""
