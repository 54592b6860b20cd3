"""A query widened: which concepts it names, and what else they are called."""

from __future__ import annotations

import pytest

from index.query.expansion import Expander, Expansion, stem_english
from index.query.thesaurus import Thesaurus
from index.text.language import Language
from tests.growing import IN_PROPORTION, growth


def strip_endings(word: str) -> str:
    """A small stand-in for the analyzer: takes off the commonest Norwegian endings."""
    for ending in ("enes", "ene", "ane", "en", "et", "s", "er", "ar", "e"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            word = word.removesuffix(ending)
    return word


@pytest.fixture(scope="module")
def expander() -> Expander:
    return Expander(Thesaurus.load(), strip_endings)


def offered(expander: Expander, query: str, language: Language = "nb") -> dict[str, Expansion]:
    return {expansion.label: expansion for expansion in expander.expand(query, language)}


class TestExpand:
    @pytest.mark.parametrize(
        ("query", "label"),
        [
            ("What workload do they report?", "arbeidsbelastning"),
            ("advantages of a two-leader model", "to-ledermodell"),
            ("the two leader model", "to-ledermodell"),
            ("NAV office managers", "NAV-leder"),
            ("case workers", "saksbehandler"),
            ("temporary housing", "midlertidig botilbud"),
            ("labor market", "arbeidsmarked"),
            ("organizing the work", "organisasjon"),
            ("the municipality's duties", "kommune"),
            ("street-level bureaucrats", "bakkebyråkrat"),
            ("the employment service", "Aetat"),
            ("debt counseling", "gjeldsrådgivning"),
        ],
    )
    def test_translates_english_with_nearly_the_weight_of_the_users_word(
        self, expander: Expander, query: str, label: str
    ) -> None:
        expansion = offered(expander, query, "en")[label]
        assert expansion.relation == "translation"
        assert 0.9 <= expansion.weight < 1

    def test_finds_inflected_labels_and_says_where_they_stand(self, expander: Expander) -> None:
        query = "Hva sier rettleiarane om to-ledermodellene?"
        found = offered(expander, query)
        assert query[found["veileder"].start : found["veileder"].end] == "rettleiarane"
        assert found["delt ledelse"].matched == "to-ledermodellene"

    def test_prefers_the_longest_label(self, expander: Expander) -> None:
        found = expander.expand("social assistance recipients", "en")
        assert {expansion.matched for expansion in found} == {"social assistance recipients"}

    def test_does_not_join_words_over_the_end_of_a_clause(self, expander: Expander) -> None:
        matched = {e.matched for e in expander.expand("They are social. Work is hard", "en")}
        assert "social. Work" not in matched
        assert "Work" in matched

    def test_brings_bokmal_and_nynorsk_together(self, expander: Expander) -> None:
        assert offered(expander, "sjukefråvær", "nn")["sykefravær"].relation == "translation"
        assert offered(expander, "sykefravær", "nb")["sjukefråvær"].relation == "translation"

    def test_unfolds_abbreviations_and_folds_names(self, expander: Expander) -> None:
        unfolded = offered(expander, "hva er kvp")["kvalifiseringsprogram"]
        folded = offered(expander, "kvalifiseringsprogram")["KVP"]
        assert unfolded.relation == folded.relation == "abbreviation"

    @pytest.mark.parametrize(
        ("query", "expected"), [("IP", True), ("Har bruker IP?", True), ("ip", False)]
    )
    def test_takes_a_very_short_abbreviation_in_capitals_only(
        self, expander: Expander, query: str, expected: bool
    ) -> None:
        assert ("individuell plan" in offered(expander, query)) is expected

    def test_leads_from_an_earlier_name_to_todays(self, expander: Expander) -> None:
        assert offered(expander, "rådmann")["kommunedirektør"].relation == "earlier_name"
        assert offered(expander, "trygdekontor")["NAV-kontor"].relation == "earlier_name"
        assert offered(expander, "attføringspenger")["AAP"].relation == "earlier_name"

    def test_weighs_neighbouring_concepts_by_how_near_they_are(self, expander: Expander) -> None:
        found = offered(expander, "botilbud") | offered(expander, "bolig")
        narrower = found["midlertidig botilbud"]
        assert narrower.weight > offered(expander, "kommunal bolig")["bolig"].weight > 0
        assert offered(expander, "kommunal bolig")["bolig"].relation == "broader"

    def test_offers_no_label_that_repeats_the_words_of_the_query(self, expander: Expander) -> None:
        assert "leder" not in offered(expander, "lederen")
        assert "Leder" not in offered(expander, "LEDER")

    def test_keeps_every_weight_between_nothing_and_a_word_of_the_users(
        self, expander: Expander
    ) -> None:
        found = expander.expand("leie av bolig for unge flyktninger i NAV", "nb")
        assert found
        assert all(0 < expansion.weight < 1 for expansion in found)

    def test_shares_the_weight_between_the_concepts_of_an_ambiguous_label(
        self, expander: Expander
    ) -> None:
        both = offered(expander, "leie")
        assert both["husleie"].weight < offered(expander, "depositum")["husleie"].weight
        assert {"husleie", "ledelse"} <= both.keys()

    def test_does_not_read_norwegian_function_words_as_english(self, expander: Expander) -> None:
        assert not expander.expand("men er det til for at", "nb")

    def test_does_not_read_english_function_words_as_norwegian(self, expander: Expander) -> None:
        assert "storby" not in offered(expander, "done by", "en")
        assert "storby" in offered(expander, "by", "nb")

    def test_reads_a_foreign_term_inside_a_question(self, expander: Expander) -> None:
        assert "bakkebyråkrat" in offered(expander, "Er veiledere street-level bureaucrats?")
        assert "user involvement" in offered(expander, "What is brukermedvirkning?", "en")

    def test_keeps_the_order_of_the_query(self, expander: Expander) -> None:
        starts = [e.start for e in expander.expand("tillit, makt og konflikt", "nb")]
        assert starts == sorted(starts)

    @pytest.mark.parametrize("query", ["", "?", "xyzzy", "2016"])
    def test_offers_nothing_where_no_concept_is_named(self, expander: Expander, query: str) -> None:
        assert expander.expand(query, "nb") == ()

    def test_takes_time_in_proportion_to_the_question(self, expander: Expander) -> None:
        query = "How do managers and caseworkers in NAV offices describe trust and workload? "
        assert growth(lambda size: expander.expand(query * size, "en"), 5) < IN_PROPORTION


class TestStemEnglish:
    @pytest.mark.parametrize(
        "words",
        [
            "organisation organization organisations",
            "organise organize organised organizing",
            "labour labor",
            "centre center centres",
            "programme program programmes",
            "counselling counseling",
            "municipality municipalities",
            "process processes",
            "manage managed managing manages",
            "benefit benefits",
        ],
    )
    def test_brings_forms_together(self, words: str) -> None:
        assert len({stem_english(word) for word in words.split()}) == 1

    @pytest.mark.parametrize("words", ["user use", "need", "staff state", "case care", "bus us"])
    def test_keeps_other_words_apart(self, words: str) -> None:
        assert len({stem_english(word) for word in words.split()}) == len(words.split())
