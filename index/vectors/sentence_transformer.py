"""Any model that sentence-transformers opens, as an ``Embedder``."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.vectors.embedder import Progress

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

    from index.vectors.onnx_encoder import OnnxEncoder

    #: A model as sentence-transformers opens it, or one that has the methods we call.
    TextEncoder = SentenceTransformer | OnnxEncoder

#: Texts in one call to the model: progress is reported after each.
_TEXTS_A_CALL = 64
#: Texts that the model encodes at once.
_BATCH_SIZE = 32


class SentenceTransformerEmbedder:
    """Any model that sentence-transformers opens, with the prefixes that it needs."""

    def __init__(
        self,
        model: TextEncoder,
        model_id: str,
        *,
        question_model: TextEncoder | None = None,
        query_prefix: str | None = None,
        passage_prefix: str | None = None,
    ) -> None:
        """Take the prefixes given, else those in the model's own configuration.

        Args:
            question_model: Reads questions; ``model`` does where none is given.
        """
        self._model = model
        self._question_model = question_model or model
        self.tuned = question_model is not None
        own = _own_prompt(model, "query"), _own_prompt(model, "document", "passage", "corpus")
        self._query_prefix = own[0] if query_prefix is None else query_prefix
        self._passage_prefix = own[1] if passage_prefix is None else passage_prefix
        self.model_id = with_prefixes(model_id, query_prefix, passage_prefix)
        self.dim = len(self.embed_query("."))

    def embed_passages(
        self, texts: Sequence[str], progress: Progress | None = None
    ) -> NDArray[np.float32]:
        """See ``Embedder``. Texts of a length go together, so that little is padded."""
        vectors = np.empty((len(texts), self.dim), dtype=np.float32)
        longest_first = sorted(range(len(texts)), key=lambda row: -len(texts[row]))
        for start in range(0, len(texts), _TEXTS_A_CALL):
            rows = longest_first[start : start + _TEXTS_A_CALL]
            vectors[rows] = self._model.encode_document(
                [texts[row] for row in rows],
                prompt=self._passage_prefix,
                batch_size=_BATCH_SIZE,
                normalize_embeddings=True,
                show_progress_bar=False,
            )
            if progress:
                progress(len(rows))
        return vectors

    def embed_query(self, text: str) -> NDArray[np.float32]:
        """See ``Embedder``."""
        return np.asarray(self.embed_queries([text])[0], dtype=np.float32)

    def embed_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """See ``Embedder``."""
        return self._read(self._question_model, texts)

    def embed_untuned(self, text: str) -> NDArray[np.float32]:
        """See ``Embedder``."""
        return np.asarray(self._read(self._model, [text])[0], dtype=np.float32)

    def _read(self, model: TextEncoder, texts: Sequence[str]) -> NDArray[np.float32]:
        vectors = model.encode_query(
            list(texts),
            prompt=self._query_prefix,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return np.asarray(vectors, dtype=np.float32)


def _own_prompt(model: TextEncoder, *names: str) -> str | None:
    """Return the model's prompt by the first name that has one.

    ``encode_document`` takes "document" even where the model leaves it empty and says
    "passage", as models of the E5 family do.
    """
    return next((model.prompts[name] for name in names if model.prompts.get(name)), None)


def with_prefixes(model_id: str, query_prefix: str | None, passage_prefix: str | None) -> str:
    """Add a digest of other prefixes to the name: they give other vectors."""
    if (query_prefix, passage_prefix) == (None, None):
        return model_id
    given = repr((query_prefix, passage_prefix)).encode()
    return f"{model_id}+{hashlib.sha256(given).hexdigest()[:8]}"
