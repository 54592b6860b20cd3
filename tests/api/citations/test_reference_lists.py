"""Lists of references, and what tells works of one list apart in the text."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from api.citations import csl_styles
from api.citations.citing import cite
from api.citations.csl_styles import styled_parts
from api.citations.disambiguation import sort_key
from api.citations.reference_lists import reference_list
from api.wordings import Locale
from ingest.models import Bibliography, Person
from tests.api.citations.works import ARTICLE, REPORT, THESIS, WORKS, at, page


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


def work(title: str, *authors: str, year: int = 2018, **facts: Any) -> Bibliography:
    """A report by authors given as «Moe, Kari»; one without a comma is an institution."""
    persons = (name.partition(", ") for name in authors)
    return Bibliography(
        type="report",
        title=title,
        author=tuple(Person(family, given or None) for family, _, given in persons),
        issued=year,
        **facts,
    )


def cited(works: list[Bibliography], style: str = "apa", locale: Locale = "nb") -> list[str]:
    """In the order of ``works``."""
    found = {
        entry.bibliography: cite(
            entry.bibliography, at(page("3")), style=style, locale=locale,
            distinction=entry.distinction,
        ).in_text.replace("\u00a0", " ")
        for entry in reference_list(works, style=style, locale=locale)
    }  # fmt: skip
    return [found[one] for one in works]


HAUG_LI = work("Om vind", "Haug, Eva", "Li, Mei", "Ro, Per")
HAUG_DAL = work("Om regn", "Haug, Eva", "Dal, Ola", "Vik, Åse")
HAUG_DAL_LONG = work("Om snø", "Haug, Eva", "Dal, Ola", "Berg, Bo", "Ås, Siv", "Øy, Tor")


class TestMoreNames:
    @pytest.mark.parametrize(
        ("style", "locale", "expected"),
        [
            ("apa", "nb", ["(Haug, Li & Ro, 2018, s. 3)", "(Haug, Dal & Vik, 2018, s. 3)"]),
            ("apa", "en", ["(Haug, Li, & Ro, 2018, p. 3)", "(Haug, Dal, & Vik, 2018, p. 3)"]),
            (
                "norsk-apa-manual",
                "nn",
                ["(Haug, Li & Ro, 2018, s. 3)", "(Haug, Dal & Vik, 2018, s. 3)"],
            ),
            (
                "chicago-author-date",
                "nb",
                ["(Haug, Li og Ro 2018, 3)", "(Haug, Dal og Vik 2018, 3)"],
            ),
        ],
    )
    def test_come_before_letters(self, style: str, locale: Locale, expected: list[str]) -> None:
        assert cited([HAUG_LI, HAUG_DAL], style, locale) == expected
        listed = reference_list([HAUG_LI, HAUG_DAL], style=style, locale=locale)
        assert not any("2018a" in entry.text for entry in listed)

    def test_are_as_few_as_tell_the_works_apart(self) -> None:
        assert cited([HAUG_LI, HAUG_DAL_LONG]) == [
            "(Haug, Li & Ro, 2018, s. 3)", "(Haug, Dal, et al., 2018, s. 3)",
        ]  # fmt: skip
        assert cited([HAUG_DAL, HAUG_DAL_LONG])[1] == "(Haug, Dal, Berg, et al., 2018, s. 3)"

    def test_are_not_added_where_the_years_differ(self) -> None:
        assert cited([HAUG_LI, replace(HAUG_DAL, issued=2019)]) == [
            "(Haug et al., 2018, s. 3)", "(Haug et al., 2019, s. 3)",
        ]  # fmt: skip

    def test_go_with_letters_where_the_same_authors_wrote_two(self) -> None:
        works = [HAUG_LI, HAUG_DAL, replace(HAUG_DAL, title="Om is")]
        assert cited(works) == [
            "(Haug, Li & Ro, 2018, s. 3)",
            "(Haug, Dal & Vik, 2018b, s. 3)",
            "(Haug, Dal & Vik, 2018a, s. 3)",
        ]

    def test_are_unknown_to_a_style_whose_letters_follow_its_list(self) -> None:
        four = [replace(one, author=(*one.author, Person("Å", "A"))) for one in (HAUG_LI, HAUG_DAL)]
        listed = reference_list(four, style="legal")
        assert [entry.bibliography for entry in listed] == four[::-1]
        assert [entry.distinction.year_suffix for entry in listed] == ["a", "b"]


class TestNamesakes:
    def test_get_initials_whatever_the_year(self) -> None:
        works = [work("X", "Lie, Berit"), work("Y", "Lie, Ola Per", "Moe, Kari", year=2020)]
        assert cited(works) == ["(B. Lie, 2018, s. 3)", "(O. P. Lie & Moe, 2020, s. 3)"]

    def test_get_first_names_where_initials_are_alike(self) -> None:
        works = [work("X", "Lie, Berit"), work("Y", "Lie, Bjørn")]
        assert cited(works, "norsk-apa-manual") == [
            "(Berit Lie, 2018, s. 3)", "(Bjørn Lie, 2018, s. 3)",
        ]  # fmt: skip

    def test_get_initials_in_harvard_only_where_the_year_is_the_same(self) -> None:
        one, other = work("X", "Lie, Berit"), work("Y", "Lie, Ola")
        assert cited([one, other], "harvard") == ["(B. Lie, 2018, s. 3)", "(O. Lie, 2018, s. 3)"]
        assert cited([one, replace(other, issued=2020)], "harvard")[0] == "(Lie, 2018, s. 3)"

    def test_are_none_who_may_be_one_person(self) -> None:
        works = [work("X", "Lie, Berit"), work("Y", "Lie, B. A.", year=2020)]
        assert cited(works) == ["(Lie, 2018, s. 3)", "(Lie, 2020, s. 3)"]

    def test_are_told_apart_before_names_are_added(self) -> None:
        works = [work("X", "Lie, Berit", "A", "B"), work("Y", "Lie, Ola", "C", "D")]
        assert cited(works) == ["(B. Lie et al., 2018, s. 3)", "(O. Lie et al., 2018, s. 3)"]


class TestLetters:
    @pytest.mark.parametrize("style", ["norsk-apa-manual", "apa", "chicago-author-date", "harvard"])
    def test_follow_the_order_of_the_list(self, style: str) -> None:
        listed = reference_list([REPORT, ARTICLE, THESIS], style=style)
        letters = {entry.bibliography: entry.distinction.year_suffix for entry in listed}
        assert letters == {ARTICLE: "a", REPORT: "b", THESIS: ""}
        order = [entry.bibliography for entry in listed]
        assert order.index(ARTICLE) < order.index(REPORT)
        assert "2016a" in listed[order.index(ARTICLE)].text

    def test_go_on_after_z(self) -> None:
        works = [work(f"{n:02}", "Etaten") for n in range(28)]
        letters = [entry.distinction.year_suffix for entry in reference_list(works)]
        assert letters[24:] == ["y", "z", "aa", "ab"]

    def test_are_not_used_by_a_numeric_style(self) -> None:
        listed = reference_list([REPORT, ARTICLE], style="vancouver")
        assert all(entry.distinction == csl_styles.ALONE for entry in listed)


class TestAPublisherThatIsTheAuthor:
    @pytest.mark.parametrize("style", ["apa", "norsk-apa-manual"])
    @pytest.mark.parametrize(
        ("author", "publisher"),
        [
            ("Havneetaten", "Havneetaten"),
            ("Havneetaten", "Havneetaten (HET)"),
            ("Havneetaten (HET)", "havneetaten"),
            ("Moe, Kari", "Kari Moe"),
        ],
    )
    @pytest.mark.parametrize("kind", ["report", "book", "document"])
    def test_is_named_once(self, style: str, author: str, publisher: str, kind: str) -> None:
        own = replace(work("Årsmelding", author, publisher=publisher), type=kind)
        (entry,) = reference_list([own], style=style)
        assert publisher not in entry.text.removeprefix(author)
        assert entry.text.rstrip(".").endswith("Årsmelding")

    def test_is_named_in_styles_that_name_it_and_beside_other_authors(self) -> None:
        own = work("Årsmelding", "Havneetaten", publisher="Havneetaten")
        (entry,) = reference_list([own], style="harvard")
        assert entry.text.count("Havneetaten") == 2
        shared = work("Årsmelding", "Havneetaten", "Vakta", publisher="Havneetaten")
        (entry,) = reference_list([shared], style="apa")
        assert entry.text.count("Havneetaten") == 2
