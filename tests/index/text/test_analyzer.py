"""The analyzer brings together what means the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.analyzer import KINDS, AnalyzedToken, Analyzer
from tests.growing import IN_PROPORTION, growth

ANALYZER = Analyzer()


def word(text: str) -> AnalyzedToken:
    (token,) = ANALYZER.analyze(text)
    return token


def meet(one: str, other: str, kind: str) -> bool:
    names = [{n for n in ANALYZER.index_terms(text) if n[0] == kind[0]} for text in (one, other)]
    return bool(names[0] & names[1])


class TestAnalyzer:
    def test_finds_a_compound_by_its_parts(self) -> None:
        assert meet("leders bakgrunn", "lederbakgrunn", "part")
        assert not meet("leders bakgrunn", "lederbakgrunn", "lemma")

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("veilederne", "veileders"),
            ("arbeid", "arbeidet"),
            ("kommunane", "kommunene"),
            ("tenestene", "tjeneste"),
            ("rettleiarane", "veileder"),
            ("arbeidsmarknaden", "arbeidsmarkedet"),
            ("sjukefråværet", "sykefravær"),
            ("økonomisk sosialhjelp", "sosialhjelpen"),
            ("leiarbakgrunnen", "lederbakgrunn"),
            ("gjeldsrådgjeving", "gjeldsrådgivning"),
        ],
    )
    def test_brings_forms_and_written_standards_to_one_lemma(self, one: str, other: str) -> None:
        assert meet(one, other, "lemma")

    def test_keeps_norwegian_letters_from_their_plain_neighbours(self) -> None:
        assert not any(meet("får", "far", kind) for kind in KINDS)

    @pytest.mark.parametrize(
        ("one", "other"), [("idé", "ide"), ("alléer", "alleer"), ("Étienne", "etienne")]
    )
    def test_brings_a_word_with_an_accent_to_the_word_without(self, one: str, other: str) -> None:
        assert meet(one, other, "lemma")
        assert meet(one, other, "part")

    def test_keeps_the_accent_where_the_exact_spelling_counts(self) -> None:
        assert not meet("kafé", "kafe", "stem")

    def test_gives_every_word_of_content_terms_of_all_three_kinds(self) -> None:
        assert all(word("partnerskapet").texts(kind) for kind in KINDS)

    @pytest.mark.parametrize("text", ["og", "hvordan", "korleis", "the", "f.eks."])
    def test_gives_function_words_no_terms(self, text: str) -> None:
        assert word(text).terms == ()

    def test_joins_hyphenated_words_and_takes_them_apart(self) -> None:
        assert word("NAV-kontor").texts("stem") == ("navkontor", "nav", "kontor")
        assert meet("to-ledermodell", "toledermodellen", "stem")

    def test_completes_a_word_that_hangs_on_the_next(self) -> None:
        assert meet("arbeids- og velferdsforvaltninga", "arbeidsforvaltning", "lemma")

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("NAVs", "nav"),
            ("NAV", "Nav"),
            ("32 %", "prosent"),
            ("2,63", "2.63"),
            ("§14a", "§ 14 a"),
        ],
    )
    def test_meets_abbreviations_numbers_and_paragraphs_however_written(
        self, one: str, other: str
    ) -> None:
        assert meet(one, other, "stem")

    def test_stems_english_words_as_english(self) -> None:
        assert meet("practitioners", "practitioner", "stem")

    @given(st.text(max_size=200))
    def test_says_the_same_of_the_same_text_however_much_it_has_seen(self, text: str) -> None:
        assert ANALYZER.analyze(text) == ANALYZER.analyze(text)
        for token in ANALYZER.analyze(text):
            assert text[token.start : token.end] == token.surface

    def test_takes_time_in_proportion_to_the_text(self) -> None:
        sentence = "Veilederne følger opp brukerne i kvalifiseringsprogrammet ved NAV-kontoret. "
        assert growth(lambda size: ANALYZER.analyze(sentence * size), 300) < IN_PROPORTION


class TestVocabulary:
    def test_gives_the_terms_that_taking_words_apart_gives(self) -> None:
        text = "Lederbakgrunnen i NAV-kontoret, arbeids- og velferdsetaten, 18 prosent."
        worked_out = Analyzer()
        looked_up = Analyzer(vocabulary=worked_out.vocabulary([text]))
        assert looked_up.index_terms(text) == worked_out.index_terms(text)

    def test_is_asked_before_a_word_is_taken_apart(self) -> None:
        analyzer = Analyzer(vocabulary={"lederbakgrunn": ["p:leder", "p:bakgrunn"]})
        assert analyzer.index_terms("Lederbakgrunn") == ["p:leder", "p:bakgrunn"]
