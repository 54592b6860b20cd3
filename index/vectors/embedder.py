"""Texts → unit vectors: the protocol, and a hash of words for tests."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Progress = Callable[[int], None]


class Embedder(Protocol):
    """Texts to unit vectors.

    Attributes:
        model_id: Name, revision and everything else that changes a vector. Saved with
            the index and checked when it is opened.
        dim: Length of a vector.
        tuned: True where questions are read with other weights than passages.
    """

    model_id: str
    dim: int
    tuned: bool

    def embed_passages(
        self, texts: Sequence[str], progress: Progress | None = None
    ) -> NDArray[np.float32]:
        """Return one L2-normalised row per text: shape ``(len(texts), dim)``.

        ``progress`` gets the number of texts finished since it was last called.
        """

    def embed_query(self, text: str) -> NDArray[np.float32]:
        """Return one L2-normalised vector: shape ``(dim,)``."""

    def embed_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one such vector per text, at once: shape ``(len(texts), dim)``."""

    def embed_untuned(self, text: str) -> NDArray[np.float32]:
        """Return a query's vector by the weights for passages: shape ``(dim,)``.

        Tuning moves questions as a whole: tuned vectors rank better, but only these
        give similarities that compare between questions.
        """


class HashingEmbedder:
    """Words hashed into dimensions: no model, no meaning, the same vector for ever.

    For tests, and for trying Funn out where no model fits. Texts that share words are
    near each other; nothing else is.
    """

    def __init__(self, dim: int = 256) -> None:
        self.dim = dim
        self.tuned = False
        self.model_id = f"hashing@1/{dim}"

    def embed_passages(
        self, texts: Sequence[str], progress: Progress | None = None
    ) -> NDArray[np.float32]:
        """See ``Embedder``."""
        vectors = np.zeros((len(texts), self.dim), dtype=np.float32)
        for row, text in enumerate(texts):
            vectors[row] = self.embed_query(text)
            if progress:
                progress(1)
        return vectors

    def embed_query(self, text: str) -> NDArray[np.float32]:
        """See ``Embedder``. A text without words has the first axis for a vector."""
        vector = np.zeros(self.dim, dtype=np.float32)
        for word in re.findall(r"\w+", text.casefold()):
            digest = int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest())
            vector[digest % self.dim] += 1.0 if digest >> 63 else -1.0
        length = float(np.linalg.norm(vector))
        if length == 0.0:
            vector[0] = length = 1.0
        return vector / np.float32(length)

    def embed_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """See ``Embedder``."""
        return np.array([self.embed_query(text) for text in texts], dtype=np.float32)

    def embed_untuned(self, text: str) -> NDArray[np.float32]:
        """See ``Embedder``."""
        return self.embed_query(text)
