"""What tests share. Material beside the checkout is a convenience: without it they skip."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("FUNN_SHARED", ROOT.parent / "shared"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip, by name, what needs material that is not here."""
    corpus = os.environ.get("FUNN_CORPUS")
    for item in items:
        if "corpus" in item.keywords and not (corpus and Path(corpus).is_dir()):
            item.add_marker(pytest.mark.skip(reason="FUNN_CORPUS names no folder"))
        if "shared" in item.keywords and not SHARED.is_dir():
            item.add_marker(pytest.mark.skip(reason=f"no evaluation material at {SHARED}"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of evaluation material; tests that ask for it are marked ``shared``."""
    return SHARED


@pytest.fixture(scope="session")
def research_corpus() -> Path:
    """The research documents; tests that ask for it are marked ``corpus``."""
    return Path(os.environ["FUNN_CORPUS"])
