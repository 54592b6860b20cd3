"""``funn serve``: says where the page is, and opens it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.commands import ROOT


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(folder: Path, port: int, *options: str, **environment: str) -> Iterator[None]:
    """The command in a process of its own, without an index; its words go to ``said``."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith("FUNN_")}
    own = {"FUNN_HOME": str(folder / "home"), "FUNN_EMBEDDER": "hashing"}
    command = [sys.executable, "-m", "api.cli", "serve", "--port", str(port), *options]
    with (folder / "said").open("w") as said:
        server = subprocess.Popen(
            command, cwd=ROOT, env=clean | own | environment, stderr=said, stdout=said
        )
        try:
            yield
        finally:
            server.terminate()
            server.wait(timeout=20)


def wait_for(condition: Callable[[], bool], *, seconds: float = 60.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.2)


@pytest.mark.skipif(sys.platform == "win32", reason="the browser is a shell script")
class TestServe:
    def test_says_where_the_page_is_and_opens_it(self, tmp_path: Path) -> None:
        opened = tmp_path / "opened"
        browser = tmp_path / "browser"
        browser.write_text(f'#!/bin/sh\necho "$1" > "{opened}"\n', "utf-8")
        browser.chmod(0o755)
        port = free_port()
        with serving(tmp_path, port, "--open", BROWSER=str(browser), FUNN_PAGE=str(tmp_path)):
            wait_for(opened.is_file)
            address = f"http://127.0.0.1:{port}"
            assert opened.read_text("utf-8").strip() == address
            assert httpx.get(f"{address}/healthz").status_code == 200
            rebound = httpx.get(f"{address}/healthz", headers={"Host": "evil.example"})
            assert rebound.status_code == 421
        said = (tmp_path / "said").read_text("utf-8")
        assert address in said
        assert "make page" in said
        assert "Traceback" not in said

    def test_ends_in_time_whatever_a_client_holds(self, tmp_path: Path) -> None:
        port = free_port()
        with serving(tmp_path, port):
            wait_for(lambda: is_up(port), seconds=180)
            with socket.create_connection(("127.0.0.1", port)) as held:
                held.sendall(b"POST /api/answers HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{")
                time.sleep(0.5)
                began = time.monotonic()
                # `serving` asks it to end, and waits.
        assert time.monotonic() - began < 15

    def test_serves_with_several_processes(self, tmp_path: Path) -> None:
        port = free_port()
        with serving(tmp_path, port, FUNN_WORKERS="2", FUNN_ALLOWED_HOSTS="127.0.0.1"):
            wait_for(lambda: is_up(port), seconds=180)
            rebound = httpx.get(f"http://127.0.0.1:{port}/docs", headers={"Host": "evil.example"})
            assert rebound.status_code == 421


def is_up(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/healthz").status_code == 200
    except httpx.TransportError:
        return False
