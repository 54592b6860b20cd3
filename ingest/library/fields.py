"""Fields of an entry as people write them on a line, and the edits that they make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

from ingest.errors import ManifestError
from ingest.library.changes import EditEntry
from ingest.manifest import ManifestEntry
from ingest.models import ROLES

_NUMBERS = frozenset({"issued", "original-date", "page-offset"})
#: Links are made of the id; the list of guesses is kept by what is confirmed.
_NOT_EDITED = frozenset({"id", "unsure"})
EDITABLE = tuple(
    name
    for field, facts in ManifestEntry.model_fields.items()
    if (name := facts.alias or field) not in _NOT_EDITED
)


def written_values(assignments: Iterable[str]) -> dict[str, Any]:
    """Read ``field=value`` pairs; an empty value is ``None``, which removes the field.

    People are written «Family, Given; Family, Given; Institution».

    Raises:
        ManifestError: One is no pair, or names no field that can be edited.
    """
    values: dict[str, Any] = {}
    for assignment in assignments:
        name, equals, written = assignment.partition("=")
        name = name.strip()
        if not equals or name not in EDITABLE:
            raise ManifestError("field_unknown", given=assignment, known=", ".join(EDITABLE))
        values[name] = _value(name, written.strip())
    return values


def confirming_edit(
    document_id: str,
    entry: Mapping[str, Any],
    values: Mapping[str, Any],
    *,
    confirmed: Iterable[str] = (),
    seen: Mapping[str, Any] | None = None,
) -> EditEntry:
    """Return the edit that sets values and takes them, and what is confirmed, off the guesses.

    Args:
        entry: The entry as it is.
        confirmed: Names of fields that are right as they are.
        seen: Values that the editor saw, of fields that must still have them.

    Raises:
        ManifestError: A value is for no field that can be edited.
    """
    for name in values:
        if name not in EDITABLE:
            raise ManifestError("field_unknown", given=name, known=", ".join(EDITABLE))
    settled = {_bare(name) for name in (*values, *confirmed)}
    before = list(entry.get("unsure") or ())
    unsure = [name for name in before if _bare(name) not in settled]
    more = {"unsure": unsure or None} if unsure != before else {}
    return EditEntry(document_id, {**values, **more}, seen)


def _bare(name: str) -> str:
    """Return a field's name as it is compared: the manifest's and our own spelling are one."""
    return name.replace("_", "-").casefold()


def _value(name: str, written: str) -> Any:
    if not written:
        return None
    if name in ROLES:
        return [_person(person) for person in written.split(";") if person.strip()]
    if name in _NUMBERS:
        with suppress(ValueError):
            return int(written)
    return written


def _person(written: str) -> dict[str, str]:
    family, comma, given = (part.strip() for part in written.partition(","))
    return {"family": family, "given": given} if comma and given else {"literal": family}
