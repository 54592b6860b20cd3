"""Train the bundled model's query adapter (``index/vectors/query_adapter.py``).

    python -m bench.question_training --home FOLDER … [--out FILE]

Learns from ``bench/questions/training.jsonl``, on the passages and sentences of the
indexes in ``--home``: a question's vector is drawn to the passages and the sentences that
answer it, away from all others of that index, which stay where they are. Only a change of
low rank to each linear layer is learnt (LoRA, Hu et al. 2021). Questions in English and
nynorsk are shown as they are or as search renders them. Two cores take five minutes.
What it is worth on questions that it has not seen, ``bench.ablation`` tells. The indexes
are those of the research corpus and of the reports that the questions name as files.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from torch import Tensor, nn

from bench.questions import open_home, read_lines, sentences_by_file
from index.generations.reader import Generation
from index.query.thesaurus import Thesaurus
from index.ranking.ranker import Ranker
from index.vectors.bundled_model import QUERY_PREFIX, unpack_bundled_model
from index.vectors.opening import open_embedder
from index.vectors.query_adapter import Changes, save_changes

ROOT = Path(__file__).parents[1]
QUESTIONS = ROOT / "bench" / "questions" / "training.jsonl"
TUNING = ROOT / "index" / "vectors" / "query_adapter.npz"

RANK = 8
EPOCHS = 3
BATCH = 16
RATE = 5e-4
WEIGHT_DECAY = 0.05
WARM_UP = 20  # steps
#: Inverse temperature of the softmax over z-scores of passages' similarities.
SHARPNESS = 1.5
#: The same for sentences: one answers by itself, a passage also by its best sentence.
SENTENCE_SHARPNESS = 1.5 * SHARPNESS
#: Weight of the sentences' loss beside that of the passages.
SENTENCES_COUNT = 0.5
#: Share of questions that are shown as search translates them to bokmål.
TRANSLATED = 0.4
SEED = 0


@dataclass(frozen=True)
class Example:
    """A question and the passages and sentences of one index that answer it."""

    text: str
    translated: str
    passages: NDArray[np.int64]
    sentences: NDArray[np.int64]


@dataclass(frozen=True)
class Ground:
    """The vectors of one index and the questions asked of it.

    Attributes:
        passages, sentences: Vectors, one a row. passage_of: each sentence's passage.
    """

    passages: Tensor
    sentences: Tensor
    passage_of: Tensor
    examples: tuple[Example, ...]


class Adapted(nn.Module):
    """A linear layer with a low-rank change beside it; only the change is trained."""

    def __init__(self, linear: nn.Linear) -> None:
        super().__init__()
        self.linear = linear
        width = linear.in_features
        self.down = nn.Parameter(torch.randn(RANK, width) / width**0.5)
        self.up = nn.Parameter(torch.zeros(linear.out_features, RANK))

    def forward(self, x: Tensor) -> Tensor:
        """Return the layer's output plus that of the change."""
        return self.linear(x) + (x @ self.down.T) @ self.up.T  # type: ignore[no-any-return]


def adapt(transformer: nn.Module) -> dict[str, Adapted]:
    """Freeze a BERT and put a change beside each linear layer of its encoder, by name."""
    transformer.requires_grad_(False)
    names = [
        name
        for name, module in transformer.named_modules()
        if isinstance(module, nn.Linear) and name.startswith("encoder.")
    ]
    adapted = {}
    for name in names:
        parent, _, own = name.rpartition(".")
        holder = transformer.get_submodule(parent)
        adapted[name] = Adapted(getattr(holder, own))
        setattr(holder, own, adapted[name])
    return adapted


def ground_of(generation: Generation, ranker: Ranker) -> Ground:
    """Match the questions with an index."""
    sentences = sentences_by_file(generation)
    rows = {(stem, s.digest): s for stem, held in sentences.items() for s in held}
    examples = []
    for question in read_lines(QUESTIONS):
        named = [(e["doc"], digest) for e in question["evidence"] for digest in e["sentences"]]
        found = [rows[name] for name in named if name in rows]
        if found:
            examples.append(
                Example(
                    question["question"],
                    ranker.interpret(question["question"]).in_bokmal,
                    np.unique([s.passage for s in found]),
                    np.unique([s.row for s in found]),
                )
            )
    return Ground(
        torch.tensor(np.asarray(generation.passage_vectors.vectors, dtype=np.float32)),
        torch.tensor(np.asarray(generation.sentence_vectors.vectors, dtype=np.float32)),
        torch.tensor(generation.sentence_places[:, 0].astype(np.int64)),
        tuple(examples),
    )


def embed(model: SentenceTransformer, texts: Sequence[str]) -> Tensor:
    """Return the vectors of questions, with gradients: shape ``(texts, dim)``."""
    features = model.preprocess([QUERY_PREFIX + text for text in texts])
    return model(features)["sentence_embedding"]  # type: ignore[no-any-return]


def loss_of(ground: Ground, vectors: Tensor, examples: Sequence[Example]) -> Tensor:
    """Return the loss: low where passages and sentences that answer hold most of the weight."""
    nearness = vectors @ ground.sentences.T
    best = torch.full((len(vectors), len(ground.passages)), -1.0).scatter_reduce(
        1, ground.passage_of.expand(len(vectors), -1), nearness, "amax"
    )
    passages = standardised(vectors @ ground.passages.T) + standardised(best)
    total = _missed(passages * SHARPNESS, [e.passages for e in examples])
    sentences = standardised(nearness) * SENTENCE_SHARPNESS
    return total + SENTENCES_COUNT * _missed(sentences, [e.sentences for e in examples])


def standardised(scores: Tensor) -> Tensor:
    """Return z-scores by question, as search standardises similarities."""
    return (scores - scores.mean(1, keepdim=True)) / scores.std(1, keepdim=True)


def _missed(scores: Tensor, answering: Sequence[NDArray[np.int64]]) -> Tensor:
    wanted = torch.zeros_like(scores, dtype=torch.bool)
    for row, columns in zip(wanted, answering, strict=True):
        row[torch.from_numpy(columns)] = True
    on_wanted = scores.masked_fill(~wanted, -torch.inf).logsumexp(1)
    return (scores.logsumexp(1) - on_wanted).mean()


def batches(
    grounds: Sequence[Ground], random: np.random.Generator
) -> Iterator[tuple[Ground, list[Example]]]:
    """Yield every example once, in batches of one index each, in random order."""
    cut = []
    for ground in grounds:
        order = random.permutation(len(ground.examples)).tolist()
        for start in range(0, len(order), BATCH):
            cut.append((ground, [ground.examples[n] for n in order[start : start + BATCH]]))
    for n in random.permutation(len(cut)).tolist():
        yield cut[n]


def train(model: SentenceTransformer, grounds: Sequence[Ground]) -> Changes:
    """Train the changes."""
    torch.manual_seed(SEED)
    random = np.random.default_rng(SEED)
    adapted = adapt(model.get_submodule("0.model"))
    learnt = [p for layer in adapted.values() for p in (layer.down, layer.up)]
    optimiser = torch.optim.AdamW(learnt, lr=RATE, weight_decay=WEIGHT_DECAY)
    steps = EPOCHS * sum(-(-len(ground.examples) // BATCH) for ground in grounds)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda n: min(1.0, (n + 1) / WARM_UP) * max(0.05, 1.0 - n / steps)
    )
    for epoch in range(EPOCHS):
        losses = []
        for ground, examples in batches(grounds, random):
            texts = [e.translated if random.random() < TRANSLATED else e.text for e in examples]
            loss = loss_of(ground, embed(model, texts), examples)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(learnt, 1.0)
            optimiser.step()
            schedule.step()
            losses.append(float(loss.detach()))
        print(f"epoch {epoch + 1} of {EPOCHS}: loss {np.mean(losses):.3f}", flush=True)
    return {
        name: (layer.down.detach().numpy(), layer.up.detach().numpy())
        for name, layer in adapted.items()
    }


def main() -> None:
    """Train, and save the changes."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--home", type=Path, nargs="+", required=True, help="FUNN_HOMEs")
    parser.add_argument("--out", type=Path, default=TUNING)
    options = parser.parse_args()
    grounds = []
    for home in options.home:
        generation = open_home(home)
        ranker = Ranker(generation, open_embedder(None, home=home), Thesaurus.load())
        grounds.append(ground_of(generation, ranker))
        print(f"{home}: {len(grounds[-1].examples)} questions", flush=True)
    folder = unpack_bundled_model(options.home[0])
    model = SentenceTransformer(str(folder), local_files_only=True, device="cpu")
    save_changes(train(model.eval(), grounds), options.out)


if __name__ == "__main__":
    main()
