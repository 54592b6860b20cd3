"""BM25 as rank-bm25's Okapi computes it, over postings that are kept on disk.

``BM25Okapi`` counts the corpus and gives each term its inverse document frequency;
what a posting adds to a score is worked out once, at build. A search then touches the
postings of its terms only, and opening an index reads nothing but its headers: the
arrays of the ``.npz`` are mapped into memory where they lie.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi

from index.mapped_arrays import map_npz
from ingest.errors import IndexStoreError


@dataclass(frozen=True, slots=True)
class TermPostings:
    """The postings of one term.

    Attributes:
        rows: The passages that hold it, ascending.
        scores: What it adds to the BM25 score of each, inverse document frequency
            included.
    """

    idf: float
    rows: NDArray[np.int32]
    scores: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class FieldIndex:
    """The postings of one field of every passage. One row per passage.

    Attributes:
        rows: Passages of each posting, grouped by term, ascending within one.
        weights: Of each posting, the part of its score that depends on the passage.
        starts: Where each term's postings start; one more at the end.
        idf: Of each term, as ``BM25Okapi`` has it.
        names: All terms in UTF-8, sorted by their bytes, one after another;
            ``name_starts`` says where each starts, with one more at the end.
        size: How many passages there are, those without terms included: shape ``(1,)``.
    """

    rows: NDArray[np.int32]
    weights: NDArray[np.float64]
    starts: NDArray[np.int64]
    idf: NDArray[np.float64]
    names: NDArray[np.uint8]
    name_starts: NDArray[np.int64]
    size: NDArray[np.int64]

    @classmethod
    def build(
        cls, documents: Sequence[Sequence[str]], *, k1: float = 1.5, b: float = 0.75
    ) -> FieldIndex:
        """Count the terms of every passage; ``documents`` holds one list for each."""
        if not any(documents):
            return _without_terms(len(documents))
        okapi = BM25Okapi(documents, k1=k1, b=b)
        names = sorted(okapi.idf, key=lambda name: name.encode())
        number = {name: position for position, name in enumerate(names)}
        held = okapi.doc_freqs
        terms = np.fromiter((number[name] for counted in held for name in counted), np.int64)
        counts = np.fromiter((n for counted in held for n in counted.values()), np.int64)
        rows = np.repeat(np.arange(len(held)), [len(counted) for counted in held])
        order = np.lexsort((rows, terms))
        lengths = np.array(okapi.doc_len)[rows] / okapi.avgdl
        weights = counts * (k1 + 1) / (counts + k1 * (1 - b + b * lengths))
        blob, name_starts = _pack(names)
        return cls(
            rows=rows[order].astype(np.int32),
            weights=weights[order],
            starts=np.concatenate([[0], np.cumsum(np.bincount(terms, minlength=len(names)))]),
            idf=np.array([okapi.idf[name] for name in names]),
            names=blob,
            name_starts=name_starts,
            size=np.array([len(documents)]),
        )

    def __len__(self) -> int:
        return int(self.size[0])

    def scores(self, weighted_terms: Mapping[str, float]) -> NDArray[np.float64]:
        """The BM25 score of every passage, each term's part times its weight.

        Terms that no passage holds add nothing. With all weights 1 this is
        ``BM25Okapi.get_scores``.
        """
        totals = np.zeros(len(self))
        for name, weight in weighted_terms.items():
            if found := self.postings(name):
                totals[found.rows] += weight * found.scores
        return totals

    def postings(self, term: str) -> TermPostings | None:
        """The postings of ``term``, ``None`` if no passage holds it."""
        position = self._position(term)
        if position is None:
            return None
        at = slice(int(self.starts[position]), int(self.starts[position + 1]))
        idf = float(self.idf[position])
        return TermPostings(idf, self.rows[at], idf * self.weights[at])

    def document_frequency(self, term: str) -> int:
        """How many passages hold ``term``."""
        position = self._position(term)
        if position is None:
            return 0
        return int(self.starts[position + 1] - self.starts[position])

    def inverse_document_frequency(self, term: str) -> float | None:
        """The weight of ``term``; ``None`` where no passage holds it."""
        position = self._position(term)
        return None if position is None else float(self.idf[position])

    def passages_with_all(self, terms: Iterable[str]) -> NDArray[np.int32]:
        """The passages that hold every one of ``terms``: where a phrase may stand."""
        common: NDArray[np.int32] | None = None
        for term in terms:
            found = self.postings(term)
            if found is None:
                return np.empty(0, dtype=np.int32)
            common = found.rows if common is None else np.intersect1d(common, found.rows)
        return np.arange(len(self), dtype=np.int32) if common is None else common

    def vocabulary(self) -> list[str]:
        """Every term, in the order of its bytes."""
        blob = self.names.tobytes()
        bounds = self.name_starts.tolist()
        return [blob[a:b].decode() for a, b in pairwise(bounds)]

    def save(self, path: Path) -> None:
        """Write the arrays to one ``.npz``, uncompressed, so that they can be mapped."""
        np.savez(path, **{name: getattr(self, name) for name in self.__slots__})

    @classmethod
    def load(cls, path: Path) -> FieldIndex:
        """Open what ``save`` wrote, without reading the postings.

        Raises:
            IndexStoreError: The file is not there or is no index.
        """
        arrays = map_npz(path)
        missing = [name for name in cls.__slots__ if name not in arrays]
        if missing:
            raise IndexStoreError(
                f"{path}: lacks {', '.join(missing)}. Run `funn index` to build a new index."
            )
        return cls(**{name: arrays[name] for name in cls.__slots__})

    def _position(self, term: str) -> int | None:
        sought = term.encode()
        low, high = 0, len(self.idf)
        while low < high:
            middle = (low + high) // 2
            name = self.names[self.name_starts[middle] : self.name_starts[middle + 1]].tobytes()
            if name == sought:
                return middle
            if name < sought:
                low = middle + 1
            else:
                high = middle
        return None


def _without_terms(size: int) -> FieldIndex:
    """BM25Okapi divides by the mean length, so it cannot count a field that is empty."""
    return FieldIndex(
        rows=np.empty(0, dtype=np.int32),
        weights=np.empty(0),
        starts=np.zeros(1, dtype=np.int64),
        idf=np.empty(0),
        names=np.empty(0, dtype=np.uint8),
        name_starts=np.zeros(1, dtype=np.int64),
        size=np.array([size]),
    )


def _pack(names: Sequence[str]) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    encoded = [name.encode() for name in names]
    ends = np.cumsum([len(name) for name in encoded], dtype=np.int64)
    blob = np.frombuffer(b"".join(encoded), dtype=np.uint8)
    return blob, np.concatenate([np.zeros(1, dtype=np.int64), ends])
