"""Editors, editions, translators and original years in every style."""

from __future__ import annotations

import pytest

from api.citations.disambiguation import distinctions
from api.citations.styles import STYLES
from api.wordings import Locale
from ingest.models import Bibliography, Person
from tests.api.citations.works import ANTHOLOGY, CHAPTER, TRANSLATION, entry, in_text

LOCALES: tuple[Locale, ...] = ("nb", "nn", "en")


class TestEditorsOfABook:
    @pytest.mark.parametrize("locale", LOCALES)
    @pytest.mark.parametrize("style", STYLES)
    def test_are_named_once_in_the_entry_of_its_chapter(self, style: str, locale: Locale) -> None:
        said = entry(style, locale, CHAPTER)
        assert said.startswith("Vik")
        assert (said.count("Nor"), said.count("Aune")) == (1, 1)
        assert "Tretten blikk på førstelinja" in said

    @pytest.mark.parametrize(
        ("style", "expected"),
        [("norsk-apa-manual", "I A. Nor & G. Aune (Red.), Tretten blikk på førstelinja (2. utg., "),
         ("apa", "I A. Nor & G. Aune (Red.), Tretten blikk på førstelinja (2. utg., s. 41–58)"),
         ("chicago-author-date", "redigert av Ada Nor og Geir Aune. 2. utg."),
         ("harvard", "i A. Nor og G. Aune (red.) Tretten blikk på førstelinja. 2. utg."),
         ("vancouver", "I: Nor A, Aune G, redaktører. Tretten blikk på førstelinja. 2. utg."),
         ("legal", "Ada Nor og Geir Aune (red.), 2. utg.")],
    )  # fmt: skip
    def test_are_set_as_the_style_wants(self, style: str, expected: str) -> None:
        assert expected in entry(style, "nb", CHAPTER)

    @pytest.mark.parametrize("style", STYLES)
    def test_do_not_stand_for_the_author_of_a_chapter(self, style: str) -> None:
        assert "Nor" not in in_text(style, "nb", CHAPTER)

    @pytest.mark.parametrize("locale", LOCALES)
    @pytest.mark.parametrize("style", STYLES)
    def test_lead_the_entry_of_the_whole_book_once(self, style: str, locale: Locale) -> None:
        said = entry(style, locale, ANTHOLOGY)
        assert said.startswith("Nor")
        assert (said.count("Nor"), said.count("Aune")) == (1, 1)
        assert said.count("Tretten blikk på førstelinja") == 1
        assert "ed" in said.split("Tretten")[0].casefold()

    @pytest.mark.parametrize(
        ("style", "expected"),
        [("norsk-apa-manual", "(Nor & Aune, 2017, s. 32–34)"),
         ("chicago-author-date", "(Nor og Aune 2017, 32–34)"),
         ("harvard", "(Nor og Aune, 2017, s. 32–34)"),
         ("legal", "Nor og Aune (2017) s.\u00a032–34")],
    )  # fmt: skip
    def test_lead_the_citation_of_the_whole_book(self, style: str, expected: str) -> None:
        assert in_text(style, "nb", ANTHOLOGY) == expected

    def test_are_told_apart_from_authors_of_the_same_names(self) -> None:
        twin = Bibliography("book", "En annen bok", ANTHOLOGY.editor, 2017)
        told = distinctions([ANTHOLOGY, twin], style="apa", locale="nb")
        assert {told[work].year_suffix for work in (ANTHOLOGY, twin)} == {"a", "b"}

    def test_who_share_a_name_with_another_get_initials(self) -> None:
        namesake = Bibliography("report", "Noe annet", (Person("Nor", "Bo"),), 2015)
        told = distinctions([ANTHOLOGY, namesake], style="apa", locale="nb")
        assert told[ANTHOLOGY].first_author == "A. Nor"


class TestEdition:
    @pytest.mark.parametrize("style", STYLES)
    @pytest.mark.parametrize(("number", "norwegian"), [("2", "2. utg."), ("13", "13. utg.")])
    def test_has_a_norwegian_ordinal(self, style: str, number: str, norwegian: str) -> None:
        work = Bibliography("book", "Boka", (Person("Vik", "Siri"),), 2017, edition=number)
        assert norwegian in entry(style, "nb", work)
        assert norwegian in entry(style, "nn", work)

    @pytest.mark.parametrize("style", STYLES)
    def test_of_a_report_in_a_series_is_not_lost(self, style: str) -> None:
        work = Bibliography("report", "Atlas", (Person("Vik", "Siri"),), 2017, edition="3",
                            collection_title="Bakke-rapport", number="4/2017")  # fmt: skip
        assert "3. utg." in entry(style, "nb", work)
        assert "4/2017" in entry(style, "nb", work)


class TestTranslation:
    @pytest.mark.parametrize("style", ["norsk-apa-manual", "apa", "chicago-author-date", "harvard"])
    def test_names_its_translator(self, style: str) -> None:
        assert "Moe" in entry(style, "nb", TRANSLATION)

    def test_is_cited_with_both_years_where_the_style_has_them(self) -> None:
        assert in_text("apa", "nb", TRANSLATION) == "(Hill, 1984/2011, s. 32–34)"
        assert "1984" in entry("chicago-author-date", "nb", TRANSLATION)
