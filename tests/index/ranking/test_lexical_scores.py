"""Concepts scored by the words of passages."""

from __future__ import annotations

import numpy as np
import pytest

from index.lexical.bm25 import FieldIndex
from index.query.concepts import QueryConcept, Variant
from index.query.expansion import BROADER
from index.ranking.lexical_scores import BODY, ConceptScorer

PASSAGES = [["leder", "kontor"], ["sjef", "kontor"], ["kontor", "by"], ["vei"], ["fjell"]]
TITLES = [["by"], ["vei"], ["leder"], ["x"], ["y"]]


def concept(*wordings: tuple[str, float]) -> QueryConcept:
    variants = tuple(Variant(term, ((term, 1.0),), weight) for term, weight in wordings)
    return QueryConcept(0, 1, wordings[0][0], variants)


@pytest.fixture
def scorer() -> ConceptScorer:
    fields = {BODY: FieldIndex.build(PASSAGES), "title": FieldIndex.build(TITLES)}
    return ConceptScorer(fields, {BODY: 1.0, "title": 0.2})


class TestConceptScorer:
    def test_credits_a_passage_with_the_best_wording_and_not_their_sum(
        self, scorer: ConceptScorer
    ) -> None:
        both = scorer.score([concept(("leder", 1.0), ("kontor", 0.5))]).by_concept[0]
        alone = scorer.score([concept(("leder", 1.0))]).by_concept[0]
        assert both[0] == alone[0]

    def test_weighs_another_name_less_than_the_users_own(self, scorer: ConceptScorer) -> None:
        scores = scorer.score([concept(("leder", 1.0), ("sjef", 0.5))])
        assert scores.by_concept[0, 0] > scores.by_concept[0, 1] > 0
        assert scores.met[0, :2].tolist() == [1.0, 0.5]

    def test_looks_in_every_field_with_its_weight(self, scorer: ConceptScorer) -> None:
        scores = scorer.score([concept(("leder", 1.0))]).by_concept[0]
        assert scores[0] > scores[2] > 0 == scores[3]

    def test_knows_how_much_of_the_question_a_passage_holds(self, scorer: ConceptScorer) -> None:
        scores = scorer.score([concept(("leder", 1.0)), concept(("sjef", 1.0))])
        assert scores.coverage[:2] == pytest.approx([0.5, 0.5])
        assert scores.coverage[3] == 0.0

    def test_knows_who_holds_all_words_of_a_name_that_means_the_same(self) -> None:
        fields = {BODY: FieldIndex.build([["l:leder", "l:by"], ["l:leder"], ["l:by"]])}
        terms = (("l:leder", 1.0), ("l:by", 1.0))
        two = Variant("leder by", terms, 0.6, tokens=2)
        broader = Variant("by", (("l:by", 1.0),), BROADER)
        found = ConceptScorer(fields, {BODY: 1.0}).score([QueryConcept(0, 1, "x", (two, broader))])
        assert found.held.tolist() == [[True, False, False]]
        assert found.met[0, 1:].tolist() == [0.6, 0.6]

    def test_takes_a_word_that_nobody_knows_for_rare(self, scorer: ConceptScorer) -> None:
        scores = scorer.score([concept(("leder", 1.0)), concept(("romskip", 1.0))])
        assert scores.importance[1] > scores.importance[0]
        assert scores.vocabulary < 0.5

    def test_makes_nothing_of_a_question_without_words(self, scorer: ConceptScorer) -> None:
        scores = scorer.score([])
        assert scores.vocabulary == 0.0
        assert np.array_equal(scores.total, np.zeros(len(PASSAGES)))
        assert np.array_equal(scores.coverage, np.zeros(len(PASSAGES)))

    def test_takes_the_attainable_score_from_the_k1_of_the_postings(self) -> None:
        fields = {BODY: FieldIndex.build(PASSAGES, k1=0.5)}
        scores = ConceptScorer(fields, {BODY: 1.0}, k1=0.5).score([concept(("leder", 1.0))])
        assert scores.attainable == pytest.approx(1.5 * scores.importance.sum())
