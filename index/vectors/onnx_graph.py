"""Exported transformers run by ONNX Runtime: texts to token embeddings, without torch.

Torch and sentence-transformers take seconds of processor to import. A question needs
neither: ``onnx_encoder`` pools what comes out here, and ``onnx_module`` hands it to
sentence-transformers where the pooling is another.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

GRAPH_FILE = "model.onnx"
TOKENIZER_FILE = "tokenizer.json"

T = TypeVar("T")
R = TypeVar("R")


@lru_cache(maxsize=1)
def _tokenizer(content: bytes) -> Tokenizer:
    """The tokenizer of a file; that of passages and questions is one and takes 300 MB."""
    return Tokenizer.from_buffer(content)


def _default_threads() -> int:
    """Number of threads: OMP_NUM_THREADS where it is set, as for torch and FAISS."""
    asked = os.environ.get("OMP_NUM_THREADS", "").partition(",")[0]
    return max(int(asked), 1) if asked.isdigit() else os.cpu_count() or 1


class OnnxGraph:
    """Texts to token embeddings, one text at a time.

    One at a time because a batch gains nothing on a CPU: the activations of a single
    passage fill the second-level cache, there is no padding to compute, and the
    dynamic ranges of int8 are the text's own, so a text has the same vector whatever it
    is embedded beside. The texts of a batch share the threads instead.

    Args:
        directory: Holds the graph (``input_ids`` and ``attention_mask`` to token
            embeddings) and the tokenizer, padding and truncation included.
        threads: Texts at once; OMP_NUM_THREADS, else one a processor, where it is not given.
    """

    def __init__(self, directory: Path, *, threads: int | None = None) -> None:
        self.directory = directory
        self.tokenizer = _tokenizer((directory / TOKENIZER_FILE).read_bytes())
        options = ort.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self.session = ort.InferenceSession(
            os.fspath(directory / GRAPH_FILE),
            options,
            providers=["CPUExecutionProvider"],
            # The fused kernel is slower than its two parts: bench/results/embedding.json.
            disabled_optimizers=["SkipLayerNormFusion"],
        )
        self._threads = threads or _default_threads()

    @property
    def max_tokens(self) -> int | None:
        """Tokens of a text that are read; the rest is cut off."""
        truncation = self.tokenizer.truncation
        return truncation["max_length"] if truncation else None

    @property
    def dim(self) -> int:
        """Length of a token's vector."""
        return int(self.session.get_outputs()[0].shape[-1])

    def tokenize(self, texts: Sequence[str]) -> list[Encoding]:
        """Return the tokens of each text, padded to the longest of them."""
        return list(self.tokenizer.encode_batch(list(texts)))

    def token_embeddings(self, ids: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return one row a token, shape ``(len(ids), dim)``, of one text without padding."""
        read = ids[None]
        inputs = {"input_ids": read, "attention_mask": np.ones_like(read)}
        rows: NDArray[np.float32] = self.session.run(None, inputs)[0][0]
        return rows

    def each(self, do: Callable[[T], R], texts: Iterable[T]) -> list[R]:
        """Return ``do`` of each text, in order, as many at once as there are threads."""
        waiting = list(texts)
        if len(waiting) < 2 or self._threads == 1:
            return [do(one) for one in waiting]
        with ThreadPoolExecutor(min(self._threads, len(waiting))) as pool:
            return list(pool.map(do, waiting))
