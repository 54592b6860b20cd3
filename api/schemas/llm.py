"""The contract for generated answers, which are shown beside the quotes, never in their place."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from api.schemas.questions import Schema

#: ``withheld``: nothing was sent, because there was nothing to send or it may not be.
State = Literal["off", "ok", "unavailable", "timed_out", "rejected", "withheld"]
#: Why a sentence is marked or dropped.
Reason = Literal[
    "no_citation",
    "unknown_citation",
    "quotation",
    "link",
    "number",
    "name",
    "negation",
    "wording",
    "voice",
    "incomplete",
    "too_many",
]
#: Why there is no generated answer, or none to show. Each is worded in ``messages``.
Cause = Literal[
    "off",
    "personal_data",
    "no_quotes",
    "unreachable",
    "refused",
    "busy",
    "failed",
    "unreadable",
    "broke_off",
    "timed_out",
    "wrong_language",
    "empty",
    "nothing_held",
    "no_answer",
    "ok",
]


class GeneratorOut(Schema):
    """The language model that may word quotes: its name, and nothing of where it is."""

    model: str = Field(description="As it is called at the endpoint.")


class EvidenceOut(Schema):
    """A verified sentence that a generated one rests on."""

    quote: int = Field(description="Place in the answer's `quotes`, from 0.")
    start: int = Field(description="In the canonical text of that quote's document.")
    end: int


class GeneratedSentenceOut(Schema):
    """A sentence of the model's that was held up against the quotes it cites."""

    text: str = Field(description="Plain text: no markup in it is meant.")
    cites: list[int] = Field(description="Places in the answer's `quotes`, from 0, each once.")
    evidence: list[EvidenceOut]
    status: Literal["supported", "marked"]
    reason: Reason | None = Field(description="Why it is marked.")
    explanation: str | None = Field(description="The reason in the question's language.")


class GeneratedOut(Schema):
    """A language model's sentences on the quotes, as far as they could be verified."""

    state: State
    cause: Cause = Field(description="The cause of the state.")
    message: str = Field(description="The state in words, in the question's language.")
    sentences: list[GeneratedSentenceOut] = Field(default_factory=list)
    model: str | None = Field(None, description="As it is called at the endpoint.")
    dropped: int = Field(0, description="Sentences that could not be verified.")
    dropped_reasons: dict[Reason, int] = Field(default_factory=dict)
    cut: bool = Field(False, description="It was longer than allowed; the rest was not read.")
    took_ms: float = 0.0
