"""Measure two small trained parts on top of the bundled model.

    python -m bench.adapter --gold FILE … --norquad FOLDER --home FOLDER

Two are trained on NorQuAD's development questions, never on ours: a low-rank change of
the question's vector (contrastive, other questions' passages and the best wrong hits as
negatives), and a small network that reads question and passage together (their product
and difference, and what the search knows of the pair) and scores the twenty best hits
anew. How much of each to mix in is chosen by cross-validation over our own development
questions. ``--home`` is the index that ``bench.norquad`` builds; the index that is asked
is the live one of ``FUNN_HOME``. A part is worth keeping from ``WORTH_KEEPING`` on.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from bench.questions import read_lines
from bench.trials import FOLDS, Bench, arguments, folds, open_bench
from index.evaluation.measures import interval
from index.generations.directory import current_generation
from index.generations.reader import Generation, open_generation
from index.query.thesaurus import Thesaurus
from index.ranking.fusion import load_ranking_weights, standardise
from index.ranking.ranker import Ranker, Scored
from ingest.models import DocumentId

RESULTS = Path(__file__).parent / "results" / "adapter.json"
WORTH_KEEPING = 0.03  # nDCG@10
READ_AGAIN = 20  # hits
RANK, HIDDEN, EPOCHS = 32, 64, 12
TEMPERATURE = 0.05
SHARES = (0.0, 0.1, 0.25, 0.5, 1.0)
DRAWS = 3

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """A question with its best hits; ``right`` is the index of the first that answers."""

    question: NDArray[np.float32]
    passages: NDArray[np.float32]
    known: NDArray[np.float32]
    right: int


class LowRank(torch.nn.Module):
    """A vector plus a low-rank linear change of it, of length 1 again."""

    def __init__(self, dim: int) -> None:
        super().__init__()
        self.down = torch.nn.Linear(dim, RANK, bias=False)
        self.up = torch.nn.Linear(RANK, dim, bias=False)
        torch.nn.init.zeros_(self.up.weight)

    def forward(self, vectors: torch.Tensor) -> torch.Tensor:
        """Change vectors, shape (n, dim)."""
        return torch.nn.functional.normalize(vectors + self.up(self.down(vectors)), dim=-1)


class PairScorer(torch.nn.Module):
    """Question and passage, read together, to one number."""

    def __init__(self, dim: int, known: int) -> None:
        super().__init__()
        self.layers = torch.nn.Sequential(
            torch.nn.Linear(2 * dim + known, HIDDEN),
            torch.nn.ReLU(),
            torch.nn.Dropout(0.2),
            torch.nn.Linear(HIDDEN, 1),
        )

    def forward(
        self, question: torch.Tensor, passages: torch.Tensor, known: torch.Tensor
    ) -> torch.Tensor:
        """Score passages, shape (…, n, dim), for questions, shape (…, 1, dim)."""
        pairs = torch.cat([question * passages, (question - passages).abs(), known], dim=-1)
        scores: torch.Tensor = self.layers(pairs).squeeze(-1)
        return scores


def known_of(scored: Scored, rows: NDArray[np.int64]) -> NDArray[np.float32]:
    """Return the search's five scores of each pair: its four parts and the fused one."""
    components = scored.components
    columns = (
        components.lexical,
        components.coverage,
        components.passage,
        components.sentence,
        scored.fused,
    )
    return np.stack([column[rows] for column in columns], axis=1).astype(np.float32)


def examples(folder: Path, home: Path, bench: Bench) -> list[Example]:
    """Return every NorQuAD question whose text is among its best hits."""
    name = current_generation(home / "index")
    generation = open_generation(home / "index", name, bench.embedder)
    ranker = Ranker(generation, bench.embedder, Thesaurus.load())
    qrels = map(str.split, (folder / "qrels.tsv").read_text("utf-8").splitlines())
    relevant = {question: DocumentId(text) for question, text, _ in qrels}
    vectors = generation.passage_vectors.vectors
    found = []
    for query in read_lines(folder / "queries.jsonl"):
        scored = ranker.score(query["text"])
        rows = np.argsort(-scored.fused, kind="stable")[:READ_AGAIN]
        right = [generation.passages[r].document_id == relevant[query["id"]] for r in rows]
        if any(right):
            passages = np.array(vectors[rows], dtype=np.float32)
            place = right.index(True)
            found.append(Example(scored.vector, passages, known_of(scored, rows), place))
    return found


def train_part(
    module: torch.nn.Module, count: int, loss: Callable[[torch.Tensor], torch.Tensor]
) -> None:
    """Train with Adam, 64 examples a step; ``loss`` takes the examples' numbers."""
    torch.manual_seed(1)
    optimizer = torch.optim.AdamW(module.parameters(), lr=1e-3, weight_decay=1e-2)
    module.train()
    for _ in range(EPOCHS):
        for rows in torch.split(torch.randperm(count), 64):
            optimizer.zero_grad()
            torch.autograd.backward(loss(rows))
            optimizer.step()
    module.eval()


def train_both(found: Sequence[Example]) -> tuple[LowRank, PairScorer]:
    """Train the two parts on the same examples."""
    questions = torch.tensor(np.stack([e.question for e in found]))
    passages = torch.tensor(np.stack([e.passages for e in found]))
    known = torch.tensor(np.stack([e.known for e in found]))
    right = torch.tensor([e.right for e in found])
    adapter, scorer = LowRank(questions.shape[1]), PairScorer(questions.shape[1], known.shape[2])

    def contrastive(rows: torch.Tensor) -> torch.Tensor:
        changed = adapter(questions[rows])
        best = passages[rows, right[rows]]
        hard = torch.einsum("nd,nkd->nk", changed, passages[rows])
        hard = hard.scatter(1, right[rows, None], -1.0)
        logits = torch.cat([changed @ best.T, hard], dim=1) / TEMPERATURE
        return torch.nn.functional.cross_entropy(logits, torch.arange(len(rows)))

    def listwise(rows: torch.Tensor) -> torch.Tensor:
        logits = scorer(questions[rows, None], passages[rows], known[rows])
        return torch.nn.functional.cross_entropy(logits, right[rows])

    train_part(adapter, len(found), contrastive)
    train_part(scorer, len(found), listwise)
    return adapter, scorer


def adapted(scored: Scored, changed: NDArray[np.float32], generation: Generation) -> Numbers:
    """Return the effect of the changed vector, as an addition to the fused scores."""
    weights = load_ranking_weights()
    passage = generation.passage_vectors.scores(changed).astype(np.float64)
    after = weights.passage * standardise(passage)
    return np.asarray(after - weights.passage * scored.components.passage)


def read_again(scored: Scored, scorer: PairScorer, bench: Bench) -> Numbers:
    """Return the network's addition to the fused scores of the best hits."""
    order = np.argsort(-np.where(bench.searched, scored.fused, -np.inf), kind="stable")
    rows = order[:READ_AGAIN]
    vectors = np.array(bench.generation.passage_vectors.vectors[rows], dtype=np.float32)
    with torch.no_grad():
        scores = scorer(
            torch.tensor(scored.vector)[None],
            torch.tensor(vectors),
            torch.tensor(known_of(scored, rows)),
        ).numpy()
    added = np.zeros(len(scored.fused))
    added[rows] = scores - scores.min()
    return added


def judged(bench: Bench, fused: Sequence[Numbers], added: Sequence[Numbers]) -> dict[str, Any]:
    """Return nDCG@10 by share mixed in, and with the best share of the other folds."""
    table = np.array(
        [
            [
                bench.measure(trial, scores + share * more)["ndcg_at_10"]
                for trial, scores, more in zip(bench.answerable, fused, added, strict=True)
            ]
            for share in SHARES
        ]
    )
    got = np.zeros(table.shape[1])
    for draw in range(DRAWS):
        fold = folds(table.shape[1], draw)
        for held_out in range(FOLDS):
            best = int(np.argmax(table[:, fold != held_out].mean(axis=1)))
            got[fold == held_out] += table[best, fold == held_out] / DRAWS
    change = got - table[0]
    return {
        "by_share": {
            str(share): round(float(row.mean()), 4)
            for share, row in zip(SHARES, table, strict=True)
        },
        "cross_validated": round(float(got.mean()), 4),
        "change": round(float(change.mean()), 4),
        "change_interval": interval(change.tolist()),
        "worth_keeping": bool(change.mean() >= WORTH_KEEPING),
    }


def main() -> int:
    """Run the bench."""
    parser = arguments("A small trained part on top of the bundled model.")
    parser.add_argument("--norquad", type=Path, required=True)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=RESULTS)
    options = parser.parse_args()
    bench = open_bench(options.gold)
    ranker = Ranker(bench.generation, bench.embedder, Thesaurus.load())
    scored = [ranker.score(trial.question.text) for trial in bench.answerable]
    found = examples(options.norquad, options.home, bench)
    started = time.process_time()
    adapter, scorer = train_both(found)
    trained_s = time.process_time() - started
    with torch.no_grad():
        changed = adapter(torch.tensor(np.stack([s.vector for s in scored]))).numpy()
    fused = [s.fused for s in scored]
    vectors = [adapted(s, v, bench.generation) for s, v in zip(scored, changed, strict=True)]
    network = [read_again(s, scorer, bench) for s in scored]
    figures = {
        "command": "python -m bench.adapter --gold … --norquad … --home …",
        "trained_on": len(found),
        "training_processor_s": round(trained_s, 1),
        "questions": len(scored),
        "low_rank_change_of_the_question": judged(bench, fused, vectors),
        "network_over_the_best_hits": judged(bench, fused, network),
    }
    options.out.write_text(json.dumps(figures, indent=2) + "\n", "utf-8")
    print(json.dumps(figures, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
