"""Search over a small corpus, with hashed words for vectors."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from api.wordings import worded
from index.filters import Filters
from index.generations.directory import current_generation
from index.generations.reader import open_generation
from index.outcome import SearchOutcome
from index.query.parser import parse_query
from index.query.thesaurus import Thesaurus
from index.ranking.hits import NEUTRAL_SCORE
from index.ranking.ranker import Ranker
from index.searcher import Searcher
from index.vectors.embedder import HashingEmbedder
from tests.fakes import TurnedEmbedder
from tests.small_index import build_small_index


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_small_index(tmp_path_factory.mktemp("search"))


@pytest.fixture(scope="module")
def searcher(folder: Path) -> Searcher:
    return Searcher.open(folder, current_generation(folder), HashingEmbedder())


def codes(outcome: SearchOutcome) -> list[str]:
    return [note.code for note in outcome.notes]


def texts(searcher: Searcher, query: str, k: int = 10) -> list[str]:
    return [hit.passage.text for hit in searcher.search_text(query, k=k).hits]


class TestSearch:
    def test_puts_the_passage_that_holds_the_words_first(self, searcher: Searcher) -> None:
        assert "oppfølging" in texts(searcher, "oppfølging av brukere")[0]

    def test_finds_norwegian_passages_for_an_english_question(self, searcher: Searcher) -> None:
        found = texts(searcher, "How long is the qualification programme?")
        assert "kvalifiseringsprogrammet" in found[0]

    def test_counts_ranks_from_one_and_keeps_to_k(self, searcher: Searcher) -> None:
        hits = searcher.search_text("ledelse", k=2).hits
        assert [hit.rank for hit in hits] == [1, 2]
        assert hits[0].score >= hits[1].score

    def test_leaves_the_handbook_out_until_it_is_asked_for(self, searcher: Searcher) -> None:
        everything = searcher.search_text("ledelse", k=10)
        assert "haandbok" not in {hit.passage.document_id for hit in everything.hits}
        asked = searcher.search(
            parse_query("ledelse"), k=10, filters=Filters(collections=("handbook",))
        )
        assert {hit.passage.document_id for hit in asked.hits} == {"haandbok"}

    def test_lists_what_filters_alone_let_through_in_the_texts_order(
        self, searcher: Searcher
    ) -> None:
        outcome = searcher.search_text("section:Møter", k=5)
        assert [hit.passage.section for hit in outcome.hits] == [("2 Møter",)]
        assert {hit.score for hit in outcome.hits} == {NEUTRAL_SCORE}
        assert outcome.status == "answered"

    def test_counts_facets_of_what_was_found(self, searcher: Searcher) -> None:
        outcome = searcher.search_text("ledelse", k=1)
        counts = {facet.value: facet.count for facet in outcome.facets["document"]}
        assert counts["ledelse"] == 3
        assert "haandbok" not in counts

    def test_gives_a_status_and_a_probability(self, searcher: Searcher) -> None:
        outcome = searcher.search_text("Hva er delt ledelse?", k=5)
        assert 0.0 < outcome.probability < 1.0
        assert outcome.generation == searcher.meta.name


class TestAnEmbedderTunedForQuestions:
    def test_says_what_is_nearest_and_untuned_how_near_it_is(
        self, searcher: Searcher, folder: Path
    ) -> None:
        generation = open_generation(folder, current_generation(folder), HashingEmbedder())
        turned = Ranker(generation, TurnedEmbedder(), Thesaurus.load())
        plain = searcher.score("delt ledelse")
        found = turned.score("delt ledelse")
        np.testing.assert_allclose(found.untuned_similarity, plain.cosine_sentence, atol=1e-6)
        assert not np.allclose(found.cosine_sentence, plain.cosine_sentence)


class TestPhrases:
    def test_stand_in_every_hit_of_a_query(self, searcher: Searcher) -> None:
        found = texts(searcher, 'kontoret "delt ledelse"')
        assert found
        assert all("delt ledelse" in text for text in found)

    def test_come_first_in_a_question(self, searcher: Searcher) -> None:
        outcome = searcher.search_text('Når er det "møtes hver mandag" om delt ledelse?', k=5)
        assert "møtes hver mandag" in outcome.hits[0].passage.text
        assert len(outcome.hits) == 5
        assert codes(outcome) == ["query_phrase_first"]

    def test_between_the_marks_of_prose_lift_what_holds_them(self, searcher: Searcher) -> None:
        outcome = searcher.search_text("Hva er «delt ledelse» på et kontor?", k=5)
        plain = searcher.search_text("Hva er delt ledelse på et kontor?", k=5)
        assert "delt ledelse" in outcome.hits[0].passage.text
        assert outcome.hits[0].score > plain.hits[0].score
        assert len(outcome.hits) == 5
        assert codes(outcome) == ["query_phrase_lifted"]

    def test_that_nobody_wrote_are_searched_for_as_words_and_that_is_said(
        self, searcher: Searcher
    ) -> None:
        outcome = searcher.search_text('"ledelse delt"', k=5)
        assert outcome.hits
        assert worded(outcome.notes[0], "nb") == (
            "Ingen tekst har akkurat ordene «ledelse delt». Det er søkt etter dem som vanlige ord."
        )


class TestExclusion:
    def test_leaves_out_passages_with_a_word_in_any_inflection(self, searcher: Searcher) -> None:
        assert all("Møte" not in text for text in texts(searcher, "ledere -møte"))

    def test_leaves_out_passages_with_a_phrase(self, searcher: Searcher) -> None:
        assert all(
            "delt ledelse" not in text for text in texts(searcher, 'ledelse -"delt ledelse"')
        )


class TestSpelling:
    def test_searches_for_the_word_that_was_meant_as_well_and_says_so(
        self, searcher: Searcher
    ) -> None:
        outcome = searcher.search_text("lederskapt", k=5)
        assert "Lederskapet" in outcome.hits[0].passage.text
        assert codes(outcome) == ["query_spelling_added"]
        assert "lederskapt" in outcome.suggestions

    def test_has_nothing_to_say_of_words_that_the_corpus_knows(self, searcher: Searcher) -> None:
        outcome = searcher.search_text("delt ledelse", k=5)
        assert outcome.suggestions == {}
        assert outcome.notes == ()


class TestStrangeQuestions:
    @pytest.mark.parametrize("question", ["og", "hva er", "what is the"])
    def test_that_ask_for_nothing_are_not_answered(self, searcher: Searcher, question: str) -> None:
        outcome = searcher.search_text(question, k=3)
        assert (outcome.status, outcome.probability) == ("no_evidence", 0.0)

    def test_that_say_a_word_many_times_ask_for_it_once(self, searcher: Searcher) -> None:
        once = searcher.search_text("møter mandag", k=3)
        often = searcher.search_text("møter mandag " * 50, k=3)
        assert often.hits[0].parts.lexical == pytest.approx(once.hits[0].parts.lexical)

    @pytest.mark.parametrize("question", ["møter year:1800", "year:1800"])
    def test_of_which_filters_leave_nothing_are_told_so(
        self, searcher: Searcher, question: str
    ) -> None:
        outcome = searcher.search_text(question, k=3)
        assert (outcome.hits, outcome.status) == ((), "no_evidence")
        assert codes(outcome)[-1] == "query_nothing_left"

    def test_in_other_letters_are_read_as_the_same(self, searcher: Searcher) -> None:
        plain = texts(searcher, "delt ledelse")
        assert texts(searcher, "d\u00adelt ＬＥＤＥＬＳＥ")[0] == plain[0]

    def test_of_the_greatest_length_are_answered(self, searcher: Searcher) -> None:
        long = " ".join(f"ord{n}" for n in range(285))[:1990] + " møter"
        assert searcher.search_text(long, k=3).hits
