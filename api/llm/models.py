"""What flows between the endpoint and the reader."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from index.text.language import Language
from ingest.errors import FunnError
from ingest.models import Voice

#: ``withheld``: nothing was sent, because there was nothing to send or it may not be.
State = Literal["off", "ok", "unavailable", "timed_out", "rejected", "withheld"]
Status = Literal["supported", "marked", "dropped"]
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


class EndpointError(FunnError):
    """The endpoint gave nothing that can be used.

    Attributes:
        cause: Which of the things that go wrong with endpoints it was.
    """

    def __init__(self, cause: Cause, message: str) -> None:
        super().__init__(message)
        self.cause: Cause = cause


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where the model is asked.

    Attributes:
        url: Of ``chat/completions`` itself.
        timeout_s: For the whole answer, from the first byte sent to the last received.
    """

    url: str
    model: str
    timeout_s: float
    api_key: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Source:
    """One verified sentence, as the model gets it.

    Attributes:
        number: What the model cites it by, from 1.
        quote: Place of the quote that it stands in, from 0.
        start, end: In the canonical text of the document.
        text: That slice, with every run of white space as one space.
        about: What else is known of the place: title, authors, section, table header.
            Names may be taken from it; numbers may not.
        context: Caption and header of a table row; its numbers and units count.
    """

    number: int
    quote: int
    start: int
    end: int
    text: str
    document: str
    page: str | None
    voice: Voice
    language: Language
    about: str = ""
    context: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence of the model's.

    Attributes:
        text: Without its citations.
        numbers: Of the sources it cites, in order, each once.
        complete: Whether it was written to its end.
    """

    text: str
    numbers: tuple[int, ...]
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a claim is worth. ``reason`` is ``None`` only where it is supported."""

    claim: Claim
    status: Status
    reason: Reason | None = None
