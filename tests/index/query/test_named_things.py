"""Names, years and numbered things of a question, and what the corpus never mentions."""

from __future__ import annotations

import pytest

from index.query.interpreter import InterpretedQuery, Interpreter
from index.query.named_things import (
    NumberedThing,
    absent_things,
    is_name,
    is_proper_name,
    is_year,
    numbered_things,
)
from index.query.spelling import Speller
from index.query.thesaurus import Thesaurus
from index.text.analyzer import Analyzer, TermKind

KINDS: dict[TermKind, float] = {"stem": 1.0, "lemma": 1.0, "part": 0.5}
WORDS = {"lederskap": 9, "kontoret": 5, "ledelse": 3}


@pytest.fixture(scope="module")
def interpreter() -> Interpreter:
    analyzer = Analyzer(WORDS)
    return Interpreter(analyzer, Thesaurus.load(), KINDS, speller=Speller(WORDS, analyzer))


def words_that(test: object, query: InterpretedQuery) -> list[str]:
    assert callable(test)
    return [concept.words for concept in query.concepts if test(concept)]


def absent(interpreter: Interpreter, question: str) -> list[str]:
    """The things of a question to a corpus that has none of its words."""
    query = interpreter.interpret(question)
    return [concept.words for concept in absent_things(query, [False] * len(query.concepts))]


class TestNames:
    def test_have_a_capital_that_no_sentence_gives_them(self, interpreter: Interpreter) -> None:
        query = interpreter.interpret("Ledelse ved kontoret i Fana i 2014 med AAP")
        assert words_that(is_name, query) == ["Fana", "AAP"]
        assert words_that(is_proper_name, query) == ["Fana"]
        assert words_that(is_year, query) == ["2014"]

    def test_may_stand_first_where_they_are_no_other_word(self, interpreter: Interpreter) -> None:
        assert words_that(is_name, interpreter.interpret("Stavanger og ledelse")) == ["Stavanger"]


class TestNumberedThings:
    @pytest.mark.parametrize(
        ("question", "thing"),
        [
            ("Når kommer versjon 4 av planen?", ("versjon", "4")),
            ("What is new in version 3.0 of it?", ("version", "3.0")),
            ("Hvem bor i sone 6?", ("sone", "6")),
        ],
    )
    def test_are_a_word_and_its_number(self, question: str, thing: tuple[str, str]) -> None:
        assert list(numbered_things(question)) == [NumberedThing(*thing)]

    @pytest.mark.parametrize(
        "question",
        [
            "Hva skjedde i mai 2014?",
            "Hvor mange er mellom 50 og 60?",
            "Varte den 12 uker?",
            "Fikk halvparten 40 prosent?",
            "Kva er fristen på 48 timar?",
        ],
    )
    def test_are_no_years_and_no_amounts(self, question: str) -> None:
        assert list(numbered_things(question)) == []

    @pytest.mark.parametrize(
        ("text", "stands"),
        [
            ("I versjonen 4 er det rettet.", True),
            ("Versjon 4.2 kom i fjor.", False),
            ("Versjon 41", False),
            ("De fire versjonene", False),
        ],
    )
    def test_stand_where_the_word_has_that_number(self, text: str, stands: bool) -> None:
        assert NumberedThing("versjon", "4").stands_in(text) is stands


class TestAbsentThings:
    def test_are_names_years_and_nouns(self, interpreter: Interpreter) -> None:
        found = absent(interpreter, "Hvilke svømmehaller bygde Oslo i 2014?")
        assert found == ["svømmehaller", "Oslo", "2014"]

    @pytest.mark.parametrize("question", ["Hvem sliter mest?", "Er det utslitt og blått?"])
    def test_are_no_verbs_and_no_adjectives(self, interpreter: Interpreter, question: str) -> None:
        assert absent(interpreter, question) == []

    def test_are_no_words_that_may_be_mistyped(self, interpreter: Interpreter) -> None:
        assert absent(interpreter, "lederskpa") == []

    def test_of_an_english_question_are_those_whose_norwegian_is_known(
        self, interpreter: Interpreter
    ) -> None:
        assert absent(interpreter, "What did the school say of the zyxel in Bergen?") == [
            "school",
            "Bergen",
        ]

    def test_are_none_that_occur(self, interpreter: Interpreter) -> None:
        query = interpreter.interpret("Hvilke svømmehaller?")
        assert absent_things(query, [True] * len(query.concepts)) == ()
