"""Sentences to embed, and how near their vectors are; Python in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys

import numpy as np
from numpy.typing import NDArray

from index.vectors.opening import Backend
from tests.commands import ROOT

BACKENDS: tuple[Backend, ...] = ("onnx", "torch")
SENTENCES = (
    "Hva skal til for at ansatte fra stat og kommune samarbeider godt?",
    "Kontoret har to ledere, én fra staten og én fra kommunen.",
    "Ungdom under 25 år fikk raskere oppfølging enn eldre.",
    "Sosialt arbeid krever tid, skjønn og nærhet til den det gjelder.",
    "Korleis blir brukarane møtte når dei kjem til kontoret første gongen?",
    "Leiarane meiner at oppfølginga har vorte betre etter omorganiseringa.",
    "Kommunen avgjer sjølv kva tenester som skal leggjast til kontoret.",
    "What does the research say about offices with two managers?",
    "Staff with a background in social work judged the reform differently.",
    "Four in ten municipalities offered more than the required minimum.",
    "NAV",
    "Tabell 3.2: Andel ansatte, i prosent (N = 1 234).",
)


def cosines(one: NDArray[np.float32], other: NDArray[np.float32]) -> NDArray[np.float32]:
    lengths = np.linalg.norm(one, axis=-1) * np.linalg.norm(other, axis=-1)
    similarities: NDArray[np.float32] = (one * other).sum(axis=-1) / lengths
    return similarities


def run_python(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
