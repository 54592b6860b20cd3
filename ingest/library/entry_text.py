"""Edits of one entry in the text of a manifest; all other characters stay.

Comments inside a value that is replaced or removed are kept, each on a line of its own
above the place. Only removing a whole entry takes the comments between its keys along.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import yaml

from ingest.errors import ManifestError
from ingest.library.new_entries import written
from ingest.library.nodes import ManifestNodes, comments_between, end_of, nodes_of, scalar_of

#: Keys in the order in which entries are written.
KEY_ORDER = (
    "id", "file", "type", "genre", "title", "subtitle", "author", "editor",
    "translator", "issued", "original-date", "edition", "container-title",
    "volume", "issue", "page", "publisher", "publisher-place", "collection-title", "number",
    "ISBN", "ISSN", "DOI", "URL", "language", "license", "collection", "data-collected",
    "page-offset", "skip", "unsure", "note",
)  # fmt: skip


class NoEntryError(ManifestError):
    """The manifest has no entry of that id."""


def entry_named(nodes: ManifestNodes, document_id: str, name: str) -> yaml.MappingNode:
    """Return the node of an entry.

    Raises:
        NoEntryError: The manifest has none of that id.
    """
    for entry in nodes.entries:
        if scalar_of(entry, "id") == document_id:
            return entry
    raise NoEntryError("entry_not_there", file=name, document=document_id)


def with_value(text: str, document_id: str, key: str, value: Any, name: str) -> str:
    """Return the text with one value of one entry set; ``None`` removes the key.

    Raises:
        ManifestError: There is no such entry.
        ValueError: A comment inside the old value cannot be told from it.
    """
    text, entry = _in_lines(text, document_id, name)
    keys = [str(node.value) for node, _ in entry.value]
    if key in keys:
        n = keys.index(key)
        return _without(text, entry, n) if value is None else _replaced(text, entry, n, value)
    return text if value is None else _inserted(text, entry, keys, key, value)


def without_entry(text: str, document_id: str, name: str) -> str:
    """Return the text without one entry; comments above and below it stay.

    Raises:
        ManifestError: There is no such entry.
    """
    nodes = nodes_of(text, name)
    entry = entry_named(nodes, document_id, name)
    start = _dash_of(text, entry)
    end = _line_end(text, end_of(entry, text, entry.start_mark.column))
    if len(nodes.entries) > 1:
        start = text.rfind("\n", 0, start) + 1
        following = text[end + 1 :]
        blank = following[: len(following) - len(following.lstrip("\n"))]
        return text[:start] + following[len(blank) :]
    colon = text.index(":", nodes.key.end_mark.index) + 1
    start = text.rfind("\n", 0, start) + 1
    return f"{text[:colon]} []{text[colon:start]}{text[end + 1 :]}"


def _in_lines(text: str, document_id: str, name: str) -> tuple[str, yaml.MappingNode]:
    """Return the entry with each key on its own line; one in braces is written out."""
    entry = entry_named(nodes_of(text, name), document_id, name)
    if not entry.flow_style:
        return text, entry
    start, end = entry.start_mark.index, entry.end_mark.index
    indent = " " * entry.start_mark.column
    lines = [_pair(text, key, value) for key, value in entry.value]
    comments = "".join(f"{c}\n{indent}" for c in comments_between(text, start, end))
    block = f"\n{indent}".join(lines)
    if comments:
        block = f"{comments}{block}"
    text = text[:start] + block + text[end:]
    return text, entry_named(nodes_of(text, name), document_id, name)


def _pair(text: str, key: yaml.Node, value: yaml.Node) -> str:
    """Return a key with its value as they are, on one line."""
    shown = text[value.start_mark.index : value.end_mark.index]
    if "\n" in shown:
        shown = str(yaml.serialize(value, width=100_000)).removesuffix("\n").removesuffix("\n...")
    return f"{key.value}: {shown}".rstrip()


def _lines_of(key: str, value: Any, indent: str) -> str:
    """Return ``key: value`` as lines, all but the first indented."""
    return f"\n{indent}".join(line[2:] for line in written({key: value}))


def _replaced(text: str, entry: yaml.MappingNode, n: int, value: Any) -> str:
    key, old = entry.value[n]
    column = key.start_mark.column
    start, end = key.start_mark.index, end_of(old, text, column)
    indent = " " * column
    above = "".join(f"{c}\n{indent}" for c in comments_between(text, start, end))
    return text[:start] + above + _lines_of(str(key.value), value, indent) + text[end:]


def _without(text: str, entry: yaml.MappingNode, n: int) -> str:
    """Remove a key with its value; a comment beside it stays on a line of its own."""
    key, old = entry.value[n]
    column = key.start_mark.column
    start, end = key.start_mark.index, _line_end(text, end_of(old, text, column))
    kept = comments_between(text, start, end)
    indent = " " * column
    if n == 0:  # beside the dash: the next key takes its place
        following = entry.value[1][0].start_mark.index
        kept += comments_between(text, end, following)
        return text[:start] + "".join(f"{c}\n{indent}" for c in kept) + text[following:]
    start = text.rfind("\n", 0, start) + 1
    return text[:start] + "".join(f"{indent}{c}\n" for c in kept) + text[end + 1 :]


def _inserted(text: str, entry: yaml.MappingNode, keys: Sequence[str], key: str, value: Any) -> str:
    """Add a key after the ones that usually stand before it."""
    usual = {name: n for n, name in enumerate(KEY_ORDER)}
    rank = usual.get(key, len(usual))
    before = [n for n, there in enumerate(keys) if usual.get(there, len(usual)) <= rank]
    node, old = entry.value[before[-1] if before else -1]
    column = node.start_mark.column
    at = _line_end(text, end_of(old, text, column))
    indent = " " * column
    return f"{text[:at]}\n{indent}{_lines_of(key, value, indent)}{text[at:]}"


def _dash_of(text: str, entry: yaml.MappingNode) -> int:
    """Return the offset of the dash that begins an entry."""
    end = entry.start_mark.index
    while end > 0:
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end]
        if line.lstrip(" ").startswith("-"):
            return start + line.index("-")
        end = start - 1
    raise ValueError("an entry without its dash")


def _line_end(text: str, at: int) -> int:
    """Return the offset of the line feed that ends the line, or the text's end."""
    found = text.find("\n", at)
    return found if found >= 0 else len(text)
