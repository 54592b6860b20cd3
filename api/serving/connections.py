"""Connections that end: uvicorn waits for ever for half a request, and for a reader who stops.

uvicorn limits how long a connection may rest between requests, and nothing else. Here a
request's head must be whole in time, and what is sent must be taken in time; else the
connection is cut. (The body's time is limited where it is read, in ``api.serving.admission``.)
"""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

#: Seconds from the first byte, or the opening, until a request's head must be whole.
HEAD_S = 15.0
#: Seconds that a client may leave what was sent untaken.
UNTAKEN_S = 20.0


class PunctualProtocol(HttpToolsProtocol):
    """uvicorn's protocol with a limit on waiting for the client."""

    _head: asyncio.TimerHandle | None = None
    _untaken: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first head."""
        super().connection_made(transport)
        self._head = self.loop.call_later(HEAD_S, transport.abort)

    def data_received(self, data: bytes) -> None:
        """Read on; wait for a head only while no request is at work."""
        super().data_received(data)
        if self._is_at_work:
            self._stop_head()
        elif self._head is None and not self.transport.is_closing():
            self._head = self.loop.call_later(HEAD_S, self.transport.abort)

    @property
    def _is_at_work(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def pause_writing(self) -> None:
        """Hold the app back, and begin to wait for the client."""
        super().pause_writing()
        if self._untaken is None:
            self._untaken = self.loop.call_later(UNTAKEN_S, self.transport.abort)

    def resume_writing(self) -> None:
        """Let the app go on."""
        self._stop_untaken()
        super().resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing more."""
        self._stop_head()
        self._stop_untaken()
        super().connection_lost(exc)

    def _stop_head(self) -> None:
        if self._head is not None:
            self._head.cancel()
            self._head = None

    def _stop_untaken(self) -> None:
        if self._untaken is not None:
            self._untaken.cancel()
            self._untaken = None
