"""The public face of search: a query → ranked hits, facets, reasons.

Whatever reads hits more closely asks here as well, by passage and not by row, so that rows,
vectors and postings stay behind this face.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.facets import Columns, default_collections
from index.filters import NO_FILTERS, Filters
from index.generations.directory import GenerationMeta
from index.generations.reader import Generation, open_generation
from index.lexical.positions import WantedTerms, Word
from index.models import FacetValue
from index.outcome import SearchOutcome
from index.query.constraints import Mask, PassageLookup, with_phrases, without_excluded
from index.query.notes import nothing_left
from index.query.parser import ParsedQuery, parse_query
from index.query.thesaurus import Thesaurus
from index.ranking.abstention import estimate, load_model, status_of
from index.ranking.hits import hits_of, listed, texts_of
from index.ranking.lexical_scores import BODY
from index.ranking.ordering import Ordered, order_passages
from index.ranking.ranker import Ranker, Scored
from index.ranking.reranking import HITS_READ, Reranker, rerank
from index.ranking.signs import signs_of
from index.text.analyzer import Analyzer, Term
from index.text.language import detect
from index.vectors.embedder import Embedder
from ingest.boxes import WordBoxes
from ingest.models import Bibliography, Document, DocumentId, DuplicatePair, Passage, PassageId

#: Nearest passages in meaning that facets count, beside those with a word of the question.
NEAREST_COUNTED = 50
#: Section paths whose headings' terms are kept: many passages share one.
HEADINGS_CACHE_SIZE = 1024


class Searcher:
    """Searches one generation. Immutable but for its caches; safe to share."""

    def __init__(
        self,
        generation: Generation,
        embedder: Embedder,
        thesaurus: Thesaurus,
        reranker: Reranker | None = None,
    ) -> None:
        self._generation = generation
        self._reranker = reranker
        self._ranker = Ranker(generation, embedder, thesaurus)
        self._columns = Columns(generation.passages, generation.facts)
        self._lookup = PassageLookup(
            terms_of=self._terms_in,
            rows_with_all=generation.fields[BODY].passages_with_all,
            text_of=lambda row: generation.passages[row].text,
        )
        self.terms_of = lru_cache(maxsize=HEADINGS_CACHE_SIZE)(self._terms_of_headings)

    @classmethod
    def open(
        cls, folder: Path, name: str, embedder: Embedder, reranker: Reranker | None = None
    ) -> Searcher:
        """Open generation ``name``.

        Args:
            reranker: Reads the best hits again; none unless given.

        Raises:
            IndexMismatchError: Built with another model or analyzer than those in use.
            IndexStoreError: Damaged.
        """
        generation = open_generation(folder, name, embedder)
        return cls(generation, embedder, Thesaurus.load(), reranker)

    # The corpus ----------------------------------------------------------------------

    @property
    def meta(self) -> GenerationMeta:
        """The facts that the generation was built from."""
        return self._generation.meta

    @property
    def analyzer(self) -> Analyzer:
        """The analyzer of the corpus, which knows its words."""
        return self._generation.analyzer

    @property
    def frequencies(self) -> Mapping[str, int]:
        """Occurrences of each word of the corpus, as written."""
        return self._generation.frequencies

    @property
    def passages(self) -> Sequence[Passage]:
        """All passages, in the documents' order."""
        return self._generation.passages

    @property
    def document_ids(self) -> list[DocumentId]:
        """All documents, in the manifest's order."""
        return list(self._generation.facts)

    @property
    def default_collections(self) -> tuple[str, ...]:
        """The collections that are searched where none is named."""
        return default_collections(self._generation.facts)

    def bibliography(self, document_id: DocumentId) -> Bibliography:
        """Return the bibliographic facts of a document."""
        return self._generation.facts[document_id]

    def file(self, document_id: DocumentId) -> str:
        """Return the file name of a document, as the manifest gives it."""
        return self._generation.files[document_id]

    def document(self, document_id: DocumentId) -> Document:
        """Read a whole document. Raises ``UnknownIdError``."""
        return self._generation.document(document_id)

    def passage(self, passage_id: PassageId) -> Passage:
        """Look a passage up. Raises ``UnknownIdError``."""
        return self._generation.passage(passage_id)

    def source_path(self, document_id: DocumentId) -> Path:
        """Return the path that a document was read from."""
        return self._generation.store.source_path(document_id)

    def ingest_seconds(self, document_id: DocumentId) -> float:
        """Return how long it took to read a document's file."""
        return self._generation.store.seconds(document_id)

    def word_boxes(self, document_id: DocumentId) -> WordBoxes:
        """Read the places of a document's words on its pages."""
        return self._generation.store.word_boxes(document_id)

    def duplicates(self) -> list[DuplicatePair]:
        """Return the pairs of documents that are nearly the same."""
        return self._generation.store.duplicates()

    @property
    def reranks(self) -> bool:
        """Return whether a reranker has ordered the best hits."""
        return self._reranker is not None

    # Inside a passage ----------------------------------------------------------------

    def term_positions(self, passage_id: PassageId, wanted: WantedTerms) -> tuple[Word, ...]:
        """Return the words of a passage that have a wanted term, in order."""
        return self._generation.term_positions.words(self._generation.row_of[passage_id], wanted)

    def sentence_similarities(
        self, passage_id: PassageId, vector: NDArray[np.float32]
    ) -> dict[tuple[int, int], float]:
        """Return each sentence's similarity to ``vector``, by its start and end.

        Sentences that are too short to have a vector are missing.
        """
        generation = self._generation
        row = generation.row_of[passage_id]
        first, last = np.searchsorted(generation.sentence_places[:, 0], [row, row + 1])
        cosines = generation.sentence_vectors.vectors[first:last] @ vector
        places = generation.sentence_places[first:last]
        return {
            (int(start), int(end)): float(cosine)
            for (_, start, end), cosine in zip(places, cosines, strict=True)
        }

    def _terms_of_headings(self, headings: tuple[str, ...]) -> frozenset[str]:
        return frozenset(self.analyzer.index_terms(" ".join(headings)))

    # Search --------------------------------------------------------------------------

    def warm_up(self) -> Iterator[None]:
        """Analyse ahead what the first questions would wait for: some seconds, in small steps."""
        yield from self._ranker.warm_up()
        for headings in list(dict.fromkeys(p.section for p in self.passages)):
            self.terms_of(headings)
            yield

    def score(self, text: str) -> Scored:
        """Score every passage on a question, for several searches or for evidence."""
        return self._ranker.score(text)

    def search_text(self, text: str, *, k: int) -> SearchOutcome:
        """Search for what a person typed. Raises ``QueryError``."""
        return self.search(parse_query(text), k=k)

    def search(
        self,
        query: ParsedQuery,
        *,
        k: int,
        filters: Filters = NO_FILTERS,
        scored: Scored | None = None,
    ) -> SearchOutcome:
        """Find at most ``k`` passages, best first, ranks from 1.

        An exact phrase must occur in a hit. In a whole question passages that hold it come
        first, or are lifted a little where the marks are those of prose; and where no
        passage holds it, its words are searched for. Notes say so.

        Args:
            scored: From ``score`` with the same text, where several searches share it.

        Raises:
            QueryError: The query's own filters and ``filters`` contradict each other.
        """
        query = replace(query, filters=query.filters.merge(filters))
        allowed = self._columns.mask(self._with_default_collections(query.filters))
        allowed = without_excluded(query, allowed, self._lookup)
        if not query.text:
            return self._listing(query, allowed, k)
        scored = scored or self.score(query.text)
        ordered = order_passages(
            query,
            scored,
            allowed,
            with_phrases(query, allowed, self._lookup),
            k=k,
            documents=self._columns.document,
            rerank=partial(self._reranked, query),
        )
        return self._outcome(ordered, query, k)

    def _with_default_collections(self, filters: Filters) -> Filters:
        if filters.collections or filters.documents:
            return filters
        return replace(filters, collections=self.default_collections)

    def _reranked(self, query: ParsedQuery, order: NDArray[np.int64]) -> NDArray[np.int64]:
        if self._reranker is None:
            return order
        texts = [self._generation.passages[row].text for row in order[:HITS_READ].tolist()]
        return rerank(order, query.text, texts, self._reranker)

    def _outcome(self, ordered: Ordered, query: ParsedQuery, k: int) -> SearchOutcome:
        scored, rows = ordered.scored, ordered.rows
        model = load_model(self.meta.embedder)
        # Where no word of the question carries meaning, nothing was asked.
        asks = any(not concept.asks for concept in scored.query.concepts)
        signs = (
            signs_of(scored, rows, texts_of(self._generation, scored, self._columns.document))
            if asks
            else {}
        )
        probability = estimate(signs, model)
        return SearchOutcome(
            query=query.text,
            language=scored.query.language,
            hits=hits_of(self._generation, scored, rows[:k].tolist(), ordered.phrases),
            facets=self._facets(scored, rows),
            status=status_of(probability, model),
            probability=probability,
            notes=ordered.notes,
            suggestions=scored.query.spellings.suggestions,
            generation=self.meta.name,
            voices=query.filters.voices,
            parsed=query,
            scored=scored,
            signs=signs,
        )

    def _listing(self, query: ParsedQuery, allowed: Mask, k: int) -> SearchOutcome:
        """List the passages that a query of filters only lets through, in the texts' order."""
        passages = [self._generation.passages[row] for row in np.flatnonzero(allowed)[:k]]
        return SearchOutcome(
            query=query.text,
            language=detect(query.text).language,
            hits=listed(passages),
            facets=self._columns.count(allowed),
            status="answered" if passages else "no_evidence",
            probability=1.0 if passages else 0.0,
            notes=query.notes if passages else (*query.notes, nothing_left()),
            generation=self.meta.name,
            voices=query.filters.voices,
            parsed=query,
        )

    def _terms_in(self, words: str) -> list[Term]:
        return [t for token in self.analyzer.analyze(words) for t in token.terms]

    def _facets(
        self, scored: Scored, order: NDArray[np.int64]
    ) -> dict[str, tuple[FacetValue, ...]]:
        """Count the passages with a word of the question, and the nearest ones."""
        found = np.zeros(len(self._generation.passages), dtype=np.bool_)
        found[order[scored.components.lexical[order] > 0.0]] = True
        found[order[:NEAREST_COUNTED]] = True
        return self._columns.count(found)
