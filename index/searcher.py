"""The public face of search: a query → ranked hits, facets, reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.abstention import estimate, load_model, signs_of, status_of
from index.analysis import ANALYZER_VERSION
from index.embedding import Embedder
from index.expansion import Expander
from index.facets import count_facets, default_collections, mask
from index.filters import NO_FILTERS, Filters
from index.fusion import check_parameters, fuse, load_parameters, saturate, standardise
from index.generation import Generation, open_generation
from index.language import Language, detect
from index.matching import explain
from index.models import FacetValue, Hit, ScoreParts, SearchOutcome
from index.query import ParsedQuery, find_phrase, parse_query
from index.scoring import LexicalScores, score_slots
from index.slots import Slot, slots_of
from index.store import GenerationMeta
from index.thesaurus import Thesaurus
from ingest.models import Bibliography, Document, DocumentId, Passage, PassageId, Sentence

#: Passages that count as found, for the facets: those with a word of the question, and
#: so many of the nearest in meaning.
NEAREST_COUNTED = 50

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Scored:
    """One question against every passage; arrays have one row per passage.

    Attributes:
        lexical, passage, sentence: The three scores on their common scales.
        best_sentence: Row of the best sentence vector; -1 where a passage has none.
        cosine_passage, cosine_sentence: The similarities themselves.
    """

    language: Language
    slots: tuple[Slot, ...]
    words: LexicalScores
    lexical: Scores
    passage: Scores
    sentence: Scores
    best_sentence: NDArray[np.int64]
    cosine_passage: Scores
    cosine_sentence: Scores


class Searcher:
    """Searches one generation. Holds no state of its own; safe to share."""

    def __init__(self, generation: Generation, embedder: Embedder, thesaurus: Thesaurus) -> None:
        self.generation = generation
        self._embedder = embedder
        self._expander = Expander(thesaurus, generation.analyzer.lemma)
        self._parameters = load_parameters()
        check_parameters(self._parameters, ANALYZER_VERSION)
        self._everything = default_collections(generation.facts)

    @classmethod
    def open(cls, folder: Path, name: str, embedder: Embedder) -> Searcher:
        """Open generation ``name``.

        Raises:
            IndexMismatchError: Built with another model or analyzer than those in use.
            IndexStoreError: Damaged.
        """
        return cls(open_generation(folder, name, embedder), embedder, Thesaurus.load())

    # What the corpus holds -----------------------------------------------------------

    @property
    def meta(self) -> GenerationMeta:
        """What the generation was built from."""
        return self.generation.meta

    @property
    def document_ids(self) -> list[DocumentId]:
        """All documents, in the manifest's order."""
        return list(self.generation.facts)

    def bibliography(self, document_id: DocumentId) -> Bibliography:
        """The bibliographic facts of a document."""
        return self.generation.facts[document_id]

    def file(self, document_id: DocumentId) -> str:
        """The file name of a document, as the manifest gives it."""
        return self.generation.files[document_id]

    def document(self, document_id: DocumentId) -> Document:
        """Read a whole document. Raises ``UnknownIdError``."""
        return self.generation.document(document_id)

    def passage(self, passage_id: PassageId) -> Passage:
        """Look a passage up. Raises ``UnknownIdError``."""
        return self.generation.passage(passage_id)

    # Search --------------------------------------------------------------------------

    def search_text(self, text: str, *, k: int) -> SearchOutcome:
        """Search for what a person typed. Raises ``QueryError``."""
        return self.search(parse_query(text), k=k)

    def search(self, query: ParsedQuery, *, k: int, filters: Filters = NO_FILTERS) -> SearchOutcome:
        """Find at most ``k`` passages, best first, ranks from 1.

        Raises:
            QueryError: The query's own filters and ``filters`` contradict each other.
        """
        scored = self.score(query.text)
        fused = self.fused(scored)
        wanted = query.filters.merge(filters)
        if not wanted.collections and not wanted.documents:
            wanted = replace(wanted, collections=self._everything)
        allowed = self._allowed(query, wanted)
        order = [int(row) for row in np.argsort(-fused, kind="stable") if allowed[row]]
        hits = tuple(
            self._hit(rank, row, fused, scored, query)
            for rank, row in enumerate(order[:k], start=1)
        )
        probability = estimate(signs_of(scored, fused, order), load_model())
        return SearchOutcome(
            query=query.text,
            language=scored.language,
            hits=hits,
            facets=self._facets(scored, fused, allowed),
            status=status_of(probability, load_model()),
            probability=probability,
            notes=query.notes,
            generation=self.meta.name,
        )

    def score(self, text: str) -> Scored:
        """Score every passage on a question, in the three ways."""
        language = detect(text).language
        generation = self.generation
        expansions = self._expander.expand(text, language)
        slots = slots_of(text, generation.analyzer, expansions, self._parameters.kinds)
        words = score_slots(slots, generation.fields, self._parameters.fields)
        vector = self._embedder.embed_query(text)
        passage = generation.passage_vectors.scores(vector).astype(np.float64)
        by_sentence = generation.sentence_vectors.scores(vector).astype(np.float64)
        sentence, best = self._best_sentences(by_sentence)
        return Scored(
            language=language,
            slots=tuple(slots),
            words=words,
            lexical=saturate(words.total, words.attainable),
            passage=standardise(passage),
            sentence=standardise(sentence),
            best_sentence=best,
            cosine_passage=passage,
            cosine_sentence=sentence,
        )

    def _best_sentences(self, by_sentence: Scores) -> tuple[Scores, NDArray[np.int64]]:
        """Each passage's best sentence. A passage without any is as far off as the worst."""
        generation = self.generation
        size = len(generation.passages)
        best_score = np.full(size, by_sentence.min() if len(by_sentence) else 0.0)
        best_row = np.full(size, -1, dtype=np.int64)
        if len(by_sentence):
            first, rows = generation.first_sentence, generation.sentence_rows
            best_score[rows] = np.maximum.reduceat(by_sentence, first)
            at_best = by_sentence == best_score[generation.sentence_places[:, 0]]
            places = np.flatnonzero(at_best)[::-1]
            best_row[generation.sentence_places[places, 0]] = places
        return best_score, best_row

    def fused(self, scored: Scored) -> Scores:
        """The fused score of every passage, the kind of passage considered."""
        parameters = self._parameters
        score = fuse(
            scored.lexical, scored.passage, scored.sentence, scored.words.coverage, parameters
        )
        factors = np.array(
            [parameters.passage_kinds.get(p.kind, 0.0) for p in self.generation.passages]
        )
        return np.asarray(score + factors, dtype=np.float64)

    def _allowed(self, query: ParsedQuery, filters: Filters) -> NDArray[np.bool_]:
        """Which passages the filters, the phrases and the exclusions let through."""
        generation = self.generation
        allowed = mask(generation.passages, generation.facts, filters)
        for row in np.flatnonzero(allowed):
            passage = generation.passages[row]
            if query.phrases or query.excluded or query.excluded_phrases:
                allowed[row] = self._holds(passage, query)
        return allowed

    def _holds(self, passage: Passage, query: ParsedQuery) -> bool:
        if not all(find_phrase(passage.text, phrase) for phrase in query.phrases):
            return False
        if any(find_phrase(passage.text, phrase) for phrase in query.excluded_phrases):
            return False
        if not query.excluded:
            return True
        analyzer = self.generation.analyzer
        unwanted = {analyzer.lemma(word.casefold()) for word in query.excluded}
        tokens = analyzer.analyze(passage.text)
        return not any(analyzer.lemma(token.form) in unwanted for token in tokens)

    def _hit(self, rank: int, row: int, fused: Scores, scored: Scored, query: ParsedQuery) -> Hit:
        passage = self.generation.passages[row]
        sentence = self._sentence(int(scored.best_sentence[row]))
        why, highlights = explain(
            passage, scored.slots, query.phrases, self.generation.analyzer, sentence
        )
        return Hit(
            rank=rank,
            score=float(fused[row]),
            passage=passage,
            parts=ScoreParts(
                float(scored.lexical[row]), float(scored.passage[row]), float(scored.sentence[row])
            ),
            best_sentence=sentence,
            why=why,
            highlights=highlights,
        )

    def _sentence(self, row: int) -> Sentence | None:
        if row < 0:
            return None
        _, start, end = self.generation.sentence_places[row]
        return Sentence(int(start), int(end))

    def _facets(
        self, scored: Scored, fused: Scores, allowed: NDArray[np.bool_]
    ) -> dict[str, tuple[FacetValue, ...]]:
        found = scored.lexical > 0.0
        found[np.argsort(-fused)[:NEAREST_COUNTED]] = True
        rows: Sequence[int] = np.flatnonzero(found & allowed).tolist()
        passages = [self.generation.passages[row] for row in rows]
        return count_facets(passages, self.generation.facts)
