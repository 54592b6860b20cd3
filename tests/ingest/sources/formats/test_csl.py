"""CSL-JSON to the facts of an entry."""

from __future__ import annotations

from ingest.sources.formats.csl import from_csl


class TestNames:
    def test_keep_particles_suffixes_and_institutions(self) -> None:
        facts = from_csl(
            {
                "type": "book", "title": "T", "language": "nn-NO",
                "author": [
                    {"family": "Berg", "given": "Kari", "non-dropping-particle": "van der"},
                    {"family": "Lie", "given": "Per", "dropping-particle": "von", "suffix": "jr."},
                    {"literal": "Direktoratet for e-helse"}, {"family": "Aristoteles"}, "junk",
                ],
            }
        )  # fmt: skip
        assert facts["author"] == [
            {"family": "van der Berg", "given": "Kari"},
            {"family": "Lie", "given": "Per von jr."},
            {"literal": "Direktoratet for e-helse"},
            {"literal": "Aristoteles"},
        ]
        assert facts["language"] == "nn"


class TestFacts:
    def test_are_those_of_the_manifest(self) -> None:
        facts = from_csl(
            {
                "type": "article-magazine", "title": "Hoved: under", "issued": {"raw": "mai 2014"},
                "ISBN": "feil", "DOI": "https://doi.org/10.1000/x", "volume": 3,
            }
        )  # fmt: skip
        assert facts == {
            "type": "article-journal", "title": "Hoved", "subtitle": "under", "issued": 2014,
            "DOI": "10.1000/x", "volume": "3", "unsure": ["language"],
        }  # fmt: skip

    def test_are_none_without_a_title(self) -> None:
        assert from_csl({"type": "book", "title": " "}) == {}
