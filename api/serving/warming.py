"""Prepares after the start what the first request would otherwise wait for."""

from __future__ import annotations

import logging
import time

from api.answering import answer_question
from api.citations.citing import DEFAULT_STYLE
from api.citations.csl_styles import warm_up as parse_styles
from api.engine import Engine
from api.schemas.questions import QuestionIn
from api.service import respond, search_for
from ingest.errors import FunnError

#: Question of ordinary words, so that every step of an answer is run once.
QUESTION = "Hva sier rapportene om samarbeid på kontoret?"

logger = logging.getLogger("funn")


def warm_up(engine: Engine) -> None:
    """Answer one question, then make typing help, catalogue and quote checker ready."""
    started = time.perf_counter()
    parse_styles([DEFAULT_STYLE])
    try:
        searcher = engine.searcher()
        searcher.warm_up()
        question = QuestionIn.model_validate({"question": QUESTION})
        respond(question, answer_question(search_for(question, searcher), searcher), searcher, 0.0)
        engine.suggester()
        engine.catalogue()
        engine.quote_checker()
    except FunnError as error:
        logger.warning("not ready: %s", error)
    logger.info("warm after %.1f s", time.perf_counter() - started)
