"""The quote checker: what it finds in a draft, and every verdict."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.quote_check.checker import DraftCheck, QuoteCheck, QuoteChecker
from api.quote_check.citation_search import citations_of
from api.quote_check.cited_pages import page_fits
from api.quote_check.draft_citations import parse_citation, parse_work
from api.quote_check.draft_quotes import find_quotes
from api.quote_check.segments import segments_of
from api.quote_check.words import punctuation_of, words_of
from ingest.blocks.assembly import assemble, raw_block
from ingest.models import (
    Bibliography,
    Document,
    DocumentId,
    Page,
    PageRange,
    Passage,
    PassageId,
    Person,
    VoiceSpan,
)

NORD = [
    "Veilederne i Nordbygda sier at oppfølgingen ikke er blitt bedre etter at kontorene ble "
    "slått sammen, men at samarbeidet mellom stat og kommune fungerer i det daglige.",
    "I 2014 svarte 63 prosent av de ansatte at de hadde for liten tid til hver bruker, og bare "
    "én av fem mente at to-ledermodellen gjorde arbeidsdelingen tydelig.",
    "Lederen forteller at tjenesten skal være lett å finne. Derfor står skranken åpen hver "
    "formiddag; resten av dagen må folk bestille time på forhånd.",
    "Kommunen eier bygget (som ble reist i 1978), og staten leier tre etasjer av det. Leien "
    "deles etter antall ansatte, slik at den ene parten aldri betaler alt alene.",
]
SOR = [
    "På Sørstrand har teamet valgt en annen vei. De møter ungdom på skolen og følger dem "
    "gjennom hele det første året, uten at noen må fylle ut flere skjemaer enn nødvendig.",
    "Ansatte med bakgrunn fra sosialkontoret peker på at økonomi og rus henger tett sammen, "
    "og at arbeid sjelden er det første målet for dem som står lengst unna.",
]
REPORT = Bibliography(
    type="report",
    title="Kontorene i nord",
    author=(Person("Nordås", "Kari"), Person("Ødegård", "Per"), Person("Li", "Mei")),
    issued=2016,
)
THESIS = Bibliography(
    type="thesis", title="Ungdom på Sørstrand", author=(Person("Sørlie", "Åse"),), issued=2020
)


def paged(texts: list[str], *, labels: list[str | None], ocr: bool = False) -> Document:
    """One paragraph a page; physical pages from 1."""
    pages = [
        Page(n, label, "running_number" if label else "unknown", ocr=ocr)
        for n, label in enumerate(labels, start=1)
    ]
    blocks = [raw_block("paragraph", text, page=n) for n, text in enumerate(texts, start=1)]
    return Document(DocumentId("doc"), "doc.pdf", REPORT, assemble(blocks, pages=pages))


NORD_DOCUMENT = replace(
    paged(NORD, labels=["31", "32", "33", "34"]), document_id=DocumentId("nordas-2016")
)
SOR_DOCUMENT = Document(
    DocumentId("sorlie-2020"),
    "sor.docx",
    THESIS,
    assemble(
        [raw_block("heading", "4.2 Skolen", level=1), *(raw_block("paragraph", t) for t in SOR)]
    ),
)
CHECKER = QuoteChecker([NORD_DOCUMENT, SOR_DOCUMENT])


def check(text: str, checker: QuoteChecker = CHECKER) -> QuoteCheck:
    (only,) = checker.check(text).checks
    return only


def verdict(quoted: str, citation: str = "") -> str:
    return check(f"Som det heter, «{quoted}»{citation and f' ({citation})'}.").verdict


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


class TestAltered:
    @pytest.mark.parametrize(
        ("quoted", "op", "ours", "theirs"),
        [
            ("at oppfølgingen er blitt bedre etter at kontorene", "delete", "", "ikke"),
            ("at oppfølgingen ikke er blitt verre etter", "replace", "verre", "bedre"),
            ("I 2014 svarte 36 prosent av de ansatte", "replace", "36", "63"),
            ("I 2015 svarte 63 prosent av de ansatte", "replace", "2015", "2014"),
            ("at de hadde altfor liten tid til hver bruker", "replace", "altfor", "for"),
            ("svarte 63 prosent av alle de ansatte", "insert", "alle", ""),
            ("bare én av fem mener at to-ledermodellen gjorde", "replace", "mener", "mente"),
            ("den ene parten betaler alt alene", "delete", "", "aldri"),
        ],
    )
    def test_shows_the_word(self, quoted: str, op: str, ours: str, theirs: str) -> None:
        found = check(f"Det står «{quoted}» her.")
        assert found.verdict == "altered"
        (span,) = [span for span in found.diff if span.op != "equal"]
        assert (span.op, span.quoted, span.source) == (op, ours, theirs)

    def test_the_place_is_the_words_that_were_meant_and_no_more(self) -> None:
        (place,) = check("«oppfølgingen ikke er blitt verre»").places
        assert NORD_DOCUMENT.text[place.start : place.end] == "oppfølgingen ikke er blitt bedre"

    def test_a_word_changed_beside_an_ellipsis_is_found(self) -> None:
        assert verdict("I 2014 svarte 63 prosent (…) at de hadde for mye tid") == "altered"

    def test_words_left_out_without_an_ellipsis_are(self) -> None:
        assert verdict("I 2014 svarte 63 prosent at de hadde for liten tid") == "altered"

    def test_one_word_written_as_two_is(self) -> None:
        assert verdict("mente at to-ledermodellen gjorde arbeids delingen tydelig") == "altered"

    def test_words_without_a_space_between_them_are_shown_without(self) -> None:
        source = "Om lag 90 prosent mener at over 2/3 og/eller flere av brukerne får for lite."
        checker = QuoteChecker([paged([source], labels=["1"])])
        check = checker.check_quote(source.replace("90", "80").rstrip("."))
        assert check.diff[-1].quoted == check.diff[-1].source
        assert "over 2/3 og/eller flere" in check.diff[-1].quoted

    def test_says_when_the_nearest_place_is_not_the_one_cited(self) -> None:
        found = check("«oppfølgingen ikke er blitt verre etter» (Sørlie, 2020)")
        assert (found.verdict, found.document_id) == ("altered", "nordas-2016")
        assert found.remarks == ("source_differs",)

    @settings(max_examples=80, deadline=None)
    @given(st.integers(0, 10**6))
    def test_a_word_that_is_not_the_sources_never_passes(self, seed: int) -> None:
        rng = random.Random(seed)
        words = rng.choice(NORD + SOR).split()
        first = rng.randrange(len(words) - 8)
        quoted = words[first : first + 8]
        place = rng.randrange(8)
        way = rng.choice(["replace", "put in", "change about"])
        if way == "replace":
            quoted[place] = "havremel"
        elif way == "put in":
            quoted.insert(place, "havremel")
        elif quoted[place] != quoted[place - 1]:
            quoted[place - 1], quoted[place] = quoted[place], quoted[place - 1]
        if quoted != words[first : first + 8]:
            assert verdict(" ".join(quoted)) in {"altered", "not_found"}


class TestSpliced:
    def test_two_stretches_of_one_document_joined_as_if_one(self) -> None:
        found = check(
            "«Veilederne i Nordbygda sier at oppfølgingen skal være lett å finne. Derfor står»"
        )
        assert found.verdict == "spliced"
        assert [place.pages.first_label for place in found.places] == ["31", "33"]

    def test_two_documents(self) -> None:
        found = check(
            "«svarte 63 prosent av de ansatte at økonomi og rus henger tett sammen, og at arbeid»"
        )
        assert found.verdict == "spliced"
        assert {place.document_id for place in found.places} == {"nordas-2016", "sorlie-2020"}
        assert CHECKER.corrected_citation(found) is None

    def test_an_ellipsis_does_not_excuse_the_wrong_order(self) -> None:
        quoted = "Kommunen eier bygget som ble reist (…) I 2014 svarte 63 prosent av de ansatte"
        assert verdict(quoted) == "spliced"

    def test_nor_another_document(self) -> None:
        quoted = "I 2014 svarte 63 prosent av de ansatte … økonomi og rus henger tett sammen"
        assert verdict(quoted) == "spliced"

    def test_nor_a_leap_of_many_pages(self) -> None:
        filler = [" ".join(f"ord{n}x{k}" for k in range(200)) for n in range(3)]
        checker = QuoteChecker([paged([NORD[0], *filler, NORD[1]], labels=[None] * 5)])
        text = "«Veilederne i Nordbygda sier (…) svarte 63 prosent av de ansatte»"
        assert check(text, checker).verdict == "spliced"
        assert check(text).verdict == "verbatim"


class TestSource:
    def test_words_of_another_document_than_cited(self) -> None:
        found = check("«økonomi og rus henger tett sammen» (Nordås mfl., 2016, s. 31)")
        assert (found.verdict, found.document_id) == ("wrong_source", "sorlie-2020")
        corrected = CHECKER.corrected_citation(found)
        assert corrected is not None
        assert corrected.in_text == "(Sørlie, 2020, kap. 4.2)"

    def test_the_wrong_year_is_the_wrong_source(self) -> None:
        assert verdict("økonomi og rus henger tett sammen", "Sørlie, 2019") == "wrong_source"

    def test_a_work_that_the_collection_has_not_is_named_as_such(self) -> None:
        found = check("«økonomi og rus henger tett sammen» (Lipsky, 1980)")
        assert (found.verdict, found.remarks) == ("wrong_source", ("cited_work_unknown",))

    def test_a_second_hand_citation_counts_for_the_work_that_was_read(self) -> None:
        citation = "Lipsky, 1980, sitert i Sørlie, 2020"
        assert verdict("økonomi og rus henger tett sammen", citation) == "verbatim"

    def test_two_works_by_the_same_people_in_one_year_are_both_meant(self) -> None:
        twin = replace(REPORT, title="Kontorene igjen")
        sor = Document(DocumentId("twin"), "twin.txt", twin, SOR_DOCUMENT.parsed)
        checker = QuoteChecker([NORD_DOCUMENT, sor])
        text = "«økonomi og rus henger tett sammen» (Nordås et al., 2016b)"
        assert check(text, checker).verdict == "verbatim"

    def test_of_several_places_the_one_cited_is_chosen(self) -> None:
        copy = Document(DocumentId("copy"), "copy.txt", THESIS, NORD_DOCUMENT.parsed)
        checker = QuoteChecker([NORD_DOCUMENT, copy])
        found = check("«tjenesten skal være lett å finne» (Sørlie, 2020, s. 33)", checker)
        assert (found.verdict, found.document_id, found.place_count) == ("verbatim", "copy", 2)
        assert {place.document_id for place in found.places} == {"copy", "nordas-2016"}

    def test_keys_of_a_reference_manager_are_known(self) -> None:
        text = "«økonomi og rus henger tett sammen» [@sorlie2020ungdom, s. 4]"
        assert check(text).verdict == "verbatim"
        assert check(text.replace("sorlie2020ungdom", "nordas-2016")).verdict == "wrong_source"


class TestPage:
    @pytest.mark.parametrize(
        ("pages", "expected"),
        [
            ("s. 33", "verbatim"),
            ("s. 32–34", "verbatim"),
            ("s. 31, 33", "verbatim"),
            ("side 32 og 33", "verbatim"),
            ("s. 32f.", "verbatim"),
            ("s. 34", "wrong_page"),
            ("s. 30-2", "wrong_page"),
            ("s. iii", "wrong_page"),
        ],
    )
    def test_the_cited_one_is_held_against_the_printed_one(self, pages: str, expected: str) -> None:
        quoted = "tjenesten skal være lett å finne"
        assert verdict(quoted, f"Nordås mfl., 2016, {pages}") == expected

    def test_the_number_in_the_pdf_is_told_apart(self) -> None:
        found = check("«tjenesten skal være lett å finne» (Nordås et al., 2016, s. 3)")
        assert (found.verdict, found.remarks) == ("wrong_page", ("pdf_page_cited",))
        stated = check("«tjenesten skal være lett å finne» (Nordås et al., 2016, PDF-side 3)")
        assert (stated.verdict, stated.remarks) == ("verbatim", ())

    def test_an_unknown_label_proves_nothing(self) -> None:
        found = check("«økonomi og rus henger tett sammen» (Sørlie, 2020, s. 9)")
        assert (found.verdict, found.remarks) == ("verbatim", ("page_unknown",))

    def test_a_quote_over_a_page_turn_may_be_cited_on_either(self) -> None:
        text = "time på forhånd. Kommunen eier bygget"
        for page in ("33", "34", "33–34"):
            assert verdict(text, f"Nordås et al., 2016, s. {page}") == "verbatim"

    def test_bounds_from_a_contents_list_hold_the_page_or_not(self) -> None:
        between = PageRange(None, None, "32", "34", "table_of_contents")
        assert page_fits([("33", "33")], between, pdf=False) is True
        assert page_fits([("35", "36")], between, pdf=False) is False
        assert page_fits([("33", "33")], between, pdf=True) is None

    def test_roman_pages_are_numbers_too(self) -> None:
        pages = PageRange(5, 7, "iv", "vi", "pdf_labels")
        assert page_fits([("v", "v")], pages, pdf=False) is True
        assert page_fits([("ix", "ix")], pages, pdf=False) is False
        assert page_fits([("5", "5")], pages, pdf=False) is False


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


class TestFindingQuotes:
    @pytest.mark.parametrize(
        "draft_text",
        [
            "a «b c» d", "a “b c” d", "a „b c“ d", "a „b c” d", 'a "b c" d', "a ”b c” d",
            "a »b c« d", "a ‘b c’ d", "> b c\n", "før\n\n> b\n> c\n\netter",
        ],
    )  # fmt: skip
    def test_in_every_kind_of_marks(self, draft_text: str) -> None:
        (quote,) = find_quotes(draft_text).quotes
        assert quote.text.split() == ["b", "c"]

    def test_an_inner_quotation_belongs_to_the_outer(self) -> None:
        quotes = find_quotes("Hun sa «han ropte «kom» og gikk» da. “Og ‘så’ da”").quotes
        assert [quote.text for quote in quotes] == ["han ropte «kom» og gikk", "Og ‘så’ da"]

    @pytest.mark.parametrize(
        "draft_text",
        [
            '"han sa "ja" til det"', "«ja» sa han, og gikk»", "”han sa ”ja” til det”",
            "“han sa “ja” til det”", "“han sa ”ja” til det”", "„han sa „ja“ til det“",
        ],
    )  # fmt: skip
    def test_inner_marks_of_the_same_kind_do_not_end_it(self, draft_text: str) -> None:
        (quote,) = find_quotes(draft_text + " (Li, 2016)").quotes
        assert quote.text == draft_text[1:-1]

    def test_half_a_pair_inside_is_settled_by_looking_the_words_up(self) -> None:
        source = "Hun svarte da: «ja, jeg kommer» og la på. Så ble det stille lenge."
        checker = QuoteChecker([paged([source], labels=["7"])])
        result = checker.check("Der står «svarte da: «ja, jeg kommer» (Nordås et al., 2016, s. 7).")
        assert [(c.quote, c.verdict) for c in result.checks] == [
            ("svarte da: «ja, jeg kommer", "verbatim")
        ]
        assert result.unclosed == ()

    def test_an_apostrophe_is_no_mark(self) -> None:
        assert find_quotes("NAV’s kontor og Lars’ rapport").quotes == ()

    def test_a_block_quote_gives_up_its_citation(self) -> None:
        text = "> Her står det noe.\n> Og mer (Li, 2016, s. 4).\n"
        (quote,) = find_quotes(text).quotes
        assert quote.text == "Her står det noe.\nOg mer"
        assert quote.citing is not None
        assert text[slice(*quote.citing)].strip() == "(Li, 2016, s. 4)."

    def test_a_dash_inside_a_block_quote_is_no_signature(self) -> None:
        (quote,) = find_quotes("> Alle kontorene – også de små i 2016 – er med (Li, 2016)\n").quotes
        assert quote.text == "Alle kontorene – også de små i 2016 – er med"

    @pytest.mark.parametrize(
        "draft_text",
        [
            pytest.param("Referanser\n" * 20_000 + "«a b c»", id="headings"),
            pytest.param("> a\n" * 20_000, id="block"),
            pytest.param("    a\n" * 20_000, id="indent"),
            pytest.param("«a b c d " * 20_000, id="openers"),
            pytest.param("«a" + "b»" * 20_000, id="closers"),
            pytest.param('"a ' * 20_000, id="straight"),
            pytest.param("(" * 20_000 + "«a b»", id="brackets"),
            pytest.param("\n \n" * 20_000 + "«a b c»", id="blanks"),
            pytest.param("«" + "a-" * 20_000 + "»", id="hyphens"),
        ],
    )
    @pytest.mark.timeout(20)
    def test_hostile_drafts_cost_no_more_than_long_ones(self, draft_text: str) -> None:
        CHECKER.check(draft_text)

    def test_an_indented_paragraph_is_a_block_quote_and_a_list_is_not(self) -> None:
        text = (
            "Det heter:\n\n    Her står det et langt sitat som er rykket inn på siden.\n\n"
            "    - her er et punkt i en liste som ikke er noe sitat i det hele tatt\n"
        )
        (quote,) = find_quotes(text).quotes
        assert quote.text.startswith("Her står")


class TestFindingCitations:
    @pytest.mark.parametrize(
        ("draft_text", "names", "year", "pages"),
        [
            ("«a b» (Li et al., 2016, s. 32)", "Li et al", "2016", ("32", "32")),
            ("«a b» (Li & Moe 2016: 32–34).", "Li & Moe", "2016", ("32", "34")),
            ("Li mfl. (2016: 45) sier «a b».", "Li mfl.", "2016", ("45", "45")),
            ("Li (2016) skriver at «a b» (s. 45).", "Li", "2016", ("45", "45")),
            ("Som Li og Moe (2016, s. 32) sier: «a b»", "Som Li og Moe", "2016", ("32", "32")),
            ("Li (2016) skriver:\n\n> a b (s. 45)\n", "Li", "2016", ("45", "45")),
            ("«a b»[^1]\n\n[^1]: Li 2016: 45.\n", "Li", "2016", ("45", "45")),
            ("«a b».¹\n\n¹ Li, 2016, side 45.\n", "Li", "2016", ("45", "45")),
            ("«a b»^[Li, 2016, s. 45]", "Li", "2016", ("45", "45")),
            ("Både «a b» og «c» (Li, 2016, s. 4) er", "Li", "2016", ("4", "4")),
            ("«A b.» (Li, 2016, s. 4) Så sa Moe (2011) noe.", "Li", "2016", ("4", "4")),
        ],
    )
    def test_beside_the_quotation(
        self, draft_text: str, names: str, year: str, pages: tuple[str, str]
    ) -> None:
        citation = citations_of(draft_text, find_quotes(draft_text).quotes)[0]
        assert citation is not None
        work = citation.works[0]
        assert (work.names, work.year, work.pages) == (names, year, (pages,))

    @pytest.mark.parametrize(
        "draft_text",
        [
            "«a b» (min utheving)",
            "Moe (2011) sa noe. «A b.» Så kom Li (2016).",
            "«A b.» Deretter sier Li (2016, s. 3) noe annet.",
        ],
    )
    def test_and_not_one_that_belongs_elsewhere(self, draft_text: str) -> None:
        assert citations_of(draft_text, find_quotes(draft_text).quotes) == [None]

    def test_ibid_is_the_work_before(self) -> None:
        text = "«a b» (Li, 2016, s. 3). «c d» (ibid., s. 9)."
        _, second = citations_of(text, find_quotes(text).quotes)
        assert second is not None
        assert second.works[0].names == "Li"
        assert second.works[0].pages == (("9", "9"),)

    def test_several_works_in_one_pair_of_brackets(self) -> None:
        citation = parse_citation("Li, 2016; Moe 2020, s. 4–6")
        assert citation is not None
        assert [work.year for work in citation.works] == ["2016", "2020"]

    def test_shortened_ranges_are_completed(self) -> None:
        work = parse_work("Li, 2016, s. 132–4")
        assert work is not None
        assert work.pages == (("132", "134"),)


class TestTokens:
    def test_a_hyphen_before_og_is_no_line_end(self) -> None:
        assert [w.key for w in words_of("arbeids- og velferd")] == ["arbeids", "og", "velferd"]

    def test_signs_inside_a_number_are_compared_as_signs(self) -> None:
        assert [w.key for w in words_of("1,5 % av 2014-2015")] == [
            "1", "5", "%", "av", "2014", "2015",
        ]  # fmt: skip
        checker = QuoteChecker(
            [
                paged(
                    ["Andelen var 12,5 prosent den 13.01.2017 i byen, av 10 000 spurte."],
                    labels=["7"],
                )
            ]
        )
        for quoted, expected in (
            ("Andelen var 12,5 prosent den", "verbatim"),
            ("2017 i byen", "verbatim"),
            ("Andelen var 12.5 prosent den", "punctuation_only"),
            ("Andelen var 125 prosent den", "altered"),
            ("Andelen var 12 prosent den", "altered"),
            ("i byen, av 10 000 spurte", "verbatim"),
            ("i byen, av 10000 spurte", "punctuation_only"),
            ("i byen, av 1 000 spurte", "altered"),
        ):
            assert check(f"«{quoted}»", checker).verdict == expected

    def test_marks_spaces_and_bullets_are_no_punctuation(self) -> None:
        assert punctuation_of(" ” \n• ") == ""
        assert punctuation_of(" — ") == punctuation_of("-") == "–"
        assert punctuation_of(". . .") == punctuation_of("…")

    def test_ellipses_and_insertions_cut_a_quotation(self) -> None:
        segments = segments_of("En [NAV] to (…) tre … fire (min utheving) [f]em")
        assert [(s.gap, [w.surface for w in s.words]) for s in segments] == [
            ("start", ["En"]),
            ("insertion", ["to"]),
            ("ellipsis", ["tre"]),
            ("ellipsis", ["fire"]),
            ("insertion", ["fem"]),
        ]
