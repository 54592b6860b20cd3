"""Tells requests that cost from look-ups: for limits of rate and for places to work at."""

from __future__ import annotations

from starlette.types import Scope

#: Paths of requests that take more than a look-up.
COSTLY = ("/api/search", "/api/answers", "/api/compare", "/api/quotes", "/api/export",
          "/api/receipts", "/api/library/files", "/api/library/changes",
          "/api/library/jobs")  # fmt: skip
COSTLY_END = "/image"
LOOKUPS = "/api/"


def is_costly(scope: Scope) -> bool:
    """Return whether the request takes more than a look-up."""
    if scope["type"] != "http":
        return False
    path: str = scope["path"]
    return path.startswith(COSTLY) or path.endswith(COSTLY_END)


def is_lookup(scope: Scope) -> bool:
    """Return whether the request asks the corpus for something, at little cost."""
    return (
        scope["type"] == "http" and str(scope["path"]).startswith(LOOKUPS) and not is_costly(scope)
    )
