"""A generation opened for searching: postings, vectors, and the corpus it was built from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.generations.contents import FIELDS
from index.generations.directory import (
    FREQUENCIES,
    TERM_POSITIONS,
    VOCABULARY,
    GenerationMeta,
    check_generation,
    check_matches,
    read_meta,
)
from index.lexical.bm25 import FieldIndex
from index.lexical.positions import TermPositions
from index.text.analyzer import ANALYZER_VERSION, Analyzer
from index.vectors.embedder import Embedder
from index.vectors.faiss_index import DenseIndex
from ingest.errors import IndexStoreError, UnknownIdError
from ingest.models import Bibliography, Document, DocumentId, Passage, PassageId
from ingest.store import CorpusStore

#: Whole documents kept in memory for quoting.
DOCUMENT_CACHE_SIZE = 32


@dataclass(frozen=True)
class Generation:
    """The contents of one generation. Immutable; shared between threads.

    Attributes:
        passages: One per row of the postings and of ``passage_vectors``.
        sentence_places: One row per sentence vector: passage row, start, end.
        first_sentence: For each passage with sentence vectors, the first one's row;
            ``sentence_rows`` holds the rows of those passages.
        row_of: Row of each passage.
        facts, files: Bibliography and file name of each document.
    """

    meta: GenerationMeta
    store: CorpusStore
    analyzer: Analyzer
    frequencies: Mapping[str, int]
    fields: Mapping[str, FieldIndex]
    term_positions: TermPositions
    passage_vectors: DenseIndex
    sentence_vectors: DenseIndex
    sentence_places: NDArray[np.int64]
    sentence_rows: NDArray[np.int64]
    first_sentence: NDArray[np.int64]
    passages: tuple[Passage, ...]
    row_of: Mapping[PassageId, int]
    facts: Mapping[DocumentId, Bibliography]
    files: Mapping[DocumentId, str]

    def document(self, document_id: DocumentId) -> Document:
        """Read a whole document; the last few are cached."""
        return _document(self.store, document_id)

    def passage(self, passage_id: PassageId) -> Passage:
        """Look a passage up.

        Raises:
            UnknownIdError: There is none with this id.
        """
        row = self.row_of.get(passage_id)
        if row is None:
            raise UnknownIdError("passage_unknown", passage=passage_id)
        return self.passages[row]


@lru_cache(maxsize=DOCUMENT_CACHE_SIZE)
def _document(store: CorpusStore, document_id: DocumentId) -> Document:
    return store.document(document_id)


def open_generation(folder: Path, name: str, embedder: Embedder) -> Generation:
    """Open a generation and make sure that it is whole.

    Raises:
        IndexMismatchError: Built with another model or analyzer than those in use.
        IndexStoreError: A part is missing, damaged, or does not go with the others.
    """
    meta = read_meta(folder, name)
    check_matches(meta, embedder=embedder.model_id, analyzer=ANALYZER_VERSION)
    check_generation(folder, meta)
    target = folder / name
    store = CorpusStore(target / "corpus.db", read_only=True)
    passages = tuple(store.passages())
    frequencies = load_frequencies(target)
    try:
        places = np.load(target / "sentences.npy")
    except (OSError, ValueError) as error:
        raise IndexStoreError("index_damaged", path=str(target), cause=str(error)) from error
    rows, first = np.unique(places[:, 0], return_index=True)
    generation = Generation(
        meta=meta,
        store=store,
        analyzer=Analyzer(frequencies, vocabulary=load_vocabulary(target)),
        frequencies=frequencies,
        fields={f: FieldIndex.load(target / f"lexical-{f}.npz") for f in FIELDS},
        term_positions=TermPositions.load(target / TERM_POSITIONS),
        passage_vectors=DenseIndex.load(target / "passages.faiss"),
        sentence_vectors=DenseIndex.load(target / "sentences.faiss"),
        sentence_places=places,
        sentence_rows=rows,
        first_sentence=first,
        passages=passages,
        row_of={passage.passage_id: row for row, passage in enumerate(passages)},
        facts={i: store.bibliography(i) for i in store.document_ids()},
        files=store.files(),
    )
    _check_whole(generation)
    return generation


def _check_whole(generation: Generation) -> None:
    counted = {
        "passages": len(generation.passages),
        "postings": len(generation.fields["text"]),
        "positions": len(generation.term_positions),
        "vectors": len(generation.passage_vectors),
    }
    if len(set(counted.values())) != 1:
        raise IndexStoreError("index_passages_differ", name=generation.meta.name, **counted)
    sentences, vectors = len(generation.sentence_places), len(generation.sentence_vectors)
    if sentences != vectors:
        raise IndexStoreError(
            "index_sentences_differ",
            name=generation.meta.name,
            sentences=sentences,
            vectors=vectors,
        )


def load_frequencies(target: Path) -> dict[str, int]:
    """Read the frequencies of a generation's words.

    Raises:
        IndexStoreError: The file is missing or damaged.
    """
    frequencies: dict[str, int] = _load_words(target / FREQUENCIES)
    return frequencies


def load_vocabulary(target: Path) -> dict[str, list[str]]:
    """Read the terms of each of a generation's words.

    Raises:
        IndexStoreError: The file is missing or damaged.
    """
    vocabulary: dict[str, list[str]] = _load_words(target / VOCABULARY)
    return vocabulary


def _load_words(path: Path) -> Any:
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise IndexStoreError("index_file_unreadable", path=str(path), cause=str(error)) from error
