"""Citations: the text, the locator, the note, and the list of references."""

from __future__ import annotations

import pytest

from api.citations.citing import cite
from ingest.errors import QueryError
from ingest.models import PageRange
from tests.api.citations.works import (
    NAMELESS,
    REPORT,
    YEARLESS,
    at,
    in_text,
    page,
)


class TestInTextForm:
    @pytest.mark.parametrize(
        ("style", "expected"),
        [
            ("norsk-apa-manual", "(Østby et al., 2016, s. 32–34)"),
            ("apa", "(Østby et al., 2016, s. 32–34)"),
            ("chicago-author-date", "(Østby mfl. 2016, 32–34)"),
            ("harvard", "(Østby, Ness-Dahl og Moe, 2016, s. 32–34)"),
            ("vancouver", "(1, s. 32–34)"),
            ("legal", "Østby, Ness-Dahl og Moe (2016) s. 32–34"),
        ],
    )
    def test_is_that_of_the_style(self, style: str, expected: str) -> None:
        assert in_text(style).replace("\u00a0", " ") == expected

    def test_says_one_page_and_several_in_english(self) -> None:
        assert cite(REPORT, at(page("32")), locale="en").locator == "p. 32"
        assert cite(REPORT, at(page("iv", "vi")), locale="en").locator == "pp. iv–vi"

    def test_names_an_institution_as_it_is_and_a_missing_year(self) -> None:
        wanted = "(Arbeids- og velferdsdirektoratet, u.å., s. 32–34)"
        assert in_text("norsk-apa-manual", work=YEARLESS) == wanted
        assert "u.å." in in_text("harvard", "nn", YEARLESS)
        assert "n.d." in in_text("apa", "en", YEARLESS)

    def test_leads_with_the_title_when_nobody_is_named(self) -> None:
        wanted = "(Retningslinjer for oppfølging, 2019, s. 32–34)"
        assert in_text("norsk-apa-manual", work=NAMELESS) == wanted

    def test_gives_the_number_in_the_list_in_a_numeric_style(self) -> None:
        assert cite(REPORT, at(page("32")), style="vancouver", number=7).in_text == "(7, s. 32)"

    def test_an_unknown_style_is_refused_with_the_known_ones(self) -> None:
        with pytest.raises(QueryError, match="norsk-apa-manual"):
            cite(REPORT, at(page("32")), style="apa-9")


class TestLocator:
    def test_a_page_of_the_pdf_is_used_only_without_a_printed_one_and_says_so(self) -> None:
        citation = cite(REPORT, at(PageRange(57, 57, unit="pdf_page")))
        assert citation.in_text == "(Østby et al., 2016, PDF-side 57)"
        assert citation.locator_kind == "pdf_page"
        assert citation.note is not None
        assert "trykte sidetallet er ikke kjent" in citation.note

    def test_a_printed_page_wins_and_needs_no_note(self) -> None:
        citation = cite(REPORT, at(page("45")))
        assert (citation.locator, citation.locator_kind, citation.note) == ("s. 45", "page", None)

    def test_without_pages_the_heading_is_the_place(self) -> None:
        numbered = cite(REPORT, at(PageRange(), section=("4 Funn", "4.2 Organisering")))
        assert numbered.in_text == "(Østby et al., 2016, kap. 4.2)"
        named = cite(REPORT, at(PageRange(), section=("Sammendrag",)), locale="en")
        assert named.locator == "section “Sammendrag”"
        assert named.locator_kind == "section"

    def test_a_long_heading_is_cut_at_a_word_and_leaves_no_bracket_open(self) -> None:
        heading = "Hvordan kontorene i de største byene ordner arbeidet (etter reformen i 2006)"
        locator = cite(REPORT, at(PageRange(), section=(heading,))).locator
        assert locator == "avsnittet «Hvordan kontorene i de største byene ordner arbeidet …»"

    def test_without_pages_or_heading_only_the_work_is_cited(self) -> None:
        citation = cite(REPORT, at(PageRange()), locale="nn")
        assert (citation.in_text, citation.locator_kind) == ("(Østby et al., 2016)", "none")
        assert citation.note == "Verken sidetal eller overskrift er kjent."

    def test_a_page_read_off_the_contents_list_is_told_apart_from_a_printed_one(self) -> None:
        known = PageRange(None, None, "32", "34", "table_of_contents")
        note = cite(REPORT, at(known)).note
        assert note is not None
        assert "et sted på sidene 32–34" in note

    def test_an_unknown_label_in_a_range_is_not_guessed(self) -> None:
        citation = cite(REPORT, at(PageRange(9, 10, "32", None, "running_number")))
        assert citation.locator == "s. 32"
        assert citation.note is not None
        assert "går over to sider" in citation.note

    def test_text_read_from_a_picture_is_marked(self) -> None:
        note = cite(REPORT, at(page("32"), ocr=True)).note
        assert note is not None
        assert "OCR" in note


class TestVoice:
    @pytest.mark.parametrize(
        "attribution", ["Lipsky 1980", "Lipsky (1980)", "(Lipsky, 1980)", "Lipsky (1980"]
    )
    def test_a_second_hand_quote_is_cited_in_what_was_read(self, attribution: str) -> None:
        citation = cite(REPORT, at(page("32"), voice="secondary", attribution=attribution))
        assert citation.in_text == "(Lipsky, 1980, sitert i Østby et al., 2016, s. 32)"

    @pytest.mark.parametrize(
        ("attribution", "source"),
        [
            ("Hansen (2007 s. 186)", "Hansen, 2007, s. 186"),
            ("Aune, Lie, og Moe (2013, s. 85)", "Aune, Lie, og Moe, 2013, s. 85"),
            ("Moe og Lie 2009, Vik 2010", "Moe og Lie, 2009; Vik, 2010"),
            ("Moe & Lie 2011; Moe, Lie & Vik 2011", "Moe & Lie, 2011; Moe, Lie & Vik, 2011"),
            ("St. prp. nr. 46 2004–2005", "St. prp. nr. 46 2004–2005"),
            ("Loven (1997 kap. 11)", "Loven, 1997, kap. 11"),
            ("Lie et al., 2014, 2017", "Lie et al., 2014, 2017"),
        ],
    )
    def test_its_source_is_set_without_parentheses_of_its_own(
        self, attribution: str, source: str
    ) -> None:
        citation = cite(REPORT, at(page("32"), voice="secondary", attribution=attribution))
        assert citation.in_text == f"({source}, sitert i Østby et al., 2016, s. 32)"

    def test_a_source_whose_words_are_only_reported_is_not_cited_in_the_work(self) -> None:
        reported = at(page("32"), voice="secondary", attribution="Lipsky (1980)", quoted=False)
        assert cite(REPORT, reported).in_text == "(Østby et al., 2016, s. 32)"

    def test_a_source_that_is_only_pointed_back_to_is_not_named(self) -> None:
        citation = cite(REPORT, at(page("32"), voice="secondary", attribution="ibid s. 204"))
        assert citation.in_text == "(Østby et al., 2016, s. 32)"
        assert citation.note == "Gjengitt etter en annen kilde, som bør oppsøkes."

    def test_follows_the_comma_of_the_style_and_the_words_of_the_language(self) -> None:
        citation = cite(
            REPORT,
            at(page("32"), voice="secondary", attribution="Lipsky (1980)"),
            style="chicago-author-date",
            locale="en",
        )
        assert citation.in_text == "(Lipsky 1980, as cited in Østby et al. 2016, 32)"

    def test_an_informant_is_named_in_the_note_and_not_as_an_author(self) -> None:
        citation = cite(REPORT, at(page("32"), voice="informant", attribution="kommunal leder"))
        assert citation.in_text == "(Østby et al., 2016, s. 32)"
        assert citation.note == "Sagt av en informant: kommunal leder."
