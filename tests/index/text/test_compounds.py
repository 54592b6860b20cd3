"""Compounds are cut where they are put together, and nothing else is cut."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.compounds import measure, read_gold, read_simplex
from index.text.compounds import Splitter, split
from index.text.lexicon import load_lexicon
from index.text.nynorsk import Lemmatizer

LEMMATIZER = Lemmatizer(load_lexicon())
SPLITTER = Splitter(LEMMATIZER)


def parts(word: str, splitter: Splitter = SPLITTER) -> str:
    return "+".join(word[part.start : part.end] for part in splitter.split(word))


class TestSplitter:
    @pytest.mark.parametrize(
        ("word", "expected"),
        [
            ("lederbakgrunn", "leder+bakgrunn"),
            ("sykefraværsoppfølging", "syke+fraværs+oppfølging"),
            ("arbeidsavklaringspenger", "arbeids+avklarings+penger"),
            ("kvalifiseringsprogram", "kvalifiserings+program"),
            ("økonomikontoret", "økonomi+kontoret"),
            ("rusmisbrukere", "rus+misbrukere"),
            ("boligsosialt", "bolig+sosialt"),
            ("oppgaveportefølje", "oppgave+portefølje"),
            ("storbykontorer", "stor+by+kontorer"),
            ("målstyring", "mål+styring"),
            ("tildelingsbrev", "tildelings+brev"),
            ("brukermedvirkning", "bruker+medvirkning"),
            ("ungdomsteam", "ungdoms+team"),
            ("gjeldsrådgivning", "gjelds+rådgivning"),
            ("bedriftsleder", "bedrifts+leder"),
            ("arbeidstakere", "arbeids+takere"),
        ],
    )
    def test_cuts_the_compounds_of_welfare_administration(self, word: str, expected: str) -> None:
        assert parts(word) == expected

    def test_cuts_nynorsk_and_gives_the_parts_in_bokmal(self) -> None:
        assert [part.lemma for part in SPLITTER.split("skulehelsetenesta")] == [
            "skole", "helse", "tjeneste",
        ]  # fmt: skip

    @pytest.mark.parametrize(
        "word",
        """veilederne kontorene muligheten ledelsen organisering vanskelig fellesskap
        regionaliseringen partnerskap brukernes beskrive ansatt leadership understanding
        stavanger""".split(),  # noqa: SIM905
    )
    def test_leaves_simple_words_suffixes_names_and_english_whole(self, word: str) -> None:
        assert SPLITTER.split(word) == ()

    def test_marks_the_boundary_after_an_adverb_but_makes_no_parts_of_it(self) -> None:
        cut = SPLITTER.cut("innflytter")
        assert cut is not None
        assert cut.at == len("inn")
        assert SPLITTER.split("innflytter") == ()

    def test_finds_the_letter_that_two_parts_share(self) -> None:
        assert [(p.start, p.end) for p in SPLITTER.split("brannett")] == [(0, 5), (4, 8)]

    def test_keeps_whole_what_the_corpus_only_writes_with_a_capital(self) -> None:
        named = Splitter(LEMMATIZER, frequencies={"Fossestøl": 4})
        assert parts("fossestøl") == "fosse+støl"
        assert parts("fossestøl", named) == ""

    def test_takes_a_word_of_the_corpus_for_a_first_part(self) -> None:
        knowing = Splitter(LEMMATIZER, frequencies={"zorbulant": 9})
        assert parts("zorbulantkontor", knowing) == "zorbulant+kontor"
        assert parts("zorbulantkontor") == ""

    def test_is_not_upset_by_what_is_no_word(self) -> None:
        assert SPLITTER.split("") == SPLITTER.split("ab") == SPLITTER.split("x" * 5000) == ()

    def test_gives_the_same_through_the_function(self) -> None:
        assert split("lederbakgrunn", LEMMATIZER) == SPLITTER.split("lederbakgrunn")


class TestAccuracy:
    def test_cuts_under_two_per_cent_of_five_hundred_frequent_simple_words(self) -> None:
        words = read_simplex()
        assert len(words) == len(set(words)) == 500
        assert sum(SPLITTER.cut(word) is not None for word in words) < 10

    @pytest.mark.shared
    def test_agrees_with_norsk_ordbank_on_nine_boundaries_of_ten(self, shared: Path) -> None:
        gold = read_gold(shared / "eval" / "compounds.tsv")
        accuracy = measure(SPLITTER, gold)["boundary_accuracy"]
        assert isinstance(accuracy, dict)
        assert accuracy["all"]["share"] >= 0.92
        assert accuracy["held_back"]["share"] >= 0.91
