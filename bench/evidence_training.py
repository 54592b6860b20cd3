"""Fits the weights of ``index/evidence/evidence.json`` on the training questions.

    python -m bench.evidence_training GOLD… --home var --tunings FOLDER [--write]

The weights that questions are read with were trained on those very questions
(``bench/question_training.py``), so that nearness would be flattered: they are trained
anew without each third of them, that third is searched with what came out, and the features
of its sentences are what is learnt from. GOLD is measured; nothing is fitted on it.
``training`` are the figures of the training questions, each third by weights of the others.

Training without a third takes some five minutes on two cores, searching it two;
``--tunings`` keeps what was trained, and ``--thirds`` says how many are learnt from.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer

from bench.answers import Case, figures, fit, make_cases, sentence_table
from bench.question_training import QUESTIONS, ground_of, train
from bench.questions import open_home, opened, read_lines, sentences_by_file
from index.evaluation.qrels import Evidence, Question, load_questions
from index.evidence.classifier import EvidenceModel
from index.evidence.features import FeatureTable
from index.generations.reader import Generation
from index.query.thesaurus import Thesaurus
from index.ranking.fusion import load_ranking_weights, weights_digest
from index.ranking.ranker import Ranker
from index.searcher import Searcher
from index.vectors.bundled_model import PASSAGE_PREFIX, QUERY_PREFIX, unpack_bundled_model
from index.vectors.onnx_export import write_onnx_model
from index.vectors.opening import open_embedder, open_export
from index.vectors.query_adapter import load_changes, save_changes, tune_for_questions
from index.vectors.sentence_transformer import SentenceTransformerEmbedder

WEIGHTS = Path(__file__).parents[1] / "index" / "evidence" / "evidence.json"
RESULTS = Path(__file__).parent / "results" / "evidence_training.json"
THIRDS = 3
SEED = 7
#: Training questions name one answer, where others have several: probabilities that are
#: fitted on them lie too far apart. They are drawn so near to that of an unlikely sentence.
SURENESS = 0.7
UNLIKELY = -4.0


@dataclass(frozen=True, slots=True)
class Third:
    """A third of the training questions, searched as questions never seen."""

    cases: Sequence[Case]
    searcher: Searcher
    features: FeatureTable
    truths: NDArray[np.bool_]


def third_of_each(questions: Sequence[Any]) -> dict[str, int]:
    """Assign each question to a third, by its id."""
    drawn = np.random.default_rng(SEED).integers(THIRDS, size=len(questions))
    return {q["id"]: int(third) for q, third in zip(questions, drawn, strict=True)}


def train_without(held_out: set[str], home: Path, generation: Generation, out: Path) -> None:
    """Train the query adapter on all questions but those with these texts."""
    ranker = Ranker(generation, open_embedder(None, home=home), Thesaurus.load())
    ground = ground_of(generation, ranker)
    kept = tuple(example for example in ground.examples if example.text not in held_out)
    folder = unpack_bundled_model(home)
    model = SentenceTransformer(str(folder), local_files_only=True, device="cpu")
    save_changes(train(model.eval(), [replace(ground, examples=kept)]), out)


def searcher_with(tuning: Path, home: Path, generation: Generation, scratch: Path) -> Searcher:
    """Open a searcher with the query adapter ``tuning``, exported as the bundled one is."""
    folder = str(unpack_bundled_model(home))
    eager = {"attn_implementation": "eager"}
    model = SentenceTransformer(folder, local_files_only=True, device="cpu", model_kwargs=eager)
    tune_for_questions(model.get_submodule("0.model"), load_changes(tuning))
    write_onnx_model(model, scratch)
    plain = home / "models" / "multilingual-e5-small-onnx"
    passages, questions = (open_export(f) for f in (plain, scratch))
    embedder = SentenceTransformerEmbedder(
        passages,
        generation.meta.embedder,
        question_model=questions,
        query_prefix=QUERY_PREFIX,
        passage_prefix=PASSAGE_PREFIX,
    )
    return Searcher(generation, embedder, Thesaurus.load())


def as_question(question: Any, sentences: Any) -> Question | None:
    """Return a question with the words of its evidence; ``None`` where the index has none."""
    words = opened(question, sentences)
    if not words:
        return None
    evidence = tuple(Evidence(e["doc"], e["quote"]) for e in words["evidence"])
    return Question(question["id"], question["question"], question["lang"], "training", evidence)


def searched(home: Path, tunings: Path, thirds: int) -> Iterator[Third]:
    """Search each third."""
    generation = open_home(home)
    sentences = sentences_by_file(generation)
    asked = list(read_lines(QUESTIONS))
    third_of = third_of_each(asked)
    tunings.mkdir(parents=True, exist_ok=True)
    for third in range(thirds):
        held_out = [q for q in asked if third_of[q["id"]] == third]
        tuning = tunings / f"without_{third}.npz"
        if not tuning.exists():
            train_without({q["question"] for q in held_out}, home, generation, tuning)
        with TemporaryDirectory() as scratch:
            searcher = searcher_with(tuning, home, generation, Path(scratch))
            questions = [q for one in held_out if (q := as_question(one, sentences))]
            cases = make_cases(questions, searcher)
        features, truths, _ = sentence_table(cases, searcher)
        print(f"third {third + 1}: {len(cases)} questions", flush=True)
        yield Third(cases, searcher, features, truths)


def learnt_from(thirds: Sequence[Third]) -> EvidenceModel:
    """Fit weights on some thirds, and draw their probabilities closer together."""
    model = fit(np.vstack([t.features for t in thirds]), np.concatenate([t.truths for t in thirds]))
    return replace(
        model,
        weights={name: round(SURENESS * weight, 4) for name, weight in model.weights.items()},
        bias=round(SURENESS * model.bias + (1.0 - SURENESS) * UNLIKELY, 4),
    )


def measured(cases: Sequence[Case], searcher: Searcher, model: EvidenceModel) -> dict[str, Any]:
    """Return the figures of one model."""
    return figures(cases, searcher, lambda _: model)


def main() -> None:
    """Fit on the training questions, and measure on GOLD."""
    options = _options()
    thirds = list(searched(options.home, options.tunings, options.thirds))
    model = learnt_from(thirds)
    embedder = open_embedder(None, home=options.home)
    searcher = Searcher(open_home(options.home), embedder, Thesaurus.load())
    report: dict[str, Any] = {
        "command": f"python -m bench.evidence_training GOLD… --thirds {options.thirds}",
        "gold": [path.name for path in options.gold],
        "training": [
            measured(one.cases, one.searcher, learnt_from([t for t in thirds if t is not one]))
            for one in thirds
            if len(thirds) > 1
        ],
        "unseen": measured(make_cases(load_questions(options.gold), searcher), searcher, model),
    }
    print(json.dumps(report, indent=1))
    options.out.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    if options.write:
        fitted_with = weights_digest(load_ranking_weights())
        stored = {"ranking_weights": fitted_with, **asdict(model)}
        WEIGHTS.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("gold", type=Path, nargs="+", help="questions, JSONL")
    parser.add_argument("--home", type=Path, default=Path("var"), help="FUNN_HOME")
    parser.add_argument("--tunings", type=Path, required=True, help="where trainings are kept")
    parser.add_argument("--thirds", type=int, default=THIRDS, choices=range(1, THIRDS + 1))
    parser.add_argument("--write", action="store_true", help="keep the fitted weights")
    parser.add_argument("--out", type=Path, default=RESULTS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
