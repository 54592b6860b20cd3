"""The postings score as rank-bm25's Okapi does."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi

from index.lexical.bm25 import FieldIndex
from ingest.errors import IndexNotFoundError, IndexStoreError

TERMS = st.sampled_from(["s:a", "s:b", "l:å", "p:ø", "s:nav", "s:14", "p:kontor"])
CORPORA = st.lists(st.lists(TERMS, max_size=12), min_size=1, max_size=12).filter(any)
CORPUS = [["a", "b", "a"], ["b", "c"], [], ["c", "c", "d"], ["a"]]


def idf_of(field: FieldIndex, term: str) -> float | None:
    found = field.postings(term)
    return found.idf if found else None


def holders(field: FieldIndex, term: str) -> int:
    """Count the passages that hold ``term``."""
    found = field.postings(term)
    return len(found.rows) if found else 0


class TestFieldIndex:
    @given(documents=CORPORA, query=st.lists(TERMS, max_size=6))
    def test_scores_as_okapi_does(self, documents: list[list[str]], query: list[str]) -> None:
        expected = BM25Okapi(documents).get_scores(query)
        scores = FieldIndex.build(documents).scores(Counter(query))
        np.testing.assert_allclose(scores, expected, rtol=0, atol=1e-9)

    @given(documents=CORPORA)
    def test_has_okapis_inverse_document_frequencies_with_their_floor(
        self, documents: list[list[str]]
    ) -> None:
        okapi, field = BM25Okapi(documents), FieldIndex.build(documents)
        assert {t: idf_of(field, t) for t in okapi.idf} == okapi.idf

    def test_scores_as_okapi_does_with_other_constants(self) -> None:
        expected = BM25Okapi(CORPUS, k1=0.9, b=0.4).get_scores(["a", "c"])
        scores = FieldIndex.build(CORPUS, k1=0.9, b=0.4).scores({"a": 1.0, "c": 1.0})
        np.testing.assert_allclose(scores, expected, rtol=0, atol=1e-9)

    def test_weighs_terms_apart(self) -> None:
        field = FieldIndex.build(CORPUS)
        both = 2 * field.scores({"a": 1.0}) + 0.5 * field.scores({"d": 1.0})
        np.testing.assert_allclose(field.scores({"a": 2.0, "d": 0.5}), both)

    def test_says_where_a_term_stands_and_what_it_adds(self) -> None:
        field = FieldIndex.build(CORPUS)
        found = field.postings("c")
        assert found is not None
        assert found.rows.tolist() == [1, 3]
        np.testing.assert_allclose(found.scores, field.scores({"c": 1.0})[[1, 3]])
        assert holders(field, "c") == 2

    def test_knows_nothing_of_a_term_that_no_passage_holds(self) -> None:
        field = FieldIndex.build(CORPUS)
        assert field.postings("aa") is None
        assert holders(field, "") == 0
        assert field.postings("z") is None
        assert not field.scores({"aa": 1.0}).any()

    def test_tells_terms_apart_that_share_a_key(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("index.lexical.bm25.key_of", len)
        field = FieldIndex.build([["ab", "ba", "c"], ["ba"]])
        assert [holders(field, t) for t in ("ab", "ba", "c", "aa")] == [1, 2, 1, 0]

    def test_finds_the_passages_that_hold_all_terms_of_a_phrase(self) -> None:
        field = FieldIndex.build(CORPUS)
        assert field.passages_with_all(["b", "c"]).tolist() == [1]
        assert field.passages_with_all(["b", "z"]).tolist() == []

    @pytest.mark.parametrize("documents", [[], [[]], [[], [], []]])
    def test_bears_a_field_that_is_empty(self, documents: list[list[str]], tmp_path: Path) -> None:
        field = FieldIndex.build(documents)
        field.save(tmp_path / "empty.npz")
        for either in (field, FieldIndex.load(tmp_path / "empty.npz")):
            assert either.scores({"a": 1.0}).tolist() == [0.0] * len(documents)


class TestKeeping:
    @given(documents=CORPORA)
    def test_scores_the_same_after_it_was_saved_and_opened(
        self, documents: list[list[str]], tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        path = tmp_path_factory.mktemp("index") / "lexical.npz"
        built = FieldIndex.build(documents)
        built.save(path)
        opened = FieldIndex.load(path)
        held = {term for document in documents for term in document}
        assert opened.vocabulary() == built.vocabulary()
        assert sorted(built.vocabulary()) == sorted(held)
        for number, term in enumerate(built.vocabulary()):
            assert opened.position(term) == number
            assert opened.scores({term: 1.0}).tolist() == built.scores({term: 1.0}).tolist()

    def test_maps_the_postings_instead_of_reading_them(self, tmp_path: Path) -> None:
        FieldIndex.build(CORPUS).save(tmp_path / "lexical.npz")
        opened = FieldIndex.load(tmp_path / "lexical.npz")
        arrays = (opened.rows, opened.weights, opened.keys, opened.names)
        assert all(isinstance(array.base, np.memmap) for array in arrays)
        with pytest.raises(ValueError, match="read-only"):
            opened.rows[0] = 7

    def test_says_what_to_do_when_there_is_no_index(self, tmp_path: Path) -> None:
        with pytest.raises(IndexNotFoundError, match="index_file_missing"):
            FieldIndex.load(tmp_path / "lexical.npz")

    @pytest.mark.parametrize("damage", ["cut", "other", "compressed"])
    def test_says_what_to_do_when_the_file_is_damaged(self, tmp_path: Path, damage: str) -> None:
        path = tmp_path / "lexical.npz"
        FieldIndex.build(CORPUS).save(path)
        if damage == "cut":
            path.write_bytes(path.read_bytes()[:100])
        elif damage == "other":
            np.savez(path, rows=np.zeros(3))
        else:
            np.savez_compressed(path, rows=np.zeros(3))
        with pytest.raises(IndexStoreError, match=r"index_file_(unreadable|incomplete)"):
            FieldIndex.load(path)
