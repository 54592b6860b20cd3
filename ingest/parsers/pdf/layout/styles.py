"""Style of the running text, with which headings, notes and captions are compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.parsers.pdf.page_model import Line, PageLayout


@dataclass(frozen=True, slots=True)
class Body:
    """The running text of a document.

    Attributes:
        size: Letter size, in points.
        pitch: From baseline to baseline, in points.
        left, right: The edges of its first column, in points.
    """

    size: float
    pitch: float
    left: float = 0.0
    right: float = 0.0


def body_of(layouts: Sequence[PageLayout]) -> Body:
    """Find the size of most letters and the usual distance between their lines."""
    letters: Counter[float] = Counter()
    steps: Counter[tuple[float, float]] = Counter()
    for layout in layouts:
        straight = [line for line in layout.lines if not line.rotated]
        for line in straight:
            letters[_half(line.size)] += len(line.words) * 6
        for above, below in pairwise(sorted(straight, key=lambda line: line.base)):
            if above.size == below.size and len(below.words) > 3 and _overlap(above, below):
                steps[_half(above.size), _half(below.base - above.base)] += 1
    size = max(letters, key=lambda s: letters[s]) if letters else 10.0
    own = {step: n for (of, step), n in steps.items() if of == size and 0.9 <= step / size <= 3.0}
    pitch = max(own, key=lambda step: own[step]) if own else 1.2 * size
    return Body(size, pitch, *_first_column(layouts, size))


def _first_column(layouts: Sequence[PageLayout], size: float) -> tuple[float, float]:
    """Return the x at which most lines of running text begin, and the end of the long ones."""
    prose = [
        line
        for layout in layouts
        if layout.frame_height > layout.frame_width
        for line in layout.lines
        if len(line.words) > 3 and not line.rotated and abs(line.size - size) < 0.6
    ]
    if not prose:
        return 0.0, 0.0
    lefts = Counter(round(line.x0) for line in prose)
    left = max(lefts, key=lambda x: lefts[x])
    ends = sorted(line.x1 for line in prose if abs(line.x0 - left) <= 1)
    return float(left), ends[int(0.75 * len(ends))]


def _half(points: float) -> float:
    return round(2 * points) / 2


def _overlap(above: Line, below: Line) -> bool:
    return min(above.x1, below.x1) - max(above.x0, below.x0) > 0.5 * min(above.width, below.width)


def usual_pitch(lines: Sequence[Line], body: Body) -> float:
    """Return the most common distance between lines of one paragraph in a column."""
    prose = [line for line in lines if len(line.words) > 3 and abs(line.size - body.size) < 1.0]
    steps = _steps(prose) or _steps(lines)
    if not steps:
        return body.pitch
    most = max(steps.values())
    return min(step for step, n in steps.items() if n >= 0.5 * most)


def _steps(lines: Sequence[Line]) -> Counter[float]:
    return Counter(
        _half(below.base - above.base)
        for above, below in pairwise(lines)
        if abs(above.size - below.size) < 0.6
        and 0.9 * below.size <= below.base - above.base <= 3 * below.size
    )
