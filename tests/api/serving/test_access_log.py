"""What was asked stands in no log, however the server is started."""

from __future__ import annotations

import logging
import socket
import threading
import time

import httpx
import pytest
import uvicorn

from api.app import create_app
from api.serving.access_log import ACCESS_LOG, keep_questions_out_of_logs
from tests.workplace import Workplace


class TestAddresses:
    def test_are_logged_without_what_was_asked(
        self, tmp_path_factory: pytest.TempPathFactory, caplog: pytest.LogCaptureFixture
    ) -> None:
        app = create_app(Workplace(tmp_path_factory.mktemp("log")).settings)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="info", log_config=None))
        running = threading.Thread(target=server.run)
        running.start()
        try:
            while not server.started:
                time.sleep(0.05)
            with caplog.at_level(logging.DEBUG):
                for question in ("krokodille", "ring 987 65 432"):
                    httpx.get(f"http://127.0.0.1:{port}/api/search", params={"q": question})
        finally:
            server.should_exit = True
            running.join()
        written = [r.getMessage() for r in caplog.records if r.name == ACCESS_LOG]
        assert len(written) == 2
        assert all('"GET /api/search HTTP/1.1"' in line for line in written)
        callers = ("httpx", "httpcore")
        ours = [r.getMessage() for r in caplog.records if not r.name.startswith(callers)]
        assert not any("krokodille" in line or "987" in line for line in ours)

    def test_are_cut_once_however_many_apps_there_are(self) -> None:
        keep_questions_out_of_logs()
        before = len(logging.getLogger(ACCESS_LOG).filters)
        keep_questions_out_of_logs()
        assert len(logging.getLogger(ACCESS_LOG).filters) == before
