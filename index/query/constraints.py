"""Constraints that a query puts on passages: exact phrases, and words to leave out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.query.parser import ParsedQuery
from index.text.analyzer import Term
from index.text.language import FUNCTION_WORDS, Language
from index.text.phrases import find_phrase

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class PassageLookup:
    """Read access to passages by row, for checks that need their text or terms.

    Attributes:
        terms_of: The terms of words, from the analyzer.
        rows_with_all: The rows of passages that hold every term of the names given.
        text_of: The text of a row's passage.
    """

    terms_of: Callable[[str], Iterable[Term]]
    rows_with_all: Callable[[Sequence[str]], NDArray[np.integer]]
    text_of: Callable[[int], str]


def with_phrases(query: ParsedQuery, allowed: Mask, passages: PassageLookup) -> Mask:
    """Keep the passages that hold every exact phrase of the query."""
    exact = allowed.copy()
    for phrase in query.phrases:
        words = [str(term) for term in passages.terms_of(phrase) if term.kind == "stem"]
        has_words = np.zeros_like(exact)
        has_words[passages.rows_with_all(words)] = True
        exact &= has_words
        _keep(exact, phrase, passages, holding=True)
    return exact


def without_excluded(query: ParsedQuery, allowed: Mask, passages: PassageLookup) -> Mask:
    """Keep the passages that hold nothing that the query leaves out.

    A word is left out in every inflection, and where a hyphen joins it to others.
    """
    if not query.excluded and not query.excluded_phrases:
        return allowed
    kept = allowed.copy()
    for word in query.excluded:
        if names := [str(t) for t in passages.terms_of(word) if t.kind == "lemma"]:
            kept[passages.rows_with_all(names)] = False
        else:
            _keep(kept, word, passages, holding=False)
    for phrase in query.excluded_phrases:
        _keep(kept, phrase, passages, holding=False)
    return kept


def is_question(query: ParsedQuery, language: Language) -> bool:
    """Return whether there are function words around the phrases, as in a sentence."""
    rest = query.text
    for phrase in query.phrases:
        rest = rest.replace(phrase, " ")
    return not FUNCTION_WORDS[language].isdisjoint(rest.casefold().split())


def _keep(kept: Mask, phrase: str, passages: PassageLookup, *, holding: bool) -> None:
    """Of the passages kept so far, keep those that hold ``phrase``, or those that do not."""
    for row in np.flatnonzero(kept):
        kept[row] = bool(find_phrase(passages.text_of(int(row)), phrase)) is holding
