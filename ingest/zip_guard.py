"""Opens the zip archives that Word, EPUB and ODT files are, without trusting them.

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

OLE_MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
ZIP_MAGIC = b"PK"
_STEP = 1 << 18
_ENCRYPTED_FLAG = 0x1


@dataclass(frozen=True, slots=True)
class ZipLimits:
    """What an honest document stays far below. Sizes are in bytes, unpacked.

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
    mend: str = "Open it in the program that made it and save it anew",
) -> BytesIO:
    """Unpack an archive within limits and give it back as one without compression.

    Args:
        keep: Which members are wanted, by name. The others, pictures for the most
            part, stay in the copy as empty members, so that links to them still hold.
        mend: What to do about a damaged file; the end of that message.

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
        raise ParseError(
            f"{path.name}: the file is damaged ({str(error).rstrip('.') or 'broken archive'}). "
            f"{mend}."
        ) from error


def _check_listing(
    path: Path, infos: list[ZipInfo], wanted: list[ZipInfo], limits: ZipLimits
) -> None:
    """Refuse what the archive itself says is too much, before anything is unpacked."""
    if any(info.flag_bits & _ENCRYPTED_FLAG for info in infos):
        raise EncryptedFileError(
            f"{path.name}: the archive asks for a password. Save a copy without one."
        )
    if len(infos) > limits.members:
        raise _bomb(path, f"holds {len(infos)} parts")
    if sum(info.file_size for info in wanted) > limits.total_size:
        raise _bomb(path, f"unpacks to more than {limits.total_size // 1024**2} MB")
    for info in wanted:
        # zipfile unpacks these two in steps of a given size, and no other method.
        if info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            raise BadZipFile(f"{info.filename} is packed in a way that documents are not")
        large = info.file_size > limits.ratio_from
        if info.file_size > limits.member_size or (
            large and info.file_size > limits.member_ratio * max(info.compress_size, 1)
        ):
            raise _bomb(path, f"{info.filename} unpacks to {info.file_size // 1024**2} MB")


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
                raise _bomb(path, f"{info.filename} unpacks to more than it says")
            parts.append(step)
    return b"".join(parts)


def _bomb(path: Path, why: str) -> ResourceLimitError:
    return ResourceLimitError(
        f"{path.name}: {why}, far more than a document needs; it looks like a zip bomb. "
        f"If you trust the file, save it as PDF and add that."
    )
