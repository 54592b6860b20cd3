"""Several scores brought together."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files

import numpy as np
import pytest

from index.ranking.fusion import (
    RankingWeights,
    ScoreComponents,
    check_ranking_weights,
    fuse,
    lend_to_neighbours,
    load_ranking_weights,
    saturate,
    standardise,
    warn_if_weights_differ,
    weights_digest,
)
from index.text.analyzer import ANALYZER_VERSION
from ingest.errors import IndexMismatchError

NOTHING = np.zeros(3)


def evidence(**scores: list[float]) -> ScoreComponents:
    parts = dict.fromkeys(("lexical", "coverage", "passage", "sentence"), NOTHING)
    return ScoreComponents(
        **{**parts, **{name: np.array(values) for name, values in scores.items()}}
    )


@pytest.fixture
def weights() -> RankingWeights:
    return load_ranking_weights()


class TestFuse:
    def test_adds_what_words_and_vectors_say(self, weights: RankingWeights) -> None:
        fused = fuse(evidence(lexical=[1, 0, 0], passage=[0, 1, 0]), 1.0, weights)
        assert fused.tolist() == [weights.lexical, weights.passage, 0.0]

    def test_leans_on_the_vectors_where_the_corpus_lacks_the_words(
        self, weights: RankingWeights
    ) -> None:
        by_words = replace(weights, lexical=9.0, passage=0.5)
        scores = evidence(lexical=[0.2, 0, 0], passage=[0, 2, 0])
        assert fuse(scores, 1.0, by_words).argmax() == 0
        assert fuse(scores, 0.1, by_words).argmax() == 1


class TestStandardise:
    def test_takes_away_where_the_band_of_similarities_lies(self) -> None:
        low, high = np.array([0.1, 0.2, 0.4]), np.array([0.7, 0.8, 1.0])
        assert standardise(low) == pytest.approx(standardise(high))

    def test_makes_nothing_of_similarities_that_are_all_alike(self) -> None:
        assert standardise(np.full(4, 0.8)).tolist() == [0.0] * 4


class TestSaturate:
    def test_is_a_share_of_what_could_be_had(self) -> None:
        assert saturate(np.array([5.0, 10.0]), 10.0).tolist() == [0.5, 1.0]

    def test_is_nothing_for_a_question_without_words(self) -> None:
        assert saturate(np.array([5.0]), 0.0).tolist() == [0.0]


class TestLendToNeighbours:
    def test_gives_a_share_to_both_sides(self) -> None:
        lent = lend_to_neighbours(np.array([0.0, 10.0, 0.0]), np.array([False, True, True]), 0.1)
        assert lent == pytest.approx([1.0, 8.0, 1.0])

    def test_does_not_cross_into_another_section(self) -> None:
        lent = lend_to_neighbours(np.array([0.0, 10.0]), np.array([False, False]), 0.1)
        assert lent == pytest.approx([0.0, 10.0])

    def test_leaves_equal_scores_as_they_are(self) -> None:
        scores = np.full(5, 3.0)
        continues = np.array([False, True, True, False, True])
        assert lend_to_neighbours(scores, continues, 0.2) == pytest.approx(scores)


class TestParameters:
    def test_come_with_the_package_for_the_analyzer_in_use(self, weights: RankingWeights) -> None:
        check_ranking_weights(weights, ANALYZER_VERSION)

    def test_are_refused_with_another_analyzer(self, weights: RankingWeights) -> None:
        with pytest.raises(IndexMismatchError, match="ranking_weights_stale"):
            check_ranking_weights(weights, "another")


class TestWeightsDigest:
    def test_is_recorded_in_each_file_that_was_fitted_with_the_weights(self) -> None:
        digest = weights_digest(load_ranking_weights())
        for room, name in (("ranking", "abstention.json"), ("evidence", "evidence.json")):
            facts = json.loads(files(f"index.{room}").joinpath(name).read_text("utf-8"))
            assert facts["ranking_weights"] == digest, f"fit {name} anew: see bench/"

    def test_differs_with_any_weight(self) -> None:
        weights = load_ranking_weights()
        moved = replace(weights, neighbours=weights.neighbours + 0.01)
        assert weights_digest(moved) != weights_digest(weights)

    def test_is_compared_once_and_a_difference_logged(
        self, caplog: pytest.LogCaptureFixture
    ) -> None:
        for _ in range(2):
            warn_if_weights_differ("index/somewhere.json", "another")
        assert caplog.text.count("index/somewhere.json was fitted with") == 1

    def test_says_nothing_where_they_are_the_same(self, caplog: pytest.LogCaptureFixture) -> None:
        warn_if_weights_differ("index/other.json", weights_digest(load_ranking_weights()))
        assert caplog.text == ""
