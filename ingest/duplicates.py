"""The same text twice: identical files, near copies, and one text inside another.

Reported, never dropped: which of the two should be found is for a person to decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np
from datasketch import MinHash

from ingest.models import DocumentId

DuplicateKind = Literal["identical", "near", "contained"]

SHINGLE_WORDS = 5
PERMUTATIONS = 128
#: Share of shingles in common from which two texts are versions of one another.
NEAR = 0.5
#: Share of the smaller text's shingles that stand in the larger one.
CONTAINED = 0.5
#: A text with fewer shingles says too little to be compared.
MIN_SHINGLES = 50

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class DuplicatePair:
    """Two documents that share much of their text.

    Attributes:
        similarity: Estimated share in common, 0 to 1: of both together for ``near``, of
            the smaller text for ``contained``.
    """

    first: DocumentId
    second: DocumentId
    kind: DuplicateKind
    similarity: float


@dataclass(frozen=True, slots=True)
class _Sketch:
    document_id: DocumentId
    digest: str
    size: int
    minhash: MinHash


def find_duplicates(documents: Iterable[tuple[DocumentId, str, str]]) -> list[DuplicatePair]:
    """Compare every two documents.

    Args:
        documents: Id, SHA-256 of the file's bytes, and text of each.

    Returns:
        Pairs in the order of ``documents``. The same input gives the same pairs.
    """
    sketches = [_sketch(i, digest, text) for i, digest, text in documents]
    pairs = (_compare(first, second) for first, second in combinations(sketches, 2))
    return [pair for pair in pairs if pair]


def _sketch(document_id: DocumentId, digest: str, text: str) -> _Sketch:
    words = _WORD.findall(text.casefold())
    shingles = {
        " ".join(words[n : n + SHINGLE_WORDS]).encode()
        for n in range(max(len(words) - SHINGLE_WORDS + 1, 0))
    }
    minhash = MinHash(num_perm=PERMUTATIONS, seed=1)
    if shingles:
        minhash.update_batch(sorted(shingles))
    return _Sketch(document_id, digest, len(shingles), minhash)


def _compare(first: _Sketch, second: _Sketch) -> DuplicatePair | None:
    if first.digest == second.digest:
        return DuplicatePair(first.document_id, second.document_id, "identical", 1.0)
    smaller = min(first.size, second.size)
    if smaller < MIN_SHINGLES:
        return None
    jaccard = float(np.mean(first.minhash.hashvalues == second.minhash.hashvalues))
    if jaccard >= NEAR:
        return DuplicatePair(first.document_id, second.document_id, "near", jaccard)
    common = jaccard * (first.size + second.size) / (1 + jaccard)
    share = min(common / smaller, 1.0)
    if share >= CONTAINED:
        return DuplicatePair(first.document_id, second.document_id, "contained", share)
    return None
