"""Changes of a manifest as values, and the text that they make of it.

Each change is checked against the nodes of the text: the entry says what it should, and
every other entry and key says what it did. A text that cannot be edited so is refused by line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml
from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from ingest.errors import ManifestError
from ingest.file_names import composed
from ingest.library.entry_text import entry_named, with_value, without_entry
from ingest.library.new_entries import with_entries
from ingest.library.nodes import ManifestNodes, end_of, nodes_of, plain, scalar_of
from ingest.manifest import ManifestEntry, on_lines
from ingest.notes import Note
from ingest.validation import fault_note, fault_place

_BOM = "\ufeff"


class EntryFaultError(ManifestError):
    """An entry would not be valid; the facts name each field and what it may be."""


class ChangedMeanwhileError(ManifestError):
    """A value was changed by someone else after the editor saw it."""


@dataclass(frozen=True, slots=True)
class AddEntry:
    """A new entry at the end, with the manifest's own names of its fields."""

    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class EditEntry:
    """New values of an entry.

    Attributes:
        values: By the manifest's names of the fields; ``None`` removes a field.
        seen: Values that the editor saw, of fields that must still have them.
    """

    document_id: str
    values: Mapping[str, Any]
    seen: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class RemoveEntry:
    """An entry to take out."""

    document_id: str


Change: TypeAlias = AddEntry | EditEntry | RemoveEntry


def changed_text(text: str, changes: Sequence[Change], name: str) -> str:
    """Return a manifest's text with the changes made, in order.

    Args:
        name: Of the file, for messages.

    Raises:
        EntryFaultError: An entry would not be valid.
        ChangedMeanwhileError: An edit was made of values that are there no more.
        ManifestError: There is no such entry, or the text cannot be edited.
    """
    bom, text = (_BOM, text[1:]) if text.startswith(_BOM) else ("", text)
    crlf = text.count("\r\n") == text.count("\n") > 0
    lines = text.replace("\r\n", "\n") if crlf else text
    additions = [change.values for change in changes if isinstance(change, AddEntry)]
    for change in changes:
        if not isinstance(change, AddEntry):
            lines = _made(lines, change, name)
    if additions:
        lines = _with_additions(lines, additions, name)
    _check_unique(nodes_of(lines, name), name)
    return bom + (lines.replace("\n", "\r\n") if crlf else lines)


def values_of(text: str, document_id: str, name: str) -> dict[str, Any]:
    """Return the values of an entry as they are written, by the manifest's names.

    Raises:
        ManifestError: There is no such entry, or it refers to another part of the file.
    """
    nodes = nodes_of(text, name)
    return _values(nodes, entry_named(nodes, document_id, name), name)


def checked_entry(values: Mapping[str, Any]) -> ManifestEntry:
    """Return the entry that has these values.

    Raises:
        EntryFaultError: They are not valid; names each field.
    """
    try:
        return ManifestEntry.model_validate(dict(values))
    except ValidationError as error:
        faults = [
            Note.of("entry_field_fault", field=fault_place(fault), fault=fault_note(fault))
            for fault in error.errors()
        ]
        document = str(values.get("id", "?"))
        raise EntryFaultError("entry_faults", document=document, faults=on_lines(faults)) from error


def _made(text: str, change: EditEntry | RemoveEntry, name: str) -> str:
    before = nodes_of(text, name)
    entry = entry_named(before, change.document_id, name)
    expected: dict[str, Any] | None = None
    try:
        if isinstance(change, RemoveEntry):
            after = without_entry(text, change.document_id, name)
        else:
            expected = _edited(_values(before, entry, name), change, entry, name)
            after = text
            for key, value in change.values.items():
                after = with_value(after, change.document_id, key, value, name)
        _check_others(before, nodes_of(after, name), entry, expected, name)
    except ValueError as error:
        line = entry.start_mark.line + 1
        raise ManifestError("entry_not_editable", file=name, line=line) from error
    return after


def _edited(
    old: Mapping[str, Any], change: EditEntry, entry: yaml.MappingNode, name: str
) -> dict[str, Any]:
    """Return the values that the entry is to have.

    Raises:
        ChangedMeanwhileError: A value is not the one that the editor saw.
        EntryFaultError: They are not valid.
    """
    for key, seen in (change.seen or {}).items():
        if key in change.values and _shown(old.get(key)) not in (
            _shown(seen), _shown(change.values[key])
        ):  # fmt: skip
            line = next((k.start_mark.line for k, _ in entry.value if k.value == key), None)
            raise ChangedMeanwhileError(
                "entry_changed_meanwhile",
                file=name,
                line=(entry.start_mark.line if line is None else line) + 1,
                field=key,
            )
    new = {k: v for k, v in {**old, **change.values}.items() if v is not None}
    checked_entry(new)
    return new


def _shown(value: Any) -> Any:
    """Return a value as it is compared: numbers as text, empty as none."""
    if isinstance(value, Mapping):
        return {key: _shown(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list | tuple):
        return [_shown(inner) for inner in value] or None
    return str(value) if value not in (None, "") else None


def _check_others(
    before: ManifestNodes,
    after: ManifestNodes,
    entry: yaml.MappingNode,
    expected: Mapping[str, Any] | None,
    name: str,
) -> None:
    """Refuse a text in which anything but the change has changed.

    Raises:
        ValueError: It has.
    """
    place = before.entries.index(entry)
    new = after.entries
    if expected is not None:
        if len(new) != len(before.entries) or _values(after, new[place], name) != expected:
            raise ValueError("the entry has not the values that were set")
        new = [*new[:place], *new[place + 1 :]]
    others = [other for n, other in enumerate(before.entries) if n != place]
    if list(map(plain, others)) != list(map(plain, new)) or len(before.later) != len(after.later):
        raise ValueError("another entry would change")


def _with_additions(text: str, additions: Sequence[Mapping[str, Any]], name: str) -> str:
    for values in additions:
        checked_entry(values)
    before = nodes_of(text, name)
    after = nodes_of(with_entries(text, additions, name), name)
    first = len(before.entries)
    kept = list(map(plain, before.entries)) == list(map(plain, after.entries[:first]))
    if not kept or len(after.entries) != first + len(additions):
        line = before.key.start_mark.line + 1
        raise ManifestError("entry_not_editable", file=name, line=line)
    return after.text


def _values(nodes: ManifestNodes, entry: yaml.MappingNode, name: str) -> dict[str, Any]:
    """Read one entry by the rules that the whole manifest is read by."""
    column = entry.start_mark.column
    part = nodes.text[entry.start_mark.index : end_of(entry, nodes.text, column)]
    try:
        found = YAML(typ="safe", pure=True).load(f"{' ' * column}{part}\n")
    except YAMLError:  # an alias of what is written elsewhere
        found = None
    if not isinstance(found, dict):
        line = entry.start_mark.line + 1
        raise ManifestError("entry_not_editable", file=name, line=line)
    return found


def _check_unique(nodes: ManifestNodes, name: str) -> None:
    for key in ("id", "file"):
        seen: dict[str, int] = {}
        for entry in nodes.entries:
            value, line = composed(scalar_of(entry, key) or ""), entry.start_mark.line + 1
            if value and value in seen:
                facts = {"field": key, "value": value, "first_line": seen[value]}
                raise ManifestError("manifest_repeats", path=name, line=line, **facts)
            seen[value] = line
