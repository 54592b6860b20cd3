"""Suggestions for words that nothing knows, and for no others."""

from __future__ import annotations

import time

import pytest

from index.query.spelling import Speller
from index.text.analyzer import Analyzer

FREQUENCIES = {
    "samarbeid": 300, "samarbeidet": 40, "økonomi": 60, "spørsmål": 110, "veileder": 60,
    "tverrfaglig": 90, "sosialhjelp": 108, "Fossestøl": 42, "leder": 80, "ungdom": 12,
    "ungdomsteam": 9, "leadership": 4, "bolig": 30, "modell": 20,
}  # fmt: skip
ANALYZER = Analyzer(FREQUENCIES)
SPELLER = Speller(FREQUENCIES, ANALYZER)


def words(word: str) -> list[str]:
    return [suggestion.word for suggestion in SPELLER.suggest(word)]


class TestSpeller:
    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            ("samarbied", "samarbeid"),
            ("sosalhjelp", "sosialhjelp"),
            ("velieder", "veileder"),
            ("tverfaglig", "tverrfaglig"),
            ("leadrship", "leadership"),
            ("ungdomstem", "ungdomsteam"),
            ("Fosestøl", "fossestøl"),
        ],
    )
    def test_finds_what_was_meant(self, typed: str, meant: str) -> None:
        assert words(typed)[0] == meant

    @pytest.mark.parametrize(
        ("typed", "meant"),
        [("okonomi", "økonomi"), ("oekonomi", "økonomi"), ("sporsmal", "spørsmål")],
    )
    def test_understands_keyboards_without_norwegian_letters(self, typed: str, meant: str) -> None:
        assert words(typed)[0] == meant

    def test_says_how_far_off_and_how_frequent_the_best_one_is(self) -> None:
        best, *others = SPELLER.suggest("samarbied")
        assert (best.word, best.distance, best.frequency) == ("samarbeid", 1, 300)
        assert all(other.distance >= best.distance for other in others)

    @pytest.mark.parametrize(
        "word",
        ["samarbeidene", "ledere", "boligmodell", "Hansen", "employment", "og", "KVP", "nav",
         "tenester", "oslo"],
    )  # fmt: skip
    def test_leaves_alone_inflections_compounds_names_english_and_short_words(
        self, word: str
    ) -> None:
        assert words(word) == []

    def test_is_silent_where_nothing_is_near(self) -> None:
        assert words("qwxzptk") == []

    def test_checks_a_query_and_says_where_the_word_stands(self) -> None:
        query = "Hvordan er samarbied i NAV 2016 ved XYZQ?"
        (found,) = SPELLER.check(query)
        assert query[found.start : found.end] == found.word == "samarbied"
        assert found.suggestions[0].word == "samarbeid"

    def test_takes_milliseconds_in_a_vocabulary_of_forty_thousand(self) -> None:
        letters = "abdefgiklmnoprstuvyå"
        many = {
            "".join(letters[i // 20**place % 20] for place in (0, 1, 2, 3, 0, 1, 2)): 1
            for i in range(40_000)
        }
        speller = Speller(many | FREQUENCIES, ANALYZER)
        speller.suggest("sosalhjelp")
        started = time.process_time()
        for typed in ("samarbied", "tverfaglig", "sosialhjlep", "velieder", "kvalifsering"):
            speller.suggest(typed)
        assert (time.process_time() - started) / 5 < 0.05
