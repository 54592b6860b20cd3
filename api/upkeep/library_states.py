"""Each entry's state: read and indexed, waiting, or in need of a person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from api.settings import Settings
from api.upkeep.ingest_record import last_ingest
from ingest.library.listing import ListedEntry, listed_entries
from ingest.notes import Note
from ingest.store import CorpusStore

EntryState = Literal["waiting", "needs_review", "indexed", "failed", "missing", "skipped"]


@dataclass(frozen=True, slots=True)
class EntryStanding:
    """An entry with its state, and the reason for it where something is wrong."""

    entry: ListedEntry
    state: EntryState
    reason: Note | None = None


def entry_standings(settings: Settings) -> Iterator[EntryStanding]:
    """Yield every entry with its state, in the manifest's order.

    Raises:
        ManifestError: The manifest cannot be read.
    """
    entries = listed_entries(settings.manifest)
    stored: set[str] = set()
    if settings.store_path.exists():
        stored = set(map(str, CorpusStore(settings.store_path, read_only=True).document_ids()))
    last = last_ingest(settings.home)
    faults = {
        str(report.document_id): report
        for report in (last.documents if last else ())
        if report.status in ("failed", "missing", "kept")
    }
    for entry in entries:
        fault = faults.get(entry.document_id)
        if entry.skip:
            yield EntryStanding(entry, "skipped", Note.of("skipped", reason=entry.skip))
        elif fault:
            state: EntryState = "missing" if fault.status == "missing" else "failed"
            yield EntryStanding(entry, state, fault.message)
        elif entry.document_id not in stored:
            yield EntryStanding(entry, "waiting")
        else:
            yield EntryStanding(entry, "needs_review" if entry.unsure else "indexed")
