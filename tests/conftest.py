"""Fixtures that tests share. Tests whose material beside the checkout is missing are skipped.

`make test` runs two processes. A home is built once, by the process that needs it first; a
model or a server is opened once in each.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import hypothesis
import pytest
from fastapi.testclient import TestClient
from filelock import FileLock

from api.app import create_app
from api.commands.output import progress
from api.engine import Engine
from api.settings import Settings
from api.upkeep.corpus_build import build_corpus
from index.vectors.embedder import Embedder
from index.vectors.opening import open_embedder
from tests.commands import ROOT, funn
from tests.reading_once import ReadOnce

pytest_plugins = ("tests.timing",)

MANIFEST = ROOT / "corpus_manifest.yaml"
SHARED = Path(os.environ.get("FUNN_SHARED", ROOT.parent / "shared"))
#: The unpacked model and the vectors of texts, which cost minutes: kept in the checkout, or in a
#: folder that all checkouts of a machine share. Both say themselves what they were made from.
KEPT = Path(os.environ.get("FUNN_TEST_CACHE") or ROOT / "var")
#: Files that begin first, so that two processes end at about the same time. The first process
#: gets the first and the third of them, the second the second and the fourth; others follow
#: as one is done. The first builds the handbook meanwhile, which those after them need.
FIRST = (
    *("test_page_over_handbook", "test_source", "test_architecture", "test_labelled_sample"),
    *("test_promise", "test_page_over_research", "test_embedder", "test_page_with_language_model"),
    *("test_reader_on_pdfs", "test_generating", "test_end_to_end"),
)

# No deadline for an example: its time depends on the other work of the machine.
hypothesis.settings.register_profile("funn", deadline=None)
hypothesis.settings.load_profile("funn")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest files. Skip tests whose material is missing."""
    place = {name: n for n, name in enumerate(FIRST)}
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
    """Make an empty ``FUNN_HOME`` with the model and the vectors in ``KEPT``.

    Unpacking and encoding are done once for it; store and index are made anew.
    """
    (KEPT / "models").mkdir(parents=True, exist_ok=True)
    folder.mkdir(parents=True)
    (folder / "models").symlink_to((KEPT / "models").resolve())
    (folder / "embeddings.db").symlink_to(KEPT.resolve() / "embeddings.db")
    return folder


def build(settings: Settings, model: Embedder) -> None:
    """Do in this process as ``funn build`` does, with a model that is open already."""
    engine = Engine(settings)
    engine.embedder = model
    with progress(quiet=True) as bars:
        report = build_corpus(settings, bars, workers=1, engine=engine)
    assert not report.ingest.failed, report.ingest


@pytest.fixture(scope="session")
def bundled_model() -> Embedder:
    """The bundled model, opened once a process: a copy takes 0.8 GB and three seconds."""
    return open_embedder(None, home=KEPT)


@contextmanager
def serving(settings: Settings, model: Embedder) -> Iterator[TestClient]:
    """Serve in this process, with a model that is open already."""
    app = create_app(settings)
    app.state.engine.embedder = model
    with TestClient(app) as client:
        yield client


@pytest.fixture(scope="session")
def run_folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for this run alone, the same in all of its processes."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if hasattr(request.config, "workerinput") else own


@pytest.fixture(scope="session")
def read_once(run_folder: Path) -> ReadOnce:
    """Real reports, parsed once in all processes together."""
    return ReadOnce(run_folder / "read")


def built_once(home: Path, build_in: Callable[[Path], object]) -> Path:
    """Return a home that is built by the process that needs it first; the others wait."""
    with FileLock(home.with_suffix(".lock")):
        if not home.exists():
            build_in(fresh_home(home))
    return home


@pytest.fixture(scope="session")
def handbook_home(run_folder: Path) -> Path:
    """The handbook, built from our own manifest with the real model, by the command."""

    def build_handbook(home: Path) -> None:
        done = funn(home, "build", "--json")
        assert done.returncode == 0, done.stdout + done.stderr

    return built_once(run_folder / "handbook", build_handbook)


@pytest.fixture(scope="session")
def handbook(handbook_home: Path, bundled_model: Embedder) -> Iterator[TestClient]:
    """A server over the handbook."""
    with serving(Settings(manifest=MANIFEST, home=handbook_home), bundled_model) as client:
        yield client


@pytest.fixture(scope="session")
def research_home(run_folder: Path, research_corpus: Path, bundled_model: Embedder) -> Path:
    """The research documents beside the handbook, built with the real model."""

    def build_research(home: Path) -> None:
        build(research_settings(home, research_corpus), bundled_model)

    return built_once(run_folder / "research", build_research)


def research_settings(home: Path, corpus: Path) -> Settings:
    """Settings of a server over the research documents."""
    return Settings(manifest=MANIFEST, home=home, corpus=corpus.absolute())


@pytest.fixture(scope="session")
def research(
    research_home: Path, research_corpus: Path, bundled_model: Embedder
) -> Iterator[TestClient]:
    """A server over the research documents."""
    with serving(research_settings(research_home, research_corpus), bundled_model) as client:
        yield client
