"""Kinds of statement, by words, section and voice."""

from __future__ import annotations

import pytest

from bench.statements import JudgedSentence, judge, read_sentences, scores
from index.statements.kinds import kind_of

RESULTS = ("4 Resultater",)
INTRODUCTION = ("1 Innledning",)


class TestASentence:
    @pytest.mark.parametrize(
        ("sentence", "kind"),
        [
            ("Halvparten av kontorene hadde kortere ventetid enn året før.", "finding"),
            ("Resultata viser at fleire fekk svar.", "finding"),
            ("We found that waiting times fell.", "finding"),
            ("Vi antar at ventetiden henger sammen med bemanningen.", "hypothesis"),
            ("Det kan tenkjast at leiarane visste det.", "hypothesis"),
            ("This may explain the difference.", "hypothesis"),
            ("Hvor lenge måtte folk vente?", "question"),
            ("Vi vil undersøke om ventetiden har gått ned.", "question"),
            ("The aim is to examine whether the offices differ.", "question"),
            ("Med ventetid menes tiden fra søknad til svar.", "definition"),
            ("Ventetid blir her definert som tida fram til svar.", "definition"),
            ("The term backlog refers to cases without an answer.", "definition"),
            ("Kontorene bør svare innen to uker.", "recommendation"),
            ("Det er viktig å svare raskt.", "recommendation"),
            ("Municipalities should answer within two weeks.", "recommendation"),
            ("Intervjuene ble gjennomført som samtaler på telefon.", "method"),
            ("Vi har intervjua tolv leiarar.", "method"),
            ("The offices were selected at random.", "method"),
            ("Kontoret ligger ved elva.", "description"),
            ("The office lies by the river.", "description"),
        ],
    )
    def test_is_known_by_its_words(self, sentence: str, kind: str) -> None:
        assert kind_of(sentence) == kind

    def test_of_the_results_reports_a_finding(self) -> None:
        sentence = "Ved de små kontorene kjenner alle hverandre."
        assert kind_of(sentence, RESULTS) == "finding"
        assert kind_of(sentence, INTRODUCTION) == "description"

    def test_of_the_method_tells_how(self) -> None:
        assert kind_of("Samtalene varte i en time.", ("3 Metode",), "method") == "method"

    def test_of_an_informant_was_found_unless_it_asks(self) -> None:
        assert kind_of("Jeg tror vi må svare raskere.", RESULTS, "informant") == "finding"

    def test_that_tests_a_hypothesis_reports_a_finding(self) -> None:
        assert kind_of("Hypotesen om kortere ventetid ble ikke bekreftet.") == "finding"

    def test_that_reports_an_opinion_recommends_nothing(self) -> None:
        assert kind_of("Flere av lederne mener at kommunen bør overta.") == "finding"

    def test_of_a_list_of_terms_defines(self) -> None:
        assert kind_of("Etterslep: saker uten svar", ("Begreper og definisjoner",)) == "definition"


class TestLabels:
    def test_cover_three_hundred_sentences_and_hold_half_back(self) -> None:
        judged = [one for one in read_sentences() if one.kind != "open"]
        assert len(judged) >= 300
        halves = [one.place.half for one in judged]
        assert abs(halves.count("tune") - halves.count("held")) <= 10


@pytest.fixture(scope="module")
def judged() -> list[JudgedSentence]:
    return list(judge([one for one in read_sentences() if one.place.file.endswith(".txt")]))


@pytest.mark.corpus
class TestTheSample:
    def test_is_found_and_mostly_judged_rightly(self, judged: list[JudgedSentence]) -> None:
        measured = scores(judged)
        assert measured.not_found == 0
        assert measured.accuracy >= 0.78
