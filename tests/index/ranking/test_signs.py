"""Signs that the corpus answers a question."""

from __future__ import annotations

import numpy as np
import pytest

from index.lexical.positions import WantedTerms
from index.query.concepts import QueryConcept, Variant
from index.query.interpreter import InterpretedQuery
from index.ranking.fusion import ScoreComponents
from index.ranking.lexical_scores import LexicalScores
from index.ranking.ranker import Scored, finished
from index.ranking.signs import GIVEN, THING, Texts, occurring, signs_of


def concept(text: str, words: str) -> QueryConcept:
    start = text.index(words)
    return QueryConcept(
        start, start + len(words), words, (Variant(words, ((f"l:{words.casefold()}", 1.0),)),)
    )


def scored(
    text: str,
    met: dict[str, list[float]],
    cosines: list[float],
    tuned: list[float] | None = None,
) -> Scored:
    """A question whose concepts are met, passage by passage, as ``met`` says."""
    rows = np.array(list(met.values())).reshape(-1, len(cosines))
    words = LexicalScores(rows, rows, np.ones(len(met)), np.ones(len(met)), rows > 0.0)
    nothing = np.zeros(len(cosines))
    return Scored(
        vector=np.zeros(1, dtype=np.float32),
        query=InterpretedQuery(text, "nb", tuple(concept(text, name) for name in met)),
        wanted=WantedTerms.of({}, 0),
        words=words,
        fused=nothing,
        components=ScoreComponents(words.total, words.coverage, nothing, nothing),
        best_sentence=np.zeros(len(cosines), dtype=np.int64),
        cosine_sentence=np.array(tuned or cosines),
        pending_similarity=finished(np.array(cosines)),
    )


def terms(sentence: str) -> list[str]:
    return [f"l:{word}" for word in sentence.casefold().rstrip(".").split()]


def signs(
    text: str,
    met: dict[str, list[float]],
    cosines: list[float],
    sentence: str = "",
    *,
    passage: str = "",
    documents: list[int] | None = None,
    tuned: list[float] | None = None,
) -> dict[str, float]:
    rows = np.arange(len(cosines))
    of = np.array(documents) if documents else np.zeros(len(cosines), dtype=np.int64)
    texts = Texts(lambda _: passage, lambda _: sentence, terms, of)
    return signs_of(scored(text, met, cosines, tuned), rows, texts)


class TestNearness:
    def test_is_that_of_the_nearest_sentence_and_how_far_it_lies_above_the_rest(self) -> None:
        found = signs("Hva er ledelse?", {"ledelse": [1.0] * 5}, [0.5, 0.9, 0.8, 0.7, 0.1])
        assert found["nearest_sentence"] == pytest.approx(0.9)
        assert found["nearest_above_mean"] == pytest.approx(0.8 - 0.6)

    @pytest.mark.parametrize(
        ("tuned", "agree"), [([0.9, 0.1, 0.1, 0.1], 1), ([0.1, 0.1, 0.1, 0.9], 0)]
    )
    def test_agrees_with_the_words_or_not(self, tuned: list[float], agree: int) -> None:
        met = {"ledelse": [1.0, 0.9, 0.8, 0.1]}
        assert signs("ledelse", met, [0.8] * 4, tuned=tuned)["words_and_meaning_agree"] == agree

    def test_agrees_with_no_words_where_none_is_met(self) -> None:
        assert signs("ledelse", {"ledelse": [0.0]}, [0.8])["words_and_meaning_agree"] == 0


class TestMetTogether:
    def test_counts_rare_words_of_one_passage_and_common_ones_little(self) -> None:
        rare = signs("båt hus", {"båt": [1.0, 0, 0, 0], "hus": [1.0, 0, 0, 0]}, [0.8] * 4)
        apart = signs("båt hus", {"båt": [1.0, 0, 0, 0], "hus": [0, 1.0, 0, 0]}, [0.8] * 4)
        common = signs("båt hus", {"båt": [1.0] * 4, "hus": [1.0] * 4}, [0.8] * 4)
        assert rare["met_together"] == pytest.approx(2 * apart["met_together"])
        assert apart["met_together"] > common["met_together"] >= 0.0


class TestQuantities:
    @pytest.mark.parametrize(
        ("question", "lacking", "giving"),
        [
            ("Hvor mange har kontoret?", "Kontoret har mange.", "Kontoret har tolv."),
            ("Kor mykje kosta det?", "Det var dyrt.", "Det kosta 300 kroner."),
            ("What share agreed?", "Most agreed.", "Of all, 40 % agreed."),
            ("Hvor lenge varte det?", "Det varte lenge.", "Det varte i to år."),
        ],
    )
    def test_are_looked_for_in_sentence_and_passage(
        self, question: str, lacking: str, giving: str
    ) -> None:
        both = signs(question, {}, [0.8], giving, passage=giving)["lacks_quantity"]
        one = signs(question, {}, [0.8], lacking, passage=giving)["lacks_quantity"]
        neither = signs(question, {}, [0.8], lacking, passage=lacking)["lacks_quantity"]
        assert both == GIVEN < 0.0 < one < neither == 1.0

    def test_are_not_missed_where_none_is_asked_for(self) -> None:
        assert signs("Hvor ligger kontoret?", {}, [0.8], "I byen.")["lacks_quantity"] == 0.0


class TestAnchors:
    @pytest.mark.parametrize("anchor", ["Tynset", "2014"])
    def test_are_missing_half_where_only_the_document_has_them(self, anchor: str) -> None:
        question = f"Er ledelse delt i {anchor}?"
        best = signs(question, {anchor: [1.0, 0, 0, 0]}, [0.8] * 4)
        document = signs(question, {anchor: [0, 0, 0, 1.0]}, [0.8] * 4)
        other = signs(question, {anchor: [0, 0, 0, 1.0]}, [0.8] * 4, documents=[0, 0, 0, 1])
        found = [found["missing_anchors"] for found in (best, document, other)]
        assert found == [0.0, 0.5, 1.0]

    def test_are_numbered_things_too(self) -> None:
        question = "Hva krever standard 6?"
        assert signs(question, {}, [0.8], passage="Standard 5 krever mer.")["missing_anchors"] == 1
        assert signs(question, {}, [0.8], passage="Standard 6 krever mer.")["missing_anchors"] == 0

    def test_are_no_abbreviations_and_no_first_word(self) -> None:
        met = {"Ledelse": [0.0], "NAV": [0.0]}
        assert signs("Ledelse i NAV", met, [0.8])["missing_anchors"] == 0.0


class TestMentions:
    def test_are_missed_where_no_passage_that_was_searched_has_the_thing(self) -> None:
        there, nowhere = {"svømmehaller": [0.0, 0.5]}, {"svømmehaller": [0.0, 0.0]}
        assert signs("Hvilke svømmehaller?", there, [0.8] * 2)["mentioned_nowhere"] == 0.0
        assert signs("Hvilke svømmehaller?", nowhere, [0.8] * 2)["mentioned_nowhere"] == THING
        name = {"Tynset": [0.0, 0.0]}
        assert signs("Hva skjer i Tynset?", name, [0.8] * 2)["mentioned_nowhere"] == 1.0

    def test_are_counted_among_all_passages_or_some(self) -> None:
        question = scored("ledelse", {"ledelse": [0.0, 1.0]}, [0.8, 0.8])
        assert occurring(question) == [True]
        assert occurring(question, np.array([0])) == [False]


class TestOneSentence:
    def test_says_all_that_is_asked(self) -> None:
        met = {"båtene": [1.0], "solgt": [1.0]}
        said = signs("Ble båtene solgt?", met, [0.8], "Alle båtene ble solgt.")
        assert said["said_in_one_sentence"] == 1.0
        partly = signs("Ble båtene solgt?", met, [0.8], "Alle båtene ble malt.")
        assert partly["said_in_one_sentence"] == 0.0

    def test_does_not_answer_a_single_word(self) -> None:
        assert signs("båtene", {"båtene": [1.0]}, [0.8], "Båtene.")["said_in_one_sentence"] == 0


class TestSigns:
    def test_are_none_where_the_filters_let_nothing_through(self) -> None:
        texts = Texts(str, str, terms, np.zeros(1, dtype=np.int64))
        assert signs_of(scored("Hva?", {}, [0.8]), np.array([], dtype=np.int64), texts) == {}
