"""Slots scored by the words of passages."""

from __future__ import annotations

import numpy as np
import pytest

from index.lexical.bm25 import FieldIndex
from index.query.concepts import Alternative, Slot
from index.ranking.lexical_scores import BODY, SlotScorer

PASSAGES = [["leder", "kontor"], ["sjef", "kontor"], ["kontor", "by"], ["vei"], ["fjell"]]
TITLES = [["by"], ["vei"], ["leder"], ["x"], ["y"]]


def slot(*wordings: tuple[str, float]) -> Slot:
    alternatives = tuple(Alternative(term, ((term, 1.0),), weight) for term, weight in wordings)
    return Slot(0, 1, wordings[0][0], alternatives)


@pytest.fixture
def scorer() -> SlotScorer:
    fields = {BODY: FieldIndex.build(PASSAGES), "title": FieldIndex.build(TITLES)}
    return SlotScorer(fields, {BODY: 1.0, "title": 0.2})


class TestSlotScorer:
    def test_credits_a_passage_with_the_best_wording_and_not_their_sum(
        self, scorer: SlotScorer
    ) -> None:
        both = scorer.score([slot(("leder", 1.0), ("kontor", 0.5))]).by_slot[0]
        alone = scorer.score([slot(("leder", 1.0))]).by_slot[0]
        assert both[0] == alone[0]

    def test_weighs_another_name_less_than_the_users_own(self, scorer: SlotScorer) -> None:
        scores = scorer.score([slot(("leder", 1.0), ("sjef", 0.5))])
        assert scores.by_slot[0, 0] > scores.by_slot[0, 1] > 0
        assert scores.met[0, :2].tolist() == [1.0, 0.5]

    def test_looks_in_every_field_with_its_weight(self, scorer: SlotScorer) -> None:
        scores = scorer.score([slot(("leder", 1.0))]).by_slot[0]
        assert scores[0] > scores[2] > 0 == scores[3]

    def test_knows_how_much_of_the_question_a_passage_holds(self, scorer: SlotScorer) -> None:
        scores = scorer.score([slot(("leder", 1.0)), slot(("sjef", 1.0))])
        assert scores.held[:2] == pytest.approx([0.5, 0.5])
        assert scores.held[3] == 0.0

    def test_takes_a_word_that_nobody_knows_for_rare(self, scorer: SlotScorer) -> None:
        scores = scorer.score([slot(("leder", 1.0)), slot(("romskip", 1.0))])
        assert scores.importance[1] > scores.importance[0]
        assert scores.vocabulary < 0.5

    def test_makes_nothing_of_a_question_without_words(self, scorer: SlotScorer) -> None:
        scores = scorer.score([])
        assert scores.vocabulary == 0.0
        assert np.array_equal(scores.total, np.zeros(len(PASSAGES)))
        assert np.array_equal(scores.held, np.zeros(len(PASSAGES)))
