"""Exact phrases and words to leave out, checked on the texts of passages."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from index.query.constraints import (
    PassageLookup,
    is_question,
    with_phrases,
    without_excluded,
)
from index.query.parser import parse_query
from index.text.analyzer import Analyzer, Term

TEXTS = ["Delt ledelse er krevende.", "Ledelsen er delt.", "Møtene varer en time."]
EVERY = np.ones(len(TEXTS), dtype=np.bool_)


@pytest.fixture(scope="module")
def passages() -> PassageLookup:
    """The texts, with the rows that hold a term looked up by analysing them all."""
    analyzer = Analyzer({})

    def terms_of(words: str) -> list[Term]:
        return [term for token in analyzer.analyze(words) for term in token.terms]

    def rows_with_all(names: Sequence[str]) -> NDArray[np.int64]:
        held = [{str(term) for term in terms_of(text)} for text in TEXTS]
        return np.array([n for n, terms in enumerate(held) if terms.issuperset(names)], dtype=int)

    return PassageLookup(terms_of, rows_with_all, TEXTS.__getitem__)


class TestWithPhrases:
    def test_keeps_passages_that_hold_the_words_in_this_order(
        self, passages: PassageLookup
    ) -> None:
        query = parse_query('"delt ledelse"')
        assert with_phrases(query, EVERY, passages).tolist() == [True, False, False]

    def test_lets_nothing_in_that_was_not_allowed(self, passages: PassageLookup) -> None:
        none = np.zeros_like(EVERY)
        assert not with_phrases(parse_query('"delt ledelse"'), none, passages).any()

    def test_leaves_the_mask_that_was_given_alone(self, passages: PassageLookup) -> None:
        allowed = EVERY.copy()
        with_phrases(parse_query('"delt ledelse"'), allowed, passages)
        assert allowed.all()


class TestWithoutExcluded:
    def test_leaves_a_word_out_in_every_inflection(self, passages: PassageLookup) -> None:
        query = parse_query("kontor -møte")
        assert without_excluded(query, EVERY, passages).tolist() == [True, True, False]

    def test_leaves_a_phrase_out_as_it_was_written(self, passages: PassageLookup) -> None:
        query = parse_query('kontor -"delt ledelse"')
        assert without_excluded(query, EVERY, passages).tolist() == [False, True, True]

    def test_keeps_everything_where_nothing_is_left_out(self, passages: PassageLookup) -> None:
        assert without_excluded(parse_query("kontor"), EVERY, passages).all()


class TestIsQuestion:
    def test_tells_a_question_from_search_words(self) -> None:
        assert is_question(parse_query('Hva er "delt ledelse"?'), "nb")
        assert not is_question(parse_query('kontor "delt ledelse"'), "nb")

    def test_does_not_count_the_words_of_the_phrase(self) -> None:
        assert not is_question(parse_query('"hva er"'), "nb")
