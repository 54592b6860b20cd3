"""Citations found beside the quotations of a draft."""

from __future__ import annotations

from dataclasses import replace

import pytest

from api.quote_check.drafts.citation_search import citations_of
from api.quote_check.drafts.draft_citations import (
    CitedDocuments,
    CitedWork,
    parse_citation,
    parse_work,
)
from api.quote_check.drafts.draft_quotes import find_quotes
from ingest.models import DocumentId, Person
from tests.api.quote_check.collection import SOR_DOCUMENT, check, verdict


class TestFindingCitations:
    @pytest.mark.parametrize(
        ("draft_text", "names", "year", "pages"),
        [
            ("«a b» (Li et al., 2016, s. 32)", "Li et al", "2016", ("32", "32")),
            ("«a b» (Li & Moe 2016: 32–34).", "Li & Moe", "2016", ("32", "34")),
            ("Li mfl. (2016: 45) sier «a b».", "Li mfl.", "2016", ("45", "45")),
            ("Li (2016) skriver at «a b» (s. 45).", "Li", "2016", ("45", "45")),
            ("Som Li og Moe (2016, s. 32) sier: «a b»", "Som Li og Moe", "2016", ("32", "32")),
            ("Li (2016) skriver:\n\n> a b (s. 45)\n", "Li", "2016", ("45", "45")),
            ("«a b»[^1]\n\n[^1]: Li 2016: 45.\n", "Li", "2016", ("45", "45")),
            ("«a b».¹\n\n¹ Li, 2016, side 45.\n", "Li", "2016", ("45", "45")),
            ("«a b»^[Li, 2016, s. 45]", "Li", "2016", ("45", "45")),
            ("Både «a b» og «c» (Li, 2016, s. 4) er", "Li", "2016", ("4", "4")),
            ("«A b.» (Li, 2016, s. 4) Så sa Moe (2011) noe.", "Li", "2016", ("4", "4")),
        ],
    )
    def test_beside_the_quotation(
        self, draft_text: str, names: str, year: str, pages: tuple[str, str]
    ) -> None:
        citation = citations_of(draft_text, find_quotes(draft_text).quotes)[0]
        assert citation is not None
        work = citation.works[0]
        assert (work.names, work.year, work.pages) == (names, year, (pages,))

    @pytest.mark.parametrize(
        "draft_text",
        [
            "«a b» (min utheving)",
            "Moe (2011) sa noe. «A b.» Så kom Li (2016).",
            "«A b.» Deretter sier Li (2016, s. 3) noe annet.",
        ],
    )
    def test_and_not_one_that_belongs_elsewhere(self, draft_text: str) -> None:
        assert citations_of(draft_text, find_quotes(draft_text).quotes) == [None]

    def test_ibid_is_the_work_before(self) -> None:
        text = "«a b» (Li, 2016, s. 3). «c d» (ibid., s. 9)."
        _, second = citations_of(text, find_quotes(text).quotes)
        assert second is not None
        assert second.works[0].names == "Li"
        assert second.works[0].pages == (("9", "9"),)

    def test_several_works_in_one_pair_of_brackets(self) -> None:
        citation = parse_citation("Li, 2016; Moe 2020, s. 4–6")
        assert citation is not None
        assert [work.year for work in citation.works] == ["2016", "2020"]

    def test_shortened_ranges_are_completed(self) -> None:
        work = parse_work("Li, 2016, s. 132–4")
        assert work is not None
        assert work.pages == (("132", "134"),)


class TestTheGenitive:
    @pytest.mark.parametrize(
        "lead",
        [
            "Sørlies (2020) påstand om at",
            "I Sørlies rapport (2020) heter det at",
            "Sørlie’s (2020) claim that",
            "Sørlie’ (2020) påstand om at",
            "Sørlie sin (2020) påstand om at",
            "Moe og Sørlies (2020) påstand om at",
            "Moe and Sørlie's study (2020) says that",
            "Sørlie et al.s (2020) påstand om at",
            "Sørlie mfl.s (2020) påstand om at",
            "Sørlie m.fl. sin (2020) påstand om at",
            "Sørlie et al.’s (2020) claim that",
        ],
    )
    def test_of_an_author_is_the_author(self, lead: str) -> None:
        found = check(f"{lead} «økonomi og rus henger tett sammen», står fast.")
        assert found.citation_found is not None
        assert (found.verdict, found.remarks) == ("verbatim", ())

    def test_counts_behind_the_quotation_too(self) -> None:
        assert verdict("økonomi og rus henger tett sammen", "Sørlies, 2020") == "verbatim"

    def test_is_no_licence_to_name_another(self) -> None:
        found = check("Strands (2020) påstand om at «økonomi og rus henger tett sammen» står.")
        assert found.verdict == "wrong_source"

    def test_yields_to_an_author_of_that_very_name(self) -> None:
        named = replace(
            SOR_DOCUMENT,
            document_id=DocumentId("x"),
            bibliography=replace(SOR_DOCUMENT.bibliography, author=(Person("Sørlies", "A."),)),
        )
        documents = CitedDocuments([SOR_DOCUMENT, named])
        assert documents.matching(CitedWork("Sørlies", "2020")) == {1}
        assert documents.matching(CitedWork("Sørlie", "2020")) == {0}
