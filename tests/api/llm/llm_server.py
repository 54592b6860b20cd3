"""A small local server that behaves as OpenAI-compatible endpoints do, badly too.

It is not a model. What it says is decided by the test, as a function of the sentences that
it was given; how it says it (streamed, cut, late, garbled) is its ``Manner``.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

#: From the sentences of a request, each with its number, to what the model says.
Model = Callable[["Material"], str]


@dataclass(frozen=True)
class Material:
    """What one request gave the model."""

    question: str
    sentences: Sequence[dict[str, Any]]
    rules: str

    def number(self, words: str) -> int:
        """The number of the sentence that holds ``words``."""
        return int(next(s["number"] for s in self.sentences if words in s["text"]))


@dataclass(frozen=True)
class Received:
    """One request, as it came."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def material(self) -> Material:
        rules, given = (message["content"] for message in self.body["messages"])
        return Material(**json.loads(given), rules=rules)


@dataclass(frozen=True)
class Manner:
    """How an answer is given.

    Attributes:
        status, headers: Of the response; with another status than 200 nothing is said.
        streams: Whether it streams when asked to; else it sends one JSON object.
        cut_after: So many characters of the text, and the connection is closed.
        garbled: A chunk that is no JSON stands in the middle.
        error_chunk: An error object stands in the middle.
        noise: Comments, empty chunks and usage stand between the chunks.
        silence_s: Wait so long before the first byte.
        pause_s: Wait so long between two chunks.
        finish: Why the model says that it stopped.
    """

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    streams: bool = True
    cut_after: int | None = None
    garbled: bool = False
    error_chunk: bool = False
    noise: bool = False
    silence_s: float = 0.0
    pause_s: float = 0.0
    finish: str = "stop"


class LlmServer:
    """Listens on a free local port until it is closed.

    Attributes:
        requests: All that came, in order.
        hung_up: Set when a client has gone before the answer was complete.
    """

    def __init__(self) -> None:
        self.model: Model = lambda _: ""
        self.manners: list[Manner] = [Manner()]
        self.requests: list[Received] = []
        self.hung_up = threading.Event()
        self.closing = threading.Event()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._http.daemon_threads = True
        threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def url(self) -> str:
        """What ``FUNN_LLM_URL`` is set to."""
        return f"http://127.0.0.1:{self._http.server_port}/v1"

    def behave(self, model: Model | str, *manners: Manner) -> None:
        """Say this from now on; in these manners, one a request, the last one for all others."""
        self.model = model if callable(model) else lambda _: model
        self.manners = list(manners) or [Manner()]
        self.requests = []
        self.hung_up.clear()

    def manner_of(self, received: Received) -> Manner:
        """How the request that has just come is answered."""
        del received
        return self.manners.pop(0) if len(self.manners) > 1 else self.manners[0]

    def close(self) -> None:
        """Stop listening and let go of whoever waits."""
        self.closing.set()
        self._http.shutdown()
        self._http.server_close()


def _handler(server: LlmServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers["Content-Length"]))
            received = Received(self.path, dict(self.headers), json.loads(sent))
            server.requests.append(received)
            manner = server.manner_of(received)
            server.closing.wait(manner.silence_s)
            try:
                self._answer(received, manner)
            except (BrokenPipeError, ConnectionResetError):
                server.hung_up.set()

        def _answer(self, received: Received, manner: Manner) -> None:
            if manner.status != 200:
                # Endpoints are known to repeat the key in their complaints.
                self._send(manner, "application/json", [json.dumps(received.headers).encode()])
                return
            said = server.model(received.material)
            if manner.streams and received.body["stream"]:
                self._send(manner, "text/event-stream", _stream(said, manner))
            else:
                choice = {"message": {"role": "assistant", "content": said}}
                whole = {"choices": [choice | {"finish_reason": manner.finish}]}
                self._send(manner, "application/json", [json.dumps(whole).encode()])

        def _send(self, manner: Manner, media_type: str, parts: Any) -> None:
            self.send_response(manner.status)
            self.send_header("Content-Type", media_type)
            for name, value in manner.headers.items():
                self.send_header(name, value)
            self.end_headers()
            for part in parts:
                self.wfile.write(part)
                self.wfile.flush()
                if manner.pause_s:
                    time.sleep(manner.pause_s)

        def log_message(self, *_: object) -> None:
            """Say nothing: pytest shows what matters."""

    return Handler


def _stream(said: str, manner: Manner) -> Iterator[bytes]:
    """Server-sent events, a few characters each, as models give them token by token."""
    for start in range(0, len(said), 9):
        if manner.cut_after is not None and start >= manner.cut_after:
            return
        if manner.noise:
            yield b": keep-alive\n\nevent: message\n"
            yield b'data: {"choices": [], "usage": {"total_tokens": 1}}\n\n'
        if start == 27 and manner.garbled:
            yield b'data: {"choices": [{"delta": {"content": "ik\n\n'
            continue
        if start == 27 and manner.error_chunk:
            yield b'data: {"error": {"message": "out of memory"}}\n\n'
        yield _chunk({"content": said[start : start + 9]}, None)
    if manner.cut_after is None:
        yield _chunk({}, manner.finish)
        yield b"data: [DONE]\n\n"


def _chunk(delta: dict[str, str], finish: str | None) -> bytes:
    chunk = {"choices": [{"index": 0, "delta": delta, "finish_reason": finish}]}
    return b"data: " + json.dumps(chunk).encode() + b"\n\n"
