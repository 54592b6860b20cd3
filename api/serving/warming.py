"""Prepares after the start what the first request would otherwise wait for."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from api.answering import answer_question
from api.citations.citing import DEFAULT_STYLE
from api.citations.csl_styles import warm_up as parse_styles
from api.engine import Engine
from api.schemas.questions import QuestionIn
from api.service import respond, search_for
from ingest.errors import FunnError

#: Question of ordinary words, so that every step of an answer is run once.
QUESTION = "Hva sier rapportene om samarbeid på kontoret?"
#: Seconds that the end of the app waits for the step at hand.
LONGEST_STEP_S = 5.0

logger = logging.getLogger("funn")


@contextmanager
def warming(engine: Engine) -> Iterator[None]:
    """Warm up beside the requests; when the app ends, so does the thread, after its step.

    Steps are short, so that a server stops at once.
    """
    ended = threading.Event()
    thread = threading.Thread(target=warm_up, args=(engine, ended), name="warm-up", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join(timeout=LONGEST_STEP_S)


def warm_up(engine: Engine, ended: threading.Event | None = None) -> None:
    """Answer one question, then make typing help, catalogue and quote checker ready.

    Args:
        ended: Set when nobody waits any longer: no further step is begun.
    """
    started = time.perf_counter()
    try:
        for _ in _steps(engine):
            if ended and ended.is_set():
                return
            time.sleep(0)  # questions that come meanwhile go first
    except FunnError as error:
        logger.warning("not ready: %s", error)
    logger.info("warm after %.1f s", time.perf_counter() - started)


def _steps(engine: Engine) -> Iterator[None]:
    """Make one thing ready after another; between two the work may be left off."""
    yield
    parse_styles([DEFAULT_STYLE])
    yield
    yield from engine.searcher().warm_up()
    _answer(engine)
    for make_ready in (engine.suggester, engine.catalogue, engine.quote_checker):
        yield
        make_ready()


def _answer(engine: Engine) -> None:
    searcher = engine.searcher()
    question = QuestionIn.model_validate({"question": QUESTION})
    respond(question, answer_question(search_for(question, searcher), searcher), searcher, 0.0)
