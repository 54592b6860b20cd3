"""Files of sources: safe names, attachments in their folder, a look at first bytes."""

from __future__ import annotations

import hashlib
import re
import shutil
import unicodedata
from collections.abc import Iterable
from pathlib import Path, PurePosixPath, PureWindowsPath
from urllib.parse import unquote, urlsplit

from ingest.file_names import composed, is_readable, on_disk
from ingest.notes import Note
from ingest.parsers import FORMATS, format_of
from ingest.sources.records import OfferedFile, SourceError

#: Characters of a file's name, the ending included; most disks take 255 bytes.
MAX_NAME_CHARS = 100
#: MiB of one file, where the source's settings name no other limit.
MAX_FILE_MB = 300
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
_PAGE = re.compile(rb"^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_FIRST_BYTES = 1024
#: Order in which the files of one work are preferred.
_PREFERRED = {name: n for n, name in enumerate((".pdf", ".docx", ".odt", ".epub", ".pptx"))}


def safe_name(name: str, media_type: str = "") -> str:
    """Return a name for a file that any disk takes and that leads to no other folder."""
    last = PureWindowsPath(PurePosixPath(unicodedata.normalize("NFC", name)).name).name
    last = _UNSAFE.sub("-", last if is_readable(last) else last.encode("ascii", "replace").decode())
    path = PurePosixPath(last.strip(" .") or "fil")
    ending = path.suffix.casefold()
    if format_of(Path(path)) is None and (usual := _ending_of(media_type)):
        path, ending = PurePosixPath(f"{path}{usual}"), usual
    stem = str(path)[: len(str(path)) - len(ending)][: MAX_NAME_CHARS - len(ending)].strip(" .-")
    if not stem or _RESERVED.fullmatch(stem):
        stem = f"fil-{stem}".strip("-")
    return f"{stem}{ending}"


def _ending_of(media_type: str) -> str | None:
    bare = media_type.partition(";")[0].strip().casefold()
    return next((f.endings[0] for f in FORMATS if f.media_type == bare), None)


def readable(files: Iterable[OfferedFile]) -> list[OfferedFile]:
    """Return the files of a kind that Funn reads, the best first."""
    known = [file for file in files if format_of(Path(file.name)) is not None]
    return sorted(known, key=lambda f: _PREFERRED.get(Path(f.name).suffix.casefold(), 99))


def attachment(named: str, root: Path) -> Path | Note:
    """Return the attachment that an export names, or why it cannot be brought.

    A path is followed only inside ``root``, after symbolic links.
    """
    text = unquote(urlsplit(named).path) if named.startswith("file:") else named
    path = Path(text.replace("\\", "/") if re.match(r"^[A-Za-z]:|.*\\", text) else text)
    there = on_disk(path if path.is_absolute() else root / path)
    try:
        inside = there.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError, ValueError):
        inside = False
    if not inside or "\x00" in named:
        return Note.of("attachment_outside", file=_shown(named), folder=str(root))
    if not there.is_file():
        return Note.of("attachment_missing", file=_shown(named), folder=str(root))
    return there


def _shown(name: str) -> str:
    return _UNSAFE.sub("/", name)[-MAX_NAME_CHARS:]


def local_file(path: Path, stamp: str | None = None) -> OfferedFile:
    """Offer a file on this machine; by default size and time of change are its stamp."""
    status = path.stat()
    size = status.st_size

    def fetch(target: Path) -> str:
        shutil.copyfile(path, target)
        if path.stat().st_size != size:
            raise SourceError("source_file_growing", file=path.name)
        return path.name

    return OfferedFile(composed(path.name), stamp or f"{size}-{status.st_mtime_ns}", fetch, size)


def check_size(size: int | None, name: str, most_mb: float) -> None:
    """Refuse a file that is larger than the settings of its source allow.

    Raises:
        SourceError: Names the limit, in MiB.
    """
    if size is not None and size > most_mb * 1024 * 1024:
        raise SourceError("source_file_large", file=name, most=int(most_mb))


def check_kind(path: Path, name: str) -> None:
    """Refuse a file whose first bytes say that it is not of the kind that its name says.

    Raises:
        SourceError: A web page in a report's place, an empty file, or something else.
    """
    with path.open("rb") as stream:
        first = stream.read(_FIRST_BYTES)
    ending = Path(name).suffix.casefold()
    is_page = bool(_PAGE.match(first.removeprefix(b"\xef\xbb\xbf")))
    if not first:
        raise SourceError("source_file_empty", file=name)
    if is_page and ending not in (".html", ".htm", ".xhtml", ".txt", ".md"):
        raise SourceError("source_file_is_page", file=name)
    if ending == ".pdf" and b"%PDF-" not in first:
        raise SourceError("source_file_other_kind", file=name)


def digest(path: Path) -> str:
    """Return the SHA-256 of a file, in hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def put_in_place(source: Path, target: Path) -> None:
    """Put a file in its place in one step, also from another disk."""
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.new")
    shutil.copyfile(source, beside)
    beside.replace(target)
