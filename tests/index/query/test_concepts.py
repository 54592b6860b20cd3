"""A question divided into what it asks about."""

from __future__ import annotations

import pytest

from index.query.concepts import SPELLING, Slot, Slotter
from index.query.expansion import Expander
from index.query.thesaurus import Thesaurus
from index.text.analyzer import Analyzer


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return Analyzer()


@pytest.fixture(scope="module")
def slotter(analyzer: Analyzer) -> Slotter:
    return Slotter(analyzer, {"stem": 1.0, "lemma": 0.5, "part": 0.2})


def by_words(slots: list[Slot]) -> dict[str, Slot]:
    return {slot.words: slot for slot in slots}


class TestSlotter:
    def test_makes_a_slot_of_every_word_that_carries_meaning(self, slotter: Slotter) -> None:
        slots = slotter.slots_of("Hva er bakgrunnen for lederne?")
        assert [slot.words for slot in slots] == ["bakgrunnen", "lederne"]

    def test_says_where_each_slot_stands(self, slotter: Slotter) -> None:
        text = "Hva sier lederne?"
        for slot in slotter.slots_of(text):
            assert text[slot.start : slot.end] == slot.words

    def test_weighs_terms_by_their_kind(self, slotter: Slotter) -> None:
        (slot,) = slotter.slots_of("lederbakgrunnen")
        weights = dict(slot.alternatives[0].terms)
        assert weights["s:lederbakgrunn"] == 1.0
        assert weights["p:bakgrunn"] == 0.2

    def test_leaves_out_kinds_that_weigh_nothing(self, analyzer: Analyzer) -> None:
        stems = Slotter(analyzer, {"stem": 1.0, "lemma": 0.0})
        (slot,) = stems.slots_of("lederne")
        assert all(name.startswith("s:") for name, _ in slot.alternatives[0].terms)

    def test_takes_a_concept_of_several_words_as_one_slot(
        self, slotter: Slotter, analyzer: Analyzer
    ) -> None:
        text = "Who are the NAV office managers?"
        expansions = Expander(Thesaurus.load(), analyzer.lemma).expand(text, "en")
        slot = by_words(slotter.slots_of(text, expansions))["NAV office managers"]
        assert slot.alternatives[0].relation is None
        assert "NAV-leder" in {alternative.words for alternative in slot.alternatives[1:]}
        assert all(alternative.weight < 1 for alternative in slot.alternatives[1:])

    def test_lets_a_mistyped_word_stand_for_what_may_be_meant(self, slotter: Slotter) -> None:
        (slot,) = slotter.slots_of("lederskpa", meant={0: ("lederskap",)})
        assert [a.words for a in slot.alternatives] == ["lederskpa", "lederskap"]
        assert slot.alternatives[1].relation == "spelling"
        assert slot.alternatives[1].weight == SPELLING

    def test_makes_none_of_function_words_alone(self, slotter: Slotter) -> None:
        assert slotter.slots_of("Hva er det?") == []
