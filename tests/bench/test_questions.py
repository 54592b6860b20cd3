"""Our own questions name their evidence without its words."""

from __future__ import annotations

import json

from bench.questions import IndexedSentence, closed, opened, read_lines
from index.evaluation.qrels import normalise
from tests.commands import ROOT

TEXTS = ("Kontoret har to ledere, én fra staten og én fra kommunen.", "De deler ansvaret.")
SENTENCES = {
    "rapport": [IndexedSentence(n, 0, text, normalise(text)) for n, text in enumerate(TEXTS)]
}
QUESTION = {
    "id": "q1",
    "question": "Hvor mange sjefer er det?",
    "lang": "nb",
    "evidence": [{"doc": "rapport", "quote": "to ledere, én fra  staten og én fra kommunen"}],
}


class TestAClosedQuestion:
    def test_holds_no_word_of_the_report(self) -> None:
        assert "ledere" not in json.dumps(closed(QUESTION, SENTENCES))

    def test_is_opened_to_the_sentence_that_holds_its_evidence(self) -> None:
        found = opened(closed(QUESTION, SENTENCES), SENTENCES)
        assert found["evidence"] == [{"doc": "rapport", "quote": TEXTS[0]}]
        assert found["question"] == QUESTION["question"]

    def test_is_left_out_where_the_index_has_no_such_sentence(self) -> None:
        other = {"rapport": SENTENCES["rapport"][1:]}
        assert closed(QUESTION, other) is None
        assert opened(closed(QUESTION, SENTENCES), other) is None


class TestTheFiles:
    def test_share_no_question(self) -> None:
        asked = [
            {q["question"].casefold() for q in read_lines(ROOT / "bench" / "questions" / name)}
            for name in ("training.jsonl", "development.jsonl")
        ]
        assert len(asked[0]) > 1000
        assert asked[0].isdisjoint(asked[1])
