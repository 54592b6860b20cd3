"""Makes a generated answer of a question and its quotes, sentence by sentence.

The extractive answer is finished before this begins, and is only read here.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import Counter
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, field
from functools import lru_cache

from api.llm.claims import last_claim, split_claims, spoken
from api.llm.client import stream_text
from api.llm.grounding import judge, speaks
from api.llm.messages import STATES, explain, message_of
from api.llm.models import Claim, Endpoint, EndpointError, Judgement, Source
from api.llm.prompt import NO_ANSWER, messages_for
from api.llm.sources import sources_of
from api.llm.vocabulary import Vocabulary
from api.questions.person_data import find_person_data
from api.schemas.answers import AnswerOut
from api.schemas.llm import Cause, EvidenceOut, GeneratedOut, GeneratedSentenceOut
from api.schemas.questions import QuestionIn
from api.wordings import Locale
from index.searcher import Searcher
from index.text.language import Language

#: Characters of a model's text that are read, at most; the answer is then cut.
MAX_CHARS = 6000
MAX_SENTENCES = 12
logger = logging.getLogger("funn.llm")


@dataclass(slots=True)
class _HeardAnswer:
    """The model's answer as far as it has been written.

    Attributes:
        language: Of the question, and so of the model's sentences.
        reader: The language of our own words.
        judged_claims: Number of claims that have been judged.
    """

    sources: list[Source]
    language: Language
    reader: Locale
    vocabulary: Vocabulary
    raw: str = ""
    judged_claims: int = 0
    cut: bool = False
    judgements: list[Judgement] = field(default_factory=list)

    def has_more(self) -> bool:
        """Return whether another claim is complete."""
        return len(split_claims(spoken(self.raw))[0]) > self.judged_claims

    def hear(self, *, ended: bool = False, complete: bool = True) -> list[Judgement]:
        """Judge the claims that have been completed since the last call.

        Raises:
            EndpointError: The model writes in another language than it was asked to.
        """
        claims, rest = split_claims(spoken(self.raw))
        if ended:
            claims += last_claim(rest, complete=complete)
        fresh = claims[self.judged_claims :]
        self.judged_claims = len(claims)
        if fresh and not speaks(" ".join(claim.text for claim in claims), self.language):
            raise EndpointError("wrong_language")
        judged = [self._judge(claim) for claim in fresh]
        self.judgements += judged
        return judged

    def _judge(self, claim: Claim) -> Judgement:
        shown = sum(judgement.status != "dropped" for judgement in self.judgements)
        if shown >= MAX_SENTENCES:
            return Judgement(claim, "dropped", "too_many")
        return judge(claim, self.sources, self.language, self.vocabulary)


async def generate(
    question: QuestionIn,
    answer: AnswerOut,
    searcher: Searcher,
    endpoint: Endpoint | None,
    locale: Locale | None = None,
) -> GeneratedOut:
    """Return the generated answer as a whole. A failure is a state of it, not an error."""
    events = generate_events(question, answer, searcher, endpoint, locale)
    async with aclosing(events):
        async for event in events:
            if isinstance(event, GeneratedOut):
                return event
    raise AssertionError("generate_events ends with a GeneratedOut")


async def generate_events(
    question: QuestionIn,
    answer: AnswerOut,
    searcher: Searcher,
    endpoint: Endpoint | None,
    locale: Locale | None = None,
) -> AsyncGenerator[GeneratedSentenceOut | GeneratedOut, None]:
    """Yield each sentence as soon as it is verified; last, and always, the whole.

    The sentences before the last event are on probation: that event repeats those that
    stand, which are none if the model turns out to have broken off. Closing the iterator,
    or cancelling the task it runs in, hangs up on the endpoint.
    """
    started = time.perf_counter()
    reader = locale or answer.language
    sources = sources_of(answer, searcher)
    cause = _nothing_to_send(question, sources, endpoint)
    if cause or endpoint is None:
        yield _ended(cause or "off", reader, endpoint, started)
        return
    vocabulary = await asyncio.to_thread(vocabulary_of, searcher)
    heard = _HeardAnswer(sources, answer.language, reader, vocabulary)
    try:
        async with aclosing(_listen(question, endpoint, heard)) as judgements:
            async for judgement in judgements:
                if judgement.status != "dropped":
                    yield _sentence(judgement, heard)
    except EndpointError as error:
        logger.warning("no generated answer: %s", error)
        yield _ended(error.cause, reader, endpoint, started)
        return
    yield _whole(heard, endpoint, started)


async def _listen(
    question: QuestionIn, endpoint: Endpoint, heard: _HeardAnswer
) -> AsyncGenerator[Judgement, None]:
    """Let the model write on, and yield each judgement as it falls.

    Raises what ``stream_text`` and ``_HeardAnswer.hear`` raise.
    """
    finish: str | None = None
    asked = messages_for(question.question, heard.sources, heard.language)
    async with aclosing(stream_text(endpoint, asked)) as pieces:
        async for piece in pieces:
            heard.raw += piece.text
            finish = piece.finish or finish
            if len(heard.raw) > MAX_CHARS:
                heard.raw = heard.raw[:MAX_CHARS]
                finish = "length"
                break
            if heard.has_more():
                for judgement in await asyncio.to_thread(heard.hear):
                    yield judgement
    heard.cut = finish == "length"
    if _declines(heard):
        return
    for judgement in await asyncio.to_thread(heard.hear, ended=True, complete=not heard.cut):
        yield judgement


@lru_cache(maxsize=1)
def vocabulary_of(searcher: Searcher) -> Vocabulary:
    """Return the vocabulary of an index; made once for each."""
    return Vocabulary(searcher.analyzer, searcher.frequencies)


def _nothing_to_send(
    question: QuestionIn, sources: list[Source], endpoint: Endpoint | None
) -> Cause | None:
    """Return why the endpoint is not asked; ``None`` if it is."""
    if endpoint is None:
        return "off"
    if find_person_data(question.question) and not question.confirm:
        return "personal_data"
    return None if sources else "no_quotes"


def _declines(heard: _HeardAnswer) -> bool:
    """Return whether the model found no answer, as it may."""
    return spoken(heard.raw).strip(" .\n") == NO_ANSWER


def _whole(heard: _HeardAnswer, endpoint: Endpoint, started: float) -> GeneratedOut:
    """Return the generated answer, once the model has ended."""
    shown = [judgement for judgement in heard.judgements if judgement.status != "dropped"]
    reasons = Counter(j.reason for j in heard.judgements if j.status == "dropped" and j.reason)
    cause: Cause = "ok"
    if not shown:
        cause = "nothing_held" if heard.judged_claims else "empty"
        if _declines(heard):
            cause = "no_answer"
    ended = _ended(cause, heard.reader, endpoint, started, dropped=reasons.total())
    return ended.model_copy(
        update={
            "sentences": [_sentence(judgement, heard) for judgement in shown],
            "dropped_reasons": dict(reasons),
            "cut": heard.cut,
        }
    )


def _ended(
    cause: Cause,
    reader: Locale,
    endpoint: Endpoint | None,
    started: float,
    *,
    dropped: int = 0,
) -> GeneratedOut:
    return GeneratedOut(
        state=STATES[cause],
        cause=cause,
        message=message_of(cause, reader, dropped),
        model=endpoint.model if endpoint else None,
        dropped=dropped,
        took_ms=(time.perf_counter() - started) * 1000,
    )


def _sentence(judgement: Judgement, heard: _HeardAnswer) -> GeneratedSentenceOut:
    by_number = {source.number: source for source in heard.sources}
    cited = [by_number[number] for number in judgement.claim.numbers]
    return GeneratedSentenceOut(
        text=judgement.claim.text,
        cites=list(dict.fromkeys(source.quote for source in cited)),
        evidence=[EvidenceOut(quote=s.quote, start=s.start, end=s.end) for s in cited],
        status="marked" if judgement.reason else "supported",
        reason=judgement.reason,
        explanation=explain(judgement.reason, heard.reader),
    )
