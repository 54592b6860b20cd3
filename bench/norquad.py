"""Measure how well search finds the text that a NorQuAD question was written from.

    python -m bench.norquad --norquad FOLDER --home FOLDER [--every 1]

FOLDER holds ``corpus.jsonl``, ``queries.jsonl`` and ``qrels.tsv``. Every text is a
document, cut into passages as any other; a document is ranked by its best passage. The
index is built in ``--home`` the first time, which takes a quarter of an hour on two
cores. The weights are those in use.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import numpy as np

from bench.questions import read_lines
from index.evaluation.measures import interval, measures_of
from index.generations.directory import current_generation
from index.generations.reader import open_generation
from index.generations.writer import build_index
from index.query.thesaurus import Thesaurus
from index.ranking.fusion import load_ranking_weights
from index.ranking.ranker import Ranker
from index.vectors.cache import EmbeddingCache
from index.vectors.embedder import Embedder
from index.vectors.opening import open_embedder
from ingest.blocks.assembly import RawBlock, assemble, raw_block
from ingest.models import Bibliography, Document, DocumentId
from ingest.passages.chunking import chunk
from ingest.store import CorpusStore

RESULTS = Path(__file__).parent / "results" / "norquad.json"


def document(text_id: str, text: str) -> Document:
    """Make a document of a text: its first line is the title, other lines are paragraphs."""
    title, *rest = [line for line in text.splitlines() if line.strip()]
    blocks: list[RawBlock] = [raw_block("heading", title, level=1)]
    blocks += [raw_block("paragraph", line) for line in rest]
    parsed = assemble(blocks)
    facts = Bibliography(type="webpage", title=title)
    passages = chunk(DocumentId(text_id), parsed, language="nb")
    return Document(DocumentId(text_id), f"{text_id}.txt", facts, parsed, "0" * 64, passages)


def build(folder: Path, home: Path, embedder: Embedder) -> None:
    """Build the index, unless it exists and fits."""
    home.mkdir(parents=True, exist_ok=True)
    store = CorpusStore(home / "corpus.db")
    if not store.document_ids():
        for ordinal, facts in enumerate(read_lines(folder / "corpus.jsonl")):
            store.put(document(facts["id"], facts["text"]), ordinal=ordinal, fingerprint="1")
    build_index(store, home / "index", embedder, EmbeddingCache(home / "embeddings.db"))


def measure(folder: Path, home: Path, embedder: Embedder, every: int) -> list[dict[str, float]]:
    """Measure every question, or every ``every``-th one."""
    name = current_generation(home / "index")
    generation = open_generation(home / "index", name, embedder)
    ranker = Ranker(generation, embedder, Thesaurus.load())
    ids = list(generation.facts)
    of_passage = np.array([ids.index(passage.document_id) for passage in generation.passages])
    qrels = (folder / "qrels.tsv").read_text("utf-8").splitlines()
    relevant = {
        question: ids.index(DocumentId(text)) for question, text, _ in map(str.split, qrels)
    }
    found = []
    for query in list(read_lines(folder / "queries.jsonl"))[::every]:
        best = np.full(len(ids), -np.inf)
        np.maximum.at(best, of_passage, ranker.score(query["text"]).fused)
        rank = int((best > best[relevant[query["id"]]]).sum()) + 1
        found.append(measures_of([rank]))
    return found


def main() -> int:
    """Run the bench."""
    parser = argparse.ArgumentParser(description="NorQuAD as retrieval.")
    parser.add_argument("--norquad", type=Path, required=True)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--every", type=int, default=1, help="ask every EVERY-th question only")
    parser.add_argument("--out", type=Path, default=RESULTS)
    options = parser.parse_args()
    embedder = open_embedder(None, home=options.home)
    build(options.norquad, options.home, embedder)
    found = measure(options.norquad, options.home, embedder, options.every)
    ndcg = [measures["ndcg_at_10"] for measures in found]
    figures = {
        "command": f"python -m bench.norquad --norquad … --home … --every {options.every}",
        "analyzer": load_ranking_weights().analyzer,
        "embedder": embedder.model_id,
        "questions": len(found),
        "ndcg_at_10": round(float(np.mean(ndcg)), 4),
        "ndcg_interval": interval(ndcg),
        "hit_at_1": round(float(np.mean([measures["hit_at_1"] for measures in found])), 4),
        "hit_at_10": round(float(np.mean([measures["hit_at_10"] for measures in found])), 4),
    }
    options.out.write_text(json.dumps(figures, indent=2, ensure_ascii=False) + "\n", "utf-8")
    print(json.dumps(figures, indent=2, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
