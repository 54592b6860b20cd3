"""Corpus store → index generation: analyse, encode what is new, write, swap."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.generations.directory import (
    FIELDS,
    FREQUENCIES,
    OCCURRENCES,
    VOCABULARY,
    GenerationMeta,
    current_generation,
    read_meta,
    write_generation,
)
from index.lexical.bm25 import FieldIndex
from index.lexical.positions import Occurrences
from index.text.analyzer import ANALYZER_VERSION, Analyzer
from index.text.tokens import count_words
from index.vectors.cache import EmbeddingCache, embed_cached
from index.vectors.embedder import Embedder
from index.vectors.faiss_index import DenseIndex
from ingest.errors import IndexStoreError
from ingest.models import Bibliography, Passage
from ingest.store import CorpusStore

#: A sentence of fewer words says too little to answer anything.
MIN_SENTENCE_WORDS = 3

Progress = Callable[[int, int], None]


class EmptyCorpusError(IndexStoreError):
    """There is nothing to index."""


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What a build did.

    Attributes:
        built: Whether a new generation was written; else the live one was right already.
        encoded: Texts encoded anew; all others came from the cache.
    """

    generation: str
    built: bool
    passages: int
    sentences: int
    encoded: int
    seconds: float


@dataclass(frozen=True, slots=True)
class SentenceTexts:
    """What is encoded for sentences, and where each belongs.

    Attributes:
        texts: With caption and header in front where the sentence is a table row.
        places: One row per text: passage, start and end. Rows of a passage stand together.
    """

    texts: list[str]
    places: NDArray[np.int64]


def live_if_right(store: CorpusStore, folder: Path, model_id: str) -> IndexReport | None:
    """Say that there is nothing to do, if the live generation is what a build would give.

    Costs no model: only its name is compared.
    """
    try:
        meta = read_meta(folder, current_generation(folder))
    except IndexStoreError:
        return None
    if (meta.corpus, meta.embedder, meta.analyzer) != (store.digest(), model_id, ANALYZER_VERSION):
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
        on_encoded: Called with how many texts are done and how many there are.

    Raises:
        EmptyCorpusError: The store holds no passage.
    """
    started = time.perf_counter()
    if live := live_if_right(store, folder, embedder.model_id):
        return live
    passages = list(store.passages())
    if not passages:
        raise EmptyCorpusError(
            f"{store.path}: no passages to index. See what `funn ingest` reports, and put the "
            f"documents where the manifest looks for them."
        )
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
        store.copy_to(target / "corpus.db")

    write_generation(folder, meta, fill)
    seconds = time.perf_counter() - started
    return IndexReport(meta.name, True, meta.passages, meta.sentences, encoded, seconds)


def _describe(
    store: CorpusStore, embedder: Embedder, passages: int, sentences: int
) -> GenerationMeta:
    now, corpus = datetime.now(UTC), store.digest()
    key = f"{corpus} {embedder.model_id} {ANALYZER_VERSION}"
    return GenerationMeta(
        name=f"{now:%Y%m%dT%H%M%S%f}-{hashlib.sha256(key.encode()).hexdigest()[:8]}",
        created=now.isoformat(timespec="seconds"),
        embedder=embedder.model_id,
        dimensions=embedder.dim,
        analyzer=ANALYZER_VERSION,
        corpus=corpus,
        documents=len(store.document_ids()),
        passages=passages,
        sentences=sentences,
    )


def passage_text(passage: Passage, facts: Bibliography) -> str:
    """What is encoded for a passage: its words, under its title, section and caption."""
    heading = ". ".join([facts.title, *passage.section])
    return "\n".join(part for part in (heading, passage.context, passage.text) if part)


def sentence_texts(passages: Sequence[Passage]) -> SentenceTexts:
    """Gather the sentences that are worth a vector of their own."""
    texts, places = [], []
    for row, passage in enumerate(passages):
        for sentence in passage.sentences:
            words = passage.text[sentence.start - passage.start : sentence.end - passage.start]
            if len(words.split()) >= MIN_SENTENCE_WORDS:
                table = passage.kind == "table" and passage.context
                texts.append(f"{passage.context}\n{words}" if table else words)
                places.append((row, sentence.start, sentence.end))
    return SentenceTexts(texts, np.array(places, dtype=np.int64).reshape(-1, 3))


def field_texts(passage: Passage, facts: Bibliography) -> Iterator[str]:
    """The words of each field, in the order of ``FIELDS``."""
    yield passage.text
    yield " ".join(passage.section)
    yield f"{facts.title} {facts.subtitle or ''}"
    yield passage.context


def write_lexical(target: Path, passages: Sequence[Passage], facts: Sequence[Bibliography]) -> None:
    """Analyse every passage; write the postings of each field, and where its terms stand."""
    frequencies = dict(sorted(count_words(p.text for p in passages).items()))
    analyzer = Analyzer(frequencies)
    vocabulary = analyzer.vocabulary(p.text for p in passages)
    for name, words in ((FREQUENCIES, frequencies), (VOCABULARY, vocabulary)):
        (target / name).write_text(json.dumps(words, ensure_ascii=False), "utf-8")
    fields: list[list[list[str]]] = [[] for _ in FIELDS]
    for passage, bibliography in zip(passages, facts, strict=True):
        for field, text in zip(fields, field_texts(passage, bibliography), strict=True):
            field.append(analyzer.index_terms(text))
    indexes = {name: FieldIndex.build(terms) for name, terms in zip(FIELDS, fields, strict=True)}
    for name, index in indexes.items():
        index.save(target / f"lexical-{name}.npz")
    analyzed = (analyzer.analyze(p.text) for p in passages)
    Occurrences.build(analyzed, indexes["text"]).save(target / OCCURRENCES)


def _counting(on_encoded: Progress | None, total: int) -> Callable[[int], None] | None:
    """Turn «so many more» into «so many of so many»."""
    if on_encoded is None:
        return None
    done = 0

    def count(more: int) -> None:
        nonlocal done
        done += more
        on_encoded(done, total)

    return count
