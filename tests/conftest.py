"""What tests share. Material beside the checkout is a convenience: without it they skip.

`make test` runs two processes. What is built for a whole run is built by the one that needs
it first; what is opened for a whole run is opened once in each.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import hypothesis
import pytest
from fastapi.testclient import TestClient
from filelock import FileLock

from api.app import create_app
from api.settings import Settings
from index.vectors.embedder import Embedder
from index.vectors.opening import open_embedder

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("FUNN_SHARED", ROOT.parent / "shared"))
#: Begun first, in this order, so that two processes end at about the same time.
LONGEST = ("test_ui", "test_promise", "test_embedder")

# How long an example takes says more about what else the machine does.
hypothesis.settings.register_profile("funn", deadline=None)
hypothesis.settings.load_profile("funn")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest. Skip, by name, what needs material that is not here."""
    place = {name: n for n, name in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.path.stem, len(place)))
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


def fresh_home(folder: Path) -> Path:
    """An empty ``FUNN_HOME`` that shares the unpacked model and the vectors of the checkout.

    What costs minutes (unpacking, encoding) is done once per checkout; what the tests
    are about (store, index) is made anew.
    """
    kept = ROOT / "var"
    (kept / "models").mkdir(parents=True, exist_ok=True)
    folder.mkdir(parents=True)
    (folder / "models").symlink_to(kept / "models")
    (folder / "embeddings.db").symlink_to(kept / "embeddings.db")
    return folder


def build(home: Path, **environment: str) -> None:
    """Run ``funn build`` as a user does."""
    funn(home, "build", "--json", **environment)


def funn(home: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the ``funn`` command in the checkout, in a process of its own."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith("FUNN_")}
    return subprocess.run(
        [sys.executable, "-m", "api.cli", *arguments],
        cwd=ROOT,
        env=clean | {"FUNN_HOME": str(home)} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="session")
def bundled_model() -> Embedder:
    """The bundled model, opened once: each copy of it takes 0.8 GB and three seconds."""
    return open_embedder(None, home=ROOT / "var")


@contextmanager
def serving(settings: Settings, model: Embedder) -> Iterator[TestClient]:
    """A server in this process, with a model that is open already."""
    app = create_app(settings)
    app.state.engine.embedder = model
    with TestClient(app) as client:
        yield client


@pytest.fixture(scope="session")
def run_folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for this run alone, the same in all of its processes."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if hasattr(request.config, "workerinput") else own


def built_once(home: Path, **environment: str) -> Path:
    """A home that is built by the process that needs it first; the others wait."""
    with FileLock(home.with_suffix(".lock")):
        if not home.exists():
            build(fresh_home(home), **environment)
    return home


@pytest.fixture(scope="session")
def handbook_home(run_folder: Path) -> Path:
    """The handbook, built with the real model from our own manifest."""
    return built_once(run_folder / "handbook")


@pytest.fixture(scope="session")
def handbook(handbook_home: Path, bundled_model: Embedder) -> Iterator[TestClient]:
    """A server over the handbook."""
    settings = Settings(manifest=ROOT / "corpus_manifest.yaml", home=handbook_home)
    with serving(settings, bundled_model) as client:
        yield client


@pytest.fixture(scope="session")
def research_home(run_folder: Path, research_corpus: Path) -> Path:
    """The research documents beside the handbook, built with the real model."""
    return built_once(run_folder / "research", FUNN_CORPUS=str(research_corpus.absolute()))


@pytest.fixture(scope="session")
def research(
    research_home: Path, research_corpus: Path, bundled_model: Embedder
) -> Iterator[TestClient]:
    """A server over the research documents."""
    settings = Settings(
        manifest=ROOT / "corpus_manifest.yaml", home=research_home, corpus=research_corpus
    )
    with serving(settings, bundled_model) as client:
        yield client
