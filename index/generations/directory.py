"""Index generations: written beside the live one, checked, then swapped in one step.

    index/CURRENT            the name of the live generation
    index/<generation>/      lexical-*.npz · occurrences.npz · frequencies.json
                             · vocabulary.json · passages.faiss · sentences.faiss
                             · sentences.npy · corpus.db · meta.json · checksums.json

A generation holds its own copy of the corpus, so that search and citation always read
the same state of it.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from index.generations.checksums import CHECKSUMS, check_files, write_checksums
from ingest.errors import IndexMismatchError, IndexNotFoundError, IndexStoreError

#: Raise it when the files of a generation change. A build then writes a new one.
FORMAT_VERSION = 4
#: Formats that are opened; those before ``_CHECKSUMS_SINCE`` only lack the checksums.
READABLE_FORMATS = (3, FORMAT_VERSION)
_CHECKSUMS_SINCE = 4
CURRENT = "CURRENT"
_NAME = re.compile(r"\w[\w.-]{0,199}")
META = "meta.json"
FREQUENCIES = "frequencies.json"
VOCABULARY = "vocabulary.json"
TERM_POSITIONS = "occurrences.npz"
#: Generations kept on disk: the live one, and the one before it for requests that began
#: with it.
GENERATIONS_KEPT = 2


@dataclass(frozen=True, slots=True)
class GenerationMeta:
    """The sources and settings that a generation was built from.

    Attributes:
        embedder: ``model_id`` of the embedding model, with its revision.
        corpus: The corpus store's digest.
        recipe: Digest of the rules it was built by; empty in a generation of an earlier
            version of the program.
        k1: BM25's saturation of term frequency in its postings.
    """

    name: str
    created: str
    embedder: str
    dimensions: int
    analyzer: str
    corpus: str
    documents: int
    passages: int
    sentences: int
    format: int = FORMAT_VERSION
    recipe: str = ""
    k1: float = 1.5


def current_generation(folder: Path) -> str:
    """Name the live generation.

    Raises:
        IndexNotFoundError: Nothing has been built yet.
    """
    try:
        name = (folder / CURRENT).read_bytes().decode("utf-8", "backslashreplace").strip()
    except FileNotFoundError as error:
        raise IndexNotFoundError("index_missing", folder=str(folder)) from error
    except OSError as error:
        path = str(folder / CURRENT)
        raise IndexStoreError("index_damaged", path=path, cause=str(error)) from error
    if not _NAME.fullmatch(name) or not (folder / name / META).is_file():
        shown = ascii(name)[1:-1]
        raise IndexStoreError("generation_missing", path=str(folder / CURRENT), name=shown)
    return name


def earlier_generation(folder: Path) -> str | None:
    """Name the newest generation that is kept beside the live one and is as it was written."""
    try:
        live = current_generation(folder)
    except IndexStoreError:
        live = ""
    return next(
        (n for n in reversed(kept_generations(folder)) if n != live and _is_intact(folder, n)), None
    )


def _is_intact(folder: Path, name: str) -> bool:
    try:
        check_generation(folder, read_meta(folder, name), whole=True)
    except IndexStoreError:
        return False
    return True


def check_generation(folder: Path, meta: GenerationMeta, *, whole: bool = False) -> None:
    """Make sure that a generation's files are as they were written, as far as it can tell.

    Args:
        whole: Also every block of the longest files.

    Raises:
        IndexStoreError: Names the first file that is not.
    """
    if has_checksums(folder, meta):
        check_files(folder / meta.name, whole=whole)


def has_checksums(folder: Path, meta: GenerationMeta) -> bool:
    """Return whether a generation was written with checksums; older ones were not."""
    return meta.format >= _CHECKSUMS_SINCE or (folder / meta.name / CHECKSUMS).exists()


def make_live(folder: Path, name: str) -> None:
    """Make a kept generation the live one, in one step.

    Raises:
        IndexStoreError: It is damaged, or cannot be pointed to.
    """
    check_generation(folder, read_meta(folder, name), whole=True)
    try:
        _point_to(folder, name)
    except OSError as error:
        path = str(folder / CURRENT)
        raise IndexStoreError("index_file_not_written", path=path) from error


def kept_generations(folder: Path) -> list[str]:
    """Name the generations that can still be opened, oldest first, the live one among them."""
    if not folder.is_dir():
        return []
    return sorted(path.name for path in folder.iterdir() if _is_whole(path))


def _is_whole(path: Path) -> bool:
    return not path.name.startswith(".") and (path / META).is_file()


def read_meta(folder: Path, name: str) -> GenerationMeta:
    """Read the facts of generation ``name``.

    Raises:
        IndexStoreError: The file is damaged.
        IndexMismatchError: Written by another version of the program.
    """
    path = folder / name / META
    try:
        facts = json.loads(path.read_text(encoding="utf-8"))
        if facts.get("format") not in READABLE_FORMATS:
            raise IndexMismatchError(
                "index_format_other",
                path=str(path),
                format=str(facts.get("format")),
                supported=FORMAT_VERSION,
            )
        meta = GenerationMeta(**facts)
        if meta.name != name:
            raise ValueError(f"{name} names itself {meta.name}")
        return meta
    except (OSError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise IndexStoreError("index_damaged", path=str(path), cause=str(error)) from error


def check_matches(
    meta: GenerationMeta, *, embedder: str, analyzer: str, corpus: str | None = None
) -> None:
    """Refuse a generation that was built with another model, analyzer or corpus.

    Raises:
        IndexMismatchError: Names the first that differs and the command that mends it.
    """
    pairs = [
        ("index_other_model", meta.embedder, embedder),
        ("index_other_analyzer", meta.analyzer, analyzer),
    ]
    if corpus is not None:
        pairs.append(("index_other_corpus", meta.corpus, corpus))
    for code, built, wanted in pairs:
        if built != wanted:
            raise IndexMismatchError(code, name=meta.name, built=built, wanted=wanted)


def write_generation(folder: Path, meta: GenerationMeta, fill: Callable[[Path], None]) -> Path:
    """Write a generation, check that it is whole, make it the live one.

    Args:
        fill: Writes everything but ``meta.json`` into the folder it is given. An error
            that it raises leaves the live generation untouched.

    Returns:
        The folder of the new generation.
    """
    folder.mkdir(parents=True, exist_ok=True)
    staging = folder / f".building-{meta.name}"
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir()
    try:
        fill(staging)
        (staging / META).write_text(
            json.dumps(asdict(meta), ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
        )
        write_checksums(staging)
        for path in [*staging.rglob("*"), staging]:
            _fsync(path)
        target = folder / meta.name
        staging.rename(target)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    _point_to(folder, meta.name)
    _clear_old(folder, meta.name)
    return target


def _point_to(folder: Path, name: str) -> None:
    """Replace ``CURRENT`` in one step: a reader sees the old name or the new one."""
    pointer = folder / f".{CURRENT}.new"
    pointer.write_text(name + "\n", encoding="utf-8")
    _fsync(pointer)
    pointer.replace(folder / CURRENT)
    _fsync(folder)


def _fsync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _clear_old(folder: Path, live: str) -> None:
    """Delete older generations, and what is left of builds that never ended."""
    for path in folder.glob(".building-*"):
        shutil.rmtree(path, ignore_errors=True)
    names = kept_generations(folder)
    for name in [n for n in names if n != live][: max(len(names) - GENERATIONS_KEPT, 0)]:
        shutil.rmtree(folder / name, ignore_errors=True)
