"""The build recipe: other rules, another index; the same vectors."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.generations import contents, recipe, writer
from index.generations.directory import current_generation, read_meta
from index.generations.recipe import build_recipe
from index.generations.writer import IndexReport, build_index
from index.vectors.cache import EmbeddingCache
from index.vectors.embedder import HashingEmbedder
from ingest.models import Bibliography, Passage
from ingest.store import CorpusStore
from tests.builders import report


@pytest.fixture(autouse=True)
def fresh_recipe() -> Iterator[None]:
    build_recipe.cache_clear()
    yield
    build_recipe.cache_clear()


def built(home: Path) -> IndexReport:
    """Build in ``home``, as a process does that has just started."""
    build_recipe.cache_clear()
    store = CorpusStore(home / "corpus.db")
    if not store.document_ids():
        store.put(report(), ordinal=0, fingerprint="1")
    return build_index(
        store, home / "index", HashingEmbedder(), EmbeddingCache(home / "embeddings.db")
    )


def passage_text_with_kind(passage: Passage, facts: Bibliography) -> str:
    return f"{passage.kind}: {contents.passage_text(passage, facts)}"


class TestBuildRecipe:
    def test_is_the_same_for_the_same_rules(self) -> None:
        first = build_recipe()
        build_recipe.cache_clear()
        assert build_recipe() == first

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("K1", 1.2),
            ("B", 0.5),
            ("FIELDS", ("text", "section")),
            ("MIN_SENTENCE_WORDS", 4),
            ("ANALYZER_VERSION", "another"),
            ("FORMAT_VERSION", 99),
            ("passage_text", passage_text_with_kind),
        ],
    )
    def test_differs_when_a_rule_does(
        self, name: str, value: object, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = build_recipe()
        build_recipe.cache_clear()
        monkeypatch.setattr(recipe, name, value)
        assert build_recipe() != before

    def test_sees_which_sentences_are_encoded(self, monkeypatch: pytest.MonkeyPatch) -> None:
        before = build_recipe()
        build_recipe.cache_clear()
        monkeypatch.setattr(contents, "MIN_SENTENCE_WORDS", 2)
        assert build_recipe() != before


class TestAnIndexOfAnotherRecipe:
    def test_is_built_anew_with_the_vectors_of_the_cache(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        first = built(tmp_path)
        monkeypatch.setattr(recipe, "K1", 1.2)
        again = built(tmp_path)
        assert (first.built, again.built, again.encoded) == (True, True, 0)

    def test_is_left_alone_when_the_recipe_is_the_same(self, tmp_path: Path) -> None:
        first = built(tmp_path)
        assert built(tmp_path) == IndexReport(
            first.generation, False, first.passages, first.sentences, 0, 0.0
        )

    def test_states_the_k1_of_its_postings(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(writer, "K1", 1.2)
        built(tmp_path)
        folder = tmp_path / "index"
        assert read_meta(folder, current_generation(folder)).k1 == 1.2
