"""Labels of sheets that show two printed pages side by side, as a copied book does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from ingest.blocks.page_labels import Numeral, PageLabel, numbers_in

#: Fewest sheets that count on by two, and their lowest share of all sheets.
MIN_SHEETS = 2
MIN_SHARE = 0.5

#: A style of numerals, and the number of the left page less two for each sheet before it.
Count = tuple[Numeral, int]


def sheet_labels(halves: Sequence[Sequence[tuple[str, str]]]) -> list[PageLabel] | None:
    """Label each sheet by both of its pages («10–11»), or by the one that prints a number.

    Args:
        halves: For each sheet, the words left and right of its middle in each row at its
            head and foot; no rows for a page that is no wide sheet.

    Returns:
        ``None`` where the sheets do not count on by two pages each.
    """
    pairs = [
        {count: label for left, right in rows for count, label in _pairs(left, right, sheet)}
        for sheet, rows in enumerate(halves)
    ]
    sheets = Counter(count for own in pairs for count in own)
    known = {count for count, number in sheets.items() if number >= MIN_SHEETS}
    paired = [n for n, own in enumerate(pairs) if known & own.keys()]
    if len(paired) < max(MIN_SHEETS, MIN_SHARE * len(halves)):
        return None
    return [
        _label(rows, sheet, _nearest(sheet, paired, pairs, sheets), pairs[sheet])
        for sheet, rows in enumerate(halves)
    ]


def _pairs(left: str, right: str, sheet: int) -> list[tuple[Count, str]]:
    """Return the counts of numbers that follow each other, with both as printed."""
    following = numbers_in(right)
    return [
        ((numeral, number - 2 * sheet), f"{printed}–{following[numeral, number + 1]}")
        for (numeral, number), printed in numbers_in(left).items()
        if (numeral, number + 1) in following
    ]


def _nearest(
    sheet: int, paired: Sequence[int], pairs: Sequence[Mapping[Count, str]], sheets: Counter[Count]
) -> Count:
    """Return the count that the nearest sheet with two numbers carries on."""
    nearest = min(paired, key=lambda other: abs(other - sheet))
    return max(pairs[nearest], key=lambda count: sheets[count])


def _label(
    rows: Sequence[tuple[str, str]], sheet: int, count: Count, both: Mapping[Count, str]
) -> PageLabel:
    if count in both:
        return PageLabel(both[count], "running_number")
    numeral, first = count[0], count[1] + 2 * sheet
    for side, number in enumerate((first, first + 1)):
        for row in rows:
            if printed := numbers_in(row[side]).get((numeral, number)):
                return PageLabel(printed, "running_number")
    return PageLabel()
