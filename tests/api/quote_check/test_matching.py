"""Matches that are not word for word: altered, spliced."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.quote_check.checker import QuoteChecker
from tests.api.quote_check.collection import (
    CHECKER,
    NORD,
    NORD_DOCUMENT,
    SOR,
    check,
    paged,
    verdict,
)


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
