"""Entries of the manifest from records, and the changes that a record makes in its entry."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from ingest.manifest import ManifestEntry
from ingest.metadata.adding import embedded_facts, entry_values, valid_entry
from ingest.metadata.entry import propose_entry
from ingest.metadata.entry_ids import entry_id
from ingest.models import Bibliography, ParsedDocument
from ingest.sources.opening import SourceSettings
from ingest.sources.records import Record

#: Fields that a source sets once: afterwards they are the person's.
_ONCE = frozenset({"id", "file", "collection", "unsure", "note", "skip", "page-offset"})
#: Types that share an ISBN with the book that they are a part of.
_PARTS = frozenset({"chapter", "paper-conference", "article-journal"})


def stamp_of(record: Record) -> str:
    """Return a digest of a record's facts and best file, as the source has them."""
    file = record.files[0] if record.files else None
    shown = [record.facts, [file.name, file.stamp] if file else None]
    return hashlib.sha256(json.dumps(shown, sort_keys=True, default=str).encode()).hexdigest()


def new_entry(
    record: Record,
    settings: SourceSettings,
    path: Path,
    file: str,
    taken: Collection[str],
    parse: Callable[[Path], ParsedDocument],
) -> dict[str, Any]:
    """Return the entry of a new work; where the source states no facts, the file is read for them.

    Args:
        path: Where the file is now; its name is ``file``'s, for what is guessed from it.
        taken: Ids that are in use.

    Raises:
        FunnError: The file cannot be read, or the facts make no entry.
    """
    if not record.facts:
        proposed = propose_entry(path, parse(path), embedded=embedded_facts(path))
        new_id = entry_id(proposed.bibliography, Path(file).stem, taken)
        values = entry_values(proposed, new_id, file) | {"collection": settings.collection}
        return valid_entry(values, Path(file).name)
    values = facts_of(record, settings)
    new_id = entry_id(_bibliography(values, file), Path(file).stem, taken)
    return valid_entry({"id": new_id, "file": file, **values}, Path(file).name)


def entry_now(record: Record, settings: SourceSettings, document: str, file: str) -> dict[str, Any]:
    """Return the entry that a known work would have, were it new today.

    Raises:
        ManifestError: The facts make no entry.
    """
    values = {"id": document, "file": file, **facts_of(record, settings)}
    return valid_entry(values, Path(file).name)


def facts_of(record: Record, settings: SourceSettings) -> dict[str, Any]:
    """Return a record's facts with what the settings say of all works of the source."""
    values = dict(record.facts) | {"collection": settings.collection}
    if settings.language and "language" not in values:
        unsure = [name for name in values.pop("unsure", []) if name != "language"]
        values |= {"language": settings.language} | ({"unsure": unsure} if unsure else {})
    return values


def _bibliography(values: Mapping[str, Any], file: str) -> Bibliography:
    """Return the facts that an id is made of."""
    draft = valid_entry({"id": "draft", "file": file, **values}, file)
    return ManifestEntry.model_validate(draft).bibliography()


def edits_of(
    before: Mapping[str, Any], after: Mapping[str, Any], now: ManifestEntry
) -> tuple[dict[str, Any], list[str]]:
    """Compare a work as it was brought with the same work as the source has it now.

    Returns:
        (new values by the manifest's names, ``None`` where the source has none any longer;
        fields that the source has changed and a person too, which stay as the person has them).
    """
    old, new, present = _normal(before), _normal(after), now.model_dump(by_alias=True)
    edits: dict[str, Any] = {}
    kept = []
    for name in new.keys() - _ONCE:
        if old[name] == new[name] or present[name] == new[name]:
            continue
        if present[name] != old[name]:
            kept.append(name)
        else:
            edits[name] = after.get(name)
    return edits, sorted(kept)


def _normal(values: Mapping[str, Any]) -> dict[str, Any]:
    return ManifestEntry.model_validate(dict(values)).model_dump(by_alias=True)


def same_work(record: Record, entries: Iterable[ManifestEntry]) -> str | None:
    """Return the id of the entry of the same work: the same DOI, or ISBN of a whole book."""
    doi, isbn = record.facts.get("DOI"), record.facts.get("ISBN")
    is_part = record.facts.get("type") in _PARTS
    for entry in entries:
        if doi and entry.doi and entry.doi.casefold() == str(doi).casefold():
            return entry.id
        if isbn and entry.isbn and not is_part and entry.type not in _PARTS:
            bare = [value.replace("-", "").replace(" ", "") for value in (entry.isbn, str(isbn))]
            if bare[0] == bare[1]:
                return entry.id
    return None
