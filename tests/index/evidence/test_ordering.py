"""Hits ordered by how likely they answer, over a small corpus with hashed words for vectors."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from index.evidence.classifier import EvidenceModel, load_model
from index.evidence.features import FEATURES
from index.evidence.ordering import HITS_JUDGED, by_answering, search
from index.evidence.selection import find_evidence
from index.outcome import SearchOutcome
from index.query.parser import parse_query
from index.searcher import Searcher
from ingest.models import PassageId
from tests.index.evidence.test_features import QUESTION, searcher

__all__ = ["searcher"]


@pytest.fixture(scope="module")
def found(searcher: Searcher) -> SearchOutcome:
    return searcher.search(parse_query(QUESTION), k=HITS_JUDGED)


def model_for(feature: str, weight: float) -> EvidenceModel:
    """Make a model that looks at one feature alone."""
    plain = dict.fromkeys(FEATURES, 0.0)
    ones = dict.fromkeys(FEATURES, 1.0)
    return EvidenceModel(weights={**plain, feature: weight}, means=plain, scales=ones, bias=-3.0)


def passages(outcome: SearchOutcome) -> list[PassageId]:
    return [hit.passage.passage_id for hit in outcome.hits]


class TestOrdering:
    def test_brings_hits_forward_that_likely_answer(
        self, searcher: Searcher, found: SearchOutcome
    ) -> None:
        close = tuple(replace(hit, score=6.0 - 0.01 * hit.rank) for hit in found.hits)
        outcome = replace(found, hits=close)
        turned = by_answering(outcome, searcher, k=10, model=model_for("log_rank", 1.0))
        assert passages(turned) == passages(found)[::-1]
        assert [hit.rank for hit in turned.hits] == list(range(1, len(close) + 1))

    def test_leaves_hits_that_score_far_apart(
        self, searcher: Searcher, found: SearchOutcome
    ) -> None:
        far = tuple(replace(hit, score=9.0 - hit.rank) for hit in found.hits)
        outcome = replace(found, hits=far)
        kept = by_answering(outcome, searcher, k=10, model=model_for("log_rank", 1.0))
        assert passages(kept) == passages(found)

    def test_keeps_what_an_exact_phrase_put_first(self, searcher: Searcher) -> None:
        query = parse_query('Hva er "møtes hver mandag"?')
        outcome = searcher.search(query, k=HITS_JUDGED)
        again = by_answering(outcome, searcher, k=10, model=model_for("log_rank", 1.0))
        assert passages(again) == passages(outcome)
        assert [hit.score for hit in again.hits] == [hit.score for hit in outcome.hits]

    def test_gives_as_many_hits_as_are_asked_for(self, searcher: Searcher) -> None:
        assert len(search(searcher, parse_query(QUESTION), k=2).hits) == 2

    def test_of_filters_alone_judges_nothing(self, searcher: Searcher) -> None:
        outcome = search(searcher, parse_query("section:Møter"), k=5)
        assert outcome.hits
        assert outcome.judged == {}


class TestJudgements:
    def test_are_of_every_sentence_and_those_of_the_shipped_model(
        self, searcher: Searcher, found: SearchOutcome
    ) -> None:
        judged = by_answering(found, searcher, k=10).judged
        assert (
            by_answering(found, searcher, k=10, model=load_model()).judged.keys() == judged.keys()
        )
        for hit in found.hits:
            of_hit = judged[hit.passage.passage_id]
            assert len(of_hit) == len(hit.passage.sentences)
            assert ((of_hit > 0) & (of_hit < 1)).all()

    def test_are_what_an_answer_chooses_by(self, searcher: Searcher) -> None:
        outcome = search(searcher, parse_query(QUESTION), k=10)
        last = outcome.hits[-1].passage
        judged = {
            passage: np.full(len(of_hit), 0.9 if passage == last.passage_id else 0.001)
            for passage, of_hit in outcome.judged.items()
        }
        chosen = find_evidence(replace(outcome, judged=judged), searcher)
        assert {span.hit.passage.passage_id for span in chosen} == {last.passage_id}
