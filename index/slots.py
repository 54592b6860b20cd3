"""A question → the things it asks about, each with the terms that may stand for it.

A *slot* is a word of the question, or a stretch that the thesaurus knows as one thing.
Its alternatives are the words as written and their other names; a passage is credited
with the best of them, so that a concept with ten names does not count ten times.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from index.analysis import AnalyzedToken, Analyzer, TermKind
from index.expansion import Expansion

#: What a word of the corpus weighs that the user may have meant by a mistyped one.
SPELLING = 0.6


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way in which a slot may be worded.

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
    slots: list[Slot] = []
    taken: set[int] = set()
    for start, end in stretches:
        own = [t for t in tokens if start <= t.start and t.end <= end]
        taken.update(t.start for t in own)
        others = [e for e in expansions if (e.start, e.end) == (start, end)]
        named = [_expanded(e, analyzer, kind_weights) for e in others]
        words = text[start:end]
        alternatives = (_worded(words, own, kind_weights), *named)
        slots.append(Slot(start, end, words, tuple(a for a in alternatives if a.terms)))
    for token in tokens:
        if token.start not in taken:
            own_words = _worded(token.surface, [token], kind_weights)
            slots.append(Slot(token.start, token.end, token.surface, (own_words,)))
    return sorted((slot for slot in slots if slot.alternatives), key=lambda slot: slot.start)


def with_spellings(
    slots: Iterable[Slot],
    meant: Mapping[int, Sequence[str]],
    analyzer: Analyzer,
    kind_weights: Mapping[TermKind, float],
) -> list[Slot]:
    """Let the slots of mistyped words stand for what may have been meant as well.

    Args:
        meant: Words of the corpus, by where the mistyped word starts.
    """
    widened = []
    for slot in slots:
        alternatives = [
            replace(_worded(word, analyzer.analyze(word), kind_weights), weight=SPELLING)
            for word in meant.get(slot.start, ())
        ]
        spelled = [replace(a, relation="spelling") for a in alternatives if a.terms]
        widened.append(replace(slot, alternatives=(*slot.alternatives, *spelled)))
    return widened


def _worded(
    words: str, tokens: Sequence[AnalyzedToken], kind_weights: Mapping[TermKind, float]
) -> Alternative:
    count = sum(bool(token.terms) for token in tokens)
    return Alternative(words, _weighted(tokens, kind_weights), tokens=count)


def _expanded(
    expansion: Expansion, analyzer: Analyzer, kind_weights: Mapping[TermKind, float]
) -> Alternative:
    """A label of several words counts as one thing: its terms share the weight."""
    label = _worded(expansion.label, analyzer.analyze(expansion.label), kind_weights)
    share = 1.0 / max(label.tokens, 1) ** 0.5
    terms = tuple((term, weight * share) for term, weight in label.terms)
    return replace(label, terms=terms, weight=expansion.weight, relation=expansion.relation)


def _weighted(
    tokens: Sequence[AnalyzedToken], kind_weights: Mapping[TermKind, float]
) -> tuple[tuple[str, float], ...]:
    weights: dict[str, float] = {}
    for token in tokens:
        for term in token.terms:
            if weight := kind_weights[term.kind]:
                weights[str(term)] = max(weights.get(str(term), 0.0), weight)
    return tuple(weights.items())
