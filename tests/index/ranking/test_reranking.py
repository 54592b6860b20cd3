"""Hits read again by a cross-encoder: a small one, made on the spot."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.ranking.reranking import open_reranker, rerank
from ingest.errors import EmbedderError

WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "leder", "kontor", "bruker", "hva", "er"]


class CountingReranker:
    """Scores a passage by how many words of the question it has."""

    def scores(self, question: str, passages: Sequence[str]) -> NDArray[np.float64]:
        words = set(question.split())
        return np.array([float(len(words & set(passage.split()))) for passage in passages])


def write_cross_encoder(folder: Path, labels: int = 1) -> str:
    """A BERT of two layers with random weights, saved as sentence-transformers reads it."""
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    folder.mkdir()
    (folder / "vocab.txt").write_text("\n".join(WORDS), "utf-8")
    config = BertConfig(
        vocab_size=len(WORDS),
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=16,
        num_labels=labels,
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    BertTokenizerFast(vocab_file=str(folder / "vocab.txt")).save_pretrained(folder)
    return str(folder)


class TestRerank:
    def test_orders_what_was_read_and_leaves_the_rest(self) -> None:
        texts = ["noe annet", "leder på kontor", "en leder"]
        order = rerank(np.array([7, 3, 5, 9]), "leder kontor", texts, CountingReranker())
        assert order.tolist() == [3, 5, 7, 9]

    def test_keeps_the_order_of_equals(self) -> None:
        order = rerank(np.array([2, 1, 0]), "leder", ["x", "y", "z"], CountingReranker())
        assert order.tolist() == [2, 1, 0]


class TestCrossEncoder:
    def test_gives_one_score_a_passage(self, tmp_path: Path) -> None:
        reranker = open_reranker(write_cross_encoder(tmp_path / "model"))
        scores = reranker.scores("hva er leder", ["leder kontor", "bruker"])
        assert scores.shape == (2,)
        assert np.isfinite(scores).all()

    def test_reads_nothing_where_nothing_was_found(self, tmp_path: Path) -> None:
        reranker = open_reranker(write_cross_encoder(tmp_path / "model"))
        assert reranker.scores("hva", []).shape == (0,)

    def test_refuses_a_model_that_classifies(self, tmp_path: Path) -> None:
        with pytest.raises(EmbedderError, match="gives 3 scores"):
            open_reranker(write_cross_encoder(tmp_path / "model", labels=3))

    def test_says_what_to_do_about_a_folder_that_holds_no_model(self, tmp_path: Path) -> None:
        with pytest.raises(EmbedderError, match="FUNN_RERANKER"):
            open_reranker(str(tmp_path))
