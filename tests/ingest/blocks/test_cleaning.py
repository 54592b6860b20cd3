"""Typography out, words untouched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.blocks.cleaning import clean, hyphen_fate, join_lines, one_line, vocabulary_of
from tests.growing import IN_PROPORTION, growth


class TestClean:
    def test_writes_ligatures_out(self) -> None:
        assert clean("e\ufb03ktiv \ufb01nner") == "effiktiv finner"

    def test_composes_letters_and_their_accents(self) -> None:
        assert clean("pa\u030a") == "på"

    def test_takes_invisible_characters_and_controls_out(self) -> None:
        assert clean("\ufeffar\u00adbeid\u200b og\x0c vel\u2060ferd\x00") == "arbeid og velferd"

    def test_makes_odd_spaces_and_hyphens_usual_ones(self) -> None:
        assert clean("NAV\u2011kontor\u00a0i\u2009dag") == "NAV-kontor i dag"

    def test_keeps_line_feeds_and_tabs(self) -> None:
        assert clean("a\tb\r\nc\rd") == "a\tb\nc\nd"

    def test_makes_a_soft_hyphen_at_a_line_end_the_hyphen_it_is_printed_as(self) -> None:
        assert clean("etable\u00ad\nringen") == "etable-\nringen"

    def test_does_not_fold_norwegian_letters(self) -> None:
        assert clean("æøåÆØÅ") == "æøåÆØÅ"


class TestJoinLines:
    def test_puts_a_space_between_lines(self) -> None:
        assert join_lines(["en linje ", " og en til"]).text == "en linje og en til"

    def test_drops_a_hyphen_that_only_divides(self) -> None:
        assert join_lines(["den lokale etable-", "ringen av"]).text == "den lokale etableringen av"

    def test_keeps_the_hyphen_of_a_part_left_out(self) -> None:
        assert join_lines(["arbeids-", "og velferd"]).text == "arbeids- og velferd"
        assert join_lines(["stat- eller kommune-", "eller fylke"]).text.endswith(
            "kommune- eller fylke"
        )

    def test_keeps_the_hyphen_of_abbreviations_names_and_numbers(self) -> None:
        assert join_lines(["NAV-", "kontoret"]).text == "NAV-kontoret"
        assert join_lines(["Nord-", "Gudbrandsdal"]).text == "Nord-Gudbrandsdal"
        assert join_lines(["2010-", "2011"]).text == "2010-2011"
        assert join_lines(["e-", "post"]).text == "e-post"

    def test_lets_the_document_decide(self) -> None:
        seen = vocabulary_of(["en to-ledermodell her", "og to-ledermodell der"])
        assert join_lines(["en to-", "ledermodell"], vocabulary=seen).text == "en to-ledermodell"
        seen = vocabulary_of(["sykefraværet øker"])
        assert join_lines(["syke-", "fraværet"], vocabulary=seen).text == "sykefraværet"

    def test_keeps_the_hyphen_after_a_number_word_before_a_word_of_its_own(self) -> None:
        seen = vocabulary_of(["ledermodell", "modell"])
        assert hyphen_fate("to", "ledermodell", seen) == "keep"
        assert hyphen_fate("en", "ergi", seen) == "drop"

    def test_joins_capitals_that_were_divided(self) -> None:
        assert join_lines(["ORGANI-", "SERING"]).text == "ORGANISERING"
        seen = vocabulary_of(["nav har"])
        assert join_lines(["NAV-", "KONTOR"], vocabulary=seen).text == "NAV-KONTOR"

    def test_keeps_every_sign_of_a_web_address_that_is_broken(self) -> None:
        assert join_lines(["https://a.no/til-", "legg/b"]).text == "https://a.no/til-legg/b"
        assert join_lines(["Se www.a.no/", "rapporter/12."]).text == "Se www.a.no/rapporter/12."
        assert (
            join_lines(["Se https://a.no/", "og les mer."]).text == "Se https://a.no/ og les mer."
        )

    def test_leaves_a_dash_a_dash(self) -> None:
        assert join_lines(["kontoret -", "slik det er"]).text == "kontoret - slik det er"

    def test_tells_where_each_line_went(self) -> None:
        joined = join_lines(["etable-", "ringen", "", "av kontor"])
        assert [joined.text[a:b] for a, b in joined.offsets] == [
            "etable",
            "ringen",
            "",
            "av kontor",
        ]

    @pytest.mark.parametrize("line", ["abc def", "abc-", "www.a-"])
    def test_costs_in_proportion_to_the_lines(self, line: str) -> None:
        assert growth(lambda lines: join_lines([line] * lines), 1000) < IN_PROPORTION

    @given(st.lists(st.text(alphabet="abcåæø -A1.", max_size=12), max_size=8))
    def test_loses_nothing_but_hyphens_and_spaces(self, lines: list[str]) -> None:
        joined = join_lines(lines)
        kept = "".join(joined.text[start:end] for start, end in joined.offsets)
        wanted = "".join(lines)
        assert [c for c in kept if c not in "- "] == [c for c in wanted if c not in "- "]
        assert all(0 <= a <= b <= len(joined.text) for a, b in joined.offsets)


class TestVocabularyOf:
    def test_counts_whole_words_only(self) -> None:
        seen = vocabulary_of(["NAV-kontoret og etable-", "ringen av NAV-kontoret"])
        assert seen["nav-kontoret"] == 2
        assert "etable" not in seen
        assert "ringen" not in seen


class TestOneLine:
    def test_leaves_single_spaces(self) -> None:
        assert one_line("  a \n b\t c ") == "a b c"
