"""``/api/library``: the manifest's entries, listed, corrected, removed and undone."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query

from api.schemas.library import (
    ChangedOut,
    EntriesOut,
    EntryEdit,
    EntryOut,
    EntryState,
    ListedEntryOut,
    PageNumberOut,
    VersionOut,
)
from api.serving.dependencies import EngineDep, LocaleDep
from api.serving.editing import LibraryDep, take_in
from api.upkeep.library_states import EntryStanding, entry_standings
from api.wordings import Locale, shown_note
from ingest.errors import ParseError
from ingest.library.changes import RemoveEntry
from ingest.library.fields import EDITABLE, confirming_edit
from ingest.library.manifest_file import (
    change_manifest,
    entry_values_in,
    undo_change,
    versions_of,
)
from ingest.library.page_numbers import page_labels
from ingest.manifest import find_sources, load_manifest
from ingest.metadata.adding import read_safely

router = APIRouter(prefix="/api/library", tags=["library"])

DocumentIdIn = Annotated[str, Path(pattern=r"^[a-z0-9][a-z0-9-]{1,79}$")]
Sort = Literal["manifest", "title", "issued", "state"]


@router.get("/entries")
def list_entries(
    engine: EngineDep,
    locale: LocaleDep,
    _: LibraryDep,
    q: Annotated[str, Query(max_length=200, description="In title, id or file name.")] = "",
    state: EntryState | None = None,
    sort: Sort = "manifest",
    offset: Annotated[int, Query(ge=0)] = 0,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> EntriesOut:
    """List the entries of the manifest with their states, a page at a time."""
    everything = list(entry_standings(engine.settings))
    wanted = q.casefold()
    found = [
        standing
        for standing in everything
        if state in (None, standing.state) and wanted in _searched(standing)
    ]
    if sort != "manifest":
        found.sort(key=lambda standing: _sort_key(standing, sort))
    return EntriesOut(
        entries=[_listed(standing, locale) for standing in found[offset : offset + limit]],
        total=len(found),
        states=dict(Counter(standing.state for standing in everything)),
    )


@router.get("/entries/{document_id}")
def read_entry(document_id: DocumentIdIn, engine: EngineDep, _: LibraryDep) -> EntryOut:
    """Read an entry as it is written, with what was guessed."""
    values = entry_values_in(engine.settings.manifest, document_id)
    return EntryOut(values=values, unsure=list(values.get("unsure") or ()), editable=list(EDITABLE))


@router.patch("/entries/{document_id}")
def edit_entry(
    document_id: DocumentIdIn, edit: EntryEdit, engine: EngineDep, worker: LibraryDep
) -> ChangedOut:
    """Set fields of an entry. What is set or confirmed is no longer marked as guessed."""
    path = engine.settings.manifest
    entry = entry_values_in(path, document_id)
    change = confirming_edit(
        document_id, entry, edit.values, confirmed=edit.confirmed, seen=edit.seen
    )
    changed = change_manifest(path, [change], dry_run=edit.dry_run)
    if changed.version is not None:
        take_in(engine, worker)
    return ChangedOut(version=changed.version)


@router.delete("/entries/{document_id}")
def remove_entry(
    document_id: DocumentIdIn, engine: EngineDep, worker: LibraryDep, dry_run: bool = False
) -> ChangedOut:
    """Take a document out of the manifest. Its file stays where it is."""
    changed = change_manifest(engine.settings.manifest, [RemoveEntry(document_id)], dry_run=dry_run)
    if changed.version is not None:
        take_in(engine, worker, leaving=[document_id])
    return ChangedOut(version=changed.version)


@router.get("/entries/{document_id}/pages")
def preview_pages(
    document_id: DocumentIdIn,
    engine: EngineDep,
    _: LibraryDep,
    page_offset: Annotated[
        int | None, Query(ge=-100_000, le=100_000, description="Printed page minus page of file.")
    ] = None,
) -> list[PageNumberOut]:
    """See the printed number of each page, as it is or under another offset."""
    settings = engine.settings
    if page_offset is None:
        page_offset = entry_values_in(settings.manifest, document_id).get("page-offset")
    for source in find_sources(load_manifest(settings.manifest), settings.folders):
        if source.document_id == document_id and source.path:
            labels = page_labels(read_safely(source.path), page_offset)
            return [PageNumberOut(page=number, printed=label) for number, label in labels]
    raise ParseError("file_missing", file=document_id)


@router.get("/changes")
def list_changes(engine: EngineDep, _: LibraryDep) -> list[VersionOut]:
    """List the changes of the manifest that can be undone, newest first."""
    versions = reversed(versions_of(engine.settings.manifest))
    return [VersionOut.model_validate(version) for version in versions]


@router.post("/changes/{number}/undo")
def undo(
    number: Annotated[int, Path(ge=1, le=99_999_999)], engine: EngineDep, worker: LibraryDep
) -> VersionOut:
    """Take back a change; what was edited by hand since is kept."""
    version = undo_change(engine.settings.manifest, number)
    leaving = [document for kind, document in version.changes if kind == "add"]
    take_in(engine, worker, leaving=leaving)
    return VersionOut.model_validate(version)


def _searched(standing: EntryStanding) -> str:
    entry = standing.entry
    return f"{entry.title}\n{entry.document_id}\n{entry.file}".casefold()


def _sort_key(standing: EntryStanding, sort: Sort) -> tuple[str, str]:
    title = standing.entry.title.casefold()
    if sort == "issued":
        return (standing.entry.issued or "", title)
    return (standing.state if sort == "state" else "", title)


def _listed(standing: EntryStanding, locale: Locale) -> ListedEntryOut:
    entry = standing.entry
    return ListedEntryOut(
        id=entry.document_id,
        file=entry.file,
        title=entry.title,
        issued=entry.issued,
        collection=entry.collection,
        unsure=list(entry.unsure),
        state=standing.state,
        reason=shown_note(standing.reason, locale) if standing.reason else "",
    )
