"""Names of people and institutions."""

from __future__ import annotations

import pytest

from ingest.metadata.names import is_organisation, persons_in


class TestNames:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [("Kari Berg", ["Berg"]), ("KARI BERG OG OLA LIE", ["Berg", "Lie"]),
         ("Kari Berg1, Ola Lie2*", ["Berg", "Lie"]), ("Eli van der Vik (AFI)", ["van der Vik"]),
         ("Lie, O. M., Berg, K. & Dahl, E.", ["Lie", "Berg", "Dahl"]),
         ("Jofrid Vårdal Aksnes and Haji Kedir Bedane", ["Aksnes", "Bedane"]),
         ("Ola Lie og Kari Berg Eli Dahl, Per Vik", ["Lie", "Berg", "Dahl", "Vik"])],
    )  # fmt: skip
    def test_rows_of_people_are_read(self, text: str, expected: list[str]) -> None:
        assert [person.family for person in persons_in(text)] == expected

    @pytest.mark.parametrize(
        "text",
        ["Universitetet i Bergen", "Vi har intervjuet Kari Berg", "Rapport 2014", "Kari", "",
         "Arbeid, velferd og helse", "NORCE Research AS"],
    )  # fmt: skip
    def test_other_lines_are_nobody(self, text: str) -> None:
        assert persons_in(text) == ()

    def test_words_the_text_uses_in_lower_case_are_no_names(self) -> None:
        assert persons_in("Healthcare Atlas", frozenset({"healthcare", "atlas"})) == ()

    def test_institutions_are_known_by_their_words(self) -> None:
        assert is_organisation("Direktoratet for forvaltning og IKT")
        assert is_organisation("Høgskulen på Vestlandet")
        assert not is_organisation("Samarbeid ved kontorene")
