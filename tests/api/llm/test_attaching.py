"""A client that leaves lets the endpoint go."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import uvicorn

from api.app import create_app
from index.vectors.embedder import Embedder
from tests.api.llm.asking import (
    QUESTION,
    good,
    settings_of,
)
from tests.api.llm.llm_server import LlmServer, Manner


class TestAClientThatLeaves:
    @pytest.mark.parametrize("path", ["/api/answers", "/api/answers?stream=true"])
    def test_lets_the_endpoint_go(
        self, home: Path, llm: LlmServer, bundled_model: Embedder, path: str
    ) -> None:
        llm.behave(lambda m: good(m) * 20, Manner(pause_s=0.1))
        settings = settings_of(home, llm_url=llm.url, llm_model="liten", llm_timeout_s=60)
        app = create_app(settings)
        app.state.engine.embedder = bundled_model
        server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
        running = threading.Thread(target=server.run, daemon=True)
        running.start()
        while not server.started:
            time.sleep(0.05)
        port = server.servers[0].sockets[0].getsockname()[1]
        leave(f"http://127.0.0.1:{port}{path}", once=lambda: bool(llm.requests))
        try:
            assert len(llm.requests) == 1
            assert llm.hung_up.wait(5)
        finally:
            server.should_exit = True
            running.join(10)


def leave(url: str, once: Callable[[], bool], timeout_s: float = 20.0) -> None:
    """Ask for a generated answer, and break the connection off as soon as ``once`` holds."""
    body = json.dumps({"question": QUESTION, "generate": True}).encode()
    asked = urlsplit(url)
    target = asked.path + (f"?{asked.query}" if asked.query else "")
    connection = HTTPConnection(asked.netloc, timeout=timeout_s)
    connection.request("POST", target, body, {"Content-Type": "application/json"})
    until = time.monotonic() + timeout_s
    while not once() and time.monotonic() < until:
        time.sleep(0.05)
    connection.close()
