"""The models: pages and sections around an offset, and a passage that keeps its promise."""

from __future__ import annotations

import pytest

import ingest.models as models
from ingest.models import (
    UNKNOWN_PAGES,
    DocumentId,
    PageRange,
    PageSpan,
    ParsedDocument,
    Passage,
    PassageId,
    Person,
    Section,
)

TEXT = "0123456789" * 3
ON_PAGES = ParsedDocument(
    TEXT,
    (),
    page_spans=(
        PageSpan(0, 10, 3, "1", "1", "pdf_labels"),
        PageSpan(10, 20, 4, "2", "2", "pdf_labels"),
    ),
    page_unit="pdf_page",
)


class TestPagesOf:
    def test_a_span_over_a_page_break_are_the_first_and_the_last(self) -> None:
        found = ON_PAGES.pages_of(5, 15)
        assert found == PageRange(3, 4, "1", "2", "pdf_labels", "pdf_page")

    def test_a_span_that_ends_where_a_page_begins_do_not_include_that_page(self) -> None:
        assert ON_PAGES.pages_of(5, 10).last == 3

    def test_text_outside_every_page_span_are_unknown(self) -> None:
        assert ON_PAGES.pages_of(22, 25) == UNKNOWN_PAGES

    def test_a_format_without_physical_pages_have_no_unit(self) -> None:
        spans = (PageSpan(0, 10, None, "1", "4", "table_of_contents"),)
        found = ParsedDocument(TEXT, (), page_spans=spans).pages_of(0, 5)
        assert found == PageRange(None, None, "1", "4", "table_of_contents")


class TestSectionPath:
    def test_goes_from_the_outermost_section_inwards_with_numbers(self) -> None:
        sections = (Section(1, "2", "Metode", 0, 30), Section(2, None, "Utvalg", 10, 20))
        parsed = ParsedDocument(TEXT, (), sections)
        assert parsed.section_path(12) == ("2 Metode", "Utvalg")
        assert parsed.section_path(20) == ("2 Metode",)


class TestPassage:
    def test_refuses_offsets_that_do_not_fit_its_text(self) -> None:
        with pytest.raises(ValueError, match="differ in length"):
            Passage(PassageId("p"), DocumentId("d"), "fire", 0, 5)


class TestPerson:
    def test_is_written_with_the_given_name_first(self) -> None:
        assert str(Person("Berg", "Kari")) == "Kari Berg"
        assert str(Person("Språkrådet")) == "Språkrådet"


class TestThePackage:
    def test_offers_every_model_under_one_name(self) -> None:
        assert [name for name in models.__all__ if not hasattr(models, name)] == []
