"""Files that wait become documents that are found, also where the worker is killed on the way."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from api.engine import Engine
from api.settings import Settings
from api.upkeep.library_jobs import queue_build, queue_files, run_jobs
from ingest.jobs.queue import JobQueue
from ingest.manifest import load_manifest
from ingest.store import CorpusStore
from tests.commands import ROOT, funn_here

#: Moments at which a worker is killed; the long form has fifty.
KILLS = int(os.environ.get("FUNN_KILLS", "3"))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "corpus").mkdir()
    return Settings(manifest=tmp_path / "m.yaml", home=tmp_path / "home", embedder="hashing")


def files(settings: Settings, count: int) -> list[Path]:
    folder = settings.manifest.parent / "corpus"
    paths = [folder / f"report-{n}.md" for n in range(count)]
    for n, path in enumerate(paths):
        path.write_text(f"# Rapport {n}\n\nKontoret har {n} ansatte i kommunen.\n", "utf-8")
    return paths


def ids(settings: Settings) -> list[str]:
    return sorted(CorpusStore(settings.store_path, read_only=True).document_ids())


class TestJobs:
    def test_add_files_and_build_once(self, settings: Settings) -> None:
        queue_files(settings, files(settings, 3))
        assert run_jobs(settings) == 4
        assert len(ids(settings)) == 3
        assert Engine(settings).searcher().meta.documents == 3

    def test_that_fail_leave_a_reason_and_stop_no_other(self, settings: Settings) -> None:
        gone = settings.manifest.parent / "corpus" / "gone.md"
        queue_files(settings, [gone, *files(settings, 1)])
        run_jobs(settings)
        queue = JobQueue(settings.home)
        (failed,) = queue.jobs(state="failed")
        assert failed.subject == str(gone)
        assert failed.reason is not None
        assert failed.reason.code == "file_not_there"
        assert len(ids(settings)) == 1

    def test_begun_again_add_nothing_twice(self, settings: Settings) -> None:
        paths = files(settings, 2)
        queue_files(settings, paths)
        run_jobs(settings)
        queue_files(settings, paths)
        queue_build(settings)
        run_jobs(settings)
        assert len(load_manifest(settings.manifest).documents) == 2

    def test_survive_workers_killed_at_any_moment(self, settings: Settings) -> None:
        queue_files(settings, files(settings, 12))
        queue = JobQueue(settings.home)
        moments = random.Random(15)
        for _ in range(KILLS):
            worker = subprocess.Popen(
                [sys.executable, "-m", "api.cli", "jobs", "--run", "--json"],
                cwd=ROOT,
                env=os.environ | environment(settings),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            until = time.monotonic() + 60
            before = queue.counts()
            while queue.counts() == before and time.monotonic() < until and worker.poll() is None:
                time.sleep(0.01)  # until it works at all
            time.sleep(moments.uniform(0, 1.5))
            os.kill(worker.pid, signal.SIGKILL)
            worker.wait()
            for failed in queue.jobs(state="failed"):  # killed too often: a person retries
                queue.retry(failed.number)
            if not queue.counts()["waiting"] and not queue.counts()["running"]:
                queue_build(settings)
        run_jobs(settings)
        counts = queue.counts()
        assert (counts["waiting"], counts["running"], counts["failed"]) == (0, 0, 0)
        listed = [entry.file for entry in load_manifest(settings.manifest).documents]
        assert sorted(listed) == sorted(f"report-{n}.md" for n in range(12))
        assert len(ids(settings)) == 12


def environment(settings: Settings) -> dict[str, str]:
    return {
        "FUNN_HOME": str(settings.home),
        "FUNN_MANIFEST": str(settings.manifest),
        "FUNN_EMBEDDER": "hashing",
        "FUNN_LANGUAGE": "nb",
    }


class TestTheCommand:
    def test_shows_runs_cancels_and_retries(self, settings: Settings) -> None:
        first, second = files(settings, 2)
        more = environment(settings)
        del more["FUNN_HOME"]

        def funn(*arguments: str) -> str:
            return funn_here(settings.home, *arguments, **more).stdout

        assert json.loads(funn("add", "--later", "--json", str(first), str(second))) == {
            "jobs": [1, 2]
        }
        assert "avlyst" in funn("jobs", "--cancel", "2")
        shown = json.loads(funn("jobs", "--run", "--json"))
        assert shown["counts"] == {
            "waiting": 0, "running": 0, "done": 2, "failed": 0, "cancelled": 1,
        }  # fmt: skip
        funn("jobs", "--retry", "2", "--run")
        assert len(ids(settings)) == 2
