"""How many requests work at once, who waits, and who hears no."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from api.serving import admission
from api.serving.admission import Admission, leave_place

COSTLY, LOOKUP = "/api/answers", "/api/documents"
App = Callable[[Scope, Receive, Send], Awaitable[None]]


class Work:
    """An app whose requests take until they are let go; knows how many are at work."""

    def __init__(self, *, content_type: bytes = b"application/json") -> None:
        self.now = self.most = 0
        self.go = asyncio.Event()
        self.content_type = content_type

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.now += 1
        self.most = max(self.most, self.now)
        try:
            await self.go.wait()
            headers = [(b"content-type", self.content_type)]
            await send({"type": "http.response.start", "status": 200, "headers": headers})
            await send({"type": "http.response.body", "body": b"{}"})
        finally:
            self.now -= 1


class Client:
    """One request as a server hands it on; hangs up when told to."""

    def __init__(self, path: str, *chunks: bytes) -> None:
        self.scope: Scope = {"type": "http", "path": path, "method": "POST"}
        self.scope |= {"headers": [], "query_string": b""}
        self._chunks = list(chunks) or [b""]
        self.left = asyncio.Event()
        self.status = 0
        self.headers: dict[bytes, bytes] = {}

    async def receive(self) -> Message:
        if self._chunks:
            body = self._chunks.pop(0)
            return {"type": "http.request", "body": body, "more_body": bool(self._chunks)}
        await self.left.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], dict(message["headers"])

    def ask(self, app: App) -> asyncio.Task[None]:
        async def asked() -> None:
            await app(self.scope, self.receive, self.send)

        return asyncio.ensure_future(asked())


async def settle() -> None:
    """Let every task run on until all wait."""
    for _ in range(50):
        await asyncio.sleep(0)


def test_few_costly_requests_work_at_once_and_the_others_wait() -> None:
    async def play() -> None:
        work = Work()
        app, clients = Admission(work), [Client(COSTLY) for _ in range(20)]
        asked = [client.ask(app) for client in clients]
        await settle()
        assert work.now == admission.COSTLY_PLACES
        work.go.set()
        await asyncio.gather(*asked)
        assert work.most == admission.COSTLY_PLACES
        assert {client.status for client in clients} == {200}

    asyncio.run(play())


@pytest.mark.parametrize("path", [LOOKUP, "/healthz", "/"])
def test_what_costs_little_does_not_wait_behind_what_costs(path: str) -> None:
    async def play() -> None:
        work = Work()
        app = Admission(work)
        costly = [Client(COSTLY).ask(app) for _ in range(20)]
        await settle()
        before = work.now
        cheap = Client(path).ask(app)
        await settle()
        assert work.now == before + 1
        work.go.set()
        await asyncio.gather(*costly, cheap)

    asyncio.run(play())


def test_who_would_wait_too_long_hears_no_at_once_and_when_to_come_again() -> None:
    async def play() -> None:
        work = Work()
        app = Admission(work)
        app._costly._mean_s = 1.0
        first = [Client(COSTLY).ask(app) for _ in range(100)]
        await settle()
        late = Client(COSTLY)
        await asyncio.wait_for(late.ask(app), 5)
        assert late.status == 503
        assert int(late.headers[b"retry-after"]) >= 1
        work.go.set()
        await asyncio.gather(*first)

    asyncio.run(play())


def test_who_hangs_up_in_the_line_is_never_worked_for() -> None:
    async def play() -> None:
        work = Work()
        app = Admission(work)
        first = [Client(COSTLY).ask(app) for _ in range(admission.COSTLY_PLACES)]
        await settle()
        gone, patient = Client(COSTLY), Client(COSTLY)
        waiting = gone.ask(app)
        later = patient.ask(app)
        await settle()
        gone.left.set()
        await asyncio.wait_for(waiting, 5)
        work.go.set()
        await asyncio.gather(*first, later)
        assert (gone.status, patient.status) == (0, 200)

    asyncio.run(play())


def test_a_body_that_does_not_come_holds_no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(admission, "BODY_S", 0.2)

    async def play() -> None:
        work = Work()
        work.go.set()
        app = Admission(work)

        async def nothing() -> Message:
            await asyncio.sleep(60)
            return {"type": "http.disconnect"}

        slow = Client(COSTLY)
        slow.receive = nothing  # type: ignore[method-assign]
        held = [slow.ask(app)]
        await settle()
        quick = Client(COSTLY)
        await asyncio.wait_for(quick.ask(app), 5)
        assert quick.status == 200
        await asyncio.gather(*held)
        assert slow.status == 408

    asyncio.run(play())


def test_the_app_reads_the_body_that_was_read_ahead() -> None:
    async def play() -> None:
        read: list[Any] = []

        async def reads(scope: Scope, receive: Receive, send: Send) -> None:
            read.extend([await receive(), await receive()])

        await Client(COSTLY, b"ab", b"cd").ask(Admission(reads))
        assert [(part["body"], part["more_body"]) for part in read] == [
            (b"ab", True),
            (b"cd", False),
        ]

    asyncio.run(play())


def test_a_place_is_left_when_the_answer_begins_but_held_through_a_stream() -> None:
    async def play(content_type: bytes) -> bool:
        reading = asyncio.Event()

        class SlowReader(Client):
            async def send(self, message: Message) -> None:
                await super().send(message)
                if message["type"] == "http.response.body":
                    await reading.wait()

        work = Work(content_type=content_type)
        work.go.set()
        app = Admission(work)
        slow = [SlowReader(COSTLY).ask(app) for _ in range(admission.COSTLY_PLACES)]
        await settle()
        quick = Client(COSTLY)
        asked = quick.ask(app)
        await settle()
        served = quick.status == 200
        reading.set()
        await asyncio.gather(*slow, asked)
        return served

    assert asyncio.run(play(b"application/json"))
    assert not asyncio.run(play(b"text/event-stream; charset=utf-8"))


def test_work_elsewhere_gives_the_place_to_the_next() -> None:
    async def play() -> None:
        endless = asyncio.Event()

        async def asks_a_model(scope: Scope, receive: Receive, send: Send) -> None:
            leave_place(scope)
            leave_place(scope)
            await endless.wait()

        app = Admission(asks_a_model)
        asked = [Client(COSTLY).ask(app) for _ in range(admission.COSTLY_PLACES + 3)]
        await settle()
        assert not app._costly._free.locked()
        endless.set()
        await asyncio.gather(*asked)

    asyncio.run(play())


def test_a_failure_leaves_its_place() -> None:
    async def play() -> None:
        async def fails(scope: Scope, receive: Receive, send: Send) -> None:
            raise ValueError("at work")

        app = Admission(fails)
        for _ in range(admission.COSTLY_PLACES + 3):
            with pytest.raises(ValueError, match="at work"):
                await asyncio.wait_for(Client(COSTLY).ask(app), 5)

    asyncio.run(play())
