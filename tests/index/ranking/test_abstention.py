"""Whether the corpus answers at all."""

from __future__ import annotations

import pytest

from index.ranking.abstention import (
    AbstentionModel,
    estimate,
    load_model,
    status_of,
    without_recipe,
)
from index.ranking.signs import GIVEN

BUNDLED = "multilingual-e5-small@1571fc982750/onnx-int8-1"
#: The signs of a question that the corpus answers.
GOOD = {
    "nearest_sentence": 0.91,
    "nearest_above_mean": 0.09,
    "words_and_meaning_agree": 1.0,
    "met_together": 3.0,
    "lacks_quantity": 0.0,
    "missing_anchors": 0.0,
    "mentioned_nowhere": 0.0,
}


class TestModel:
    def test_trusts_near_sentences_and_doubts_missing_names(self) -> None:
        model = load_model(BUNDLED)
        bad = GOOD | {"nearest_sentence": 0.81, "missing_anchors": 1.0, "met_together": 0.2}
        bad |= {"words_and_meaning_agree": 0.0, "mentioned_nowhere": 1.0}
        assert estimate(GOOD, model) > model.answer_from
        assert estimate(bad, model) < model.refuse_below

    @pytest.mark.parametrize("embedder", [BUNDLED, "another-model@1/torch"])
    @pytest.mark.parametrize("doubt", ["lacks_quantity", "missing_anchors", "mentioned_nowhere"])
    def test_is_less_sure_for_whatever_is_missing(self, embedder: str, doubt: str) -> None:
        model = load_model(embedder)
        assert estimate(GOOD | {doubt: 1.0}, model) < estimate(GOOD, model)

    def test_is_no_less_sure_for_being_asked_for_a_quantity_that_is_given(self) -> None:
        model = load_model(BUNDLED)
        given, said = GOOD | {"lacks_quantity": GIVEN}, {"said_in_one_sentence": 1.0}
        assert estimate(given, model) > estimate(GOOD, model)
        far = {"nearest_sentence": 0.7}
        assert (
            estimate(given | far | said, model)
            > estimate(GOOD | far | said, model)
            >= model.answer_from
        )

    def test_judges_by_words_alone_where_another_model_embeds(self) -> None:
        assert "nearest_sentence" not in load_model("another-model@1/torch").weights

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
