"""Labels of sheets that show two printed pages side by side, as a copied book does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ingest.blocks.page_labels import PageLabel, numbers_in

#: Fewest sheets that count on by two, and their lowest share of all sheets.
MIN_SHEETS = 2
MIN_SHARE = 0.5


def sheet_labels(halves: Sequence[Sequence[tuple[str, str]]]) -> list[PageLabel] | None:
    """Label each sheet by both of its pages («10–11»), or by the one that prints a number.

    Args:
        halves: For each sheet, the words left and right of its middle in each row at its
            head and foot; no rows for a page that is no wide sheet.

    Returns:
        ``None`` where the sheets do not count on by two pages each.
    """
    pairs = [{a for left, right in rows for a in _pairs(left, right)} for rows in halves]
    steps = Counter(a - 2 * sheet for sheet, own in enumerate(pairs) for a in own)
    if not steps:
        return None
    step, sheets = steps.most_common(1)[0]
    if sheets < max(MIN_SHEETS, MIN_SHARE * len(halves)):
        return None
    return [
        _label(step + 2 * sheet, rows, step + 2 * sheet in pairs[sheet])
        for sheet, rows in enumerate(halves)
    ]


def _pairs(left: str, right: str) -> set[int]:
    following = numbers_in(right)
    return {number for number in numbers_in(left) if number + 1 in following}


def _label(first: int, rows: Sequence[tuple[str, str]], both: bool) -> PageLabel:
    if both:
        return PageLabel(f"{first}–{first + 1}", "running_number")
    if any(first in numbers_in(left) for left, _ in rows):
        return PageLabel(str(first), "running_number")
    if any(first + 1 in numbers_in(right) for _, right in rows):
        return PageLabel(str(first + 1), "running_number")
    return PageLabel()
