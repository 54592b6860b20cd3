from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.vectors.faiss_index import DenseIndex
from ingest.errors import IndexMismatchError, IndexNotFoundError, IndexStoreError


def unit_vectors(rows: int, dim: int = 16, seed: int = 7) -> NDArray[np.float32]:
    vectors = np.random.default_rng(seed).normal(size=(rows, dim)).astype(np.float32)
    unit: NDArray[np.float32] = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit


@pytest.fixture
def vectors() -> NDArray[np.float32]:
    return unit_vectors(300)


@pytest.fixture
def loaded(vectors: NDArray[np.float32], tmp_path: Path) -> DenseIndex:
    DenseIndex.build(vectors).save(tmp_path / "passages.faiss")
    return DenseIndex.load(tmp_path / "passages.faiss")


class TestDenseIndex:
    def test_finds_what_an_exhaustive_comparison_finds(
        self, vectors: NDArray[np.float32], loaded: DenseIndex
    ) -> None:
        query = unit_vectors(1, seed=8)[0]
        cosines = vectors @ query
        neighbours = loaded.search(query, 10)
        assert [row for row, _ in neighbours] == np.argsort(-cosines)[:10].tolist()
        assert [score for _, score in neighbours] == pytest.approx(
            np.sort(cosines)[::-1][:10].tolist(), abs=1e-5
        )

    def test_gives_every_row_its_score(
        self, vectors: NDArray[np.float32], loaded: DenseIndex
    ) -> None:
        query = unit_vectors(1, seed=9)[0]
        np.testing.assert_allclose(loaded.scores(query), vectors @ query, atol=1e-5)

    def test_gives_back_the_vectors_it_was_built_from(
        self, vectors: NDArray[np.float32], loaded: DenseIndex
    ) -> None:
        np.testing.assert_array_equal(loaded.vectors, vectors)
        assert (len(loaded), loaded.dim) == (300, 16)

    def test_searches_allowed_rows_only(
        self, vectors: NDArray[np.float32], loaded: DenseIndex
    ) -> None:
        allowed = np.zeros(300, dtype=bool)
        allowed[[3, 141, 299]] = True
        rows = [row for row, _ in loaded.search(vectors[5], 10, allowed=allowed)]
        assert sorted(rows) == [3, 141, 299]

    def test_finds_nothing_where_no_row_is_allowed(self, loaded: DenseIndex) -> None:
        assert loaded.search(unit_vectors(1)[0], 10, allowed=np.zeros(300, dtype=bool)) == []

    def test_orders_equally_near_rows_by_row(self) -> None:
        same = np.repeat(unit_vectors(1), 5, axis=0)
        assert [row for row, _ in DenseIndex.build(same).search(same[0], 5)] == [0, 1, 2, 3, 4]

    def test_gives_no_more_than_it_has(self, vectors: NDArray[np.float32]) -> None:
        assert len(DenseIndex.build(vectors[:4]).search(vectors[0], 10)) == 4

    def test_of_no_vectors_is_an_index_too(self, tmp_path: Path) -> None:
        DenseIndex.build(np.empty((0, 16), dtype=np.float32)).save(tmp_path / "empty.faiss")
        empty = DenseIndex.load(tmp_path / "empty.faiss")
        assert empty.search(unit_vectors(1)[0], 10) == []
        assert empty.scores(unit_vectors(1)[0]).shape == (0,)

    def test_is_mapped_so_that_opening_it_reads_nothing(
        self, loaded: DenseIndex, tmp_path: Path
    ) -> None:
        maps = Path("/proc/self/maps")
        if not maps.exists():
            pytest.skip("this system does not list what a process has mapped")
        assert str(tmp_path / "passages.faiss") in maps.read_text(encoding="utf-8")

    def test_outlives_the_deletion_of_its_file(
        self, vectors: NDArray[np.float32], loaded: DenseIndex, tmp_path: Path
    ) -> None:
        (tmp_path / "passages.faiss").unlink()
        assert loaded.search(vectors[17], 1)[0].row == 17


class TestWrongUseOfADenseIndex:
    def test_a_query_of_another_model_is_refused_with_what_to_do(self, loaded: DenseIndex) -> None:
        with pytest.raises(IndexMismatchError, match="vector_length_other"):
            loaded.search(unit_vectors(1, dim=8)[0], 10)

    def test_vectors_of_another_length_than_one_are_refused(
        self, vectors: NDArray[np.float32]
    ) -> None:
        with pytest.raises(ValueError, match="length 1"):
            DenseIndex.build(vectors * 2)

    def test_vectors_that_are_not_numbers_are_refused(self, vectors: NDArray[np.float32]) -> None:
        vectors[3, 3] = np.nan
        with pytest.raises(ValueError, match="length 1"):
            DenseIndex.build(vectors)

    def test_a_mask_of_another_length_is_refused(self, loaded: DenseIndex) -> None:
        with pytest.raises(ValueError, match="300 values"):
            loaded.search(unit_vectors(1)[0], 10, allowed=np.ones(299, dtype=bool))


class TestADamagedFile:
    def test_that_is_cut_short_is_named_with_what_to_do(
        self, loaded: DenseIndex, tmp_path: Path
    ) -> None:
        whole = (tmp_path / "passages.faiss").read_bytes()
        (tmp_path / "cut.faiss").write_bytes(whole[: len(whole) // 2])
        with pytest.raises(IndexStoreError, match=r"vectors_unreadable: .*cut\.faiss"):
            DenseIndex.load(tmp_path / "cut.faiss")

    def test_that_holds_something_else_is_named(self, tmp_path: Path) -> None:
        (tmp_path / "other.faiss").write_bytes(b"not vectors at all" * 10)
        with pytest.raises(IndexStoreError, match=r"other\.faiss"):
            DenseIndex.load(tmp_path / "other.faiss")

    def test_that_is_empty_is_named(self, tmp_path: Path) -> None:
        (tmp_path / "empty.faiss").touch()
        with pytest.raises(IndexStoreError, match=r"empty\.faiss"):
            DenseIndex.load(tmp_path / "empty.faiss")

    def test_that_is_missing_means_there_is_no_index_yet(self, tmp_path: Path) -> None:
        with pytest.raises(IndexNotFoundError, match="index_file_missing"):
            DenseIndex.load(tmp_path / "passages.faiss")

    def test_that_cannot_be_written_is_named(
        self, vectors: NDArray[np.float32], tmp_path: Path
    ) -> None:
        with pytest.raises(IndexStoreError, match="index_file_not_written"):
            DenseIndex.build(vectors).save(tmp_path / "no such folder" / "passages.faiss")
