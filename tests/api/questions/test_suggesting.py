"""Typing help: what begins as the person has begun, the likeliest first."""

from __future__ import annotations

from collections.abc import Sequence, Set

import pytest
from fastapi.testclient import TestClient

from api.questions.suggesting import Suggester
from api.questions.suggestion_sources import Suggestion, headings_of
from api.schemas.reader import SuggestionKind
from tests.builders import report


def of(
    text: str, kind: SuggestionKind = "term", weight: float = 1.0, where: str = "research"
) -> Suggestion:
    return Suggestion(text, kind, frozenset({where}), weight)


def texts(suggester: Suggester, typed: str, collections: Set[str] = frozenset()) -> list[str]:
    return [known.text for known in suggester.suggest(typed, collections=collections)]


def suggester(*known: Suggestion, by_default: Sequence[str] = ("research",)) -> Suggester:
    return Suggester(known, by_default)


class TestSuggester:
    def test_finds_the_beginning_of_any_word(self) -> None:
        known = suggester(of("Ledermodell og bakgrunn"), of("Bakgrunn"), of("Metode"))
        assert texts(known, "bak") == ["Bakgrunn", "Ledermodell og bakgrunn"]

    def test_takes_the_words_in_any_order(self) -> None:
        known = suggester(of("Rus og bolig i kontoret"))
        assert texts(known, "bolig ru") == ["Rus og bolig i kontoret"]

    @pytest.mark.parametrize("typed", ["økon", "okon", "oekon", "ØKON", "  økon"])
    def test_finds_norwegian_letters_however_they_are_typed(self, typed: str) -> None:
        assert texts(suggester(of("økonomi")), typed) == ["økonomi"]

    def test_shows_first_what_has_the_letters_that_were_typed(self) -> None:
        known = suggester(of("åpenhet", weight=9.0), of("AAP"))
        assert texts(known, "aap") == ["AAP", "åpenhet"]

    def test_parts_words_at_hyphens(self) -> None:
        known = suggester(of("NAV-kontor"), of("to-ledermodell"))
        assert texts(known, "nav kon") == ["NAV-kontor"]
        assert texts(known, "leder") == ["to-ledermodell"]

    def test_forgives_a_wrong_letter_where_nothing_begins_so(self) -> None:
        known = suggester(of("brukermedvirkning"), of("bruk"))
        assert texts(known, "brukrmed") == ["brukermedvirkning"]
        assert texts(known, "bruk") == ["bruk", "brukermedvirkning"]

    @pytest.mark.parametrize("typed", ["", "   ", "«»", "xyz", "q" * 5000])
    def test_has_nothing_where_nothing_fits(self, typed: str) -> None:
        assert texts(suggester(of("Ledelse")), typed) == []

    def test_names_no_text_twice_and_no_inflection_of_a_word(self) -> None:
        known = suggester(
            of("kontor", weight=3),
            of("Kontor", "heading"),
            of("kontoret", weight=2),
            of("kontorleder"),
        )
        assert texts(known, "kontor") == ["kontor", "kontorleder"]

    def test_leaves_room_for_every_kind(self) -> None:
        words = [of(f"leder{n}abcd{n}", weight=9.0) for n in range(20)]
        known = suggester(*words, of("Ledelse i kontoret", "heading"), of("Ledere", "title"))
        kinds = {found.kind for found in known.suggest("led", limit=6)}
        assert kinds == {"term", "heading", "title"}

    def test_keeps_to_the_collections_that_a_search_would_look_in(self) -> None:
        known = suggester(of("sitering", where="handbook"), of("sitat"))
        assert texts(known, "sit") == ["sitat"]
        assert texts(known, "sit", collections={"handbook"}) == ["sitering"]


class TestHeadings:
    def test_lead_to_their_section(self) -> None:
        document = report()
        found = list(headings_of(document))
        assert [known.text for known in found] == ["Innledning", "Ledelse"]
        for known in found:
            assert known.section_start is not None
            assert document.text[known.section_start :].split("\n")[0].endswith(known.text)
            assert known.note == "Kontoret (2019)"


class TestOverHttp:
    def test_suggests_from_the_corpus(self, handbook: TestClient) -> None:
        found = handbook.get("/api/suggest", params={"q": "sit", "limit": 20}).json()
        assert {"title", "term"} <= {known["kind"] for known in found["suggestions"]}
        title = next(known for known in found["suggestions"] if known["kind"] == "title")
        assert handbook.get(f"/api/documents/{title['document_id']}").status_code == 200

    @pytest.mark.parametrize("parameters", [{}, {"q": "x" * 300}, {"q": "x", "limit": 0}])
    def test_refuses_what_cannot_be_completed(
        self, handbook: TestClient, parameters: dict[str, str | int]
    ) -> None:
        assert handbook.get("/api/suggest", params=parameters).status_code == 422


@pytest.mark.corpus
class TestTheResearchCorpus:
    def test_does_not_suggest_the_handbook(self, research: TestClient) -> None:
        found = research.get("/api/suggest", params={"q": "slik s", "limit": 20}).json()
        assert not [k for k in found["suggestions"] if (k["document_id"] or "").startswith("hand")]
        asked = {"q": "slik s", "collection": "handbook"}
        found = research.get("/api/suggest", params=asked).json()
        assert "handbok-soke" in [known["document_id"] for known in found["suggestions"]]
