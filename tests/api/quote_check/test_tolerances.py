"""Differences that a careful writer is not blamed for."""

from __future__ import annotations

from api.quote_check.checker import QuoteChecker
from tests.api.quote_check.collection import (
    check,
    paged,
)


class TestOcr:
    NOISY = "Vi1kårene for sosia1t arbeid er b1itt trangere i kornmunene de siste årene."
    CHECKER = QuoteChecker([paged([NOISY], labels=["7"], ocr=True)])
    CLEAN = "Vilkårene for sosialt arbeid er blitt trangere i kommunene de siste årene"

    def test_letters_that_a_scanner_mixes_up_are_excused_and_flagged(self) -> None:
        found = check(f"«{self.CLEAN}»", self.CHECKER)
        assert (found.verdict, found.remarks) == ("verbatim", ("ocr",))
        assert "OCR" in found.remark_texts("nb")[0]

    def test_a_changed_word_is_not(self) -> None:
        changed = self.CLEAN.replace("trangere", "videre")
        assert check(f"«{changed}»", self.CHECKER).verdict == "altered"

    def test_nor_a_changed_number(self) -> None:
        checker = QuoteChecker(
            [paged(["Det var 58 ansatte ved kontoret i byen."], labels=["7"], ocr=True)]
        )
        assert check("«Det var 68 ansatte ved kontoret i byen»", checker).verdict == "altered"

    def test_text_that_is_text_gets_no_such_mercy(self) -> None:
        checker = QuoteChecker([paged([self.NOISY], labels=["7"])])
        assert check(f"«{self.CLEAN}»", checker).verdict in {"altered", "not_found"}


class TestFootnoteNumbers:
    CHECKER = QuoteChecker(
        [
            paged(
                ["Dette gjelder alle kontorene.12 De store skiller seg ut i reformen3 likevel."],
                labels=["7"],
            )
        ]
    )

    def test_left_out_by_the_writer_are_no_change(self) -> None:
        found = check("«Dette gjelder alle kontorene. De store skiller seg ut»", self.CHECKER)
        assert (found.verdict, found.remarks) == ("verbatim", ("footnote",))
        assert check("«skiller seg ut i reformen likevel»", self.CHECKER).verdict == "verbatim"

    def test_a_number_behind_an_abbreviation_is_no_footnote(self) -> None:
        checker = QuoteChecker(
            [paged(["Dette følger av lovens kap.3 om ansvaret for brukere."], labels=["7"])]
        )
        assert check("«Dette følger av lovens kap. om ansvaret for»", checker).verdict == "altered"

    def test_changed_by_the_writer_are(self) -> None:
        text = "«Dette gjelder alle kontorene.13 De store skiller seg ut»"
        assert check(text, self.CHECKER).verdict == "altered"
