"""Compare ways of embedding: speed, and fidelity to the model as it came, in one run.

    python -m bench.embedding --home var --out bench/results/embedding.json

Every way is held against the model as sentence-transformers runs it by itself: PyTorch,
float32, 32 texts a batch. The ways take turns, so that a busy moment of the machine
meets all of them, and the median round counts. The texts are cut from our own handbook.

On a machine that has other work to do, measure processor time on one thread instead
(``OMP_NUM_THREADS=1 … --clock processor``): threads that wait for each other wait long
there, PyTorch's most of all.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import statistics
import time
import warnings
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import onnxruntime as ort
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer

from index.vectors.model_source import find_model
from index.vectors.onnx_export import export_graph, outlier_layers, quantize_graph, save_tokenizer
from index.vectors.onnx_graph import GRAPH_FILE, TOKENIZER_FILE
from index.vectors.onnx_module import OnnxTransformer
from index.vectors.opening import open_embedder
from index.vectors.sentence_transformer import SentenceTransformerEmbedder

ROOT = Path(__file__).resolve().parents[1]
PASSAGES, PASSAGE_WORDS = 48, 130
SENTENCES, SENTENCE_WORDS = 128, 15
QUERIES, QUERY_WORDS = 20, 9

Vectors = NDArray[np.float32]
Clock = Callable[[], float]
CLOCKS: dict[str, Clock] = {"wall": time.perf_counter, "processor": time.process_time}


@dataclass(frozen=True, slots=True)
class Way:
    """One way to embed: prefixed texts to vectors, and one question to its vector."""

    name: str
    embed: Callable[[list[str]], Vectors]
    embed_query: Callable[[str], Vectors]


@dataclass(frozen=True, slots=True)
class Measured:
    """The median round of one way, and its ratios to the first way's.

    Attributes:
        least_cosine: Of the sentences' vectors with those of the first way.
    """

    name: str
    passages_a_second: float
    sentences_a_second: float
    query_ms: float
    least_cosine: float
    passages_ratio: float
    sentences_ratio: float
    query_ratio: float


class BatchedOnnxTransformer(OnnxTransformer):
    """Runs all texts of a batch at once, padded, as exports are usually run."""

    def forward(self, features: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
        """Add ``token_embeddings``."""
        inputs = {name: features[name].numpy() for name in ("input_ids", "attention_mask")}
        features["token_embeddings"] = torch.from_numpy(self.graph.session.run(None, inputs)[0])
        return features


class FusedNormOnnxTransformer(OnnxTransformer):
    """Runs with the kernel that ``OnnxTransformer`` disables."""

    def __init__(self, directory: Path) -> None:
        super().__init__(directory)
        options = ort.SessionOptions()
        options.intra_op_num_threads = 1
        self.graph.session = ort.InferenceSession(os.fspath(directory / GRAPH_FILE), options)


def handbook_texts(count: int, words_each: int, prefix: str) -> list[str]:
    """Cut ``count`` texts from the handbook, each beginning somewhere else."""
    pages = sorted((ROOT / "corpus").glob("*.md"))
    words = " ".join(page.read_text(encoding="utf-8") for page in pages).split()
    starts = np.linspace(0, len(words) - words_each, count).astype(int)
    return [prefix + " ".join(words[start : start + words_each]) for start in starts]


def ways(home: Path, scratch: Path) -> Iterator[Way]:
    """Yield every way to run the bundled model; the others are compared with the first."""
    folder = str(find_model(None, home).folder)
    raw = SentenceTransformer(folder, local_files_only=True, device="cpu")
    yield _way("sentence-transformers, PyTorch float32", raw)
    eager = SentenceTransformer(
        folder,
        local_files_only=True,
        device="cpu",
        model_kwargs={"attn_implementation": "eager"},
    )
    graphs = write_graphs(eager, scratch)
    rest = list(eager.children())[1:]

    def onnx(name: str, transformer: OnnxTransformer) -> Way:
        model = SentenceTransformer(modules=[transformer, *rest], device="cpu")
        return _way(name, model)

    yield onnx("ONNX Runtime float32, one at a time", OnnxTransformer(graphs["float32"]))
    yield onnx("int8 throughout, one at a time", OnnxTransformer(graphs["int8"]))
    yield onnx("int8, padded batches of 32", BatchedOnnxTransformer(graphs["shipped"]))
    yield onnx("int8 with the fused norm", FusedNormOnnxTransformer(graphs["shipped"]))
    shipped = open_embedder(None, home=home, query_prefix="", passage_prefix="")
    yield Way("ours, ONNX Runtime int8 (default)", shipped.embed_passages, shipped.embed_query)


def write_graphs(model: SentenceTransformer, scratch: Path) -> dict[str, Path]:
    """Write the graphs that are compared, each to a folder with the tokenizer."""
    transformer: Any = model[0]
    folders = {name: scratch / name for name in ("float32", "int8", "shipped")}
    for folder in folders.values():
        folder.mkdir()
        save_tokenizer(transformer, folder / TOKENIZER_FILE)
    graph = folders["float32"] / GRAPH_FILE
    export_graph(transformer, graph)
    quantize_graph(graph, folders["int8"] / GRAPH_FILE, set())
    quantize_graph(graph, folders["shipped"] / GRAPH_FILE, outlier_layers(model, transformer))
    return folders


def _way(name: str, model: SentenceTransformer) -> Way:
    embedder = SentenceTransformerEmbedder(model, name, query_prefix="", passage_prefix="")
    return Way(name, embedder.embed_passages, embedder.embed_query)


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts that every way embeds, prefixes included."""

    passages: list[str]
    sentences: list[str]
    queries: list[str]


def measure(compared: list[Way], rounds: int, clock: Clock) -> list[Measured]:
    """Embed the same texts every way, in turns, ``rounds`` times."""
    texts = Texts(
        handbook_texts(PASSAGES, PASSAGE_WORDS, "passage: "),
        handbook_texts(SENTENCES, SENTENCE_WORDS, "passage: "),
        handbook_texts(QUERIES, QUERY_WORDS, "query: "),
    )
    turns = [[one_round(way, texts, clock) for way in compared] for _ in range(rounds)]
    seconds = np.median(np.array(turns), axis=0)  # way × (passages, sentences, a query)
    expected = compared[0].embed(texts.sentences)
    return [
        Measured(
            name=way.name,
            passages_a_second=round(PASSAGES / taken[0], 1),
            sentences_a_second=round(SENTENCES / taken[1], 1),
            query_ms=round(taken[2] * 1000, 2),
            least_cosine=round(float((way.embed(texts.sentences) * expected).sum(1).min()), 4),
            passages_ratio=round(seconds[0][0] / taken[0], 2),
            sentences_ratio=round(seconds[0][1] / taken[1], 2),
            query_ratio=round(seconds[0][2] / taken[2], 2),
        )
        for way, taken in zip(compared, seconds.tolist(), strict=True)
    ]


def one_round(way: Way, texts: Texts, clock: Clock) -> tuple[float, float, float]:
    """Return seconds for all passages, for all sentences, and for a query."""

    def seconds(act: Callable[[], Vectors]) -> float:
        started = clock()
        act()
        return clock() - started

    way.embed(texts.sentences[:8])  # what the way before left in the processor's cache goes
    return (
        seconds(partial(way.embed, texts.passages)),
        seconds(partial(way.embed, texts.sentences)),
        statistics.median(seconds(partial(way.embed_query, query)) for query in texts.queries),
    )


def main() -> None:
    """Measure, print, and write to ``--out``."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--home", type=Path, default=ROOT / "var")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--clock", choices=CLOCKS, default="wall")
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    logging.disable(logging.WARNING)
    warnings.simplefilter("ignore")
    with TemporaryDirectory() as scratch:
        compared = list(ways(arguments.home, Path(scratch)))
        measured = measure(compared, arguments.rounds, CLOCKS[arguments.clock])
    print(f"{'':42s}passages/s     sentences/s    query ms       cosine")
    for row in measured:
        print(
            f"{row.name:42s}"
            f"{row.passages_a_second:6.1f} ×{row.passages_ratio:<6.2f}"
            f"{row.sentences_a_second:7.1f} ×{row.sentences_ratio:<6.2f}"
            f"{row.query_ms:7.2f} ×{row.query_ratio:<6.2f}{row.least_cosine:.4f}"
        )
    if arguments.out:
        figures = {
            "clock": arguments.clock,
            "threads": torch.get_num_threads(),
            "ways": [asdict(row) for row in measured],
        }
        arguments.out.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
