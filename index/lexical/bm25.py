"""BM25 as rank-bm25's Okapi computes it, over postings that are kept on disk.

``BM25Okapi`` counts the corpus and gives each term its inverse document frequency;
what a posting adds to a score is worked out once, at build. A search then touches the
postings of its terms only, and opening an index reads nothing but its headers: the
arrays of the ``.npz`` are mapped into memory where they lie.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi

from index.lexical.mapped_arrays import load_arrays

#: BM25's parameters: saturation of term frequency, and share of length normalisation.
K1, B = 1.5, 0.75


@dataclass(frozen=True, slots=True)
class TermPostings:
    """The postings of one term.

    Attributes:
        number: Its index among the terms of the field.
        rows: The passages that hold it, ascending.
        scores: Its part of the BM25 score of each, inverse document frequency included.
    """

    number: int
    idf: float
    rows: NDArray[np.int32]
    scores: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class FieldIndex:
    """The postings of one field of every passage. One row per passage.

    Attributes:
        rows: Passage of each posting, grouped by term, ascending within one.
        weights: For each posting, the factor of its score that depends on the passage.
        starts: Index of each term's first posting; one more at the end.
        idf: Inverse document frequency of each term, as ``BM25Okapi`` has it.
        keys: ``key_of`` each term's name. Terms are numbered in this order, so that
            one is found among millions without reading their names.
        names: All terms in UTF-8, one after another.
        name_starts: Offset of each name in ``names``; one more at the end.
        size: Number of passages, those without terms included: shape ``(1,)``.
    """

    rows: NDArray[np.int32]
    weights: NDArray[np.float64]
    starts: NDArray[np.int64]
    idf: NDArray[np.float64]
    keys: NDArray[np.uint64]
    names: NDArray[np.uint8]
    name_starts: NDArray[np.int64]
    size: NDArray[np.int64]

    @classmethod
    def build(
        cls, documents: Sequence[Sequence[str]], *, k1: float = K1, b: float = B
    ) -> FieldIndex:
        """Count the terms of every passage; ``documents`` holds one list for each."""
        if not any(documents):
            return _without_terms(len(documents))
        okapi = BM25Okapi(documents, k1=k1, b=b)
        names = sorted(okapi.idf, key=lambda name: (key_of(name), name))
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
            keys=np.array([key_of(name) for name in names], dtype=np.uint64),
            names=blob,
            name_starts=name_starts,
            size=np.array([len(documents)]),
        )

    def __len__(self) -> int:
        return int(self.size[0])

    def scores(self, weighted_terms: Mapping[str, float]) -> NDArray[np.float64]:
        """Return the BM25 score of every passage, each term's part times its weight.

        Terms that no passage holds add nothing. With all weights 1 this is
        ``BM25Okapi.get_scores``.
        """
        totals = np.zeros(len(self))
        for name, weight in weighted_terms.items():
            if found := self.postings(name):
                totals[found.rows] += weight * found.scores
        return totals

    def postings(self, term: str) -> TermPostings | None:
        """Return the postings of ``term``; ``None`` if no passage holds it."""
        position = self.position(term)
        if position is None:
            return None
        at = slice(int(self.starts[position]), int(self.starts[position + 1]))
        idf = float(self.idf[position])
        return TermPostings(position, idf, self.rows[at], idf * self.weights[at])

    def passages_with_all(self, terms: Iterable[str]) -> NDArray[np.int32]:
        """Return the passages that hold all of ``terms``: candidates for a phrase."""
        common: NDArray[np.int32] | None = None
        for term in terms:
            found = self.postings(term)
            if found is None:
                return np.empty(0, dtype=np.int32)
            common = found.rows if common is None else np.intersect1d(common, found.rows)
        return np.arange(len(self), dtype=np.int32) if common is None else common

    def vocabulary(self) -> list[str]:
        """Return every term, in the order of their numbers."""
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
            IndexStoreError: The file is missing, damaged or of another kind.
        """
        return cls(**load_arrays(path, cls.__slots__))

    def position(self, term: str) -> int | None:
        """Return the number of ``term``; ``None`` if no passage holds it."""
        key, sought = np.uint64(key_of(term)), term.encode()
        position = int(self.keys.searchsorted(key))
        while position < len(self.keys) and self.keys[position] == key:
            at = slice(int(self.name_starts[position]), int(self.name_starts[position + 1]))
            if self.names[at].tobytes() == sought:
                return position
            position += 1
        return None


def key_of(term: str) -> int:
    """Hash a term to the 64 bits by which it is found; two terms hardly ever share them."""
    return int.from_bytes(hashlib.blake2b(term.encode(), digest_size=8).digest(), "little")


def _without_terms(size: int) -> FieldIndex:
    """Make the index of an empty field, which BM25Okapi cannot count: it divides by 0."""
    return FieldIndex(
        rows=np.empty(0, dtype=np.int32),
        weights=np.empty(0),
        starts=np.zeros(1, dtype=np.int64),
        idf=np.empty(0),
        keys=np.empty(0, dtype=np.uint64),
        names=np.empty(0, dtype=np.uint8),
        name_starts=np.zeros(1, dtype=np.int64),
        size=np.array([size]),
    )


def _pack(names: Sequence[str]) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    encoded = [name.encode() for name in names]
    ends = np.cumsum([len(name) for name in encoded], dtype=np.int64)
    blob = np.frombuffer(b"".join(encoded), dtype=np.uint8)
    return blob, np.concatenate([np.zeros(1, dtype=np.int64), ends])
