"""Streams an answer as server-sent events ``status``, ``hit``, ``quote``, ``final``.

``final`` is the whole answer, the same object that a caller without a stream gets, so
that no caller must put the pieces together. Where a language model is asked for, each of
its sentences that holds comes before that as ``generated``.
"""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Generator, Iterator
from contextlib import aclosing
from dataclasses import dataclass
from typing import Literal

from fastapi.sse import EventSourceResponse, format_sse_event
from pydantic import BaseModel
from starlette.concurrency import iterate_in_threadpool

from api.answering import answer_question
from api.llm.endpoints import endpoint_of
from api.llm.generating import generate_events
from api.schemas.answers import AnswerOut
from api.schemas.llm import GeneratedOut
from api.schemas.questions import QuestionIn, Schema
from api.schemas.service import ProblemOut
from api.service import respond, search_for
from api.settings import Settings
from api.views.answers import hit_out, quote_out
from api.wordings import Locale, shown_note, wording
from index.models import AnswerStatus
from index.query.parser import ParsedQuery, parse_query
from index.searcher import Searcher
from index.text.language import detect
from ingest.errors import FunnError

EventName = Literal["status", "hit", "quote", "generated", "final", "error"]


class ProgressOut(Schema):
    """Event ``status``: the stage of the work and, once it is known, the outcome."""

    stage: Literal["searching", "found"]
    status: AnswerStatus | None = None
    probability: float | None = None
    hits: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One event, not yet on the wire."""

    name: EventName
    body: BaseModel

    def encode(self) -> bytes:
        """Return the event's bytes on the wire."""
        return format_sse_event(event=self.name, data_str=self.body.model_dump_json())


def stream_answer(
    question: QuestionIn,
    searcher: Searcher,
    settings: Settings,
    locale: Locale | None = None,
    *,
    when_found: Callable[[], None] = lambda: None,
) -> EventSourceResponse:
    """Answer in events. A caller that hangs up ends the work after the step at hand.

    Args:
        when_found: Called when all work on the corpus is done and only a model's is left.

    Raises:
        QueryError: Before anything is sent, if the question cannot be understood.
    """
    query = parse_query(question.question)
    # A proxy that waits for the whole answer would make a stream of it useless.
    return EventSourceResponse(
        _on_the_wire(question, query, searcher, settings, locale, when_found),
        headers={"X-Accel-Buffering": "no"},
    )


async def _on_the_wire(
    question: QuestionIn,
    query: ParsedQuery,
    searcher: Searcher,
    settings: Settings,
    locale: Locale | None,
    when_found: Callable[[], None],
) -> AsyncIterator[bytes]:
    async for event in iterate_in_threadpool(answer_events(question, searcher, locale, query)):
        if isinstance(event.body, AnswerOut):
            when_found()
        if question.generate and isinstance(event.body, AnswerOut):
            worded = _generated(question, event.body, searcher, settings, locale)
            async with aclosing(worded) as more:
                async for later in more:
                    yield later.encode()
        else:
            yield event.encode()


async def _generated(
    question: QuestionIn,
    answer: AnswerOut,
    searcher: Searcher,
    settings: Settings,
    locale: Locale | None,
) -> AsyncGenerator[Event, None]:
    """Yield the model's sentences, and last the answer with those that hold.

    A caller that hangs up cancels this, and with it the request to the endpoint.
    """
    made = generate_events(question, answer, searcher, endpoint_of(settings), locale)
    async with aclosing(made) as pieces:
        async for piece in pieces:
            if isinstance(piece, GeneratedOut):
                yield Event("final", answer.model_copy(update={"generated": piece}))
            else:
                yield Event("generated", piece)


def answer_events(
    question: QuestionIn,
    searcher: Searcher,
    locale: Locale | None = None,
    query: ParsedQuery | None = None,
) -> Generator[Event]:
    """Yield the events of one answer. An error on the way is the last event, ``error``."""
    yield Event("status", ProgressOut(stage="searching"))
    try:
        yield from _found(question, searcher, locale, query)
    except FunnError as error:
        reader = locale or detect(question.question).language
        title, detail = wording("problem_broke_off", reader), shown_note(error.note, reader)
        yield Event("error", ProblemOut(title=title, status=503, detail=detail))


def _found(
    question: QuestionIn, searcher: Searcher, locale: Locale | None, query: ParsedQuery | None
) -> Iterator[Event]:
    started = time.perf_counter()
    outcome = search_for(question, searcher, query)
    yield Event(
        "status",
        ProgressOut(
            stage="found",
            status=outcome.status,
            probability=outcome.probability,
            hits=len(outcome.hits),
        ),
    )
    for hit in outcome.hits:
        yield Event("hit", hit_out(hit, searcher, locale))
    answer = answer_question(outcome, searcher)
    for quote in answer.quotes:
        yield Event("quote", quote_out(quote, locale or outcome.language))
    took_ms = (time.perf_counter() - started) * 1000
    yield Event("final", respond(question, answer, searcher, took_ms, locale))
