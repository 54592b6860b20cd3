"""Embedding models by name: the bundled one, a folder, or a name on the hub.

``sentence-transformers`` is the one way in to models: it opens and exports them. An export
is run without it where ``onnx_encoder`` can, since torch takes seconds to import and a
question needs none of it; so both are imported only when a model asks for them.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from index.vectors.bundled_model import unpack_bundled_model
from index.vectors.embedder import Embedder, HashingEmbedder
from index.vectors.model_directory import write_once
from index.vectors.model_source import ModelSource, find_model
from index.vectors.query_adapter import tune_for_questions, tuning_digest
from index.vectors.sentence_transformer import SentenceTransformerEmbedder, with_prefixes
from ingest.errors import EmbedderError, FunnError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

    from index.vectors.sentence_transformer import TextEncoder

Backend = Literal["onnx", "torch"]

#: Part of a vector's identity. Raise it when an export gives other numbers.
ONNX_RECIPE = "onnx-int8-1"
#: Named in an exported model's ``modules.json``: one that names another is exported anew.
_EXPORTED_MODULE = "index.vectors.onnx_module"

_RECIPES: dict[Backend, str] = {"onnx": ONNX_RECIPE, "torch": "torch"}


def model_id_of(
    name: str | None,
    *,
    home: Path,
    backend: Backend = "onnx",
    query_prefix: str | None = None,
    passage_prefix: str | None = None,
) -> str:
    """Return the ``model_id`` that ``open_embedder`` would give, without loading the model.

    Raises:
        EmbedderError: If the model is not to be had.
    """
    if name == "hashing":
        return HashingEmbedder().model_id
    return with_prefixes(_plain_id(find_model(name, home), backend), query_prefix, passage_prefix)


def _plain_id(source: ModelSource, backend: Backend) -> str:
    tuned = f"+questions-{tuning_digest()}" if source.bundled else ""
    return f"{source.name}@{source.revision}{tuned}/{_RECIPES[backend]}"


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
        return SentenceTransformerEmbedder(
            _open(source, home, backend),
            _plain_id(source, backend),
            question_model=_open(source, home, backend, tuned=True) if source.bundled else None,
            query_prefix=query_prefix,
            passage_prefix=passage_prefix,
        )
    except Exception as error:  # the libraries raise all kinds on a damaged model
        raise _unusable(source, backend, error) from error


def _unusable(source: ModelSource, backend: Backend, error: Exception) -> EmbedderError:
    cause = error.note if isinstance(error, FunnError) else str(error)
    return EmbedderError(f"model_unusable_{backend}", folder=str(source.folder), cause=cause)


def _open(source: ModelSource, home: Path, backend: Backend, *, tuned: bool = False) -> TextEncoder:
    if backend == "onnx":
        return _open_onnx(source, home, tuned=tuned)
    if source.bundled:
        unpack_bundled_model(home, whole=True)
    with _quiet_transformers():
        return _open_torch(source, tuned=tuned)


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


def _open_onnx(source: ModelSource, home: Path, *, tuned: bool) -> TextEncoder:
    def export(directory: Path) -> None:
        from index.vectors.onnx_export import write_onnx_model

        if source.bundled:
            unpack_bundled_model(home, whole=True)
        with _quiet_transformers():
            write_onnx_model(_open_torch(source, tuned=tuned, for_export=True), directory)

    directory = home / "models" / f"{source.slug}{'-questions' if tuned else ''}-onnx"
    tuning = f"/{tuning_digest()}" if tuned else ""
    write_once(directory, f"{source.revision}/{ONNX_RECIPE}{tuning}/{_EXPORTED_MODULE}", export)
    return open_export(directory)


def open_export(directory: Path) -> TextEncoder:
    """Open a model that ``onnx_export`` wrote, with sentence-transformers where it must be.

    Raises:
        OSError, ValueError: If a file of the export is missing or damaged.
    """
    from index.vectors.onnx_encoder import OnnxEncoder, can_encode

    if can_encode(directory):
        return OnnxEncoder(directory)
    from sentence_transformers import SentenceTransformer

    with _quiet_transformers():
        return SentenceTransformer(
            str(directory),
            local_files_only=True,
            device="cpu",
            trust_remote_code=True,  # the "remote" code is our own module: we wrote this directory
        )


@contextmanager
def _quiet_transformers() -> Iterator[None]:
    """Suppress bars, and reports on weights left out on purpose, while a model opens."""
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
