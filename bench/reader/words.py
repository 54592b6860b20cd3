"""Compares question and sentence word by word, untrained, for ``bench.reader``.

Each token of the question counts with the token of the sentence whose vector is nearest to
its own (MaxSim, Khattab & Zaharia 2020), as the bundled model leaves them. Those vectors
share most of their length, so their mean is subtracted, and each principal axis is divided
by the square root of its standard deviation. Mean and axes are those of the sentences of
one corpus.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer

from index.vectors.bundled_model import PASSAGE_PREFIX, QUERY_PREFIX

#: Every so many tokens count for the mean and the axes.
SAMPLED_EVERY = 3
#: Share of the widest axis' variance that an axis counts as at least.
LEAST_SPREAD = 1e-6
DIGITS = 16

Vectors = NDArray[np.float32]


class TokenSource(Protocol):
    """Gives the vectors of a text's tokens, shape ``(tokens, dim)``."""

    def question(self, text: str) -> Vectors: ...
    def sentence(self, text: str) -> Vectors: ...


class TokenVectors:
    """Vectors of the tokens of texts, each text encoded once and kept in a file."""

    def __init__(self, model: Path, kept: Path) -> None:
        opened = SentenceTransformer(
            str(model), local_files_only=True, device="cpu", trust_remote_code=True
        )
        self._module: Any = opened[0]
        self._kept = kept
        self._known: dict[str, NDArray[np.float16]] = {}
        if kept.exists():
            with np.load(kept) as arrays:
                self._known = {name: arrays[name] for name in arrays}

    def question(self, text: str) -> Vectors:
        """Return a question's: shape ``(tokens, dim)``."""
        return self._of(QUERY_PREFIX, text)

    def sentence(self, text: str) -> Vectors:
        """Return a sentence's: shape ``(tokens, dim)``."""
        return self._of(PASSAGE_PREFIX, text)

    def save(self) -> None:
        """Write what is known to the file."""
        known: dict[str, Any] = dict(self._known)
        np.savez(self._kept, **known)

    def _of(self, prefix: str, text: str) -> Vectors:
        name = digest(prefix, text)
        if name not in self._known:
            features = self._module.preprocess([text], prompt=prefix)
            begins = features["prompt_length"]
            states = self._module.forward(features)["token_embeddings"][0].numpy()
            self._known[name] = states[begins:-1].astype(np.float16)
        return self._known[name].astype(np.float32)


def digest(*texts: str) -> str:
    """Return a name for texts."""
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:DIGITS]


class WordReader:
    """Scores hits word by word."""

    def __init__(self, vectors: TokenSource, sentences: Sequence[str]) -> None:
        """Find mean and axes from ``sentences``."""
        self._vectors = vectors
        tokens = np.vstack([vectors.sentence(s)[::SAMPLED_EVERY] for s in sentences])
        self._centre = tokens.mean(axis=0)
        spread, axes = np.linalg.eigh(np.cov((tokens - self._centre).T))
        spread = np.maximum(spread, LEAST_SPREAD * spread.max())
        self._axes = (axes / spread**0.25).astype(np.float32)

    def scores(self, question: str, hits: Sequence[Sequence[str]]) -> NDArray[np.float64]:
        """Score each hit by the better of its sentences: shape ``(hits,)``."""
        asks = self._directions(self._vectors.question(question))
        return np.array(
            [max((self._nearest(asks, s) for s in sentences), default=-1.0) for sentences in hits]
        )

    def _nearest(self, asks: Vectors, sentence: str) -> float:
        says = self._directions(self._vectors.sentence(sentence))
        return float((asks @ says.T).max(axis=1).mean()) if len(says) else -1.0

    def _directions(self, vectors: Vectors) -> Vectors:
        turned = (vectors - self._centre) @ self._axes
        directions: Vectors = turned / np.linalg.norm(turned, axis=1, keepdims=True)
        return directions
