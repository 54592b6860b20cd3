"""The files behind the documents, served only while their bytes are those that were read."""

from __future__ import annotations

import codecs
import hashlib
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import FunnError
from ingest.file_names import find_file, on_disk
from ingest.models import DocumentId
from ingest.parsers import FORMATS, format_of

#: Media types that compression on the way leaves alone.
PACKED = tuple(row.media_type for row in FORMATS if row.compressed)
UNKNOWN_TYPE = "application/octet-stream"


class OriginalGoneError(FunnError):
    """The file is in none of the places where it is looked for."""


class OriginalChangedError(FunnError):
    """Another file is in its place: it would not show the text that was read."""


def media_type_of(file: str) -> str:
    """Return the media type that the file's ending names."""
    row = format_of(file)
    return row.media_type if row else UNKNOWN_TYPE


def is_active(file: str) -> bool:
    """Tell if a browser may run scripts in the file."""
    row = format_of(file)
    return row is not None and row.active


def content_type_of(file: str, encoding: str | None) -> str:
    """Return the media type, for text with the encoding that the file was read in."""
    media_type = media_type_of(file)
    if not encoding or not media_type.startswith("text/"):
        return media_type
    return f"{media_type}; charset={codecs.lookup(encoding).name}"


@dataclass(frozen=True, slots=True)
class Source:
    """The file that a document was read from.

    Attributes:
        path: Path of the file when it was read. ``file`` is its name in the manifest.
        digest: SHA-256 of the bytes that were read, in hex.
    """

    document_id: DocumentId
    file: str
    path: Path
    digest: str


class Originals:
    """Finds files again, and reads each only once to see that it is the same.

    Args:
        folders: Folders in which files are looked for that have moved since.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)
        self._digests: dict[tuple[Path, int, int], str] = {}
        self._lock = threading.Lock()

    def is_there(self, path: Path, file: str) -> bool:
        """Tell if a file of that name is in one of the places. Does not read it."""
        return any(self._places(path, file))

    def find(self, source: Source) -> Path:
        """Return the path of the file that the document was read from.

        Raises:
            OriginalGoneError: No file of that name is found.
            OriginalChangedError: A file is found, with other bytes.
        """
        found = list(self._places(source.path, source.file))
        for path in found:
            if self._digest(path) == source.digest:
                return path
        if found:
            raise OriginalChangedError(
                "original_changed", file=source.file, document=source.document_id
            )
        raise OriginalGoneError("original_gone", file=source.file, document=source.document_id)

    def _places(self, path: Path, file: str) -> Iterator[Path]:
        named = (find_file(folder, file) for folder in self._folders)
        places = dict.fromkeys([on_disk(path), *(place for place in named if place)])
        return (place for place in places if place.is_file())

    def _digest(self, path: Path) -> str:
        """Return the SHA-256 of the file, computed anew only when size or time of change differ."""
        facts = path.stat()
        key = (path, facts.st_size, facts.st_mtime_ns)
        with self._lock:
            known = self._digests.get(key)
            if known is None:
                with path.open("rb") as stream:
                    known = hashlib.file_digest(stream, "sha256").hexdigest()
                self._digests[key] = known
        return known
