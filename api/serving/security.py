"""Limits on requests: keys, rate, size, number, and the names that the server goes by.

ASGI middleware, one rule each. A refused request gets a problem that says what to do.
On a laptop only the size of a request is limited; the rest is for servers others reach.
"""

from __future__ import annotations

from collections.abc import Iterable

from fastapi import FastAPI, HTTPException
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import locale_of, problem
from api.serving.admission import Admission
from api.serving.costs import is_costly, is_lookup
from api.serving.editing import may_edit
from api.serving.keys import KeyRequired
from api.serving.rates import client_of, seconds_left
from api.settings import Settings
from ingest.notes import Note

MIB = 1024 * 1024
#: Look-ups allowed for one costly request: the page asks for help at every letter typed.
LOOKUPS_FOR_COSTLY = 10
#: Path of files that are taken into the library.
UPLOADS = "/api/library/files"
#: Methods that change nothing; another site cannot read their answers.
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def install(app: FastAPI, settings: Settings) -> None:
    """Put the rules that the settings ask for around the app; the last one is asked first."""
    app.add_middleware(Admission)
    app.add_middleware(
        BodyLimit,
        max_bytes=int(settings.max_body_mb * MIB),
        max_upload_bytes=int(settings.max_upload_mb * MIB) if may_edit(settings) else 0,
    )
    app.add_middleware(OwnPage)
    if settings.requests_per_minute:
        app.add_middleware(RateLimit, per_minute=settings.requests_per_minute)
    if settings.keys:
        app.add_middleware(KeyRequired, keys=settings.keys)
    if settings.hosts:
        app.add_middleware(KnownHost, hosts=settings.hosts)


class BodyLimit:
    """Refuses a request whose body is larger than ``max_bytes``, announced or not."""

    def __init__(self, app: ASGIApp, *, max_bytes: int, max_upload_bytes: int = 0) -> None:
        self._app = app
        self._max_bytes = max_bytes
        self._max_upload_bytes = max_upload_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        is_upload = scope["path"] == UPLOADS and self._max_upload_bytes > 0
        max_bytes = self._max_upload_bytes if is_upload else self._max_bytes
        detail = _too_large(max_bytes, "FUNN_MAX_UPLOAD_MB" if is_upload else "FUNN_MAX_BODY_MB")
        announced = Headers(scope=scope).get("content-length", "")
        if announced.isdecimal() and int(announced) > max_bytes:
            refused = problem(413, "problem_413", detail, locale_of(HTTPConnection(scope)))
            await refused(scope, receive, send)
            return
        read = 0

        async def receive_counted() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > max_bytes:
                raise HTTPException(413, detail)
            return message

        await self._app(scope, receive_counted, send)


def _too_large(max_bytes: int, setting: str) -> Note:
    return Note.of("body_too_large", mebibytes=f"{max_bytes / MIB:g}", setting=setting)


class RateLimit:
    """Counts the requests of each client address over the last minute.

    What costs has its limit, and look-ups one of their own, ten times as large.
    """

    def __init__(self, app: ASGIApp, *, per_minute: int) -> None:
        self._app = app
        self._costly = RateLimitItemPerMinute(per_minute)
        self._lookups = RateLimitItemPerMinute(per_minute * LOOKUPS_FOR_COSTLY)
        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        limit = self._limit_of(scope)
        client = client_of(scope)
        if limit is None or self._limiter.hit(limit, client):
            await self._app(scope, receive, send)
            return
        seconds = seconds_left(self._limiter, limit, client)
        refused = problem(
            429,
            "problem_429",
            Note.of("too_many_requests", limit=limit.amount, seconds=seconds),
            locale_of(HTTPConnection(scope)),
        )
        refused.headers["Retry-After"] = str(seconds)
        await refused(scope, receive, send)

    def _limit_of(self, scope: Scope) -> RateLimitItemPerMinute | None:
        if is_costly(scope):
            return self._costly
        return self._lookups if is_lookup(scope) else None


class KnownHost:
    """Refuses requests under another name.

    A foreign page could have its own name lead to this address and then read everything
    here as if it were its own (DNS rebinding); it cannot choose the name in a request.
    """

    def __init__(self, app: ASGIApp, *, hosts: Iterable[str]) -> None:
        self._app = app
        self._hosts = frozenset(host.casefold() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or host_in(Headers(scope=scope)) in self._hosts:
            await self._app(scope, receive, send)
            return
        locale = locale_of(HTTPConnection(scope))
        refused = problem(421, "problem_421", Note.of("unknown_host"), locale)
        await refused(scope, receive, send)


class OwnPage:
    """Refuses what a page of another site makes a reader's browser send here.

    A browser says where a request comes from: in ``Sec-Fetch-Site``, an old one in
    ``Origin``. Programs say neither, and need a key where keys are asked for.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in SAFE_METHODS or not is_foreign(scope):
            await self._app(scope, receive, send)
            return
        locale = locale_of(HTTPConnection(scope))
        refused = problem(403, "problem_403", Note.of("foreign_page"), locale)
        await refused(scope, receive, send)


def is_foreign(scope: Scope) -> bool:
    """Tell if a browser sends the request for a page of another site."""
    headers = Headers(scope=scope)
    if site := headers.get("sec-fetch-site"):
        return site not in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is not None and origin.partition("://")[2] != headers.get("host")


def host_in(headers: Headers) -> str:
    """Return the host name of a request, without the port: ``localhost``, ``[::1]``."""
    host = headers.get("host", "").casefold()
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0]
