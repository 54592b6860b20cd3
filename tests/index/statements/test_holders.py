"""Whose satisfaction it is: who thinks or feels what is told."""

from __future__ import annotations

import pytest

from index.statements.holders import holder_asked, is_held_by_others


class TestAQuestion:
    @pytest.mark.parametrize(
        ("question", "group"),
        [
            ("Er brukerne fornøyde?", "users"),
            ("Kva synest pasientane om tilbodet?", "patients"),
            ("How do employees feel about it?", "employees"),
            ("Er de ansatte fornøyde med lederen?", "employees"),
            ("Hvor mange brukere er det?", None),
        ],
    )
    def test_asks_what_a_group_thinks(self, question: str, group: str | None) -> None:
        assert holder_asked(question) == group


class TestASentence:
    @pytest.mark.parametrize(
        "sentence",
        [
            "Ansatte ved små kontorer er mer fornøyde med oppfølgingen av brukerne.",
            "Lederne mener at ordningen virker.",
            "The staff are satisfied with how users are met.",
        ],
    )
    def test_of_others_tells_nothing_of_the_users(self, sentence: str) -> None:
        assert is_held_by_others(sentence, "users")

    @pytest.mark.parametrize(
        "sentence",
        [
            "Brukerne er mer fornøyde, og de ansatte er mer fornøyde.",
            "De ansatte opplever at brukerne er fornøyde.",
            "Brukerne kom tidlig.",
            "Mange er fornøyde.",
        ],
    )
    def test_that_may_tell_of_the_users_stays(self, sentence: str) -> None:
        assert not is_held_by_others(sentence, "users")
