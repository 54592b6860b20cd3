"""Bring works of a source: their files into the corpus folder, their facts into the manifest."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.errors import FunnError
from ingest.file_names import composed, find_file
from ingest.library.changes import AddEntry, Change, EditEntry, RemoveEntry
from ingest.library.manifest_file import change_manifest
from ingest.manifest import ManifestEntry, load_manifest
from ingest.models import ParsedDocument
from ingest.notes import Note
from ingest.sources.entries import edits_of, entry_now, new_entry, same_work, stamp_of
from ingest.sources.files import check_kind, check_size, digest, put_in_place, safe_name
from ingest.sources.ledger import Brought, Ledger
from ingest.sources.opening import SourceSettings
from ingest.sources.records import (
    Action,
    Outcome,
    Record,
    SourcePausedError,
    SourceRetryError,
)

#: States of works that are in the manifest because the source brought them.
_OWN = frozenset({"written", "gone"})


@dataclass(frozen=True, slots=True)
class _Step:
    """A work on its way: what changes in the manifest, and the file that takes its place."""

    work: Brought
    outcome: Outcome
    change: Change | None = None
    new_file: tuple[Path, Path] | None = None


class Bringer:
    """Brings the works of one source, a few at a time.

    Attributes:
        seen: Keys that the source listed in this run.
        withdrawn: Keys that the source says are deleted.
        must_list_again: A file could not be brought today: its work must be listed again.
    """

    def __init__(
        self,
        ledger: Ledger,
        settings: SourceSettings,
        manifest: Path,
        folders: Sequence[Path],
        parse: Callable[[Path], ParsedDocument],
        *,
        dry_run: bool,
    ) -> None:
        self.name, self.dry_run = settings.name, dry_run
        self.seen: set[str] = set()
        self.withdrawn: set[str] = set()
        self.must_list_again = False
        self._ledger, self._settings = ledger, settings
        self._manifest, self._folders, self._parse = manifest, folders, parse
        self._known = ledger.brought(settings.name)
        self._entries: dict[str, ManifestEntry] = {}
        self._taken_files: set[str] = set()
        self._by_size: dict[int, list[tuple[str, Path]]] = {}
        self._manifest_state = (-1, -1)
        self._own_folder = self._folder_in_corpus()

    def written(self) -> list[Brought]:
        """Return the works that this source has brought and that are its own to take out."""
        return [work for work in self._known.values() if work.state in _OWN]

    def bring(self, records: Sequence[Record]) -> list[Outcome]:
        """Bring records: files and entries are written in one step, and remembered.

        Raises:
            SourcePausedError: The source is away; what had come before is written.
        """
        self._look()
        steps: list[_Step] = []
        with tempfile.TemporaryDirectory(prefix="funn-sources-") as place:
            try:
                for n, record in enumerate(records):
                    if record.deleted:
                        self.withdrawn.add(record.key)
                    elif record.key not in self.seen:
                        self.seen.add(record.key)
                        steps.append(self._step(record, Path(place, str(n))))
            finally:
                if not self.dry_run:
                    self._write([step for step in steps if step.outcome.action != "unchanged"])
        return [step.outcome for step in steps]

    def take_out(self, works: Sequence[Brought]) -> list[Outcome]:
        """Take works out of the manifest, with the files that were copied for them."""
        self._look()
        there = [work for work in works if work.document in self._entries]
        if there:
            change_manifest(self._manifest, [RemoveEntry(work.document) for work in there])
        for work in works:
            path = self._folders[0] / work.file
            if self._own_folder is None and path.is_file() and digest(path) == work.digest:
                path.unlink()
        self._ledger.keep(self.name, [], [work.key for work in works])
        return [Outcome("removed", work.key, work.document, work.file) for work in works]

    def _look(self) -> None:
        """Read the manifest as it is now: a person may have changed it meanwhile."""
        status = self._manifest.stat() if self._manifest.exists() else None
        state = (status.st_mtime_ns, status.st_size) if status else (0, 0)
        if state == self._manifest_state:
            return
        listed = load_manifest(self._manifest).documents if status else []
        self._manifest_state = state
        self._entries = {entry.id: entry for entry in listed}
        self._taken_files = {composed(entry.file) for entry in listed}
        self._by_size = {}
        for entry in listed:
            if path := self._on_disk(entry.file):
                self._by_size.setdefault(path.stat().st_size, []).append((entry.id, path))

    def _folder_in_corpus(self) -> str | None:
        """Return the place of a source's folder below a corpus folder: its files stay there."""
        if self._settings.kind != "folder":
            return None
        own = Path(self._settings.place).resolve()
        for folder in self._folders:
            if own.is_relative_to(folder.resolve()):
                return own.relative_to(folder.resolve()).as_posix()
        return None

    def _step(self, record: Record, place: Path) -> _Step:
        """Decide what is to be done with a record; fetch its file if it is needed."""
        work = self._known.get(record.key) or Brought(record.key, "", "", "", state="new")
        title = str(record.facts.get("title") or record.key)
        stamp = stamp_of(record)
        if work.state in _OWN and work.document not in self._entries:
            work = replace(work, state="taken_out")
            self._ledger.keep(self.name, [] if self.dry_run else [work])
        if work.state == "elsewhere" and work.document not in self._entries:
            work = replace(work, state="new", document="", file="")
        if work.state in ("taken_out", "elsewhere"):
            return _Step(work, Outcome("elsewhere", record.key, work.document, title))
        is_known = work.state in _OWN
        if is_known and work.stamp == stamp and self._on_disk(work.file):
            if work.state == "gone" and not self.dry_run:  # the source has it again
                self._ledger.keep(self.name, [replace(work, state="written")])
            return _Step(work, Outcome("unchanged", record.key, work.document, title))
        if not record.files:
            notes = record.remarks or (Note.of("source_no_file"),)
            return _Step(work, Outcome("failed", record.key, work.document, title, notes))
        if self.dry_run:
            action: Action = "changed" if is_known else "added"
            return _Step(work, Outcome(action, record.key, work.document, title, record.remarks))
        try:
            fetched, notes = self._fetched(record, place)
            bring = self._changed if is_known else self._new
            return bring(record, replace(work, stamp=stamp), fetched, title, notes)
        except SourcePausedError:
            raise
        except (FunnError, OSError) as error:
            self.must_list_again |= isinstance(error, SourceRetryError)
            why = error.note if isinstance(error, FunnError) else _cause(error, record)
            notes = (*record.remarks, why)
            return _Step(work, Outcome("failed", record.key, work.document, title, notes))

    def _fetched(self, record: Record, place: Path) -> tuple[Path, tuple[Note, ...]]:
        """Bring the first file that is what it says; name those that are not.

        Raises:
            SourcePausedError: The source is away: the whole run waits.
            FunnError: No file could be brought; says why the last could not.
        """
        place.mkdir()
        notes = list(record.remarks)
        for n, offered in enumerate(record.files, 1):
            target = place / safe_name(offered.name)
            try:
                check_size(offered.size, offered.name, self._settings.max_file_mb)
                offered.fetch(target)
                check_kind(target, target.name)
            except SourcePausedError:
                raise
            except FunnError as error:
                if n == len(record.files):
                    raise
                notes.append(error.note)
                continue
            if others := len(record.files) - n:
                notes.append(Note.of("source_other_files", count=others, file=target.name))
            return target, tuple(notes)
        raise AssertionError("a record without files is not fetched")

    def _new(
        self, record: Record, work: Brought, fetched: Path, title: str, notes: tuple[Note, ...]
    ) -> _Step:
        """Make the entry of a work that the manifest lacks."""
        sha = digest(fetched)
        own = work.document if work.state == "writing" else None
        others = [entry for entry in self._entries.values() if entry.id != own]
        if there := same_work(record, others) or self._same_file(fetched, sha, own):
            work = replace(work, document=there, file=self._entries[there].file, state="elsewhere")
            return _Step(work, Outcome("elsewhere", record.key, there, title))
        file = work.file or self._place_for(record, fetched.name)
        if own and own in self._entries:  # the last run was killed just after its entry was made
            entry = self._entries[own].model_dump(by_alias=True, exclude_defaults=True)
            change: Change | None = None
        else:
            taken = {*self._entries, *(w.document for w in self._known.values())} - {own or ""}
            entry = new_entry(record, self._settings, fetched, file, taken, self._parse)
            change = AddEntry(entry)
        document = str(entry["id"])
        self._entries[document] = ManifestEntry.model_validate(entry)
        self._taken_files.add(composed(file))
        work = replace(work, document=document, file=file, digest=sha, entry=entry)
        unsure = entry.get("unsure")
        if unsure:
            notes = (*notes, Note.of("source_unsure", fields=", ".join(unsure)))
        return _Step(
            work, Outcome("added", record.key, document, title, notes), change,
            None if self._own_folder is not None else (fetched, self._folders[0] / file),
        )  # fmt: skip

    def _changed(
        self, record: Record, work: Brought, fetched: Path, title: str, notes: tuple[Note, ...]
    ) -> _Step:
        """Bring what changed in a work; what a person has changed stays."""
        sha, there = digest(fetched), self._on_disk(work.file)
        new_file = None
        if self._own_folder is None and (there is None or sha != work.digest):
            if there and digest(there) not in (work.digest, sha):
                notes = (*notes, Note.of("source_file_kept", file=work.file))
            else:
                new_file = (fetched, there or self._folders[0] / work.file)
        change: Change | None = None
        entry = dict(work.entry)
        if record.facts:
            after = entry_now(record, self._settings, work.document, work.file)
            edits, kept = edits_of(work.entry, after, self._entries[work.document])
            change = EditEntry(work.document, edits) if edits else None
            entry = after
            if kept:
                notes = (*notes, Note.of("source_fields_kept", fields=", ".join(kept)))
        work = replace(work, digest=sha, entry=entry)
        is_same = change is None and new_file is None and not notes
        action: Action = "changed" if not is_same or self._own_folder is not None else "unchanged"
        if action == "unchanged":
            self._ledger.keep(self.name, [work])
        return _Step(
            work, Outcome(action, record.key, work.document, title, notes), change, new_file
        )

    def _write(self, steps: Sequence[_Step]) -> None:
        """Write down what is being brought, write files and manifest, write down that it is."""
        brought = [step for step in steps if step.outcome.action in ("added", "changed")]
        added = [step for step in brought if isinstance(step.change, AddEntry)]
        self._ledger.keep(self.name, [replace(step.work, state="writing") for step in added])
        for step in brought:
            if step.new_file:
                put_in_place(*step.new_file)
        changes = [step.change for step in brought if step.change]
        if changes:
            change_manifest(self._manifest, changes)
        works = [replace(step.work, state="written") for step in brought]
        works += [step.work for step in steps if step.outcome.action == "elsewhere"]
        self._ledger.keep(self.name, works)
        self._known |= {work.key: work for work in works}

    def _place_for(self, record: Record, name: str) -> str:
        """Return the place of a new file, as the manifest names it; no other file's."""
        if self._own_folder is not None:
            return f"{self._own_folder}/{record.key}".removeprefix("./")
        path, number = Path(self.name, name), 2
        while composed(path.as_posix()) in self._taken_files or self._on_disk(path.as_posix()):
            path = Path(self.name, f"{Path(name).stem}-{number}{Path(name).suffix}")
            number += 1
        return path.as_posix()

    def _on_disk(self, file: str) -> Path | None:
        found = (find_file(folder, file) for folder in self._folders)
        return next((path for path in found if path), None)

    def _same_file(self, fetched: Path, sha: str, own: str | None) -> str | None:
        """Return the id of another entry whose file has the same bytes."""
        alike = self._by_size.get(fetched.stat().st_size, [])
        same = (document for document, path in alike if document != own and digest(path) == sha)
        return next(same, None)


def _cause(error: OSError, record: Record) -> Note:
    cause = error.strerror or type(error).__name__
    return Note.of("file_not_opened", file=record.files[0].name, cause=cause)
