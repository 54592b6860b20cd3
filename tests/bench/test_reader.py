"""Reading question and hit together: what the bench counts, on numbers made up here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.reader.__main__ import judged, kept_scores, rank_measures
from bench.reader.questions import Asked
from bench.reader.words import WordReader

SENTENCES = ("rev jakt natt", "elg beite dag", "fisk hav vind", "sau fjell regn")


class MadeUpVectors:
    """Gives each word a direction of its own, beside one that all words share."""

    def question(self, text: str) -> NDArray[np.float32]:
        return self.sentence(text)

    def sentence(self, text: str) -> NDArray[np.float32]:
        seeds = (sum(map(ord, word)) for word in text.split())
        own = [np.random.default_rng(seed).normal(size=8) for seed in seeds]
        return np.array([5.0 + vector for vector in own], dtype=np.float32)


class FixedReader:
    """Has one score for each hit, and counts how often it is asked."""

    def __init__(self, *scores: float) -> None:
        self.asked = 0
        self._scores = np.array(scores)

    def scores(self, question: str, hits: Sequence[Sequence[str]]) -> NDArray[np.float64]:
        self.asked += 1
        return self._scores


def asked(right: int, scores: Sequence[float] = (3.0, 2.0, 1.0, 0.5)) -> Asked:
    """A question whose answer is in hit ``right``, counted from 0."""
    covered = np.array([[n == right for n in range(len(scores))]])
    hits = tuple((sentence,) for sentence in SENTENCES)
    own = np.array(scores)
    return Asked("rev?", "rev?", True, 0.5, own, hits, own, covered, covered)


class TestWordReader:
    def test_sentence_with_the_words_of_the_question_is_nearest(self) -> None:
        reader = WordReader(MadeUpVectors(), SENTENCES)
        scores = reader.scores("elg dag", [(sentence,) for sentence in SENTENCES])
        assert scores.argmax() == 1

    def test_hit_counts_by_its_best_sentence(self) -> None:
        reader = WordReader(MadeUpVectors(), SENTENCES)
        one, both = reader.scores("elg dag", [(SENTENCES[1],), (SENTENCES[0], SENTENCES[1])])
        assert one == both

    def test_hit_without_sentences_is_farthest(self) -> None:
        assert WordReader(MadeUpVectors(), SENTENCES).scores("elg", [()]).tolist() == [-1.0]


class TestMeasuring:
    def test_reader_lifts_the_hit_that_it_prefers(self) -> None:
        preferring_third = [np.array([0.0, 0.0, 9.0, 0.0])]
        without = rank_measures([asked(2)], preferring_third, 0.0)["ndcg_at_10"]
        lifted = rank_measures([asked(2)], preferring_third, 5.0)["ndcg_at_10"]
        assert without == [0.5]
        assert lifted == [1.0]

    def test_weight_is_chosen_on_the_other_corpora(self) -> None:
        helps, harms = [np.array([0.0, 0.0, 9.0, 0.0])], [np.array([9.0, 0.0, 0.0, 0.0])]
        found = judged({"a": [asked(2)], "b": [asked(2)]}, {"a": helps, "b": harms}, "a")
        assert found["chosen_elsewhere"]["weight"] == 0.0
        found = judged({"a": [asked(2)], "b": [asked(2)]}, {"a": harms, "b": helps}, "a")
        assert found["chosen_elsewhere"]["weight"] > 0.0

    def test_scores_that_are_kept_are_not_read_again(self, tmp_path: Path) -> None:
        reader, kept = FixedReader(1.0, 2.0, 3.0, 4.0), tmp_path / "scores.npz"
        first = kept_scores(reader, [asked(0)], kept)
        again = kept_scores(reader, [asked(0)], kept)
        assert reader.asked == 1
        assert first[0].tolist() == again[0].tolist()
