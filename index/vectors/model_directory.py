"""Directories that are written once and then only read: complete, or not there at all."""

from __future__ import annotations

import json
import logging
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from filelock import FileLock

_SEAL = "complete.json"
_log = logging.getLogger(__name__)


def write_once(directory: Path, key: str, fill: Callable[[Path], None]) -> Path:
    """Make sure that ``directory`` is complete, writing it if it is not.

    A process that is killed half-way leaves a folder that is never taken for the real
    one, and two processes that start at once write it once: the second waits.

    Args:
        directory: Its parent is made if need be.
        key: Names the sources of the content. A directory with another key is replaced.
        fill: Writes every file into the empty directory that it is given.

    Returns:
        ``directory``.

    Raises:
        OSError: If the disk is full or the folder cannot be written.
    """
    if is_complete(directory, key):
        return directory
    directory.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(directory.with_name(f".{directory.name}.lock")):
        if not is_complete(directory, key):
            _log.info("%s: preparing the model, once; it takes a minute", directory)
            _replace(directory, key, fill)
    return directory


def is_complete(directory: Path, key: str) -> bool:
    """Say whether every file that was written is still there in its full length."""
    try:
        seal = json.loads((directory / _SEAL).read_text(encoding="utf-8"))
        return bool(seal["key"] == key) and all(
            (directory / name).stat().st_size == size for name, size in seal["sizes"].items()
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def _replace(directory: Path, key: str, fill: Callable[[Path], None]) -> None:
    """Write beside ``directory``, reach the disk, then take its place. The lock is held."""
    draft = directory.with_name(f".{directory.name}.draft")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir()
    try:
        fill(draft)
        sizes = {path.relative_to(draft).as_posix(): path.stat().st_size for path in _files(draft)}
        seal = json.dumps({"key": key, "sizes": sizes}, indent=1)
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
