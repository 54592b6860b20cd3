from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.vectors.cache import EmbeddingCache, embed_cached
from index.vectors.embedder import HashingEmbedder, Progress
from ingest.errors import StoreError
from tests.fakes import CountingEmbedder

TEXTS = ["Kontoret ligger i byen.", "De fleste trives.", "The office has two managers."]


class StoppedEmbedder(HashingEmbedder):
    """Gives up at the first text that says so, as a run that is interrupted does."""

    def embed_passages(
        self, texts: Sequence[str], progress: Progress | None = None
    ) -> NDArray[np.float32]:
        if "stop" in texts:
            raise KeyboardInterrupt
        return super().embed_passages(texts, progress)


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[EmbeddingCache]:
    cache = EmbeddingCache(tmp_path / "home" / "embeddings.db")
    yield cache
    cache.close()


class TestEmbedCached:
    def test_gives_the_vectors_that_the_embedder_gives(self, cache: EmbeddingCache) -> None:
        embedder = HashingEmbedder()
        for _ in range(2):
            matrix, _ = embed_cached(embedder, cache, TEXTS)
            np.testing.assert_array_equal(matrix, embedder.embed_passages(TEXTS))

    def test_encodes_again_what_was_damaged(self, cache: EmbeddingCache, tmp_path: Path) -> None:
        embedder = HashingEmbedder()
        matrix, _ = embed_cached(embedder, cache, TEXTS)
        with sqlite3.connect(tmp_path / "home" / "embeddings.db") as db:
            db.execute(
                "UPDATE vectors SET vector = zeroblob(length(vector))"
                " WHERE digest = (SELECT min(digest) FROM vectors)"
            )
        assert cache.damaged() == 1
        again, encoded = embed_cached(embedder, cache, TEXTS)
        assert (encoded, cache.damaged()) == (1, 0)
        np.testing.assert_array_equal(again, matrix)

    def test_encodes_nothing_the_second_time(self, cache: EmbeddingCache) -> None:
        embedder = CountingEmbedder()
        counts = [embed_cached(embedder, cache, TEXTS)[1] for _ in range(2)]
        assert counts == [3, 0]
        assert sorted(embedder.encoded) == sorted(TEXTS)

    def test_encodes_nothing_that_another_process_has_encoded(
        self, cache: EmbeddingCache, tmp_path: Path
    ) -> None:
        embed_cached(HashingEmbedder(), cache, TEXTS)
        other = EmbeddingCache(tmp_path / "home" / "embeddings.db")
        assert embed_cached(HashingEmbedder(), other, TEXTS)[1] == 0
        other.close()

    def test_encodes_only_the_texts_that_changed(self, cache: EmbeddingCache) -> None:
        embed_cached(HashingEmbedder(), cache, TEXTS)
        embedder = CountingEmbedder()
        embed_cached(embedder, cache, [TEXTS[0], "De fleste trives ikke.", TEXTS[2]])
        assert embedder.encoded == ["De fleste trives ikke."]

    def test_encodes_a_text_once_that_stands_twice(self, cache: EmbeddingCache) -> None:
        matrix, encoded = embed_cached(HashingEmbedder(), cache, ["NAV", "lokalt", "NAV"])
        assert encoded == 2
        np.testing.assert_array_equal(matrix[0], matrix[2])

    def test_keeps_models_apart(self, cache: EmbeddingCache) -> None:
        embed_cached(HashingEmbedder(64), cache, TEXTS)
        matrix, encoded = embed_cached(HashingEmbedder(128), cache, TEXTS)
        assert (encoded, matrix.shape) == (3, (3, 128))

    def test_loses_little_when_it_is_interrupted(self, cache: EmbeddingCache) -> None:
        texts = [f"En setning som er lengre, nummer {number}." for number in range(300)]
        with pytest.raises(KeyboardInterrupt):
            embed_cached(StoppedEmbedder(), cache, [*texts, "stop"])
        assert embed_cached(HashingEmbedder(), cache, texts)[1] < 50

    def test_tells_progress_of_every_text_known_or_new(self, cache: EmbeddingCache) -> None:
        embed_cached(HashingEmbedder(), cache, TEXTS[:1])
        told: list[int] = []
        embed_cached(HashingEmbedder(), cache, [*TEXTS, TEXTS[0], TEXTS[1]], told.append)
        assert sum(told) == 5

    def test_of_no_texts_is_an_empty_matrix(self, cache: EmbeddingCache) -> None:
        matrix, encoded = embed_cached(HashingEmbedder(), cache, [])
        assert (matrix.shape, encoded) == ((0, 256), 0)


class TestEmbeddingCache:
    def test_holds_no_words(self, cache: EmbeddingCache, tmp_path: Path) -> None:
        embed_cached(HashingEmbedder(), cache, TEXTS)
        stored = b"".join(path.read_bytes() for path in (tmp_path / "home").iterdir())
        assert b"Kontoret" not in stored

    def test_finds_more_keys_than_one_query_may_ask_for(self, cache: EmbeddingCache) -> None:
        texts = [f"Setning {number}." for number in range(1300)]
        embed_cached(HashingEmbedder(8), cache, texts)
        assert embed_cached(HashingEmbedder(8), cache, texts)[1] == 0

    def test_that_is_damaged_is_named_with_what_to_do(self, tmp_path: Path) -> None:
        (tmp_path / "embeddings.db").write_bytes(b"this is no database" * 100)
        with pytest.raises(StoreError, match=r"vector_cache_unusable: .*embeddings\.db"):
            EmbeddingCache(tmp_path / "embeddings.db")

    def test_waits_for_another_writer(self, cache: EmbeddingCache, tmp_path: Path) -> None:
        other = sqlite3.connect(
            tmp_path / "home" / "embeddings.db", isolation_level=None, check_same_thread=False
        )
        other.execute("BEGIN IMMEDIATE")
        threading.Timer(0.2, other.rollback).start()
        assert embed_cached(HashingEmbedder(), cache, TEXTS)[1] == 3
        other.close()
