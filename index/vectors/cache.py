"""Vectors that were computed once, so that a text that did not change is not embedded again."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.vectors.embedder import Embedder, Progress
from ingest.errors import StoreError

_SCHEMA = """
CREATE TABLE IF NOT EXISTS vectors (
    model_id TEXT NOT NULL,
    digest BLOB NOT NULL,
    vector BLOB NOT NULL,
    PRIMARY KEY (model_id, digest)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS checks (
    model_id TEXT NOT NULL,
    digest BLOB NOT NULL,
    check_digest BLOB NOT NULL,
    PRIMARY KEY (model_id, digest)
) WITHOUT ROWID;
"""
#: Bytes of a vector's own digest.
_CHECK_BYTES = 8
#: Digests in one SELECT.
_KEYS_A_QUERY = 500
#: Texts encoded between two commits: some seconds of work.
_TEXTS_A_COMMIT = 256


class EmbeddingCache:
    """Vectors by model and text, in one SQLite file that several processes may use.

    A vector is little-endian float32. A text is known by its SHA-256 only: the file
    holds no words of a document. Each vector has a digest of its own: one that was damaged
    on disk is encoded again. The prefix that a model puts before its texts is part
    of ``Embedder.model_id`` where it is not the model's own.

    Raises:
        StoreError: From every method, if the file cannot be used.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        with self._errors_named():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path, timeout=60.0, check_same_thread=False)
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = NORMAL")
            self._connection.executescript(_SCHEMA)

    def get(self, model_id: str, digests: Sequence[bytes]) -> dict[bytes, NDArray[np.float32]]:
        """Return the cached vectors that are as they were written, by digest."""
        known: dict[bytes, NDArray[np.float32]] = {}
        with self._errors_named():
            for keys in _batches(digests, _KEYS_A_QUERY):
                marks = ",".join("?" * len(keys))
                rows = self._connection.execute(
                    "SELECT digest, vector, check_digest FROM vectors "
                    "LEFT JOIN checks USING (model_id, digest) "
                    f"WHERE model_id = ? AND digest IN ({marks})",
                    (model_id, *keys),
                ).fetchall()
                known.update(
                    (digest, np.frombuffer(vector, "<f4"))
                    for digest, vector, check in rows
                    if check is None or check == _check_of(model_id, digest, vector)
                )
        return known

    def damaged(self) -> int:
        """Count the vectors that are not as they were written; they are encoded again."""
        with self._errors_named():
            found = self._connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            if found != "ok":
                raise sqlite3.DatabaseError(found)
            rows = self._connection.execute(
                "SELECT model_id, digest, vector, check_digest FROM vectors "
                "JOIN checks USING (model_id, digest)"
            )
            return sum(check != _check_of(name, key, vector) for name, key, vector, check in rows)

    def put(self, model_id: str, vectors: dict[bytes, NDArray[np.float32]]) -> None:
        """Keep vectors by digest, all of them or none."""
        packed = {digest: vector.astype("<f4").tobytes() for digest, vector in vectors.items()}
        with self._errors_named(), self._connection:
            self._connection.executemany(
                "INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)",
                ((model_id, digest, vector) for digest, vector in packed.items()),
            )
            self._connection.executemany(
                "INSERT OR REPLACE INTO checks VALUES (?, ?, ?)",
                ((model_id, d, _check_of(model_id, d, vector)) for d, vector in packed.items()),
            )

    def copy_to(self, path: Path) -> None:
        """Write a consistent copy, also while another process writes."""
        with self._errors_named(), closing(sqlite3.connect(path)) as target, target:
            self._connection.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @contextmanager
    def _errors_named(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise StoreError(
                "vector_cache_unusable", path=str(self._path), cause=str(error)
            ) from error


def _check_of(model_id: str, digest: bytes, vector: bytes) -> bytes:
    """Return the digest that tells whether a vector is the one written for its text."""
    parts = model_id.encode() + b"\0" + digest + vector
    return hashlib.blake2b(parts, digest_size=_CHECK_BYTES).digest()


def text_digest(text: str) -> bytes:
    """Return the key of a text in the cache."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


def embed_cached(
    embedder: Embedder,
    cache: EmbeddingCache,
    texts: Sequence[str],
    progress: Progress | None = None,
) -> tuple[NDArray[np.float32], int]:
    """Embed passages; a text that is in the cache is not encoded again.

    Vectors go into the cache batch by batch, so that an interrupted build loses a few
    seconds of work.

    Returns:
        One L2-normalised row per text, shape ``(len(texts), embedder.dim)``, and the
        number of texts that had to be encoded.
    """
    digests = [text_digest(text) for text in texts]
    text_of = dict(zip(digests, texts, strict=True))
    vectors = cache.get(embedder.model_id, list(text_of))
    missing = [digest for digest in text_of if digest not in vectors]
    missing.sort(key=lambda digest: -len(text_of[digest]))
    if progress:
        progress(len(texts) - len(missing))
    for batch in _batches(missing, _TEXTS_A_COMMIT):
        rows = embedder.embed_passages([text_of[digest] for digest in batch], progress)
        encoded = dict(zip(batch, rows, strict=True))
        cache.put(embedder.model_id, encoded)
        vectors.update(encoded)
    matrix = np.empty((len(texts), embedder.dim), dtype=np.float32)
    for row, digest in zip(matrix, digests, strict=True):
        row[:] = vectors[digest]
    return matrix, len(missing)


def _batches(keys: Sequence[bytes], size: int) -> Iterator[list[bytes]]:
    remaining = iter(keys)
    while batch := list(islice(remaining, size)):
        yield batch
