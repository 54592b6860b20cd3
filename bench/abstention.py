"""Fits the probability that a corpus holds an answer, and judges it leaving a corpus out.

    python -m bench.abstention --corpus NAME HOME GOLD … [--corpus …]
        --norquad FOLDER --norquad-home HOME [--write]

A corpus is a home with a built index, and questions; those without evidence have no answer
there. NorQuAD is a corpus of its own: every second text is left out, so that the questions
written from those have none. Each corpus is judged by a model and by thresholds that were
fitted on the others alone. ``--write`` stores the model fitted on all of them, with the
thresholds that keep what they promise in each as it was judged: at most 5 % of what has an
answer is refused, and at most 25 % of what has none is called answered.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from bench.norquad import build
from bench.questions import read_lines
from index.evaluation.measures import auroc, interval
from index.evaluation.qrels import Evidence, Question, load_questions
from index.generations.directory import current_generation
from index.ranking.abstention import AbstentionModel, estimate, without_recipe
from index.ranking.fusion import load_ranking_weights, weights_digest
from index.searcher import Searcher
from index.vectors.embedder import Embedder
from index.vectors.opening import open_embedder

MODEL = Path(__file__).parents[1] / "index" / "ranking" / "abstention.json"
RESULTS = Path(__file__).parent / "results" / "abstention.json"
BY_WORDS = (
    "words_and_meaning_agree",
    "met_together",
    "lacks_quantity",
    "missing_anchors",
    "mentioned_nowhere",
)
SIGNS: Mapping[str, tuple[str, ...]] = {
    "words_and_vectors": ("nearest_sentence", "nearest_above_mean", *BY_WORDS),
    "words": BY_WORDS,
}
#: Strength of the prior on the weights: a few hundred questions say little about each.
PRIOR = 0.2
#: Largest share of answerable questions that may be refused, and of others that may be answered.
REFUSED, ANSWERED = 0.05, 0.25
#: What thresholds are rounded to.
DIGIT = 1e-4
#: Every so many questions of NorQuAD are asked, and hits that each question is given.
EVERY, HITS = 9, 20

Flags = NDArray[np.bool_]
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Asked:
    """The questions to one corpus, and the signs that search found; none if it found nothing."""

    questions: tuple[Question, ...]
    signs: tuple[Mapping[str, float], ...]

    @property
    def answerable(self) -> Flags:
        """Return which questions the corpus answers."""
        return np.array([question.answerable for question in self.questions])

    @property
    def unmentioned(self) -> Flags:
        """Return which questions hold a name or a year that the corpus never mentions."""
        return np.array([signs.get("mentioned_nowhere") == 1.0 for signs in self.signs])

    def probabilities(self, model: AbstentionModel) -> Numbers:
        """Return the probability of each question."""
        return np.array([estimate(signs, model) for signs in self.signs])

    def of_kind(self, kind: str) -> Flags:
        """Return which questions are answerable, or of one kind."""
        same = np.array([question.kind == kind for question in self.questions], dtype=np.bool_)
        return np.asarray(self.answerable | same, dtype=np.bool_)


def ask(home: Path, questions: Sequence[Question], embedder: Embedder) -> Asked:
    """Search the live index of a home for every question."""
    folder = home / "index"
    searcher = Searcher.open(folder, current_generation(folder), embedder)
    found = [searcher.search_text(question.text, k=HITS).signs for question in questions]
    return Asked(tuple(questions), tuple(found))


def ask_norquad(folder: Path, home: Path, embedder: Embedder) -> Asked:
    """Build an index of every second text, and ask about all."""
    texts = list(read_lines(folder / "corpus.jsonl"))[::2]
    halved = home / "texts"
    halved.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps(text, ensure_ascii=False) for text in texts]
    (halved / "corpus.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    build(halved, home, embedder)
    kept = {text["id"] for text in texts}
    qrels = (folder / "qrels.tsv").read_text("utf-8").splitlines()
    text_of = {question: text for question, text, _ in map(str.split, qrels)}
    questions = [
        Question(
            query["id"],
            query["text"],
            "nb",
            "text_kept" if text_of[query["id"]] in kept else "text_left_out",
            (Evidence(text_of[query["id"]], ""),) if text_of[query["id"]] in kept else (),
        )
        for query in list(read_lines(folder / "queries.jsonl"))[::EVERY]
    ]
    return ask(home, questions, embedder)


def fit(corpora: Iterable[Asked], names: Sequence[str]) -> AbstentionModel:
    """Fit one model, without its thresholds; answerable or not, a corpus counts the same."""
    tables, answers, counts = [], [], []
    for asked in corpora:
        found = np.array([bool(signs) for signs in asked.signs])
        table = np.array([[signs[n] for n in names] for signs in asked.signs if signs])
        answerable = asked.answerable[found]
        tables.append(table)
        answers.append(answerable)
        counts.append(np.where(answerable, 1 / answerable.sum(), 1 / (~answerable).sum()))
    table, answerable, weights = map(np.concatenate, (tables, answers, counts))
    weights *= len(weights) / weights.sum()
    means, scales = table.mean(axis=0), table.std(axis=0)
    scales[scales == 0.0] = 1.0
    logistic = LogisticRegression(C=PRIOR)
    logistic.fit((table - means) / scales, answerable, sample_weight=weights)
    rounded = [dict(zip(names, map(_short, row), strict=True)) for row in (means, scales)]
    return AbstentionModel(
        weights=dict(zip(names, map(_short, logistic.coef_[0]), strict=True)),
        means=rounded[0],
        scales=rounded[1],
        bias=_short(logistic.intercept_[0]),
        refuse_below=0.0,
        answer_from=1.0,
    )


def with_thresholds(
    model: AbstentionModel, judged: Iterable[tuple[Asked, Numbers]]
) -> AbstentionModel:
    """Choose the thresholds that keep both promises in each corpus."""
    refuse, answer = 1.0, 0.0
    for asked, probability in judged:
        yes = np.sort(probability[asked.answerable])
        no = np.sort(probability[~asked.answerable])[::-1]
        refuse = min(refuse, float(yes[int(REFUSED * len(yes))]))
        answer = max(answer, float(no[int(ANSWERED * len(no))]))
    return replace(model, refuse_below=_below(refuse), answer_from=_below(answer + 2 * DIGIT))


def left_out(corpora: Mapping[str, Asked], name: str, names: Sequence[str]) -> AbstentionModel:
    """Fit a model with its thresholds on all corpora but one."""
    others = [asked for other, asked in corpora.items() if other != name]
    model = fit(others, names)
    return with_thresholds(model, [(asked, asked.probabilities(model)) for asked in others])


def figures(asked: Asked, probability: Numbers, model: AbstentionModel) -> dict[str, Any]:
    """Measure a model's judgement of one corpus, each kind without an answer apart."""
    kinds = sorted({q.kind for q in asked.questions if not q.answerable})
    apart = {
        kind: _measured(asked.answerable[members], probability[members], model)
        for kind in kinds
        if len(kinds) > 1 and (members := asked.of_kind(kind)) is not None
    }
    return {**_measured(asked.answerable, probability, model), "kinds": apart}


def _measured(answerable: Flags, probability: Numbers, model: AbstentionModel) -> dict[str, Any]:
    refused, answered = probability < model.refuse_below, probability >= model.answer_from
    rows = np.arange(len(answerable), dtype=np.float64)
    return {
        "answerable": int(answerable.sum()),
        "unanswerable": int((~answerable).sum()),
        "auroc": round(auroc(answerable, probability), 4),
        "auroc_interval": interval(rows.tolist(), partial(_area, answerable, probability)),
        "answerable_refused": _with_interval(refused[answerable]),
        "answerable_answered": _with_interval(answered[answerable]),
        "unanswerable_refused": _with_interval(refused[~answerable]),
        "unanswerable_answered": _with_interval(answered[~answerable]),
    }


def _area(answerable: Flags, probability: Numbers, draw: Numbers) -> float:
    at = draw.astype(int)
    mixed = 0 < answerable[at].sum() < len(at)
    return auroc(answerable[at], probability[at]) if mixed else 0.5


def judge(corpora: Mapping[str, Asked], names: Sequence[str]) -> dict[str, Any]:
    """Judge every corpus by what was fitted on the others, and fit the model on all."""
    models = {name: left_out(corpora, name, names) for name in corpora}
    judged = {name: asked.probabilities(models[name]) for name, asked in corpora.items()}
    model = with_thresholds(
        fit(corpora.values(), names), [(corpora[name], judged[name]) for name in corpora]
    )
    return {
        "model": asdict(model),
        "left_out_with_thresholds_of_the_others": {
            name: figures(asked, judged[name], models[name]) for name, asked in corpora.items()
        },
        "left_out_with_the_thresholds_in_use": {
            name: figures(asked, judged[name], model) for name, asked in corpora.items()
        },
        "name_or_year_mentioned_nowhere": {
            name: {
                "answerable": int(asked.unmentioned[asked.answerable].sum()),
                "unanswerable": int(asked.unmentioned[~asked.answerable].sum()),
            }
            for name, asked in corpora.items()
        },
        "in_use": {
            name: figures(asked, asked.probabilities(model), model)
            for name, asked in corpora.items()
        },
        "without_each_sign": {
            left: _areas(corpora, [name for name in names if name != left]) for left in names
        },
    }


def _areas(corpora: Mapping[str, Asked], names: Sequence[str]) -> dict[str, float]:
    return {
        name: round(auroc(asked.answerable, asked.probabilities(left_out(corpora, name, names))), 4)
        for name, asked in corpora.items()
    }


def main() -> int:
    """Run the bench."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--corpus", nargs="+", action="append", required=True)
    parser.add_argument("--norquad", type=Path, required=True)
    parser.add_argument("--norquad-home", type=Path, required=True)
    parser.add_argument("--write", action="store_true", help="store what was fitted")
    parser.add_argument("--out", type=Path, default=RESULTS)
    options = parser.parse_args()
    embedder = open_embedder(None, home=Path(options.corpus[0][1]))
    corpora = {
        name: ask(Path(home), load_questions(map(Path, gold)), embedder)
        for name, home, *gold in options.corpus
    }
    corpora["norquad"] = ask_norquad(options.norquad, options.norquad_home, embedder)
    judged = {name: judge(corpora, names) for name, names in SIGNS.items()}
    used = without_recipe(embedder.model_id)
    command = "python -m bench.abstention --corpus nav … --norquad … --norquad-home …"
    found = {"command": command, "embedder": used, **judged}
    options.out.write_text(json.dumps(found, indent=2) + "\n", "utf-8")
    print(json.dumps(found["words_and_vectors"], indent=2))
    if options.write:
        models = {name: part["model"] for name, part in judged.items()}
        fitted_with = weights_digest(load_ranking_weights())
        stored = {"embedder": used, "ranking_weights": fitted_with, **models}
        MODEL.write_text(json.dumps(stored, indent=2) + "\n", "utf-8")
    return 0


def _below(number: float) -> float:
    return round(float(np.floor(number / DIGIT)) * DIGIT, 4)


def _short(number: float) -> float:
    return round(float(number), 4)


def _with_interval(flags: Flags) -> dict[str, Any]:
    values = flags.astype(np.float64)
    return {"value": round(float(values.mean()), 4), "interval": interval(values.tolist())}


if __name__ == "__main__":
    sys.exit(main())
