"""One file with all that an installation answers from, and an installation made of one.

The store and the kept vectors are copied with SQLite's own backup, so that a copy is of one
moment, also while a build writes. A generation never changes once it is written. Models and
the documents' own files are not in it: the first come with the program, the second are yours.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import tarfile
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from api.settings import Settings
from api.upkeep.build_lock import build_lock
from api.upkeep.ingest_record import RECORD
from index.generations.checksums import damaged_files, write_checksums
from index.generations.directory import (
    CURRENT,
    check_generation,
    current_generation,
    make_live,
    read_meta,
)
from index.vectors.cache import EmbeddingCache
from ingest.errors import FunnError, IndexNotFoundError, IndexStoreError
from ingest.store import CorpusStore

#: Raise it when the folders in a backup change.
FORMAT = 1
FACTS = "backup.json"
MANIFEST = "corpus_manifest.yaml"
STORE, VECTORS = "corpus.db", "embeddings.db"
#: Times that a generation is looked for, should a build clear it away while it is copied.
_TRIES = 3


class BackupError(FunnError):
    """A backup cannot be written, is damaged, or would replace what is there."""


@dataclass(frozen=True, slots=True)
class BackupReport:
    """The contents of a backup: the generation that answers, and its documents."""

    path: Path
    generation: str
    documents: int


def write_backup(settings: Settings, path: Path) -> BackupReport:
    """Write a backup to ``path``, in place of an earlier one only when it is complete.

    Raises:
        BackupError: The file cannot be written.
        StoreError: The store is damaged: its backup would be too.
        IndexStoreError: There is no index, or it is damaged.
    """
    try:
        with tempfile.TemporaryDirectory(dir=path.absolute().parent) as draft:
            folder = Path(draft) / "backup"
            folder.mkdir()
            report = _gather(settings, folder, path)
            packed = Path(draft) / "packed"
            with tarfile.open(packed, "w") as archive:
                for file in sorted(folder.iterdir()):
                    archive.add(file, arcname=file.name)
            _fsync(packed)
            packed.replace(path)
    except (OSError, tarfile.TarError) as error:
        raise BackupError("backup_not_written", path=str(path), cause=str(error)) from error
    return report


def _gather(settings: Settings, folder: Path, path: Path) -> BackupReport:
    """Copy everything into ``folder``, flat, with the checksums of it."""
    with closing(CorpusStore(settings.store_path, read_only=True)) as store:
        store.copy_to(folder / STORE)
    with closing(CorpusStore(folder / STORE, read_only=True)) as copied:
        copied.check()
    vectors = settings.home / VECTORS
    if vectors.exists():
        with closing(EmbeddingCache(vectors)) as cache:
            cache.copy_to(folder / VECTORS)
    for file, name in ((settings.home / RECORD, RECORD), (settings.manifest, MANIFEST)):
        if file.is_file():
            shutil.copyfile(file, folder / name)
    name = _copy_live(settings.index_path, folder)
    meta = read_meta(settings.index_path, name)
    (folder / FACTS).write_text(json.dumps({"format": FORMAT, "generation": name}), "utf-8")
    write_checksums(folder)
    return BackupReport(path, name, meta.documents)


def _copy_live(index: Path, folder: Path) -> str:
    """Copy the live generation's files as ``index-…``; name it."""
    for left in reversed(range(_TRIES)):
        name = current_generation(index)
        try:
            for file in sorted((index / name).iterdir()):
                shutil.copyfile(file, folder / f"index-{file.name}")
            check_generation(index, read_meta(index, name), whole=True)
            return name
        except (FileNotFoundError, IndexStoreError):  # cleared away by two builds meanwhile?
            if not left or current_generation(index) == name:
                raise
    raise IndexNotFoundError("index_missing", folder=str(index))


def restore_backup(settings: Settings, path: Path, *, replace: bool = False) -> BackupReport:
    """Make ``FUNN_HOME`` of a backup; nothing is changed unless all of it is whole.

    The manifest is put back only where there is none: it may have been edited since.

    Args:
        replace: Put it in place of a store and an index that are there.

    Raises:
        BackupError: The file is no backup or damaged, or something is there already.
        BuildRunningError: A build is running in that home.
    """
    home = settings.home
    with build_lock(home):
        if not replace and (
            settings.store_path.exists() or (settings.index_path / CURRENT).exists()
        ):
            raise BackupError("backup_would_replace", home=str(home))
        try:
            with tempfile.TemporaryDirectory(dir=home, prefix=".restoring-") as draft:
                folder = Path(draft)
                _unpack(path, folder)
                return _put_in_place(settings, folder, path)
        except OSError as error:
            raise BackupError("backup_not_restored", path=str(path), cause=str(error)) from error


def _unpack(path: Path, folder: Path) -> None:
    """Unpack the plain files of a backup, and make sure of each."""
    try:
        with tarfile.open(path, "r:") as archive:
            for member in archive:
                if not member.isfile() or PurePosixPath(member.name).name != member.name:
                    raise BackupError("backup_damaged", path=str(path), file=member.name)
                source = archive.extractfile(member) or io.BytesIO()
                with source, (folder / member.name).open("wb") as target:
                    shutil.copyfileobj(source, target)
    except (tarfile.TarError, EOFError, UnicodeError, ValueError) as error:
        raise BackupError("backup_damaged", path=str(path), file=path.name) from error
    for damaged in damaged_files(folder):
        raise BackupError("backup_damaged", path=str(path), file=damaged.name)


def _put_in_place(settings: Settings, folder: Path, path: Path) -> BackupReport:
    facts = json.loads((folder / FACTS).read_text("utf-8"))
    if facts["format"] != FORMAT:
        raise BackupError("backup_of_other_format", path=str(path), format=facts["format"])
    name = facts["generation"]
    generation = settings.index_path / name
    shutil.rmtree(generation, ignore_errors=True)
    generation.mkdir(parents=True)
    for file in folder.glob("index-*"):
        file.replace(generation / file.name.removeprefix("index-"))
    meta = read_meta(settings.index_path, name)
    check_generation(settings.index_path, meta, whole=True)
    for kept in (STORE, VECTORS):
        for beside in ("-wal", "-shm"):  # of the file that is replaced
            (settings.home / f"{kept}{beside}").unlink(missing_ok=True)
    for kept in (STORE, VECTORS, RECORD):
        if (folder / kept).exists():
            (folder / kept).replace(settings.home / kept)
    if (folder / MANIFEST).exists() and not settings.manifest.exists():
        shutil.copyfile(folder / MANIFEST, settings.manifest)
    make_live(settings.index_path, name)
    return BackupReport(path, name, meta.documents)


def _fsync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
