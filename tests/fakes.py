"""Small honest fakes: they do what the real ones do, and say what was asked of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.embedding import HashingEmbedder, Progress


class CountingEmbedder(HashingEmbedder):
    """Embeds by hashing and keeps every passage that it was asked to encode."""

    def __init__(self, dim: int = 256) -> None:
        super().__init__(dim)
        self.encoded: list[str] = []

    def embed_passages(
        self, texts: Sequence[str], progress: Progress | None = None
    ) -> NDArray[np.float32]:
        self.encoded += texts
        return super().embed_passages(texts, progress)
