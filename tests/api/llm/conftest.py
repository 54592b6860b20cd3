"""Servers over a small corpus, with a language model that writes what a test wants."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from index.vectors.embedder import Embedder
from tests.api.llm.asking import (
    MANIFEST,
    OTHER_THINGS,
    PATIENCE_S,
    POISONED,
    REPORT,
    TIMEOUT_S,
    asking,
    settings_of,
)
from tests.api.llm.llm_server import LlmServer
from tests.conftest import build, fresh_home, serving


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory, bundled_model: Embedder) -> Path:
    """Two small reports, one of which gives orders to whatever reads it."""
    folder = tmp_path_factory.mktemp("generated")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "rapport.md").write_text(REPORT, encoding="utf-8")
    (folder / "corpus" / "notat.md").write_text(POISONED, encoding="utf-8")
    (folder / "corpus" / "annet.md").write_text(OTHER_THINGS, encoding="utf-8")
    (folder / "manifest.yaml").write_text(MANIFEST, encoding="utf-8")
    fresh_home(folder / "home")
    build(settings_of(folder), bundled_model)
    return folder


@pytest.fixture(scope="session")
def llm() -> Iterator[LlmServer]:
    server = LlmServer()
    yield server
    server.close()


@pytest.fixture(scope="module")
def client(home: Path, llm: LlmServer, bundled_model: Embedder) -> Iterator[TestClient]:
    with serving(asking(home, llm, PATIENCE_S), bundled_model) as client:
        yield client


@pytest.fixture(scope="module")
def impatient(home: Path, llm: LlmServer, bundled_model: Embedder) -> Iterator[TestClient]:
    with serving(asking(home, llm, TIMEOUT_S), bundled_model) as client:
        yield client


@pytest.fixture(scope="module")
def without(home: Path, bundled_model: Embedder) -> Iterator[TestClient]:
    """A server that knows no endpoint."""
    with serving(settings_of(home), bundled_model) as client:
        yield client
