"""Words with and without accents."""

from __future__ import annotations

import pytest

from index.text.accents import without_accents


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("idé", "ide"),
        ("façade", "facade"),
        ("müsli", "musli"),
        ("crêpe", "crepe"),
        ("łódź", "lodz"),
    ],
)
def test_accents_are_taken_off(word: str, plain: str) -> None:
    assert without_accents(word) == plain


@pytest.mark.parametrize("word", ["å", "æ", "ø", "ä", "ö", "båt"])
def test_letters_of_their_own_stay(word: str) -> None:
    assert without_accents(word) == word
