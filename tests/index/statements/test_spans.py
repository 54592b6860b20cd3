"""The kinds of statement in a span."""

from __future__ import annotations

from dataclasses import replace

from index.statements.spans import StatementSpan, prevailing, statement_of, statements_in
from tests.builders import passage_of

FOUND = "Resultatene viser at ventetiden gikk ned."
MORE = "Vi fant at flere fikk svar."
SUPPOSED = "Vi antar at bemanningen er årsaken."


class TestASpan:
    def test_names_its_sentences_alike_ones_as_one(self) -> None:
        passage = passage_of(FOUND, MORE, SUPPOSED)
        end, third = passage.end, passage.sentences[2].start
        assert statements_in((passage,), 0, end) == (
            StatementSpan(0, passage.sentences[1].end, "finding"),
            StatementSpan(third, end, "hypothesis"),
        )

    def test_is_the_kind_of_most_of_it(self) -> None:
        passage = passage_of(FOUND, MORE, SUPPOSED)
        assert prevailing(statements_in((passage,), 0, passage.end)) == "finding"
        assert prevailing(()) is None

    def test_judges_a_sentence_that_it_cuts_as_a_whole(self) -> None:
        passage = passage_of(SUPPOSED)
        (part,) = statements_in((passage,), 20, passage.end)
        assert part == StatementSpan(20, passage.end, "hypothesis")

    def test_of_a_table_states_nothing(self) -> None:
        passage = replace(passage_of(FOUND), kind="table")
        assert statement_of(passage, passage.sentences[0]) is None
        assert statements_in((passage,), 0, passage.end) == ()
