"""Keys: who may ask, and what becomes of those who guess."""

from __future__ import annotations

import asyncio
import base64
import binascii
import hmac
import logging
from collections.abc import Sequence

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from api.errors import locale_of, problem
from api.serving.rates import client_of, seconds_left
from ingest.notes import Note

#: Paths that answer without a key: monitoring has none.
OPEN_PATHS = frozenset({"/healthz", "/readyz"})
#: Wrong keys from one address in a minute before it is not listened to.
GUESSES = RateLimitItemPerMinute(10)
#: Wrong keys from all addresses in a minute before each is answered late.
ALL_GUESSES = RateLimitItemPerMinute(60, namespace="ALL")
SLOWED_S = 1.0

logger = logging.getLogger("funn")


class KeyRequired:
    """Lets in who brings a key: as bearer, as ``X-API-Key``, or as the password of any user.

    The last is what a browser asks for, so that the page needs nothing of its own. Who
    brings wrong ones is soon not listened to for a while, and all wrong ones together are
    answered slowly.
    """

    def __init__(self, app: ASGIApp, *, keys: Sequence[str]) -> None:
        self._app = app
        self._keys = [key.encode() for key in keys]
        self._guesses = SlidingWindowCounterRateLimiter(MemoryStorage())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] in OPEN_PATHS:
            await self._app(scope, receive, send)
            return
        client, given = client_of(scope), key_in(Headers(scope=scope))
        if given and not self._guesses.test(GUESSES, client):
            await self._refuse_guesses(client, scope, receive, send)
        elif self._is_known(given):
            await self._app(scope, receive, send)
        else:
            if given:
                await self._note_guess(client)
            await _ask_for_key(scope, receive, send)

    def _is_known(self, given: str) -> bool:
        """Compare with every key, in a time that does not tell how much of one is right."""
        matches = [hmac.compare_digest(given.encode(), key) for key in self._keys]
        return any(matches)

    async def _note_guess(self, client: str) -> None:
        """Count a wrong key, log whence it came, and answer late if there are many."""
        self._guesses.hit(GUESSES, client)
        logger.warning("wrong key from %s", client)
        if not self._guesses.hit(ALL_GUESSES, "all"):
            await asyncio.sleep(SLOWED_S)

    async def _refuse_guesses(
        self, client: str, scope: Scope, receive: Receive, send: Send
    ) -> None:
        seconds = seconds_left(self._guesses, GUESSES, client)
        note = Note.of("too_many_guesses", seconds=seconds)
        refused = problem(429, "problem_429", note, locale_of(HTTPConnection(scope)))
        refused.headers["Retry-After"] = str(seconds)
        await refused(scope, receive, send)


async def _ask_for_key(scope: Scope, receive: Receive, send: Send) -> None:
    refused = problem(401, "problem_401", Note.of("key_needed"), locale_of(HTTPConnection(scope)))
    refused.headers["WWW-Authenticate"] = 'Basic realm="Funn", charset="UTF-8"'
    await refused(scope, receive, send)


def key_in(headers: Headers) -> str:
    """Return the key that a request brings; "" if none.

    Bytes beyond ASCII in a header are UTF-8 from most programs; the framework reads Latin-1.
    """
    given = _given(headers)
    try:
        return given.encode("latin-1").decode()
    except UnicodeError:
        return given


def _given(headers: Headers) -> str:
    scheme, _, given = headers.get("authorization", "").partition(" ")
    if scheme.casefold() == "bearer":
        return given.strip()
    if scheme.casefold() == "basic":
        try:
            return base64.b64decode(given, validate=True).decode().partition(":")[2]
        except (binascii.Error, UnicodeDecodeError):
            return ""
    return headers.get("x-api-key", "")
