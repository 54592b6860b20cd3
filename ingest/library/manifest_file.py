"""The manifest on disk: changed under a lock, in one step, with its earlier versions kept.

The lock and the versions lie in a hidden folder beside the manifest. A hand edit needs no
lock: a change is made to the text as it is, and made anew if the file has changed meanwhile.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from ingest.errors import ManifestError
from ingest.library.changes import AddEntry, Change, EditEntry, changed_text, values_of
from ingest.library.merging import MergeConflictError, merged
from ingest.library.new_entries import NEW_MANIFEST

#: Earlier versions that are kept of a manifest.
MAX_VERSIONS = 50
#: Longest wait, in seconds, for another change of the same manifest.
LOCK_TIMEOUT_S = 30.0
#: Times that a change is made anew because the file changed under it.
_TRIES = 5


class ManifestBusyError(ManifestError):
    """The manifest is being changed by others all the time."""


@dataclass(frozen=True, slots=True)
class Version:
    """A change of the manifest that can be undone.

    Attributes:
        changes: (kind, id of the document), kind one of add, edit and remove.
    """

    number: int
    at: str
    changes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """A manifest before and after a change, as text; ``version`` is ``None`` in a dry run."""

    before: str
    after: str
    version: int | None = None


def change_manifest(path: Path, changes: Sequence[Change], *, dry_run: bool = False) -> Changed:
    """Make changes in the manifest: all, or none of them.

    Raises:
        ManifestError: A change cannot be made; nothing was written.
        ManifestBusyError: Others change the file all the time.
    """
    path = path.resolve()

    def make(text: str) -> str:
        return changed_text(text, changes, path.name)

    if dry_run:
        before = _read(path)
        return Changed(before, make(before))
    with _locked(path):
        number = _next_number(path)
        before, after = _rewritten(path, make, lambda *texts: _keep(path, number, texts, changes))
        return Changed(before, after, None if before == after else number)


def undo_change(path: Path, number: int | None = None) -> Version:
    """Take back a change, the newest if none is named; hand edits made since are kept.

    Raises:
        ManifestError: There is nothing to undo, or later edits touch the same lines.
    """
    path = path.resolve()
    with _locked(path):
        kept = {version.number: version for version in versions_of(path)}
        number = max(kept, default=0) if number is None else number
        if number not in kept:
            raise ManifestError("nothing_to_undo", file=path.name)
        before, after = _texts(path, number)

        def unmake(text: str) -> str:
            try:
                return merged(after, before, text)
            except MergeConflictError as error:
                raise ManifestError("undo_in_the_way", file=path.name, line=error.line) from error

        _rewritten(path, lambda text: changed_text(unmake(text), [], path.name), _nothing)
        _version_path(path, number).unlink()
        return kept[number]


def entry_values_in(path: Path, document_id: str) -> dict[str, Any]:
    """Return the values of an entry as they are written, by the manifest's names.

    Raises:
        ManifestError: There is no such entry, or no manifest.
    """
    if not path.exists():
        raise ManifestError("manifest_missing", path=str(path))
    return values_of(_read(path).replace("\r\n", "\n"), document_id, path.name)


def versions_of(path: Path) -> list[Version]:
    """Return the changes that can be undone, oldest first."""
    found = []
    for file in sorted(_folder(path.resolve()).glob("*.version")):
        facts = json.loads(file.read_bytes().split(b"\n", 1)[0])
        changes = tuple((kind, document) for kind, document in facts["changes"])
        found.append(Version(int(file.stem), facts["at"], changes))
    return found


def _folder(path: Path) -> Path:
    return path.parent / f".{path.name}.versions"


def _version_path(path: Path, number: int) -> Path:
    return _folder(path) / f"{number:08}.version"


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold the lock on a manifest."""
    try:
        _folder(path).mkdir(exist_ok=True)
        with FileLock(_folder(path) / "lock", timeout=LOCK_TIMEOUT_S):
            yield
    except Timeout as error:
        raise ManifestBusyError("manifest_busy", file=path.name) from error
    except OSError as error:
        cause = error.strerror or type(error).__name__
        raise ManifestError("manifest_not_written", path=str(path), cause=cause) from error


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8") if path.exists() else NEW_MANIFEST
    except UnicodeDecodeError as error:
        raise ManifestError("manifest_not_utf8", path=str(path)) from error


def _rewritten(
    path: Path, make: Callable[[str], str], keep: Callable[[str, str], None]
) -> tuple[str, str]:
    """Replace the text in one step, of the file as it is; return it before and after.

    Args:
        keep: Called with both before the file is replaced: no change is made that was not kept.
    """
    for _ in range(_TRIES):
        before = _read(path)
        after = make(before)
        if before == after and path.exists():
            return before, after
        written = _draft(path, after)
        try:
            if _read(path) != before:
                continue
            keep(before, after)
            written.replace(path)
            return before, after
        finally:
            written.unlink(missing_ok=True)
    raise ManifestBusyError("manifest_busy", file=path.name)


def _draft(path: Path, text: str) -> Path:
    """Write the text beside the manifest, with the manifest's rights, safe on the disk."""
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    written = Path(temporary)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(text.encode("utf-8"))
            stream.flush()
            os.fsync(stream.fileno())
        if path.exists():
            shutil.copymode(path, written)
        else:
            written.chmod(0o644)
    except BaseException:
        written.unlink(missing_ok=True)
        raise
    return written


def _next_number(path: Path) -> int:
    kept = sorted(_folder(path).glob("*.version"))
    return int(kept[-1].stem) + 1 if kept else 1


def _keep(path: Path, number: int, texts: tuple[str, str], changes: Sequence[Change]) -> None:
    """Write down a change with the texts before and after; forget the oldest."""
    named = [
        ("add", str(change.values["id"]))
        if isinstance(change, AddEntry)
        else ("edit" if isinstance(change, EditEntry) else "remove", change.document_id)
        for change in changes
    ]
    facts = {"at": datetime.now(UTC).isoformat(timespec="seconds"), "changes": named}
    packed = zlib.compress(json.dumps(texts).encode("utf-8"))
    _version_path(path, number).write_bytes(json.dumps(facts).encode("utf-8") + b"\n" + packed)
    for old in sorted(_folder(path).glob("*.version"))[:-MAX_VERSIONS]:
        old.unlink(missing_ok=True)


def _nothing(*_: str) -> None:
    """Keep nothing: what is undone is not undone again."""


def _texts(path: Path, number: int) -> tuple[str, str]:
    """Return the texts before and after a change."""
    stored = _version_path(path, number).read_bytes().split(b"\n", 1)[1]
    before, after = json.loads(zlib.decompress(stored))
    return before, after
