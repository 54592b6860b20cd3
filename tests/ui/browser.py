"""Run the page's own commands, and serve the page to a browser."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
import uvicorn

from api.app import create_app
from api.settings import Settings
from index.vectors.embedder import Embedder
from tests.commands import ROOT

UI = ROOT / "ui"
WITH_NODE = UI / "with-node"
#: Chromium's own shell without windows draws the same pages with a third less of processor.
CHROMIUM = (
    os.environ.get("FUNN_CHROMIUM")
    or shutil.which("chromium-headless-shell")
    or shutil.which("chromium")
    or "/usr/bin/chromium"
)
#: Seconds until a server that was started must answer.
START_S = 120
#: Seconds for all specs over one corpus: minutes alone, longer beside other work.
BROWSER_S = 1800
#: Browsers at once: two, but one where other tests run in a process beside this one.
BROWSERS = 2 if os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1") == "1" else 1

needs_packages = pytest.mark.skipif(
    not (UI / "node_modules").is_dir(), reason="the page's packages are not installed: make page"
)
needs_browser = pytest.mark.skipif(
    not ((UI / "dist" / "index.html").is_file() and Path(CHROMIUM).is_file()),
    reason="no built page, or no Chromium (FUNN_CHROMIUM names another): make page",
)


def run_in_ui(*command: str, **environment: str) -> None:
    """Run one of the page's own commands; its output is shown where it fails."""
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


def run_specs(
    *specs: str, url: str, output: Path, generates: str = "", research: str = "", pdfs: str = ""
) -> None:
    """Run browser specs, all of them where none is named, against the server at ``url``."""
    run_in_ui(
        *("npx", "playwright", "test", *specs),
        FUNN_URL=url,
        FUNN_CHROMIUM=CHROMIUM,
        FUNN_E2E_OUTPUT=str(output),
        FUNN_GENERATES=generates,
        FUNN_RESEARCH=research,
        FUNN_PDFS=pdfs,
    )


@contextmanager
def started_by_command(home: Path) -> Iterator[str]:
    """A server over our own manifest, as users start it; gives its address."""
    port = free_port()
    clean = {name: value for name, value in os.environ.items() if not name.startswith("FUNN_")}
    process = subprocess.Popen(
        [sys.executable, "-m", "api.cli", "serve", "--port", str(port)],
        cwd=ROOT,
        env={**clean, "FUNN_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        url = f"http://127.0.0.1:{port}"
        wait_until_ready(url, lambda: process.poll() is None)
        yield url
    finally:
        process.terminate()
        process.wait(timeout=30)


@contextmanager
def started_here(settings: Settings, model: Embedder) -> Iterator[str]:
    """The same server in a thread, with a model that is open already; gives its address."""
    placed = settings.serving_at("127.0.0.1", free_port())
    app = create_app(placed)
    app.state.engine.embedder = model
    config = uvicorn.Config(app, host=placed.host, port=placed.port, log_level="error")
    server = uvicorn.Server(config)
    running = threading.Thread(target=server.run, daemon=True)
    running.start()
    try:
        wait_until_ready(placed.address, running.is_alive)
        yield placed.address
    finally:
        server.should_exit = True
        running.join(30)


def free_port() -> int:
    """Return a port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_ready(url: str, is_running: Callable[[], bool]) -> None:
    """Return when the server answers; fail the test if it stops or takes too long."""
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline:
        assert is_running(), "the server stopped while starting"
        try:
            with urlopen(f"{url}/readyz", timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.2)
    raise AssertionError(f"no answer from {url} within {START_S} s")
