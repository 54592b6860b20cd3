"""Endpoints that fail: the quotes are left alone, and the answer says what happened."""

from __future__ import annotations

import logging
import socket
import time
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from index.vectors.embedder import Embedder
from tests.api.llm.asking import (
    KEY,
    QUESTION,
    ask,
    generated,
    good,
    settings_of,
)
from tests.api.llm.llm_server import LlmServer, Manner
from tests.conftest import serving


class TestAnEndpointThatDoesNotBehave:
    @pytest.mark.parametrize(
        ("manner", "state", "cause"),
        [
            (Manner(cut_after=60), "unavailable", "broke_off"),
            (Manner(garbled=True), "unavailable", "unreadable"),
            (Manner(error_chunk=True), "unavailable", "failed"),
            (Manner(status=500), "unavailable", "failed"),
            (Manner(status=404), "unavailable", "failed"),
            (
                Manner(status=302, headers={"Location": "http://x.example/"}),
                "unavailable",
                "failed",
            ),
            (Manner(status=401), "unavailable", "refused"),
            (Manner(status=429, headers={"Retry-After": "0"}), "unavailable", "busy"),
            (Manner(status=429, headers={"Retry-After": "3600"}), "unavailable", "busy"),
            (Manner(status=503), "unavailable", "busy"),
        ],
    )
    def test_leaves_the_quotes_alone_and_says_what_happened(
        self, client: TestClient, llm: LlmServer, manner: Manner, state: str, cause: str
    ) -> None:
        llm.behave(good, manner)
        answer = ask(client)
        made = answer["generated"]
        assert answer["quotes"]
        assert (made["state"], made["cause"], made["sentences"]) == (state, cause, [])
        assert made["message"]

    def test_is_asked_once_more_after_the_time_it_asks_for(
        self, client: TestClient, llm: LlmServer
    ) -> None:
        llm.behave(good, Manner(status=429, headers={"Retry-After": "1"}), Manner())
        started = time.monotonic()
        assert generated(client)["state"] == "ok"
        assert time.monotonic() - started >= 1
        assert len(llm.requests) == 2

    def test_is_not_waited_for_longer_than_we_have(
        self, impatient: TestClient, llm: LlmServer
    ) -> None:
        llm.behave(good, Manner(status=429, headers={"Retry-After": "8"}), Manner())
        generated(impatient)
        assert len(llm.requests) == 1

    @pytest.mark.parametrize("manner", [Manner(silence_s=20), Manner(pause_s=0.5)])
    def test_is_given_up_when_its_time_is_over(
        self, impatient: TestClient, llm: LlmServer, manner: Manner
    ) -> None:
        llm.behave(good, manner)
        started = time.monotonic()
        assert generated(impatient)["state"] == "timed_out"
        assert time.monotonic() - started < 15

    def test_is_said_to_be_away_when_nobody_listens(
        self, home: Path, bundled_model: Embedder
    ) -> None:
        with socket.socket() as unused:
            unused.bind(("127.0.0.1", 0))
            url = f"http://127.0.0.1:{unused.getsockname()[1]}/v1"
        settings = settings_of(home, llm_url=url, llm_model="liten")
        with serving(settings, bundled_model) as client:
            made = generated(client)
        assert (made["state"], made["cause"]) == ("unavailable", "unreachable")

    def test_never_gets_the_key_written_down(
        self, client: TestClient, llm: LlmServer, caplog: pytest.LogCaptureFixture
    ) -> None:
        llm.behave(good, Manner(status=401))
        with caplog.at_level(logging.DEBUG):
            answer = ask(client)
        assert KEY not in str(answer)
        assert KEY not in caplog.text
        assert QUESTION not in caplog.text
