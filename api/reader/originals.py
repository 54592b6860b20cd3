"""The files behind the documents, handed out only while they are what was read."""

from __future__ import annotations

import codecs
import hashlib
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from ingest.errors import FunnError
from ingest.models import DocumentId

_TEXT = "text/plain"
_HTML = "text/html"
PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EPUB = "application/epub+zip"
XHTML = "application/xhtml+xml"

MEDIA_TYPES: Mapping[str, str] = {
    ".pdf": PDF, ".docx": WORD, ".epub": EPUB, ".xhtml": XHTML, ".html": _HTML, ".htm": _HTML,
    ".txt": _TEXT, ".md": "text/markdown", ".markdown": "text/markdown",
}  # fmt: skip
#: Already compressed, or read in ranges, which compression on the way would shift.
PACKED = (PDF, WORD, EPUB)
#: May hold scripts.
ACTIVE = frozenset({_HTML, XHTML})


class OriginalGoneError(FunnError):
    """The file is not where it was, and nowhere else that is looked."""


class OriginalChangedError(FunnError):
    """Another file stands in its place: what is shown would not be what was read."""


def media_type_of(file: str) -> str:
    """By the file's ending."""
    return MEDIA_TYPES.get(PurePath(file).suffix.lower(), "application/octet-stream")


def content_type_of(file: str, encoding: str | None) -> str:
    """The media type, for text with the encoding that the file was read in."""
    media_type = media_type_of(file)
    if not encoding or not media_type.startswith("text/"):
        return media_type
    return f"{media_type}; charset={codecs.lookup(encoding).name}"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document came from.

    Attributes:
        path: Where the file was when it was read. ``file`` is its name in the manifest.
        digest: SHA-256 of the bytes that were read, in hex.
    """

    document_id: DocumentId
    file: str
    path: Path
    digest: str


class Originals:
    """Finds files again, and reads each only once to see that it is the same.

    Args:
        folders: Where files are looked for when they are not where they were read.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)
        self._digests: dict[tuple[Path, int, int], str] = {}
        self._lock = threading.Lock()

    def is_there(self, path: Path, file: str) -> bool:
        """Whether some file is in one of the places. Does not look into it."""
        return any(self._places(path, file))

    def find(self, source: Source) -> Path:
        """Where the file is that the document was read from.

        Raises:
            OriginalGoneError: It is nowhere.
            OriginalChangedError: A file is there, and it is another.
        """
        found = list(self._places(source.path, source.file))
        for path in found:
            if self._digest(path) == source.digest:
                return path
        if found:
            raise OriginalChangedError(
                f"{source.file}: has changed since {source.document_id} was read. "
                f"Run `funn build`, so that text and file agree again."
            )
        raise OriginalGoneError(
            f"{source.file}: no longer there. Put it back in corpus/ or $FUNN_CORPUS; the text "
            f"of {source.document_id} is still searched."
        )

    def _places(self, path: Path, file: str) -> Iterator[Path]:
        places = dict.fromkeys([path, *(folder / file for folder in self._folders)])
        return (place for place in places if place.is_file())

    def _digest(self, path: Path) -> str:
        """SHA-256 of the file, computed anew only when size or time of change differ."""
        facts = path.stat()
        key = (path, facts.st_size, facts.st_mtime_ns)
        with self._lock:
            known = self._digests.get(key)
            if known is None:
                with path.open("rb") as stream:
                    known = hashlib.file_digest(stream, "sha256").hexdigest()
                self._digests[key] = known
        return known
