"""Time a search inside a running server, beside encoding the same question.

    python -m bench.latency --gold FILE … [--rounds 3]

The index is the live one of ``FUNN_HOME``, opened once as a server does. Each round asks
every question anew (nothing of the answer is remembered) and encodes it as well, the two
in turn, so that a busy moment of the machine meets both. Wall time is what a user waits,
processor time what the search costs; on a machine with other work to do only the second,
and the ratio of the two, say much. The first round is reported apart: there every passage
shown is analysed for the first time. ``encoded_inside_share`` is the share of a search in
which it waits for the embedding model, which encodes a question together with its bokmål.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from api.settings import load_settings
from bench.trials import arguments
from index.evaluation.qrels import load_questions
from index.generations.directory import current_generation
from index.searcher import Searcher
from index.vectors.embedder import Embedder
from index.vectors.opening import open_embedder

RESULTS = Path(__file__).parent / "results" / "latency.json"
HITS = 10
PERCENTILE_95 = 18  # of twenty parts


@dataclass(frozen=True, slots=True)
class Spent:
    """Time of one call, in milliseconds.

    Attributes:
        wall, processor: On the clock, and of the processor.
        encoding: What of the wall time was spent in the embedding model.
    """

    wall: float
    processor: float
    encoding: float = 0.0


class TimedEmbedder:
    """An embedder that sums the milliseconds it spends on questions.

    Encodings that run beside each other count each by itself.
    """

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self.wall = 0.0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._embedder, name)

    def embed_query(self, text: str) -> NDArray[np.float32]:
        """As the embedder itself: a unit vector, shape ``(dim,)``."""
        return np.asarray(self.embed_queries([text])[0], dtype=np.float32)

    def embed_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """As the embedder itself: unit vectors, shape ``(len(texts), dim)``."""
        return self._timed(lambda: self._embedder.embed_queries(texts))

    def embed_untuned(self, text: str) -> NDArray[np.float32]:
        """As the embedder itself: a unit vector, shape ``(dim,)``."""
        return self._timed(lambda: self._embedder.embed_untuned(text))

    def _timed(self, encode: Callable[[], NDArray[np.float32]]) -> NDArray[np.float32]:
        started = time.perf_counter()
        vectors = encode()
        self.wall += 1000 * (time.perf_counter() - started)
        return vectors


def spent(call: Callable[[], object]) -> Spent:
    """Run ``call`` and time it."""
    wall, processor = time.perf_counter(), time.process_time()
    call()
    return Spent(1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - processor))


def ask_all(
    searcher: Searcher, embedder: TimedEmbedder, questions: Sequence[str], number: int
) -> tuple[list[Spent], list[Spent]]:
    """Run one round: every search, and every encoding of the question alone."""
    searches, encodings = [], []
    for question in questions:
        anew = question + " " * number  # another text with the same words
        embedder.wall = 0.0
        search = spent(partial(searcher.search_text, anew, k=HITS))
        searches.append(replace(search, encoding=embedder.wall))
        encodings.append(spent(partial(embedder.embed_query, anew)))
    return searches, encodings


def summary(searches: Sequence[Spent], encodings: Sequence[Spent]) -> dict[str, Any]:
    """Return medians, and the search as a multiple of the encoding, by question."""
    pairs = list(zip(searches, encodings, strict=True))
    return {
        "search_ms": _median(s.wall for s in searches),
        "search_processor_ms": _median(s.processor for s in searches),
        "search_95_ms": round(
            statistics.quantiles((s.wall for s in searches), n=20)[PERCENTILE_95], 1
        ),
        "encoded_inside_ms": _median(s.encoding for s in searches),
        "encoded_inside_share": round(statistics.median(s.encoding / s.wall for s in searches), 2),
        "encoding_ms": _median(e.wall for e in encodings),
        "encoding_processor_ms": _median(e.processor for e in encodings),
        "search_in_encodings": _median(s.wall / e.wall for s, e in pairs),
        "search_in_encodings_processor": _median(s.processor / e.processor for s, e in pairs),
    }


def main() -> int:
    """Run the bench."""
    parser = arguments("How long a search takes.")
    parser.add_argument("--rounds", type=int, default=3, help="after the first")
    parser.add_argument("--out", type=Path, default=RESULTS)
    options = parser.parse_args()
    settings = load_settings()
    embedder = TimedEmbedder(open_embedder(settings.embedder, home=settings.home))
    folder = settings.index_path
    searcher = Searcher.open(folder, current_generation(folder), embedder)
    questions = load_questions(options.gold)
    texts = [question.text for question in questions]
    for text in ("Hva er et NAV-kontor?", "What is an office?", "Kva er eit kontor?"):
        searcher.search_text(text, k=HITS)
    first = ask_all(searcher, embedder, texts, 0)
    rounds = [ask_all(searcher, embedder, texts, n + 1) for n in range(options.rounds)]
    later = [[took for r in rounds for took in r[i]] for i in (0, 1)]
    languages = sorted({question.language for question in questions})
    figures: dict[str, Any] = {
        "command": f"python -m bench.latency --gold … --rounds {options.rounds}",
        "questions": len(texts),
        "passages": searcher.meta.passages,
        "sentences": searcher.meta.sentences,
        "processors": os.cpu_count(),
        "others_running": round(os.getloadavg()[0], 1),
        "first_round": summary(*first),
        "later_rounds": summary(*later),
        "later_rounds_by_language": {},
    }
    for language in languages:
        rows = [i for i, q in enumerate(questions * options.rounds) if q.language == language]
        figures["later_rounds_by_language"][language] = summary(
            [later[0][i] for i in rows], [later[1][i] for i in rows]
        )
    options.out.write_text(json.dumps(figures, indent=2, ensure_ascii=False) + "\n", "utf-8")
    print(json.dumps(figures, indent=2))
    return 0


def _median(values: Any) -> float:
    return round(float(statistics.median(values)), 1)


if __name__ == "__main__":
    sys.exit(main())
