"""Exports of references, from Zotero or others: CSL-JSON, RIS or BibTeX, with attachments."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ingest.encoding import decode
from ingest.metadata.entry_ids import slug
from ingest.notes import Note
from ingest.parsers import format_of
from ingest.sources.files import attachment, local_file
from ingest.sources.formats.bibtex import files_of_bibtex, from_bibtex, read_bibtex
from ingest.sources.formats.csl import from_csl
from ingest.sources.formats.ris import files_of_ris, from_ris, read_ris
from ingest.sources.records import Batch, Record, SourceError

#: Characters of a title, as in an id, that a file's name must share to be its attachment.
MIN_SHARED_CHARS = 12
#: Reference: the source's key of it, its facts, and the paths of its files.
_Reference = tuple[str | None, dict[str, Any], list[str]]


class ExportSource:
    """A file of references, and the folder that its attachments are in."""

    def __init__(self, path: Path, files: Path | None = None) -> None:
        self.path = path
        self._root = files or path.parent

    def batches(self, cursor: str | None, since: str | None) -> Iterator[Batch]:  # noqa: ARG002
        """Yield all references at once; the export is whole, so what is gone is seen."""
        references = list(_read(self.path))
        by_name = _files_by_name(self._root) if self.path.suffix.casefold() == ".json" else {}
        records: dict[str, Record] = {}
        for n, (key, facts, named) in enumerate(references):
            if not facts:
                continue
            found = named or _matching(facts, by_name)
            record = self._record(key or _key_of(facts) or str(n), facts, found)
            records.setdefault(record.key, record)
        yield Batch(tuple(records.values()), complete=True)

    def _record(self, key: str, facts: dict[str, Any], named: list[str]) -> Record:
        there = [attachment(path, self._root) for path in named]
        remarks = [note for note in there if isinstance(note, Note)]
        files = tuple(local_file(path) for path in there if isinstance(path, Path))
        return Record(key, facts, files, tuple(remarks))


def _read(path: Path) -> Iterator[_Reference]:
    """Yield the references of a file by its ending.

    Raises:
        SourceError: The file is not there, or is not of the kind that its ending says.
    """
    try:
        text = decode(path.read_bytes(), path.name).text
    except OSError as error:
        cause = error.strerror or type(error).__name__
        raise SourceError("export_not_opened", file=str(path), cause=cause) from error
    try:
        if path.suffix.casefold() == ".ris":
            for entry in read_ris(text):
                yield (
                    str(entry["id"]) if "id" in entry else None,
                    from_ris(entry),
                    files_of_ris(entry),
                )
        elif path.suffix.casefold() in (".bib", ".bibtex"):
            entries, broken = read_bibtex(text)
            if broken:
                raise SourceError("export_broken", file=path.name, count=broken)
            for key, fields in entries:
                yield key, from_bibtex(fields), files_of_bibtex(fields)
        else:
            yield from _read_json(text)
    except ValueError as error:
        raise SourceError("export_not_read", file=path.name, cause=str(error)) from error


def _read_json(text: str) -> Iterator[_Reference]:
    items = json.loads(text)
    if isinstance(items, Mapping):
        items = items.get("items", [items])
    if not isinstance(items, list):
        raise ValueError("[…]")
    for item in items:
        if isinstance(item, Mapping):
            key = item.get("id") or item.get("citation-key")
            yield str(key) if key else None, from_csl(item), _files_of_json(item)


def _files_of_json(item: Mapping[str, Any]) -> list[str]:
    """Return the paths of attachments; Zotero's own export has none, others name them."""
    named = item.get("attachments") or item.get("file") or []
    paths = [named] if isinstance(named, str) else named if isinstance(named, list) else []
    found = [p.get("path") if isinstance(p, Mapping) else p for p in paths]
    return [path for path in found if isinstance(path, str) and path]


def _key_of(facts: Mapping[str, Any]) -> str | None:
    """Make a key for a reference that has none: the same facts have the same one."""
    if doi := facts.get("DOI"):
        return f"doi:{doi}"
    names = [p.get("family") or p.get("literal") for p in facts.get("author", [])[:1]]
    return slug(" ".join(map(str, [*names, facts.get("issued", ""), facts["title"]])))


def _files_by_name(root: Path) -> dict[str, list[Path]]:
    """Return the files of a folder by their names in the letters of an id."""
    found: dict[str, list[Path]] = {}
    for path in sorted(root.rglob("*")):
        if path.is_file() and format_of(path) and not path.name.startswith("."):
            found.setdefault(f"-{slug(path.stem)}-", []).append(path)
    return found


def _matching(facts: Mapping[str, Any], by_name: Mapping[str, list[Path]]) -> list[str]:
    """Return the one file that bears the title in its name, as Zotero names files.

    A name may break off within a long title. Two files that fit alike are none: a report
    must not be cited with another's facts.
    """
    title = slug(facts["title"])
    if len(title) < MIN_SHARED_CHARS:
        return []
    who = [slug(p.get("family") or p.get("literal", "")) for p in facts.get("author", [])[:1]]
    signs = [*who, str(facts.get("issued", ""))]
    fitting = [
        (sum(bool(sign) and f"-{sign}-" in name for sign in signs), path)
        for name, paths in by_name.items()
        for path in paths
        if _bears(name, title)
    ]
    best = max((score for score, _ in fitting), default=0)
    chosen = [path for score, path in fitting if score == best]
    return [str(chosen[0].resolve())] if len(chosen) == 1 else []


def _bears(name: str, title: str) -> bool:
    """Return whether a file's name holds the title, or ends where it breaks off within it."""
    if f"-{title}-" in name:
        return True
    start = name.rfind(f"-{title[:MIN_SHARED_CHARS]}")
    return start >= 0 and title.startswith(name[start:].strip("-"))
