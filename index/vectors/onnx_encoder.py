"""An exported model that means its tokens' vectors, run with ONNX Runtime and NumPy alone.

Its vectors are those that sentence-transformers gives from the same folder, to the last
digit or two of float32: only the sum over the tokens is taken in another order.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding

from index.vectors.onnx_graph import OnnxGraph

#: Modules of an export, in order, by the last part of their type, that are computed here.
_MODULES = (["OnnxTransformer", "Pooling"], ["OnnxTransformer", "Pooling", "Normalize"])
_SETTINGS = "config_sentence_transformers.json"
#: Texts tokenized at once: they are padded to the longest of them.
_BATCH_SIZE = 32


def can_encode(directory: Path) -> bool:
    """Say whether the export in ``directory`` means all of its tokens, as is done here.

    Raises:
        OSError, ValueError: If a file of the export is missing or damaged.
    """
    modules = _read(directory / "modules.json")
    if [module["type"].rpartition(".")[2] for module in modules] not in _MODULES:
        return False
    pooling = _read(directory / modules[1]["path"] / "config.json")
    if pooling.get("pooling_mode") != "mean" or pooling.get("include_prompt") is not True:
        return False
    # A prompt by default would be put before texts for which none is given.
    return _read(directory / _SETTINGS).get("default_prompt_name") is None


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


class OnnxEncoder:
    """Texts to unit vectors, by the methods of ``SentenceTransformer`` that we call.

    Attributes:
        prompts: What the model's own configuration puts before texts, by their kind.
    """

    def __init__(self, directory: Path) -> None:
        self._graph = OnnxGraph(directory)
        configured = _read(directory / _SETTINGS)
        self.prompts: dict[str, str] = configured.get("prompts") or {}

    def encode_query(
        self, texts: Sequence[str], *, prompt: str | None, **_options: object
    ) -> NDArray[np.float32]:
        """Return one unit vector a text, shape ``(len(texts), dim)``, the prompt before each."""
        vectors = np.empty((len(texts), self._graph.dim), dtype=np.float32)
        for start in range(0, len(texts), _BATCH_SIZE):
            some = [(prompt or "") + text for text in texts[start : start + _BATCH_SIZE]]
            vectors[start : start + len(some)] = self._graph.each(
                self._vector, self._graph.tokenize(some)
            )
        return vectors

    #: Questions and passages differ in their prompt alone, which is given.
    encode_document = encode_query

    def _vector(self, tokens: Encoding) -> NDArray[np.float32]:
        ids = np.array(tokens.ids, dtype=np.int64)[np.array(tokens.attention_mask, dtype=bool)]
        mean = self._graph.token_embeddings(ids).mean(axis=0, dtype=np.float64)
        unit: NDArray[np.float32] = (mean / max(np.linalg.norm(mean), 1e-12)).astype(np.float32)
        return unit
