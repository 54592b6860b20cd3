"""Search as it is served: the first hits ordered by how likely they answer."""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence

import numpy as np

from bench.corpora.material import Corpus
from index.evaluation.measures import CUT_OFF
from index.evidence.ordering import HITS_JUDGED, by_answering
from index.query.parser import parse_query
from index.query.thesaurus import Thesaurus
from index.searcher import Searcher


def served(corpus: Corpus) -> tuple[Sequence[dict[str, float]], float]:
    """Return the measures of every question, and what the ordering takes.

    The time is the processor's milliseconds for one question, the median.
    """
    bench = corpus.bench
    searcher = Searcher(bench.generation, bench.embedder, Thesaurus.load())
    measured, milliseconds = [], []
    for trial in corpus.trials:
        outcome = searcher.search(parse_query(trial.question.text), k=HITS_JUDGED)
        started = time.process_time()
        hits = by_answering(outcome, searcher, k=CUT_OFF).hits
        milliseconds.append(1000 * (time.process_time() - started))
        scores = np.full(len(bench.generation.passages), -np.inf)
        for hit in hits:
            scores[bench.generation.row_of[hit.passage.passage_id]] = -float(hit.rank)
        measured.append(bench.measure(trial, scores))
    return measured, round(statistics.median(milliseconds), 2)
