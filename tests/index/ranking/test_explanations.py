"""Why a passage was found."""

from __future__ import annotations

import pytest

from index.lexical.positions import Word
from index.models import Reason
from index.query.concepts import ConceptFinder
from index.query.expansion import Expander
from index.query.thesaurus import Thesaurus
from index.ranking.explanations import Explainer
from index.text.analyzer import Analyzer, TermKind
from index.text.language import Language
from ingest.models import DocumentId, Passage, PassageId, Sentence

KINDS: dict[TermKind, float] = {"stem": 1.0, "lemma": 1.0, "part": 1.0}


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return Analyzer()


def passage(text: str, start: int = 100) -> Passage:
    return Passage(PassageId("a~1"), DocumentId("a"), text, start, start + len(text))


def words_of(text: str, analyzer: Analyzer) -> list[Word]:
    """Every word that has terms, whatever is asked."""
    return [
        Word(token.start, token.end, tuple(map(str, token.terms)))
        for token in analyzer.analyze(text)
        if token.terms
    ]


def explained(
    analyzer: Analyzer, question: str, text: str, language: Language = "nb"
) -> tuple[Reason, ...]:
    expansions = Expander(Thesaurus.load(), analyzer.lemma).expand(question, language)
    concepts = ConceptFinder(analyzer, KINDS).concepts_of(question, expansions)
    words = words_of(text, analyzer)
    return Explainer(concepts, ()).explain(passage(text), words, None)[0]


class TestExplainer:
    def test_names_the_word_as_it_stands_in_the_passage(self, analyzer: Analyzer) -> None:
        (reason,) = explained(analyzer, "bakgrunn", "Bakgrunnen var enkel.")
        assert (reason.query, reason.matched) == ("bakgrunn", "Bakgrunnen")

    def test_tells_a_compound_part_from_the_word_itself(self, analyzer: Analyzer) -> None:
        reasons = explained(analyzer, "bakgrunn", "Lederbakgrunnen var uklar.")
        assert [(r.kind, r.matched) for r in reasons] == [("compound_part", "Lederbakgrunnen")]

    def test_names_the_label_of_the_thesaurus_that_stands_there(self, analyzer: Analyzer) -> None:
        reasons = explained(
            analyzer, "the qualification programme", "De var i kvalifiseringsprogrammet.", "en"
        )
        met = [r for r in reasons if r.kind == "thesaurus"]
        assert met
        assert met[0].relation == "translation"
        assert met[0].matched.startswith("kvalifiseringsprogram")
        assert met[0].query == "qualification programme"

    def test_claims_no_label_of_which_only_one_word_stands_there(self, analyzer: Analyzer) -> None:
        reasons = explained(analyzer, "the two-leader model", "Modellen er ny.", "en")
        assert "delt ledelse" not in {r.matched for r in reasons}

    def test_says_nothing_of_other_names_where_the_users_word_stands(
        self, analyzer: Analyzer
    ) -> None:
        reasons = explained(analyzer, "veileder", "Hver veileder har en konsulent.")
        assert {r.kind for r in reasons} == {"term"}

    def test_marks_stretches_of_the_canonical_text(self, analyzer: Analyzer) -> None:
        text = "Ny leder, gammel leder."
        concepts = ConceptFinder(analyzer, KINDS).concepts_of("leder")
        explainer = Explainer(concepts, ())
        _, marks = explainer.explain(passage(text), words_of(text, analyzer), None)
        assert [text[m.start - 100 : m.end - 100] for m in marks] == ["leder", "leder"]

    def test_puts_an_exact_phrase_first_and_the_nearest_sentence_last(
        self, analyzer: Analyzer
    ) -> None:
        text = "Vi har delt ledelse."
        concepts = ConceptFinder(analyzer, KINDS).concepts_of("ledelse")
        nearest = Sentence(100, 100 + len(text))
        words = words_of(text, analyzer)
        reasons, _ = Explainer(concepts, ("delt ledelse",)).explain(passage(text), words, nearest)
        assert [r.kind for r in reasons] == ["phrase", "term", "nearest_sentence"]
        assert reasons[-1].matched == text

    def test_says_that_a_mistyped_word_was_read_as_another(self, analyzer: Analyzer) -> None:
        concepts = ConceptFinder(analyzer, KINDS).concepts_of(
            "lederskpa", meant={0: ("lederskap",)}
        )
        text = "Om lederskapet."
        reasons, _ = Explainer(concepts, ()).explain(passage(text), words_of(text, analyzer), None)
        assert [(r.kind, r.query, r.matched) for r in reasons] == [
            ("spelling", "lederskpa", "lederskap")
        ]
