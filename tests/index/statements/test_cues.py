"""Cues: words that must occur, whole or begun so, and the pattern around them."""

from __future__ import annotations

import pytest

from index.statements.cues import CueTable, cue


def weights(table: CueTable, sentence: str) -> list[float]:
    return sorted(row.weight for row in table.met_by(sentence))


class TestATableOfCues:
    def test_tells_whole_words_from_beginnings(self) -> None:
        table = CueTable((cue("finding", 1, "fant"), cue("method", 2, "målin*")))
        assert weights(table, "vi fant målingene") == [1, 2]
        assert weights(table, "fantasi og mål") == []

    def test_asks_for_the_pattern_too(self) -> None:
        table = CueTable((cue("finding", 1, "tyder", r"\btyder\ på\b"),))
        assert weights(table, "dette tyder på noe") == [1]
        assert weights(table, "det tyder ikke") == []

    def test_meets_a_row_once_however_many_of_its_words_occur(self) -> None:
        table = CueTable((cue("finding", 1, "mener sier"),))
        assert weights(table, "de mener og sier det") == [1]

    def test_refuses_a_beginning_that_says_too_little(self) -> None:
        with pytest.raises(ValueError, match="3 letters"):
            CueTable((cue("finding", 1, "an*"),))

    def test_knows_the_words_that_ask_and_the_main_clause(self) -> None:
        table = CueTable((cue("recommendation", 1, "må", r"<clause>\bmå\b"),))
        assert weights(table, "kontoret må ha en leder") == [1]
        assert weights(table, "de sier at kontoret må ha en leder") == []
