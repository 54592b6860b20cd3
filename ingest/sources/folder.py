"""A folder: every file in it that Funn reads is a work, known by its path."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

from ingest.file_names import composed, is_readable
from ingest.notes import Note
from ingest.parsers import format_of
from ingest.sources.files import local_file
from ingest.sources.records import Batch, Record, SourceError

#: Seconds that a file must have been left alone: until then somebody may be writing it.
SETTLED_S = 2.0


class FolderSource:
    """A folder with its folders."""

    def __init__(self, folder: Path, *, settled_s: float = SETTLED_S) -> None:
        self.folder = folder
        self._settled_s = settled_s

    def batches(self, cursor: str | None, since: str | None) -> Iterator[Batch]:  # noqa: ARG002
        """Yield all files at once; the listing is whole, so what is gone is seen."""
        if not self.folder.is_dir():
            raise SourceError("source_folder_gone", folder=str(self.folder))
        yield Batch(tuple(self._records()), complete=True)

    def _records(self) -> Iterator[Record]:
        for path in _files_under(self.folder):
            key = composed(path.relative_to(self.folder).as_posix())
            try:
                growing = time.time() - path.stat().st_mtime < self._settled_s
                if growing:
                    yield Record(key, remarks=(Note.of("source_file_growing", file=path.name),))
                else:
                    yield Record(key, files=(local_file(path),))
            except OSError as error:
                cause = error.strerror or type(error).__name__
                note = Note.of("file_not_opened", file=path.name, cause=cause)
                yield Record(key, remarks=(note,))


def _files_under(folder: Path) -> Iterator[Path]:
    """Yield the files that Funn reads, in order; none that is hidden or another program's own."""

    def unreadable(error: OSError) -> None:
        # A folder that cannot be listed must not look like one whose files are gone.
        cause = error.strerror or type(error).__name__
        raise SourceError("source_folder_unreadable", folder=str(error.filename), cause=cause)

    for place, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if name.startswith((".", "~$")) or not is_readable(name) or not path.is_file():
                continue
            if format_of(path):
                yield path
