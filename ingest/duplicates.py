"""Duplicate detection: identical files, near duplicates, one document inside another.

MinHash and an LSH ensemble (datasketch) pick the pairs worth looking at, so that not all
pairs of a large corpus are compared; what is reported is then counted exactly, on
hashed shingles of five words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ingest.models import DocumentId, DuplicatePair

if TYPE_CHECKING:
    from datasketch import MinHash

SHINGLE_WORDS = 5
#: Jaccard similarity from which two documents of about one length are versions of one text.
NEAR = 0.5
ONE_LENGTH = 0.75
#: Share of the smaller document's shingles found in the larger one: a chapter in its
#: book, a thesis and its article. Reports that only share a method chapter stay below.
CONTAINED = 0.3
#: Shared shingles below this are a cover page or a legal notice.
FEWEST_SHARED = 60
_PERMUTATIONS = 128
_SEED = 1
_BATCH = 4096
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Sketch:
    """A document's shingles: hashed, sorted, none twice; shape ``(n,)``, uint64."""

    document_id: DocumentId
    digest: str
    shingles: NDArray[np.uint64]


def find_duplicates(documents: Iterable[tuple[DocumentId, str, str]]) -> list[DuplicatePair]:
    """Find pairs of documents that hold the same text, in whole or in good part.

    Args:
        documents: Id, SHA-256 of the file, and text. Read once; 8 bytes per word are kept.

    Returns:
        Each pair once, in the order of the documents; the same for the same input.
    """
    sketches = [_Sketch(i, digest, _shingles(text)) for i, digest, text in documents]
    compared = (_compared(sketches[one], sketches[other]) for one, other in _candidates(sketches))
    return [pair for pair in compared if pair]


def _shingles(text: str) -> NDArray[np.uint64]:
    """Hash every five consecutive words, case folded, without punctuation and line breaks."""
    words = [word.encode() for word in _WORD.findall(text.casefold())]
    runs = zip(*(words[n:] for n in range(SHINGLE_WORDS)), strict=False)
    hashed = (blake2b(b" ".join(run), digest_size=8).digest() for run in runs)
    return np.unique(np.frombuffer(b"".join(hashed), dtype=np.uint64))


def _candidates(sketches: Sequence[_Sketch]) -> list[tuple[int, int]]:
    """Return pairs that may share text, by index, each once and in order."""
    pairs = {
        (one, other)
        for one, other in combinations(range(len(sketches)), 2)
        if sketches[one].digest and sketches[one].digest == sketches[other].digest
    }
    kept = [n for n, sketch in enumerate(sketches) if len(sketch.shingles) >= FEWEST_SHARED]
    if len(kept) > 1:
        pairs |= set(_similar(sketches, kept))
    return sorted(pairs)


def _similar(sketches: Sequence[_Sketch], kept: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Ask an LSH ensemble, for each document, which others hold a good part of it."""
    from datasketch import MinHashLSHEnsemble  # half a second: with it comes much of scipy

    hashes = {n: _min_hash(sketches[n].shingles) for n in kept}
    ensemble = MinHashLSHEnsemble(
        threshold=CONTAINED, num_perm=_PERMUTATIONS, num_part=min(16, len(kept)), m=8
    )
    ensemble.index((n, hashes[n], len(sketches[n].shingles)) for n in kept)
    for n in kept:
        for found in ensemble.query(hashes[n], len(sketches[n].shingles)):
            if found != n:
                yield min(n, found), max(n, found)


def _min_hash(shingles: NDArray[np.uint64]) -> MinHash:
    from datasketch import MinHash

    sketch = MinHash(num_perm=_PERMUTATIONS, seed=_SEED, hashfunc=lambda number: number)
    low = (shingles & np.uint64(0xFFFFFFFF)).tolist()
    for start in range(0, len(low), _BATCH):
        sketch.update_batch(low[start : start + _BATCH])
    return sketch


def _compared(one: _Sketch, other: _Sketch) -> DuplicatePair | None:
    """Compare two documents by the shingles that they share."""
    if one.digest and one.digest == other.digest:
        return DuplicatePair(one.document_id, other.document_id, "identical", 1.0)
    shared = len(np.intersect1d(one.shingles, other.shingles, assume_unique=True))
    union = len(one.shingles) + len(other.shingles) - shared
    if shared < FEWEST_SHARED:
        return None
    smaller, larger = sorted((one, other), key=lambda sketch: len(sketch.shingles))
    alike = len(smaller.shingles) >= ONE_LENGTH * len(larger.shingles)
    if alike and shared >= NEAR * union:
        return DuplicatePair(one.document_id, other.document_id, "near", shared / union)
    share = shared / len(smaller.shingles)
    if share < CONTAINED:
        return None
    return DuplicatePair(smaller.document_id, larger.document_id, "contained", share)
