"""``funn add``: propose manifest entries for files and append them to the manifest.

Existing text is not changed; the new is checked before it replaces the old, in one step.
"""

from __future__ import annotations

import filecmp
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ingest.errors import FunnError, ManifestError, ParseError
from ingest.file_names import composed, find_file, is_readable, near_name, on_disk, printable
from ingest.library.changes import AddEntry
from ingest.library.entry_text import KEY_ORDER
from ingest.library.manifest_file import change_manifest
from ingest.manifest import ManifestEntry, load_manifest
from ingest.metadata.entry import ProposedEntry, propose_entry
from ingest.metadata.entry_ids import entry_id
from ingest.models import ROLES, ParsedDocument, Person
from ingest.notes import Note
from ingest.parsers import embedded_facts_of, format_of, parser_for
from ingest.sandbox.pool import parse_isolated

_WRITTEN_AS = {
    "publisher_place": "publisher-place", "collection_title": "collection-title",
    "container_title": "container-title", "isbn": "ISBN", "issn": "ISSN", "doi": "DOI",
    "url": "URL", "data_collected": "data-collected",
    "original_date": "original-date",
}  # fmt: skip
_REQUIRED = frozenset({"id", "file", "title", "type"})


@dataclass(frozen=True, slots=True)
class AddedEntry:
    """An entry that was written.

    Attributes:
        file: As the manifest names it.
        unsure: Fields that a person should check.
        advice: Place to put the file so that it is found; ``None`` if it is in the corpus folder.
    """

    document_id: str
    file: str
    unsure: tuple[str, ...] = ()
    advice: Note | None = None


@dataclass(frozen=True, slots=True)
class AddReport:
    """Outcome for every file that was named or found.

    Attributes:
        already: (file, id) of files that the manifest lists; their entries are as before.
        failed: (file, the reason and what to do).
        passed_over: Files in folders that are of no kind that Funn reads.
    """

    added: tuple[AddedEntry, ...] = ()
    already: tuple[tuple[str, str], ...] = ()
    failed: tuple[tuple[str, Note], ...] = ()
    passed_over: tuple[str, ...] = ()


@dataclass
class _Listing:
    """The manifest as it grows, with the files and ids in use."""

    folders: Sequence[Path]
    ids_by_file: dict[str, str]
    entries: list[dict[str, Any]] = field(default_factory=list)

    def listed_as(self, path: Path) -> str | None:
        """Return the id of the entry that lists this file already.

        Raises:
            ManifestError: Another file of that name is listed.
        """
        name = self.name_of(path)
        known = self.ids_by_file.get(composed(name))
        there = self.found(name)
        if known and there and not filecmp.cmp(there, path, shallow=False):
            raise ManifestError("other_file_listed", file=path.name, document=known)
        return known

    def name_of(self, path: Path) -> str:
        """Return the path from the folder that holds it, or the name alone if none does."""
        whole = path.resolve()
        for folder in self.folders:
            if whole.is_relative_to(folder.resolve()):
                return whole.relative_to(folder.resolve()).as_posix()
        return path.name

    def found(self, name: str) -> Path | None:
        """Return the file that a build would read under this name."""
        return next((there for f in self.folders if (there := find_file(f, name))), None)


def read_safely(path: Path) -> ParsedDocument:
    """Parse a file in a worker process, so that a broken file cannot end this one."""
    return parse_isolated(parser_for(path), path)


def add(
    paths: Iterable[Path],
    manifest_path: Path,
    folders: Sequence[Path] = (),
    *,
    parse: Callable[[Path], ParsedDocument] = read_safely,
    on_file: Callable[[Path], None] | None = None,
) -> AddReport:
    """Propose entries for files, and for all readable files in folders, and write them.

    Args:
        manifest_path: Made if there is none.
        folders: Where a build looks for files; else ``corpus`` beside the manifest.
        on_file: Called with each file before it is read.

    Raises:
        ManifestError: The manifest is wrong as it is, or cannot be added to.
    """
    places = folders or [manifest_path.parent / "corpus"]
    listing = _Listing(places, _known_ids(manifest_path))
    added: list[AddedEntry] = []
    already: list[tuple[str, str]] = []
    failed: list[tuple[str, Note]] = []
    files, passed_over = _files_in(map(on_disk, paths))
    for path in files:
        outcome = _outcome(path, listing, parse, on_file)
        if isinstance(outcome, AddedEntry):
            added.append(outcome)
        elif isinstance(outcome, Note):
            failed.append((printable(str(path)), outcome))
        else:
            already.append((str(path), outcome))
    if listing.entries:
        change_manifest(manifest_path, [AddEntry(entry) for entry in listing.entries])
    return AddReport(tuple(added), tuple(already), tuple(failed), tuple(passed_over))


def _known_ids(manifest_path: Path) -> dict[str, str]:
    """Return the ids of the files that the manifest names, if there is one."""
    before = load_manifest(manifest_path).documents if manifest_path.exists() else []
    return {composed(entry.file): entry.id for entry in before}


def _outcome(
    path: Path,
    listing: _Listing,
    parse: Callable[[Path], ParsedDocument],
    on_file: Callable[[Path], None] | None,
) -> AddedEntry | Note | str:
    """Add a file; return its entry, the id it is listed under already, or why it failed."""
    if fault := _name_fault(path):
        return fault
    try:
        if known := listing.listed_as(path):
            return known
        if on_file:
            on_file(path)
        return _add_file(path, listing, parse)
    except FunnError as error:
        return error.note
    except OSError as error:
        cause = error.strerror or type(error).__name__
        return Note.of("file_not_opened", file=path.name, cause=cause)


def _name_fault(path: Path) -> Note | None:
    """Return what is wrong with a file's name: it cannot be read, or there is no such file."""
    if not is_readable(str(path)):
        return Note.of("file_name_unreadable", file=printable(path.name))
    if path.exists():
        return None
    near = near_name(path.name, [path.parent])
    if near:
        return Note.of("file_not_there_near", file=path.name, near=near)
    return Note.of("file_not_there", file=path.name)


def _files_in(paths: Iterable[Path]) -> tuple[list[Path], list[str]]:
    """Return the files to add, each once and in order, and files of other formats in folders."""
    found: dict[Path, None] = {}
    passed_over: list[str] = []
    for path in paths:
        if not path.is_dir():
            found[path] = None
            continue
        for inside in sorted(p for p in path.rglob("*") if p.is_file()):
            hidden = any(x.startswith((".", "~$")) for x in inside.relative_to(path).parts)
            if format_of(inside) and not hidden:
                found[inside] = None
            elif not hidden:
                passed_over.append(printable(str(inside)))
    return list(found), passed_over


def _add_file(path: Path, listing: _Listing, parse: Callable[[Path], ParsedDocument]) -> AddedEntry:
    """Read one file and add its entry to the listing."""
    path.stat()
    proposed = propose_entry(path, parse(path), embedded=embedded_facts(path))
    name = listing.name_of(path)
    new_id = entry_id(proposed.bibliography, path.stem, set(listing.ids_by_file.values()))
    entry = valid_entry(entry_values(proposed, new_id, name), path.name)
    listing.ids_by_file[composed(name)] = new_id
    listing.entries.append(entry)
    advice = None
    if listing.found(name) is None:
        advice = Note.of("file_to_move", file=name, folder=f"{listing.folders[0].name}/")
    return AddedEntry(new_id, name, tuple(entry.get("unsure", ())), advice)


def embedded_facts(path: Path) -> Mapping[str, str]:
    """Return the facts inside the file; none where it has none or cannot be opened."""
    try:
        return embedded_facts_of(path)
    except ParseError:
        return {}


def entry_values(proposed: ProposedEntry, new_id: str, file: str) -> dict[str, Any]:
    """Return the entry under the manifest's names and in its usual order, without empty fields."""
    facts = proposed.bibliography
    values: dict[str, Any] = {
        _WRITTEN_AS.get(name, name): getattr(facts, name) for name in facts.__dataclass_fields__
    }
    values |= {"id": new_id, "file": file, "note": proposed.note, "unsure": list(proposed.unsure)}
    values |= {role: list(map(_written_author, getattr(facts, role))) for role in ROLES}
    return {name: values[name] for name in KEY_ORDER if values.get(name)}


def _written_author(person: Person) -> dict[str, str]:
    if person.given is None:
        return {"literal": person.family}
    return {"family": person.family, "given": person.given}


def valid_entry(values: dict[str, Any], name: str) -> dict[str, Any]:
    """Validate an entry; leave out a field that fails and name it in ``unsure``.

    Raises:
        ManifestError: A required field fails.
    """
    try:
        ManifestEntry.model_validate(values)
        return values
    except ValidationError as error:
        wrong = {str(fault["loc"][0]) for fault in error.errors()}
        if wrong & _REQUIRED:
            fields = ", ".join(sorted(wrong))
            raise ManifestError("entry_invalid", file=name, fields=fields) from error
    kept = {key: value for key, value in values.items() if key not in wrong}
    unsure = list(dict.fromkeys([*values.get("unsure", []), *sorted(wrong)]))
    ordered = {key: kept[key] for key in KEY_ORDER if key in kept}
    return valid_entry(ordered | {"unsure": unsure}, name)
