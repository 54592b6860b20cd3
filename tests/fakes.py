"""Small honest fakes: they behave as the real ones do, and record their calls."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.vectors.embedder import HashingEmbedder, Progress

#: Vocabulary of the model that ``save_tiny_model`` makes.
TINY_VOCABULARY = (
    *("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", ":", "query", "passage", "kontor", "##et"),
    *("leder", "##e", "to", "kommune", "##n", "stat", "og", "en", "har", "bruker", "##ne"),
)


class CountingEmbedder(HashingEmbedder):
    """Embeds by hashing and keeps every passage that it encoded, in ``encoded``."""

    def __init__(self, dim: int = 256) -> None:
        super().__init__(dim)
        self.encoded: list[str] = []

    def embed_passages(
        self, texts: Sequence[str], progress: Progress | None = None
    ) -> NDArray[np.float32]:
        self.encoded += texts
        return super().embed_passages(texts, progress)


class TurnedEmbedder(HashingEmbedder):
    """Gives questions the opposite vectors of passages, as a badly tuned model might."""

    def __init__(self, dim: int = 256) -> None:
        super().__init__(dim)
        self.tuned = True

    def embed_query(self, text: str) -> NDArray[np.float32]:
        return -super().embed_query(text)

    def embed_untuned(self, text: str) -> NDArray[np.float32]:
        return super().embed_query(text)

    def embed_passages(
        self, texts: Sequence[str], progress: Progress | None = None
    ) -> NDArray[np.float32]:
        return -super().embed_passages(texts, progress)


def save_tiny_model(
    folder: Path,
    *,
    prompts: dict[str, str] | None = None,
    include_prompt: bool = True,
    seed: int = 1,
) -> Path:
    """Save a BERT of two layers with random weights, as sentence-transformers does."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.base.modules import Transformer
    from sentence_transformers.sentence_transformer.modules import Pooling
    from transformers import BertConfig, BertModel, BertTokenizer

    torch.manual_seed(seed)
    config = BertConfig(
        vocab_size=len(TINY_VOCABULARY),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=4,
        intermediate_size=64,
        max_position_embeddings=24,
    )
    plain = folder.with_name(f"{folder.name}-plain")
    BertModel(config).save_pretrained(plain)
    words = {word: place for place, word in enumerate(TINY_VOCABULARY)}
    BertTokenizer(vocab=words, model_max_length=24).save_pretrained(plain)
    transformer = Transformer(str(plain))
    pooling = Pooling(transformer.get_embedding_dimension(), "mean", include_prompt=include_prompt)
    model = SentenceTransformer(modules=[transformer, pooling], prompts=prompts, device="cpu")
    model.save(str(folder), create_model_card=False)
    shutil.rmtree(plain)
    return folder
