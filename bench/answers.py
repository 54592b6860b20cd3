"""Measure quotes of answers: how many are right, their length and their time.

    python -m bench.answers GOLD… --home var --out bench/results/answers.json
    python -m bench.answers GOLD… --home var --fit

q3 and q5 are the share of the answerable questions whose evidence one of the first three
or five quotes covers, as ``index.evaluation.qrels.covers`` has it. ``quoted`` counts the quotes of
answers that hold some; ``all`` what would be quoted if no answer were ever refused. How
soon they come is measured on a running server (``bench/answer_times.py``).

The weights in use are those of ``bench/evidence_training.py``. With ``--fit`` every
question is answered by weights fitted on GOLD without it, in ten folds instead.
"""

from __future__ import annotations

import argparse
import json
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import StandardScaler

from bench.answer_times import times
from index.evaluation.qrels import Question, covers, file_stem, load_questions, normalise
from index.evidence.classifier import EvidenceModel, load_model
from index.evidence.features import FEATURES, FeatureTable, features_of_hits, sentences_of
from index.evidence.ordering import HITS_JUDGED, by_answering
from index.evidence.question import QuestionFeatures, question_features
from index.evidence.selection import HITS_READ, choose, weigh_sentences
from index.evidence.spans import EvidenceSpan
from index.generations.directory import current_generation
from index.models import Hit
from index.outcome import SearchOutcome
from index.query.parser import parse_query
from index.searcher import Searcher
from index.vectors.opening import open_embedder

HITS = 10
FOLDS = 10
#: Strength of L2 regularisation; ten times more or less changes no figure.
REGULARISATION = 0.3

Figures = dict[str, float | int]


@dataclass(frozen=True, slots=True)
class Case:
    """An answerable question, its evidence normalised, and what search found for it.

    Attributes:
        outcome: The hits before they are ordered by their sentences.
    """

    question: Question
    evidence: tuple[tuple[str, str], ...]
    features: QuestionFeatures
    outcome: SearchOutcome

    def covered_by(self, file: str, text: str) -> bool:
        words = normalise(text)
        return any(
            stem == file_stem(file) and covers(words, quote) for stem, quote in self.evidence
        )


def make_cases(questions: Sequence[Question], searcher: Searcher) -> list[Case]:
    """Ask every answerable question."""
    return [
        Case(
            question=question,
            evidence=tuple((e.file_stem, normalise(e.quote)) for e in question.evidence),
            features=question_features(searcher.score(parse_query(question.text).text)),
            outcome=searcher.search(parse_query(question.text), k=HITS_JUDGED),
        )
        for question in questions
        if question.answerable
    ]


def figures(
    cases: Sequence[Case], searcher: Searcher, model_of: Callable[[int], EvidenceModel]
) -> dict[str, Figures]:
    """Return q3, q5 and length, by language, and with and without refusals."""
    rows = []
    for n, case in enumerate(cases):
        outcome = by_answering(case.outcome, searcher, k=HITS, model=model_of(n))
        quotes = choose(weigh_sentences(case.features, outcome, searcher))
        covered = [
            case.covered_by(searcher.file(q.hit.passage.document_id), q.text) for q in quotes
        ]
        rows.append((case, quotes, covered))
    answered = [row for row in rows if row[0].outcome.status != "no_evidence"]
    groups = {"all": rows, "quoted": answered}
    for language in sorted({case.question.language for case in cases}):
        groups[language] = [row for row in rows if row[0].question.language == language]
    return {name: _summary(group) for name, group in groups.items()}


def _summary(rows: Sequence[tuple[Case, list[EvidenceSpan], list[bool]]]) -> Figures:
    return {
        "questions": len(rows),
        "q1": _share(any(covered[:1]) for _, _, covered in rows),
        "q3": _share(any(covered[:3]) for _, _, covered in rows),
        "q5": _share(any(covered[:5]) for _, _, covered in rows),
        "words_median": statistics.median(sum(q.words for q in quotes) for _, quotes, _ in rows),
        "quotes_mean": round(statistics.fmean(len(quotes) for _, quotes, _ in rows), 2),
    }


def _share(truths: Any) -> float:
    return round(statistics.fmean(map(float, truths)), 4)


def sentence_table(
    cases: Sequence[Case], searcher: Searcher
) -> tuple[FeatureTable, NDArray[np.bool_], NDArray[np.int64]]:
    """Return every sentence read: features, whether it is evidence, and its question."""
    features, truths, groups = [], [], []
    for n, case in enumerate(cases):
        hits = case.outcome.hits[:HITS_READ]
        for hit, rows in zip(hits, features_of_hits(case.features, hits, searcher), strict=True):
            features.append(rows)
            truths += _truths(case, hit, searcher)
            groups += [n] * len(rows)
    return np.vstack(features), np.array(truths), np.array(groups)


def _truths(case: Case, hit: Hit, searcher: Searcher) -> list[bool]:
    passage = hit.passage
    file = searcher.file(passage.document_id)
    return [
        case.covered_by(file, passage.text[s.start - passage.start : s.end - passage.start])
        for s in sentences_of(passage)
    ]


def fit(features: FeatureTable, truths: NDArray[np.bool_]) -> EvidenceModel:
    """Fit the weights."""
    scaler = StandardScaler().fit(features)
    scales = np.where(scaler.scale_ > 0, scaler.scale_, 1.0)
    regression = LogisticRegression(C=REGULARISATION, max_iter=1000)
    regression.fit((features - scaler.mean_) / scales, truths)

    def named(values: NDArray[np.float64]) -> dict[str, float]:
        return {name: round(float(v), 4) for name, v in zip(FEATURES, values, strict=True)}

    return EvidenceModel(
        weights=named(regression.coef_[0]),
        means=named(scaler.mean_),
        scales=named(scales),
        bias=round(float(regression.intercept_[0]), 4),
    )


def unseen_models(
    features: FeatureTable, truths: NDArray[np.bool_], groups: NDArray[np.int64]
) -> Callable[[int], EvidenceModel]:
    """Return, for each question, weights fitted without it."""
    models: dict[int, EvidenceModel] = {}
    folds = GroupKFold(FOLDS, shuffle=True, random_state=0)
    for seen, unseen in folds.split(features, truths, groups):
        model = fit(features[seen], truths[seen])
        models.update(dict.fromkeys(groups[unseen].tolist(), model))
    return models.__getitem__


def main() -> None:
    """Measure, and fit if asked to."""
    arguments = _arguments()
    home = arguments.home
    embedder = open_embedder(None, home=home)
    searcher = Searcher.open(home / "index", current_generation(home / "index"), embedder)
    questions = load_questions(arguments.gold)
    cases = make_cases(questions, searcher)
    report: dict[str, Any] = {
        "command": f"python -m bench.answers GOLD…{' --fit' if arguments.fit else ''}",
        "gold": [path.name for path in arguments.gold],
    }
    if arguments.fit:
        table = sentence_table(cases, searcher)
        report["unseen"] = figures(cases, searcher, unseen_models(*table))
    else:
        report["quotes"] = figures(cases, searcher, lambda _: load_model())
        texts = [question.text for question in questions]
        report["time"] = times(home, texts, HITS, embedder.embed_untuned)
    print(json.dumps(report, indent=1))
    if arguments.out:
        arguments.out.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("gold", type=Path, nargs="+", help="questions, JSONL")
    parser.add_argument("--home", type=Path, default=Path("var"), help="FUNN_HOME")
    parser.add_argument("--fit", action="store_true", help="fit, and measure on unseen questions")
    parser.add_argument("--out", type=Path, help="write the figures as JSON")
    return parser.parse_args()


if __name__ == "__main__":
    main()
