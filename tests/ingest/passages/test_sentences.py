"""The sentence rules, sentence by sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.passages.sentences import split_sentences
from tests.growing import IN_PROPORTION, growth


def sentences(text: str, language: str = "nb") -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, language=language)]


def keeps_together(text: str, language: str = "nb") -> bool:
    return sentences(text, language) == [text]


class TestNorwegianAbbreviations:
    @pytest.mark.parametrize(
        "text",
        [
            "Kommunene kan legge inn f.eks. bolig, bl.a. rus, jf. kap. 5.",
            "Dette følger av St.meld. nr. 9 og Ot.prp. nr. 46 (2004–2005).",
            "Meld. St. 33 varsler endringer pga. NAV-reformen, dvs. Aetat og trygd.",
            "Vi så ca. 70 pst. økning til 1,5 mill. kr. per år fra kl. 10.30.",
            "Ansatte m.m. er omtalt av Hansen mfl. (2014) og Lie et al. (2010).",
            "Ring tlf. 55 55 33 33 inkl. helg, evt. send en e-post.",
            "Fossestøl m.fl. (2014: 91) skriver om rus, bolig osv. på kontoret.",
        ],
    )
    def test_inside_a_sentence_do_not_end_it(self, text: str) -> None:
        assert keeps_together(text)

    def test_that_stand_last_end_it_before_a_capital_letter(self) -> None:
        assert (
            len(sentences("De har rus, bolig osv. Dette er viktig. Svar fra 70 pst. Av dem.")) == 4
        )

    def test_of_nynorsk_are_known(self) -> None:
        assert keeps_together("Dei kom m.a. frå Bergen, t.d. Fana, o.s.b. og gjekk.", "nn")


class TestEnglish:
    def test_abbreviations_are_known(self) -> None:
        text = "Smith et al. (2010), e.g. Mr. Jones, see Fig. 3 and No. 5."
        assert keeps_together(text, "en")

    def test_a_word_that_is_also_an_abbreviation_ends_a_sentence(self) -> None:
        assert len(sentences("The answer is no. We left.", "en")) == 2


class TestNumbersAndNames:
    @pytest.mark.parametrize(
        "text",
        [
            "Loven trådte i kraft 1. januar og endres 24. juni.",
            "Etter § 14 a. gjelder andre regler.",
            "Ekspertgruppen ledet av T. P. Hagen la fram tall på 3.5 og 1,5.",
            "Les mer på www.nav.no/a.b og https://example.org/x.html i dag.",
            "Breit, E., Fossestøl, K., og Andreassen, T. A. skrev den.",
        ],
    )
    def test_with_a_full_stop_stay_whole(self, text: str) -> None:
        assert keeps_together(text)

    def test_a_year_can_end_a_sentence(self) -> None:
        assert sentences("Det var i 2014. Nå er det 2016. 16 svarte.") == [
            "Det var i 2014.",
            "Nå er det 2016.",
            "16 svarte.",
        ]

    def test_an_initial_before_an_ordinary_word_can_end_a_sentence(self) -> None:
        assert len(sentences("Vi besøkte kontor B. Dette kontoret er lite.")) == 2

    def test_an_enumerator_belongs_to_what_it_numbers(self) -> None:
        assert sentences("1. Første punkt er dette.\n\na. Kommunen svarer.") == [
            "1. Første punkt er dette.",
            "a. Kommunen svarer.",
        ]


class TestQuotesAndBrackets:
    def test_closing_marks_stay_with_the_sentence(self) -> None:
        assert sentences("«Vi prøver.» (Det er sant.) Ny setning.") == [
            "«Vi prøver.» (Det er sant.)",
            "Ny setning.",
        ]

    def test_the_attribution_behind_a_quote_stays_with_it(self) -> None:
        assert keeps_together("«Vi er likestilt.» – rådmann")
        assert keeps_together("«Er det riktig?» spurte hun.")
        assert sentences("«Det er nyttig.» (Informant 2). De møtes.")[0].endswith("2).")
        assert keeps_together("Det er sånn vi er. (Veileder, kontor B)")

    def test_a_citation_behind_the_full_stop_stays_with_it(self) -> None:
        assert sentences("Slik er det. (Knudsen 2004, Lauvås 2004). Nå går vi videre.") == [
            "Slik er det. (Knudsen 2004, Lauvås 2004).",
            "Nå går vi videre.",
        ]

    def test_marks_of_omission_do_not_end_a_sentence(self) -> None:
        assert keeps_together("De som (..) Vi kaller brukere [...] Og andre (…) finnes.")

    def test_a_closing_mark_after_a_space_is_no_sentence(self) -> None:
        assert keeps_together("«Vi kan si: 'Dette gjør vi'. »")
        assert keeps_together('Dataene er uten navn. "')

    def test_a_sign_of_comparison_opens_no_sentence(self) -> None:
        assert keeps_together("Noter: *sig. < ,05")

    def test_a_glued_footnote_number_stays_with_the_sentence_before(self) -> None:
        assert sentences("Vi spurte 57 kontorer.1 Disse svarte.")[1] == "Disse svarte."

    def test_ellipsis_before_a_small_letter_goes_on(self) -> None:
        assert keeps_together("Vi tenkte ... og så gikk det … bra.")

    def test_colon_and_semicolon_do_not_end_a_sentence(self) -> None:
        assert keeps_together("En leder sier: Vi må prøve; ellers går det galt.")


class TestLongText:
    def test_is_cut_at_semicolons_only_above_eighty_words(self) -> None:
        clause = "ord " * 29 + "ord; "
        assert len(sentences(clause * 2)) == 1
        assert [len(s.split()) for s in sentences(clause * 4)] == [60, 60]

    def test_a_long_sentence_without_soft_breaks_is_left_whole(self) -> None:
        assert keeps_together("ord " * 300 + "slutt.")

    def test_what_no_person_would_call_a_sentence_is_cut_between_words(self) -> None:
        assert {len(s.split()) for s in sentences("ord " * 1000)} == {200}

    @pytest.mark.parametrize(
        "unit", ["ord ", ".", " ", "f.eks. ", "«", "\n ", "a. . ", "ord; ", "(.", "a.1"]
    )
    def test_takes_time_in_proportion_to_its_length(self, unit: str) -> None:
        assert growth(lambda size: split_sentences(unit * size), 10_000) < IN_PROPORTION


class TestOffsets:
    @given(st.text(alphabet="aAåÅ1. \n()«»?!…;:-,f.eks", max_size=300))
    def test_leave_out_white_space_and_nothing_else(self, text: str) -> None:
        covered = [False] * len(text)
        last = 0
        for start, end in split_sentences(text):
            assert last <= start < end
            assert text[start:end] == text[start:end].strip()
            covered[start:end] = [True] * (end - start)
            last = end
        assert all(mark or char.isspace() for mark, char in zip(covered, text, strict=True))
