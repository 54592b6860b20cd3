"""A question → the concepts it asks about, each with its variants and their terms.

A *concept* is a word of the question, or a span that the thesaurus knows as one thing.
Its variants are the words as written and their other names; a passage is credited
with the best of them, so that a concept with ten names does not count ten times.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from index.query.expansion import Expansion
from index.query.quantities import asked_quantity
from index.text.analyzer import AnalyzedToken, Analyzer, TermKind

#: Weight of a spelling suggestion; a typed word has 1.
SPELLING = 0.6
#: Labels whose terms are kept; thesaurus and dictionary have some ten thousand.
LABEL_CACHE_SIZE = 1 << 14


@dataclass(frozen=True, slots=True)
class Variant:
    """One way in which a concept may be worded.

    Attributes:
        words: As written in the question, or the thesaurus's label.
        terms: Names in the index, with what each weighs.
        weight: 1 for the user's own words, less for others.
        relation: How it is related to the question: as the thesaurus says, or
            ``"spelling"``; ``None`` for own words.
        tokens: How many words of it have terms.
    """

    words: str
    terms: tuple[tuple[str, float], ...]
    weight: float = 1.0
    relation: str | None = None
    tokens: int = 1


@dataclass(frozen=True, slots=True)
class QueryConcept:
    """A concept that the question asks about, at ``start`` to ``end`` of its text.

    Attributes:
        asks: It only says what an answer looks like, as «andel» in «hvor stor andel»: a
            passage that has it gains, and one that lacks it loses nothing.
    """

    start: int
    end: int
    words: str
    variants: tuple[Variant, ...]
    asks: bool = False


class ConceptFinder:
    """Divides questions into concepts. Remembers the labels it has met; safe to share."""

    def __init__(self, analyzer: Analyzer, kind_weights: Mapping[TermKind, float]) -> None:
        self._analyzer = analyzer
        self._kind_weights = kind_weights
        self._label = lru_cache(maxsize=LABEL_CACHE_SIZE)(self._new_label)

    def concepts_of(
        self,
        text: str,
        expansions: Sequence[Expansion] = (),
        meant: Mapping[int, Sequence[str]] | None = None,
    ) -> list[QueryConcept]:
        """Divide a question into concepts, in its order. Function words make none.

        Args:
            meant: Words of the corpus that may be meant by a mistyped one, by where that
                one starts.
        """
        meant = meant or {}
        tokens = [
            token for token in self._analyzer.analyze(text) if token.terms or token.start in meant
        ]
        others: defaultdict[tuple[int, int], list[Variant]] = defaultdict(list)
        for expansion in expansions:
            others[expansion.start, expansion.end].append(self._other_name(expansion))
        for token in tokens:
            if not any(start <= token.start and token.end <= end for start, end in others):
                spelled = meant.get(token.start, ())
                others[token.start, token.end] = [self._spelled(word) for word in spelled]
        concepts = []
        asked = asked_quantity(text)
        for (start, end), names in sorted(others.items()):
            own = [t for t in tokens if start <= t.start and t.end <= end]
            written = self._variant(text[start:end], own)
            variants = tuple(v for v in (written, *names) if v.terms)
            if variants:
                asks = asked is not None and asked.start <= start and end <= asked.end
                concepts.append(QueryConcept(start, end, text[start:end], variants, asks))
        return _each_once(concepts)

    def learn(self, labels: Iterable[str]) -> Iterator[None]:
        """Analyse labels ahead of the questions that will be widened with them, one a step."""
        for label in labels:
            self._label(label)
            yield

    def _other_name(self, expansion: Expansion) -> Variant:
        label = self._label(expansion.label)
        return replace(label, weight=expansion.weight, relation=expansion.relation)

    def _spelled(self, word: str) -> Variant:
        return replace(self._label(word), weight=SPELLING, relation="spelling")

    def _new_label(self, label: str) -> Variant:
        """A label of several words counts as one thing: its terms share the weight."""
        whole = self._variant(label, self._analyzer.analyze(label))
        share = 1.0 / max(whole.tokens, 1) ** 0.5
        return replace(whole, terms=tuple((term, weight * share) for term, weight in whole.terms))

    def _variant(self, words: str, tokens: Sequence[AnalyzedToken]) -> Variant:
        weights: dict[str, float] = {}
        for term in (term for token in tokens for term in token.terms):
            if weight := self._kind_weights.get(term.kind, 0.0):
                weights[str(term)] = max(weights.get(str(term), 0.0), weight)
        with_terms = sum(bool(token.terms) for token in tokens)
        return Variant(words, tuple(weights.items()), tokens=with_terms)


def _each_once(concepts: Sequence[QueryConcept]) -> list[QueryConcept]:
    """Drop repeated concepts: a word said ten times asks for one thing."""
    first: dict[str, QueryConcept] = {}
    for concept in concepts:
        first.setdefault(concept.words.casefold(), concept)
    return list(first.values())
