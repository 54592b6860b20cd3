"""Builds the app. The index is opened once, at startup; a rebuild is picked up live."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from importlib.metadata import version

from fastapi import FastAPI
from fastapi_offline import FastAPIOffline
from starlette.concurrency import run_in_threadpool
from starlette.middleware.gzip import DEFAULT_EXCLUDED_CONTENT_TYPES, GZipMiddleware

from api import errors
from api.engine import Engine
from api.reader.originals import PACKED
from api.routes import (
    answers,
    compare,
    corpus,
    documents,
    health,
    library,
    library_files,
    quotes,
    reader,
    receipts,
    search,
    spans,
    suggest,
)
from api.schemas.service import ProblemOut
from api.serving import metrics, security, static
from api.serving.access_log import keep_questions_out_of_logs
from api.serving.editing import LibraryWorker, resume
from api.serving.headers import AnswerHeaders
from api.serving.warming import warming
from api.settings import Settings, load_settings
from ingest.errors import FunnError

#: In the order of the documentation.
RESOURCES = (
    *(search, suggest, answers, compare),
    *(corpus, documents, reader, spans, quotes, receipts, health),
    *(library, library_files),
)
PROBLEMS = {
    status: {"model": ProblemOut, "content": {errors.PROBLEM_JSON: {}}, "description": title}
    for status, title in ((404, "Not found"), (422, "Not valid"), (503, "No index to use"))
}
#: Compressed in themselves, or read in ranges, which compression would shift.
NOT_COMPRESSED = (*DEFAULT_EXCLUDED_CONTENT_TYPES, *PACKED)
logger = logging.getLogger("funn")


def create_app(settings: Settings | None = None) -> FastAPI:
    """Put the app together. Routes turn a request into one call; all else is elsewhere."""
    engine = Engine(settings or load_settings())
    worker = LibraryWorker(engine)

    app = FastAPIOffline(
        title="Funn",
        version=version("funn"),
        summary="Quotes from research reports, word for word, with citations that hold.",
        openapi_url="/api/openapi.json",
        docs_url="/docs",
        redoc_url=None,
        lifespan=_life_of(engine, worker),
        responses=PROBLEMS,
    )
    app.state.engine = engine
    app.state.library_worker = worker
    errors.install(app)
    for resource in RESOURCES:
        app.include_router(resource.router)
    metrics.install(app, engine)
    keep_questions_out_of_logs()
    static.install(app, engine.settings.page)
    security.install(app, engine.settings)
    app.add_middleware(GZipMiddleware, compresslevel=6, exclude_content_types=NOT_COMPRESSED)
    app.add_middleware(AnswerHeaders)
    return app


def _life_of(
    engine: Engine, worker: LibraryWorker
) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """Return how the app begins and ends: the index opened, jobs resumed, all let go."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        try:
            resume(worker, engine.settings)
            await run_in_threadpool(engine.searcher)
        except FunnError as error:
            # The server still starts: /healthz answers, and /readyz says what is missing.
            logger.warning("not ready: %s", error)
            yield
        else:
            engine.swaps_behind = True
            with warming(engine):
                yield
            engine.ended.set()

    return lifespan


def served_app() -> FastAPI:
    """Put the app together in a process that has its address by the environment, too."""
    return create_app(load_settings().serving_at(None, None))
