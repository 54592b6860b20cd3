"""Corpus store → index generation: analyse, encode what is new, write, swap."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from index.generations.contents import FIELDS, field_texts, passage_text, sentence_texts
from index.generations.directory import (
    FREQUENCIES,
    TERM_POSITIONS,
    VOCABULARY,
    GenerationMeta,
    check_generation,
    current_generation,
    read_meta,
    write_generation,
)
from index.generations.recipe import build_recipe
from index.lexical.bm25 import K1, B, FieldIndex
from index.lexical.positions import TermPositions
from index.text.analyzer import ANALYZER_VERSION, Analyzer
from index.text.tokens import count_words
from index.vectors.cache import EmbeddingCache, embed_cached
from index.vectors.embedder import Embedder
from index.vectors.faiss_index import DenseIndex
from ingest.errors import IndexStoreError, StoreError
from ingest.models import Bibliography, Passage
from ingest.store import CorpusStore

Progress = Callable[[int, int], None]


class EmptyCorpusError(IndexStoreError):
    """The corpus store holds no passage to index."""


@dataclass(frozen=True, slots=True)
class IndexReport:
    """The outcome of a build.

    Attributes:
        built: A new generation was written. If not, the live one was right already.
        encoded: Number of texts encoded anew; all others came from the cache.
    """

    generation: str
    built: bool
    passages: int
    sentences: int
    encoded: int
    seconds: float


def refuse_half_read(store: CorpusStore) -> None:
    """Make sure that no ingest was broken off: its index would lack documents.

    Raises:
        StoreError: One was.
    """
    if store.is_half_read:
        raise StoreError("corpus_half_read", path=str(store.path))


def live_if_right(store: CorpusStore, folder: Path, model_id: str) -> IndexReport | None:
    """Report the live generation if a build would give the same; ``None`` if it would not.

    A damaged one is not right: a build replaces it.

    The model is not loaded: only its name is compared. So is the build recipe.
    """
    try:
        meta = read_meta(folder, current_generation(folder))
        check_generation(folder, meta, whole=True)
    except IndexStoreError:
        return None
    built = (meta.corpus, meta.embedder, meta.recipe)
    if built != (store.digest(), model_id, build_recipe()):
        return None
    return IndexReport(meta.name, False, meta.passages, meta.sentences, 0, 0.0)


def build_index(
    store: CorpusStore,
    folder: Path,
    embedder: Embedder,
    cache: EmbeddingCache,
    *,
    on_encoded: Progress | None = None,
) -> IndexReport:
    """Bring the index in line with the corpus store.

    Args:
        on_encoded: Called with the number of texts that are done, and of all.

    Raises:
        EmptyCorpusError: The store holds no passage.
        StoreError: The store is damaged, or an ingest was broken off.
    """
    started = time.perf_counter()
    refuse_half_read(store)
    if live := live_if_right(store, folder, embedder.model_id):
        return live
    passages = _passages_of(store)
    facts = {i: store.bibliography(i) for i in store.document_ids()}
    sentences = sentence_texts(passages)
    texts = [passage_text(p, facts[p.document_id]) for p in passages] + sentences.texts
    vectors, encoded = embed_cached(embedder, cache, texts, _counting(on_encoded, len(texts)))
    meta = _describe(store, embedder, len(passages), len(sentences.texts))

    def fill(target: Path) -> None:
        write_lexical(target, passages, [facts[p.document_id] for p in passages])
        DenseIndex.build(vectors[: len(passages)]).save(target / "passages.faiss")
        DenseIndex.build(vectors[len(passages) :]).save(target / "sentences.faiss")
        np.save(target / "sentences.npy", sentences.places)
        _copy_store(store, target / "corpus.db")

    write_generation(folder, meta, fill)
    seconds = time.perf_counter() - started
    return IndexReport(meta.name, True, meta.passages, meta.sentences, encoded, seconds)


def _passages_of(store: CorpusStore) -> list[Passage]:
    """Read every passage of a store that is as it was written."""
    store.check()
    passages = list(store.passages())
    if not passages:
        raise EmptyCorpusError("corpus_empty", path=str(store.path))
    return passages


def _copy_store(store: CorpusStore, path: Path) -> None:
    """Copy the store, and make sure that the copy is as it was written."""
    store.copy_to(path)
    with closing(CorpusStore(path, read_only=True)) as copy:
        copy.check()


def _describe(
    store: CorpusStore, embedder: Embedder, passages: int, sentences: int
) -> GenerationMeta:
    now, corpus = datetime.now(UTC), store.digest()
    key = f"{corpus} {embedder.model_id} {build_recipe()}"
    return GenerationMeta(
        name=f"{now:%Y%m%dT%H%M%S%f}-{hashlib.sha256(key.encode()).hexdigest()[:8]}",
        created=now.isoformat(timespec="seconds"),
        embedder=embedder.model_id,
        dimensions=embedder.dim,
        analyzer=ANALYZER_VERSION,
        corpus=corpus,
        recipe=build_recipe(),
        k1=K1,
        documents=len(store.document_ids()),
        passages=passages,
        sentences=sentences,
    )


def write_lexical(target: Path, passages: Sequence[Passage], facts: Sequence[Bibliography]) -> None:
    """Analyse every passage; write the postings of each field and the positions of terms."""
    frequencies = dict(sorted(count_words(p.text for p in passages).items()))
    analyzer = Analyzer(frequencies)
    vocabulary = analyzer.vocabulary(p.text for p in passages)
    for name, words in ((FREQUENCIES, frequencies), (VOCABULARY, vocabulary)):
        (target / name).write_text(json.dumps(words, ensure_ascii=False), "utf-8")
    fields: list[list[list[str]]] = [[] for _ in FIELDS]
    for passage, bibliography in zip(passages, facts, strict=True):
        for field, text in zip(fields, field_texts(passage, bibliography), strict=True):
            field.append(analyzer.index_terms(text))
    indexes = {
        name: FieldIndex.build(terms, k1=K1, b=B)
        for name, terms in zip(FIELDS, fields, strict=True)
    }
    for name, index in indexes.items():
        index.save(target / f"lexical-{name}.npz")
    analyzed = (analyzer.analyze(p.text) for p in passages)
    TermPositions.build(analyzed, indexes["text"]).save(target / TERM_POSITIONS)


def _counting(on_encoded: Progress | None, total: int) -> Callable[[int], None] | None:
    """Turn a callback for (done, total) into one that takes how many more are done."""
    if on_encoded is None:
        return None
    done = 0

    def count(more: int) -> None:
        nonlocal done
        done += more
        on_encoded(done, total)

    return count
