"""Contents lists: entries, levels, kinds, and the headings they speak of."""

from __future__ import annotations

import pytest

from ingest.blocks.contents import (
    ContentsEntry,
    fold_title,
    is_contents_line,
    is_contents_title,
    is_list_title,
    match_headings,
    number_of,
    read_contents,
)
from ingest.parsers.text.contents import find_contents, running_contents


def levels(lines: list[str]) -> list[tuple[str, int]]:
    return [(entry.title, entry.level) for entry in read_contents(lines)]


class TestReadContents:
    @pytest.mark.parametrize(
        "line",
        [
            "2.1 Hva vi fant ..... 12",
            "2.1\tHva vi fant.....\t12",
            "2.1 Hva vi fant . . . . . . 12",
            "2.1 Hva vi fant …… 12",
            "<b>2.1 Hva vi fant .....</b>\t<b>12</b>",
            "2.1 Hva vi fant      12",
            "- [2.1 Hva vi fant](#funn) ..... 12",
            "| 2.1 | Hva vi fant | 12 |",
            "2.1. Hva vi fant 12",
        ],
    )
    def test_reads_every_manner_of_leading_the_eye_to_the_page(self, line: str) -> None:
        assert read_contents([line]) == [ContentsEntry("2.1", "Hva vi fant", "12", 2)]

    def test_reads_roman_pages(self) -> None:
        [entry] = read_contents(["Forord ..... iv"])
        assert (entry.title, entry.label) == ("Forord", "iv")

    def test_keeps_an_entry_without_a_page(self) -> None:
        assert read_contents(["<b>VEDLEGG</b>"]) == [ContentsEntry(None, "VEDLEGG", None, 1)]

    def test_puts_a_broken_entry_together(self) -> None:
        [entry] = read_contents(["3.2 Hvordan arbeidet deles mellom", "stat og kommune ..... 31"])
        assert (entry.title, entry.label) == ("Hvordan arbeidet deles mellom stat og kommune", "31")

    def test_takes_the_level_from_the_number_and_the_place_under_one(self) -> None:
        found = levels(
            ["1 Innledning .... 1", "Bakgrunn .... 2", "1.1 Mål .... 3", "Utvalg .... 3"]
        )
        assert found == [("Innledning", 1), ("Bakgrunn", 2), ("Mål", 2), ("Utvalg", 3)]

    def test_sets_front_and_back_matter_beside_the_chapters(self) -> None:
        found = levels(
            ["Forord .... 1", "1 Innledning .... 2", "1.1 Mål .... 2", "Litteratur .... 9"]
        )
        assert found[0] == ("Forord", 1)
        assert found[-1] == ("Litteratur", 1)

    def test_numbers_that_start_anew_lie_in_the_appendix(self) -> None:
        found = levels(
            ["3 Funn .... 9", "Vedlegg 1 Tall .... 20", "1. Utvalg .... 20", "1.1 Svar .... 21"]
        )
        assert found[1:] == [("Vedlegg 1 Tall", 1), ("Utvalg", 2), ("Svar", 3)]

    def test_takes_the_level_from_the_indent_where_nothing_has_a_number(self) -> None:
        assert levels(["Del en .... 1", "    Del to .... 2"]) == [("Del en", 1), ("Del to", 2)]

    def test_tells_tables_and_figures_from_sections(self) -> None:
        kinds = [e.kind for e in read_contents(["Tabell 1: Tall .... 3", "Figur 2: Kart .... 4"])]
        assert kinds == ["table", "figure"]


class TestTitlesOfLists:
    def test_knows_the_heading_of_a_contents_list(self) -> None:
        assert is_contents_title("## **Innholdsfortegnelse**")
        assert is_contents_title("Contents")
        assert not is_contents_title("Innholdet i tjenestene")

    def test_knows_the_heading_of_a_list_of_figures(self) -> None:
        assert is_list_title("### Liste over tabeller i vedlegg 1")
        assert is_list_title("Figuroversikt")
        assert not is_list_title("Tabell 1: Oversikt")

    def test_a_sentence_that_ends_in_a_year_is_no_entry(self) -> None:
        assert not is_contents_line("Reformen ble vedtatt i 2005")
        assert is_contents_line("Reformen ....... 5")


class TestNumberOf:
    def test_reads_a_heading_number(self) -> None:
        assert number_of("4.5. Hvilke faktorer?") == "4.5"
        assert number_of("1.0 Innledning") == "1.0"

    def test_an_ordinal_or_a_word_is_no_number(self) -> None:
        assert number_of("1. samling: Storgata") is None
        assert number_of("I hvilken grad") is None
        assert number_of("2005 var et år") is None


class TestMatchHeadings:
    entries = read_contents(
        [
            "1 Innledning .... 1",
            "Drøftelse .... 3",
            "2 Hva vi fant i de tre kontorene .... 4",
            "Drøftelse .... 8",
        ]
    )

    def test_is_tolerant_of_case_numbers_and_punctuation(self) -> None:
        assert match_headings(["1. INNLEDNING:"], self.entries) == [0]

    def test_lets_the_order_decide_between_titles_that_come_again(self) -> None:
        found = match_headings(
            ["Innledning", "Drøftelse", "2 Hva vi fant i de tre kontorene", "Drøftelse"],
            self.entries,
        )
        assert found == [0, 1, 2, 3]

    def test_takes_the_first_of_two_headings_that_would_do(self) -> None:
        assert match_headings(["Innledning", "Innledning"], self.entries[:1]) == [0, None]

    def test_knows_a_title_that_was_cut_or_misspelt(self) -> None:
        assert match_headings(["2 Hva vi fant i de tre"], self.entries) == [2]
        assert match_headings(["2 Hva vi fannt i de tre kontorene"], self.entries) == [2]

    def test_other_numbers_are_other_headings(self) -> None:
        assert match_headings(["3 Innledning"], self.entries) == [None]

    def test_folds_to_letters_and_digits(self) -> None:
        assert fold_title("4.5. «Hva er» – *NAV*?") == "hvaernav"


class TestFindContents:
    def test_finds_a_list_by_its_lines_without_a_heading(self) -> None:
        lines = [
            "Tekst her.",
            "",
            "En .... 1",
            "To .... 2",
            "Tre .... 3",
            "",
            "Dette er teksten. " * 12,
        ]
        [found] = find_contents(lines)
        assert (found.start, found.end) == (2, 5)

    def test_takes_in_headings_between_entries_and_the_lists_of_tables(self) -> None:
        lines = ["# Innhold", "", "## Forord", "", "1 En .... 1", "2 To .... 2", "3 Tre .... 3"]
        lines += [
            "",
            "### Liste over tabeller",
            "",
            "Tabell 1: Tall .... 2",
            "",
            "## Forord",
            "",
            "Takk. " * 40,
        ]
        [found] = find_contents(lines)
        assert (found.start, found.end) == (0, 11)

    def test_reads_plain_lines_with_rising_pages_under_a_heading(self) -> None:
        lines = ["Innholdsfortegnelse", "Forord 2", "1 Innledning 3", "2 Metode 9", "", "Forord"]
        [found] = find_contents(lines)
        assert [e.label for e in found.entries] == ["2", "3", "9"]

    def test_a_table_of_numbers_is_no_contents_list(self) -> None:
        assert find_contents(["Kontor\tAnsatte", "Nordvik\t12", "Sørvik\t9", "Vestvik\t7"]) == []

    def test_reads_a_list_that_stands_in_running_text(self) -> None:
        found = running_contents(
            "Innhold Forord 2 1.0 Innledning 3 1.1 Mål 4 2.0 Metode 6 2.1 Utvalg 7"
        )
        assert [(e.number, e.title, e.label) for e in found][1:3] == [
            ("1.0", "Innledning", "3"),
            ("1.1", "Mål", "4"),
        ]
        assert (
            running_contents("Innholdet i tjenestene er endret i 2006 og i 2009. Det vises her.")
            == ()
        )
