"""Checksums of a generation's files, block by block, written with it and checked against it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ingest.errors import IndexStoreError

CHECKSUMS = "checksums.json"
BLOCK_BYTES = 1024**2
#: Bytes of each digest.
_DIGEST_BYTES = 16
#: Files up to this size are read whole when a generation is opened. Of longer ones, which
#: hold vectors and postings of a million passages, the first and last block are.
MAX_BYTES_AT_OPEN = 256 * 1024**2
#: Files that are read whole at every size: the words that are quoted are in it.
_ALWAYS_WHOLE = frozenset({"corpus.db"})


def write_checksums(folder: Path) -> None:
    """Write the checksums of all files that lie in ``folder`` beside them."""
    files = {path.name: _digests(path) for path in sorted(folder.iterdir()) if path.is_file()}
    seal = {"block_bytes": BLOCK_BYTES, "files": files}
    packed = json.dumps({"digest": _digest_of(seal), **seal}, indent=1)
    (folder / CHECKSUMS).write_text(packed + "\n", encoding="utf-8")


def check_files(folder: Path, *, whole: bool = False) -> None:
    """Make sure that the files of a generation are as they were written.

    Args:
        whole: Read every file to its end, however long.

    Raises:
        IndexStoreError: Names the first file that is not.
    """
    for path in damaged_files(folder, whole=whole):
        raise IndexStoreError("index_file_damaged", path=str(path))


def damaged_files(folder: Path, *, whole: bool = True) -> Iterator[Path]:
    """Yield each file of a generation that is missing, or not as it was written."""
    try:
        seal = json.loads((folder / CHECKSUMS).read_text(encoding="utf-8"))
        sealed = seal.pop("digest") == _digest_of(seal)
        files: dict[str, Any] = seal["files"] if sealed else {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        sealed, files = False, {}
    if not sealed:
        yield folder / CHECKSUMS
    for name, written in files.items():
        if not _is_as_written(folder / name, written, whole=whole or name in _ALWAYS_WHOLE):
            yield folder / name


def _is_as_written(path: Path, written: dict[str, Any], *, whole: bool) -> bool:
    try:
        size = path.stat().st_size
        if size != written["bytes"]:
            return False
        blocks = range(len(written["blocks"]))
        if not whole and size > MAX_BYTES_AT_OPEN:
            blocks = range(0, len(blocks), max(len(blocks) - 1, 1))
        with path.open("rb") as file:
            return all(_block(file, n) == written["blocks"][n] for n in blocks)
    except OSError:
        return False


def _digests(path: Path) -> dict[str, Any]:
    size = path.stat().st_size
    with path.open("rb") as file:
        blocks = [_block(file, n) for n in range(-(-size // BLOCK_BYTES))]
    return {"bytes": size, "blocks": blocks}


def _block(file: Any, n: int) -> str:
    file.seek(n * BLOCK_BYTES)
    return hashlib.blake2b(file.read(BLOCK_BYTES), digest_size=_DIGEST_BYTES).hexdigest()


def _digest_of(seal: dict[str, Any]) -> str:
    packed = json.dumps(seal, sort_keys=True).encode()
    return hashlib.blake2b(packed, digest_size=_DIGEST_BYTES).hexdigest()
