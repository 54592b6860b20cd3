"""The public face of search: a query → ranked hits, facets, reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.facets import Columns, default_collections
from index.filters import NO_FILTERS, Filters
from index.generations.directory import GenerationMeta
from index.generations.reader import Generation, open_generation
from index.models import FacetValue, Hit, ScoreParts, SearchOutcome
from index.query.notes import no_phrase, nothing_left, phrase_first, phrase_lifted
from index.query.parser import ParsedQuery, parse_query
from index.query.thesaurus import Thesaurus
from index.ranking.abstention import estimate, features_of, load_model, status_of
from index.ranking.diversity import diversify
from index.ranking.explanations import Explainer
from index.ranking.lexical_scores import BODY
from index.ranking.ranker import Ranker, Scored
from index.ranking.reranking import HITS_READ, Reranker, rerank
from index.text.analyzer import Term
from index.text.language import FUNCTION_WORDS, Language, detect
from index.text.phrases import find_phrase
from index.vectors.embedder import Embedder
from ingest.models import Bibliography, Document, DocumentId, Passage, PassageId, Sentence

#: Passages that count as found, for the facets: those with a word of the question, and
#: so many of the nearest in meaning.
NEAREST_COUNTED = 50
#: Section paths whose headings' terms are kept: many passages share one.
HEADINGS_CACHE_SIZE = 1024
#: What every passage scores where a query holds filters only.
NEUTRAL_SCORE = 1.0

#: What an exact phrase between the marks of prose adds, on the scale of fused scores: good
#: hits have 5 to 7, and where two lie as close as this, the phrase may decide.
PHRASE_LIFT = 0.5

Mask = NDArray[np.bool_]


class Searcher:
    """Searches one generation. Holds no state but what it remembers; safe to share."""

    def __init__(
        self,
        generation: Generation,
        embedder: Embedder,
        thesaurus: Thesaurus,
        reranker: Reranker | None = None,
    ) -> None:
        self.generation = generation
        self._reranker = reranker
        self.ranker = Ranker(generation, embedder, thesaurus)
        self._body = generation.fields[BODY]
        self._columns = Columns(generation.passages, generation.facts)
        self._everything = default_collections(generation.facts)
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

    def warm_up(self) -> None:
        """Analyse what the first questions would wait for; it takes some seconds."""
        self.ranker.warm_up()
        for headings in list(dict.fromkeys(p.section for p in self.generation.passages)):
            self.terms_of(headings)

    def _terms_of_headings(self, headings: tuple[str, ...]) -> frozenset[str]:
        """The names of the terms of a passage's headings."""
        return frozenset(self.generation.analyzer.index_terms(" ".join(headings)))

    # Search --------------------------------------------------------------------------

    def search_text(self, text: str, *, k: int) -> SearchOutcome:
        """Search for what a person typed. Raises ``QueryError``."""
        return self.search(parse_query(text), k=k)

    def search(self, query: ParsedQuery, *, k: int, filters: Filters = NO_FILTERS) -> SearchOutcome:
        """Find at most ``k`` passages, best first, ranks from 1.

        An exact phrase must stand in a hit. In a whole question passages that hold it come
        first, or are lifted a little where the marks are those of prose; and where no
        passage holds it, its words are searched for. Notes say so.

        Raises:
            QueryError: The query's own filters and ``filters`` contradict each other.
        """
        wanted = query.filters.merge(filters)
        if not wanted.collections and not wanted.documents:
            wanted = replace(wanted, collections=self._everything)
        query = replace(query, filters=wanted)
        allowed = self._columns.mask(wanted)
        if not query.text:
            return self._listing(query, self._without_excluded(query, allowed), k)
        scored = self.ranker.score(query.text)
        notes = [*query.notes, *scored.spellings.notes]
        allowed = self._without_excluded(query, allowed)
        if not allowed.any():
            notes.append(nothing_left(scored.language))
        exact = self._with_phrases(query, allowed)
        if query.phrases and allowed.any() and not exact.any():
            notes.append(no_phrase(query.phrases, scored.language))
            query = replace(query, phrases=())
            exact = allowed
        elif query.phrases and query.as_in_prose and _is_question(query, scored.language):
            notes.append(phrase_lifted(query.phrases, scored.language))
            scored = replace(scored, fused=scored.fused + PHRASE_LIFT * exact)
            exact = allowed
        elif query.phrases and exact.sum() < k and _is_question(query, scored.language):
            notes.append(phrase_first(query.phrases, scored.language))
            return self._outcome(query, scored, self._ordered(scored, allowed, exact), k, notes)
        order = diversify(self._ordered(scored, exact), scored.fused, self._columns.document, k)
        order = self._reranked(query, order)
        return self._outcome(query, scored, order, k, notes)

    def _reranked(self, query: ParsedQuery, order: NDArray[np.int64]) -> NDArray[np.int64]:
        if self._reranker is None:
            return order
        texts = [self.generation.passages[row].text for row in order[:HITS_READ].tolist()]
        return rerank(order, query.text, texts, self._reranker)

    @staticmethod
    def _ordered(scored: Scored, allowed: Mask, first: Mask | None = None) -> NDArray[np.int64]:
        """The rows that are let through, best first, those of ``first`` before all others."""
        behind = np.zeros_like(allowed) if first is None else ~first
        order = np.lexsort((-scored.fused, behind))
        return order[allowed[order]]

    def _outcome(
        self,
        query: ParsedQuery,
        scored: Scored,
        order: NDArray[np.int64],
        k: int,
        notes: Sequence[str],
    ) -> SearchOutcome:
        explainer = Explainer(scored.concepts, query.phrases)
        model = load_model(self.meta.embedder)
        # Where no word of the question carries meaning, nothing was asked.
        features = features_of(query.text, scored, order.tolist()) if scored.concepts else {}
        probability = estimate(features, model)
        return SearchOutcome(
            query=query.text,
            language=scored.language,
            hits=tuple(
                self._hit(rank, row, scored, explainer)
                for rank, row in enumerate(order[:k].tolist(), start=1)
            ),
            facets=self._facets(scored, order),
            status=status_of(probability, model),
            probability=probability,
            notes=tuple(notes),
            suggestions=scored.spellings.suggestions,
            generation=self.meta.name,
            voices=query.filters.voices,
        )

    def _listing(self, query: ParsedQuery, allowed: Mask, k: int) -> SearchOutcome:
        """Answer a query that holds filters only: what they let through, in order."""
        rows = np.flatnonzero(allowed)
        passages = [self.generation.passages[row] for row in rows[:k]]
        nothing = ScoreParts(0.0, 0.0, 0.0)
        return SearchOutcome(
            query=query.text,
            language=detect(query.text).language,
            hits=tuple(
                Hit(rank, NEUTRAL_SCORE, passage, nothing)
                for rank, passage in enumerate(passages, start=1)
            ),
            facets=self._columns.count(allowed),
            status="answered" if passages else "no_evidence",
            probability=1.0 if passages else 0.0,
            notes=query.notes if passages else (*query.notes, nothing_left("nb")),
            generation=self.meta.name,
            voices=query.filters.voices,
        )

    def _with_phrases(self, query: ParsedQuery, allowed: Mask) -> Mask:
        """Those of the passages that hold every exact phrase."""
        exact = allowed.copy()
        for phrase in query.phrases:
            words = [str(term) for term in self._terms_of(phrase) if term.kind == "stem"]
            has_words = np.zeros_like(exact)
            has_words[self._body.passages_with_all(words)] = True
            exact &= has_words
            self._keep(exact, phrase, holding=True)
        return exact

    def _without_excluded(self, query: ParsedQuery, allowed: Mask) -> Mask:
        """Those of the passages that hold nothing that the query leaves out.

        A word is left out in every inflection, and where a hyphen joins it to others.
        """
        if not query.excluded and not query.excluded_phrases:
            return allowed
        kept = allowed.copy()
        for word in query.excluded:
            if names := [str(t) for t in self._terms_of(word) if t.kind == "lemma"]:
                kept[self._body.passages_with_all(names)] = False
            else:
                self._keep(kept, word, holding=False)
        for phrase in query.excluded_phrases:
            self._keep(kept, phrase, holding=False)
        return kept

    def _terms_of(self, words: str) -> list[Term]:
        return [t for token in self.generation.analyzer.analyze(words) for t in token.terms]

    def _keep(self, kept: Mask, phrase: str, *, holding: bool) -> None:
        """Of the passages kept so far, keep those that hold ``phrase``, or those that do not."""
        for row in np.flatnonzero(kept):
            found = find_phrase(self.generation.passages[row].text, phrase)
            kept[row] = bool(found) is holding

    def _hit(self, rank: int, row: int, scored: Scored, explainer: Explainer) -> Hit:
        passage = self.generation.passages[row]
        sentence = self._sentence(int(scored.best_sentence[row]))
        words = self.generation.term_positions.words(row, scored.wanted)
        why, highlights = explainer.explain(passage, words, sentence)
        components = scored.components
        return Hit(
            rank=rank,
            score=float(scored.fused[row]),
            passage=passage,
            parts=ScoreParts(
                float(components.lexical[row]),
                float(components.passage[row]),
                float(components.sentence[row]),
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
        self, scored: Scored, order: NDArray[np.int64]
    ) -> dict[str, tuple[FacetValue, ...]]:
        """Count what was found: passages with a word of the question, and the nearest."""
        found = np.zeros(len(self.generation.passages), dtype=np.bool_)
        found[order[scored.components.lexical[order] > 0.0]] = True
        found[order[:NEAREST_COUNTED]] = True
        return self._columns.count(found)


def _is_question(query: ParsedQuery, language: Language) -> bool:
    """Whether there are function words around the phrases, as in a sentence."""
    rest = query.text
    for phrase in query.phrases:
        rest = rest.replace(phrase, " ")
    return not FUNCTION_WORDS[language].isdisjoint(rest.casefold().split())
