"""The page: its own tests, its size, its types, and a browser against a real server."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.conftest import ROOT
from tests.wording_endpoint import MODEL, TIMEOUT_S, WordingEndpoint

UI = ROOT / "ui"
WITH_NODE = UI / "with-node"
CHROMIUM = os.environ.get("FUNN_CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
START_S = 120
#: For all specs over one corpus, in seconds: minutes alone, longer beside other work.
BROWSER_S = 1800
#: Two browsers at once, but one where other tests run in a process beside this one.
BROWSERS = 2 if os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1") == "1" else 1

needs_packages = pytest.mark.skipif(
    not (UI / "node_modules").is_dir(), reason="the page's packages are not installed: make page"
)
needs_browser = pytest.mark.skipif(
    not ((UI / "dist" / "index.html").is_file() and Path(CHROMIUM).is_file()),
    reason="no built page, or no Chromium (FUNN_CHROMIUM names another): make page",
)


def run_in_ui(*command: str, **environment: str) -> None:
    """Run one of the page's own commands; what it says is shown where it fails."""
    done = subprocess.run(
        [str(WITH_NODE), *command],
        cwd=UI,
        env={
            "FUNN_E2E_WORKERS": str(BROWSERS),
            **os.environ,
            "PYTHON": sys.executable,
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-4000:]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def serve(home: Path, **environment: str) -> Iterator[str]:
    """A server as users start it; gives its address."""
    port = free_port()
    clean = {k: v for k, v in os.environ.items() if not k.startswith("FUNN_")}
    process = subprocess.Popen(
        [sys.executable, "-m", "api.cli", "serve", "--port", str(port)],
        cwd=ROOT,
        env={**clean, "FUNN_HOME": str(home), **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        url = f"http://127.0.0.1:{port}"
        wait_until_ready(url, process)
        yield url
    finally:
        process.terminate()
        process.wait(timeout=30)


def wait_until_ready(url: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline:
        assert process.poll() is None, "the server stopped while starting"
        try:
            with urlopen(f"{url}/readyz", timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.2)
    raise AssertionError(f"no answer from {url} within {START_S} s")


@pytest.fixture(scope="module")
def handbook_server(handbook_home: Path) -> Iterator[str]:
    yield from serve(handbook_home)


@pytest.fixture(scope="module")
def wording_server(handbook_home: Path) -> Iterator[str]:
    endpoint = WordingEndpoint()
    yield from serve(
        handbook_home,
        FUNN_LLM_URL=endpoint.url,
        FUNN_LLM_MODEL=MODEL,
        FUNN_LLM_TIMEOUT_S=str(TIMEOUT_S),
    )
    endpoint.close()


@pytest.fixture(scope="module")
def research_server(research_home: Path, research_corpus: Path) -> Iterator[str]:
    yield from serve(research_home, FUNN_CORPUS=str(research_corpus.absolute()))


@needs_packages
class TestTheSource:
    def test_holds_to_its_types_and_lint_rules(self) -> None:
        run_in_ui("npx", "tsc", "--noEmit")
        run_in_ui("npm", "run", "lint")

    def test_does_what_its_own_tests_say(self) -> None:
        run_in_ui("npm", "test")

    def test_knows_the_api_as_it_is_now(self) -> None:
        run_in_ui("npm", "run", "types", "--", "--check")

    def test_names_no_registry_in_its_lock(self) -> None:
        lock = (UI / "package-lock.json").read_text("utf-8")
        assert '"resolved": "http' not in lock


@needs_packages
@needs_browser
class TestTheBuiltPage:
    def test_is_light_before_anything_is_opened(self) -> None:
        run_in_ui("node", "scripts/size.mjs")

    @pytest.mark.timeout(BROWSER_S)
    def test_works_in_a_browser_over_the_handbook(
        self, handbook_server: str, tmp_path: Path
    ) -> None:
        run_in_ui(
            "npx",
            "playwright",
            "test",
            FUNN_URL=handbook_server,
            FUNN_CHROMIUM=CHROMIUM,
            FUNN_E2E_OUTPUT=str(tmp_path),
            FUNN_GENERATES="",
            FUNN_RESEARCH="",
        )

    @pytest.mark.timeout(BROWSER_S)
    def test_shows_in_a_browser_what_a_language_model_makes_of_the_quotes(
        self, wording_server: str, tmp_path: Path
    ) -> None:
        run_in_ui(
            "npx",
            "playwright",
            "test",
            "generated",
            FUNN_URL=wording_server,
            FUNN_CHROMIUM=CHROMIUM,
            FUNN_E2E_OUTPUT=str(tmp_path),
            FUNN_GENERATES="1",
            FUNN_RESEARCH="",
        )

    @pytest.mark.corpus
    @pytest.mark.timeout(BROWSER_S)
    def test_works_in_a_browser_over_the_research(
        self, research_server: str, tmp_path: Path
    ) -> None:
        run_in_ui(
            "npx",
            "playwright",
            "test",
            FUNN_URL=research_server,
            FUNN_CHROMIUM=CHROMIUM,
            FUNN_E2E_OUTPUT=str(tmp_path),
            FUNN_GENERATES="",
            FUNN_RESEARCH="1",
        )
