"""Lets in as many requests at once as the machine can work on; the others wait, or hear no.

Answers are made by threads that share one interpreter, so that more at once are slower
than one after another. Work that costs has few places, look-ups have more, and health
and the page's files none: they are answered whatever else happens. A request takes its place
when its body is whole, so that a slow client keeps nobody waiting, and one whose client hangs
up leaves the line.
"""

from __future__ import annotations

import asyncio
import math
import os
import time
from collections import deque

from fastapi import HTTPException
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import locale_of, problem
from api.serving.costs import is_costly, is_lookup
from ingest.notes import Note

COSTLY_PLACES = min(4, os.cpu_count() or 1)
LOOKUP_PLACES = 8
#: Waiting longer than this for a place, in seconds, is worse than hearing no at once.
PATIENCE_S = 2.0
#: So many may wait however long it is expected to take: a classroom that asks at once.
ALWAYS_WAITING = 40
MOST_WAITING = 256
#: A body that is not whole by then, in seconds, is not waited for.
BODY_S = 30.0
#: Share of the latest request in the mean time that requests take.
NEWEST = 0.1
#: Where a request keeps its place, so that work elsewhere need not hold it.
PLACE = "funn.place"
EVENTS = b"text/event-stream"


class FullError(Exception):
    """Too many wait already; ``seconds`` until that should be otherwise."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Pool:
    """Places for requests of one kind, given in the order of coming."""

    def __init__(self, places: int) -> None:
        self._places = places
        self._free = asyncio.Semaphore(places)
        self._waiting = 0
        self._mean_s = 0.05

    @property
    def expected_s(self) -> float:
        """Return the seconds that one who comes now would wait."""
        return (self._waiting + 1) * self._mean_s / self._places if self._free.locked() else 0.0

    async def enter(self) -> Place:
        """Wait for a place.

        Raises:
            FullError: The wait would be too long.
        """
        if self._waiting >= MOST_WAITING or (
            self._waiting >= ALWAYS_WAITING and self.expected_s > PATIENCE_S
        ):
            raise FullError(self.expected_s)
        self._waiting += 1
        try:
            await self._free.acquire()
        finally:
            self._waiting -= 1
        return Place(self)

    def leave(self, after_s: float) -> None:
        """Free a place that was held for ``after_s`` seconds."""
        self._mean_s += NEWEST * (after_s - self._mean_s)
        self._free.release()


class Place:
    """One request's place in a pool; left once."""

    def __init__(self, pool: Pool) -> None:
        self._pool: Pool | None = pool
        self._since = time.monotonic()

    def leave(self) -> None:
        """Let the next one in; a second time changes nothing."""
        if self._pool is not None:
            self._pool.leave(time.monotonic() - self._since)
            self._pool = None


def leave_place(scope: Scope) -> None:
    """Give a request's place to the next: what is left of it is done on another machine."""
    place: Place | None = scope.get(PLACE)
    if place is not None:
        place.leave()


class Caller:
    """A client's messages, read ahead of the app that will read them."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._read: deque[Message] = deque()
        self._refusal: HTTPException | None = None
        self._next: asyncio.Task[Message] | None = None

    async def read_body(self) -> bool:
        """Read until the body is whole; return whether the client is still there.

        A refusal on the way, of a body that is too large, is kept for the app to answer.
        """
        while True:
            try:
                message = await self._receive()
            except HTTPException as refusal:
                self._refusal = refusal
                return True
            self._read.append(message)
            if message["type"] == "http.disconnect":
                return False
            if not message.get("more_body"):
                return True

    @property
    def is_refused(self) -> bool:
        """Return whether the body is one that the app will refuse."""
        return self._refusal is not None

    async def gone(self) -> None:
        """Return when the client has hung up: nothing else can come after a whole body."""
        await self._ahead()

    async def receive(self) -> Message:
        """Return the next message, read already or not. Raises the kept refusal."""
        if self._read:
            return self._read.popleft()
        if self._refusal is not None:
            raise self._refusal
        message = await self._ahead()
        self._next = None
        return message

    async def _ahead(self) -> Message:
        """Return the message that comes after the body; asked for once, however many wait."""
        if self._next is None:
            self._next = asyncio.ensure_future(_message(self._receive))
        return await asyncio.shield(self._next)

    def forget(self) -> None:
        """Stop listening."""
        if self._next is not None:
            self._next.cancel()


async def _message(receive: Receive) -> Message:
    return await receive()


class Admission:
    """ASGI middleware that gives requests their places."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._costly, self._lookups = Pool(COSTLY_PLACES), Pool(LOOKUP_PLACES)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        pool = self._pool_of(scope)
        if pool is None:
            await self._app(scope, receive, send)
            return
        caller = Caller(receive)
        try:
            async with asyncio.timeout(BODY_S):
                is_there = await caller.read_body()
        except TimeoutError:
            await _refuse(408, Note.of("body_too_slow", seconds=int(BODY_S)), scope, receive, send)
            return
        if caller.is_refused:
            await self._app(scope, caller.receive, send)
        elif is_there:
            await self._in_turn(pool, caller, scope, send)

    def _pool_of(self, scope: Scope) -> Pool | None:
        if is_costly(scope):
            return self._costly
        return self._lookups if is_lookup(scope) else None

    async def _in_turn(self, pool: Pool, caller: Caller, scope: Scope, send: Send) -> None:
        try:
            place = await _place_for(caller, pool)
            if place is None:
                return
            scope[PLACE] = place
            try:
                await self._app(scope, caller.receive, _leaving(place, send))
            finally:
                place.leave()
        except FullError as full:
            seconds = max(1, math.ceil(full.seconds))
            note = Note.of("too_busy", seconds=seconds)
            await _refuse(503, note, scope, caller.receive, send, retry_after=seconds)
        finally:
            caller.forget()


async def _place_for(caller: Caller, pool: Pool) -> Place | None:
    """Wait for a place; return ``None`` if the client hangs up before."""
    entering = asyncio.ensure_future(pool.enter())
    leaving = asyncio.ensure_future(caller.gone())
    try:
        await asyncio.wait({entering, leaving}, return_when=asyncio.FIRST_COMPLETED)
    except asyncio.CancelledError:
        if entering.done() and entering.exception() is None:
            entering.result().leave()
        raise
    finally:
        leaving.cancel()
        if not entering.done():
            entering.cancel()
    return entering.result() if entering.done() else None


def _leaving(place: Place, send: Send) -> Send:
    """Return ``send`` that leaves the place when the work is done: at the answer's start.

    A client that takes its time to read holds nobody up. A stream is made as it is sent.
    """

    async def send_and_leave(message: Message) -> None:
        if message["type"] == "http.response.start" and not _is_stream(message):
            place.leave()
        await send(message)

    return send_and_leave


def _is_stream(message: Message) -> bool:
    headers = dict(message.get("headers", ()))
    return bytes(headers.get(b"content-type", b"")).startswith(EVENTS)


async def _refuse(
    status: int, note: Note, scope: Scope, receive: Receive, send: Send, retry_after: int = 0
) -> None:
    refused = problem(status, f"problem_{status}", note, locale_of(HTTPConnection(scope)))
    if retry_after:
        refused.headers["Retry-After"] = str(retry_after)
    if status == 408:
        refused.headers["Connection"] = "close"
    await refused(scope, receive, send)
