"""Measure each part of the search: all parts, and all but one.

    python -m bench.ablation --gold FILE … [--out bench/results/ablation.json]

The index is the live one of ``FUNN_HOME``. Nothing is fitted anew when a part is left
out, so the figures say what the part does in the search as it is. «Everything» is the
ranking; bringing other documents forward comes after it and has a line of its own.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from api.settings import load_settings
from bench.trials import Bench, arguments, mean_by_language, open_bench
from index.evaluation.measures import CUT_OFF, interval
from index.facets import Columns
from index.query.dictionary import Dictionary
from index.query.thesaurus import Thesaurus
from index.ranking.diversity import diversify
from index.ranking.fusion import RankingWeights, fuse, load_ranking_weights
from index.ranking.ranker import Ranker, Scored
from index.vectors.bundled_model import unpack_bundled_model
from index.vectors.embedder import Embedder
from index.vectors.opening import open_embedder

RESULTS = Path(__file__).parent / "results" / "ablation.json"


#: Smoothing constant ``k`` of reciprocal rank fusion, in ranks; the value of its authors.
RRF_K = 60

Scores = NDArray[np.float64]
Ordering = Callable[[Bench, Scored], Scores]


@dataclass(frozen=True, slots=True)
class Variant:
    """The search with one part changed.

    Attributes:
        scores: What passages are ranked by; the fused scores unless given.
        tuned: Whether questions are read with what was trained for them.
    """

    name: str
    weights: RankingWeights
    thesaurus: Thesaurus
    dictionary: Dictionary | None = None
    scores: Ordering | None = None
    tuned: bool = True


def fused_by_rank(_: Bench, scored: Scored) -> Scores:
    """Reciprocal rank fusion of words, passage vectors and sentence vectors."""
    components = scored.components
    rankings = (components.lexical, components.passage, components.sentence)
    ranks = [np.argsort(np.argsort(-scores, kind="stable")) + 1 for scores in rankings]
    return np.asarray(sum(1.0 / (RRF_K + rank) for rank in ranks), dtype=np.float64)


def fused_alike(_: Bench, scored: Scored) -> Scores:
    """Fuse scores with one weight for the words, however few of them are known."""
    weights, vocabulary = load_ranking_weights(), scored.words.vocabulary
    alike = fuse(scored.components, 1.0, weights)
    return np.asarray(scored.fused + alike - fuse(scored.components, vocabulary, weights))


def diversified(bench: Bench, scored: Scored) -> Scores:
    """Return scores that order the hits as a search shows them."""
    generation = bench.generation
    documents = Columns(generation.passages, generation.facts).document
    order = np.argsort(-scored.fused, kind="stable")
    order = diversify(order[bench.searched[order]], scored.fused, documents, CUT_OFF)
    places = np.full(len(scored.fused), -np.inf)
    places[order] = -np.arange(len(order), dtype=np.float64)
    return places


def variants(whole: RankingWeights, thesaurus: Thesaurus) -> Iterator[Variant]:
    """Yield the whole search, the search without each part, and each part alone."""
    nothing = Thesaurus({}, thesaurus.digest)
    body = {name: weight if name == "text" else 0.0 for name, weight in whole.fields.items()}

    def of(name: str, thesaurus: Thesaurus = thesaurus, **changes: Any) -> Variant:
        return Variant(name, replace(whole, **changes), thesaurus)

    yield of("everything")
    yield Variant("everything, other documents forward", whole, thesaurus, scores=diversified)
    yield of("without thesaurus", nothing)
    yield Variant("without glossary", whole, thesaurus, Dictionary({}))
    yield of("without rendering in bokmål", translation=0.0)
    yield of("without thesaurus and rendering", nothing, translation=0.0)
    yield of("without lemmas", kinds={**whole.kinds, "lemma": 0.0})
    yield of("without compound parts", kinds={**whole.kinds, "part": 0.0})
    yield of("without lemmas and parts", kinds={**whole.kinds, "lemma": 0.0, "part": 0.0})
    yield of("without section, title and caption", fields=body)
    yield of("without words in one passage", coverage=0.0)
    yield Variant("without tuning for questions", whole, thesaurus, tuned=False)
    yield of("without neighbours", neighbours=0.0)
    yield of("without kinds of passage", passage_kinds={})
    yield of("without kinds of document named", document_type=0.0)
    yield Variant("fused by rank (RRF)", whole, thesaurus, scores=fused_by_rank)
    yield Variant("fused alike for every question", whole, thesaurus, scores=fused_alike)
    yield of("without passage vectors", passage=0.0)
    yield of("without sentence vectors", sentence=0.0)
    yield of("words only", passage=0.0, sentence=0.0)
    yield of("vectors only", lexical=0.0, coverage=0.0)
    plain = {"stem": 1.0, "lemma": 0.0, "part": 0.0}
    alone = {
        "coverage": 0.0,
        "neighbours": 0.0,
        "translation": 0.0,
        "fields": body,
        "passage_kinds": {},
    }
    yield of("stems only", nothing, kinds=plain, passage=0.0, sentence=0.0, **alone)
    yield of("passage vectors only", nothing, lexical=0.0, sentence=0.0, **alone)


def untuned() -> Embedder:
    """Open the bundled model without its query adapter, by its folder."""
    home = load_settings().home
    return open_embedder(str(unpack_bundled_model(home)), home=home, backend="torch")


def run(bench: Bench, variant: Variant) -> list[dict[str, float]]:
    """Measure every answerable question."""
    embedder = bench.embedder if variant.tuned else untuned()
    ranker = Ranker(
        bench.generation, embedder, variant.thesaurus, variant.weights, variant.dictionary
    )
    measured = []
    for trial in bench.answerable:
        scored = ranker.score(trial.question.text)
        scores = variant.scores(bench, scored) if variant.scores else scored.fused
        measured.append(bench.measure(trial, scores))
    return measured


def row(
    bench: Bench,
    name: str,
    got: Sequence[Mapping[str, float]],
    whole: Sequence[Mapping[str, float]],
) -> dict[str, Any]:
    """Return one line of the table; the change from the whole search has a paired interval."""
    ndcg = np.array([measures["ndcg_at_10"] for measures in got])
    change = ndcg - np.array([measures["ndcg_at_10"] for measures in whole])
    return {
        "search": name,
        "ndcg_at_10": mean_by_language(bench.answerable, ndcg.tolist()),
        "hit_at_5": mean_by_language(bench.answerable, [m["hit_at_5"] for m in got])["all"],
        "change": round(float(change.mean()), 4),
        "change_interval": interval(change.tolist()),
    }


def main() -> int:
    """Run the bench."""
    parser = arguments("What each part of the search is worth.")
    parser.add_argument("--out", type=Path, default=RESULTS)
    options = parser.parse_args()
    bench = open_bench(options.gold)
    measured = [(v.name, run(bench, v)) for v in variants(load_ranking_weights(), Thesaurus.load())]
    table = [row(bench, name, got, measured[0][1]) for name, got in measured]
    figures = {
        "command": "python -m bench.ablation --gold …",
        "questions": len(bench.answerable),
        "table": table,
    }
    options.out.write_text(json.dumps(figures, indent=2, ensure_ascii=False) + "\n", "utf-8")
    for line in table:
        by = "  ".join(f"{language} {value:.3f}" for language, value in line["ndcg_at_10"].items())
        print(f"{line['search']:<38}{by}  hit@5 {line['hit_at_5']:.3f}  {line['change']:+.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
