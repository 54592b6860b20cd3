"""Open the zip archives of office files and e-books within limits.

A few kilobytes can unpack to gigabytes, and the archive's own list of sizes may lie. So
the list is checked first, and then every member is unpacked in small steps against the
same limits, into an archive in memory that is safe to hand to a library.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile, ZipInfo

from ingest.errors import EncryptedFileError, ParseError, ResourceLimitError
from ingest.notes import Note

OLE_MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
ZIP_MAGIC = b"PK"
_STEP = 1 << 18
#: Longest message of a library that is passed on, in characters.
_MAX_CAUSE_CHARS = 120
_MEGABYTE = 1024**2
_ENCRYPTED_FLAG = 0x1
#: Name of the part that holds an Office file behind a password, as OLE writes names.
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
#: Bytes at each end of an OLE file in which that name is looked for.
_OLE_SEARCH_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class ZipLimits:
    """Limits far above those of ordinary documents. Sizes are in bytes, unpacked.

    Attributes:
        member_ratio: Unpacked over packed size, looked at from ``ratio_from`` on. The
            XML of a long, regular table reaches 60; a bomb is past 1000.
    """

    members: int = 20_000
    member_size: int = 64 * 1024**2
    total_size: int = 128 * 1024**2
    member_ratio: int = 300
    ratio_from: int = 4 * 1024**2


DEFAULT_LIMITS = ZipLimits()


def guarded_copy(
    path: Path,
    *,
    keep: Callable[[str], bool],
    limits: ZipLimits = DEFAULT_LIMITS,
) -> BytesIO:
    """Unpack an archive within limits; return it as one without compression.

    Args:
        keep: Which members are wanted, by name. The others, pictures for the most
            part, stay in the copy as empty members, so that links to them still hold.

    Returns:
        A zip archive in memory, ``ZIP_STORED``, opened at its start.

    Raises:
        ResourceLimitError: It would unpack to more than ``limits`` allow.
        EncryptedFileError: A member asks for a password.
        ParseError: The archive is damaged or not an archive at all.
    """
    try:
        with ZipFile(path) as source:
            infos = [info for info in source.infolist() if not info.is_dir()]
            wanted = [info for info in infos if keep(info.filename)]
            _check_listing(path, infos, wanted, limits)
            return _copy(path, source, infos, {info.filename for info in wanted}, limits)
    except (BadZipFile, LargeZipFile, zlib.error, EOFError, NotImplementedError) as error:
        cause = str(error).rstrip(".") or type(error).__name__
        raise ParseError("archive_damaged", file=path.name, cause=cause) from error


def check_container(path: Path, format_name: str) -> None:
    """Check by its first bytes that an office file is a zip archive.

    Raises:
        EncryptedFileError: An Office file behind a password, which is an OLE file.
        ParseError: An OLE file of Office 97–2003, or another kind of file.
    """
    ending = path.suffix.lower()
    facts = {"file": path.name, "ending": ending, "format": format_name}
    with path.open("rb") as file:
        head = file.read(_OLE_SEARCH_BYTES)
        if head.startswith(ZIP_MAGIC):
            return
        if not head.startswith(OLE_MAGIC):
            raise ParseError("file_not_of_format", **facts)
        file.seek(max(path.stat().st_size - _OLE_SEARCH_BYTES, 0))
        if _ENCRYPTED_STREAM in head + file.read():
            raise EncryptedFileError("file_needs_password", file=path.name)
    raise ParseError("file_of_old_kind", **facts)


def unreadable(path: Path, error: Exception) -> ParseError:
    """Make the error of an archive whose parts are not what a library expects."""
    cause = str(error).strip("'\"").split("\n")[0][:_MAX_CAUSE_CHARS] or type(error).__name__
    return ParseError("file_unreadable", file=path.name, ending=path.suffix.lower(), cause=cause)


def _check_listing(
    path: Path, infos: list[ZipInfo], wanted: list[ZipInfo], limits: ZipLimits
) -> None:
    """Refuse an archive whose own list of sizes exceeds the limits, before unpacking."""
    if any(info.flag_bits & _ENCRYPTED_FLAG for info in infos):
        raise EncryptedFileError("file_needs_password", file=path.name)
    if len(infos) > limits.members:
        raise _bomb(path, Note.of("archive_parts", count=len(infos)))
    if sum(info.file_size for info in wanted) > limits.total_size:
        raise _bomb(path, Note.of("archive_size", megabytes=limits.total_size // _MEGABYTE))
    for info in wanted:
        # zipfile unpacks these two in steps of a given size, and no other method.
        if info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            raise BadZipFile(f"{info.filename} is packed in a way that documents are not")
        large = info.file_size > limits.ratio_from
        if info.file_size > limits.member_size or (
            large and info.file_size > limits.member_ratio * max(info.compress_size, 1)
        ):
            size = info.file_size // _MEGABYTE
            raise _bomb(path, Note.of("archive_part_size", part=info.filename, megabytes=size))


def _copy(
    path: Path, source: ZipFile, infos: list[ZipInfo], wanted: set[str], limits: ZipLimits
) -> BytesIO:
    copy = BytesIO()
    left = limits.total_size
    with ZipFile(copy, "w", ZIP_STORED) as target:
        for info in {info.filename: info for info in infos}.values():
            content = b""
            if info.filename in wanted:
                content = _unpack(path, source, info, min(left, limits.member_size))
                left -= len(content)
            target.writestr(info.filename, content)
    copy.seek(0)
    return copy


def _unpack(path: Path, source: ZipFile, info: ZipInfo, most: int) -> bytes:
    """Unpack one member step by step, so that a lying size costs no more than ``most``."""
    parts, size = [], 0
    with source.open(info) as stream:
        while step := stream.read(_STEP):
            size += len(step)
            if size > most:
                raise _bomb(path, Note.of("archive_part_grows", part=info.filename))
            parts.append(step)
    return b"".join(parts)


def _bomb(path: Path, reason: Note) -> ResourceLimitError:
    return ResourceLimitError("archive_bomb", file=path.name, reason=reason)
