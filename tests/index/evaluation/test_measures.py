"""The measures: right on small examples, equal to the scorer beside the checkout."""

from __future__ import annotations

import importlib.util
import json
import math
from pathlib import Path

import numpy as np
import pytest

from index.evaluation.measures import (
    RunLine,
    auroc,
    compare,
    load_run,
    measures_of,
    per_question,
    refusal,
    report,
    score_run,
)
from index.evaluation.qrels import Evidence, GoldError, Question, covers, load_questions, normalise

QUOTE = "Kontoret består av trettisju årsverk, atten på stat og nitten på kommune."


def question(name: str, *quotes: str, language: str = "nb") -> Question:
    evidence = tuple(Evidence("a", quote) for quote in quotes)
    return Question(name, f"Spørsmål {name}?", language, "fact", evidence)


def line(name: str, *texts: str, status: str = "answered", score: float = 0.9) -> RunLine:
    return RunLine(name, tuple(("a", text) for text in texts), status, score, 5.0)


class TestCovers:
    @pytest.mark.parametrize(
        "text",
        [
            f"Før. {QUOTE} Etter.",
            QUOTE[: len(QUOTE) // 2 + 2],
            QUOTE.replace("trettisju", "**tretti-\nsju**"),
            QUOTE.replace("kommune.", "kommune.[^3]").upper(),
            QUOTE.replace("atten", "aten"),
        ],
    )
    def test_sees_the_words_through_markup_hyphens_and_a_slip(self, text: str) -> None:
        assert covers(normalise(text), normalise(QUOTE))

    @pytest.mark.parametrize("text", ["", "Kontoret består av", "Noe helt annet om kommunen."])
    def test_does_not_take_a_scrap_for_the_whole(self, text: str) -> None:
        assert not covers(normalise(text), normalise(QUOTE))


class TestMeasures:
    def test_are_one_when_all_evidence_stands_first(self) -> None:
        assert set(measures_of([1, 2]).values()) == {1.0}

    def test_discount_by_rank(self) -> None:
        assert measures_of([3])["ndcg_at_10"] == pytest.approx(1 / math.log2(4))
        assert measures_of([3])["mrr"] == pytest.approx(1 / 3)

    def test_do_not_look_past_rank_10(self) -> None:
        assert set(measures_of([11, None]).values()) == {0.0}

    def test_count_a_question_that_the_run_lacks_as_empty(self) -> None:
        assert per_question([question("q", QUOTE)], {})["q"]["hit_at_10"] == 0.0


class TestRefusal:
    def test_counts_what_was_refused_rightly_and_wrongly(self) -> None:
        questions = [question("a", QUOTE), question("b", QUOTE), question("c"), question("d")]
        run = {
            "a": line("a", QUOTE, score=0.9),
            "b": line("b", status="no_evidence", score=0.2),
            "c": line("c", status="no_evidence", score=0.1),
            "d": line("d", status="weak_evidence", score=0.3),
        }
        figures = refusal(questions, run)
        assert (figures["precision"], figures["recall"]) == (0.5, 0.5)
        assert figures["answerable_refused"] == 0.5
        assert figures["auroc"] == 0.75

    def test_counts_ties_as_half(self) -> None:
        assert auroc(np.array([True, False]), np.array([0.5, 0.5])) == 0.5


class TestReports:
    def test_show_groups_and_what_is_missing(self) -> None:
        figures = score_run([question("a", QUOTE), question("b", QUOTE, language="nn")],
                            {"a": line("a", QUOTE)})  # fmt: skip
        text = report(figures)
        assert "language=nn" in text
        assert "not in the run: b" in text

    def test_name_the_questions_that_got_worse(self) -> None:
        questions = [question("a", QUOTE), question("b", QUOTE)]
        text = compare(questions, {"a": line("a")}, {"a": line("a", QUOTE)})
        assert "worse: 1" in text
        assert "-1.000  a" in text


class TestReading:
    def test_names_the_line_that_is_no_question(self, tmp_path: Path) -> None:
        path = tmp_path / "gold.jsonl"
        path.write_text('{"id": "a", "question": "?", "evidence": []}\n{"id": "b"}\n')
        with pytest.raises(GoldError, match="line=2"):
            load_questions([path])

    @pytest.mark.shared
    def test_agrees_with_the_scorer_beside_the_checkout(self, shared: Path, tmp_path: Path) -> None:
        gold = shared / "eval" / "nav_dev.jsonl"
        spec = importlib.util.spec_from_file_location("scorer", shared / "eval" / "score.py")
        assert spec
        assert spec.loader
        scorer = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(scorer)
        questions = load_questions([gold])
        path = tmp_path / "run.jsonl"
        with path.open("w", encoding="utf-8") as stream:
            for n, q in enumerate(questions):
                hits = [
                    {"doc": e.file_stem, "text": e.quote[: 20 + 40 * (n % 5)]} for e in q.evidence
                ]
                filler = [{"doc": "x", "text": "noe annet"}] * (n % 4)
                stream.write(json.dumps({"id": q.question_id, "hits": filler + hits}) + "\n")
        theirs = scorer.Scorer([str(gold)]).score(scorer.load_run(str(path)))["groups"]["all"]
        ours = score_run(questions, load_run(path))["groups"]["all"]
        pairs = [
            ("ndcg_at_10", "ndcg"),
            ("mrr", "mrr"),
            ("hit_at_5", "h5"),
            ("recall_at_10", "erec"),
        ]
        assert {a: ours[a] for a, _ in pairs} == {
            a: pytest.approx(theirs[b], abs=1e-4) for a, b in pairs
        }
