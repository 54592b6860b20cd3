"""The year of publication."""

from __future__ import annotations

from tests.ingest.metadata.papers import paper, proposed


class TestYear:
    def test_two_witnesses_that_disagree_make_it_unsure(self) -> None:
        entry = proposed(paper("# Rammer for arbeid", "Mai 2014", "© Instituttet 2015"))
        assert "issued" in entry.unsure

    def test_a_span_of_years_is_no_date(self) -> None:
        entry = proposed(paper("# Dagkirurgi i landet 2013–2017"))
        assert (entry.bibliography.issued, "issued" in entry.unsure) == (None, True)
