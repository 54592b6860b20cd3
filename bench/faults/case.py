"""Cases: the check of one row, by the row's name in the table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ingest.models import ParsedDocument
from ingest.parsers import parser_for

#: Takes the folder of the inputs; raises ``AssertionError`` where the row is not right.
Check = Callable[[Path], None]

CASES: dict[str, Check] = {}
#: Further checks of a row, beside its case.
MORE: dict[str, list[Check]] = {}


def case(row: str) -> Callable[[Check], Check]:
    """Register the check of the row whose first field is ``row``."""

    def register(check: Check) -> Check:
        if row in CASES:
            raise ValueError(f"two cases for {row}")
        CASES[row] = check
        return check

    return register


def also(row: str) -> Callable[[Check], Check]:
    """Register a further check of a row, for another part of what is right in it."""

    def register(check: Check) -> Check:
        MORE.setdefault(row, []).append(check)
        return check

    return register


def read(path: Path) -> ParsedDocument:
    """Read a file as a build does, in this process."""
    return parser_for(path).parse(path)


def holds(text: str, *parts: str) -> None:
    """Require that every part occurs in the text, whatever the white space."""
    plain = " ".join(text.split())
    for part in parts:
        assert " ".join(part.split()) in plain, f"missing: {part!r}"


def lacks(text: str, *parts: str) -> None:
    """Require that no part occurs in the text, whatever the white space."""
    plain = " ".join(text.split())
    for part in parts:
        assert " ".join(part.split()) not in plain, f"present: {part!r}"
