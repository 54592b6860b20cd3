"""Insert new entries into the text of a manifest without changing any other character.

The list of documents is located by its nodes and the new entries are written by ruamel.yaml;
the rest of the file is not rewritten, so no comment, space or quotation mark changes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from io import StringIO
from typing import Any

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import SingleQuotedScalarString

from ingest.errors import ManifestError
from ingest.library.nodes import ManifestNodes, nodes_of
from ingest.models import ROLES

NEW_MANIFEST = "version: 1\ndocuments:\n"
_DASH = re.compile(r"^(?P<indent>\s*)-(?:\s|$)")
_EMPTY_LIST = re.compile(r"^(documents\s*:)\s*(?:\[\s*\]|null|~)?\s*(?P<comment>#.*)?$")
_FLOW = frozenset({"unsure"})
_NEVER_WRAP = 100_000


def with_entries(text: str, entries: Sequence[Mapping[str, Any]], name: str) -> str:
    """Return the manifest's text with the entries at the end of its list.

    Args:
        entries: In the manifest's own names, ready to be written.
        name: Of the file, for messages.

    Raises:
        ManifestError: The list is written in a way that cannot be added to.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    text = text.replace("\r\n", "\n")
    lines = text.split("\n")
    nodes = nodes_of(text, name)
    if nodes.entries:
        if nodes.documents.flow_style:
            line = nodes.key.start_mark.line + 1
            raise ManifestError("documents_in_brackets", file=name, line=line)
        indent, apart = _indent_of(lines, nodes.entries), _stand_apart(lines, nodes.entries)
    else:
        at = nodes.key.start_mark.line
        lines[at] = _opened(lines[at], name, at + 1)
        indent, apart = "  ", False
    at = _end_of_list(lines, nodes)
    block: list[str] = []
    for n, entry in enumerate(entries):
        block += [""] if apart or n else []
        block += [f"{indent}{line}" for line in written(entry)]
    return newline.join([*lines[:at], *block, *lines[at:]])


def written(entry: Mapping[str, Any]) -> list[str]:
    """Return one entry as the lines of a list's element, dash included."""
    yaml = YAML()
    yaml.width = _NEVER_WRAP
    yaml.indent(mapping=2, sequence=4, offset=2)
    element = CommentedMap()
    for key, value in entry.items():
        element[key] = _in_one_line(key, value)
    stream = StringIO()
    yaml.dump(element, stream)
    lines = stream.getvalue().split("\n")[:-1]
    return [f"- {line}" if n == 0 else f"  {line}" for n, line in enumerate(lines)]


def _in_one_line(key: str, value: Any) -> Any:
    """Set people one a line, and short lists on one line, as in entries written by hand."""
    if key in ROLES:
        people = CommentedSeq(
            CommentedMap((part, _quoted(name)) for part, name in person.items()) for person in value
        )
        for person in people:
            person.fa.set_flow_style()
        return people
    if key in _FLOW:
        names = CommentedSeq(value)
        names.fa.set_flow_style()
        return names
    return value


def _quoted(name: str) -> str:
    """Quote a name in braces that begins with a sign: libyaml and ruamel.yaml differ on those."""
    return name if name[:1].isalnum() else SingleQuotedScalarString(name)


def _indent_of(lines: Sequence[str], entries: Sequence[yaml.Node]) -> str:
    """Return the white space before the dash of the first entry."""
    for n in range(entries[0].start_mark.line, -1, -1):
        if dash := _DASH.match(lines[n]):
            return dash["indent"]
    return "  "


def _stand_apart(lines: Sequence[str], entries: Sequence[yaml.Node]) -> bool:
    """Return whether blank lines separate the entries; so they do after a single one."""
    if len(entries) < 2:
        return True
    first, second = (entry.start_mark.line for entry in entries[:2])
    return any(not line.strip() for line in lines[first:second])


def _opened(line: str, name: str, number: int) -> str:
    found = _EMPTY_LIST.match(line)
    if not found:
        raise ManifestError("documents_no_list", file=name, line=number)
    comment = f"  {found['comment']}" if found["comment"] else ""
    return f"{found[1]}{comment}"


def _end_of_list(lines: Sequence[str], nodes: ManifestNodes) -> int:
    """Return the line before which new entries go: the end, or the next key and its comments."""
    at = min(nodes.later, default=len(lines))
    while at - 1 > nodes.key.start_mark.line and _is_idle(
        lines[at - 1], blank_only=not nodes.later
    ):
        at -= 1
    return at


def _is_idle(line: str, *, blank_only: bool) -> bool:
    """Return whether a line is blank, or a comment on the key below it."""
    return not line.strip() or (not blank_only and line.startswith("#"))
