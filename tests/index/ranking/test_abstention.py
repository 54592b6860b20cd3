"""Whether the corpus answers at all."""

from __future__ import annotations

import numpy as np
import pytest

from index.lexical.positions import WantedTerms
from index.query.concepts import QueryConcept, Variant
from index.query.interpreter import InterpretedQuery
from index.ranking.abstention import (
    AbstentionModel,
    estimate,
    features_of,
    load_model,
    status_of,
    without_recipe,
)
from index.ranking.fusion import ScoreComponents
from index.ranking.lexical_scores import LexicalScores
from index.ranking.ranker import Scored, finished

BUNDLED = "multilingual-e5-small@1571fc982750/onnx-int8-1"


def concept(text: str, words: str) -> QueryConcept:
    start = text.index(words)
    return QueryConcept(start, start + len(words), words, (Variant(words, (("s:x", 1.0),)),))


def scored(text: str, met: dict[str, list[float]], cosines: list[float]) -> Scored:
    """A question whose concepts are met, passage by passage, as ``met`` says."""
    rows = np.array(list(met.values())).reshape(-1, len(cosines))
    words = LexicalScores(rows, rows, np.ones(len(met)), np.ones(len(met)))
    nothing = np.zeros(len(cosines))
    return Scored(
        vector=np.zeros(1, dtype=np.float32),
        query=InterpretedQuery(text, "nb", tuple(concept(text, name) for name in met)),
        wanted=WantedTerms.of({}, 0),
        words=words,
        fused=nothing,
        components=ScoreComponents(nothing, words.coverage, nothing, nothing),
        best_sentence=np.zeros(len(cosines), dtype=np.int64),
        cosine_sentence=nothing,
        pending_similarity=finished(np.array(cosines)),
    )


def features(text: str, met: dict[str, list[float]], cosines: list[float]) -> dict[str, float]:
    return features_of(scored(text, met, cosines), list(range(len(cosines))))


class TestFeatures:
    def test_take_the_mean_of_the_nearest_sentences(self) -> None:
        found = features("Hva er ledelse?", {"ledelse": [1.0] * 5}, [0.5, 0.9, 0.8, 0.7, 0.1])
        assert found["nearest_sentence_similarity"] == pytest.approx(0.8)

    @pytest.mark.parametrize(
        "question",
        [
            "Hvor mange ansatte har kontoret?",
            "Kor mykje kosta det?",
            "What share of users agreed?",
            "prosentandel ansatte",
        ],
    )
    def test_know_a_question_for_a_figure(self, question: str) -> None:
        assert features(question, {}, [0.8])["asks_for_number"] == 1.0

    def test_do_not_take_every_question_for_one(self) -> None:
        assert features("Hvor ligger kontoret?", {}, [0.8])["asks_for_number"] == 0.0

    def test_see_that_the_best_hit_lacks_a_word(self) -> None:
        met = {"ledelse": [1.0, 1.0], "målekort": [0.0, 1.0]}
        assert features("ledelse målekort", met, [0.8, 0.8])["missing_concept_share"] == 0.5

    def test_see_that_no_hit_has_the_name(self) -> None:
        met = {"ledelse": [1.0] * 4, "Tynset": [0.0, 0.0, 0.0, 1.0]}
        assert features("Er ledelse delt i Tynset?", met, [0.8] * 4)["missing_names"] == 1.0

    def test_take_capitals_only_for_an_abbreviation_and_the_first_word_for_none(self) -> None:
        met = {"Ledelse": [0.0], "NAV": [0.0]}
        assert features("Ledelse i NAV", met, [0.8])["missing_names"] == 0.0

    def test_are_none_where_the_filters_let_nothing_through(self) -> None:
        assert features_of(scored("Hva?", {}, [0.8]), []) == {}


class TestModel:
    def test_trusts_near_sentences_and_doubts_missing_names(self) -> None:
        model = load_model(BUNDLED)
        good = {
            "nearest_sentence_similarity": 0.91,
            "asks_for_number": 0.0,
            "missing_concept_share": 0.0,
            "missing_names": 0.0,
        }
        bad = good | {"nearest_sentence_similarity": 0.84, "missing_names": 1.0}
        assert estimate(good, model) > model.answer_from
        assert estimate(bad, model) < model.refuse_below

    def test_judges_by_words_alone_where_another_model_embeds(self) -> None:
        model = load_model("another-model@1/torch")
        assert "nearest_sentence_similarity" not in model.weights

    def test_is_the_same_however_the_embedding_model_is_run(self) -> None:
        assert load_model(without_recipe(BUNDLED) + "/torch") == load_model(BUNDLED)

    def test_is_sure_that_nothing_answers_where_nothing_was_found(self) -> None:
        assert estimate({}, load_model(BUNDLED)) == 0.0


class TestStatus:
    @pytest.mark.parametrize(
        ("probability", "status"),
        [(0.1, "no_evidence"), (0.3, "weak_evidence"), (0.7, "answered")],
    )
    def test_puts_the_probability_in_a_word(self, probability: float, status: str) -> None:
        model = AbstentionModel({}, {}, {}, 0.0, refuse_below=0.2, answer_from=0.6)
        assert status_of(probability, model) == status
