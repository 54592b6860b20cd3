"""Measures of a run: ranking, refusal and speed, with intervals, by language and kind."""

from __future__ import annotations

import json
import math
import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.evaluation.qrels import GoldError, Question, first_covering

#: Ranks that count.
CUT_OFF = 10
#: Samples drawn for an interval.
BOOTSTRAP_ROUNDS = 2000
MEASURES = ("ndcg_at_10", "mrr", "hit_at_1", "hit_at_5", "hit_at_10", "recall_at_10")


@dataclass(frozen=True, slots=True)
class RunLine:
    """The hits for one question.

    Attributes:
        hits: File stem and text of each hit, best first.
        score: Probability that the corpus holds an answer.
        ms: Wall time of the search, in milliseconds.
    """

    question_id: str
    hits: tuple[tuple[str, str], ...]
    status: str | None = None
    score: float | None = None
    ms: float | None = None


Run = Mapping[str, RunLine]


def load_run(path: Path) -> dict[str, RunLine]:
    """Read a run, one JSON object a line.

    Raises:
        GoldError: Names file and line.
    """
    run = {}
    for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            facts = json.loads(line)
            hits = tuple((hit["doc"], hit["text"]) for hit in facts["hits"])
            run[facts["id"]] = RunLine(
                facts["id"], hits, facts.get("status"), facts.get("score"), facts.get("ms")
            )
        except (ValueError, KeyError, TypeError) as error:
            raise GoldError(
                "gold_run_line_wrong", path=str(path), line=n, cause=repr(error)
            ) from error
    return run


def measures_of(ranks: Sequence[int | None]) -> dict[str, float]:
    """Compute every measure for one question, from the rank at which each evidence was covered.

    nDCG: each piece of evidence gains once, at its first rank; the ideal has them at
    ranks 1, 2, 3 …  One passage may cover several, so the ratio is cut at 1.
    """
    found = [rank for rank in ranks if rank is not None and rank <= CUT_OFF]
    ideal = sum(1 / math.log2(1 + rank) for rank in range(1, min(CUT_OFF, len(ranks)) + 1))
    best = min(found, default=None)
    return {
        "ndcg_at_10": min(1.0, sum(1 / math.log2(1 + rank) for rank in found) / ideal),
        "mrr": 1 / best if best else 0.0,
        "hit_at_1": float(best == 1),
        "hit_at_5": float(best is not None and best <= 5),
        "hit_at_10": float(best is not None),
        "recall_at_10": len(found) / len(ranks),
    }


def per_question(questions: Sequence[Question], run: Run) -> dict[str, dict[str, float]]:
    """Measure every answerable question; one that the run lacks counts as empty."""
    empty = RunLine("", ())
    return {
        q.question_id: measures_of(first_covering(q, run.get(q.question_id, empty).hits[:CUT_OFF]))
        for q in questions
        if q.answerable
    }


def interval(values: Sequence[float], statistic: Callable[[Any], float] = np.mean) -> list[float]:
    """Compute the 95 % bootstrap interval of a statistic over questions. Seeded: repeatable."""
    rng = np.random.default_rng(7)
    sample = np.asarray(values, dtype=np.float64)
    draws = rng.integers(0, len(sample), (BOOTSTRAP_ROUNDS, len(sample)))
    estimates = [statistic(sample[draw]) for draw in draws]
    return [round(float(q), 4) for q in np.quantile(estimates, [0.025, 0.975])]


def score_run(questions: Sequence[Question], run: Run) -> dict[str, Any]:
    """Compute all figures of a run: groups with means and intervals, refusal, latency."""
    per = per_question(questions, run)
    return {
        "questions": len(questions),
        "missing": [q.question_id for q in questions if q.question_id not in run],
        "groups": {
            name: _group([per[i] for i in ids]) for name, ids in _groups(questions, per).items()
        },
        "refusal": refusal(questions, run),
        "latency_ms": _latency([line.ms for line in run.values() if line.ms is not None]),
    }


def _groups(questions: Sequence[Question], per: Mapping[str, Any]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {"all": list(per)} if per else {}
    for question in questions:
        if question.question_id in per:
            for name in (f"language={question.language}", f"kind={question.kind}"):
                groups.setdefault(name, []).append(question.question_id)
    return groups


def _group(rows: Sequence[Mapping[str, float]]) -> dict[str, Any]:
    means = {m: round(statistics.fmean(row[m] for row in rows), 4) for m in MEASURES}
    return {"n": len(rows), **means, "ndcg_interval": interval([r["ndcg_at_10"] for r in rows])}


def refusal(questions: Sequence[Question], run: Run) -> dict[str, Any]:
    """Measure how well the run refuses questions that the corpus does not answer.

    Precision and recall are of ``no_evidence``; AUROC is of the probability.
    """
    lines = [(q.answerable, run[q.question_id]) for q in questions if q.question_id in run]
    judged = [(a, line) for a, line in lines if line.score is not None]
    if not judged or len({answerable for answerable, _ in judged}) < 2:
        return {}
    answerable = np.array([a for a, _ in judged])
    score = np.array([line.score for _, line in judged], dtype=np.float64)
    refused = np.array([line.status == "no_evidence" for _, line in judged])
    right = int((refused & ~answerable).sum())
    return {
        "auroc": round(auroc(answerable, score), 4),
        "auroc_interval": _auroc_interval(answerable, score),
        "refused": int(refused.sum()),
        "precision": round(right / max(int(refused.sum()), 1), 4),
        "recall": round(right / max(int((~answerable).sum()), 1), 4),
        "answerable_refused": round(float(refused[answerable].mean()), 4),
    }


def auroc(positive: NDArray[np.bool_], score: NDArray[np.float64]) -> float:
    """Compute the chance that a positive scores above a negative; ties count half."""
    above = score[positive][:, None] - score[~positive][None, :]
    return float((above > 0).mean() + 0.5 * (above == 0).mean())


def _auroc_interval(positive: NDArray[np.bool_], score: NDArray[np.float64]) -> list[float]:
    rows = np.arange(len(score), dtype=np.float64)

    def of(draw: NDArray[np.float64]) -> float:
        at = draw.astype(int)
        chosen = positive[at]
        return auroc(chosen, score[at]) if 0 < chosen.sum() < len(chosen) else 0.5

    return interval(rows.tolist(), of)


def _latency(ms: Sequence[float]) -> dict[str, float]:
    if not ms:
        return {}
    p50, p95 = np.quantile(ms, [0.5, 0.95])
    return {"p50": round(float(p50), 1), "p95": round(float(p95), 1)}


def report(figures: Mapping[str, Any]) -> str:
    """Write the figures as lines of text."""
    header = f"{'group':<28}{'n':>5}" + "".join(f"{m:>14}" for m in MEASURES)
    lines = [header]
    for name, group in figures["groups"].items():
        cells = "".join(f"{group[m]:>14.3f}" for m in MEASURES)
        low, high = group["ndcg_interval"]
        lines.append(f"{name:<28}{group['n']:>5}{cells}   nDCG {low:.3f}–{high:.3f}")
    for part in ("refusal", "latency_ms"):
        if figures[part]:
            lines.append(part + ": " + ", ".join(f"{k} {v}" for k, v in figures[part].items()))
    if figures["missing"]:
        lines.append(f"not in the run: {', '.join(figures['missing'])}")
    return "\n".join(lines)


def compare(questions: Sequence[Question], new: Run, old: Run) -> str:
    """List gains and losses of ``new`` over ``old`` by question, with a paired interval."""
    after, before = per_question(questions, new), per_question(questions, old)
    change = {i: after[i]["ndcg_at_10"] - before[i]["ndcg_at_10"] for i in after}
    low, high = interval(list(change.values()))
    text = {q.question_id: q.text for q in questions}
    lines = [f"nDCG@10 {statistics.fmean(change.values()):+.3f} ({low:+.3f} to {high:+.3f})"]
    for word, sign in (("better", 1), ("worse", -1)):
        moved = sorted((i for i in change if sign * change[i] > 0), key=lambda i: -abs(change[i]))
        lines.append(f"{word}: {len(moved)}")
        lines += [f"  {change[i]:+.3f}  {i}  {text[i][:80]}" for i in moved]
    return "\n".join(lines)
