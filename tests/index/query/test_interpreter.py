"""A question interpreted once: language, concepts, translation and spelling."""

from __future__ import annotations

import pytest

from index.query.interpreter import Interpreter
from index.query.spelling import Speller
from index.query.thesaurus import Thesaurus
from index.text.analyzer import Analyzer, TermKind

KINDS: dict[TermKind, float] = {"stem": 1.0, "lemma": 1.0, "part": 0.5}
WORDS = {"lederskap": 9, "kontoret": 5, "ledelse": 3}


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return Analyzer(WORDS)


@pytest.fixture(scope="module")
def interpreter(analyzer: Analyzer) -> Interpreter:
    return Interpreter(analyzer, Thesaurus.load(), KINDS, speller=Speller(WORDS, analyzer))


class TestInterpreter:
    def test_finds_the_language_and_the_concepts(self, interpreter: Interpreter) -> None:
        query = interpreter.interpret("Who are the NAV office managers?")
        assert query.language == "en"
        (concept,) = query.concepts
        assert {"NAV office managers", "NAV-leder"} <= {v.words for v in concept.variants}

    def test_translates_what_is_not_in_bokmal(self, interpreter: Interpreter) -> None:
        assert interpreter.interpret("Hva er ledelse?").translation is None
        assert interpreter.interpret("Hva er ledelse?").in_bokmal == "Hva er ledelse?"
        assert "ikke" in interpreter.interpret("Kvifor kjem ikkje leiarane?").in_bokmal

    def test_offers_words_that_may_be_meant_by_mistyped_ones(
        self, interpreter: Interpreter
    ) -> None:
        query = interpreter.interpret("Hva er lederskpa?")
        assert query.spellings.suggestions == {"lederskpa": ("lederskap",)}
        assert [v.relation for v in query.concepts[-1].variants] == [None, "spelling"]

    def test_uses_only_the_relations_asked_for(self, analyzer: Analyzer) -> None:
        same = Interpreter(analyzer, Thesaurus.load(), KINDS, relations={"translation"})
        found = same.interpret("Who are the NAV office managers?", "en").expansions
        assert {expansion.relation for expansion in found} == {"translation"}

    def test_takes_the_language_that_is_given(self, interpreter: Interpreter) -> None:
        assert interpreter.interpret("NAV", "en").language == "en"
