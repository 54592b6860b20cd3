"""Measure two ways of ordering the best hits anew, each judged where it was not fitted.

    python -m bench.reader --pdf HOME GOLD … --nav HOME GOLD …

``likely`` reads nothing more: a hit counts by the probability of its likeliest sentence, as
the choice of quotes has it. ``words`` compares question and sentence word by word, untrained
(``bench/reader/words.py``). How much a way counts beside the score that hits are ranked by
is chosen on the corpus that is not judged. ``--pdf`` and ``--nav`` are indexes with their
questions. ``--kept`` is a folder for hits, vectors and scores, so that a run that was broken
off goes on; empty it when the index or the search has changed.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from bench.reader.questions import (
    HITS_READ,
    LEAST,
    Asked,
    Corpus,
    Numbers,
    asked_of,
    gold_queries,
)
from bench.reader.words import TokenVectors, WordReader, digest
from index.evaluation.measures import auroc, interval, measures_of
from index.vectors.bundled_model import MODEL_NAME

RESULTS = Path(__file__).parents[1] / "results" / "reader.json"
#: What a reader counts beside the score, in standard deviations over the hits read.
WEIGHTS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 1.0)
TIMED = 20  # questions


class Reader(Protocol):
    """Says how well each hit answers a question."""

    def scores(self, question: str, hits: Sequence[Sequence[str]]) -> Numbers:
        """Score hits by their likeliest sentences, best first: shape ``(hits,)``."""


def kept_scores(reader: Reader, asked: Sequence[Asked], path: Path) -> list[Numbers]:
    """Return the reader's scores of each question's hits; read them where they are kept."""
    known: dict[str, Any] = {}
    if path.exists():
        with np.load(path) as arrays:
            known = dict(arrays)
    names = [digest(a.text, *(s for hit in a.sentences for s in hit)) for a in asked]
    for name, question in zip(names, asked, strict=True):
        if name not in known:
            known[name] = reader.scores(question.text, question.sentences)
    np.savez(path, **known)
    return [known[name] for name in names]


def in_deviations(scores: Numbers) -> Numbers:
    """Return the scores of one question's hits as z-scores."""
    deviations: Numbers = (scores - scores.mean()) / (scores.std() + 1e-6)
    return deviations


def rank_measures(
    asked: Sequence[Asked], read: Sequence[Numbers], weight: float
) -> dict[str, list[float]]:
    """Return the measures of each answerable question, with the reader counting ``weight``.

    ``first_five_sentences``: evidence is in one of the five likeliest sentences.
    """
    found: dict[str, list[float]] = {"ndcg_at_10": [], "hit_at_5": [], "first_five_sentences": []}
    for question, scores in zip(asked, read, strict=True):
        if question.answerable:
            more = weight * in_deviations(scores)
            order = np.argsort(-(question.scores + more), kind="stable")
            measures = measures_of([_first(row[order]) for row in question.covered])
            likeliest = np.argsort(-(question.likely + more), kind="stable")[:5]
            found["ndcg_at_10"].append(measures["ndcg_at_10"])
            found["hit_at_5"].append(measures["hit_at_5"])
            found["first_five_sentences"].append(float(question.answers[:, likeliest].any()))
    return found


def _first(covered: NDArray[np.bool_]) -> int | None:
    return int(covered.argmax()) + 1 if covered.any() else None


def refusal(asked: Sequence[Asked], read: Sequence[Numbers]) -> dict[str, float]:
    """Return the AUROC of whether there is an answer: as shipped, by the reader, by both.

    Nothing where every question has one.
    """
    truths = np.array([question.answerable for question in asked])
    if truths.all():
        return {}
    shipped = np.clip([question.probability for question in asked], LEAST, 1 - LEAST)
    shipped = np.log(shipped / (1 - shipped))
    best = np.array([scores.max() for scores in read])
    both = in_deviations(shipped) + in_deviations(best)
    ways = {"shipped": shipped, "reader": best, "both": both}
    return {name: round(auroc(truths, scores), 4) for name, scores in ways.items()}


def judged(
    asked: Mapping[str, Sequence[Asked]], read: Mapping[str, Sequence[Numbers]], name: str
) -> dict[str, Any]:
    """Judge one corpus: by the weight that is best on the others, and by its own best one."""
    tables = {
        corpus: [rank_measures(asked[corpus], read[corpus], weight) for weight in WEIGHTS]
        for corpus in read
    }
    ndcg = {
        corpus: np.array([np.mean(measures["ndcg_at_10"]) for measures in table])
        for corpus, table in tables.items()
    }
    elsewhere = np.mean([ndcg[corpus] for corpus in read if corpus != name], axis=0)
    chosen, best = int(elsewhere.argmax()), int(ndcg[name].argmax())
    return {
        "questions": len(tables[name][0]["ndcg_at_10"]),
        "ndcg_at_10_by_weight": _by_weight(tables[name], "ndcg_at_10"),
        "hit_at_5_by_weight": _by_weight(tables[name], "hit_at_5"),
        "chosen_elsewhere": _change(tables[name], chosen),
        "best_in_hindsight": _change(tables[name], best),
        "auroc": refusal(asked[name], read[name]),
    }


def _by_weight(table: Sequence[Mapping[str, list[float]]], measure: str) -> dict[str, float]:
    return {
        str(weight): round(float(np.mean(measures[measure])), 4)
        for weight, measures in zip(WEIGHTS, table, strict=True)
    }


def _change(table: Sequence[Mapping[str, list[float]]], at: int) -> dict[str, Any]:
    """Return what one weight changes of each measure, with the interval."""
    changes: dict[str, Any] = {"weight": WEIGHTS[at]}
    for measure, values in table[at].items():
        change = np.subtract(values, table[0][measure])
        shown = {"change": round(float(change.mean()), 4), "interval": interval(change.tolist())}
        changes[measure] = shown
    return changes


def price(reader: Reader, corpus: Corpus, asked: Sequence[Asked]) -> float:
    """Measure the processor time of one question in encodings of it, all vectors being known."""
    begun = time.process_time()
    for question in asked[:TIMED]:
        corpus.embedder.embed_untuned(question.text)
    encoding, begun = time.process_time() - begun, time.process_time()
    for question in asked[:TIMED]:
        reader.scores(question.text, question.sentences)
    return round((time.process_time() - begun) / encoding, 1)


def word_readers(
    corpora: Mapping[str, Corpus], asked: Mapping[str, Sequence[Asked]], kept: Path
) -> dict[str, WordReader]:
    """Make a reader of each corpus, with the mean and axes of the sentences of its hits."""
    readers = {}
    for name, corpus in corpora.items():
        vectors = TokenVectors(
            corpus.home / "models" / f"{MODEL_NAME}-onnx", kept / f"tokens_{name}.npz"
        )
        sentences = {s for question in asked[name] for hit in question.sentences for s in hit}
        readers[name] = WordReader(vectors, sorted(sentences))
        vectors.save()
    return readers


def measure(options: argparse.Namespace) -> dict[str, Any]:
    """Ask, read and judge."""
    homes = {"pdf": options.pdf, "nav": options.nav}
    queries = {n: gold_queries([Path(p) for p in rest]) for n, (_, *rest) in homes.items()}
    corpora = {name: Corpus(Path(home)) for name, (home, *_) in homes.items()}
    asked = {
        name: asked_of(corpora[name], queries[name], options.kept / f"asked_{name}.pickle")
        for name in corpora
    }
    likely = {name: [question.likely for question in asked[name]] for name in asked}
    words = word_readers(corpora, asked, options.kept)
    return {
        "likely": {name: judged(asked, likely, name) for name in asked},
        "words": judged_way(words, corpora, asked, options.kept),
    }


def judged_way(
    readers: Mapping[str, WordReader],
    corpora: Mapping[str, Corpus],
    asked: Mapping[str, Sequence[Asked]],
    kept: Path,
) -> dict[str, Any]:
    """Judge the comparison word by word on each corpus."""
    read = {
        name: kept_scores(reader, asked[name], kept / f"words_{name}.npz")
        for name, reader in readers.items()
    }
    times = {name: price(readers[name], corpora[name], asked[name]) for name in readers}
    return {
        name: {**judged(asked, read, name), "in_encodings_of_a_question": times[name]}
        for name in readers
    }


def main() -> int:
    """Run the bench."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--pdf", nargs="+", required=True, help="HOME and questions")
    parser.add_argument("--nav", nargs="+", required=True, help="HOME and questions")
    parser.add_argument("--kept", type=Path, default=Path("var/reader"))
    parser.add_argument("--out", type=Path, default=RESULTS)
    options = parser.parse_args()
    options.kept.mkdir(parents=True, exist_ok=True)
    figures = {
        "command": "python -m bench.reader --pdf … --nav …",
        "hits_read": HITS_READ,
        **measure(options),
    }
    options.out.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
