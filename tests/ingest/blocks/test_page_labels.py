from __future__ import annotations

import pytest

from ingest.blocks.contents import ContentsEntry
from ingest.blocks.numerals import roman_value
from ingest.blocks.page_labels import (
    PageLabel,
    labels_from_contents,
    labels_of,
    page_number_in,
    running_labels,
)


class TestRomanValue:
    @pytest.mark.parametrize(
        ("numeral", "value"), [("i", 1), ("iv", 4), ("IX", 9), ("xlii", 42), ("xc", 90), ("c", 100)]
    )
    def test_reads_well_formed_numerals(self, numeral: str, value: int) -> None:
        assert roman_value(numeral) == value

    @pytest.mark.parametrize("word", ["iiii", "vx", "il", "civil", ""])
    def test_refuses_other_letters(self, word: str) -> None:
        assert roman_value(word) is None


class TestRunningLabels:
    def test_reads_numbers_alone_at_the_foot(self) -> None:
        assert running_labels([["7"], ["8"], ["9"]]) == ["7", "8", "9"]

    def test_leaves_a_page_without_a_number_unlabelled_even_between_two(self) -> None:
        assert running_labels([["7"], [], ["9"], ["10"]]) == ["7", None, "9", "10"]

    def test_skips_the_cover(self) -> None:
        assert running_labels([["Rapport 4/2019"], ["2"], ["3"], ["4"]]) == [None, "2", "3", "4"]

    def test_changes_from_roman_to_arabic_and_begins_anew(self) -> None:
        pages = [["Forside"], ["ii"], ["iii"], ["iv"], ["1"], ["2"], ["3"]]
        assert running_labels(pages) == [None, "ii", "iii", "iv", "1", "2", "3"]

    @pytest.mark.parametrize(
        "form", ["Side {}", "side {} av 40", "– {} –", "s. {}", "{}/40", "Page {} of 40", "[{}]"]
    )
    def test_knows_the_usual_ways_of_printing_it(self, form: str) -> None:
        assert running_labels([[form.format(n)] for n in (5, 6, 7)]) == ["5", "6", "7"]

    def test_finds_the_number_at_either_end_of_a_running_head(self) -> None:
        pages = [["12 Om samarbeid"], ["Om samarbeid 13"], ["14 Om samarbeid"], ["Om samarbeid 15"]]
        assert running_labels(pages) == ["12", "13", "14", "15"]

    def test_reads_numbers_that_begin_anew_in_each_chapter(self) -> None:
        pages = [[f"Side {chapter}-{n}"] for chapter in (1, 2) for n in (1, 2, 3)]
        assert running_labels(pages) == ["1-1", "1-2", "1-3", "2-1", "2-2", "2-3"]
        assert running_labels([["Rapport 1-2"], ["Rapport 1-2"]]) == [None, None]

    @pytest.mark.parametrize("form", ["B{}", "II-{}", "Side XII–{}"])
    def test_reads_numbers_of_appendices_and_parts(self, form: str) -> None:
        pages = [[form.format(n)] for n in (3, 4, 5)]
        printed = [form.format(n).removeprefix("Side ") for n in (3, 4, 5)]
        assert running_labels(pages) == printed

    @pytest.mark.parametrize("form", ["{} | Rapport 12/2019", "Notat 3/2019 | {}"])
    def test_takes_the_number_that_counts_on_beside_a_report_s_own(self, form: str) -> None:
        assert running_labels([[form.format(n)] for n in (3, 4, 5)]) == ["3", "4", "5"]

    def test_believes_a_single_roman_number_before_the_arabic_ones(self) -> None:
        assert running_labels([[], ["ii"], ["1"], ["2"], ["3"]]) == [None, "ii", "1", "2", "3"]
        assert running_labels([["Del", "x"], ["1"], ["2"], ["3"]]) == [None, "1", "2", "3"]

    def test_is_not_misled_by_years_and_chapter_numbers(self) -> None:
        pages = [["Rapport 2019", f"Kapittel {1 + n // 4}", str(n + 3)] for n in range(8)]
        assert running_labels(pages) == [str(n + 3) for n in range(8)]

    def test_does_not_take_the_last_entry_of_a_contents_list_for_a_number(self) -> None:
        pages = [["Fremdrift .......... 2"], ["3"], ["4"], ["5"]]
        assert running_labels(pages) == [None, "3", "4", "5"]

    def test_prefers_numbers_that_stand_alone_to_those_of_headings(self) -> None:
        pages = [["1 Om temaet"]] + [[f"{n + 1} Om temaet", str(n)] for n in range(1, 8)]
        assert running_labels(pages) == [None, "1", "2", "3", "4", "5", "6", "7"]

    def test_takes_no_number_that_counts_nothing(self) -> None:
        assert running_labels([["17"], ["3"], ["250"]]) == [None, None, None]

    def test_drops_a_stray_number_inside_a_long_count(self) -> None:
        pages = [[str(n)] for n in range(1, 21)]
        pages[9] = ["44"]
        pages[10] = ["45"]
        labels = running_labels(pages)
        assert labels[8:12] == ["9", None, None, "12"]

    def test_believes_the_only_page_when_it_says_that_it_is_the_first(self) -> None:
        assert running_labels([["Side 1 av 1"]]) == ["1"]
        assert running_labels([["12"]]) == [None]


class TestLabelsOf:
    def test_prefers_pdf_labels_that_the_pages_bear_out(self) -> None:
        labels = labels_of([["i"], ["ii"], ["1"], ["2"]], ["i", "ii", "1", "2"])
        assert labels[1] == PageLabel("ii", "pdf_labels")
        assert labels[2] == PageLabel("1", "pdf_labels")

    def test_shows_no_pdf_label_on_a_page_that_prints_none(self) -> None:
        labels = labels_of([[], ["2"], ["3"], ["4"]], ["1", "2", "3", "4"])
        assert labels[0] == PageLabel()

    def test_believes_the_print_where_pdf_labels_only_count_the_sheets(self) -> None:
        labels = labels_of([["iii"], ["iv"], ["v"], ["1"], ["2"]], ["1", "2", "3", "4", "5"])
        assert [label.label for label in labels] == ["iii", "iv", "v", "1", "2"]
        assert {label.origin for label in labels} == {"running_number"}

    def test_uses_pdf_labels_where_nothing_is_printed(self) -> None:
        labels = labels_of([[], [], []], ["i", "ii", "1"])
        assert labels[2] == PageLabel("1", "pdf_labels")

    def test_leaves_out_pdf_labels_that_say_nothing(self) -> None:
        assert labels_of([[], []], ["1", "2"]) == [PageLabel(), PageLabel()]


class TestLabelsFromContents:
    ENTRIES = (
        ContentsEntry("1", "Innledning", "5", 1),
        ContentsEntry("2", "Metode og utvalg", "9", 1),
        ContentsEntry("3", "Resultater", "14", 1),
    )

    def test_tells_labels_when_headings_agree_on_one_offset(self) -> None:
        headings = [("1 Innledning", 3), ("2 Metode og utvalg", 7), ("3 Resultater", 12)]
        labels = labels_from_contents(headings, self.ENTRIES, 13)
        assert labels[1] == PageLabel()
        assert labels[2] == PageLabel("5", "table_of_contents")
        assert labels[12] == PageLabel("15", "table_of_contents")

    def test_says_nothing_when_they_do_not(self) -> None:
        headings = [("1 Innledning", 3), ("2 Metode og utvalg", 8), ("3 Resultater", 12)]
        assert set(labels_from_contents(headings, self.ENTRIES, 13)) == {PageLabel()}


class TestLabelsOfTheFile:
    @pytest.mark.parametrize(
        ("label", "number"),
        [
            ("7", "7"),
            ("Side 7", "7"),
            ("s. 7", "7"),
            ("p.7", "7"),
            ("Page_7", "7"),
            ("- 7 -", "7"),
            ("xii", "xii"),
            ("Side iv", "iv"),
            ("A-3", "A-3"),
            ("2.14", "2.14"),
            ("12b", "12b"),
            ("Omslag", None),
            ("unnumbered", None),
            ("Forside 1", None),
            ("skann_0007.tif", None),
            ("", None),
        ],
    )
    def test_give_a_number_without_words(self, label: str, number: str | None) -> None:
        assert page_number_in(label) == number

    def test_are_used_by_their_numbers(self) -> None:
        given = ["Omslag", "unnumbered", "Side 7", "Side 8"]
        assert [label.label for label in labels_of([[], [], [], []], given)] == [
            None, None, "7", "8",
        ]  # fmt: skip

    def test_agree_with_what_is_printed_whatever_their_words(self) -> None:
        found = labels_of([["7"], ["8"], ["9"]], ["Side 7", "Side 8", "Side 9"])
        assert {label.origin for label in found} == {"pdf_labels"}

    def test_say_nothing_where_they_count_the_pages_in_words(self) -> None:
        assert labels_of([[], []], ["Side 1", "Side 2"]) == [PageLabel(), PageLabel()]
