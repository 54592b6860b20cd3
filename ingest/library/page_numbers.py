"""Printed page numbers set by hand: one pair of pages says where all others are."""

from __future__ import annotations

import re

from ingest.errors import ManifestError
from ingest.models import ParsedDocument

_PAIR = re.compile(r"\s*(\d{1,6})\s*=\s*(\d{1,6})\s*")


def offset_written(pair: str) -> int:
    """Return printed page minus page of the file, from a pair such as ``7=1``.

    Raises:
        ManifestError: It is no pair of numbers.
    """
    found = _PAIR.fullmatch(pair)
    if not found or found[1] == "0":
        raise ManifestError("pages_not_a_pair", given=pair)
    return int(found[2]) - int(found[1])


def page_labels(parsed: ParsedDocument, offset: int | None) -> list[tuple[int, str | None]]:
    """Return each page of the file with its printed number under an offset.

    A number that the file itself gives goes before.
    """
    return [(page.number, page.label or _printed(page.number, offset)) for page in parsed.pages]


def _printed(number: int, offset: int | None) -> str | None:
    printed = 0 if offset is None else number + offset
    return str(printed) if printed >= 1 else None
