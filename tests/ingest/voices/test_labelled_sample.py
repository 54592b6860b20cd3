"""Voices against labels set by hand."""

from __future__ import annotations

import pytest

from bench.voice import Judgement, Label, LetterIndex, judge, read_labels, scores
from tests.reading_once import ReadOnce


class TestLabels:
    def test_find_their_span_again_when_spaces_and_hyphens_have_changed(self) -> None:
        letters, total, digest = LetterIndex("Om «opp- følging» her.").key(3, 17)
        label = Label("f.txt", 3, letters, total, digest, "informant", "tune")
        assert LetterIndex("Mer om «oppfølging» her.").find(label) == (8, 18)

    def test_cover_every_voice_and_hold_half_back(self) -> None:
        labels = read_labels()
        assert len(labels) >= 200
        for voice in ("author", "informant", "secondary", "summary", "method"):
            halves = [label.half for label in labels if label.voice == voice]
            assert len(halves) >= 30
            assert abs(halves.count("tune") - halves.count("held")) <= 1


@pytest.fixture(scope="module")
def judgements(read_once: ReadOnce) -> list[Judgement]:
    return [judgement for judgement, _ in judge(read_labels(), read_once)]


@pytest.mark.corpus
class TestLabelledSample:
    @pytest.mark.parametrize("half", ["tune", "held"])
    def test_is_labelled_as_a_reader_would(self, judgements: list[Judgement], half: str) -> None:
        judged = [judgement for judgement in judgements if judgement.label.half == half]
        measured = scores(judged)
        assert measured.not_found <= 0.03 * len(judged)
        assert measured.macro_f1 >= 0.85
        assert measured.by_voice["informant"].recall >= 0.9
