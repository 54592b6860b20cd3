"""Headers that every answer has: security for browsers, and what a cached copy depends on."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import locale_of, problem
from api.wordings.reader_language import BY_LANGUAGE
from ingest.notes import Note

logger = logging.getLogger("funn")
CSP = "Content-Security-Policy"


def policy(**directives: str) -> str:
    """Return a content-security policy; ``script_src`` is written for ``script-src``."""
    return "; ".join(f"{name.replace('_', '-')} {what}" for name, what in directives.items())


#: Policy of the page: its own files, nothing inline, nothing from elsewhere.
PAGE_POLICY = policy(
    default_src="'none'",
    script_src="'self'",
    style_src="'self'",
    img_src="'self' data: blob:",
    font_src="'self'",
    connect_src="'self'",
    worker_src="'self'",
    base_uri="'none'",
    form_action="'self'",
    frame_ancestors="'none'",
)
#: Swagger UI starts itself from a script in its page, and brings styles along.
DOCS_POLICY = policy(
    default_src="'none'",
    script_src="'self' 'unsafe-inline'",
    style_src="'self' 'unsafe-inline'",
    img_src="'self' data:",
    connect_src="'self'",
    base_uri="'none'",
    form_action="'self'",
    frame_ancestors="'none'",
)
#: Policy of the API, whose answers are never shown as a page.
API_POLICY = policy(default_src="'none'", frame_ancestors="'none'")
#: Policy of an original that the browser shows by its own means.
FILE_POLICY = policy(frame_ancestors="'self'")
#: Policy of an original that could hold scripts: nothing of it runs or is loaded.
SANDBOXED = "sandbox; " + policy(
    default_src="'none'", style_src="'unsafe-inline'", img_src="data:", frame_ancestors="'self'"
)

ALWAYS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class AnswerHeaders:
    """ASGI middleware: adds the headers that an answer does not bring itself."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        started = False

        async def send_with_headers(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                for name, value in ALWAYS.items():
                    headers.setdefault(name, value)
                headers.setdefault(CSP, policy_for(scope["path"]))
                if scope.get(BY_LANGUAGE):
                    headers.add_vary_header("Accept-Language")
            await send(message)

        try:
            await self._app(scope, receive, send_with_headers)
        except Exception:
            if started:
                raise
            # Answered here, inside the headers: the framework's own answer has none of them.
            logger.exception("unhandled error in %s", scope["path"])
            locale = locale_of(HTTPConnection(scope))
            failed = problem(500, "problem_500", Note.of("server_fault"), locale)
            await failed(scope, receive, send_with_headers)


def policy_for(path: str) -> str:
    """Return the policy for ``path``."""
    if path == "/docs" or path.startswith("/docs/"):
        return DOCS_POLICY
    return API_POLICY if path.startswith("/api/") else PAGE_POLICY
