"""FAISS: nearest neighbours over unit vectors, exact, by inner product.

Exact because it is fast enough: a hundred thousand vectors are searched in some ten
milliseconds, and nothing has to be trained or tuned. The file is mapped, not read, so
that a server reopens an index at once and several processes share the memory.

FAISS's number of threads is left alone: it shares queries among them, and a search is
one query, while the setting is torch's too, which it would slow down.
"""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, cast

import faiss
import numpy as np
from numpy.typing import NDArray

from ingest.errors import IndexMismatchError, IndexNotFoundError, IndexStoreError


class Neighbour(NamedTuple):
    """A vector near the query: its row in the matrix that was indexed, and its cosine."""

    row: int
    score: float


class DenseIndex:
    """Unit vectors, found by their rows in the matrix they came in."""

    def __init__(self, index: Any) -> None:
        self._index = index

    @classmethod
    def build(cls, vectors: NDArray[np.float32]) -> DenseIndex:
        """Index ``vectors``, shape (rows, dimension), each row of length 1.

        Raises:
            ValueError: If they are of another shape or length, or not numbers.
        """
        if vectors.ndim != 2:
            raise ValueError(f"vectors must be a matrix, not of shape {vectors.shape}")
        if not np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-3):
            raise ValueError("vectors must be of length 1")
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors, dtype=np.float32))
        return cls(index)

    @classmethod
    def load(cls, path: Path) -> DenseIndex:
        """Map the index that ``save`` wrote to ``path``.

        Raises:
            IndexNotFoundError: If there is no such file.
            IndexStoreError: If the file is damaged or holds something else.
        """
        if not path.is_file():
            raise IndexNotFoundError("index_file_missing", path=str(path))
        try:
            index = faiss.read_index(os.fspath(path), faiss.IO_FLAG_MMAP_IFC)
        except RuntimeError as error:
            raise IndexStoreError("vectors_unreadable", path=str(path)) from error
        if not isinstance(index, faiss.IndexFlatIP):
            raise IndexStoreError("vectors_of_another_kind", path=str(path))
        return cls(index)

    def save(self, path: Path) -> None:
        """Write the index to ``path``.

        Raises:
            IndexStoreError: If the disk is full or the folder cannot be written.
        """
        try:
            faiss.write_index(self._index, os.fspath(path))
        except RuntimeError as error:
            raise IndexStoreError("index_file_not_written", path=str(path)) from error

    def __len__(self) -> int:
        """Number of rows."""
        return int(self._index.ntotal)

    @property
    def dim(self) -> int:
        """Length of a vector."""
        return int(self._index.d)

    @cached_property
    def vectors(self) -> NDArray[np.float32]:
        """All rows, shape ``(len(self), dim)``: a view that lives as long as the index."""
        if not len(self):  # FAISS has no address to give
            return np.empty((0, self.dim), dtype=np.float32)
        flat = faiss.rev_swig_ptr(self._index.get_xb(), len(self) * self.dim)
        return cast("NDArray[np.float32]", flat.reshape(len(self), self.dim))

    def scores(self, query: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return every row's cosine with ``query``, shape ``(len(self),)``.

        FAISS computes it where the vectors lie. They are mapped at an address that is no
        multiple of four, so that NumPy would first make a copy of all of them.

        Raises:
            IndexMismatchError: If ``query`` comes from another model.
        """
        self._check(query)
        sought = np.ascontiguousarray(query, dtype=np.float32)
        cosines = np.empty(len(self), dtype=np.float32)
        if len(self):
            make: Any = faiss
            make.fvec_inner_products_ny(
                make.swig_ptr(cosines),
                make.swig_ptr(sought),
                self._index.get_xb(),
                self.dim,
                len(self),
            )
        return cosines

    def search(
        self, query: NDArray[np.float32], k: int, *, allowed: NDArray[np.bool_] | None = None
    ) -> list[Neighbour]:
        """Return at most ``k`` neighbours, nearest first, equally near ones by row.

        Args:
            allowed: One truth value per row; rows that are false are not searched.

        Raises:
            IndexMismatchError: If ``query`` comes from another model.
            ValueError: If ``k`` is negative or ``allowed`` has another length.
        """
        self._check(query)
        if k < 0:
            raise ValueError(f"k must be 0 or more, got {k}")
        if allowed is not None and allowed.shape != (len(self),):
            raise ValueError(f"allowed must have {len(self)} values, got shape {allowed.shape}")
        k = min(k, len(self) if allowed is None else int(allowed.sum()))
        if k == 0:
            return []
        found = self._index.search(query[None].astype(np.float32), k, params=_only(allowed))
        scores, rows = found[0][0], found[1][0]
        order = np.lexsort((rows, -scores))
        return [Neighbour(int(rows[place]), float(scores[place])) for place in order]

    def _check(self, query: NDArray[np.float32]) -> None:
        if query.shape != (self.dim,):
            raise IndexMismatchError("vector_length_other", length=self.dim, shape=str(query.shape))


def _only(allowed: NDArray[np.bool_] | None) -> Any:
    if allowed is None:
        return None
    make: Any = faiss  # its annotations leave out what its Python layer adds
    return make.SearchParameters(sel=make.IDSelectorBitmap(np.packbits(allowed, bitorder="little")))
