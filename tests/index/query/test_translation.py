"""Questions in English and nynorsk, in bokmål word for word."""

from __future__ import annotations

import pytest

from index.query.cognates import cognate
from index.query.dictionary import Glossary, load_glossary
from index.query.expansion import Expander
from index.query.thesaurus import Thesaurus
from index.query.translation import Renderer, Rendering
from index.text.analyzer import Analyzer
from index.text.language import Language
from index.text.lexicon import load_lexicon


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return Analyzer()


def render(analyzer: Analyzer, text: str, language: Language) -> Rendering | None:
    lexicon = load_lexicon()
    renderer = Renderer(analyzer.lemma, lambda form: lexicon.bokmal(form) is not None)
    expansions = Expander(Thesaurus.load(), analyzer.lemma).expand(text, language)
    return renderer.render(text, language, expansions)


def words(rendering: Rendering | None) -> set[str]:
    assert rendering is not None
    return set(rendering.text.split())


class TestRenderer:
    def test_leaves_bokmal_as_it_is(self, analyzer: Analyzer) -> None:
        assert render(analyzer, "Hvordan er kontoret organisert?", "nb") is None

    def test_puts_norwegian_for_english_words(self, analyzer: Analyzer) -> None:
        found = words(render(analyzer, "How many questionnaires were collected?", "en"))
        assert {"hvor", "mange", "spørreskjema"} <= found
        assert "questionnaires" not in found

    def test_takes_the_fields_own_terms_from_the_thesaurus(self, analyzer: Analyzer) -> None:
        rendering = render(analyzer, "the qualification programme in winter", "en")
        assert rendering is not None
        assert "kvalifiseringsprogram" in rendering.text
        assert "vinter" in words(rendering)

    def test_keeps_names_abbreviations_and_figures(self, analyzer: Analyzer) -> None:
        found = words(render(analyzer, "What did NAV Grünerløkka decide in 2013?", "en"))
        assert {"NAV", "Grünerløkka", "2013"} <= found

    def test_leaves_out_what_norwegian_has_no_word_for(self, analyzer: Analyzer) -> None:
        assert words(render(analyzer, "Does the winter end?", "en")).isdisjoint({"Does", "the"})

    def test_offers_the_glossarys_words_to_the_search_by_words(self, analyzer: Analyzer) -> None:
        text = "Which obstacles are mentioned?"
        rendering = render(analyzer, text, "en")
        assert rendering is not None
        labels = {e.label: text[e.start : e.end] for e in rendering.expansions}
        assert labels["nevnt"] == "mentioned"
        assert all(0 < e.weight < 1 for e in rendering.expansions)

    def test_offers_no_function_words(self, analyzer: Analyzer) -> None:
        rendering = render(analyzer, "Why is it so?", "en")
        assert rendering is not None
        assert rendering.expansions == ()

    def test_brings_nynorsk_to_bokmal(self, analyzer: Analyzer) -> None:
        found = words(render(analyzer, "Kvifor kjem ikkje leiarane?", "nn"))
        assert {"hvorfor", "ikke"} <= found
        assert "leiarane" not in found

    def test_leaves_names_in_nynorsk_alone(self, analyzer: Analyzer) -> None:
        assert "Skaun" in words(render(analyzer, "Kva skjer i Skaun", "nn"))


class TestGlossary:
    def test_finds_irregular_forms_by_their_base(self) -> None:
        assert load_glossary().look_up(["chose"]) == load_glossary().look_up(["choose"])

    def test_finds_a_word_whatever_its_inflection(self) -> None:
        glossary = Glossary({"collect": "samle inn", "plan": "planlegge"})
        assert glossary.look_up(["collected"]) == "samle inn"
        assert glossary.look_up(["planned"]) == "planlegge"

    def test_prefers_the_word_as_it_stands(self) -> None:
        glossary = Glossary({"work": "arbeid", "working": "arbeider"})
        assert glossary.look_up(["working"]) == "arbeider"

    def test_tells_a_word_that_is_left_out_from_one_that_is_unknown(self) -> None:
        glossary = Glossary({"the": ""})
        assert glossary.look_up(["the"]) == ""
        assert glossary.look_up(["zebra"]) is None

    def test_that_comes_with_the_package_has_no_english_left_in_it(self) -> None:
        assert load_glossary().longest >= 3
        assert load_glossary().look_up(["according", "to"]) == "ifølge"


class TestCognates:
    def test_are_words_that_bokmal_has_in_another_spelling(self) -> None:
        lexicon = load_lexicon()

        def is_bokmal(word: str) -> bool:
            return lexicon.bokmal(word) is not None

        found = {word: cognate(word, is_bokmal) for word in ("rationality", "hierarchical")}
        assert found == {"rationality": "rasjonalitet", "hierarchical": "hierarkisk"}
        assert cognate("dissolved", is_bokmal) is None

    def test_stand_in_for_what_no_list_has(self, analyzer: Analyzer) -> None:
        assert "ideologisk" in words(render(analyzer, "Is the ideologic split visible?", "en"))


class TestNynorskRendering:
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
        rendering = render(analyzer, nynorsk, "nn")
        assert rendering is not None
        assert bokmal in rendering.text.rstrip("?").split()
