"""An answer as it comes about: server-sent events ``status``, ``hit``, ``quote``, ``final``.

``final`` is the whole answer, the same object that a caller without a stream gets, so
that nobody has to put the pieces together to know what counts. Where a language model
is asked for, each sentence of its that holds comes before that as ``generated``.
"""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
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
from index.models import AnswerStatus
from index.query.parser import parse_query
from index.searcher import Searcher
from ingest.errors import FunnError

EventName = Literal["status", "hit", "quote", "generated", "final", "error"]


class ProgressOut(Schema):
    """Event ``status``: what is being done, and, once it is known, what was found."""

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
        """As it goes over the wire."""
        return format_sse_event(event=self.name, data_str=self.body.model_dump_json())


def stream_answer(
    question: QuestionIn, searcher: Searcher, settings: Settings
) -> EventSourceResponse:
    """Answer in events. A caller that hangs up ends the work after the step at hand.

    Raises:
        QueryError: Before anything is sent, if the question cannot be understood.
    """
    parse_query(question.question)
    # A proxy that waits for the whole answer would make a stream of it useless.
    return EventSourceResponse(
        _on_the_wire(question, searcher, settings), headers={"X-Accel-Buffering": "no"}
    )


async def _on_the_wire(
    question: QuestionIn, searcher: Searcher, settings: Settings
) -> AsyncIterator[bytes]:
    async for event in iterate_in_threadpool(answer_events(question, searcher)):
        if question.generate and isinstance(event.body, AnswerOut):
            async with aclosing(_generated(question, event.body, searcher, settings)) as more:
                async for later in more:
                    yield later.encode()
        else:
            yield event.encode()


async def _generated(
    question: QuestionIn, answer: AnswerOut, searcher: Searcher, settings: Settings
) -> AsyncGenerator[Event, None]:
    """The model's sentences, and the answer with those that stand beside its quotes.

    A caller that hangs up cancels this, and with it the request to the endpoint.
    """
    made = generate_events(question, answer, searcher, endpoint_of(settings))
    async with aclosing(made) as pieces:
        async for piece in pieces:
            if isinstance(piece, GeneratedOut):
                yield Event("final", answer.model_copy(update={"generated": piece}))
            else:
                yield Event("generated", piece)


def answer_events(question: QuestionIn, searcher: Searcher) -> Iterator[Event]:
    """The events of one answer. What goes wrong on the way is an event ``error``, the last."""
    yield Event("status", ProgressOut(stage="searching"))
    try:
        yield from _found(question, searcher)
    except FunnError as error:
        problem = ProblemOut(title="The answer broke off", status=503, detail=str(error))
        yield Event("error", problem)


def _found(question: QuestionIn, searcher: Searcher) -> Iterator[Event]:
    started = time.perf_counter()
    outcome = search_for(question, searcher)
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
        yield Event("hit", hit_out(hit, searcher))
    answer = answer_question(outcome, searcher)
    for quote in answer.quotes:
        yield Event("quote", quote_out(quote, outcome.language))
    took_ms = (time.perf_counter() - started) * 1000
    yield Event("final", respond(question, answer, searcher, took_ms))
