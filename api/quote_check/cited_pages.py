"""Compares pages that a draft cites with the pages where the words occur."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ingest.models import PageRange, PageUnit

#: Units of documents that a unit named in a citation may mean.
_MEANT_BY: Mapping[PageUnit, frozenset[PageUnit]] = {
    "pdf_page": frozenset({"pdf_page"}),
    "page": frozenset({"page", "pdf_page"}),
    "slide": frozenset({"slide"}),
}
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def page_fits(
    cited: Sequence[tuple[str, str]], pages: PageRange, *, unit: PageUnit | None
) -> bool | None:
    """Say if any cited range of pages meets the pages where the words occur.

    Args:
        cited: First and last page of each range as written; empty for no page.
        unit: Unit of the cited pages, if they are said to be physical ones.

    Returns:
        ``None`` when it cannot be decided: no page is cited, no label is known, or the
        document's pages have another unit.
    """
    if not cited:
        return None
    if unit is not None:
        known_unit = pages.unit is None or pages.unit in _MEANT_BY[unit]
        return is_physical_page(cited, pages) if pages.first is not None and known_unit else None
    known = pages.printed
    if not known:
        return None
    fits = any(_meet(first, end, known[0], known[-1]) for first, end in cited)
    runs_on = not (pages.first_label and pages.last_label) and pages.first != pages.last
    return True if fits else None if runs_on else False


def is_physical_page(cited: Sequence[tuple[str, str]], pages: PageRange) -> bool:
    """Say if the page cited is the number in the file and not the printed one."""
    if pages.first is None:
        return False
    last = pages.last if pages.last is not None else pages.first
    return any(_meet(first, end, str(pages.first), str(last)) for first, end in cited)


def _meet(first: str, last: str, known_first: str, known_last: str) -> bool:
    """Say if two ranges of page labels have a page in common."""
    numbers = [_page_number(label) for label in (first, last, known_first, known_last)]
    kinds = {kind for kind, _ in numbers}
    if len(kinds) > 1 or "other" in kinds:
        return {first.casefold(), last.casefold()} & {
            known_first.casefold(), known_last.casefold()
        } != set()  # fmt: skip
    cited_first, cited_last, from_page, to_page = (number for _, number in numbers)
    return cited_first <= to_page and from_page <= cited_last


def _page_number(label: str) -> tuple[str, int]:
    bare = label.strip().casefold()
    if bare.isdigit():
        return "arabic", int(bare)
    if re.fullmatch("[ivxlcdm]+", bare):
        values = [_ROMAN[letter] for letter in bare]
        following = [*values[1:], 0]
        return "roman", sum(
            -one if one < two else one for one, two in zip(values, following, strict=True)
        )
    return "other", 0
