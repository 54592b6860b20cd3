"""The query language, and phrases word for word."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.wordings import error_text, worded
from index.filters import FIELD_NAMES, Filters
from index.query.parser import MAX_QUERY_CHARS, parse_query
from index.text.phrases import find_phrase
from ingest.errors import QueryError
from ingest.notes import Note
from tests.growing import IN_PROPORTION, growth


class TestParseQuery:
    def test_leaves_a_plain_question_as_it_is(self) -> None:
        question = "Hva betyr leders bakgrunn for arbeidet?"
        parsed = parse_query(question)
        assert parsed.text == question
        assert not parsed.phrases
        assert not parsed.filters
        assert not parsed.notes

    @pytest.mark.parametrize("marks", ['""', "«»", "“”", "„“", "„”", "””"])
    def test_takes_words_in_quotation_marks_as_an_exact_phrase(self, marks: str) -> None:
        parsed = parse_query(f"hvorfor {marks[0]}sosialt   arbeid{marks[1]} nå")
        assert parsed.phrases == ("sosialt arbeid",)
        assert parsed.text == "hvorfor sosialt arbeid nå"

    def test_finds_a_phrase_inside_brackets(self) -> None:
        assert parse_query("ledelse («delt»)").phrases == ("delt",)

    def test_leaves_out_words_and_phrases_with_a_minus(self) -> None:
        parsed = parse_query('leder -rådmann -"delt ledelse", tillit')
        assert parsed.excluded == ("rådmann",)
        assert parsed.excluded_phrases == ("delt ledelse",)
        assert "rådmann" not in parsed.text

    @pytest.mark.parametrize(
        "query",
        [
            "to-ledermodell",
            "stat- og kommuneansatte",
            "perioden 2010-2016",
            "perioden 2010 -2016",
            "- leder - rådmann",
            "leder – rådmann",
            "endring på -4 %",
            '"delt"-modellen',
        ],
    )
    def test_knows_a_hyphen_or_dash_from_a_minus(self, query: str) -> None:
        parsed = parse_query(query)
        assert not parsed.excluded
        assert not parsed.excluded_phrases

    def test_reads_fields_in_english_and_norwegian(self) -> None:
        english = parse_query(
            'tillit author:"Eric Breit" year:2010-2016 type:thesis voice:informant'
        )
        norwegian = parse_query(
            "tillit forfatter:«Eric Breit» år:2010–2016 type:masteroppgave stemme:informant"
        )
        assert english == norwegian
        assert english.text == "tillit"
        assert english.filters == Filters(
            authors=("Eric Breit",), years=(2010, 2016), types=("thesis",), voices=("informant",)
        )

    @pytest.mark.parametrize("name", sorted(FIELD_NAMES))
    def test_knows_every_field_name_in_any_case(self, name: str) -> None:
        value = {"years": "2016", "voices": "metode", "languages": "nn", "kinds": "tabell"}
        query = f"tillit {name.upper()}:{value.get(FIELD_NAMES[name], 'noe')}"
        assert getattr(parse_query(query).filters, FIELD_NAMES[name])

    def test_takes_several_values_as_alternatives(self) -> None:
        filters = parse_query("x voice:informant,method doc:a doc:b").filters
        assert filters.voices == ("informant", "method")
        assert filters.documents == ("a", "b")

    def test_ends_a_value_before_the_punctuation_of_the_sentence(self) -> None:
        assert parse_query("Hva sies om tillit year:2016?").filters.years == (2016, 2016)

    def test_searches_for_an_unknown_field_and_says_so(self) -> None:
        parsed = parse_query("tema:tillit")
        assert parsed.text == "tema:tillit"
        assert parsed.notes[0].code == "query_field_unknown"
        assert "«tema:» is no field" in worded(parsed.notes[0], "en")
        assert "author:" in worded(parsed.notes[0], "en")

    @pytest.mark.parametrize(
        "query", ["se https://nav.no/x", "klokka 10:30", "Tema: hva er tillit"]
    )
    def test_is_silent_about_colons_that_are_no_fields(self, query: str) -> None:
        parsed = parse_query(query)
        assert parsed.text == query
        assert not parsed.notes

    def test_says_how_to_write_a_field_that_was_parted_from_its_value(self) -> None:
        parsed = parse_query("author: Breit")
        assert not parsed.filters
        assert "author:…" in worded(parsed.notes[0], "en")

    def test_passes_over_a_lonely_quotation_mark_and_says_so(self) -> None:
        parsed = parse_query('hva er "delt ledelse')
        assert parsed.text == "hva er delt ledelse"
        assert not parsed.phrases
        assert parsed.notes == (Note.of("query_stray_quotation_mark"),)

    def test_lets_a_query_of_filters_alone_through(self) -> None:
        assert parse_query("author:Breit").text == ""

    @pytest.mark.parametrize(
        ("query", "message"),
        [
            ("", "empty"),
            (" \u00ad ?", "empty"),
            ('""', "empty"),
            ("x" * (MAX_QUERY_CHARS + 1), "2000"),
            ("-leder -rådmann", "only what to leave out"),
            ("leder year:abc", "character 7: «abc» is not a year"),
            ("year:2016-2010", "Write year:2010-2016"),
            ("x year:2010 year:2012", "exclude each other"),
            ("x voice:nobody", "author, informant, secondary, summary, method"),
            ("x lang:klingon", "bokmål|nb"),
            ('x author:""', "has no value"),
            ("x author:,", "has no value"),
            ("x -author:Breit", "Take away the minus"),
        ],
    )
    def test_says_what_is_wrong_and_what_to_write(self, query: str, message: str) -> None:
        with pytest.raises(QueryError) as refused:
            parse_query(query)
        assert re.search(message, error_text(refused.value, "en"))

    @given(st.text(max_size=300))
    def test_reads_or_refuses_whatever_is_typed(self, query: str) -> None:
        try:
            parsed = parse_query(query)
        except QueryError:
            return
        assert parsed.text or parsed.filters

    def test_is_quick_on_a_text_of_quotation_marks(self) -> None:
        assert growth(lambda size: parse_query('a"«“„-' * size), 40) < IN_PROPORTION


class TestFindPhrase:
    def test_gives_offsets_into_the_text(self) -> None:
        text = "Delt ledelse er krevende. Der det er delt\nledelse, …"
        assert [text[a:b] for a, b in find_phrase(text, "delt ledelse")] == [
            "Delt ledelse",
            "delt\nledelse",
        ]

    @pytest.mark.parametrize(
        "text",
        [
            "todelt ledelse",
            "delt ledelsen",
            "delt, ledelse",
            "delt god ledelse",
            "delte ledelse",
            "delt ledelse\u00adform",
            "u\u00addelt ledelse",
        ],
    )
    def test_is_word_for_word(self, text: str) -> None:
        assert find_phrase(text, "delt ledelse") == []

    def test_passes_over_what_is_not_seen(self) -> None:
        text = "om arbeids\u00adlinja\u00a0 \u200bi\u00ad NAV"
        ((start, end),) = find_phrase(text, "arbeidslinja i nav")
        assert text[start:end] == "arbeids\u00adlinja\u00a0 \u200bi\u00ad NAV"

    def test_takes_every_kind_of_hyphen_for_one(self) -> None:
        assert find_phrase("Ved NAV\u2011kontoret", "NAV-kontoret") == [(4, 16)]

    def test_does_not_take_a_hyphen_for_a_space(self) -> None:
        assert find_phrase("Ved NAV-kontoret", "NAV kontoret") == []

    def test_finds_a_letter_however_its_ring_is_encoded(self) -> None:
        assert find_phrase("ra\u030admannen", "rådmannen") == [(0, 10)]
        assert find_phrase("rådmannen", "ra\u030admannen") == [(0, 9)]
        assert find_phrase("ra\u030admannen", "r") == []

    def test_asks_for_whole_words_only_where_the_phrase_has_words(self) -> None:
        assert find_phrase("(jf. § 14a)", "§ 14a)") == [(5, 11)]

    @pytest.mark.parametrize("phrase", ["", "  ", "…", "«»"])
    def test_finds_nothing_where_there_are_no_words_to_find(self, phrase: str) -> None:
        assert find_phrase("… «»", phrase) == []

    @given(st.text(alphabet="abæ -.\u00ad", max_size=40), st.text(alphabet="abæ -.", max_size=8))
    def test_returns_only_what_reads_like_the_phrase(self, text: str, phrase: str) -> None:
        for start, end in find_phrase(text, phrase):
            seen = text[start:end].replace("\u00ad", "")
            assert " ".join(seen.split()) == " ".join(phrase.split())
