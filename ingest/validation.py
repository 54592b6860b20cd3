"""Notes on pydantic's validation errors, by their ``type`` codes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ingest.notes import Note

#: pydantic's error type → the name in its ``ctx`` of the message's only fact, if it has one.
LIMITS: Mapping[str, str | None] = {
    "missing": None,
    "missing_argument": None,
    "extra_forbidden": None,
    "unexpected_keyword_argument": None,
    "string_too_long": "max_length",
    "string_too_short": "min_length",
    "too_long": "max_length",
    "too_short": "min_length",
    "greater_than": "gt",
    "greater_than_equal": "ge",
    "less_than": "lt",
    "less_than_equal": "le",
    "string_type": None,
    "string_pattern_mismatch": "pattern",
    "string_unicode": None,
    "int_type": None,
    "int_parsing": None,
    "int_parsing_size": None,
    "int_from_float": None,
    "float_type": None,
    "float_parsing": None,
    "finite_number": None,
    "bool_type": None,
    "bool_parsing": None,
    "list_type": None,
    "dict_type": None,
    "model_type": None,
    "model_attributes_type": None,
    "none_required": None,
    "json_invalid": None,
    "literal_error": "expected",
    "enum": "expected",
}


def fault_note(fault: Mapping[str, Any]) -> Note:
    """Return what is wrong with one value, as a note.

    A validator of ours raises ``ValueError`` with the note itself; any other error type has
    the general wording with pydantic's own code.
    """
    kind, facts = str(fault["type"]), fault.get("ctx") or {}
    raised = facts.get("error")
    if isinstance(raised, ValueError) and raised.args and isinstance(raised.args[0], Note):
        return raised.args[0]
    if kind not in LIMITS:
        return Note.of("invalid_other", kind=kind)
    name = LIMITS[kind]
    if name is None:
        return Note.of(f"invalid_{kind}")
    limit = facts[name]
    if name == "expected":
        limit = limit.replace(" or ", ", ")
    return Note.of(f"invalid_{kind}", limit=limit if isinstance(limit, int | float) else str(limit))


def fault_place(fault: Mapping[str, Any]) -> str:
    """Return where the value stands in what was sent: ``body.filters.years``."""
    return ".".join(str(part) for part in fault["loc"])
