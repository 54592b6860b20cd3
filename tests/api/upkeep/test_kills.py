"""A build that is killed at any moment: nothing stored is lost, no process stays, no lock holds.

``make soak`` sets ``FUNN_SOAK`` and kills hundreds; here it is a few.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from api.upkeep.build_lock import LOCK, BuildRunningError, build_lock
from ingest.store import CorpusStore
from tests.commands import ROOT

KILLS = min(int(os.environ.get("FUNN_SOAK", "2")), 200)
DOCUMENTS = 6
#: Longest time that a process may outlive the one that was killed, in seconds.
GONE_WITHIN_S = 5.0
MARK = "FUNN_TEST_MARK"


def write_corpus(folder: Path, edition: int) -> None:
    (folder / "corpus").mkdir(exist_ok=True)
    lines = ["version: 1", "documents:"]
    for n in range(DOCUMENTS):
        text = f"# Funn {edition}\n\n" + f"Kontoret {n} har {edition} ansatte i byen. " * 200
        (folder / "corpus" / f"d{n}.md").write_text(text, "utf-8")
        lines.append(f"  - {{id: d-{n}, file: d{n}.md, title: Kontor {n}}}")
    (folder / "corpus_manifest.yaml").write_text("\n".join(lines) + "\n", "utf-8")


def start(folder: Path) -> subprocess.Popen[bytes]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("FUNN_")}
    ours = {"FUNN_HOME": folder / "home", "FUNN_MANIFEST": folder / "corpus_manifest.yaml"}
    return subprocess.Popen(
        [sys.executable, "-m", "api.cli", "build", "--workers", "2"],
        cwd=ROOT,
        env=environment
        | {k: str(v) for k, v in ours.items()}
        | {"FUNN_EMBEDDER": "hashing", MARK: str(folder)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def processes_of(folder: Path) -> list[int]:
    """The processes that a build in ``folder`` started and that still run."""
    wanted = f"{MARK}={folder}".encode()
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if wanted in (process / "environ").read_bytes().split(b"\0"):
                found.append(int(process.name))
        except OSError:  # ended meanwhile, or another user's
            continue
    return found


def wait_until_gone(folder: Path) -> list[int]:
    until = time.monotonic() + GONE_WITHIN_S
    while (left := processes_of(folder)) and time.monotonic() < until:
        time.sleep(0.05)
    return left


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="needs /proc")
class TestABuildThatIsKilled:
    def test_loses_nothing_and_leaves_no_process_and_no_lock(self, tmp_path: Path) -> None:
        write_corpus(tmp_path, 0)
        began = time.monotonic()
        assert start(tmp_path).wait() == 0
        whole_s = time.monotonic() - began
        for n in range(1, KILLS + 1):
            write_corpus(tmp_path, n)
            running = start(tmp_path)
            # The first kill comes while documents are read, the others at any moment.
            time.sleep(whole_s * (0.6 if n == 1 else random.Random(n).uniform(0.1, 1.0)))
            running.send_signal(signal.SIGKILL)
            running.wait()
            with build_lock(tmp_path / "home"):  # free at once
                store = CorpusStore(tmp_path / "home" / "corpus.db")
                store.check()
                assert len(store.document_ids()) == DOCUMENTS
                store.close()
            assert wait_until_gone(tmp_path) == []
        assert start(tmp_path).wait() == 0


class TestTheLock:
    def test_names_the_process_that_holds_it(self, tmp_path: Path) -> None:
        with (
            build_lock(tmp_path),
            pytest.raises(BuildRunningError, match=f"process={os.getpid()}"),
            build_lock(tmp_path),
        ):
            pass

    def test_is_not_kept_by_a_child(self, tmp_path: Path) -> None:
        """A forked child that outlives its parent must not hold the next build up."""
        held = (
            "import os, sys, time; from pathlib import Path\n"
            "from api.upkeep.build_lock import build_lock\n"
            f"with build_lock(Path({str(tmp_path)!r})):\n"
            "    child = os.fork()\n"
            "    if child == 0: time.sleep(30)\n"
            "    print(child, flush=True); os.kill(os.getpid(), 9)\n"
        )
        child = _run_until_first_line(held)
        try:
            with build_lock(tmp_path):
                assert (tmp_path / LOCK).read_text() == f"{os.getpid()}\n"
        finally:
            os.kill(child, signal.SIGKILL)


def _run_until_first_line(code: str) -> int:
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE) as run:
        assert run.stdout is not None
        child = int(run.stdout.readline())
        run.wait()
        return child
