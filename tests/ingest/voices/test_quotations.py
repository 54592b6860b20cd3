"""Quotations by their marks and by the line that credits them."""

from __future__ import annotations

import pytest

from ingest.blocks.assembly import assemble, raw_block
from ingest.voices.quotations import quotations
from tests.ingest.voices.labelled import FINDINGS, quoted, spans

WORDS = "Vi får ikke vite noe før det er for sent."


class TestMarks:
    @pytest.mark.parametrize(
        "marked",
        [f"»{WORDS}«", f"„{WORDS}“", f"‹{WORDS}›", f"<<{WORDS}>>", f"‘{WORDS}’", f"“{WORDS}”",
         f"``{WORDS}''", f",,{WORDS}''", f"'{WORDS}'"],
    )  # fmt: skip
    def test_may_have_any_shape(self, marked: str) -> None:
        parsed = assemble([raw_block("paragraph", f"En leder sier: {marked} Slik er det.")])
        found = [parsed.text[q.start : q.end] for q in quotations(parsed)]
        assert [one.strip("»«„“”‹›<>‘’`',") for one in found] == [WORDS]

    def test_are_no_apostrophes(self) -> None:
        parsed = assemble([raw_block("paragraph", "Hans’ leder og Lars’ lærer sa det i juni.")])
        assert quotations(parsed) == ()


class TestCredits:
    @pytest.mark.parametrize("mark", ["—", "–", "-"])
    def test_name_the_speaker_of_a_quotation(self, mark: str) -> None:
        found = spans(FINDINGS, raw_block("quote", f"{WORDS}\n{mark} Veileder, kontor B"))
        assert found[0] == (WORDS, "informant", "Veileder, kontor B")

    def test_may_be_the_next_block(self) -> None:
        found = spans(FINDINGS, raw_block("quote", WORDS), raw_block("quote", "— Veileder, Lia"))
        assert found[0] == (WORDS, "informant", "Veileder, Lia")

    def test_may_follow_the_marks(self) -> None:
        assert quoted(f"«{WORDS}» – rådmann")[0][1] == "rådmann"
