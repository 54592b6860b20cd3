"""A transformer run by ONNX Runtime, as a module of sentence-transformers.

It stands where sentence-transformers' own ``Transformer`` stands, so that pooling,
prompts and everything else stay with sentence-transformers, which saves an export and
opens those that ``onnx_encoder`` does not pool itself.
(Its own ONNX backend goes by way of optimum-onnx, which pulls sentence-transformers and
transformers back a major version.)
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers.base.modules import InputModule

from index.vectors.onnx_graph import GRAPH_FILE, TOKENIZER_FILE, OnnxGraph


class OnnxTransformer(InputModule):
    """Texts to token embeddings, one text at a time; arguments are those of ``OnnxGraph``."""

    def __init__(self, directory: Path, *, threads: int | None = None) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.graph = OnnxGraph(directory, threads=threads)
        self.tokenizer = self.graph.tokenizer

    @property
    def max_seq_length(self) -> int | None:
        """Tokens of a text that are read; the rest is cut off."""
        return self.graph.max_tokens

    def get_embedding_dimension(self) -> int:
        """Length of a token's vector."""
        return self.graph.dim

    def preprocess(
        self, inputs: Sequence[Any], prompt: str | None = None, **_kwargs: Any
    ) -> dict[str, Any]:
        """Tokenize; a prompt's length goes with it for poolings that leave the prompt out."""
        encodings = self.graph.tokenize([(prompt or "") + text for text in inputs])
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
        embeddings = np.zeros((*ids.shape, self.graph.dim), dtype=np.float32)

        def embed(text: tuple[NDArray[np.int64], NDArray[np.bool_], NDArray[np.float32]]) -> None:
            read, mask, rows = text
            rows[mask] = self.graph.token_embeddings(read[mask])

        self.graph.each(embed, zip(ids, masks, embeddings, strict=True))
        features["token_embeddings"] = torch.from_numpy(embeddings)
        return features

    def save(self, output_path: str, *_args: Any, **_kwargs: Any) -> None:
        """Copy the graph and the tokenizer."""
        for name in (GRAPH_FILE, TOKENIZER_FILE):
            shutil.copyfile(self.graph.directory / name, Path(output_path) / name)

    @classmethod
    def load(
        cls, model_name_or_path: str, subfolder: str = "", *_args: Any, **_kwargs: Any
    ) -> OnnxTransformer:
        """Open what ``save`` wrote. Only a directory on this disk is opened."""
        return cls(Path(model_name_or_path, subfolder))
