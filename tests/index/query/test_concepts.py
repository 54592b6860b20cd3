"""A question divided into what it asks about."""

from __future__ import annotations

import pytest

from index.query.concepts import SPELLING, ConceptFinder, QueryConcept
from index.query.expansion import Expander
from index.query.thesaurus import Thesaurus
from index.text.analyzer import Analyzer


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return Analyzer()


@pytest.fixture(scope="module")
def finder(analyzer: Analyzer) -> ConceptFinder:
    return ConceptFinder(analyzer, {"stem": 1.0, "lemma": 0.5, "part": 0.2})


def by_words(concepts: list[QueryConcept]) -> dict[str, QueryConcept]:
    return {concept.words: concept for concept in concepts}


class TestConceptFinder:
    def test_makes_a_concept_of_every_word_that_carries_meaning(
        self, finder: ConceptFinder
    ) -> None:
        concepts = finder.concepts_of("Hva er bakgrunnen for lederne?")
        assert [concept.words for concept in concepts] == ["bakgrunnen", "lederne"]

    @pytest.mark.parametrize(
        ("question", "asking"),
        [
            ("Hvor stor andel av båtene lekker?", ["stor", "andel"]),
            ("Kor mange prosent av båtane lek?", ["prosent"]),
            ("Er andelen båter stor?", []),
        ],
    )
    def test_tells_words_that_only_ask_for_a_quantity(
        self, finder: ConceptFinder, question: str, asking: list[str]
    ) -> None:
        assert [c.words for c in finder.concepts_of(question) if c.asks] == asking

    def test_says_where_each_concept_stands(self, finder: ConceptFinder) -> None:
        text = "Hva sier lederne?"
        for concept in finder.concepts_of(text):
            assert text[concept.start : concept.end] == concept.words

    def test_weighs_terms_by_their_kind(self, finder: ConceptFinder) -> None:
        (concept,) = finder.concepts_of("lederbakgrunnen")
        weights = dict(concept.variants[0].terms)
        assert weights["s:lederbakgrunn"] == 1.0
        assert weights["p:bakgrunn"] == 0.2

    def test_leaves_out_kinds_that_weigh_nothing(self, analyzer: Analyzer) -> None:
        stems = ConceptFinder(analyzer, {"stem": 1.0, "lemma": 0.0})
        (concept,) = stems.concepts_of("lederne")
        assert all(name.startswith("s:") for name, _ in concept.variants[0].terms)

    def test_takes_a_concept_of_several_words_as_one(
        self, finder: ConceptFinder, analyzer: Analyzer
    ) -> None:
        text = "Who are the NAV office managers?"
        expansions = Expander(Thesaurus.load(), analyzer.lemma).expand(text, "en")
        concept = by_words(finder.concepts_of(text, expansions))["NAV office managers"]
        assert concept.variants[0].relation is None
        assert "NAV-leder" in {variant.words for variant in concept.variants[1:]}
        assert all(variant.weight < 1 for variant in concept.variants[1:])

    def test_lets_a_mistyped_word_stand_for_what_may_be_meant(self, finder: ConceptFinder) -> None:
        (concept,) = finder.concepts_of("lederskpa", meant={0: ("lederskap",)})
        assert [a.words for a in concept.variants] == ["lederskpa", "lederskap"]
        assert concept.variants[1].relation == "spelling"
        assert concept.variants[1].weight == SPELLING

    def test_makes_none_of_function_words_alone(self, finder: ConceptFinder) -> None:
        assert finder.concepts_of("Hva er det?") == []
