"""Texts → unit vectors: the bundled model, any sentence-transformers model, or a hash.

``sentence-transformers`` is the one way in to models. It is imported when a model is
opened, not when this module is: torch takes seconds to import, and most commands embed
nothing.
"""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from index.model_directory import write_once
from index.model_source import ModelSource, find_model
from index.question_tuning import tune_for_questions, tuning_digest
from ingest.errors import EmbedderError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Backend = Literal["onnx", "torch"]
Progress = Callable[[int], None]

#: Part of a vector's identity: raised when an export gives other numbers.
ONNX_RECIPE = "onnx-int8-1"

_RECIPES: dict[Backend, str] = {"onnx": ONNX_RECIPE, "torch": "torch"}
_TEXTS_A_CALL = 64
_BATCH_SIZE = 32


class Embedder(Protocol):
    """Texts to unit vectors.

    Attributes:
        model_id: Name, revision and everything else that changes a vector. Saved with
            the index and checked when it is opened.
        dim: Length of a vector.
        tuned: Whether questions are read with other weights than passages.
    """

    model_id: str
    dim: int
    tuned: bool

    def embed_passages(
        self, texts: Sequence[str], progress: Progress | None = None
    ) -> NDArray[np.float32]:
        """Return one L2-normalised row per text: shape ``(len(texts), dim)``.

        ``progress`` is told how many texts were finished since it was last told.
        """

    def embed_query(self, text: str) -> NDArray[np.float32]:
        """Return one L2-normalised vector: shape ``(dim,)``."""

    def embed_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one such vector per text, at once: shape ``(len(texts), dim)``."""

    def embed_untuned(self, text: str) -> NDArray[np.float32]:
        """A query's vector by the weights that passages are read with: shape ``(dim,)``.

        Tuning moves questions as a whole: what is nearest is told better, but how near
        it is only by these vectors.
        """


class SentenceTransformerEmbedder:
    """Any model that sentence-transformers opens, with what it wants before its texts."""

    def __init__(
        self,
        model: SentenceTransformer,
        model_id: str,
        *,
        question_model: SentenceTransformer | None = None,
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
        self.model_id = _with_prefixes(model_id, query_prefix, passage_prefix)
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

    def _read(self, model: SentenceTransformer, texts: Sequence[str]) -> NDArray[np.float32]:
        vectors = model.encode_query(
            list(texts),
            prompt=self._query_prefix,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return np.asarray(vectors, dtype=np.float32)


def _own_prompt(model: SentenceTransformer, *names: str) -> str | None:
    """The model's prompt by the first name that has one.

    ``encode_document`` takes "document" even where the model leaves it empty and says
    "passage", as models of the E5 family do.
    """
    return next((model.prompts[name] for name in names if model.prompts.get(name)), None)


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


def model_id_of(
    name: str | None,
    *,
    home: Path,
    backend: Backend = "onnx",
    query_prefix: str | None = None,
    passage_prefix: str | None = None,
) -> str:
    """The ``model_id`` that ``open_embedder`` would give, without loading the model.

    Raises:
        EmbedderError: If the model is not to be had.
    """
    if name == "hashing":
        return HashingEmbedder().model_id
    return _with_prefixes(_plain_id(find_model(name, home), backend), query_prefix, passage_prefix)


def _plain_id(source: ModelSource, backend: Backend) -> str:
    tuned = f"+questions-{tuning_digest()}" if source.bundled else ""
    return f"{source.name}@{source.revision}{tuned}/{_RECIPES[backend]}"


def _with_prefixes(model_id: str, query_prefix: str | None, passage_prefix: str | None) -> str:
    """Other prefixes give other vectors, so they belong to the name."""
    if (query_prefix, passage_prefix) == (None, None):
        return model_id
    given = repr((query_prefix, passage_prefix)).encode()
    return f"{model_id}+{hashlib.sha256(given).hexdigest()[:8]}"


def open_embedder(
    name: str | None,
    *,
    home: Path,
    backend: Backend = "onnx",
    query_prefix: str | None = None,
    passage_prefix: str | None = None,
) -> Embedder:
    """Open the embedding model called ``name``.

    Args:
        name: ``None`` for the bundled model, ``"hashing"``, the folder of a
            sentence-transformers model, or its name on the hub.
        home: Models are unpacked and exported below ``home / "models"``, once.
        backend: ``"onnx"`` runs an int8 export on the processor; ``"torch"`` the
            model as it is, on an accelerator where torch finds one.
        query_prefix, passage_prefix: Put before every text instead of what the
            model's own configuration says.

    Raises:
        EmbedderError: If the model is not to be had or cannot be run.
    """
    if name == "hashing":
        return HashingEmbedder()
    source = find_model(name, home)
    try:
        with _quiet_transformers():

            def opened(*, tuned: bool = False) -> SentenceTransformer:
                if backend == "onnx":
                    return _open_onnx(source, home, tuned=tuned)
                return _open_torch(source, tuned=tuned)

            return SentenceTransformerEmbedder(
                opened(),
                _plain_id(source, backend),
                question_model=opened(tuned=True) if source.bundled else None,
                query_prefix=query_prefix,
                passage_prefix=passage_prefix,
            )
    except Exception as error:  # the libraries raise all kinds on a damaged model
        raise EmbedderError(_what_to_do(source, backend, error)) from error


def _what_to_do(source: ModelSource, backend: Backend, error: Exception) -> str:
    advice = "set FUNN_EMBEDDER_BACKEND=torch" if backend == "onnx" else "mend its files"
    return (
        f"{source.folder}: the model cannot be used with {backend}: {error}. "
        f"Name another model in FUNN_EMBEDDER, or {advice}."
    )


def _open_torch(
    source: ModelSource, *, tuned: bool = False, for_export: bool = False
) -> SentenceTransformer:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(
        str(source.folder),
        local_files_only=True,
        device="cpu" if for_export else None,
        model_kwargs={"attn_implementation": "eager"} if for_export else None,
    )
    if tuned:
        tune_for_questions(model.get_submodule("0.model"))
    return model


def _open_onnx(source: ModelSource, home: Path, *, tuned: bool) -> SentenceTransformer:
    from sentence_transformers import SentenceTransformer

    def export(directory: Path) -> None:
        from index.onnx_export import write_onnx_model

        write_onnx_model(_open_torch(source, tuned=tuned, for_export=True), directory)

    directory = home / "models" / f"{source.slug}{'-questions' if tuned else ''}-onnx"
    tuning = f"/{tuning_digest()}" if tuned else ""
    write_once(directory, f"{source.revision}/{ONNX_RECIPE}{tuning}", export)
    return SentenceTransformer(
        str(directory),
        local_files_only=True,
        device="cpu",
        trust_remote_code=True,  # the "remote" code is our own module: we wrote this directory
    )


@contextmanager
def _quiet_transformers() -> Iterator[None]:
    """No bars, and no reports on weights that are left out on purpose, while a model opens."""
    from transformers.utils import logging as transformers_logging

    verbosity, had_bar = (
        transformers_logging.get_verbosity(),
        transformers_logging.is_progress_bar_enabled(),
    )
    transformers_logging.set_verbosity(logging.ERROR)
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        transformers_logging.set_verbosity(verbosity)
        if had_bar:
            transformers_logging.enable_progress_bar()  # type: ignore[no-untyped-call]
