"""Entries in the list of references, in every style and language."""

from __future__ import annotations

import re

import pytest
from citeproc import Locator

from api.citations import csl_styles
from api.citations.citing import cite
from api.citations.csl_items import full_title, prepared_item
from api.citations.styles import STYLES
from api.wordings import Locale
from ingest.models import Bibliography, PageRange
from tests.api.citations.works import (
    ARTICLE,
    ENGLISH,
    LAW,
    NAMELESS,
    REPORT,
    THESIS,
    WORKS,
    YEARLESS,
    at,
    entry,
    page,
)


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
