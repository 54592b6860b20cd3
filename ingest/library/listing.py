"""All entries of a manifest in short, fast enough for ten thousand of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from ingest.errors import ManifestError
from ingest.library.nodes import nodes_of, scalar_of


@dataclass(frozen=True, slots=True)
class ListedEntry:
    """An entry in short, as it is written.

    Attributes:
        issued: Year, as text; ``None`` where none is given.
        unsure: Fields that were guessed and not confirmed.
        skip: Why the document is left out, if it is.
    """

    document_id: str
    file: str
    title: str
    issued: str | None
    collection: str
    unsure: tuple[str, ...]
    skip: str | None


def listed_entries(path: Path) -> tuple[ListedEntry, ...]:
    """Return the entries in the manifest's order; read again only when the file has changed.

    Raises:
        ManifestError: The manifest is missing, or is no YAML.
    """
    try:
        facts = path.stat()
    except OSError as error:
        raise ManifestError("manifest_missing", path=str(path)) from error
    return _listed(path, facts.st_mtime_ns, facts.st_size)


@lru_cache(maxsize=2)
def _listed(path: Path, _changed_ns: int, _size: int) -> tuple[ListedEntry, ...]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ManifestError("manifest_not_utf8", path=str(path)) from error
    nodes = nodes_of(text.replace("\r\n", "\n"), path.name)
    return tuple(_short(entry) for entry in nodes.entries)


def _short(entry: yaml.MappingNode) -> ListedEntry:
    unsure = next((value for key, value in entry.value if key.value == "unsure"), None)
    names = unsure.value if isinstance(unsure, yaml.SequenceNode) else []
    return ListedEntry(
        document_id=scalar_of(entry, "id") or "",
        file=scalar_of(entry, "file") or "",
        title=scalar_of(entry, "title") or "",
        issued=scalar_of(entry, "issued"),
        collection=scalar_of(entry, "collection") or "research",
        unsure=tuple(str(name.value) for name in names),
        skip=scalar_of(entry, "skip"),
    )
