"""The best hits read once more by a cross-encoder: an option, and off unless one is named.

A cross-encoder reads question and passage together, which is better than comparing their
vectors and a hundred times slower, so only the first hits are read. None that knows
Norwegian comes with the packages; see ``bench/results`` for what was tried.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from ingest.errors import EmbedderError

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

#: Hits that are read again.
HITS_READ = 20


class Reranker(Protocol):
    """Says how well each passage answers a question."""

    def scores(self, question: str, passages: Sequence[str]) -> NDArray[np.float64]:
        """Return one score per passage, higher is better: shape ``(len(passages),)``."""


class CrossEncoderReranker:
    """Any model that sentence-transformers opens as a ``CrossEncoder``."""

    def __init__(self, model: CrossEncoder) -> None:
        self._model = model

    def scores(self, question: str, passages: Sequence[str]) -> NDArray[np.float64]:
        """See ``Reranker``."""
        if not passages:
            return np.zeros(0)
        pairs = [(question, passage) for passage in passages]
        return np.asarray(self._model.predict(pairs, show_progress_bar=False), dtype=np.float64)


def open_reranker(name: str) -> Reranker:
    """Open the cross-encoder called ``name``: a folder, or a name on the hub.

    Raises:
        EmbedderError: If it is not to be had, or gives more than one score a pair.
    """
    from sentence_transformers import CrossEncoder

    try:
        model = CrossEncoder(name)
    except Exception as error:  # the libraries raise all kinds on a missing model
        raise EmbedderError("reranker_unopened", name=name, cause=str(error)) from error
    if model.num_labels != 1:
        raise EmbedderError("reranker_many_scores", name=name, scores=model.num_labels)
    return CrossEncoderReranker(model)


def rerank(
    order: NDArray[np.int64], question: str, texts: Sequence[str], reranker: Reranker
) -> NDArray[np.int64]:
    """Put the first hits in the order in which the reranker would have them.

    Args:
        order: Rows of passages, best first.
        texts: Of the first hits, at most ``HITS_READ``, in that order.
    """
    read = len(texts)
    best_first = np.argsort(-reranker.scores(question, texts), kind="stable")
    return np.concatenate([order[:read][best_first], order[read:]])
