"""Questions with their best hits, for ``bench.reader``."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.questions import open_home
from index.evaluation.qrels import covers, file_stem, load_questions, normalise
from index.evidence.classifier import load_model
from index.evidence.features import features_of_hits, sentences_of
from index.evidence.question import question_features
from index.models import Hit
from index.query.parser import parse_query
from index.query.thesaurus import Thesaurus
from index.searcher import Searcher
from index.vectors.opening import open_embedder

HITS_READ = 20
#: Sentences of a hit that are read, the likeliest first.
SENTENCES_READ = 2
#: Probabilities are kept this far from 0 and 1 before their logarithm is taken.
LEAST = 1e-4

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Asked:
    """A question, its best hits, and what search makes of them.

    Attributes:
        sentences: The likeliest of each hit, best first. likely: the log odds of the best.
        covered: One row per piece of evidence, one column per hit; ``answers`` the same of
            the sentences.
        probability: That the corpus answers, as shipped.
    """

    text: str
    translated: str
    answerable: bool
    probability: float
    scores: Numbers
    sentences: tuple[tuple[str, ...], ...]
    likely: Numbers
    covered: NDArray[np.bool_]
    answers: NDArray[np.bool_]


@dataclass(frozen=True)
class Query:
    """A question as it comes, with its evidence by file and normalised words."""

    text: str
    evidence: tuple[tuple[str, str], ...]


class Corpus:
    """An open index that is asked questions."""

    def __init__(self, home: Path) -> None:
        self.home, self.generation = home, open_home(home)
        self.embedder = open_embedder(None, home=home)
        self.searcher = Searcher(self.generation, self.embedder, Thesaurus.load())
        self._model = load_model()

    def ask(self, query: Query, hits: int = HITS_READ) -> Asked | None:
        """Search; ``None`` where nothing was found."""
        outcome = self.searcher.search(parse_query(query.text), k=hits)
        if outcome.scored is None or not outcome.hits:
            return None
        features = question_features(outcome.scored)
        tables = features_of_hits(features, outcome.hits, self.searcher)
        likely = [self._model.probabilities(table) for table in tables]
        sentences = [
            tuple(_sentence(hit, n) for n in np.argsort(-p)[:SENTENCES_READ].tolist())
            for hit, p in zip(outcome.hits, likely, strict=True)
        ]
        odds = np.clip([p.max() for p in likely], LEAST, 1 - LEAST)
        return Asked(
            query.text,
            outcome.scored.query.in_bokmal,
            bool(query.evidence),
            outcome.probability,
            np.array([hit.score for hit in outcome.hits]),
            tuple(sentences),
            np.log(odds / (1 - odds)),
            self._covering(query, outcome.hits, [hit.passage.text for hit in outcome.hits]),
            self._covering(query, outcome.hits, [best for best, *_ in sentences]),
        )

    def _covering(
        self, query: Query, hits: Sequence[Hit], texts: Sequence[str]
    ) -> NDArray[np.bool_]:
        words = [normalise(text) for text in texts]
        stems = [Path(file_stem(self.searcher.file(h.passage.document_id))).stem for h in hits]
        return np.array(
            [
                [stem == s and covers(w, quote) for s, w in zip(stems, words, strict=True)]
                for stem, quote in query.evidence
            ],
            dtype=np.bool_,
        ).reshape(-1, len(hits))


def _sentence(hit: Hit, place: int) -> str:
    passage = hit.passage
    found = sentences_of(passage)[place]
    return passage.text[found.start - passage.start : found.end - passage.start]


def asked_of(corpus: Corpus, queries: Sequence[Query], kept: Path) -> list[Asked]:
    """Ask questions, or read what is kept; those that find nothing at all are left out.

    Args:
        kept: A file that an earlier run wrote for the same index and questions.
    """
    if kept.exists():
        found: list[Asked] = pickle.loads(kept.read_bytes())
        return found
    asked = [answer for query in queries if (answer := corpus.ask(query))]
    kept.write_bytes(pickle.dumps(asked))
    return asked


def gold_queries(paths: Sequence[Path]) -> list[Query]:
    """Read questions whose evidence is quoted."""
    return [
        Query(q.text, tuple((e.file_stem, normalise(e.quote)) for e in q.evidence))
        for q in load_questions(paths)
    ]
