"""Asks an OpenAI-compatible endpoint: streamed, within a time limit, without trust.

The endpoint's own error texts and headers are not passed on: they may hold the key or the
question. httpx and its exceptions stay in here.
"""

from __future__ import annotations

import asyncio
import email.utils
import time
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

import httpx
from pydantic import BaseModel, ValidationError

from api.llm.models import Endpoint, EndpointError
from api.llm.prompt import MAX_TOKENS

CONNECT_TIMEOUT_S = 5.0
#: Longest wait that a busy endpoint may ask for, once.
MAX_RETRY_WAIT_S = 10.0
DEFAULT_RETRY_WAIT_S = 1.0
MAX_RESPONSE_BYTES = 1 << 20
_BUSY = (429, 503)
#: Some endpoints refuse to stream, and say so like this.
_NOT_UNDERSTOOD = (400, 422)
_Awaited = TypeVar("_Awaited")


class _Words(BaseModel):
    content: str | None = None


class _Choice(BaseModel):
    delta: _Words | None = None
    message: _Words | None = None
    finish_reason: str | None = None


class _Chunk(BaseModel):
    choices: list[_Choice] = []
    error: Any = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the model's text. The last one has ``finish``, the reason for the end."""

    text: str
    finish: str | None = None


async def stream_text(
    endpoint: Endpoint, messages: Sequence[dict[str, str]]
) -> AsyncGenerator[Piece, None]:
    """Ask the model and give its text as it comes. Closing the iterator hangs up.

    Raises:
        EndpointError: The text did not come, or not to its end.
    """
    deadline = asyncio.get_running_loop().time() + endpoint.timeout_s
    async with _answering(endpoint, messages, deadline) as response:
        if response.headers.get("content-type", "").startswith("application/json"):
            body = b"".join([part async for part in _parts(response, deadline)])
            yield _piece(body)
            return
        async with aclosing(_lines(response, deadline)) as lines:
            async for line in lines:
                if line == b"[DONE]":
                    return
                piece = _piece(line)
                yield piece
                if piece.finish:
                    return
    raise EndpointError("broke_off")


@asynccontextmanager
async def _answering(
    endpoint: Endpoint, messages: Sequence[dict[str, str]], deadline: float
) -> AsyncIterator[httpx.Response]:
    """Yield the endpoint's response; httpx's exceptions become ours."""
    timeout = httpx.Timeout(endpoint.timeout_s, connect=min(CONNECT_TIMEOUT_S, endpoint.timeout_s))
    try:
        async with httpx.AsyncClient(timeout=timeout) as client:
            response = await _send(client, endpoint, messages, deadline)
            try:
                _check(response)
                yield response
            finally:
                await response.aclose()
    except (httpx.TimeoutException, TimeoutError) as error:
        raise EndpointError("timed_out") from error
    except (httpx.RemoteProtocolError, httpx.ReadError) as error:
        raise EndpointError("broke_off") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise EndpointError("unreachable") from error


async def _send(
    client: httpx.AsyncClient,
    endpoint: Endpoint,
    messages: Sequence[dict[str, str]],
    deadline: float,
) -> httpx.Response:
    """Send the request; a second time if the endpoint is busy or does not stream."""
    stream = True
    for again in (True, False):
        request = _request(client, endpoint, messages, stream=stream)
        response = await _within(deadline, client.send(request, stream=True))
        wait = _retry_wait(response, deadline)
        if again and response.status_code in _BUSY and wait is not None:
            await response.aclose()
            await asyncio.sleep(wait)
        elif again and response.status_code in _NOT_UNDERSTOOD:
            await response.aclose()
            stream = False
        else:
            break
    return response


def _request(
    client: httpx.AsyncClient,
    endpoint: Endpoint,
    messages: Sequence[dict[str, str]],
    *,
    stream: bool,
) -> httpx.Request:
    headers = {"Accept": "text/event-stream, application/json", "Accept-Encoding": "identity"}
    if endpoint.api_key:
        headers["Authorization"] = f"Bearer {endpoint.api_key}"
    body = {
        "model": endpoint.model,
        "messages": list(messages),
        "temperature": 0,
        "max_tokens": MAX_TOKENS,
        "stream": stream,
    }
    return client.build_request("POST", endpoint.url, json=body, headers=headers)


def _retry_wait(response: httpx.Response, deadline: float) -> float | None:
    """Return the seconds that ``Retry-After`` asks for; ``None`` if there is not the time."""
    asked = response.headers.get("retry-after", "").strip()
    wait = DEFAULT_RETRY_WAIT_S
    if asked.isascii() and asked.isdigit():
        wait = float(asked)
    elif asked:
        try:
            wait = email.utils.parsedate_to_datetime(asked).timestamp() - time.time()
        except ValueError:
            wait = DEFAULT_RETRY_WAIT_S
    left = deadline - asyncio.get_running_loop().time()
    return max(wait, 0.0) if wait <= min(MAX_RETRY_WAIT_S, left) else None


def _check(response: httpx.Response) -> None:
    status = response.status_code
    if status == 200:
        return
    if status in (401, 403):
        raise EndpointError("refused", status=status)
    if status in _BUSY:
        raise EndpointError("busy", status=status)
    raise EndpointError("failed", status=status)


async def _parts(response: httpx.Response, deadline: float) -> AsyncGenerator[bytes, None]:
    """Yield the body as it comes, up to ``MAX_RESPONSE_BYTES``."""
    size = 0
    parts = response.aiter_bytes()
    while part := await _within(deadline, anext(parts, b"")):
        size += len(part)
        if size > MAX_RESPONSE_BYTES:
            raise EndpointError("unreadable")
        yield part


async def _lines(response: httpx.Response, deadline: float) -> AsyncGenerator[bytes, None]:
    """Yield the text after ``data:`` of each line; comments and other fields are skipped."""
    rest = b""
    async with aclosing(_parts(response, deadline)) as parts:
        async for part in parts:
            *lines, rest = (rest + part).split(b"\n")
            for line in lines:
                name, _, value = line.strip().partition(b":")
                if name == b"data" and value.strip():
                    yield value.strip()


def _piece(sent: bytes) -> Piece:
    """Read one chunk. One that cannot be read may have held a «not»: none is skipped."""
    try:
        chunk = _Chunk.model_validate_json(sent)
    except ValidationError as error:
        raise EndpointError("unreadable") from error
    if chunk.error:
        raise EndpointError("failed")
    if not chunk.choices:
        return Piece("")
    choice = chunk.choices[0]
    words = choice.delta or choice.message or _Words()
    return Piece(words.content or "", choice.finish_reason)


async def _within(deadline: float, awaited: Awaitable[_Awaited]) -> _Awaited:
    """Wait, but not beyond the time for the whole answer."""
    async with asyncio.timeout_at(deadline):
        return await awaited
