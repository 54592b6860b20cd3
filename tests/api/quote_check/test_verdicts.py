"""Verdicts on source and page."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from api.quote_check.checker import QuoteChecker
from api.quote_check.cited_pages import page_fits
from api.quote_check.drafts.draft_citations import parse_work
from api.wordings import LOCALES, wording
from ingest.models import (
    Document,
    DocumentId,
    PageRange,
    PageUnit,
)
from tests.api.quote_check.collection import (
    CHECKER,
    NORD_DOCUMENT,
    REPORT,
    SOR_DOCUMENT,
    THESIS,
    check,
    verdict,
)


class TestSource:
    def test_words_of_another_document_than_cited(self) -> None:
        found = check("«økonomi og rus henger tett sammen» (Nordås mfl., 2016, s. 31)")
        assert (found.verdict, found.document_id) == ("wrong_source", "sorlie-2020")
        corrected = CHECKER.corrected_citation(found)
        assert corrected is not None
        assert corrected.in_text == "(Sørlie, 2020, kap. 4.2)"

    def test_the_wrong_year_is_the_wrong_source(self) -> None:
        assert verdict("økonomi og rus henger tett sammen", "Sørlie, 2019") == "wrong_source"

    def test_a_work_that_the_collection_has_not_is_named_as_such(self) -> None:
        found = check("«økonomi og rus henger tett sammen» (Lipsky, 1980)")
        assert (found.verdict, found.remarks) == ("wrong_source", ("cited_work_unknown",))

    def test_a_second_hand_citation_counts_for_the_work_that_was_read(self) -> None:
        citation = "Lipsky, 1980, sitert i Sørlie, 2020"
        assert verdict("økonomi og rus henger tett sammen", citation) == "verbatim"

    def test_two_works_by_the_same_people_in_one_year_are_both_meant(self) -> None:
        twin = replace(REPORT, title="Kontorene igjen")
        sor = Document(DocumentId("twin"), "twin.txt", twin, SOR_DOCUMENT.parsed)
        checker = QuoteChecker([NORD_DOCUMENT, sor])
        text = "«økonomi og rus henger tett sammen» (Nordås et al., 2016b)"
        assert check(text, checker).verdict == "verbatim"

    def test_of_several_places_the_one_cited_is_chosen(self) -> None:
        copy = Document(DocumentId("copy"), "copy.txt", THESIS, NORD_DOCUMENT.parsed)
        checker = QuoteChecker([NORD_DOCUMENT, copy])
        found = check("«tjenesten skal være lett å finne» (Sørlie, 2020, s. 33)", checker)
        assert (found.verdict, found.document_id, found.place_count) == ("verbatim", "copy", 2)
        assert {place.document_id for place in found.places} == {"copy", "nordas-2016"}

    def test_keys_of_a_reference_manager_are_known(self) -> None:
        text = "«økonomi og rus henger tett sammen» [@sorlie2020ungdom, s. 4]"
        assert check(text).verdict == "verbatim"
        assert check(text.replace("sorlie2020ungdom", "nordas-2016")).verdict == "wrong_source"


class TestPage:
    @pytest.mark.parametrize(
        ("pages", "expected"),
        [
            ("s. 33", "verbatim"),
            ("s. 32–34", "verbatim"),
            ("s. 31, 33", "verbatim"),
            ("side 32 og 33", "verbatim"),
            ("s. 32f.", "verbatim"),
            ("s. 34", "wrong_page"),
            ("s. 30-2", "wrong_page"),
            ("s. iii", "wrong_page"),
        ],
    )
    def test_the_cited_one_is_held_against_the_printed_one(self, pages: str, expected: str) -> None:
        quoted = "tjenesten skal være lett å finne"
        assert verdict(quoted, f"Nordås mfl., 2016, {pages}") == expected

    def test_the_number_in_the_pdf_is_told_apart(self) -> None:
        found = check("«tjenesten skal være lett å finne» (Nordås et al., 2016, s. 3)")
        assert (found.verdict, found.remarks) == ("wrong_page", ("pdf_page_cited",))
        stated = check("«tjenesten skal være lett å finne» (Nordås et al., 2016, PDF-side 3)")
        assert (stated.verdict, stated.remarks) == ("verbatim", ())

    def test_an_unknown_label_proves_nothing(self) -> None:
        found = check("«økonomi og rus henger tett sammen» (Sørlie, 2020, s. 9)")
        assert (found.verdict, found.remarks) == ("verbatim", ("page_unknown",))

    def test_a_quote_over_a_page_turn_may_be_cited_on_either(self) -> None:
        text = "time på forhånd. Kommunen eier bygget"
        for page in ("33", "34", "33–34"):
            assert verdict(text, f"Nordås et al., 2016, s. {page}") == "verbatim"

    def test_bounds_from_a_contents_list_hold_the_page_or_not(self) -> None:
        between = PageRange(None, None, "32", "34", "table_of_contents")
        assert page_fits([("33", "33")], between, unit=None) is True
        assert page_fits([("35", "36")], between, unit=None) is False
        assert page_fits([("33", "33")], between, unit="pdf_page") is None

    @pytest.mark.parametrize(
        ("written", "unit"),
        [
            ("lysbilde 7", "slide"),
            ("lysbilete 7", "slide"),
            ("slide 7", "slide"),
            ("side 7 i filen", "page"),
            ("side 7 i fila", "page"),
            ("page 7 of the file", "page"),
            ("PDF-side 7", "pdf_page"),
            ("PDF page 7", "pdf_page"),
        ],
    )
    def test_pages_as_our_own_citations_name_them_are_compared_with_the_physical_ones(
        self, written: str, unit: PageUnit
    ) -> None:
        work = parse_work(f"Berg, 2020, {written}")
        assert work is not None
        assert (work.pages, work.unit, work.year) == ((("7", "7"),), unit, "2020")
        on_it, beside = PageRange(7, 7, "5", "5", unit=unit), PageRange(8, 8, "7", "7", unit=unit)
        assert page_fits(work.pages, on_it, unit=work.unit) is True
        assert page_fits(work.pages, beside, unit=work.unit) is False

    def test_every_word_of_ours_for_physical_pages_is_understood(self) -> None:
        units = {"pdf_page": "pdf_page", "file_page": "page", "slide": "slide"}
        for locale, (code, unit), pages in product(LOCALES, units.items(), ("7", "7–8")):
            for name in (code, f"{code}s"):
                work = parse_work(f"Berg, 2020, {wording(name, locale, pages=pages)}")
                assert work is not None
                assert (work.pages[0][0], work.unit) == ("7", unit), (name, locale)

    def test_a_page_in_a_unit_that_the_document_has_not_proves_nothing(self) -> None:
        assert page_fits([("7", "7")], PageRange(7, 7, unit="pdf_page"), unit="slide") is None
        assert page_fits([("7", "7")], PageRange(7, 7, unit="slide"), unit="pdf_page") is None
        assert page_fits([("7", "7")], PageRange(7, 7, unit="pdf_page"), unit="page") is True

    def test_roman_pages_are_numbers_too(self) -> None:
        pages = PageRange(5, 7, "iv", "vi", "pdf_labels")
        assert page_fits([("v", "v")], pages, unit=None) is True
        assert page_fits([("ix", "ix")], pages, unit=None) is False
        assert page_fits([("5", "5")], pages, unit=None) is False
