"""The quote checker: what it finds in a draft."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.quote_check.checker import DraftCheck, QuoteChecker
from ingest.models import (
    DocumentId,
    Passage,
    PassageId,
    VoiceSpan,
)
from tests.api.quote_check.collection import (
    CHECKER,
    NORD,
    NORD_DOCUMENT,
    SOR,
    check,
    verdict,
)


class TestVerbatim:
    @pytest.mark.parametrize(
        "quoted",
        [
            "oppfølgingen ikke er blitt bedre etter at kontorene ble slått sammen",
            "Oppfølgingen ikke er blitt bedre etter at kontorene",
            "oppfølgingen ikke er blitt\n  bedre etter at kon-\ntorene ble slått sammen",
            "oppfølg\u00adingen ikke er blitt bedre",
            "mente at to-\nledermodellen gjorde arbeidsdelingen tydelig",
            "I 2014 svarte 63 prosent (…) at de hadde for liten tid",
            "I 2014 svarte 63 prosent [...] at de hadde for liten tid … til hver bruker",
            "I 2014 svarte 63 prosent (..) for liten tid",
            "… skal være lett å finne. (…) må folk bestille time på forhånd …",
            "[T]jenesten skal være lett å finne",
            "tjenesten [NAV] skal være lett [sic] å finne",
            "[den] skal være lett å finne",
            "tjenesten skal være **lett** å finne (min utheving)",
            "Lederen forteller at [kontoret] skal være lett å finne",
            "står skranken åpen hver formiddag; resten av dagen",
        ],
    )
    def test_however_a_scholar_lays_it_out(self, quoted: str) -> None:
        assert verdict(quoted) == "verbatim"

    def test_a_decomposed_letter_is_the_same_letter(self) -> None:
        assert verdict("lett a\u030a finne. Derfor sta\u030ar skranken a\u030apen") == "verbatim"

    def test_gives_the_place_and_how_to_cite_it(self) -> None:
        found = check("«tjenesten skal være lett å finne»")
        assert found.document_id == "nordas-2016"
        assert (found.pages.first, found.pages.first_label) == (3, "33")
        assert NORD_DOCUMENT.text[found.places[0].start : found.places[0].end] == found.quote
        corrected = CHECKER.corrected_citation(found)
        assert corrected is not None
        assert corrected.in_text == "(Nordås et al., 2016, s. 33)"

    def test_is_exactly_one_in_similarity_with_nothing_in_the_diff(self) -> None:
        found = check("«tjenesten skal være lett å finne»")
        assert found.similarity == 1.0
        assert [span.op for span in found.diff] == ["equal"]

    @settings(max_examples=60, deadline=None)
    @given(st.integers(0, 10**6))
    def test_any_words_of_a_document_in_their_order_are(self, seed: int) -> None:
        rng = random.Random(seed)
        words = rng.choice(NORD + SOR).split()
        first = rng.randrange(len(words) - 4)
        assert verdict(" ".join(words[first : first + rng.randint(4, 20)])) == "verbatim"


class TestPunctuationOnly:
    @pytest.mark.parametrize(
        "quoted",
        [
            "står skranken åpen hver formiddag, resten av dagen",
            "ble slått sammen men at samarbeidet mellom stat og kommune",
            "mente at to ledermodellen gjorde arbeidsdelingen tydelig",
            "Lederen forteller at Tjenesten skal være lett å finne",
            "Kommunen eier bygget, som ble reist i 1978, og staten leier",
        ],
    )
    def test_when_every_word_is_right(self, quoted: str) -> None:
        assert verdict(quoted) == "punctuation_only"

    def test_shows_which_sign_differs(self) -> None:
        found = check("«åpen hver formiddag, resten av dagen»")
        (span,) = [span for span in found.diff if span.op == "punctuation"]
        assert (span.quoted, span.source) == ("formiddag,", "formiddag;")
        assert 0.9 < found.similarity < 1

    @pytest.mark.parametrize("end", ["", ".", ","])
    def test_the_sign_at_the_end_may_be_the_writers_own(self, end: str) -> None:
        assert verdict(f"skal være lett å finne{end}") == (
            "verbatim" if end != "," else "punctuation_only"
        )
        assert verdict(f"skal være lett{end}") == "verbatim"

    @pytest.mark.parametrize("end", ["!", "?", ";", ":"])
    def test_but_not_make_a_cry_or_a_question_of_a_statement(self, end: str) -> None:
        assert verdict(f"skal være lett å finne{end}") == "punctuation_only"
        found = check(f"«skal være lett å finne{end}»")
        assert (found.diff[-1].quoted, found.diff[-1].source) == (f"finne{end}", "finne.")


class TestNotFound:
    @pytest.mark.parametrize(
        "quoted",
        [
            "Ingen har noen gang sett en elg i ekspedisjonen før klokken åtte",
            "kontoret ble malt grønt og fikk nye gardiner",
            "de ansatte mener at alt er blitt mye verre for alle",
        ],
    )
    def test_words_that_nobody_wrote(self, quoted: str) -> None:
        found = check(f"«{quoted}» (Nordås et al., 2016, s. 33)")
        assert (found.verdict, found.document_id) == ("not_found", None)

    def test_an_empty_collection_holds_nothing(self) -> None:
        found = check("«økonomi og rus henger tett sammen»", QuoteChecker([]))
        assert found.verdict == "not_found"


class TestVoice:
    def test_the_place_says_whose_words_they_are(self) -> None:
        parsed = NORD_DOCUMENT.parsed
        start = parsed.text.index("tjenesten skal")
        passage = Passage(
            PassageId("p1"),
            NORD_DOCUMENT.document_id,
            parsed.text,
            0,
            len(parsed.text),
            voices=(VoiceSpan(start, start + 40, "informant", "leder"),),
        )
        checker = QuoteChecker([replace(NORD_DOCUMENT, passages=(passage,))])
        (place,) = check("«tjenesten skal være lett å finne»", checker).places
        assert (place.voice, place.attribution, place.passage_id) == ("informant", "leder", "p1")


class TestDraft:
    def test_offsets_point_at_the_words_inside_the_marks(self) -> None:
        text = "Før «tjenesten skal være lett» etter."
        found = check(text)
        assert text[found.start : found.end] == "tjenesten skal være lett"

    def test_terms_in_quotation_marks_are_left_out_and_counted(self) -> None:
        result: DraftCheck = CHECKER.check("En «bruker» og «to-ledermodell», men «åpent her.")
        assert result.checks == ()
        assert [quote.text for quote in result.left_out] == ["bruker", "to-ledermodell"]
        assert len(result.unclosed) == 1

    def test_titles_in_citations_and_reference_lists_are_no_quotations(self) -> None:
        result = CHECKER.check(
            "«skal være lett å finne» (Nordås et al., 2016, avsnittet «Det nye kontoret i nord»)."
            "\n\n## Referanser\n\nNordås, K. (2016). «Kontorene i nord og sør». Tidsskriftet.\n"
        )
        assert [c.verdict for c in result.checks] == ["verbatim"]
        assert [quote.text for quote in result.left_out] == [
            "Det nye kontoret i nord", "Kontorene i nord og sør",
        ]  # fmt: skip

    def test_a_short_quote_with_a_citation_is_checked(self) -> None:
        assert verdict("annen vei", "Sørlie, 2020") == "verbatim"

    def test_a_short_text_without_marks_is_one_quotation(self) -> None:
        text = "Tjenesten skal være lett å finne (Nordås et al., 2016, s. 33)"
        assert check(text).verdict == "verbatim"
        assert check(text.replace("lett", "vanskelig")).verdict == "altered"
        prose = "Her er to avsnitt.\n\nIngen av dem siterer noen."
        assert CHECKER.check(prose).checks == ()

    def test_one_quote_can_be_checked_by_itself(self) -> None:
        text = "tjenesten skal være lett å finne"
        ours = DocumentId("nordas-2016")
        assert CHECKER.check_quote(text, document_id=ours, page="33").verdict == "verbatim"
        assert CHECKER.check_quote(text, document_id=ours, page="34").verdict == "wrong_page"
        other = DocumentId("sorlie-2020")
        assert CHECKER.check_quote(text, document_id=other).verdict == "wrong_source"
