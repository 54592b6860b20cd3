"""Editions, and the first year of a work."""

from __future__ import annotations

import pytest

from tests.ingest.metadata.papers import paper, printed, proposed

TITLE = ("Mellom bordet og døra", 26.0)


class TestEditions:
    @pytest.mark.parametrize(
        ("line", "expected"),
        [("2. utgave 2018. 1. utgave 2009", ("2", 2018, 2009)),
         ("1. utgåve 2009, 3. utgåve 2018", ("3", 2018, 2009)),
         ("2. reviderte utgave, 1. opplag 2018", ("2", 2018, None)),
         ("Second edition 2018", ("2", 2018, None)),
         ("1. utgave, 1. opplag 2018", (None, 2018, None)),
         ("Boka ble opprinnelig utgitt i 2009", (None, 2018, 2009))],
    )  # fmt: skip
    def test_the_year_is_that_of_this_one(
        self, line: str, expected: tuple[str | None, int, int | None]
    ) -> None:
        entry = proposed(
            printed(TITLE, ("Siri Vik", 14), (line, 10), ("Bakke forlag 2018", 10)),
            CreationDate="D:20210101",
        )
        facts = entry.bibliography
        assert (facts.edition, facts.issued, facts.original_date) == expected
        assert "issued" not in entry.unsure


class TestPrintedYear:
    @pytest.mark.parametrize(
        "line",
        ["Bakke forlag 2018", "Bergen 2018", "Oslo: Bakke forlag, 2018", "Bakke Press, 2018"],
    )
    def test_beside_publisher_or_place_beats_that_of_the_file(self, line: str) -> None:
        entry = proposed(printed(TITLE, ("Siri Vik", 14), (line, 12)), CreationDate="D:20000101")
        assert entry.bibliography.issued == 2018
        assert "issued" not in entry.unsure

    @pytest.mark.parametrize("date", ["2021-03-01", "2021/03", "1. mars 2021", "2021"])
    def test_that_the_document_states_of_itself_is_sure(self, date: str) -> None:
        entry = proposed(paper("# Mellom bordet og døra"), OwnDate=date)
        assert (entry.bibliography.issued, "issued" in entry.unsure) == (2021, False)

    def test_of_the_file_alone_is_unsure(self) -> None:
        entry = proposed(paper("# Mellom bordet og døra"), CreationDate="D:20000101")
        assert (entry.bibliography.issued, "issued" in entry.unsure) == (2000, True)
