"""A question and its quotes → a generated answer, sentence by sentence.

The answer that it stands beside is finished before this begins, and is only read here.
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
from index.searcher import Searcher
from index.text.language import Language

#: What a model writes beyond this is not read: the answer is then cut.
MAX_CHARS = 6000
MAX_SENTENCES = 12
logger = logging.getLogger("funn.generation")


@dataclass(slots=True)
class _Draft:
    """What has come of an answer so far. Grows while the model writes."""

    sources: list[Source]
    language: Language
    vocabulary: Vocabulary
    raw: str = ""
    heard: int = 0
    cut: bool = False
    judgements: list[Judgement] = field(default_factory=list)

    def has_more(self) -> bool:
        """Whether another claim has become whole."""
        return len(split_claims(spoken(self.raw))[0]) > self.heard

    def hear(self, *, ended: bool = False, complete: bool = True) -> list[Judgement]:
        """Judge the claims that have become whole since the last time.

        Raises:
            EndpointError: The model writes in another language than it was asked to.
        """
        claims, rest = split_claims(spoken(self.raw))
        if ended:
            claims += last_claim(rest, complete=complete)
        fresh = claims[self.heard :]
        self.heard = len(claims)
        if fresh and not speaks(" ".join(claim.text for claim in claims), self.language):
            raise EndpointError("wrong_language", "The model writes in another language.")
        judged = [self._judge(claim) for claim in fresh]
        self.judgements += judged
        return judged

    def _judge(self, claim: Claim) -> Judgement:
        shown = sum(judgement.status != "dropped" for judgement in self.judgements)
        if shown >= MAX_SENTENCES:
            return Judgement(claim, "dropped", "too_many")
        return judge(claim, self.sources, self.language, self.vocabulary)


async def generate(
    question: QuestionIn, answer: AnswerOut, searcher: Searcher, endpoint: Endpoint | None
) -> GeneratedOut:
    """The generated answer as a whole. Whatever goes wrong is a state of it, not an error."""
    events = generate_events(question, answer, searcher, endpoint)
    async with aclosing(events):
        async for event in events:
            if isinstance(event, GeneratedOut):
                return event
    raise AssertionError("generate_events ends with a GeneratedOut")


async def generate_events(
    question: QuestionIn, answer: AnswerOut, searcher: Searcher, endpoint: Endpoint | None
) -> AsyncGenerator[GeneratedSentenceOut | GeneratedOut, None]:
    """Each sentence as soon as it is verified; last, and always, what counts.

    The sentences before the last event are on probation: that event repeats those that
    stand, which are none if the model turns out to have broken off. Closing the iterator,
    or cancelling the task it runs in, hangs up on the endpoint.
    """
    started = time.perf_counter()
    sources = sources_of(answer, searcher)
    cause = _nothing_to_send(question, sources, endpoint)
    if cause or endpoint is None:
        yield _ended(cause or "off", answer.language, endpoint, started)
        return
    vocabulary = await asyncio.to_thread(vocabulary_of, searcher)
    draft = _Draft(sources, answer.language, vocabulary)
    try:
        async with aclosing(_listen(question, endpoint, draft)) as judgements:
            async for judgement in judgements:
                if judgement.status != "dropped":
                    yield _sentence(judgement, draft)
    except EndpointError as error:
        logger.warning("no generated answer: %s", error)
        yield _ended(error.cause, answer.language, endpoint, started)
        return
    yield _whole(draft, endpoint, started)


async def _listen(
    question: QuestionIn, endpoint: Endpoint, draft: _Draft
) -> AsyncGenerator[Judgement, None]:
    """Let the model write into the draft, and give each judgement as it falls.

    Raises what ``stream_text`` and ``_Draft.hear`` raise.
    """
    finish: str | None = None
    asked = messages_for(question.question, draft.sources, draft.language)
    async with aclosing(stream_text(endpoint, asked)) as pieces:
        async for piece in pieces:
            draft.raw += piece.text
            finish = piece.finish or finish
            if len(draft.raw) > MAX_CHARS:
                draft.raw = draft.raw[:MAX_CHARS]
                finish = "length"
                break
            if draft.has_more():
                for judgement in await asyncio.to_thread(draft.hear):
                    yield judgement
    draft.cut = finish == "length"
    if _declines(draft):
        return
    for judgement in await asyncio.to_thread(draft.hear, ended=True, complete=not draft.cut):
        yield judgement


@lru_cache(maxsize=1)
def vocabulary_of(searcher: Searcher) -> Vocabulary:
    """The vocabulary of the generation that is live; made once for each."""
    return Vocabulary(searcher.generation.analyzer, searcher.generation.frequencies)


def _nothing_to_send(
    question: QuestionIn, sources: list[Source], endpoint: Endpoint | None
) -> Cause | None:
    """Why the endpoint is not asked at all."""
    if endpoint is None:
        return "off"
    if find_person_data(question.question) and not question.confirm:
        return "personal_data"
    return None if sources else "no_quotes"


def _declines(draft: _Draft) -> bool:
    """Whether the model found no answer, as it may."""
    return spoken(draft.raw).strip(" .\n") == NO_ANSWER


def _whole(draft: _Draft, endpoint: Endpoint, started: float) -> GeneratedOut:
    """The generated answer, when the model has said all."""
    shown = [judgement for judgement in draft.judgements if judgement.status != "dropped"]
    reasons = Counter(j.reason for j in draft.judgements if j.status == "dropped" and j.reason)
    cause: Cause = "ok"
    if not shown:
        cause = "no_answer" if _declines(draft) else "nothing_held" if draft.heard else "empty"
    ended = _ended(cause, draft.language, endpoint, started, dropped=reasons.total())
    return ended.model_copy(
        update={
            "sentences": [_sentence(judgement, draft) for judgement in shown],
            "dropped_reasons": dict(reasons),
            "cut": draft.cut,
        }
    )


def _ended(
    cause: Cause,
    language: Language,
    endpoint: Endpoint | None,
    started: float,
    *,
    dropped: int = 0,
) -> GeneratedOut:
    return GeneratedOut(
        state=STATES[cause],
        cause=cause,
        message=message_of(cause, language, dropped),
        model=endpoint.model if endpoint else None,
        dropped=dropped,
        took_ms=(time.perf_counter() - started) * 1000,
    )


def _sentence(judgement: Judgement, draft: _Draft) -> GeneratedSentenceOut:
    by_number = {source.number: source for source in draft.sources}
    cited = [by_number[number] for number in judgement.claim.numbers]
    return GeneratedSentenceOut(
        text=judgement.claim.text,
        cites=list(dict.fromkeys(source.quote for source in cited)),
        evidence=[EvidenceOut(quote=s.quote, start=s.start, end=s.end) for s in cited],
        status="marked" if judgement.reason else "supported",
        reason=judgement.reason,
        explanation=explain(judgement.reason, draft.language),
    )
