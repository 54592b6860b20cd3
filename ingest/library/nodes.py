"""The nodes of a manifest with their places in its text, and the comments between them.

Composed by libyaml: ten thousand entries in a second, where ruamel.yaml takes a minute.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from ingest.errors import ManifestError

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BLOCK_STYLES = ("|", ">")
_LINE_COMMENT = re.compile(r"(?:^|(?<=\s))#[^\n]*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ManifestNodes:
    """A manifest's text with its list of documents.

    Attributes:
        key: Node of the word ``documents``.
        documents: Its value: a list, or an empty scalar.
        later: First line (from 0) of each key below ``documents``.
    """

    text: str
    key: yaml.ScalarNode
    documents: yaml.Node
    later: tuple[int, ...]

    @property
    def entries(self) -> list[yaml.MappingNode]:
        """Return the nodes of the entries, in the file's order."""
        found = self.documents.value if isinstance(self.documents, yaml.SequenceNode) else []
        return [entry for entry in found if isinstance(entry, yaml.MappingNode)]


def nodes_of(text: str, name: str) -> ManifestNodes:
    """Compose a manifest's text, whose lines must end with a line feed alone.

    Args:
        name: Of the file, for messages.

    Raises:
        ManifestError: It is no YAML, or has no ``documents``.
    """
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        cause = str(error.problem)
        raise ManifestError("manifest_not_yaml", path=name, line=line, cause=cause) from error
    except yaml.YAMLError as error:  # a character that no YAML may have
        raise ManifestError("manifest_not_yaml", path=name, line=1, cause=str(error)) from error
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    for key, value in pairs:
        if key.value == "documents":
            lines = (other.start_mark.line for other, _ in pairs)
            later = tuple(sorted(line for line in lines if line > key.start_mark.line))
            return ManifestNodes(text, key, value, later)
    raise ManifestError("manifest_without_documents", path=name)


def scalar_of(entry: yaml.MappingNode, key: str) -> str | None:
    """Return the text of an entry's scalar value; ``None`` where it has none."""
    for name, value in entry.value:
        if name.value == key and isinstance(value, yaml.ScalarNode):
            return str(value.value)
    return None


def plain(node: yaml.Node) -> object:
    """Return a node's content without its place, for comparing."""
    if isinstance(node, yaml.MappingNode):
        return [(plain(key), plain(value)) for key, value in node.value]
    if isinstance(node, yaml.SequenceNode):
        return [plain(value) for value in node.value]
    return (node.tag, node.value)


def end_of(node: yaml.Node, text: str, indent: int) -> int:
    """Return the offset just after a node's last character.

    A block collection's own mark lies at the next token, beyond comments that follow it.

    Args:
        indent: Column of the key that has the node as its value.
    """
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        inner = last[1] if isinstance(last, tuple) else last
        deeper = last[0].start_mark.column if isinstance(last, tuple) else node.start_mark.column
        return end_of(inner, text, deeper)
    end: int = node.end_mark.index
    if isinstance(node, yaml.ScalarNode) and node.style in _BLOCK_STYLES:
        return _end_of_block(text, node.start_mark.index, end, indent)
    return end


def _end_of_block(text: str, start: int, end: int, indent: int) -> int:
    """Return the end of the last line of a ``|`` or ``>`` that is indented below its key."""
    at = last = text.find("\n", start)
    if at < 0:
        return end
    while 0 <= at < end:
        after = text.find("\n", at + 1)
        line = text[at + 1 : after if after >= 0 else len(text)]
        if line.strip() and len(line) - len(line.lstrip(" ")) > indent:
            last = at + 1 + len(line)
        at = after
    return last


def comments_between(text: str, start: int, end: int) -> list[str]:
    """Return the comments in a part of the text, in order.

    Raises:
        ValueError: The part cannot be scanned by itself.
    """
    return [text[start + a : start + b] for a, b in _comment_spans(text[start:end])]


def _comment_spans(part: str) -> Iterator[tuple[int, int]]:
    """Yield the places of comments: they lie between the tokens."""
    if "#" not in part:
        return
    try:
        tokens = [
            (token.start_mark.index, token.end_mark.index)
            for token in yaml.scan(part, Loader=_LOADER)
            if token.end_mark.index > token.start_mark.index
        ]
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error
    at = 0
    for start, end in (*tokens, (len(part), len(part))):
        for found in _LINE_COMMENT.finditer(part, at, max(start, at)):
            yield found.span()
        at = max(at, end)
