"""Citations: what is printed, in which style and language, and what is warned of."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from citeproc import Locator

from api.citations import csl_styles
from api.citations.bibliography_formats import citation_keys, to_bibtex, to_csl_json, to_ris
from api.citations.citing import cite, reference_list, sort_key, year_suffixes
from api.citations.csl_items import full_title, prepared_item
from api.citations.csl_styles import styled_parts
from api.citations.provenance import Provenance
from api.citations.styles import STYLES
from api.wordings import Locale
from ingest.errors import QueryError
from ingest.models import Bibliography, DocumentId, PageRange, Person

REPORT = Bibliography(
    type="report",
    title="Vilkår for veiledning",
    subtitle="En studie av fire kontorer i Østfold",
    author=(Person("Østby", "Åse"), Person("Ness-Dahl", "Ærlend"), Person("Moe", "Kari")),
    issued=2016,
    publisher="Instituttet",
    publisher_place="Oslo",
    collection_title="AFI-rapport",
    number="02/2016",
    isbn="978-82-7609-371-1",
    issn="0807-0865",
)
ARTICLE = Bibliography(
    type="article-journal",
    title="Hvorfor lykkes ikke NAV-kontorene?",
    author=(Person("Østby", "Åse"), Person("Ness-Dahl", "Ærlend"), Person("Moe", "Kari")),
    issued=2016,
    container_title="Tidsskrift for arbeid & velferd",
    volume="33",
    issue="1-2",
    page="5-23",
    doi="10.1234/arbeid_2016.02",
)
THESIS = Bibliography(
    type="thesis",
    title="Samarbeid i NAV: 50 % eller mer?",
    author=(Person("Lie", "Berit"),),
    issued=2012,
    genre="Masteroppgave",
    publisher="Høgskolen i Østfold",
    language="nn",
)
YEARLESS = Bibliography(
    type="report",
    title="Årsrapport",
    author=(Person("Arbeids- og velferdsdirektoratet"),),
    url="https://example.org/a_b?c=1&d=%20",
)
NAMELESS = Bibliography(
    type="document", title="Retningslinjer for oppfølging", issued=2019, publisher="KS"
)
ENGLISH = Bibliography(
    type="book",
    title="The front line of the welfare state",
    author=(Person("Hill", "Ann"), Person("van Berg", "Rik")),
    issued=2014,
    publisher="Press",
    language="en",
)
LAW = Bibliography(
    type="legislation", title="Lov om sosiale tjenester", issued=2009, number="LOV-2009-12-18-131"
)
WORKS = (REPORT, ARTICLE, THESIS, YEARLESS, NAMELESS, ENGLISH, LAW)


def page(first: str, last: str | None = None) -> PageRange:
    return PageRange(9, 9 if last is None else 11, first, last or first, "running_number")


def at(pages: PageRange, **facts: Any) -> Provenance:
    return Provenance(DocumentId("d"), None, 0, 0, pages, **facts)


def in_text(style: str, locale: Locale = "nb", work: Bibliography = REPORT) -> str:
    return cite(work, at(page("32", "34")), style=style, locale=locale).in_text


def entry(style: str, locale: Locale = "nb", work: Bibliography = REPORT) -> str:
    return cite(work, at(page("32")), style=style, locale=locale).bibliography_entry


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


class TestBibliographyEntry:
    def test_norwegian_apa_names_series_and_number_together(self) -> None:
        assert entry("norsk-apa-manual") == (
            "Østby, Å., Ness-Dahl, Æ. & Moe, K. (2016). Vilkår for veiledning: En studie av fire "
            "kontorer i Østfold (AFI-rapport 02/2016). Instituttet."
        )

    @pytest.mark.parametrize("style", list(STYLES))
    def test_every_style_gives_series_and_number(self, style: str) -> None:
        assert "AFI-rapport 02/2016" in entry(style)

    @pytest.mark.parametrize("style", list(STYLES))
    def test_every_style_gives_the_genre_of_a_thesis_and_no_english_word_for_it(
        self, style: str
    ) -> None:
        text = entry(style, work=THESIS)
        assert "masteroppgave" in text.lower()
        assert "ublication" not in text

    @pytest.mark.parametrize("style", list(STYLES))
    @pytest.mark.parametrize("work", [REPORT, ARTICLE, THESIS, YEARLESS, NAMELESS])
    def test_norwegian_titles_keep_their_small_letters(
        self, style: str, work: Bibliography
    ) -> None:
        assert full_title(work) in entry(style, work=work)

    def test_english_titles_get_capitals_where_the_style_wants_them(self) -> None:
        assert "The Front Line of the Welfare State" in entry("chicago-author-date", work=ENGLISH)
        assert "The front line of the welfare state" in entry("apa", work=ENGLISH)

    def test_chicago_keeps_first_names_and_puts_no_comma_before_og(self) -> None:
        text = entry("chicago-author-date")
        assert text.startswith("Østby, Åse, Ærlend Ness-Dahl og Kari Moe. 2016.")

    def test_the_pages_of_an_article_are_its_own_and_not_those_of_the_quote(self) -> None:
        for style in STYLES:
            assert "5–23" in entry(style, work=ARTICLE)
            assert "32" not in entry(style, work=ARTICLE)

    def test_no_full_stop_follows_a_question_mark(self) -> None:
        for style in STYLES:
            assert "?." not in entry(style, work=ARTICLE)

    @pytest.mark.parametrize("style", list(STYLES))
    def test_a_title_that_leads_is_not_said_twice(self, style: str) -> None:
        assert entry(style, work=NAMELESS).count("Retningslinjer") == 1

    @pytest.mark.parametrize("style", list(STYLES))
    def test_a_norwegian_law_is_not_given_an_american_number(self, style: str) -> None:
        assert not re.search(r"Pub\.|Legis\.", entry(style, work=LAW))

    def test_no_retrieval_word_stands_without_a_date(self) -> None:
        assert "Hentet" not in entry("apa", work=YEARLESS)

    def test_html_has_italics_and_escapes_the_rest(self) -> None:
        html = cite(ARTICLE, at(page("7"))).bibliography_html
        assert "<i>Tidsskrift for arbeid &amp; velferd</i>" in html

    def test_marks_of_our_own_never_reach_the_reader(self) -> None:
        for style in STYLES:
            for work in WORKS:
                citation = cite(work, at(PageRange(3, 4)), style=style, locale="en")
                printed = citation.in_text + citation.bibliography_entry
                assert not re.search("[\ue000-\uf8ff]", printed)


class TestTemplate:
    """Filling in a cached form must print what citeproc-py would have printed."""

    @pytest.mark.parametrize("style", [s for s in STYLES if STYLES[s].kind != "numeric"])
    @pytest.mark.parametrize("locale", ["nb", "nn", "en"])
    def test_equals_what_the_library_prints_uncached(self, style: str, locale: Locale) -> None:
        for work in WORKS:
            item = prepared_item(work, style=style, locale=locale)
            for pages, locator in ((page("7"), "7"), (page("7", "12"), "7-12")):
                shelf, citation = csl_styles._registered(
                    item, style, locale, {"locator": Locator("page", locator)}
                )
                uncached = csl_styles._tidy(str(shelf.cite(citation, str)), style, locale)
                filled = cite(work, at(pages), style=style, locale=locale).in_text
                assert filled == csl_styles.plain(uncached)


class TestReferenceList:
    def test_sorts_by_the_norwegian_alphabet(self) -> None:
        assert sorted(["Åse", "zen", "Ørn", "Ære", "Abel"], key=sort_key) == [
            "Abel", "zen", "Ære", "Ørn", "Åse",
        ]  # fmt: skip
        first_words = [r.text.split(",")[0].split(".")[0] for r in reference_list(WORKS)]
        assert first_words[-2:] == ["Østby", "Østby"]

    def test_a_numeric_style_keeps_the_order_of_citing(self) -> None:
        listed = reference_list([THESIS, REPORT, THESIS], style="vancouver")
        assert [(r.number, r.bibliography) for r in listed] == [(1, THESIS), (2, REPORT)]
        assert listed[0].text.startswith("Lie B.")

    def test_two_works_that_would_be_cited_alike_get_letters(self) -> None:
        suffixes = year_suffixes([REPORT, THESIS, ARTICLE])
        assert suffixes == {ARTICLE: "a", REPORT: "b"}
        listed = reference_list([REPORT, ARTICLE])
        assert "(2016a)" in listed[0].text
        assert cite(REPORT, at(page("3")), year_suffix="b").in_text == "(Østby et al., 2016b, s. 3)"

    def test_its_parts_put_together_are_the_text(self) -> None:
        for reference in reference_list(WORKS):
            assert "".join(part.text for part in reference.parts) == reference.text
            assert any(part.italic for part in reference.parts)

    def test_nested_italics_are_italic_until_the_outer_ends(self) -> None:
        on, off = csl_styles.ITALIC_ON, csl_styles.ITALIC_OFF
        parts = styled_parts(f"a{on}b{on}c{off}d{off}e")
        assert [(part.text, part.italic) for part in parts] == [
            ("a", False), ("b", True), ("c", True), ("d", True), ("e", False),
        ]  # fmt: skip


class TestKeys:
    def test_are_made_of_name_year_and_a_telling_word_in_ascii(self) -> None:
        keys = citation_keys([REPORT, THESIS, YEARLESS, NAMELESS])
        assert list(keys.values()) == [
            "ostby2016vilkar",
            "lie2012samarbeid",
            "arbeidsogvelferdsdirektoratetuaaarsrapport",
            "2019retningslinjer",
        ]

    def test_no_two_works_share_one(self) -> None:
        twin = Bibliography("book", "Vilkår", REPORT.author[:1], 2016)
        assert list(citation_keys([REPORT, twin]).values()) == [
            "ostby2016vilkar",
            "ostby2016vilkarb",
        ]


class TestBibtex:
    def test_is_read_back_without_loss(self) -> None:
        text = to_bibtex(WORKS, {REPORT: ["«100 % enig» (s. 3)"]})
        raw = parse_string(text)
        decoded = parse_string(text, append_middleware=[LatexDecodingMiddleware()])
        assert not raw.failed_blocks
        assert [e["title"] for e in decoded.entries] == [full_title(work) for work in WORKS]
        by_key = raw.entries_dict
        report = by_key["ostby2016vilkar"]
        assert report.entry_type == "techreport"
        assert report["author"] == "Østby, Åse and Ness-Dahl, Ærlend and Moe, Kari"
        for name, value in {
            "institution": "Instituttet",
            "address": "Oslo",
            "type": "AFI-rapport",
            "number": "02/2016",
            "isbn": "978-82-7609-371-1",
            "issn": "0807-0865",
            "year": "2016",
        }.items():
            assert report[name] == value
        assert by_key["arbeidsogvelferdsdirektoratetuaaarsrapport"]["url"] == YEARLESS.url
        article = decoded.entries_dict["ostby2016hvorfor"]
        assert article["journal"] == ARTICLE.container_title
        assert by_key["ostby2016hvorfor"]["doi"] == ARTICLE.doi
        assert decoded.entries_dict["ostby2016vilkar"]["annote"] == "«100 % enig» (s. 3)"

    def test_protects_an_institution_and_capitals(self) -> None:
        text = to_bibtex([YEARLESS, THESIS])
        assert "author = {{Arbeids- og velferdsdirektoratet}}" in text
        assert r"title = {Samarbeid i {NAV}: 50 \% eller mer?}" in text


class TestRis:
    def test_is_read_back_without_loss(self) -> None:
        text = to_ris(WORKS, {REPORT: ["«Et\nsitat» (s. 3)", "Et til"]})
        assert text.startswith("TY  - RPRT")
        entries = rispy.loads(text)
        assert [e["title"] for e in entries] == [full_title(work) for work in WORKS]
        report, article, thesis, yearless, *_ = entries
        assert report["authors"] == ["Østby, Åse", "Ness-Dahl, Ærlend", "Moe, Kari"]
        assert report["tertiary_title"] == "AFI-rapport"
        assert report["number"] == "02/2016"
        assert report["issn"] == "978-82-7609-371-1; 0807-0865"
        assert report["notes"] == ["«Et sitat» (s. 3)", "Et til"]
        assert (article["start_page"], article["end_page"]) == ("5", "23")
        assert (article["volume"], article["number"]) == ("33", "1-2")
        assert article["doi"] == ARTICLE.doi
        assert thesis["type_of_work"] == "Masteroppgave"
        assert yearless["urls"] == [YEARLESS.url]
        assert yearless["authors"] == ["Arbeids- og velferdsdirektoratet"]
        assert "year" not in yearless


class TestCslJson:
    def test_carries_language_and_institution_for_every_reader(self) -> None:
        works = json.loads(to_csl_json(WORKS))
        assert [work["language"] for work in works[2:4]] == ["nn-NO", "nb-NO"]
        assert works[3]["author"] == [{"literal": "Arbeids- og velferdsdirektoratet"}]
        assert works[0]["issued"] == {"date-parts": [[2016]]}
        assert works[0]["collection-title"] == "AFI-rapport"
