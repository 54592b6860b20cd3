"""Directories that are written once and then only read: complete, or not there at all."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from filelock import FileLock

_SEAL = "complete.json"
#: Bytes of each file's digest.
_DIGEST_BYTES = 16
#: Files up to this size are digested whenever the directory is asked for; longer ones only
#: where they are about to be used.
_SMALL_BYTES = 1024**2
_log = logging.getLogger(__name__)


def write_once(
    directory: Path, key: str, fill: Callable[[Path], None], *, whole: bool = True
) -> Path:
    """Make sure that ``directory`` is complete, writing it if it is not.

    A process that is killed half-way leaves a folder that is never taken for the real
    one, and two processes that start at once write it once: the second waits.

    Args:
        directory: Its parent is made if need be.
        key: Names the sources of the content. A directory with another key is replaced.
        fill: Writes every file into the empty directory that it is given.
        whole: Compare the digests of long files too, which takes a second a gigabyte. A
            directory with a damaged file is written anew.

    Returns:
        ``directory``.

    Raises:
        OSError: If the disk is full or the folder cannot be written.
    """
    if is_complete(directory, key, whole=whole):
        return directory
    directory.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(directory.with_name(f".{directory.name}.lock")):
        if not is_complete(directory, key, whole=whole):
            _log.info("%s: preparing the model, once; it takes a minute", directory)
            _replace(directory, key, fill)
    return directory


def is_complete(directory: Path, key: str, *, whole: bool = True) -> bool:
    """Say whether every file that was written is still there as it was written.

    Args:
        whole: Compare the digests of long files too.
    """
    seal = _seal_of(directory)
    return seal is not None and seal.get("key") == key and not _damaged(directory, seal, whole)


def damaged_model_files(directory: Path) -> list[Path]:
    """Name the files of a directory that are missing, or not as they were written."""
    seal = _seal_of(directory)
    return [directory / _SEAL] if seal is None else _damaged(directory, seal, whole=True)


def _seal_of(directory: Path) -> dict[str, Any] | None:
    try:
        seal = json.loads((directory / _SEAL).read_text(encoding="utf-8"))
        return seal if isinstance(seal["sizes"], dict) else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _damaged(directory: Path, seal: dict[str, Any], whole: bool) -> list[Path]:
    digests = seal.get("digests")
    known = digests if isinstance(digests, dict) else {}  # older directories have none
    return [
        directory / name
        for name, size in seal["sizes"].items()
        if not _is_as_written(directory / name, size, known.get(name), whole)
    ]


def _is_as_written(path: Path, size: object, digest: object, whole: bool) -> bool:
    try:
        if path.stat().st_size != size:
            return False
        compared = digest is not None and (whole or path.stat().st_size <= _SMALL_BYTES)
        return not compared or _digest(path) == digest
    except OSError:
        return False


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        taken = hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=_DIGEST_BYTES))
    return taken.hexdigest()


def _replace(directory: Path, key: str, fill: Callable[[Path], None]) -> None:
    """Write beside ``directory``, reach the disk, then take its place. The lock is held."""
    draft = directory.with_name(f".{directory.name}.draft")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir()
    try:
        fill(draft)
        sizes = {path.relative_to(draft).as_posix(): path.stat().st_size for path in _files(draft)}
        digests = {name: _digest(draft / name) for name in sizes}
        seal = json.dumps({"key": key, "sizes": sizes, "digests": digests}, indent=1)
        (draft / _SEAL).write_text(seal, encoding="utf-8")
        for path in [*_files(draft), *_folders(draft)]:
            path.chmod(0o755 if path.is_dir() else 0o644)  # safetensors writes for its owner only
            _fsync(path)
        shutil.rmtree(directory, ignore_errors=True)
        draft.rename(directory)
        _fsync(directory.parent)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _files(directory: Path) -> Iterator[Path]:
    return (path for path in sorted(directory.rglob("*")) if path.is_file())


def _folders(directory: Path) -> Iterator[Path]:
    yield from (path for path in sorted(directory.rglob("*"), reverse=True) if path.is_dir())
    yield directory


def _fsync(path: Path) -> None:
    if path.is_dir() and os.name == "nt":
        return  # Windows cannot open a folder, and does not need to
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
