"""Thresholds that keep what they promise in every corpus, and models fitted without one."""

from __future__ import annotations

import numpy as np

from bench.abstention import ANSWERED, REFUSED, Asked, left_out, with_thresholds
from index.evaluation.qrels import Evidence, Question
from index.ranking.abstention import AbstentionModel

MODEL = AbstentionModel({}, {}, {}, 0.0, refuse_below=0.0, answer_from=1.0)


def asked(answerable: int, others: int, sign: float = 1.0) -> Asked:
    """Questions whose only sign is ``sign`` where they have an answer, and 0 where not."""
    evidence = (Evidence("report", "words"),)
    return Asked(
        tuple(
            Question(f"q{n}", "?", "nb", "fact", evidence if n < answerable else ())
            for n in range(answerable + others)
        ),
        tuple(
            {"sign": sign if n < answerable else 0.0, "mentioned_nowhere": 0.0}
            for n in range(answerable + others)
        ),
    )


class TestThresholds:
    def test_refuse_and_answer_no_more_than_they_may_in_any_corpus(self) -> None:
        draw = np.random.default_rng(1)
        judged = [(asked(98, 35), draw.random(133)), (asked(40, 60), draw.random(100))]
        model = with_thresholds(MODEL, judged)
        for corpus, probability in judged:
            refused = probability[corpus.answerable] < model.refuse_below
            answered = probability[~corpus.answerable] >= model.answer_from
            assert refused.mean() <= REFUSED
            assert answered.mean() <= ANSWERED


class TestLeavingOut:
    def test_fits_on_the_other_corpora_alone(self) -> None:
        corpora = {"a": asked(20, 20), "b": asked(20, 20), "turned": asked(20, 20, sign=-1.0)}
        assert left_out(corpora, "turned", ["sign"]).weights["sign"] > 0.5
        assert left_out(corpora, "a", ["sign"]).weights["sign"] < 0.5
