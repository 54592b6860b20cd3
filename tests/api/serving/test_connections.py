"""Connections that a client leaves open are cut; those at work are not."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send

from api.serving import connections
from api.serving.connections import PunctualProtocol

HEAD = b"GET / HTTP/1.1\r\nHost: x\r\n"
LIMIT_S = 0.3


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """Take thrice the limit to answer; ``/much`` with more than any buffer holds."""
    if scope["type"] != "http":
        return
    await asyncio.sleep(3 * LIMIT_S)
    await send({"type": "http.response.start", "status": 200, "headers": []})
    for _ in range(400 if scope["path"] == "/much" else 1):
        body = b"x" * 100_000
        await send({"type": "http.response.body", "body": body, "more_body": True})
    await send({"type": "http.response.body", "body": b""})


@asynccontextmanager
async def serving(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[int]:
    monkeypatch.setattr(connections, "HEAD_S", LIMIT_S)
    monkeypatch.setattr(connections, "UNTAKEN_S", LIMIT_S)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        config = uvicorn.Config(app, http=PunctualProtocol, ws="none", log_level="error")
        server = uvicorn.Server(config)
        running = asyncio.ensure_future(server.serve(sockets=[listening]))
        while not server.started:
            await asyncio.sleep(0.01)
        yield listening.getsockname()[1]
        server.should_exit = True
        await running


async def end_of(reader: asyncio.StreamReader) -> bytes:
    """Read until the server cuts the connection."""
    try:
        return await asyncio.wait_for(reader.read(), 20)
    except ConnectionResetError:
        return b""


@pytest.mark.parametrize("sent", [b"", HEAD])
def test_half_a_request_is_not_waited_for(sent: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    async def play() -> None:
        async with serving(monkeypatch) as port:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(sent)
            assert await end_of(reader) == b""
            writer.close()

    asyncio.run(play())


def test_an_answer_may_take_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    async def play() -> None:
        async with serving(monkeypatch) as port:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(HEAD + b"Connection: close\r\n\r\n")
            assert b"200 OK" in await end_of(reader)
            writer.close()

    asyncio.run(play())


def test_who_does_not_take_the_answer_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    async def play() -> None:
        async with serving(monkeypatch) as port:
            reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1024)
            writer.write(HEAD.replace(b"/ ", b"/much ") + b"\r\n")
            await asyncio.sleep(10 * LIMIT_S)
            assert len(await end_of(reader)) < 40_000_000
            writer.close()

    asyncio.run(play())
