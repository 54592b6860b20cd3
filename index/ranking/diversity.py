"""Hits from several documents where the question is broad, and only there.

Broad means that two documents have passages that answer about equally well. Then each
further passage of a document counts a little less than the one before. Stronger means
(maximal marginal relevance, a cap for each document) were measured and took away more
than they gave: a narrow question lost the second passage that it needed.
"""

from __future__ import annotations

from collections import Counter

import numpy as np
from numpy.typing import NDArray

#: Fused score by which another document's best passage may be behind the best one.
ABOUT_EQUAL = 0.3
#: Fused score that each earlier hit of the same document takes away.
PENALTY = 0.05
#: Depth of the ranking that other documents are taken from, in multiples of ``k``.
REACH = 4


def diversify(
    order: NDArray[np.int64], scores: NDArray[np.float64], documents: NDArray[np.int64], k: int
) -> NDArray[np.int64]:
    """Bring other documents forward among the first ``k`` if the question is broad.

    Args:
        order: Rows of passages, best first.
        scores, documents: Of every passage, by row.

    Returns:
        The same rows. Behind the first ``k`` they keep their order.
    """
    if not is_broad(order, scores, documents):
        return order
    left = order[: REACH * k].tolist()
    seen: Counter[int] = Counter()
    chosen: list[int] = []
    while left and len(chosen) < k:
        row = max(left, key=lambda row: scores[row] - PENALTY * seen[int(documents[row])])
        left.remove(row)
        chosen.append(row)
        seen[int(documents[row])] += 1
    taken = np.isin(order, chosen)
    return np.concatenate([np.array(chosen, dtype=np.int64), order[~taken]])


def is_broad(
    order: NDArray[np.int64], scores: NDArray[np.float64], documents: NDArray[np.int64]
) -> bool:
    """Return whether the best passages of two documents score about the same."""
    others = order[documents[order] != documents[order[0]]] if len(order) else order
    return bool(len(others)) and float(scores[order[0]] - scores[others[0]]) < ABOUT_EQUAL
