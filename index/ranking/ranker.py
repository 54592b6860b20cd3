"""A question → scores of every passage: words and vectors, brought together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.generations.reader import Generation
from index.lexical.positions import WantedTerms
from index.query.dictionary import Dictionary
from index.query.document_types import types_named
from index.query.interpreter import InterpretedQuery, Interpreter
from index.query.quantities import asked_quantity
from index.query.spelling import Speller
from index.query.thesaurus import Thesaurus
from index.ranking.fusion import (
    RankingWeights,
    ScoreComponents,
    check_ranking_weights,
    fuse,
    lend_to_neighbours,
    load_ranking_weights,
    saturate,
    standardise,
)
from index.ranking.lexical_scores import ConceptScorer, LexicalScores
from index.text.analyzer import ANALYZER_VERSION
from index.vectors.embedder import Embedder
from ingest.models import Passage

Scores = NDArray[np.float64]

#: Questions whose scores are kept, for a user who asks again or opens the next page.
QUESTION_CACHE_SIZE = 4
#: Fused score that rows of a table or chart get where the question asks for a quantity: they
#: say in figures what prose says in words, and so share fewer words with the question.
QUANTITY_IN_TABLE = 1.0


@dataclass(frozen=True, slots=True)
class Scored:
    """One question against every passage; arrays have one row per passage.

    The arrays are cached: never write into them.

    Attributes:
        vector: The question's. Shape ``(dim,)``, of length 1.
        wanted: The terms of all concepts.
        fused: The score that passages are ranked by.
        components: The components of that score.
        best_sentence: Row of the best sentence vector; -1 where a passage has none.
        cosine_sentence: Similarity of that sentence.
        pending_similarity: ``untuned_similarity`` as a Future, computed in the background.
    """

    query: InterpretedQuery
    vector: NDArray[np.float32]
    wanted: WantedTerms
    words: LexicalScores
    fused: Scores
    components: ScoreComponents
    best_sentence: NDArray[np.int64]
    cosine_sentence: Scores
    pending_similarity: Future[Scores]

    @property
    def untuned_similarity(self) -> Scores:
        """Each best sentence's similarity to the question as untuned weights encode it.

        On a scale that is the same for every question.
        """
        return self.pending_similarity.result()


class Ranker:
    """Scores questions against one generation. Safe to share between threads."""

    def __init__(
        self,
        generation: Generation,
        embedder: Embedder,
        thesaurus: Thesaurus,
        weights: RankingWeights | None = None,
        dictionary: Dictionary | None = None,
    ) -> None:
        """Make a generation ready for questions.

        Args:
            weights, dictionary: Those that come with the package, unless given.

        Raises:
            IndexMismatchError: The weights were fitted with another analyzer.
        """
        self._generation = generation
        self._embedder = embedder
        self._weights = weights or load_ranking_weights()
        check_ranking_weights(self._weights, ANALYZER_VERSION)
        self._interpreter = Interpreter(
            generation.analyzer,
            thesaurus,
            self._weights.kinds,
            dictionary=dictionary,
            speller=Speller(generation.frequencies, generation.analyzer),
            translates=self._weights.translation > 0.0,
        )
        self._words = ConceptScorer(generation.fields, self._weights.fields, k1=generation.meta.k1)
        self._continues = continuations(generation.passages)
        self._priors = priors(generation.passages, self._weights)
        self._types = document_types(generation)
        self._tabular = tabular(generation.passages)
        self._beside = ThreadPoolExecutor(QUESTION_CACHE_SIZE, "encoding")
        self._cached = lru_cache(maxsize=QUESTION_CACHE_SIZE)(self._score)

    def warm_up(self) -> Iterator[None]:
        """Analyse the names that questions may be widened with, ahead of the first one."""
        return self._interpreter.warm_up()

    def interpret(self, text: str) -> InterpretedQuery:
        """Interpret a question without scoring it."""
        return self._interpreter.interpret(text)

    def score(self, text: str) -> Scored:
        """Score every passage on a question."""
        return self._cached(text)

    def _score(self, text: str) -> Scored:
        query = self._interpreter.interpret(text)
        embedding = self._beside.submit(self._vector, query)
        pending_similarity = self._pending_similarity(query.in_bokmal)
        words = self._words.score(query.concepts)
        vector = embedding.result()
        passage = self._generation.passage_vectors.scores(vector).astype(np.float64)
        sentence, best = self._best_sentences(vector)
        components = ScoreComponents(
            lexical=saturate(words.total, words.attainable),
            coverage=words.coverage,
            passage=standardise(passage),
            sentence=standardise(sentence),
        )
        return Scored(
            query=query,
            vector=vector,
            wanted=self._words.wanted(query.concepts),
            words=words,
            fused=self._fused(text, components, words.vocabulary),
            components=components,
            best_sentence=best,
            cosine_sentence=sentence,
            pending_similarity=pending_similarity or finished(sentence),
        )

    def _fused(self, text: str, components: ScoreComponents, vocabulary: float) -> Scores:
        named = named_sources(text, self._types, self._weights)
        scores = fuse(components, vocabulary, self._weights) + self._priors + named
        scores += of_quantities(text, self._tabular)
        return lend_to_neighbours(scores, self._continues, self._weights.neighbours)

    def _vector(self, query: InterpretedQuery) -> NDArray[np.float32]:
        """Encode a question, and draw its vector towards that of its translation."""
        if query.in_bokmal.casefold() == query.text.casefold():
            return self._embedder.embed_query(query.text)
        own, translated = self._embedder.embed_queries([query.text, query.in_bokmal])
        share = np.float32(self._weights.translation)
        both = (1 - share) * own + share * translated
        return np.asarray(both / np.linalg.norm(both), dtype=np.float32)

    def _pending_similarity(self, translated: str) -> Future[Scores] | None:
        """The best sentences as untuned weights read the question, where tuned ones differ."""
        if not self._embedder.tuned:
            return None
        return self._beside.submit(
            lambda: self._best_sentences(self._embedder.embed_untuned(translated))[0]
        )

    def _best_sentences(self, vector: NDArray[np.float32]) -> tuple[Scores, NDArray[np.int64]]:
        """Each passage's best sentence. A passage without any is as far off as the worst."""
        generation = self._generation
        cosines = generation.sentence_vectors.scores(vector).astype(np.float64)
        size = len(generation.passages)
        best_score = np.full(size, cosines.min() if len(cosines) else 0.0)
        best_row = np.full(size, -1, dtype=np.int64)
        if len(cosines):
            best_score[generation.sentence_rows] = np.maximum.reduceat(
                cosines, generation.first_sentence
            )
            passages = generation.sentence_places[:, 0]
            at_best = np.flatnonzero(cosines == best_score[passages])[::-1]
            best_row[passages[at_best]] = at_best
        return best_score, best_row


def finished(scores: Scores) -> Future[Scores]:
    """Wrap scores that are already computed in a finished Future."""
    future: Future[Scores] = Future()
    future.set_result(scores)
    return future


def continuations(passages: Sequence[Passage]) -> NDArray[np.bool_]:
    """Return, for each passage, whether it continues the section of the one before it."""
    continues = np.zeros(len(passages), dtype=np.bool_)
    for row in range(1, len(passages)):
        before, here = passages[row - 1], passages[row]
        continues[row] = (before.document_id, before.section) == (here.document_id, here.section)
    return continues


def document_types(generation: Generation) -> NDArray[np.str_]:
    """Return the CSL type of each passage's document."""
    facts = generation.facts
    return np.array([facts[p.document_id].type for p in generation.passages], dtype=np.str_)


def named_sources(text: str, types: NDArray[np.str_], weights: RankingWeights) -> Scores:
    """Return the score bonus of each passage whose kind of document the question names."""
    return weights.document_type * np.isin(types, sorted(types_named(text))).astype(np.float64)


def tabular(passages: Sequence[Passage]) -> NDArray[np.bool_]:
    """Return, for each passage, whether it is rows of a table or chart."""
    return np.array([passage.kind in ("table", "figure") for passage in passages], dtype=np.bool_)


def of_quantities(text: str, tables: NDArray[np.bool_]) -> Scores:
    """Return the score bonus of tables and charts, where the question asks for a quantity."""
    asked = QUANTITY_IN_TABLE if asked_quantity(text) else 0.0
    return np.asarray(asked * tables, dtype=np.float64)


def priors(passages: Sequence[Passage], weights: RankingWeights) -> Scores:
    """Return the score that each passage gets for its kind."""
    kinds = weights.passage_kinds
    return np.array([kinds.get(passage.kind, 0.0) for passage in passages], dtype=np.float64)
