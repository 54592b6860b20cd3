"""Mistyped words, and what is said about them."""

from __future__ import annotations

import pytest

from api.wordings import worded
from index.query.notes import mentioned_nowhere, no_phrase, phrase_first, spell
from index.query.spelling import Speller
from index.text.analyzer import Analyzer
from index.text.language import Language

WORDS = {"lederskap": 9, "kontoret": 5, "partnerskapsmøtene": 4, "ledelse": 3}


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller(WORDS, Analyzer(WORDS))


class TestSpell:
    def test_suggests_words_of_the_corpus(self, speller: Speller) -> None:
        assert spell("lederskpa", "nb", speller).suggestions == {"lederskpa": ("lederskap",)}

    def test_searches_for_the_nearest_as_well_where_it_stands(self, speller: Speller) -> None:
        found = spell("når er partnerskapsmøtne", "nb", speller)
        assert found.meant == {7: ("partnerskapsmøtene",)}

    @pytest.mark.parametrize(
        ("language", "words"), [("nb", "står ikke i dokumentene"), ("nn", "står ikkje i dokumenta")]
    )
    def test_says_so_in_the_language_of_the_question(
        self, speller: Speller, language: Language, words: str
    ) -> None:
        (note,) = spell("lederskpa", language, speller).notes
        assert words in worded(note, language)
        assert "«lederskap»" in worded(note, language)

    def test_has_nothing_to_say_of_words_that_are_known(self, speller: Speller) -> None:
        found = spell("lederskap på kontoret", "nb", speller)
        assert (found.suggestions, found.meant, found.notes) == ({}, {}, ())

    def test_takes_no_english_word_for_a_mistake(self, speller: Speller) -> None:
        assert spell("leadership", "en", speller).meant == {}


class TestAccentedNames:
    SPELLER = Speller({"André": 2, "andre": 30, "Renée": 1}, Analyzer())

    @pytest.mark.parametrize("text", ["Andre Dahl", "Hva sier Andre?", "Andre"])
    def test_are_searched_for_where_a_function_word_stands_as_a_name(self, text: str) -> None:
        found = spell(text, "nb", self.SPELLER)
        assert found.meant == {text.index("Andre"): ("André",)}
        assert not found.notes

    @pytest.mark.parametrize(
        "text", ["Andre veier inn", "hva sier andre?", "Sa de det? Andre gjør"]
    )
    def test_are_not_searched_for_where_a_sentence_begins(self, text: str) -> None:
        assert spell(text, "nb", self.SPELLER).meant == {}

    def test_are_known_without_their_accents(self) -> None:
        assert spell("renee", "nb", self.SPELLER).suggestions == {}


class TestNotes:
    def test_name_every_phrase(self) -> None:
        assert "«to ord», «tre»" in worded(no_phrase(["to ord", "tre"]), "nb")

    def test_use_the_marks_of_the_language(self) -> None:
        assert "“two words”" in worded(phrase_first(["two words"]), "en")


class TestMentionedNowhere:
    @pytest.mark.parametrize(
        ("language", "words"),
        [
            ("nb", "Ikke nevnt i noen av dokumentene, i noen form eller under et annet navn"),
            ("nn", "Ikkje nemnt i nokon av dokumenta, i noka form eller under eit anna namn"),
            ("en", "Mentioned in none of the documents, in any form or by another name"),
        ],
    )
    def test_names_what_no_document_mentions(self, language: Language, words: str) -> None:
        said = worded(mentioned_nowhere(["Tynset", "golf"]), language)
        assert said.startswith(words)
        assert "Tynset" in said
        assert "golf" in said
