"""Search inside a document: the words as they stand, however lines broke them."""

from __future__ import annotations

import pytest

from api.reader.finding import Occurrences, find_in
from ingest.blocks.assembly import assemble, raw_block
from ingest.errors import QueryError
from ingest.models import Document, Page
from tests.builders import report
from tests.growing import IN_PROPORTION, growth


def document(*paragraphs: str) -> Document:
    drafts = [raw_block("heading", "1 Funn", page=1, level=1)]
    drafts += [raw_block("paragraph", text, page=1) for text in paragraphs]
    return report(parsed=assemble(drafts, pages=[Page(1, label="7", label_origin="pdf_labels")]))


def found(query: str, *paragraphs: str, limit: int = 10) -> Occurrences:
    return find_in(document(*paragraphs), query, limit=limit)


class TestFindIn:
    @pytest.mark.parametrize(
        ("query", "text"),
        [
            ("KONTORET", "Her ligger kontoret i byen."),
            ("lederen  har tid", "at lederen\nhar tid til oss"),
            ("arbeidsrettet", "mer arbeids-\nrettet enn før"),
            ("oppfølging", "opp\u00adfølging av brukere"),
            ("nav-kontoret", "NAV kontoret er åpent"),
            ("nav-kontoret", "Navkontoret er åpent"),
            ('"slik"', "de sier «slik» om det"),
            ("2014-2016", "i årene 2014–2016 var"),
            ("50 % (n=3)", "svarte 50 % (n=3) ja"),
        ],
    )
    def test_finds(self, query: str, text: str) -> None:
        assert found(query, text).total == 1

    @pytest.mark.parametrize(
        ("query", "text"),
        [("kontor et", "kontoret"), ("a.c", "abc"), ("lederen tid", "lederen har tid"), ("å", "a")],
    )
    def test_does_not_find(self, query: str, text: str) -> None:
        assert found(query, text).total == 0

    def test_says_where_with_what_stands_around(self) -> None:
        (place,) = found("to ledere", "Kontoret har to ledere i dag.").first
        assert (place.before, place.text, place.after) == ("Kontoret har ", "to ledere", " i dag.")
        assert (place.pages.first, place.pages.first_label) == (1, "7")
        assert place.section == ("1 Funn",)

    def test_gives_offsets_into_the_canonical_text(self) -> None:
        whole = document("En leder. To ledere.")
        for place in find_in(whole, "leder", limit=10).first:
            assert whole.text[place.start : place.end] == place.text == "leder"

    def test_lists_the_first_and_counts_all(self) -> None:
        occurrences = found("ord", "ord " * 50, limit=3)
        assert (len(occurrences.first), occurrences.total) == (3, 50)

    @pytest.mark.parametrize("query", ["", "  ", "x" * 201])
    def test_refuses_what_is_nothing_to_look_for(self, query: str) -> None:
        with pytest.raises(QueryError, match="find_"):
            found(query, "tekst")

    @pytest.mark.parametrize(
        ("query", "unit"), [("a-" * 90 + "b", "a- "), ("aaaa aaaa aaab", "a\u00ad")]
    )
    def test_is_not_slowed_down_by_a_hostile_text(self, query: str, unit: str) -> None:
        assert growth(lambda size: found(query, unit * size), 3_000) < IN_PROPORTION
