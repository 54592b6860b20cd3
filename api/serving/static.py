"""Serves the page that Vite built, under addresses of its own.

Files under ``assets/`` carry a digest in their name and never change; everything else is
asked for anew. An address that is no file and no part of the API is the page's own.
"""

from __future__ import annotations

import logging
from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import RedirectResponse
from fastapi.staticfiles import StaticFiles
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response
from starlette.types import Receive, Scope, Send

INDEX = "index.html"
ASSETS = "assets/"
FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
#: First parts of a path that are never the page's: an unknown address there is an error.
NOT_THE_PAGE = frozenset({"api", "docs", "assets", "static-offline-docs"})
#: Folder of the built page in a checkout.
BUILT_HERE = Path(__file__).resolve().parents[2] / "ui" / "dist"

logger = logging.getLogger("funn")


class PageFiles(StaticFiles):
    """The built page. Without one, ``/`` leads to the API's documentation."""

    def __init__(self, folder: Path) -> None:
        super().__init__(directory=folder, check_dir=False)
        self.folder = folder

    @property
    def is_built(self) -> bool:
        """Tell if there is a page to serve, now."""
        return (self.folder / INDEX).is_file()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what no route answers. Raises ``HTTPException`` for what is not here."""
        if scope["type"] != "http":
            raise HTTPException(404)
        response = await self.get_response(self.get_path(scope), scope)
        await response(scope, receive, send)

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return a file, or the page itself for one of its own addresses. Raises for others."""
        if scope["method"] not in ("GET", "HEAD"):
            raise HTTPException(404)
        if not self.is_built:
            if path == ".":
                return RedirectResponse("/docs")
            raise HTTPException(404)
        if any(part.startswith(".") for part in Path(path).parts):
            # Files of the build itself, as its list of what it made.
            raise HTTPException(404)
        if path in (".", INDEX) or _is_address(path, scope):
            return FileResponse(self.folder / INDEX, headers={"Cache-Control": ASK_AGAIN})
        response = await super().get_response(path, scope)
        lasting = path.startswith(ASSETS)
        response.headers["Cache-Control"] = FOR_EVER if lasting else ASK_AGAIN
        return response


def _is_address(path: str, scope: Scope) -> bool:
    """Tell if a browser asks for a page: the path is no file, and HTML is accepted."""
    first, _, _ = path.partition("/")
    if first in NOT_THE_PAGE or "." in path.rpartition("/")[2]:
        return False
    return "text/html" in Headers(scope=scope).get("accept", "")


def install(app: FastAPI, folder: Path | None) -> None:
    """Serve the page that lies in ``folder``, else the checkout's, behind all routes."""
    page = PageFiles(folder or BUILT_HERE)
    if not page.is_built:
        logger.info(
            "no page in %s: / leads to /docs. `make run` builds it; FUNN_PAGE names another folder",
            page.folder,
        )
    app.state.page = page
    app.router.default = page
