"""English words looked up in Norwegian."""

from __future__ import annotations

from index.query.dictionary import Dictionary, load_dictionary


class TestDictionary:
    def test_finds_irregular_forms_by_their_base(self) -> None:
        assert load_dictionary().look_up(["chose"]) == load_dictionary().look_up(["choose"])

    def test_finds_a_word_whatever_its_inflection(self) -> None:
        dictionary = Dictionary({"collect": "samle inn", "plan": "planlegge"})
        assert dictionary.look_up(["collected"]) == "samle inn"
        assert dictionary.look_up(["planned"]) == "planlegge"

    def test_prefers_the_word_as_it_stands(self) -> None:
        dictionary = Dictionary({"work": "arbeid", "working": "arbeider"})
        assert dictionary.look_up(["working"]) == "arbeider"

    def test_tells_a_word_that_is_left_out_from_one_that_is_unknown(self) -> None:
        dictionary = Dictionary({"the": ""})
        assert dictionary.look_up(["the"]) == ""
        assert dictionary.look_up(["zebra"]) is None

    def test_that_comes_with_the_package_has_no_english_left_in_it(self) -> None:
        assert load_dictionary().longest >= 3
        assert load_dictionary().look_up(["according", "to"]) == "ifølge"
