"""Whether the corpus answers at all."""

from __future__ import annotations

import numpy as np
import pytest

from index.lexical.positions import WantedTerms
from index.query.concepts import QueryConcept, Variant
from index.query.interpreter import InterpretedQuery
from index.ranking.abstention import (
    GIVEN,
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
    return QueryConcept(
        start, start + len(words), words, (Variant(words, ((f"l:{words.casefold()}", 1.0),)),)
    )


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


def features(
    text: str, met: dict[str, list[float]], cosines: list[float], sentence: str = ""
) -> dict[str, float]:
    order = list(range(len(cosines)))
    return features_of(scored(text, met, cosines), order, lambda _: sentence, terms)


def terms(sentence: str) -> list[str]:
    return [f"l:{word}" for word in sentence.casefold().rstrip(".").split()]


class TestFeatures:
    def test_take_the_mean_of_the_nearest_sentences(self) -> None:
        found = features("Hva er ledelse?", {"ledelse": [1.0] * 5}, [0.5, 0.9, 0.8, 0.7, 0.1])
        assert found["nearest_sentence_similarity"] == pytest.approx(0.8)

    @pytest.mark.parametrize(
        ("question", "lacking", "giving"),
        [
            ("Hvor mange har kontoret?", "Kontoret har mange.", "Kontoret har tolv."),
            ("Kor mykje kosta det?", "Det var dyrt.", "Det kosta 300 kroner."),
            ("What share agreed?", "Most agreed.", "Of all, 40 % agreed."),
            ("Hvor lenge varte det?", "Det varte lenge.", "Det varte i to år."),
        ],
    )
    def test_see_whether_a_quantity_that_is_asked_for_is_given(
        self, question: str, lacking: str, giving: str
    ) -> None:
        assert features(question, {}, [0.8], lacking)["lacks_quantity"] == 1.0
        assert features(question, {}, [0.8], giving)["lacks_quantity"] < 0.0

    def test_look_for_no_quantity_where_none_is_asked_for(self) -> None:
        assert features("Hvor ligger kontoret?", {}, [0.8], "I byen.")["lacks_quantity"] == 0.0

    def test_see_that_one_sentence_says_all_that_is_asked(self) -> None:
        met = {"båtene": [1.0], "solgt": [1.0]}
        said = features("Ble båtene solgt?", met, [0.8], "Alle båtene ble solgt.")
        assert said["said_in_one_sentence"] == 1.0
        partly = features("Ble båtene solgt?", met, [0.8], "Alle båtene ble malt.")
        assert partly["said_in_one_sentence"] == 0.0

    def test_do_not_take_one_word_for_a_question_that_is_answered(self) -> None:
        assert features("båtene", {"båtene": [1.0]}, [0.8], "Båtene.")["said_in_one_sentence"] == 0

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
        assert features_of(scored("Hva?", {}, [0.8]), [], str, terms) == {}


class TestModel:
    def test_trusts_near_sentences_and_doubts_missing_names(self) -> None:
        model = load_model(BUNDLED)
        good = {
            "nearest_sentence_similarity": 0.91,
            "lacks_quantity": 0.0,
            "missing_concept_share": 0.0,
            "missing_names": 0.0,
        }
        bad = good | {"nearest_sentence_similarity": 0.84, "missing_names": 1.0}
        assert estimate(good, model) > model.answer_from
        assert estimate(bad, model) < model.refuse_below

    def test_is_no_less_sure_for_being_asked_for_a_quantity_that_is_given(self) -> None:
        model = load_model(BUNDLED)
        plain = {
            "nearest_sentence_similarity": 0.8,
            "lacks_quantity": 0.0,
            "missing_concept_share": 0.0,
            "missing_names": 0.0,
        }
        given = plain | {"lacks_quantity": GIVEN}
        assert estimate(given, model) > estimate(plain, model)
        said = {"said_in_one_sentence": 1.0}
        assert estimate(given | said, model) > estimate(plain | said, model) >= model.answer_from

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
