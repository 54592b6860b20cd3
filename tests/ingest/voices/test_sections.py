"""Voices named by section titles."""

from __future__ import annotations

import pytest

from ingest.voices.sections import voice_of_section


class TestSectionTitles:
    @pytest.mark.parametrize(
        "title",
        [
            "Sammendrag", "Summary", "Oppsummering og konklusjon", "2.5 Oppsummering", "Samandrag",
            "Abstract", "Kort oppsummering",
        ],
    )  # fmt: skip
    def test_that_name_a_summary(self, title: str) -> None:
        assert voice_of_section([title]) == "summary"

    @pytest.mark.parametrize(
        "title",
        [
            "3 Metode", "Data og metode", "Framgangsmåte og metode", "3.4 Utvalg", "Datagrunnlag",
            "Metodisk tilnærming", "Vedlegg F: Intervjuguide casestudie", "Methods",
            "Forskningsdesign", "Reliabilitet og validitet", "Research design and data collection",
        ],
    )  # fmt: skip
    def test_that_tell_how_a_study_was_made(self, title: str) -> None:
        assert voice_of_section([title]) == "method"

    @pytest.mark.parametrize(
        "title",
        [
            "1 Innledning",
            "Metoder i sosialt arbeid",
            "Sosialfaglig metodeutvikling",
            "Utvalgte funn",
        ],
    )
    def test_that_say_neither(self, title: str) -> None:
        assert voice_of_section([title]) == "author"

    def test_a_summary_stays_one_in_its_parts(self) -> None:
        assert voice_of_section(["Sammendrag", "Metode"]) == "summary"

    def test_the_innermost_title_decides_elsewhere(self) -> None:
        assert voice_of_section(["3 Metode", "3.9 Oppsummering"]) == "summary"
        assert voice_of_section(["3 Metode", "3.2 Krav til privatliv"]) == "method"
