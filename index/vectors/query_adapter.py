"""The weights that the bundled model reads questions with: its own, and a small change.

Reports are read with the weights as they came. Questions are worded by people who have
not seen the report, so their side was trained on such questions and the sentences that
answer them (``bench/question_training.py``): each linear layer's ``W`` becomes
``W + up @ down`` with few rows in between (LoRA, Hu et al. 2021).
"""

from __future__ import annotations

import hashlib
import io
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ingest.errors import EmbedderError

if TYPE_CHECKING:
    from torch.nn import Module

Changes = dict[str, tuple[NDArray[np.float32], NDArray[np.float32]]]

_FILE = "query_adapter.npz"
_DOWN, _UP = ":down", ":up"


@lru_cache(maxsize=1)
def tuning_digest() -> str:
    """Return eight hex digits that differ with the training, for ``model_id``."""
    return hashlib.sha256(_shipped().read_bytes()).hexdigest()[:8]


def tune_for_questions(transformer: Module, changes: Changes | None = None) -> None:
    """Change the weights of a model in place, so that it reads questions.

    Args:
        transformer: The bundled model's BERT, its layers named as transformers has them.
        changes: Those that come with the package, unless given.

    Raises:
        EmbedderError: The model has no such layers.
    """
    import torch

    layers = dict(transformer.named_modules())
    with torch.no_grad():
        for name, (down, up) in (changes or load_changes()).items():
            weight = getattr(layers.get(name), "weight", None)
            if weight is None or weight.shape != (len(up), down.shape[1]):
                raise EmbedderError("query_adapter_unfit", file=_FILE, layer=name)
            weight += torch.from_numpy(up @ down).to(weight)


def load_changes(path: Traversable | None = None) -> Changes:
    """Read by layer ``down``, shape (rank, inputs), and ``up``, shape (outputs, rank).

    Args:
        path: The file that comes with the package, unless given.
    """
    with np.load(io.BytesIO((path or _shipped()).read_bytes())) as arrays:
        names = [name.removesuffix(_DOWN) for name in arrays if name.endswith(_DOWN)]
        return {
            name: (
                arrays[name + _DOWN].astype(np.float32),
                arrays[name + _UP].astype(np.float32),
            )
            for name in names
        }


def save_changes(changes: Changes, path: Path) -> None:
    """Write the changes in half precision, as ``load_changes`` reads them."""
    halves: dict[str, Any] = {
        name + part: matrix.astype(np.float16)
        for name, pair in changes.items()
        for part, matrix in zip((_DOWN, _UP), pair, strict=True)
    }
    np.savez_compressed(path, **halves)


def _shipped() -> Traversable:
    return files("index.vectors").joinpath(_FILE)
