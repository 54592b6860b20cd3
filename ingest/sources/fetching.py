"""HTTP to sources: only to those that were named, patiently, within limits of size and time.

An address that the user named is asked, whatever it is, an archive on an own network too.
Any other address, of a redirect or of a file that a source offers, is followed only to
machines of the open internet: an archive cannot make Funn read what only this machine or
its network can see. Host names are resolved first, and the address that was connected to
is looked at again before anything of its answer is read.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpx

from ingest.sources.files import MAX_FILE_MB
from ingest.sources.records import SourceError, SourcePausedError, SourceRetryError

#: Seconds to wait for a connection, and for the next bytes.
TIMEOUT_S = 30.0
#: Seconds for a whole answer, and for a whole file.
MAX_ANSWER_S, MAX_FILE_S = 120.0, 1800.0
#: MiB of one answer of a search or harvest.
MAX_ANSWER_MB = 50
MAX_REDIRECTS = 5
MAX_TRIES = 4
#: Longest wait, in seconds, that a server may ask for; if it asks for more, the run is paused.
MAX_WAIT_S = 120.0
#: The server asks all to come back later; other faults may be of one file.
_BUSY = frozenset({429, 503})
_MAY_PASS = frozenset({429, 500, 502, 503, 504})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NAME = "Funn/0.1 (+harvest)"


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of asking: times in seconds, sizes in MiB."""

    timeout_s: float = TIMEOUT_S
    #: Wait after the first failure; doubled after each.
    back_off_s: float = 1.0
    max_wait_s: float = MAX_WAIT_S
    max_file_mb: float = MAX_FILE_MB


USUAL = Limits()


class Fetcher:
    """Asks one source.

    Args:
        named: The address that the user named.
        key: Sent as a bearer's, to the named origin alone.
        headers: Of every request to the named origin.
    """

    def __init__(
        self,
        named: str,
        *,
        key: str | None = None,
        headers: Mapping[str, str] | None = None,
        limits: Limits = USUAL,
    ) -> None:
        self._origin = _origin(named)
        self._own = dict(headers or {}) | ({"Authorization": f"Bearer {key}"} if key else {})
        self._limits = limits
        self._client = httpx.Client(
            timeout=limits.timeout_s, follow_redirects=False, headers={"User-Agent": _NAME},
            trust_env=False,
        )  # fmt: skip

    @property
    def max_file_mb(self) -> float:
        """Return the size of the largest file that is brought, in MiB."""
        return self._limits.max_file_mb

    def get(self, url: str, params: Mapping[str, Any] | None = None) -> httpx.Response:
        """Return the whole answer to a GET, also one that says 4xx.

        Raises:
            SourceError: The address may not be asked, or the answer is too large.
            SourcePausedError: The server is away or busy for longer than is waited.
        """
        with self._open(url, params) as response:
            body = b"".join(self._limited(response, MAX_ANSWER_MB, MAX_ANSWER_S))
            return httpx.Response(
                response.status_code,
                headers=_plain(response),
                content=body,
                request=response.request,
            )

    def download(self, url: str, target: Path) -> httpx.Headers:
        """Write a file; return its headers.

        Raises:
            SourceError: As of ``get``, and where the server has no such file.
            SourceRetryError: It breaks off, or the server fails at this one file: others
                may come, so the run goes on.
        """
        with self._open(url, None, one_file=True) as response:
            if response.status_code != 200:
                raise SourceError("source_link_dead", url=_bare(url), status=response.status_code)
            try:
                with target.open("wb") as stream:
                    for piece in self._limited(response, self._limits.max_file_mb, MAX_FILE_S):
                        stream.write(piece)
            except SourcePausedError as error:
                raise SourceRetryError("source_file_broken_off", url=_bare(url)) from error
            return response.headers

    def location(self, url: str) -> str | None:
        """Return the address that ``url`` redirects to, unfollowed; ``None`` if it does not."""
        with self._asked(url, None) as response:
            location: str | None = response.headers.get("location")
            return location

    @contextmanager
    def _open(
        self, url: str, params: Mapping[str, Any] | None, *, one_file: bool = False
    ) -> Iterator[httpx.Response]:
        """Ask, following redirects as far as they may be followed."""
        for _ in range(MAX_REDIRECTS + 1):
            with self._asked(url, params, one_file=one_file) as response:
                if response.status_code not in _REDIRECTS or "location" not in response.headers:
                    yield response
                    return
                url, params = urljoin(str(response.url), response.headers["location"]), None
        raise SourceError("source_redirects", url=url, most=MAX_REDIRECTS)

    @contextmanager
    def _asked(
        self, url: str, params: Mapping[str, Any] | None, *, one_file: bool = False
    ) -> Iterator[httpx.Response]:
        """Ask one address, again while the fault may pass."""
        own = _origin(url) == self._origin
        if not own:
            _must_be_open(url)
        for tries in range(1, MAX_TRIES + 1):
            try:
                request = self._client.build_request(
                    "GET", url, params=params, headers=self._own if own else None
                )
                response = self._client.send(request, stream=True)
            except httpx.TransportError as error:
                self._wait(tries, url, type(error).__name__)
                continue
            try:
                if response.status_code in _MAY_PASS:
                    if one_file and tries == MAX_TRIES and response.status_code not in _BUSY:
                        status = response.status_code
                        raise SourceRetryError("source_link_dead", url=_bare(url), status=status)
                    self._wait(tries, url, str(response.status_code), response)
                    continue
                if not own:
                    _must_be_connected_openly(response, url)
                yield response
                return
            finally:
                response.close()

    def _wait(
        self, tries: int, url: str, cause: str, response: httpx.Response | None = None
    ) -> None:
        """Wait before the next try, as long as the server asks for if it does."""
        asked = _retry_after(response.headers.get("retry-after", "")) if response else None
        wait = self._limits.back_off_s * 2 ** (tries - 1) if asked is None else asked
        if tries == MAX_TRIES or wait > self._limits.max_wait_s:
            raise SourcePausedError("source_away", url=_bare(url), cause=cause)
        time.sleep(wait)

    def _limited(self, response: httpx.Response, most_mb: float, most_s: float) -> Iterator[bytes]:
        """Yield an answer's bytes within the limits of size and time."""
        started, count = time.monotonic(), 0
        try:
            for piece in response.iter_bytes():
                count += len(piece)
                if count > most_mb * 1024 * 1024:
                    raise SourceError("source_file_large", file=_last(response), most=int(most_mb))
                if time.monotonic() - started > most_s:
                    raise SourcePausedError(
                        "source_away", url=_bare(str(response.url)), cause="timeout"
                    )
                yield piece
        except (httpx.TransportError, httpx.DecodingError) as error:
            url, cause = _bare(str(response.url)), type(error).__name__
            raise SourcePausedError("source_away", url=url, cause=cause) from error


def named_key(variable: str | None, environment: Mapping[str, str]) -> str | None:
    """Return the key in the environment variable of that name.

    Raises:
        SourceError: A variable is named and is not set.
    """
    if variable is None:
        return None
    if not (key := environment.get(variable, "").strip()):
        raise SourceError("source_key_missing", name=variable)
    return key


def _origin(url: str) -> tuple[str, str, int | None]:
    """Return scheme, host and port.

    Raises:
        SourceError: It is no address of the web.
    """
    try:
        parts = urlsplit(url)
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme)
    except ValueError as error:
        raise SourceError("source_address_wrong", url=_bare(url)) from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise SourceError("source_address_wrong", url=_bare(url))
    return parts.scheme, parts.hostname, port


def _must_be_open(url: str) -> None:
    """Refuse an address that leads to a machine that the open internet does not reach."""
    _, host, port = _origin(url)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise SourceError("source_link_dead", url=url, status=type(error).__name__) from error
    if not all(_is_global(str(address[4][0])) for address in found):
        raise SourceError("source_address_private", url=_bare(url))


def _must_be_connected_openly(response: httpx.Response, url: str) -> None:
    """Refuse an answer from a private machine, though its name had led elsewhere a moment ago."""
    stream = response.extensions.get("network_stream")
    peer = stream.get_extra_info("server_addr") if stream else None
    if not peer or not _is_global(str(peer[0])):
        raise SourceError("source_address_private", url=_bare(url))


def _is_global(address: str) -> bool:
    ip = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(ip, "ipv4_mapped", None)
    return bool((mapped or ip).is_global) and not ip.is_multicast


def _retry_after(value: str) -> float | None:
    """Return the seconds of a ``Retry-After``, which may be a date; ``None`` without one."""
    if value.strip().isdigit():
        return float(value)
    try:
        return max(0.0, (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None


def _plain(response: httpx.Response) -> dict[str, str]:
    """Return the headers without those that describe the transfer, which is over."""
    transfer = ("content-encoding", "content-length", "transfer-encoding")
    return {name: value for name, value in response.headers.items() if name not in transfer}


def _bare(url: str) -> str:
    """Return an address without its query, where keys and signatures are."""
    return url.partition("?")[0]


def _last(response: httpx.Response) -> str:
    return response.url.path.rpartition("/")[2] or str(response.url.host)
