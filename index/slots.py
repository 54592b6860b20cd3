"""A question → the things it asks about, each with the terms that may stand for it.

A *slot* is a word of the question, or a stretch that the thesaurus knows as one thing.
Its alternatives are the words as written and their other names; a passage is credited
with the best of them, so that a concept with ten names does not count ten times.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.analysis import AnalyzedToken, Analyzer, TermKind
from index.expansion import Expansion


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way in which a slot may be worded.

    Attributes:
        words: As written in the question, or the thesaurus's label.
        terms: Names in the index, with what each weighs.
        weight: 1 for the user's own words, less for others.
        relation: How the thesaurus relates it to the question; ``None`` for own words.
    """

    words: str
    terms: tuple[tuple[str, float], ...]
    weight: float = 1.0
    relation: str | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing that the question asks about, at ``start`` to ``end`` of its text."""

    start: int
    end: int
    words: str
    alternatives: tuple[Alternative, ...]


def slots_of(
    text: str,
    analyzer: Analyzer,
    expansions: Sequence[Expansion],
    kind_weights: Mapping[TermKind, float],
) -> list[Slot]:
    """Divide a question into slots, in its order. Function words make none."""
    tokens = [token for token in analyzer.analyze(text) if token.terms]
    stretches = sorted({(e.start, e.end) for e in expansions})
    slots, taken = [], set()
    for start, end in stretches:
        own = [t for t in tokens if start <= t.start and t.end <= end]
        taken.update(t.start for t in own)
        others = [e for e in expansions if (e.start, e.end) == (start, end)]
        named = [_expanded(e, analyzer, kind_weights) for e in others]
        words = text[start:end]
        alternatives = (_own(words, own, kind_weights), *named)
        slots.append(Slot(start, end, words, tuple(a for a in alternatives if a.terms)))
    for token in tokens:
        if token.start not in taken:
            own_words = _own(token.surface, [token], kind_weights)
            slots.append(Slot(token.start, token.end, token.surface, (own_words,)))
    return sorted((slot for slot in slots if slot.alternatives), key=lambda slot: slot.start)


def _own(
    words: str, tokens: Sequence[AnalyzedToken], kind_weights: Mapping[TermKind, float]
) -> Alternative:
    return Alternative(words, _weighted(tokens, kind_weights))


def _expanded(
    expansion: Expansion, analyzer: Analyzer, kind_weights: Mapping[TermKind, float]
) -> Alternative:
    """A label of several words counts as one thing: its terms share the weight."""
    tokens = [token for token in analyzer.analyze(expansion.label) if token.terms]
    share = 1.0 / max(len(tokens), 1) ** 0.5
    terms = tuple((term, weight * share) for term, weight in _weighted(tokens, kind_weights))
    return Alternative(expansion.label, terms, expansion.weight, expansion.relation)


def _weighted(
    tokens: Sequence[AnalyzedToken], kind_weights: Mapping[TermKind, float]
) -> tuple[tuple[str, float], ...]:
    weights: dict[str, float] = {}
    for token in tokens:
        for term in token.terms:
            if weight := kind_weights[term.kind]:
                weights[str(term)] = max(weights.get(str(term), 0.0), weight)
    return tuple(weights.items())
