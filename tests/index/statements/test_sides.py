"""Sides of a matter: the one that is asked for, and the other."""

from __future__ import annotations

import pytest

from index.statements.sides import side_asked, speaks_against


class TestASide:
    @pytest.mark.parametrize(
        ("question", "side"),
        [
            ("Hvilke ulemper har ordningen?", "against"),
            ("Kva argument mot ordninga har dei?", "against"),
            ("What are the drawbacks of the scheme?", "against"),
            ("Hvilke fordeler har ordningen?", "for"),
            ("What are the benefits of the scheme?", "for"),
            ("Hvilke fordeler og ulemper har ordningen?", None),
            ("Hvor mange er med i ordningen?", None),
        ],
    )
    def test_is_asked_for(self, question: str, side: str | None) -> None:
        assert side_asked(question) == side


class TestASentence:
    def test_speaks_for_the_other_side(self) -> None:
        assert speaks_against("Ordningen gjør samarbeidet lettere.", "against")
        assert speaks_against("Ordningen er tungvint.", "for")

    def test_that_weighs_both_does_not(self) -> None:
        assert not speaks_against("Den er nyttig, men krevende.", "against")

    def test_that_takes_no_side_does_not(self) -> None:
        assert not speaks_against("Ordningen ble innført i fjor.", "against")

    def test_is_turned_by_a_negation(self) -> None:
        assert not speaks_against("Ordningen er ikke bedre enn den gamle.", "against")
        assert speaks_against("Ingen har sett problemer med den.", "against")
