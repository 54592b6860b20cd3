"""Edition, its year, and the year of the first edition or of a translation's original.

«2. utgave, 2018» and «1. utgave 2009» on one page: the document is the second, of 2018.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.metadata.front_matter import FrontLine

_WORDS = {
    "første": 1, "first": 1, "andre": 2, "annen": 2, "second": 2, "tredje": 3, "third": 3,
    "fjerde": 4, "fourth": 4, "femte": 5, "fifth": 5, "sjette": 6, "sixth": 6,
}  # fmt: skip
_EDITION = re.compile(
    r"\b(?P<number>\d{1,2}(?:\.|st|nd|rd|th)?|" + "|".join(_WORDS) + r")\s*"
    r"(?:(?:rev|oppd|utv|norske|norsk|trykte|digitale)\w*\.?,?\s+(?:og\s+\w+\s+)?)?"
    r"(?:utgave|utgåve|utg\b\.?|edition|ed\b\.)"
    r"(?:[^\d\n]{0,30}?(?:\d{1,2}\.\s*opplag[^\d\n]{0,12})?(?P<year>(?:19|20)\d\d)\b)?",
    re.IGNORECASE,
)
_ORIGINAL = re.compile(
    r"\b(?:opprinnelig|opphavleg|original)\w*\b[^.]{0,80}?\b(?:utgi\w+|utgj\w+|publi\w+|"
    r"gitt ut|gjeven ut|gjeve ut)\b[^.]{0,30}?\b(?P<year>(?:1[5-9]|20)\d\d)\b",
    re.IGNORECASE,
)
_SHORT_LINE_WORDS = 30


@dataclass(frozen=True, slots=True)
class Editions:
    """Number of the edition, if not the first, its year, and the year of the first."""

    number: int | None = None
    year: int | None = None
    original: int | None = None


def editions_of(lines: Sequence[FrontLine]) -> Editions:
    """Read the editions that the front and back matter state."""
    years: dict[int, int | None] = {}
    original = None
    for line in lines:
        if found := _ORIGINAL.search(line.text):
            original = original or int(found["year"])
        if len(line.text.split()) > _SHORT_LINE_WORDS:
            continue
        for one in _EDITION.finditer(line.text):
            word = re.sub(r"\D", "", one["number"]) or str(_WORDS[one["number"].casefold()])
            year = int(one["year"]) if one["year"] else None
            years[int(word)] = years.get(int(word)) or year
    if not years:
        return Editions(original=original)
    latest = max(years)
    first = years.get(1) if latest > 1 else None
    return Editions(latest if latest > 1 else None, years[latest], first or original)
