"""Reads every number with its unit, so that 12 per cent is not 12 offices.

A number in words counts as one in figures; «halvparten» is a half. Units are told apart
where a slip would matter: per cent and points, millions and milliards, spans of time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.text.language import Language


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text, at ``start`` to ``end``.

    Attributes:
        values: Its possible values: «1.000» is 1000, or 1 with three decimals.
        unit: A key of ``_UNITS``; empty where none is written.
    """

    start: int
    end: int
    values: frozenset[str]
    unit: str = ""


_FIGURE = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|(?<![\w.,])[.,]\d+|\d+(?:[.,]\d+)*")
_WORDS = {
    "null": 0, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "sju": 7, "syv": 7,
    "åtte": 8, "ni": 9,
    "ti": 10, "elleve": 11, "tolv": 12, "tretten": 13, "fjorten": 14, "femten": 15,
    "seksten": 16, "sytten": 17, "atten": 18, "nitten": 19, "tjue": 20, "tretti": 30,
    "førti": 40, "femti": 50, "seksti": 60, "sytti": 70, "åtti": 80, "nitti": 90,
    "hundre": 100, "tusen": 1000,
}  # fmt: skip
_ENGLISH_WORDS = {
    "zero": 0, "twice": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "hundred": 100, "thousand": 1000,
}  # fmt: skip
_PARTS = {
    "1/2": r"halvpart\w*|halve|halvdel\w*|half|halves",
    "1/3": r"(?:en |ein )?tre(?:dje)?del\w*|thirds?",
    "1/4": r"(?:en )?(?:fjerdedel|firedel|kvart)\w*|quarters?",
    "1/5": r"(?:en )?femtedel\w*|femdel\w*|fifths?",
    "1/10": r"(?:en )?(?:tiendedel|tidel)\w*|tenths?",
    "x2": r"dobbelt\w*|doubl\w+|fordobl\w+",
}
_PART = re.compile(
    r"\b(?:" + "|".join(f"(?P<p{n}>{words})" for n, words in enumerate(_PARTS.values())) + r")\b",
    re.IGNORECASE,
)
#: Means two, but the two may be named instead.
_BOTH = re.compile(r"\b(?:begge|både|both)\b", re.IGNORECASE)
_UNITS = {
    "points": r"prosentpoeng\w*|prosenteining\w*|percentage points?|pp\b",
    "percent": r"%|prosent\w*|pst\b|per ?cent\w*",
    "milliard": r"mrd\b|milliard\w*|billion\w*",
    "million": r"mill\b|million\w*",
    "thousand": r"tusen\b|thousand\b",
    "year": r"år(?:s|ig|ige|ene|a)?\b|års\w+|years?\b",
    "month": r"måned\w*|månad\w*|mnd\b|months?\b",
    "week": r"uke[rn]?\w*|veke[rn]?\w*|weeks?\b",
    "day": r"dag(?:er|ar|s)?\b|days?\b",
    "hour": r"time[rn]?\b|timar\b|hours?\b",
}
_UNIT = re.compile(
    r"[\s\u00a0-]*(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _UNITS.items()) + ")",
    re.IGNORECASE,
)
#: «10 til 20 prosent»: the unit belongs to both.
_JOINS = re.compile(
    r"\s*(?:[-–,/]|til|to|og|and|eller|or|mot|versus|vs\.?|henholdsvis)?\s*(?:og|and)?\s*"
)


def figures(text: str, language: Language) -> list[Figure]:
    """Return every number of a text, in its order, with its unit."""
    found = sorted((*_in_figures(text, language), *_in_words(text, language)), key=_place)
    for n in range(len(found) - 2, -1, -1):
        this, after = found[n], found[n + 1]
        if after.unit and not this.unit and _JOINS.fullmatch(text, this.end, after.start):
            found[n] = Figure(this.start, this.end, this.values, after.unit)
    return found


def strays(
    claim: list[Figure], evidence: list[Figure], known_units: frozenset[str]
) -> list[Figure]:
    """Return the numbers of a claim that the evidence does not hold with the same unit.

    Args:
        known_units: Units that a table's header gives to the bare numbers in it.
    """
    return [figure for figure in claim if not any(_agree(figure, e, known_units) for e in evidence)]


def units_named(text: str) -> frozenset[str]:
    """Return the units that a caption or a header names."""
    pattern = re.compile(_UNIT.pattern.removeprefix(r"[\s\u00a0-]*"), re.IGNORECASE)
    return frozenset(match.lastgroup for match in pattern.finditer(text) if match.lastgroup)


def both_named(text: str) -> list[Figure]:
    """Read «begge» in evidence as a two: a claim may count what the evidence names."""
    return [Figure(m.start(), m.end(), frozenset({"2"})) for m in _BOTH.finditer(text)]


def _agree(claim: Figure, evidence: Figure, known_units: frozenset[str]) -> bool:
    same_unit = claim.unit == evidence.unit or (not evidence.unit and claim.unit in known_units)
    return same_unit and bool(claim.values & evidence.values)


def _in_figures(text: str, language: Language) -> Iterator[Figure]:
    for match in _FIGURE.finditer(text):
        yield Figure(*match.span(), _values_of(match.group(), language), _unit(text, match.end()))


def _values_of(written: str, language: Language) -> frozenset[str]:
    joined = re.sub(r"[ \u00a0\u202f]", "", written)
    plain = joined.replace(".", ",")
    values = {"0" + plain if plain.startswith(",") else plain}
    if re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})+", joined):
        values.add(joined.replace(".", ""))
    if language == "en" and re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3})+", joined):
        values = {joined.replace(",", "")}
    return frozenset(values)


def _in_words(text: str, language: Language) -> Iterator[Figure]:
    words = _ENGLISH_WORDS if language == "en" else _WORDS
    for match in re.finditer(r"[^\W\d_]+", text):
        value = words.get(match.group().casefold())
        if value is not None and not _only_a_unit(text, match):
            yield Figure(*match.span(), frozenset({str(value)}), _unit(text, match.end()))
    for match in _PART.finditer(text):
        name = list(_PARTS)[int((match.lastgroup or "p0")[1:])]
        yield Figure(*match.span(), frozenset({name}))


def _only_a_unit(text: str, word: re.Match[str]) -> bool:
    """Tell if a word for a number is a unit: «tusen» in «12 tusen»."""
    is_unit = _UNIT.fullmatch(word.group()) is not None
    return is_unit and re.search(r"\d\s*$", text[: word.start()]) is not None


def _unit(text: str, end: int) -> str:
    found = _UNIT.match(text, end)
    return (found.lastgroup or "") if found else ""


def _place(figure: Figure) -> int:
    return figure.start
