"""Several documents for a broad question; nothing lost for a narrow one."""

from __future__ import annotations

import numpy as np

from index.ranking.diversity import ABOUT_EQUAL, PENALTY, diversify, is_broad


def ranked(scores: list[float], documents: str, k: int = 3) -> list[int]:
    order = np.argsort(-np.array(scores), kind="stable")
    numbers = np.array([ord(letter) for letter in documents])
    return [int(place) for place in diversify(order, np.array(scores), numbers, k)]


class TestDiversify:
    def test_brings_another_document_forward_where_both_answer(self) -> None:
        scores = [5.0, 5.0 - PENALTY / 4, 5.0 - PENALTY / 2]
        assert ranked(scores, "aab") == [0, 2, 1]

    def test_leaves_a_narrow_question_alone(self) -> None:
        assert ranked([5.0, 4.99, 5.0 - 2 * ABOUT_EQUAL, 1.0], "aabc") == [0, 1, 2, 3]

    def test_does_not_bring_forward_what_is_clearly_worse(self) -> None:
        scores = [5.0, 4.9, 4.9, 4.0]
        assert ranked(scores, "abac") == [0, 1, 2, 3]

    def test_keeps_every_row_once(self) -> None:
        scores = [5.0, 4.99, 4.98, 4.97, 4.96, 1.0]
        assert sorted(ranked(scores, "aaabbb", k=2)) == list(range(6))

    def test_has_nothing_to_do_without_hits(self) -> None:
        assert ranked([], "") == []


class TestIsBroad:
    def test_needs_two_documents(self) -> None:
        one = np.array([0, 1]), np.array([5.0, 5.0]), np.array([7, 7])
        two = np.array([0, 1]), np.array([5.0, 5.0]), np.array([7, 8])
        assert not is_broad(*one)
        assert is_broad(*two)
