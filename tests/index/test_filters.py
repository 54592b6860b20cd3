"""What a search is limited to, and which passages that lets through."""

from __future__ import annotations

from typing import Any

import pytest

from api.wordings import error_text
from index.filters import (
    MAX_VALUE_CHARS,
    MAX_VALUES,
    Filters,
    matches,
    parse_years,
    read_filter,
)
from ingest.errors import QueryError
from ingest.models import Bibliography, DocumentId, Passage, PassageId, Person, VoiceSpan


def passage(**facts: Any) -> Passage:
    text = "Lederne samarbeider godt."
    known: dict[str, Any] = {
        "passage_id": PassageId("a-1"),
        "document_id": DocumentId("breit-2016"),
        "text": text,
        "start": 10,
        "end": 10 + len(text),
        "section": ("4 Metode og data", "4.2 Utvalg"),
    }
    return Passage(**{**known, **facts})


REPORT = Bibliography(
    type="report",
    title="Samarbeid",
    author=(Person("Breit", "Eric"), Person("Arbeidsforskningsinstituttet")),
    issued=2016,
)


class TestParseYears:
    @pytest.mark.parametrize(
        ("value", "years"),
        [
            ("2016", (2016, 2016)),
            ("2010-2016", (2010, 2016)),
            ("2010–2016", (2010, 2016)),
            ("2010..2016", (2010, 2016)),
            ("2010-", (2010, None)),
            ("-2016", (None, 2016)),
            (">2014", (2015, None)),
            (">=2014", (2014, None)),
            ("<2014", (None, 2013)),
            ("<=2014", (None, 2014)),
        ],
    )
    def test_reads_a_year_a_range_and_a_limit(
        self, value: str, years: tuple[int | None, int | None]
    ) -> None:
        assert parse_years(value) == years

    @pytest.mark.parametrize("value", ["-", "16", "20166", "i fjor", ">", "2010-16", "²⁰¹⁶"])
    def test_refuses_the_rest(self, value: str) -> None:
        with pytest.raises(QueryError) as refused:
            parse_years(value)
        assert refused.value.note.code == "filter_no_year"


class TestFilters:
    def test_are_false_while_nothing_is_limited(self) -> None:
        assert not Filters()
        assert Filters(kinds=("table",))

    def test_merge_to_what_both_let_through(self) -> None:
        typed = Filters(authors=("breit",), years=(2010, None), voices=("informant", "method"))
        chosen = Filters(authors=("Eric Breit",), years=(None, 2016), voices=("method",))
        merged = typed.merge(chosen)
        assert merged == chosen.merge(typed)
        assert merged == Filters(authors=("Eric Breit",), years=(2010, 2016), voices=("method",))

    def test_keep_what_only_one_of_two_limits(self) -> None:
        assert Filters(kinds=("table",)).merge(Filters(years=(2016, 2016))) == Filters(
            kinds=("table",), years=(2016, 2016)
        )

    def test_refuse_to_merge_into_nothing(self) -> None:
        with pytest.raises(QueryError) as refused:
            Filters(types=("report",)).merge(Filters(types=("thesis",)))
        assert "report and thesis exclude each other" in error_text(refused.value, "en")
        with pytest.raises(QueryError) as refused:
            Filters(years=(2015, None)).merge(Filters(years=(None, 2010)))
        assert "2015, … and …, 2010 exclude each other" in error_text(refused.value, "en")

    def test_do_not_take_one_document_for_another_with_a_longer_name(self) -> None:
        with pytest.raises(QueryError):
            Filters(documents=("breit-2016",)).merge(Filters(documents=("breit-2016-b",)))

    @pytest.mark.parametrize("name", ["section", "author"])
    def test_have_no_more_values_than_can_be_held_against_every_passage(self, name: str) -> None:
        most = read_filter(name, [f"ord{i}" for i in range(MAX_VALUES)])
        with pytest.raises(QueryError, match="filter_too_many"):
            most.extended(read_filter(name, ["ett til"]))
        with pytest.raises(QueryError, match="filter_too_long"):
            read_filter(name, ["x" * (MAX_VALUE_CHARS + 1)])

    def test_may_name_every_document_of_a_long_list(self) -> None:
        named = read_filter("document", [f"d-{i}" for i in range(MAX_VALUES + 1)])
        assert len(named.documents) == MAX_VALUES + 1

    def test_read_norsk_as_both_written_standards(self) -> None:
        assert read_filter("språk", ["norsk"]).languages == ("nb", "nn")


class TestMatches:
    @pytest.mark.parametrize(
        "filters",
        [
            Filters(),
            Filters(documents=("Breit-2016",)),
            Filters(authors=("eric breit",)),
            Filters(authors=("Nobody", "Breit")),
            Filters(authors=("arbeidsforskningsinstituttet",)),
            Filters(years=(2016, 2016)),
            Filters(years=(None, 2020)),
            Filters(types=("report",)),
            Filters(sections=("metode",)),
            Filters(sections=("4.2",)),
            Filters(voices=("author",)),
            Filters(languages=("nb",), kinds=("prose",), collections=("research",)),
        ],
    )
    def test_lets_through_what_fits(self, filters: Filters) -> None:
        assert matches(filters, passage(), REPORT)

    @pytest.mark.parametrize(
        "filters",
        [
            Filters(documents=("breit",)),
            Filters(authors=("Bre",)),
            Filters(authors=("Eric Arbeidsforskningsinstituttet",)),
            Filters(years=(2017, None)),
            Filters(types=("thesis",)),
            Filters(sections=("data og",), kinds=("table",)),
            Filters(sections=("etode",)),
            Filters(voices=("informant",)),
            Filters(languages=("nn",)),
            Filters(collections=("handbook",)),
        ],
    )
    def test_holds_back_what_does_not(self, filters: Filters) -> None:
        assert not matches(filters, passage(), REPORT)

    def test_holds_back_a_document_without_a_year_once_years_are_limited(self) -> None:
        undated = Bibliography(type="report", title="Notat")
        assert matches(Filters(), passage(), undated)
        assert not matches(Filters(years=(None, 2020)), passage(), undated)

    def test_finds_an_informant_inside_an_authors_passage(self) -> None:
        quoting = passage(voices=(VoiceSpan(12, 20, "informant", "leder"),))
        assert matches(Filters(voices=("informant",)), quoting, REPORT)


class TestAccents:
    ABROAD = Bibliography(
        type="report",
        title="Havn",
        author=(Person("Nuñez", "Zoë"), Person("Björk", "Åse")),
        issued=2016,
    )

    @pytest.mark.parametrize("name", ["Nunez", "nuñez", "zoe nunez", "Åse Björk"])
    def test_of_a_name_may_be_left_out(self, name: str) -> None:
        assert matches(Filters(authors=(name,)), passage(), self.ABROAD)

    @pytest.mark.parametrize("name", ["Ase", "Bjork"])
    def test_are_none_on_letters_of_their_own(self, name: str) -> None:
        assert not matches(Filters(authors=(name,)), passage(), self.ABROAD)
