"""Tables that must name everything there is: errors, costly routes, results of benches."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from fastapi import FastAPI

from api.app import create_app
from api.errors import STATUS
from api.serving.costs import is_costly
from api.settings import Settings
from bench.__main__ import BENCHES
from ingest.errors import FunnError
from tests.commands import ROOT

#: Errors without a row of their own in ``api.errors.STATUS``, and why that is right.
BY_THEIR_PARENT = {
    "BackupError": "of the command: no request makes or restores a copy",
    "BuildRunningError": "of the command: no request builds",
    "EmptyCorpusError": "of the command: no request builds",
    "EncryptedFileError": "of a draft that was sent: a bad request like any other",
    "EndpointError": "turned into the state of an answer before it reaches a route",
    "GoldError": "of the benches: no request reads questions",
    "JobFailedError": "of a job: kept as its reason",
    "ManifestBusyError": "a change that was not made, as its parent says",
    "ManifestError": "a fault in the manifest: a bad request like any other, with its line",
    "MaskedReceiptError": "a question that cannot be understood, as its parent says",
    "NoTextLayerError": "of a draft that was sent: a bad request like any other",
    "OcrError": "of ingest: kept as the remark of a document",
    "ParseError": "of a draft that was sent: a bad request like any other",
    "PortInUseError": "of the command: no server has started",
    "RemovalError": "of the command: no request builds",
    "ResourceLimitError": "of a draft that was sent: a bad request like any other",
    "SettingsError": "of the command: no server has started",
    "SourceError": "of the command: no request asks a source",
    "SourcePausedError": "of the command: no request asks a source",
    "SourceRetryError": "of the command: no request asks a source",
    "ThesaurusError": "of the file that comes with the package: no request mends it",
}
#: POST routes that are not counted by the limit on requests, and why they cost little.
CHEAP_POSTS: dict[str, str] = {}
#: Files in ``bench/results/`` by the bench that writes them, where the names differ.
BENCH_OF_RESULTS = {
    "answers_unseen": "bench/answers.py",
    "corpora": "bench/corpora/__main__.py",
    "faults": "bench/faults/__main__.py",
    "page": "ui/e2e/followed-quotes.config.ts",
    "reader": "bench/reader/__main__.py",
    "retrieval": "api/commands/evaluating.py",
}
#: Modules of ``bench/`` without a file in ``bench/results/``.
WITHOUT_RESULTS = {
    "answer_times": "measures for bench/latency.py",
    "other_table_readers": "measures other readers for bench/tables.py",
    "page_reasons": "lists what labels of pages rest on, to be read by a person",
    "question_training": "writes index/vectors/query_adapter.npz, which ablation measures",
    "questions": "opens and closes the files of questions",
    "quote_making": "makes quotations for bench/quote_check.py",
    "tests": "measured where nothing else runs: may have a result or not",
    "timed_parser": "measures for bench/pdf.py",
    "trials": "shared by the benches",
}


def subclasses(kind: type[FunnError]) -> Iterator[type[FunnError]]:
    for subclass in kind.__subclasses__():
        yield subclass
        yield from subclasses(subclass)


@pytest.fixture(scope="module")
def errors() -> list[type[FunnError]]:
    """Every error of ours, once all modules are imported."""
    for name in ("ingest", "index", "api"):
        package = importlib.import_module(name)
        for module in pkgutil.walk_packages(package.__path__, f"{name}."):
            importlib.import_module(module.name)
    ours = [e for e in subclasses(FunnError) if e.__module__.split(".")[0] != "tests"]
    return sorted(ours, key=lambda error: error.__name__)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    return create_app(Settings(home=tmp_path_factory.mktemp("home"), embedder="hashing"))


class TestErrors:
    def test_have_a_row_or_are_their_parent_s_on_purpose(
        self, errors: list[type[FunnError]]
    ) -> None:
        rows = {kind.__name__ for kind, _, _ in STATUS}
        unmapped = [e.__name__ for e in errors if e.__name__ not in rows | BY_THEIR_PARENT.keys()]
        assert unmapped == [], "give it a row in api/errors.py, or a reason in BY_THEIR_PARENT"

    def test_are_excused_only_where_they_exist_and_have_no_row(
        self, errors: list[type[FunnError]]
    ) -> None:
        rows = {kind.__name__ for kind, _, _ in STATUS}
        assert [n for n in BY_THEIR_PARENT if n in rows] == []
        assert BY_THEIR_PARENT.keys() - {e.__name__ for e in errors} == set()

    def test_reach_their_own_row_before_that_of_a_parent(self) -> None:
        kinds = [kind for kind, _, _ in STATUS]
        hidden = [
            (kind.__name__, earlier.__name__)
            for n, kind in enumerate(kinds)
            for earlier in kinds[:n]
            if issubclass(kind, earlier)
        ]
        assert hidden == []


class TestPosts:
    def test_are_costly_or_named_as_cheap(self, app: FastAPI) -> None:
        paths = {
            f"/api{path}" if not path.startswith("/api") else path
            for path, methods in app.openapi()["paths"].items()
            if "post" in methods
        }
        assert paths
        uncounted = {path for path in paths if not is_costly({"type": "http", "path": path})}
        assert uncounted == CHEAP_POSTS.keys()


class TestBenches:
    def test_have_written_every_result(self) -> None:
        results = sorted(path.stem for path in (ROOT / "bench" / "results").glob("*.json"))
        benches = {name: BENCH_OF_RESULTS.get(name, f"bench/{name}.py") for name in results}
        assert [n for n, bench in benches.items() if not (ROOT / bench).is_file()] == []
        assert BENCH_OF_RESULTS.keys() - set(results) == set()

    def test_have_a_result_or_a_reason(self) -> None:
        results = {path.stem for path in (ROOT / "bench" / "results").glob("*.json")}
        modules = {path.stem for path in (ROOT / "bench").glob("*.py") if path.stem[0] != "_"}
        assert modules - results - {"tests"} == WITHOUT_RESULTS.keys() - {"tests"}

    def test_are_all_listed(self) -> None:
        results = {path.stem for path in (ROOT / "bench" / "results").glob("*.json")}
        assert results - {"page", "tests"} == {bench.name for bench in BENCHES} - {"tests"}
