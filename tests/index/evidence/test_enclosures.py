"""Quotations and brackets, found so that they are not cut open."""

from __future__ import annotations

import pytest

from index.evidence.enclosures import Enclosure, cuts, enclosures, wholes
from tests.builders import passage_of


def enclosed(text: str) -> list[str]:
    return [text[one.start : one.end] for one in enclosures(text, 0, len(text))]


class TestEnclosures:
    @pytest.mark.parametrize(
        "inside",
        ["«Vi får ikke tid. Ingen spør.»", "(Det var i fjor. Nå er det slutt.)",
         "[Og alle. Uten unntak.]", "“Vi gikk. Det var kaldt.”", "”Vi gikk. Det var kaldt.”",
         '"Vi gikk. Det var kaldt."', "„Vi gikk. Det var kaldt.“"],
    )  # fmt: skip
    def test_are_found_with_their_marks(self, inside: str) -> None:
        assert enclosed(f"Hun sa {inside} Slik var det.") == [inside]

    @pytest.mark.parametrize(
        "text",
        ["Vi var (få.\n\na) Slutt.", "Det gjelder a) alle.", "Hun sa «nei. Og gikk.",
         "Han var 5\" høy. Og glad."],
    )  # fmt: skip
    def test_need_both_marks(self, text: str) -> None:
        assert enclosed(text) == []

    def test_may_lie_in_each_other(self) -> None:
        assert enclosed("«Vi (alle) gikk.»") == ["«Vi (alle) gikk.»", "(alle)"]

    def test_may_be_longer_than_what_is_asked_about(self) -> None:
        text = "«Vi får ikke tid. Ingen spør. Slik er det.»"
        assert enclosures(text, 18, 29) == [Enclosure(0, len(text))]


class TestACut:
    def test_in_a_quotation_or_bracket_is_one(self) -> None:
        text = "Hun sa: «Vi får ikke tid. Ingen spør.» Slik var det."
        ends = text.index(" Ingen")
        assert cuts(text, 0, ends) == (False, True)
        assert cuts(text, ends + 1, text.index(" Slik")) == (True, False)
        assert cuts(text, 0, text.index(" Slik")) == (False, False)

    def test_in_a_sentence_is_one(self) -> None:
        text = "Han sa at det gikk bra; hun sa at det ikke gjorde det."
        assert cuts(text, 0, text.index(" hun")) == (False, True)


class TestWholes:
    def test_are_counted_in_sentences(self) -> None:
        passage = passage_of("Hun sa:", "«Vi får ikke tid.", "Ingen spør.»", "Slik var det.")
        assert wholes(passage.text, passage.sentences) == ((1, 2),)

    def test_may_begin_before_and_go_on_after(self) -> None:
        passage = passage_of("Hun sa «nei.", "Vi får ikke tid.", "Ingen spør.» Slik var det.")
        middle = passage.sentences[1:2]
        assert wholes(passage.text, middle) == ((-1, 1),)
