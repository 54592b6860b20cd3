"""Questions in English and nynorsk, in bokmål word for word."""

from __future__ import annotations

import pytest

from index.query.cognates import cognate
from index.query.expansion import Expander
from index.query.thesaurus import Thesaurus
from index.query.translation import Translation, Translator
from index.text.analyzer import Analyzer
from index.text.language import Language
from index.text.lexicon import load_lexicon


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return Analyzer()


def translate(analyzer: Analyzer, text: str, language: Language) -> Translation | None:
    lexicon = load_lexicon()
    translator = Translator(analyzer.lemma, lambda form: lexicon.bokmal(form) is not None)
    expansions = Expander(Thesaurus.load(), analyzer.lemma).expand(text, language)
    return translator.translate(text, language, expansions)


def words(translation: Translation | None) -> set[str]:
    assert translation is not None
    return set(translation.text.split())


class TestTranslator:
    def test_leaves_bokmal_as_it_is(self, analyzer: Analyzer) -> None:
        assert translate(analyzer, "Hvordan er kontoret organisert?", "nb") is None

    def test_puts_norwegian_for_english_words(self, analyzer: Analyzer) -> None:
        found = words(translate(analyzer, "How many questionnaires were collected?", "en"))
        assert {"hvor", "mange", "spørreskjema"} <= found
        assert "questionnaires" not in found

    def test_takes_the_fields_own_terms_from_the_thesaurus(self, analyzer: Analyzer) -> None:
        translation = translate(analyzer, "the qualification programme in winter", "en")
        assert translation is not None
        assert "kvalifiseringsprogram" in translation.text
        assert "vinter" in words(translation)

    def test_keeps_names_abbreviations_and_figures(self, analyzer: Analyzer) -> None:
        found = words(translate(analyzer, "What did NAV Grünerløkka decide in 2013?", "en"))
        assert {"NAV", "Grünerløkka", "2013"} <= found

    def test_leaves_out_what_norwegian_has_no_word_for(self, analyzer: Analyzer) -> None:
        assert words(translate(analyzer, "Does the winter end?", "en")).isdisjoint({"Does", "the"})

    def test_offers_the_dictionarys_words_to_the_search_by_words(self, analyzer: Analyzer) -> None:
        text = "Which obstacles are mentioned?"
        translation = translate(analyzer, text, "en")
        assert translation is not None
        labels = {e.label: text[e.start : e.end] for e in translation.expansions}
        assert labels["nevnt"] == "mentioned"
        assert all(0 < e.weight < 1 for e in translation.expansions)

    def test_offers_no_function_words(self, analyzer: Analyzer) -> None:
        translation = translate(analyzer, "Why is it so?", "en")
        assert translation is not None
        assert translation.expansions == ()

    def test_brings_nynorsk_to_bokmal(self, analyzer: Analyzer) -> None:
        found = words(translate(analyzer, "Kvifor kjem ikkje leiarane?", "nn"))
        assert {"hvorfor", "ikke"} <= found
        assert "leiarane" not in found

    @pytest.mark.parametrize(
        ("nynorsk", "bokmal"),
        [
            ("Kva skilnader er rekna ut?", "forskjell"),
            ("Kva røynslene viser", "erfaring"),
            ("Kor lang er avtalen?", "avtalen"),
            ("Når vart tiltaka gjennomførte?", "gjennomførte"),
        ],
    )
    def test_brings_inflected_words_too_and_bokmal_stays(
        self, analyzer: Analyzer, nynorsk: str, bokmal: str
    ) -> None:
        assert bokmal in words(translate(analyzer, nynorsk.rstrip("?"), "nn"))

    def test_leaves_names_in_nynorsk_alone(self, analyzer: Analyzer) -> None:
        assert "Skaun" in words(translate(analyzer, "Kva skjer i Skaun", "nn"))


class TestCognates:
    def test_are_words_that_bokmal_has_in_another_spelling(self) -> None:
        lexicon = load_lexicon()

        def is_bokmal(word: str) -> bool:
            return lexicon.bokmal(word) is not None

        found = {word: cognate(word, is_bokmal) for word in ("rationality", "hierarchical")}
        assert found == {"rationality": "rasjonalitet", "hierarchical": "hierarkisk"}
        assert cognate("dissolved", is_bokmal) is None

    def test_stand_in_for_what_no_list_has(self, analyzer: Analyzer) -> None:
        assert "ideologisk" in words(translate(analyzer, "Is the ideologic split visible?", "en"))


class TestNynorsk:
    @pytest.mark.parametrize(
        ("nynorsk", "bokmal"),
        [
            ("Kva har dei å seie?", "si"),
            ("Kva ser vi når vi får sjå planen?", "se"),
            ("Kva meiner den sosialfaglege gruppa?", "sosialfaglig"),
            ("Er brukarane overkøyrde?", "overkjørde"),
        ],
    )
    def test_respells_what_word_lists_lack_or_have_by_mistake(
        self, analyzer: Analyzer, nynorsk: str, bokmal: str
    ) -> None:
        translation = translate(analyzer, nynorsk, "nn")
        assert translation is not None
        assert bokmal in translation.text.rstrip("?").split()
