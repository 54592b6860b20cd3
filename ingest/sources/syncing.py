"""Bring a source's works into the manifest: what is new, what changed, what is gone.

A run may end anywhere. A work is first written down as being brought, then its file and its
entry are written, then it is written down as brought: the next run finishes what a killed
one began, and goes on from the page that the source had come to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from ingest.metadata.adding import read_safely
from ingest.models import ParsedDocument
from ingest.notes import Note
from ingest.sources.bringing import Bringer
from ingest.sources.ledger import Brought, Ledger
from ingest.sources.opening import SourceSettings
from ingest.sources.records import Outcome, Source, SourceError, SourcePausedError

#: Works that are written into the manifest in one step.
STEP = 50
OnRecord = Callable[[Outcome], None]


@dataclass(frozen=True, slots=True)
class SyncReport:
    """Outcome of one run.

    Attributes:
        paused: Why the run ended before its end; the next goes on from there.
    """

    name: str
    dry_run: bool
    outcomes: tuple[Outcome, ...]
    paused: Note | None = None

    def count(self, *actions: str) -> int:
        """Count the works with one of these actions."""
        return sum(outcome.action in actions for outcome in self.outcomes)


def sync(
    ledger: Ledger,
    settings: SourceSettings,
    source: Source,
    manifest: Path,
    folders: Sequence[Path],
    *,
    dry_run: bool = False,
    remove: bool = False,
    whole: bool = False,
    parse: Callable[[Path], ParsedDocument] = read_safely,
    on_outcome: OnRecord | None = None,
) -> SyncReport:
    """Bring what is new and changed in a source, and take out what it no longer has.

    Args:
        folders: Where documents are looked for; files are brought to the first.
        dry_run: Ask the source for its works, but bring and write nothing.
        remove: Take out what is gone; else it is named as gone and stays.
        whole: List the whole source, also where it can tell what changed.

    Raises:
        SourceError: The source cannot be used, or lists nothing where it had works before.
        ManifestError: The manifest is wrong as it is.
    """
    bringer = Bringer(ledger, settings, manifest, folders, parse, dry_run=dry_run)
    outcomes: list[Outcome] = []

    paused = None
    try:
        for outcome in _run(bringer, source, ledger, remove=remove, whole=whole):
            outcomes.append(outcome)
            if on_outcome:
                on_outcome(outcome)
    except SourcePausedError as error:
        paused = error.note
    return SyncReport(settings.name, dry_run, tuple(outcomes), paused)


def _run(
    bringer: Bringer, source: Source, ledger: Ledger, *, remove: bool, whole: bool
) -> Iterator[Outcome]:
    """Bring all batches, remembering after each how far the source has come; then look for gone."""
    registered = ledger.source(bringer.name)
    cursor, since = (None, None) if whole else (registered.cursor, registered.since)
    complete = False
    for batch in source.batches(cursor, since):
        for start in range(0, len(batch.records), STEP):
            yield from bringer.bring(batch.records[start : start + STEP])
        complete = batch.complete
        if not bringer.dry_run:
            ends = batch.cursor is None
            moves = ends and not bringer.must_list_again
            ledger.advance(
                registered.name,
                cursor=batch.cursor,
                since=(batch.since or registered.since) if moves else registered.since,
                synced=datetime.now(UTC).isoformat(timespec="seconds") if ends else None,
            )
    yield from _taken_out(bringer, ledger, _gone(bringer, complete=complete), remove=remove)


def _gone(bringer: Bringer, *, complete: bool) -> list[Brought]:
    """Return the works that the source has no longer.

    Raises:
        SourceError: It lists nothing at all, as a folder that is not mounted does.
    """
    brought = bringer.written()
    if complete and brought and not bringer.seen:
        raise SourceError("source_empty", name=bringer.name, count=len(brought))
    return [
        work
        for work in brought
        if work.key in bringer.withdrawn
        or ((complete or work.state == "gone") and work.key not in bringer.seen)
    ]


def _taken_out(
    bringer: Bringer, ledger: Ledger, gone: Sequence[Brought], *, remove: bool
) -> list[Outcome]:
    """Take out what is gone if that was asked for; else remember that it is gone."""
    if remove and not bringer.dry_run:
        return bringer.take_out(gone)
    if not bringer.dry_run:  # an archive says once that it has deleted a work
        ledger.keep(bringer.name, [replace(work, state="gone") for work in gone])
    return _named_as_gone(gone)


def _named_as_gone(works: Sequence[Brought]) -> list[Outcome]:
    return [Outcome("gone", work.key, work.document, work.file) for work in works]


def forget(
    ledger: Ledger,
    settings: SourceSettings,
    manifest: Path,
    folders: Sequence[Path],
    *,
    documents: bool,
    dry_run: bool,
) -> SyncReport:
    """Forget a source; with ``documents`` take out what it brought, else leave it as it is."""
    bringer = Bringer(ledger, settings, manifest, folders, read_safely, dry_run=dry_run)
    works = bringer.written() if documents else []
    outcomes = _named_as_gone(works) if dry_run else bringer.take_out(works)
    if not dry_run:
        ledger.forget(settings.name)
    return SyncReport(settings.name, dry_run, tuple(outcomes))


@contextmanager
def held(home: Path) -> Iterator[None]:
    """Hold the lock that two runs share: each source is asked by one at a time.

    Raises:
        SourceError: Another run holds it.
    """
    home.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(home / "sources.lock", timeout=0):
            yield
    except Timeout as error:
        raise SourceError("sources_busy", home=str(home)) from error
