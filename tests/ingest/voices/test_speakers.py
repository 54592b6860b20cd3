"""Speakers against utterances that were read in their context."""

from __future__ import annotations

import pytest

from bench.speakers import Heard, hear, name_digests, read_utterances, scores


class TestLabels:
    def test_cover_two_hundred_utterances_of_others_and_hold_half_back(self) -> None:
        utterances = read_utterances()
        others = [one for one in utterances if one.span.voice in ("informant", "secondary")]
        assert len(others) >= 200
        halves = [one.span.half for one in utterances]
        assert halves.count("fresh") >= 60
        assert abs(halves.count("tune") - halves.count("held")) <= 4

    def test_find_a_name_among_the_words_of_an_attribution(self) -> None:
        assert name_digests("statlig leder") <= name_digests("En statlig leder i byen")
        assert not name_digests("Veileder 3") <= name_digests("Veileder 1")


@pytest.fixture(scope="module")
def heard() -> list[Heard]:
    texts = [one for one in read_utterances() if not one.span.file.endswith(".pdf")]
    return [one for one, _ in hear(texts)]


@pytest.mark.corpus
class TestSpeakers:
    def test_are_right_where_they_are_named(self, heard: list[Heard]) -> None:
        measured = scores(heard)
        assert measured.not_found == 0
        assert measured.precision >= 0.97
        assert measured.informant_recall >= 0.92
