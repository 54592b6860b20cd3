"""A transformer run by ONNX Runtime, as a module of sentence-transformers.

It stands where sentence-transformers' own ``Transformer`` stands, so that pooling,
prompts and everything else stay with sentence-transformers, the one way in to models.
(Its own ONNX backend goes by way of optimum-onnx, which pulls sentence-transformers and
transformers back a major version.)
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime as ort
import torch
from numpy.typing import NDArray
from sentence_transformers.base.modules import InputModule
from tokenizers import Tokenizer

GRAPH_FILE = "model.onnx"
TOKENIZER_FILE = "tokenizer.json"


@lru_cache(maxsize=1)
def _tokenizer(content: bytes) -> Tokenizer:
    """The tokenizer of a file; that of passages and questions is one and takes 300 MB."""
    return Tokenizer.from_buffer(content)


class OnnxTransformer(InputModule):
    """Texts to token embeddings, one text at a time.

    One at a time because a batch gains nothing on a CPU: the activations of a single
    passage fill the second-level cache, there is no padding to compute, and the
    dynamic ranges of int8 are the text's own, so a text has the same vector whatever it
    is embedded beside. The texts of a batch share the threads instead.

    Args:
        directory: Holds the graph (``input_ids`` and ``attention_mask`` to token
            embeddings) and the tokenizer, padding and truncation included.
        threads: Texts at once; torch's number of threads where it is not given, so that
            OMP_NUM_THREADS holds here too.
    """

    def __init__(self, directory: Path, *, threads: int | None = None) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._directory = directory
        self.tokenizer = _tokenizer((directory / TOKENIZER_FILE).read_bytes())
        options = ort.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session = ort.InferenceSession(
            os.fspath(directory / GRAPH_FILE),
            options,
            providers=["CPUExecutionProvider"],
            # The fused kernel is slower than its two parts: bench/results/embedding.json.
            disabled_optimizers=["SkipLayerNormFusion"],
        )
        self._threads = threads or torch.get_num_threads()

    @property
    def max_seq_length(self) -> int | None:
        """Tokens of a text that are read; the rest is cut off."""
        truncation = self.tokenizer.truncation
        return truncation["max_length"] if truncation else None

    def get_embedding_dimension(self) -> int:
        """Length of a token's vector."""
        return int(self._session.get_outputs()[0].shape[-1])

    def preprocess(
        self, inputs: Sequence[Any], prompt: str | None = None, **_kwargs: Any
    ) -> dict[str, Any]:
        """Tokenize; a prompt's length goes with it for poolings that leave the prompt out."""
        encodings = self.tokenizer.encode_batch([(prompt or "") + text for text in inputs])
        features: dict[str, Any] = {
            "input_ids": torch.tensor([encoding.ids for encoding in encodings]),
            "attention_mask": torch.tensor([encoding.attention_mask for encoding in encodings]),
        }
        if prompt:
            features["prompt_length"] = self._prompt_length(prompt)
        return features

    def _prompt_length(self, prompt: str) -> int:
        encoding = self.tokenizer.encode(prompt)
        return len(encoding.ids) - encoding.special_tokens_mask[-1]

    def forward(self, features: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
        """Add ``token_embeddings``, shape (texts, tokens, dimension), zero where padded."""
        ids = features["input_ids"].numpy()
        masks = features["attention_mask"].numpy().astype(bool)
        embeddings = np.zeros((*ids.shape, self.get_embedding_dimension()), dtype=np.float32)
        if len(ids) == 1:
            self._embed_text(ids[0], masks[0], embeddings[0])
        else:
            with ThreadPoolExecutor(min(self._threads, len(ids))) as pool:
                list(pool.map(self._embed_text, ids, masks, embeddings))
        features["token_embeddings"] = torch.from_numpy(embeddings)
        return features

    def _embed_text(
        self, ids: NDArray[np.int64], mask: NDArray[np.bool_], embeddings: NDArray[np.float32]
    ) -> None:
        read = ids[mask][None]
        inputs = {"input_ids": read, "attention_mask": np.ones_like(read)}
        embeddings[mask] = self._session.run(None, inputs)[0][0]

    def save(self, output_path: str, *_args: Any, **_kwargs: Any) -> None:
        """Copy the graph and the tokenizer."""
        for name in (GRAPH_FILE, TOKENIZER_FILE):
            shutil.copyfile(self._directory / name, Path(output_path) / name)

    @classmethod
    def load(
        cls, model_name_or_path: str, subfolder: str = "", *_args: Any, **_kwargs: Any
    ) -> OnnxTransformer:
        """Open what ``save`` wrote. Only a directory on this disk is opened."""
        return cls(Path(model_name_or_path, subfolder))
