"""Raised and lowered characters never read as another number or word."""

from __future__ import annotations

import pytest

from ingest.blocks.inline import Inline, InlineBuilder
from ingest.blocks.raised import lowered, raised


class TestRaised:
    @pytest.mark.parametrize(
        ("before", "text", "expected"),
        [
            ("48", "7", "⁷"), ("10", "−6", "⁻⁶"), ("km", "2", "²"), ("2009", "3,4", "³,⁴"),
            ("2009", "3–5", "³–⁵"), ("2009", "b", "ᵇ"), ("x", "n", "ⁿ"), ("10", "-6", "⁻⁶"),
        ],
    )  # fmt: skip
    def test_figures_and_the_letters_of_symbols_are_kept_raised(
        self, before: str, text: str, expected: str
    ) -> None:
        assert raised(text, before) == expected

    @pytest.mark.parametrize(
        ("before", "text"), [("2", "nd"), ("19", "th"), ("Firma", "TM"), ("", "Se også der")]
    )
    def test_words_stay_as_they_are(self, before: str, text: str) -> None:
        assert raised(text, before) == text

    def test_lowered_figures_are_kept_lowered(self) -> None:
        assert "H" + lowered("2", "H") + "O" == "H₂O"


class TestRunningText:
    def test_knows_what_a_raised_span_follows(self) -> None:
        text = InlineBuilder()
        text.add("i 2009")
        text.add("b", position="raised")
        text.add(" og 1")
        text.add("st", position="raised")
        assert text.build().text == "i 2009ᵇ og 1st"

    def test_loses_a_raised_marker_at_the_start_of_a_note(self) -> None:
        assert Inline("¹ Se lova.").without_marker("1").text == "Se lova."
