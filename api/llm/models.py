"""What flows between the endpoint and the reader."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from api.schemas.llm import Cause, Reason
from index.text.language import Language
from ingest.errors import FunnError
from ingest.models import Voice

Status = Literal["supported", "marked", "dropped"]


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
